"""What is told of a story on its way: each thing at its file and line, in the order of the files."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from course.reading.problems import shown
from course.reading.telling import tell, tell_row, tellable

_SHOWN = 5  # of one kind on one line
# What may be left out; most of it is named where a format is read.
_KINDS = (
    *(tellable("condition"), tellable("macro"), tellable("variable"), tellable("modifier"), tellable("tag")),
    *(tellable("insert"), tellable("HTML tag"), tellable("HTML element"), tellable("setter"), tellable("comment")),
    *(tellable("code"), tellable("hook name"), tellable("picture"), tellable("style")),
    *(tellable("words that never show"), tellable("note")),
)


class Place(NamedTuple):
    """A line of a file; files are numbered as they were named."""

    file: int
    line: int


class Lines:
    """The lines of a passage's text, to tell the place of what stands in it."""

    def __init__(self, text: str, first: Place, *, one: bool = False) -> None:
        self.first = first
        self.starts = [] if one else [at for at, mark in enumerate(text) if mark == "\n"]

    def place(self, at: int) -> Place:
        """Return the place of the character at ``at``."""
        return Place(self.first.file, self.first.line + bisect(self.starts, at - 1))


class Told:
    """Collects what is said; ``files`` are named in what is said where there are several."""

    def __init__(self, files: Sequence[str] = ("",)) -> None:
        self.files = files
        self._said: dict[tuple[Place, str], None] = {}
        self._lost: dict[tuple[Place, str], list[str]] = {}

    def say(self, place: Place, message: str) -> None:
        """Tell something, once, at its place."""
        self._said.setdefault((place, message))

    def lose(self, place: Place, what: str, text: str) -> None:
        """Tell that ``text``, of the kind ``what``, is left out."""
        if text.strip():
            self._lost.setdefault((place, what), []).append(text)

    def where(self, place: Place) -> str:
        """Return a place in words."""
        line = tell("line %(line)s", line=place.line)
        return f"{self.files[place.file]}, {line}" if len(self.files) > 1 else line

    def lines(self) -> Iterator[str]:
        """Yield a line for each thing, by file and line."""
        lost = [(place, _left_out(what, texts)) for (place, what), texts in self._lost.items()]
        for place, message in sorted([*self._said, *lost], key=lambda said: said[0]):
            yield f"{self.where(place)}: {message}"


def _left_out(what: str, texts: Sequence[str]) -> str:
    what = tell(what)
    if len(texts) == 1:
        return tell("%(what)s left out: %(texts)s", what=what, texts=shown(texts[0]))
    more = tell(" and %(count)s more", count=len(texts) - _SHOWN) if len(texts) > _SHOWN else ""
    return tell(
        "%(what)s left out, %(count)s times: %(shown)s%(more)s",
        what=what,
        count=len(texts),
        shown=tell_row(map(shown, texts[:_SHOWN])),
        more=more,
    )
