"""First answers as figures count them: which were given, and how often; and what learners earned by objective.

Input: records, and a module. Output: ``Answers``. ``parquet_answers.py`` comes to the same from tables. Points have two
decimals, so that they are summed up in hundredths, and what is taken away leaves nothing over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from course.model import Module
from course.model.former_names import FormerNames
from course.records.record import Record2, RecordFirst, RecordModule2
from course.records.schema import changed


class Given(NamedTuple):
    """A first answer, as many may have given it.

    ``rest`` is the share of points earned on the rest of the test, or None where there is no rest.
    """

    fingerprint: str
    points: float
    of: float
    is_shown: bool
    response: tuple[tuple[str, str | bool], ...]
    rest: float | None


Shares = Counter[tuple[int, int]]  # hundredths of points that one learner earned, and that there were


@dataclass
class Answers:
    """What was answered in the test of one module, with the names of today."""

    given: dict[str, Counter[Given]] = field(default_factory=dict)  # by question
    shares: dict[str, Shares] = field(default_factory=dict)  # by objective, first answers to present keys alone

    @classmethod
    def of(cls, module: Module) -> Answers:
        """Return what holds the answers to the test of a module, of which there are none yet."""
        tested = module.quiz.tested
        objectives = {question.objective for question in tested if question.objective}
        return cls({one.id: Counter() for one in tested}, {name: Counter() for name in objectives})


def answers_in(records: Iterable[Record2], modules: Iterable[Module], former: FormerNames) -> dict[str, Answers]:
    """Return what these records say was answered first in the tests of modules, by the codes of these."""
    tests = {module.code: _Test(module, former) for module in modules}
    for record in records:
        for part in record.modules:
            if test := tests.get(former.now("codes", (part.code,))[0]):
                test.add(part)
    return {code: test.answers for code, test in tests.items()}


class _Test:
    """The test of one module, and what was answered in it so far."""

    def __init__(self, module: Module, former: FormerNames) -> None:
        self.module, self.former = module, former
        kinds = ("questions", "parts", "groups")
        self.is_renamed = any(names[0] == module.slug for kind in kinds for names in former.by_kind.get(kind, ()))
        self.answers = Answers.of(module)
        self.fingerprints = {question.id: question.fingerprint for question in module.quiz.tested}
        self.objectives = {question.id: question.objective for question in module.quiz.tested}

    def add(self, part: RecordModule2) -> None:
        """Add what a record says of the module."""
        known = _named_now(part, self.module, self.former) if self.is_renamed else part
        _add(self.answers, known, self.fingerprints, self.objectives)


def _add(found: Answers, part: RecordModule2, fingerprints: dict[str, str], objectives: dict[str, str]) -> None:
    rests = _rests(part.firsts, fingerprints)
    earned: dict[str, tuple[int, int]] = {}
    for one in part.firsts:
        given = found.given.get(one.id)
        if given is None or not one.of:
            continue
        response = tuple(one.response.items())
        answer = Given(one.fingerprint, one.points, one.of, bool(one.shown), response, rests.get(one.id))
        given[answer] = given.get(answer, 0) + 1  # to call a counter takes longer
        if objectives[one.id] and one.fingerprint == fingerprints[one.id] and not one.shown:
            points, of = earned.get(objectives[one.id], (0, 0))
            earned[objectives[one.id]] = points + hundredths(one.points), of + hundredths(one.of)
    for objective, share in earned.items():
        found.shares[objective][share] += 1


def hundredths(points: float) -> int:
    """Return points, of which there are at most two decimals, in hundredths."""
    return round(points * 100)


def _rests(firsts: Sequence[RecordFirst], fingerprints: dict[str, str]) -> dict[str, float]:
    """Return by question which share of the points of all others of the same test a learner earned, where any are."""
    points, of = {one.id: 0 for one in firsts}, {one.id: 0 for one in firsts}
    for one in firsts:
        if fingerprints.get(one.id) == one.fingerprint:
            points[one.id] += hundredths(one.points)
            of[one.id] += hundredths(one.of)
    earned, all_of = sum(points.values()), sum(of.values())
    return {name: (earned - points[name]) / (all_of - of[name]) for name in of if all_of > of[name]}


def _named_now(part: RecordModule2, module: Module, former: FormerNames) -> RecordModule2:
    """Return what a record says of a module, with the names of today of its questions and their parts."""
    return changed(part, firsts=tuple(_question_now(one, module.slug, former) for one in part.firsts))


def _question_now(asked: RecordFirst, slug: str, former: FormerNames) -> RecordFirst:
    owner, name = former.now("questions", (slug, asked.id))
    if owner != slug:  # it moved to another module, whose test this answer was no part of
        return asked
    return changed(asked, id=name, response=response_now(asked.response, slug, name, former))


def response_now(response: dict[str, str | bool], slug: str, name: str, former: FormerNames) -> dict[str, str | bool]:
    """Return an answer to a question with the names of today of its parts."""

    def given(value: str | bool) -> str | bool:
        return former.now("groups", (slug, name, value))[-1] if isinstance(value, str) else value

    return {former.now("parts", (slug, name, key))[-1]: given(value) for key, value in response.items()}
