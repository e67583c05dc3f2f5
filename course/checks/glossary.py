"""The terms of a glossary: each stands there once, so that what it means is sure, and there is one at least.

Input: the pages of one's own that say ``glossary: true``. Output: problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.model import OwnPage
from course.reading.problems import Position, Problems, shown
from course.reading.prose import lines_of
from course.reading.telling import tell

_MEANING = re.compile(r" {0,3}:[ \t]+\S")


def check_glossary(pages: Sequence[OwnPage], problems: Problems) -> None:
    """Report terms that stand in the glossary twice, and a glossary without any."""
    before: dict[str, Position] = {}
    for page in pages:
        if not page.head.glossary:
            continue
        terms = list(_terms_of(page))
        if not terms:
            hint = tell("write a term on a line, and below it `:   ` and what it means")
            problems.add(page.head.at.at("glossary"), tell("the glossary has no terms"), hint)
        for position, term in terms:
            other = before.setdefault(term.casefold(), position)
            if other is not position:
                message = tell(
                    "the term %(term)s appears here and at %(path)s:%(line)s",
                    term=shown(term),
                    path=other.path,
                    line=other.line,
                )
                problems.add(position, message, tell("keep one of the two"))


def _terms_of(page: OwnPage) -> Iterator[tuple[Position, str]]:
    """Yield the lines above each meaning: up to the next empty line, all are words for the same thing."""
    above: list[tuple[Position, str]] = []
    for number, line, kind in lines_of(page.text.body):
        if kind == "prose" and _MEANING.match(line):
            yield from above
            above = []
        elif kind != "prose" or not line.strip():
            above = []
        else:
            column = len(line) - len(line.lstrip()) + 1
            above.append((Position(page.text.path, number + page.text.first_line - 1, column), line.strip()))
