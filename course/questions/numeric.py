"""Numeric: a typed number, with a tolerance or a range (QTI: textEntryInteraction, float)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.data import Mapping
from course.questions.base import Fault, Question, RightWrong, points_in_words
from course.schema import Pattern, aliased


@dataclass(frozen=True, kw_only=True)
class Range:
    """Any number from ``low`` to ``high``, both included, is right."""

    label: ClassVar[str] = "a range"

    low: float = aliased("from")
    high: float = aliased("to")
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Numeric(Question):
    """All points for a number within the tolerance; a decimal comma and the unit may be typed."""

    kind: Literal["numeric"] = "numeric"
    answer: float | None = None
    range: Range | None = None
    tolerance: Annotated[str, Pattern(r"\d{1,12}(?:\.\d{1,12})?%?", "a number such as 0.5, or a share such as 5%")] = (
        "0"
    )
    unit: str | None = None
    feedback: RightWrong

    def bounds(self) -> tuple[float, float]:
        """Return the lowest and highest number that is right."""
        if self.range is not None:
            return self.range.low, self.range.high
        answer = self.answer or 0.0
        amount = float(self.tolerance.rstrip("%"))
        room = abs(answer) * amount / 100 if self.tolerance.endswith("%") else amount
        return answer - room, answer + room

    @property
    def rule(self) -> str:
        """How points are earned, in words."""
        return f"{points_in_words(self.points).capitalize()} for the right number, with a decimal point or comma."

    def key(self) -> object:
        """Return the lowest and highest right number, and the unit."""
        return [*self.bounds(), self.unit]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault unless exactly one of ``answer`` and ``range`` is given, and it holds numbers."""
        if self.answer is None and self.range is None:
            yield (), "the question has neither `answer` nor `range`", "add `answer: 12` or `range: {from: 10, to: 14}`"
        if self.answer is not None and self.range is not None:
            yield ("range",), "the question has both `answer` and `range`", "keep one of the two"
        if self.range is not None and self.range.low > self.range.high:
            yield ("range",), "the range ends before it starts", "write the smaller number after `from`"
        if self.range is not None and "tolerance" in self.at.entries:
            yield ("tolerance",), "a range needs no `tolerance`", "widen the range instead"
