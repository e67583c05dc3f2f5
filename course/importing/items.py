"""What a file of another program gives: questions as a bank has them, what of them was lost, and what was refused.

Every reader of this wing yields these. Nothing is invented: what the file does not say stays out, and ``check`` asks
for it where a rule wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from course.reading.telling import tell, tell_row, tellable
from course.reading.yaml_text import CONTROL, code_of

Fields: TypeAlias = dict[str, object]  # of a question, as its YAML has them: texts, numbers, lists and mappings


ADDED = tellable("added: ")  # what a line among the losses begins with that tells what a bank has and the file had not
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
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


def without_unseen(found: Found) -> Found:
    """Return a question without characters that nobody sees and no bank may have; each is told once."""
    if not isinstance(found, Taken):
        return found
    told: dict[str, None] = {}
    fields = {key: seen(value, told) for key, value in found.fields.items()}
    return replace(found, fields=fields, lost=(*found.lost, *told)) if told else found


def seen(value: object, told: dict[str, None]) -> object:
    """Return texts, or lists and mappings of them, without such characters; those that part lines become blanks."""
    if isinstance(value, str) and CONTROL.search(value):
        for hidden in CONTROL.finditer(value):
            told[tell("the invisible control character %(code)s", code=code_of(hidden))] = None
        return CONTROL.sub("", _LINE_ENDS.sub(" ", value))
    if isinstance(value, list):
        return [seen(one, told) for one in value]
    if isinstance(value, dict):
        return {key: seen(one, told) for key, one in value.items()}
    return value


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line, for people to know it by."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3].rstrip()}..."


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    return tell_row(f"`{shortened(word, 40)}`" for word in words)
