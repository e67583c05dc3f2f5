"""Tables whose rows have other numbers of cells than their heads: Markdown shows none of them, or leaves cells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from course.markdown.block_shapes import Fault, is_table_rule
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.wording import counted

_QUOTE = re.compile(r"(?: {0,3}> ?)+")
Line = tuple[str, str]  # as it is read, with code and escaped bars blank, and as it is written


def table_faults(read: Sequence[str], written: Sequence[str]) -> Iterator[tuple[Fault, bool]]:
    """Yield what is uneven in tables, and whether words would be left out.

    The line below the head says that a table begins, so it decides together with the head; all lines up to the next
    empty one are rows.
    """
    lines = list(zip(read, written, strict=True))
    for at in range(1, len(lines)):
        if "|" not in read[at - 1] or not is_table_rule(_unquoted(read[at])):
            continue
        head, rule = len(_cells(lines[at - 1])), len(_cells(lines[at]))
        if head != rule:
            found = tell(
                "the head has %(cells)s and the line below it %(rule)s, so its signs would be printed",
                cells=counted(head, "cell"),
                rule=rule,
            )
            yield _fault(lines, at - 1, found, tell("write as many in both")), False
            continue
        for row in range(at + 1, len(lines)):
            if not _unquoted(written[row]).strip():
                break
            yield from _row_faults(lines, row, head)


def _row_faults(lines: Sequence[Line], row: int, head: int) -> Iterator[tuple[Fault, bool]]:
    cells = _cells(lines[row])
    if len(cells) == head:
        return
    found = tell(
        "the row has %(cells)s and the head of its table %(head)s", cells=counted(len(cells), "cell"), head=head
    )
    if len(cells) > head:
        rest = lines[row][1][cells[head][0] : cells[-1][1]]
        column = cells[head][0] + len(rest) - len(rest.lstrip()) + 1
        hint = tell("give the head a cell for it, or write \\| for a bar that is part of the text")
        lost = rest.strip()
        if lost:
            found = tell("%(found)s, so %(lost)s would be left out", found=found, lost=shown(lost))
        yield (row + 1, column, found, hint), bool(lost)
    else:
        hint = tell("write a bar for each cell that stays empty; a text below a table begins after an empty line")
        yield _fault(lines, row, found, hint), False


def _fault(lines: Sequence[Line], at: int, found: str, write: str) -> Fault:
    written = lines[at][1]
    return at + 1, len(written) - len(written.lstrip()) + 1, found, write


def _unquoted(line: str) -> str:
    quoted = _QUOTE.match(line)
    return line[quoted.end() :] if quoted else line


def _cells(line: Line) -> list[tuple[int, int]]:
    """Return where each cell of a row starts and ends."""
    read, written = line
    start, end = len(written) - len(_unquoted(written).lstrip()), len(written.rstrip())
    if read[start:end].startswith("|"):
        start += 1
    if read[start:end].endswith("|"):
        end -= 1
    bars = [start - 1, *(at for at in range(start, end) if read[at] == "|"), end]
    return [(before + 1, after) for before, after in pairwise(bars)]
