"""What is wrong with the front matter of a page: the keys between two lines ``---`` at its top.

Input: the text of a file whose front matter is not there, or not closed. Output: where, what is wrong, what to write.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from course.reading.files import is_empty, lost_front_matter, split_front_matter
from course.reading.problems import Position, shown
from course.reading.telling import tell, tellable

_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212_*=]{1,10}\s*")
_START = tellable("start it with a line `---`, its keys, and another `---`")


def front_matter_fault(text: str, path: str, keys: Collection[str]) -> tuple[Position, str, str]:
    """Return why no front matter was found; ``keys`` are those that may stand in it."""
    if split_front_matter(text)[0] is not None:
        return _not_closed(text, path)
    if is_empty(text):
        return Position(path), tell("the file is empty"), tell(_START)
    lines = text.split("\n")
    number = next(at for at, line in enumerate(lines, start=1) if line.strip())
    first = lines[number - 1]
    if first.rstrip(" \t") == "---":
        message = tell("front matter starts on line %(amount)s, and nothing may stand above it", amount=number)
        return Position(path, number), message, tell("remove the empty lines above it")
    if _DASHES.fullmatch(first):
        message = tell("%(first)s does not start front matter", first=shown(first))
        return Position(path, number), message, tell("write `---`, three hyphens and nothing else, as the first line")
    if line := lost_front_matter(text, keys):
        message = tell("keys begin here, but the front matter has not begun")
        return Position(path, line), message, tell("write a line `---` as the first of the file")
    return Position(path), tell("the file has no front matter"), tell(_START)


def _not_closed(text: str, path: str) -> tuple[Position, str, str]:
    lines = enumerate(text.split("\n")[1:], start=2)
    meant = next(((at, line) for at, line in lines if _DASHES.fullmatch(line) and line.strip()), None)
    if meant is None:
        return Position(path), tell("the front matter is not closed"), tell("write a line `---` after its last key")
    message = tell("%(meant)s does not close the front matter", meant=shown(meant[1]))
    return (
        Position(path, meant[0]),
        message,
        tell("write `---`, three hyphens at the start of the line and nothing else"),
    )
