"""Which records the figures of ``statistics`` come from, and the figures as CSV.

Input: entries of ``verify``, and the course. Output: a ``Report``, and a line for each question. On the page
``verify.html``, ``web/records/figures.js`` does the same; a test compares the files byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from course.model import Content
from course.records import wording
from course.records.advice import advice_on
from course.records.answers import Answers, answers_in
from course.records.present import present_of
from course.records.record import Record, Record2, Record4
from course.records.roster import Entry, csv_of, kept, latest_of_each
from course.records.spreadsheet import ENGLISH_FORM, Form
from course.records.statistics import (
    FROM_BROWSER,
    FROM_PAPER,
    OF_THE_SAME,
    WITHOUT_ANSWERS,
    WITHOUT_FIRSTS,
    Goal,
    Item,
    by_objective,
    statistics,
)
from course.records.verification import STATES

COLUMNS = wording.FIGURES_COLUMNS
GOAL_COLUMNS = wording.GOALS_COLUMNS


MOST_NAMED = 10  # files of those that are left out for one reason


@dataclass(frozen=True)
class LeftOut:
    """How many records were left out, why, and the names of their files, or of the first of them."""

    why: str
    number: int
    files: tuple[str, ...]

    @property
    def named(self) -> str:
        """The names of the files, and whether there are more."""
        return ", ".join([*self.files, *(["\u2026"] if self.number > len(self.files) else [])])


@dataclass(frozen=True)
class Report:
    """The questions, the objectives, and which records they come from."""

    items: tuple[Item, ...]
    goals: tuple[Goal, ...]
    used: int
    left_out: tuple[LeftOut, ...]


def report(entries: Iterable[Entry], content: Content, source: str = "browser") -> Report:
    """Return how the questions do in those records of one source that can be used: one a learner and course."""
    left_out: dict[str, list[str]] = {}
    usable = []
    for entry in entries:
        if why := _unfit(entry, source):
            left_out.setdefault(why, []).append(entry.file)
        else:
            usable.append(entry)
    kept = latest_of_each(usable, present_of(content))
    if len(usable) > len(kept):
        counted = set(map(id, kept))
        left_out[OF_THE_SAME] = [entry.file for entry in usable if id(entry) not in counted]
    records = [entry.reading.record for entry in kept if isinstance(entry.reading.record, Record2)]
    answers = answers_in(records, content.modules, content.former)
    told = (LeftOut(why, len(files), tuple(files[:MOST_NAMED])) for why, files in left_out.items())
    return reported(answers, content, len(records), told)


def _unfit(entry: Entry, source: str) -> str:
    """Return why a record is left out, or ""."""
    record = entry.reading.record
    if entry.outcome.state in ("unreadable", "altered", "foreign"):
        return STATES[entry.outcome.state]
    if not isinstance(record, Record):
        return WITHOUT_ANSWERS
    if not isinstance(record, Record2):
        return WITHOUT_FIRSTS
    if isinstance(record, Record4) != (source == "paper"):
        return FROM_BROWSER if source == "paper" else FROM_PAPER
    return ""


def reported(answers: Mapping[str, Answers], content: Content, used: int, left_out: Iterable[LeftOut]) -> Report:
    """Return what is told of the answers, by module, in so many records."""
    goals = tuple(by_objective(answers, content))
    return Report(tuple(statistics(answers, content)), goals, used, tuple(left_out))


def as_csv(made: Report, form: Form = ENGLISH_FORM) -> bytes:
    """Return a line for each question, as CSV that Excel opens."""
    return csv_of([form.heads(COLUMNS), *(_csv_line(item, form) for item in made.items)], form)


def _csv_line(item: Item, form: Form) -> list[str]:
    figures = (
        *(item.facility, *(item.facility_interval or (None, None))),
        *(item.discrimination, *(item.discrimination_interval or (None, None))),
    )
    return [
        *(item.module, item.question, item.kind, str(item.answers), str(item.earlier), str(item.shown)),
        *(form.number(two_decimals(figure)) for figure in figures),
        "; ".join(advice.said() for advice in advice_on(item)),
        "; ".join(f"{choice.id}: {choice.count}" for choice in item.choices),
        "; ".join(f"{choice.id}: {choice.better} of {item.better}" for choice in item.choices),
        "; ".join(f"{choice.id}: {choice.worse} of {item.worse}" for choice in item.choices),
        item.at,
    ]


def goals_csv(made: Report, form: Form = ENGLISH_FORM) -> bytes:
    """Return a line for each objective, as CSV that Excel opens."""
    return csv_of([form.heads(GOAL_COLUMNS), *(_goal_line(goal, form) for goal in made.goals)], form)


def _goal_line(goal: Goal, form: Form) -> list[str]:
    figures = (form.number(two_decimals(figure)) for figure in (goal.share, *(goal.interval or (None, None))))
    return [goal.module, kept(goal.objective), goal.text, str(goal.questions), str(goal.people), *figures]


def two_decimals(number: float | None) -> str:
    """Return a number as it is shown, or nothing; there is no nought below nought."""
    return "" if number is None else f"{number:.2f}".replace("-0.00", "0.00")
