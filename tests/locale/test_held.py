"""Every message that the code tells an author stands in a test too: one that changes unseen would be held by none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.told import COURSE, messages_in

TESTS = Path(__file__).parents[1]
TEXTS = {".py", ".txt", ".yml", ".json", ".md", ".csv", ".html"}
GOES_ON = re.compile(r"""(?<!\\)["']\)?\s*\n\s*\(?[rf]?["']""")  # a string of Python on its next line
ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
IN_PLACE = re.compile(r"`[^`]*`|%\(\w+\)s|%%")  # what a message is told of, and code


@pytest.mark.long
def test_every_message_of_the_code_stands_in_a_test() -> None:
    held = " ".join(" ".join(map(text_of, TESTS.rglob("*.*"))).split())
    found = {
        f"{path.relative_to(COURSE)}: {piece}"
        for path in COURSE.rglob("*.py")
        for message in messages_in(path.read_text("utf-8"))
        for piece in pieces(message)
        if piece not in held
    }
    assert sorted(found) == []


def text_of(path: Path) -> str:
    """Return the words of a test or of what it compares with; of Python with each string on one line."""
    if path.suffix not in TEXTS or path.name == Path(__file__).name:
        return ""
    text = path.read_text("utf-8", errors="replace").replace("''", "'")
    if path.suffix in {".py", ".yml", ".json"}:
        text = ESCAPED.sub(unescaped, GOES_ON.sub("", text))
    return text


def unescaped(found: re.Match[str]) -> str:
    """Return what an escape stands for; nothing for the end of a line that goes on."""
    return chr(int(found[1], 16)) if found[1] else found[2].translate({ord("n"): "\n", ord("\n"): ""})


def pieces(message: str | tuple[str, str]) -> Iterator[str]:
    """Yield what stands in a message between its places, where it is more than a word."""
    for text in [message] if isinstance(message, str) else message:
        told = (" ".join(piece.split()).strip(",:; ") for piece in IN_PLACE.split(text))
        yield from (piece for piece in told if " " in piece)
