"""A page for trainers of how the questions do: one file that needs nothing beside it.

Input: the figures of ``records.statistics``, and what gives the address of a page of the site. Output: HTML. It names
no learner. Each picture stands beside the numbers that it shows, so it is hidden from who hears the page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from course.locale import Words
from course.model import Content, Module
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.place import page_of
from course.records.advice import ENOUGH_TO_JUDGE, advice_on
from course.records.figures import Report
from course.records.intervals import Interval
from course.records.statistics import Item

SRC = "statistics.md"


def statistics_page(
    content: Content,
    overrides: Path,
    address: Callable[[str], str],
    report: Report,
) -> str:
    """Return the page of these figures; ``address`` gives where a page of the site stands, or ""."""
    fragments = Fragments(content, overrides, Links())
    asked = [item for item in report.items if item.answers or item.earlier or item.shown]
    said = {(item.module, item.question): [one.said(content.words) for one in advice_on(item)] for item in asked}
    goals = [goal for goal in report.goals if goal.people]
    modules = [(module, [item for item in asked if item.module == module.code]) for module in content.modules]
    return fragments.render(
        "statistics.html",
        SRC,
        modules=[(module, found) for module, found in modules if found],
        goals={module.code: [goal for goal in goals if goal.module == module.code] for module, _ in modules},
        said=said,
        standing_out=[item for item in asked if item.answers >= ENOUGH_TO_JUDGE and said[item.module, item.question]],
        prompts={
            (module.code, question.id): question.prompt for module, _ in modules for question in module.quiz.tested
        },
        places={(item.module, item.question): _place(content.by_code[item.module], item, address) for item in asked},
        figure=lambda number, interval: _figure(number, interval, content.words),
        used=report.used,
        left_out=[(one.why, one.number) for one in report.left_out],
        enough=ENOUGH_TO_JUDGE,
    )


def _place(module: Module, item: Item, address: Callable[[str], str]) -> str:
    """Return the address of a question, or ""."""
    page = address(page_of(module, item.question))
    return f"{page}#question-{item.question}" if page else ""


def _figure(number: float | None, interval: Interval | None, words: Words) -> str:
    if number is None or interval is None:
        return ""
    shown = [words.number(round(part, 2)) for part in (number, *interval)]
    return words.say("%(figure)s (%(low)s to %(high)s)", figure=shown[0], low=shown[1], high=shown[2])
