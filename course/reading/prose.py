"""A Markdown text line by line: which lines are prose, and which a fence.

A fence is what `pymdownx.superfences` takes for one: it may stand in a list, a box or a quotation,
has any words after it, and ends at its like behind the same indent; one that does not is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_MARKS = re.compile(r"[ \t>]*")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_MEANT = re.compile(r"[ \t>\u00a0\u00ad\u200b-\u200f\u2060]*(?P<signs>`{3,}|~{3,})[^`\n]*$")


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


@dataclass(frozen=True, slots=True)
class Fence:
    """Where a block of code begins that is none, counted from 1 within the text, and whether its like ends it."""

    line: int
    column: int
    signs: str
    is_closed: bool


def fence_above(body: str, line: int) -> Fence | None:
    """Return the block of code that a line would stand in if Markdown had taken it for one."""
    within: Fence | None = None
    for number, text, kind in lines_of(body):
        if kind == "foot":
            within = None
        elif meant := _MEANT.match(text) if kind != "code" and ("```" in text or "~~~" in text) else None:
            is_foot = (
                within and kind == "prose" and meant["signs"] == within.signs and not text[meant.end("signs") :].strip()
            )
            column = meant.start("signs") + 1
            within = None if is_foot else within or Fence(number, column, meant["signs"], is_closed=kind == "head")
        if number == line:
            return within
    return None


def _inside(line: str, marks: str) -> str | None:
    """Return a line without the marks that a block's first line stands behind, or None where it is not in the block."""
    found = _MARKS.match(line[: len(marks)]).group()  # type: ignore[union-attr]  # it matches nothing too
    rest = line[len(found) :]
    if not rest.strip():
        return ""
    if ">" in marks:
        return rest if found.count(">") <= marks.count(">") and len(found) >= len(marks) else None
    return rest if len(found) == len(marks) and ">" not in found else None
