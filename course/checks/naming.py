"""Names between the parts of a course: one that stands twice, and one that names nothing.

Input: names with their places. Output: problems, each at the place to fix.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Protocol

from course.model import Checklist, Objective
from course.reading.data import Mapping
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell, tellable

Named = tuple[str, Callable[[], Position]]  # a name and its place, which is sought where two are one
Owned = Objective | Checklist


class WithId(Protocol):
    """A part of the course that has an id, and knows where it stands."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def at(self) -> Mapping:
        """What it was read from."""


# Where each thing is defined, for a course that has none of its kind; no module is without a question.
DEFINED = {
    "family": tellable("under `families` in modules/catalogue.yml, or leave `family` out"),
    "objective": tellable("under `objectives` in the module's index.md, or leave `objective` out"),
    "claim": tellable("under `claims` in modules/sources.yml"),
    "claim or evidence": tellable("into modules/sources.yml"),
    "piece of evidence": tellable("under `evidence` in modules/sources.yml"),
    "article": tellable("under `articles` in modules/sources.yml"),
    "checklist item": tellable("into the module's checklists.yml"),
    "scenario": tellable("into the module's scenarios.yml"),
    "person": tellable("under `people` in modules/catalogue.yml"),
    "checklist": tellable("into the module's checklists.yml"),
}


def where_defined(what: str) -> str:
    """Return where a thing is defined, for a course that may have none of its kind."""
    return tell(DEFINED[what]) if what in DEFINED else ""


def report_twice(what: str, named: Iterable[Named], problems: Problems) -> None:
    """Report each name that stands in two places."""
    first: dict[str, Callable[[], Position]] = {}
    for name, place in named:
        before = first.setdefault(name, place)
        if before is not place:
            other = before()
            message = tell(
                "the %(what)s %(name)s appears here and at %(path)s:%(line)s",
                what=what,
                name=shown(name),
                path=other.path,
                line=other.line,
            )
            problems.add(place(), message, tell("change one of the two"))


def resolve(what: str, names: Iterable[str], known: Collection[str], at: Mapping, key: str, problems: Problems) -> None:
    """Report each of ``names``, which the list ``key`` of ``at`` holds, that is not among those ``known``."""
    for number, name in enumerate(names):
        if name not in known:
            problems.add(
                at.at(key, number),
                tell("there is no %(what)s %(name)s", what=tell(what), name=shown(name)),
                nearest(name, known, where_defined(what)),
            )


def named_by_id(parts: Iterable[WithId]) -> Iterator[Named]:
    """Pair the id of each part with its place."""
    return ((part.id, partial(part.at.at, "id")) for part in parts)
