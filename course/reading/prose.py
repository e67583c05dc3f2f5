"""A Markdown text line by line: which lines are prose, and which a fence.

A fence is what `pymdownx.superfences` takes for one: it may stand in a list, a box or a quotation,
has any words after it, and ends at its like behind the same indent; one that does not is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

_MARKS = re.compile(r"[ \t>]*")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")


Kind = Literal["prose", "head", "code", "foot"]


def lines_of(body: str) -> Iterator[tuple[int, str, Kind]]:
    """Yield every line with its number from 1, and whether it is prose, or the head, inside or foot of a fence."""
    waiting: list[tuple[int, str]] = []  # what is code, if its fence is closed
    marks = fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        if not fence:
            marks = _MARKS.match(line).group().expandtabs(4)  # type: ignore[union-attr]  # it matches nothing too
            opened = _FENCE.match(line.expandtabs(4), len(marks)) if "```" in line or "~~~" in line else None
            if opened:
                fence = opened.group()
                waiting = [(number, line)]
            else:
                yield number, line, "prose"
            continue
        waiting.append((number, line))
        rest = _inside(line.expandtabs(4), marks)
        if rest is None:
            yield from ((at, text, "prose") for at, text in waiting)
            fence = ""
        elif rest.rstrip() == fence:
            kinds: list[Kind] = ["head", *["code"] * (len(waiting) - 2), "foot"]  # type: ignore[list-item]
            yield from ((at, text, kind) for (at, text), kind in zip(waiting, kinds, strict=True))
            fence = ""
            waiting = []
    if fence:
        yield from ((at, text, "prose") for at, text in waiting)


def _inside(line: str, marks: str) -> str | None:
    """Return a line without the marks that a block's first line stands behind, or None where it is not in the block."""
    found = _MARKS.match(line[: len(marks)]).group()  # type: ignore[union-attr]  # it matches nothing too
    rest = line[len(found) :]
    if not rest.strip():
        return ""
    if ">" in marks:
        return rest if found.count(">") <= marks.count(">") and len(found) >= len(marks) else None
    return rest if len(found) == len(marks) and ">" not in found else None
