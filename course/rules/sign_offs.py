"""What no program can judge: the reviews that people sign.

Input: a module. Output: one row for each review, with name and date, or without them while
nobody has done it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from course.locale import translatable
from course.model import Module
from course.model.waivers import Review

REVIEWS: dict[Review, str] = {
    "distractors": translatable("Wrong answers are plausible and come from real mistakes"),
    "key": translatable("Each right answer is the best one"),
    "scenarios": translatable("Scenarios ring true to somebody who does the job"),
    "trial": translatable("Checklists were tried out at work"),
    "fairness": translatable("Read for fairness and accessibility"),
    "law": translatable("Checked against local law on privacy and accessibility"),
    "evidence": translatable("The wording of the evidence notes is fair"),
    "observers": translatable("Two supervisors marked the same contact alike"),
}
NOT_YET = translatable("not yet reviewed")


@dataclass(frozen=True)
class ReviewRow:
    """One review of a module: what it is, and who has done it when, if anybody has."""

    label: str
    name: str | None = None
    date: datetime.date | None = None


def review_rows(module: Module) -> tuple[ReviewRow, ...]:
    """Return every review of a module, the latest signature for each."""
    signed = {entry.what: entry for entry in sorted(module.offering.signed, key=lambda entry: entry.date)}
    return tuple(
        ReviewRow(label, signed[what].name, signed[what].date) if what in signed else ReviewRow(label)
        for what, label in REVIEWS.items()
    )
