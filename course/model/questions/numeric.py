"""Numeric: a typed number, with a tolerance or a range (QTI: textEntryInteraction, float)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import ENGLISH, Words
from course.model import typed
from course.model.questions.base import Fault, Question, RightWrong, written_part
from course.model.questions.part import Answering, Part
from course.reading.data import Mapping
from course.reading.meant import two_meant
from course.reading.problems import shown
from course.reading.schema import aliased
from course.reading.telling import tell
from course.reading.values import Pattern, Within

_MARKUP = re.compile(r"\*\w|`|\^[^^]+\^|~[^~]+~|</?\w+>|&#?\w+;|\]\(|\$[^$]+\$")


@dataclass(frozen=True, kw_only=True)
class Range:
    """Any number from ``low`` to ``high``, both included, is right."""

    label: ClassVar[str] = "a range"
    means: ClassVar[dict[str, str]] = {
        "low": "The lowest number that is right",
        "high": "The highest number that is right",
    }

    low: float = aliased("from")
    high: float = aliased("to")
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Numeric(Question):
    """All points for a number within the tolerance, as ``course.model.typed`` reads it, with or without its unit."""

    rank: ClassVar[int] = 50
    answering: ClassVar[Answering] = "write"

    means: ClassVar[dict[str, str]] = {
        "answer": "The number that is right",
        "range": "The numbers that are right, in place of `answer`",
        "tolerance": "How far off is still right",
        "unit": "What is counted, such as minutes",
        "units": "The unit, and other names that may be typed for it, such as minutes",
        "feedback": "What is said of a right and of any other answer",
    }

    kind: Literal["numeric"] = "numeric"
    answer: float | None = None
    range: Range | None = None
    tolerance: Annotated[str, Pattern(r"\d{1,12}(?:\.\d{1,12})?%?", "a number such as 0.5, or a share such as 5%")] = (
        "0"
    )
    unit: str | None = None
    units: Annotated[tuple[str, ...], Within(0, 20)] = ()  # the unit, and other names that may be typed for it
    feedback: RightWrong | None = None

    def bounds(self) -> tuple[float, float]:
        """Return the lowest and highest number that is right."""
        if self.range is not None:
            return self.range.low, self.range.high
        answer = self.answer or 0.0
        amount = float(self.tolerance.rstrip("%"))
        room = abs(answer) * amount / 100 if self.tolerance.endswith("%") else amount
        return answer - room, answer + room

    @property
    def right_range(self) -> tuple[float, float]:
        """The lowest and highest number that is right."""
        return self.bounds()

    @property
    def names(self) -> tuple[str, ...]:
        """The unit under each of its names; the first is the one that is shown."""
        return self.units or ((self.unit,) if self.unit is not None else ())

    @property
    def shown_unit(self) -> str | None:
        """The unit as learners read it."""
        return next(iter(self.names), None)

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        return words.say(
            "%(points)s for the right number, with a decimal point or comma.", points=words.count(self.points, "point")
        )

    def reading_in(self, words: Words) -> str:
        """Return how a number may be written."""
        return words.say("With a decimal point or comma.")

    def right_numbers(self, words: Words) -> str:
        """Return which numbers are right, as a key says it."""
        low, high = (words.number(bound) for bound in self.bounds())
        high += f" {self.shown_unit}" if self.shown_unit else ""
        return high if self.bounds()[0] == self.bounds()[1] else words.say("%(low)s to %(high)s", low=low, high=high)

    def parts_in(self, words: Words) -> tuple[Part, ...]:
        """Return what is written."""
        return written_part((self.right_numbers(words),), self.feedback, self.at, self.shown_unit or "")

    def parts(self) -> tuple[Part, ...]:
        """Return what is written."""
        return written_part((self.right_numbers(ENGLISH),), self.feedback, self.at, self.shown_unit or "")

    def key(self) -> object:
        """Return the lowest and highest right number, and the unit; its other names earn nothing."""
        return [*self.bounds(), self.shown_unit]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault unless exactly one of ``answer`` and ``range`` is given, and it holds numbers."""
        if self.answer is None and self.range is None:
            yield (
                (),
                tell("the question has neither `answer` nor `range`"),
                tell("add `answer: 12` or `range: {from: 10, to: 14}`"),
            )
        if self.answer is not None and self.range is not None:
            yield ("range",), tell("the question has both `answer` and `range`"), tell("keep one of the two")
        if self.range is not None and self.range.low > self.range.high:
            yield ("range",), tell("the range ends before it starts"), tell("write the smaller number after `from`")
        if self.range is not None and "tolerance" in self.at.entries:
            yield ("tolerance",), tell("a range needs no `tolerance`"), tell("widen the range instead")
        if both := two_meant(self.tolerance):
            one, thousands = (f"{number:.15g}" for number in both)
            yield (
                ("tolerance",),
                tell("`tolerance` can be read as %(one)s and as %(thousands)s", one=one, thousands=thousands),
                tell("write `%(one)s` or `%(thousands)s`, whichever you mean", one=one, thousands=thousands),
            )
        if self.answer == 0 and self.tolerance.endswith("%"):
            yield (
                ("tolerance",),
                tell("%(tolerance)s of 0 is 0", tolerance=self.tolerance),
                tell("write how far off is right as a number, such as 0.5"),
            )
        yield from self._unit_faults()
        yield from self._unreachable()

    def _unit_faults(self) -> Iterator[Fault]:
        if self.unit is not None and self.units:
            yield (
                ("units",),
                tell("the question has both `unit` and `units`"),
                tell("keep `units`, the name that is shown first"),
            )
        key: tuple[str | int, ...] = ("unit",) if not self.units else ("units",)
        for number, name in enumerate(self.names):
            at = (*key, number) if self.units else key
            if not typed.evened(name):
                yield (
                    at,
                    tell("%(name)s is nothing that can be typed", name=shown(name)),
                    tell("write the unit in letters, such as `minutes`"),
                )
            elif _MARKUP.search(name):
                yield (
                    at,
                    tell("the unit %(name)s is shown as it is written, with the signs of its markup", name=shown(name)),
                    tell("write it without them, such as `m²`"),
                )
            elif typed.numbers(name):
                yield (
                    at,
                    tell("the unit %(name)s is read as a number", name=shown(name)),
                    tell("write the unit alone, such as `minutes`"),
                )
        for number, before in typed.twins(self.units):
            one, other = shown(self.units[number]), shown(self.units[before])
            same = tell("%(one)s is the same as %(other)s when typed", one=one, other=other)
            yield ("units", number), same, tell("remove one")

    def _unreachable(self) -> Iterator[Fault]:
        """Yield a fault where the right number, as the key shows it, would be marked wrong."""
        low, high = self.bounds()
        if low > high or not all(typed.evened(name) and not typed.numbers(name) for name in self.names):
            return
        right = self.answer if self.answer is not None else low
        ways = [f"{right:.12g}", *(f"{right:.12g} {name}" for name in self.names)]
        for way in ways:
            if not typed.is_within(way, self.names, low, high):
                at: tuple[str | int, ...] = ("answer",) if self.answer is not None else ("range",)
                yield (
                    at,
                    tell("%(way)s is right and would not be read so", way=shown(way)),
                    tell("write a number with fewer digits, or another unit"),
                )
                return
