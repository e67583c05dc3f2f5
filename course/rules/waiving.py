"""Waivers against findings: what may stay, and which waivers are wrong.

Input: the waivers of a ``Content``. Output: whether one holds for a finding, and in the end
a problem for each that names no rule, a rule that cannot be waived, or nothing that was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.model import Content
from course.model.lesson import Lesson
from course.model.waivers import TextWaiver, Waiver
from course.reading.problems import Problem, nearest, shown
from course.rules.rule import Finding, Rule
from course.rules.texts import Holder, holders


@dataclass(frozen=True)
class Waived:
    """A warning that a waiver keeps quiet."""

    problem: Problem
    reason: str


def _key(holder: Holder) -> tuple[str, int]:
    # A lesson is known by its file; a place of a data file by the very node it was read from.
    return (holder.path, 0) if isinstance(holder, Lesson) else (holder.path, id(holder))


class Waivers:
    """All waivers of a course, and which of them were needed."""

    def __init__(self, content: Content) -> None:
        self._by_place: dict[tuple[str, int], list[Waiver | TextWaiver]] = {}
        for holder, waivers in holders(content):
            if waivers:
                self._by_place.setdefault(_key(holder), []).extend(waivers)
        self._used: set[int] = set()

    def reason_for(self, rule: str, finding: Finding) -> str | None:
        """Return why this finding may stay, or None; the waiver counts as used."""
        if finding.holder is None:
            return None
        words = " ".join(finding.words.split())
        for waiver in self._by_place.get(_key(finding.holder), ()):
            quoted = " ".join(waiver.text.split()) in words if isinstance(waiver, TextWaiver) else True
            if waiver.rule == rule and quoted:
                self._used.add(id(waiver))
                return waiver.reason
        return None

    def problems(self, rules: dict[str, Rule]) -> Iterator[Problem]:
        """Yield what is wrong with the waivers themselves, after every finding was asked about."""
        for waiver in (waiver for waivers in self._by_place.values() for waiver in waivers):
            place = waiver.at.at("rule")
            rule = rules.get(waiver.rule)
            if rule is None:
                yield Problem(place, f"there is no rule {shown(waiver.rule)}", nearest(waiver.rule, rules))
            elif rule.severity == "error":
                yield Problem(
                    place, f"{waiver.rule} is an error and cannot be waived", "fix what it found", waiver.rule
                )
            elif id(waiver) not in self._used:
                where = "these words" if isinstance(waiver, TextWaiver) else "this place"
                found = f"{waiver.rule} finds nothing at {where}, so there is nothing to waive"
                yield Problem(place, found, "take the waiver away", waiver.rule)
