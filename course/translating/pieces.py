"""The text of a page by its sections, so that a translator is handed one after another.

Input: what stands below front matter. Output: its pieces, each from one heading to the next; joined, they are the text.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"#{1,6} ")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


def pieces_of(body: str) -> list[str]:
    """Return the sections of a text, each without the empty lines around it; a fenced heading is none."""
    pieces: list[list[str]] = [[]]
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence):
            fence = ""
        elif _HEADING.match(line) and not fence:
            pieces.append([])
        pieces[-1].append(line)
    return [text for lines in pieces if (text := "\n".join(lines).strip("\n"))]


def joined(pieces: list[str]) -> str:
    """Return a text of its sections."""
    return "\n\n".join(pieces) + "\n"
