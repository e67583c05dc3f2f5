"""Which section of a translation translates which of its original, and which entry, where one has more than the other.

Input: texts of both sides, in their order. Output: for each of the original the place of its translation, or None. What
no language changes tells most: the level of a heading, what is placed, cited and linked, numbers, and then the length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_LEVEL = re.compile(r"#{1,6}(?= )")
_ALIKE = re.compile(r"\]\([^)\s]+|`[^`\n]+`|\d+")  # what mostly stands in both languages as it is
_PLACED = re.compile(r"<!--.*?-->|\[\^[^\]]+\](?!:)|\[\[[^\]]+\]\]", re.DOTALL)
_GAP = -0.4  # a text without a counterpart; two that are unlike cost more than two gaps


def level_of(text: str) -> str:
    """Return the signs that begin a section with a heading; nothing where it has none."""
    found = _LEVEL.match(text)
    return found[0] if found else ""


def placed_in(text: str) -> Counter[str]:
    """Return what a translation must place, cite and name as its original does."""
    return Counter("".join(one.split()) for one in _PLACED.findall(text))


def aligned(originals: Sequence[str], translations: Sequence[str]) -> list[int | None]:
    """Return for each original the number of the translation that is most likely its own, in the same order."""
    best = [[_GAP * column for column in range(len(translations) + 1)]]
    for row, text in enumerate(originals, start=1):
        line = [_GAP * row]
        for column, other in enumerate(translations, start=1):
            both = best[row - 1][column - 1] + _likeness(text, other)
            line.append(max(both, best[row - 1][column] + _GAP, line[column - 1] + _GAP))
        best.append(line)
    return _traced(best, originals, translations)


def _traced(best: list[list[float]], originals: Sequence[str], translations: Sequence[str]) -> list[int | None]:
    """Return the pairs that make the best sum, from the last to the first."""
    found: list[int | None] = [None] * len(originals)
    row, column = len(originals), len(translations)
    while row and column:
        if best[row][column] == best[row - 1][column] + _GAP:
            row -= 1
        elif best[row][column] == best[row][column - 1] + _GAP:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found[row] = column
    return found


def _likeness(text: str, other: str) -> float:
    """Return how much speaks for one text being the translation of another; below nought, more against it."""
    if level_of(text) != level_of(other):
        return -1.0
    length = min(len(text), len(other)) / max(len(text), len(other), 1)
    placed = _shared(placed_in(text), placed_in(other))
    alike = _shared(Counter(_ALIKE.findall(text)), Counter(_ALIKE.findall(other)))
    return length + (0 if placed is None else 3 * placed - 2) + (0 if alike is None else alike - 0.3)


def _shared(here: Counter[str], there: Counter[str]) -> float | None:
    """Return which part of what two texts hold is in both; None where neither holds any."""
    every = (here | there).total()
    return (here & there).total() / every if every else None
