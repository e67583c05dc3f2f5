"""What each article says in the main, and where the course teaches it.

Input: ``Content``: articles with their points, claims, and what each section of each lesson cites. Output: rows of a
table on the page of sources. An article that names no points of its own has for them what it claims in the main, as far
as a lesson cites it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from course.model import Article, Claim, Content, Module

_MAIN = (None, "principle", "framework", "procedure")  # the kinds of claim that a point is made of


@dataclass(frozen=True)
class Taught:
    """A section of a lesson, or a lesson before its first section: its module, its words, and its address."""

    module: Module
    title: str
    src: str  # of the page, with the part of it


@dataclass(frozen=True)
class PointRow:
    """A point of an article, and the sections that cite a claim of it, in the order of the course."""

    says: str
    places: tuple[Taught, ...]


class Places:
    """The sections of all lessons that cite something, found by what they cite; made once, for all points."""

    def __init__(self, content: Content) -> None:
        self._sections: list[Taught] = []
        self._citing: dict[str, list[int]] = defaultdict(list)
        for module in content.modules:
            for lesson in module.facts.lessons:
                for section in lesson.cited:
                    for claim in section.ids:
                        self._citing[claim].append(len(self._sections))
                    self._sections.append(Taught(module, section.title or lesson.title, lesson.src + section.part))

    def of(self, claims: Iterable[str]) -> tuple[Taught, ...]:
        """Return the sections that cite one of these claims, in the order of the course."""
        numbers = {number for claim in claims for number in self._citing.get(claim, ())}
        return tuple(self._sections[number] for number in sorted(numbers))


def rows_of(places: Places, article: Article, claims: Iterable[Claim]) -> list[PointRow]:
    """Return the points of an article, of which ``claims`` are all claims."""
    if article.points:
        return [PointRow(point.says, places.of(point.claims)) for point in article.points]
    rows = (PointRow(one.state or one.says, places.of((one.id,))) for one in claims if _is_main(one))
    return [row for row in rows if row.places]


def _is_main(claim: Claim) -> bool:
    return claim.kind in _MAIN and not claim.excluded
