"""What a file of another program gives: questions as a bank has them, what of them was lost, and what was refused.

Every reader of this wing yields these. Nothing is invented: what the file does not say stays out, and ``check`` asks
for it where a rule wants it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from course.reading.telling import tell_row, tellable

Fields: TypeAlias = dict[str, object]  # of a question, as its YAML has them: texts, numbers, lists and mappings


ADDED = tellable("added: ")  # what a line among the losses begins with that tells what a bank has and the file had not
NO_QUESTION = tellable("it holds no question")  # why a whole file is not taken


class CannotRead(Exception):
    """A whole file that cannot be read; the words say where and why."""


@dataclass(frozen=True, order=True)
class Place:
    """Where in a file something stands; the line counts from 1, and is 0 where the file has no lines."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True)
class Taken:
    """A question that a bank can hold. ``own_id`` is what the file calls it, and "" where it calls it nothing."""

    place: Place
    own_id: str
    title: str
    fields: Fields  # without an id, from `kind` on
    lost: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)  # pictures that its texts show, by the names they get


@dataclass(frozen=True)
class Refused:
    """Something that a bank cannot hold, and why; ``what`` names it."""

    place: Place
    what: str
    why: str


Found: TypeAlias = Taken | Refused


class CannotHold(Exception):
    """A question that no kind of ours can hold; the words say why, and what to do."""


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line, for people to know it by."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3].rstrip()}..."


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    return tell_row(f"`{shortened(word, 40)}`" for word in words)
