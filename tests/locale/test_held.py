"""Every message that the code tells an author, and every failure that a script tells a learner, stands in a test too.

One that changes unseen would be held by none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from course.locale.compiling import parsed_po
from devtools.told import COURSE, messages_in

TESTS = Path(__file__).parents[1]
WEB = TESTS.parent / "web"
TEXTS = {".js", ".py", ".txt", ".yml", ".json", ".md", ".csv", ".html"}
GOES_ON = re.compile(r"""(?<!\\)["']\)?\s*\n\s*\(?[rf]?["']""")  # a string of Python on its next line
ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
FAILS = re.compile(
    r"could not|cannot|no room|is full|too l|newer version|not kept|does not|(?:no|new) (?:site|network|windows) "
)
IN_PLACE = re.compile(r"`[^`]*`|%\(\w+\)s|%%")  # what a message is told of, and code


@pytest.mark.long
def test_every_message_of_the_code_stands_in_a_test() -> None:
    held = texts_of_tests()
    found = {
        f"{path.relative_to(COURSE)}: {piece}"
        for path in COURSE.rglob("*.py")
        for message in messages_in(path.read_text("utf-8"))
        for piece in pieces(message)
        if piece not in held
    }
    assert sorted(found) == []


@pytest.mark.long
def test_every_failure_that_a_script_tells_stands_in_a_test() -> None:
    held = texts_of_tests()
    catalog = parsed_po((COURSE / "locale/messages.pot").read_bytes(), "en")
    told = [one.id for one in catalog if any(place.startswith("web/") for place, _ in one.locations)]
    failures = [one for one in told if FAILS.search(one if isinstance(one, str) else " ".join(one))]
    assert len(failures) > 50
    assert [piece for message in failures for piece in pieces(message) if piece not in held] == []


def texts_of_tests() -> str:
    """Return the words of all tests, with one space wherever there is white."""
    paths = [*TESTS.rglob("*.*"), *(WEB / "tests").rglob("*.js")]
    return " ".join(" ".join(map(text_of, paths)).split())


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


def pieces(message: str | Sequence[str]) -> Iterator[str]:
    """Yield what stands in a message between its places, where it is more than a word."""
    for text in [message] if isinstance(message, str) else message:
        told = (" ".join(piece.split()).strip(",:; ") for piece in IN_PLACE.split(text))
        yield from (piece for piece in told if " " in piece)
