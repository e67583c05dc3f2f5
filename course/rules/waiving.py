"""Waivers against findings: what may stay, and which waivers are wrong.

Input: breaches of rules, and the waivers of what was judged; both can be stored with a module and set against each
other later. Output: whether a waiver holds for a breach, and in the end a problem for each that names no rule, or
nothing that was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from course.model.lesson import Lesson
from course.model.waivers import TextWaiver
from course.reading.data import Place
from course.reading.problems import Position, Problem, shown
from course.reading.telling import tell
from course.rules.levels import Levels
from course.rules.rule import Finding, Rule, nearest_rule
from course.rules.texts import Carried, Holder

# A lesson is known by its file; a set of keys by where it begins, where no other does.
HolderKey = tuple[str, Place | None]


class Breach(NamedTuple):
    """What a rule has found, what may carry a waiver for it, and the words that a waiver in a lesson quotes."""

    problem: Problem
    holder: HolderKey | None = None
    words: str = ""


class PlacedWaiver(NamedTuple):
    """A waiver as it stands somewhere: the rule, the reason, the words of a lesson that it quotes, and its place."""

    holder: HolderKey
    rule: str
    reason: str
    text: str | None
    position: Position


class Waived(NamedTuple):
    """What a rule found and a waiver keeps quiet."""

    problem: Problem
    reason: str


def _key(holder: Holder) -> HolderKey:
    return (holder.path, None if isinstance(holder, Lesson) else holder.place)


def breach_of(rule: Rule, finding: Finding) -> Breach:
    """Return a finding as it is kept."""
    problem = Problem(finding.position, finding.found, finding.write, rule.id)
    return Breach(problem, None if finding.holder is None else _key(finding.holder), finding.words)


def placed_waivers(held: Iterable[tuple[Holder, Carried]]) -> Iterator[PlacedWaiver]:
    """Yield the waivers that stand at these places."""
    for holder, waivers in held:
        for waiver in waivers:
            text = waiver.text if isinstance(waiver, TextWaiver) else None
            yield PlacedWaiver(_key(holder), waiver.rule, waiver.reason, text, waiver.at.at("rule"))


class Waivers:
    """All waivers of a course, and which of them were needed."""

    def __init__(self, placed: Iterable[PlacedWaiver]) -> None:
        self._by_place: dict[HolderKey, list[PlacedWaiver]] = {}
        for waiver in placed:
            self._by_place.setdefault(waiver.holder, []).append(waiver)
        self._used: set[PlacedWaiver] = set()

    def reason_for(self, breach: Breach) -> str | None:
        """Return why this breach may stay, or None; the waiver counts as used."""
        waivers = self._by_place.get(breach.holder, ()) if breach.holder else ()
        for waiver in waivers:
            quoted = waiver.text is None or " ".join(waiver.text.split()) in " ".join(breach.words.split())
            if waiver.rule == breach.problem.rule and quoted:
                self._used.add(waiver)
                return waiver.reason
        return None

    def problems(self, rules: dict[str, Rule], levels: Levels) -> Iterator[Problem]:
        """Yield what is wrong with the waivers themselves, after every breach was asked about."""
        for waiver in self._all():
            if waiver.rule not in rules:
                yield Problem(
                    waiver.position,
                    tell("there is no rule %(rule)s", rule=shown(waiver.rule)),
                    nearest_rule(waiver.rule, rules),
                )
            elif waiver not in self._used and levels.of(waiver.rule) != "off" and not levels.is_silent(waiver.rule):
                where = tell("this place") if waiver.text is None else tell("these words")
                found = tell(
                    "%(rule)s finds nothing at %(where)s, so there is nothing to waive", rule=waiver.rule, where=where
                )
                yield Problem(waiver.position, found, tell("take the waiver away"), waiver.rule)

    def unheard(self, rules: dict[str, Rule], levels: Levels) -> Iterator[Problem]:
        """Yield the waivers of rules that the course does not hold, unless it is held to a profile for once."""
        for waiver in self._all() if levels.is_chosen else ():
            is_off = waiver.rule in rules and levels.of(waiver.rule) == "off"
            if is_off and not levels.is_silent(waiver.rule):
                found = tell("%(rule)s is off in this course, so there is nothing to waive", rule=waiver.rule)
                yield Problem(waiver.position, found, tell("take the waiver away, or hold the rule"), waiver.rule)

    def _all(self) -> Iterator[PlacedWaiver]:
        for waivers in self._by_place.values():
            yield from waivers
