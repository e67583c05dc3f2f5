"""A Markdown text's own words, line by line, code left out.

Comes in: Markdown. Goes out: its lines outside fenced code, as Python-Markdown sees fences: they
start a line, and a fence that is not closed by its like is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_OPENS = re.compile(r"(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]* *(?:hl_lines=(?P<quote>[\"']).*?(?P=quote) *)?)$")
_CLOSES = re.compile(r"(`{3,}|~{3,}) *$")


def prose_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code, each with its number from 1."""
    lines = body.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        if line.startswith(("```", "~~~")) and (mark := _CLOSES.match(line)):
            closing.setdefault(mark.group(1), []).append(number)
    end = 0  # the number of the line that closes the code we are in
    for number, line in enumerate(lines, start=1):
        if number <= end:
            continue
        if line.startswith(("```", "~~~")) and (mark := _OPENS.match(line)):
            same = closing.get(mark.group(1), [])
            following = bisect_right(same, number)
            if following < len(same):
                end = same[following]
                continue
        yield number, line
