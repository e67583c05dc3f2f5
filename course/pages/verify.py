"""The trainer's page that opens records: what it compares with, and the words it uses.

Input: ``Content`` and ``Fragments``. Output: a ``Page`` that holds versions, fingerprints and
changes as a table with ``data-*``; records themselves stay in the browser that opens them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from course.locale import Words
from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Lines, Page, catalogue_line
from course.pages.place import page_of
from course.records import wording

VERIFY = "verify.md"
SHOWN = (
    "learner",
    "number",
    "site",
    "state",
    "course",
    "completed",
    "valid_until",
    "result",
    "merged",
    "doubles",
    "code",
)


def verify_page(content: Content, fragments: Fragments) -> Page:
    """Return the page that verifies records."""
    from course.records.present import present_of  # here, because few builds make this page

    states, columns = _said(wording.STATES, content.words), _said(wording.ROSTER_COLUMNS, content.words)
    asked = content.catalogue.records
    left_out = {name for name in ("number", "site") if getattr(asked, name) == "leave-out"}
    return Page(
        src=VERIFY,
        title=content.words.say("Verify records"),
        short_title=content.words.say("Verify records"),
        description=content.words.say(
            "Opens the records that learners hand over, says whether they were changed, and lists them."
        ),
        html=fragments.render(
            "verify.html",
            VERIFY,
            present=present_of(content),
            columns=json.dumps(columns),
            shown=[(name, columns[name]) for name in SHOWN if name not in left_out],
            states=states,
            states_data=json.dumps(states),
            meaning=content.words.translated(wording.MEANING),
            words_data=json.dumps(_said(wording.VERIFIED, content.words)),
            enough=wording.ENOUGH_TO_JUDGE,
            figures_columns=json.dumps(_heads(wording.FIGURES_COLUMNS, content.words)),
            goals_columns=json.dumps(_heads(wording.GOALS_COLUMNS, content.words)),
            **_of_people(content.words),
        ),
        revision_line=catalogue_line(content),
    )


def _of_people(words: Words) -> dict[str, Any]:
    """Return what the page needs to say who has completed what is due."""
    standings = _said(wording.STANDINGS, words)
    return {
        "people_words": json.dumps(_said(wording.PEOPLE | wording.STANDING, words)),
        "people_columns": json.dumps(_said(wording.LISTS_COLUMNS, words)),
        "standings": standings,
        "standings_data": json.dumps(standings),
        "lists": _said(wording.LISTS_HEADS, words),
        "counted": wording.COUNTED,
        "double": words.translated(wording.DOUBLE),
        "within": wording.WITHIN,
    }


def tested_lines(module: Module, fragments: Fragments) -> dict[str, Lines]:
    """Return what figures need of a module's questions, by the path of its script; none where it has none."""
    asked = [(question, page_of(module, question.id)) for question in module.quiz.tested]
    if not asked:
        return {}
    objectives = module.tested_objectives
    html = fragments.render("tested.html", VERIFY, module=module, asked=asked, objectives=objectives)
    return {f"{module.slug}/figures.js": Lines(html, is_packed=True)}


def _said(messages: dict[str, str], words: Words) -> dict[str, str]:
    return {name: words.translated(message) for name, message in messages.items()}


def _heads(columns: Iterable[str], words: Words) -> list[str]:
    return [words.translated(column) for column in columns]
