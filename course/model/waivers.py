"""What people have decided: findings that are right to stay, and reviews that no program can do.

the schema builds them. Output: the entries of ``waive``, which
``course.rules`` sets against its findings, and of ``signed``. A waiver holds for the one place
it stands at.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.reading.data import Mapping
from course.reading.values import Pattern

Review = Literal["distractors", "key", "scenarios", "trial", "fairness", "law", "evidence", "observers"]
RuleId = Annotated[str, Pattern(r"[A-Z]{2}\d{2}", "a rule's id such as QZ11")]


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """One rule that need not hold at this place, with the reason."""

    label: ClassVar[str] = "a waiver"
    means: ClassVar[dict[str, str]] = {
        "rule": "The id of the rule",
        "reason": "Why it need not hold, such as The word is the name of the desk.",
    }
    rule: RuleId
    reason: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class TextWaiver:
    """One rule that need not hold for these words of a lesson, with the reason."""

    label: ClassVar[str] = "a waiver"
    means: ClassVar[dict[str, str]] = {
        "rule": "The id of the rule",
        "text": "The words that it is about, as the text has them, such as only one of them",
        "reason": "Why it need not hold, such as It is a count.",
    }
    rule: RuleId
    text: str
    reason: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class SignOff:
    """Who has done a review that no program can do, and when."""

    label: ClassVar[str] = "a sign-off"
    means: ClassVar[dict[str, str]] = {
        "what": "What was looked at",
        "name": "Who did it, such as Anna Reed",
        "date": "When it was done",
    }
    what: Review
    name: str
    date: datetime.date
    at: Mapping = field(compare=False, repr=False)
