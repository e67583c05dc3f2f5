"""The learners whose names are printed: who is handed which version of a worksheet, and who takes what.

Input: the list of people, as ``course.records.people`` reads it. Output: ``Learner``s, in the order of the list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from course.paper.press import Data
from course.paper.versions import Version
from course.reading.problems import Position
from course.records.people import Person


@dataclass(frozen=True, kw_only=True)
class Learner:
    """A person of the list: texts as it has them, and the version of the worksheets that is theirs."""

    name: str
    number: str
    site: str
    due: frozenset[str]  # codes of courses
    version: Version
    at: Position

    @property
    def known(self) -> Data:
        """What the templates print of them."""
        return {"name": self.name, "number": self.number, "site": self.site, "version": self.version}


def learners_of(people: Iterable[Person], file: str, versions: Sequence[Version]) -> tuple[Learner, ...]:
    """Return everybody whom a list names: neighbours in it have different versions, where there are several."""
    return tuple(
        Learner(
            name=person.name,
            number=person.number,
            site=person.site,
            due=frozenset(person.due),
            version=versions[place % len(versions)],
            at=Position(file, person.line),
        )
        for place, person in enumerate(people)
    )


def who_takes(codes: Collection[str], learners: Sequence[Learner]) -> tuple[Learner, ...]:
    """Return those for whom one of these courses is due; everybody, where the list says of nobody what is due."""
    if not any(learner.due for learner in learners):
        return tuple(learners)
    return tuple(learner for learner in learners if not learner.due.isdisjoint(codes))


def names_of(learners: Iterable[Learner]) -> list[tuple[str, Position]]:
    """Return what is printed of learners, each with its place in their list."""
    return [(text, one.at) for one in learners for text in (one.name, one.number, one.site) if text]
