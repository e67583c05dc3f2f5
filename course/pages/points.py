"""What each article says in the main, and where the course teaches it.

Input: ``Content``: articles with their points, claims, and what each section of each lesson cites. Output: rows of a
table on the page of sources. An article that names no points of its own has for them what it claims in the main, as far
as a lesson cites it.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def rows_of(content: Content, article: Article, claims: tuple[Claim, ...]) -> list[PointRow]:
    """Return the points of an article, of which ``claims`` are all claims."""
    if article.points:
        return [PointRow(point.says, tuple(_places(content, point.claims))) for point in article.points]
    rows = (PointRow(one.state or one.says, tuple(_places(content, (one.id,)))) for one in claims if _is_main(one))
    return [row for row in rows if row.places]


def _is_main(claim: Claim) -> bool:
    return claim.kind in _MAIN and not claim.excluded


def _places(content: Content, claims: tuple[str, ...]) -> Iterator[Taught]:
    for module in content.modules:
        for lesson in module.facts.lessons:
            for section in lesson.cited:
                if not section.ids.isdisjoint(claims):
                    yield Taught(module, section.title or lesson.title, lesson.src + section.part)
