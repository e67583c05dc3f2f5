"""Data with positions: what a source file says, before it is known to mean anything.

Input: text and places from the reader. Output: three node types that the schema turns
into the model. Every scalar is text; only the schema knows which text is a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from course.reading.meant import disguise
from course.reading.problems import Position, shown
from course.reading.telling import tell

Place = tuple[int, int]  # line and column, both from 1


@dataclass(slots=True, eq=False)
class Scalar:
    """A piece of text; ``plain`` when it was written without quotes, ``tag`` where tags are read.

    ``first`` is where its first character stands, if each line of it has a line of the file behind one indent.
    ``path`` is its file, where that is another than that of what it stands in: a translation's.
    """

    text: str
    place: Place
    plain: bool = True
    tag: str = ""
    first: Place | None = None
    path: str = ""


@dataclass(slots=True, eq=False)
class Sequence:
    """A list of nodes; ``path`` as a scalar has it."""

    items: list[Node]
    place: Place
    tag: str = ""
    path: str = ""


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys with values; ``key_places`` says where each key stands."""

    path: str
    entries: dict[str, Node]
    key_places: dict[str, Place]
    place: Place

    def at(self, *steps: str | int) -> Position:
        """Return the place of the value at ``steps`` (keys and list indexes), or the nearest to it."""
        node: Node = self
        for step in steps:
            if isinstance(step, str) and isinstance(node, Mapping) and step in node.entries:
                node = node.entries[step]
            elif isinstance(step, int) and isinstance(node, Sequence) and step < len(node.items):
                node = node.items[step]
            else:
                break
        return Position(node.path or self.path, *node.place)


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Name a node for an author: what was found."""
    if isinstance(node, Mapping):
        return tell("a set of keys")
    if isinstance(node, Sequence):
        return tell("a list")
    if not node.text.strip():
        if node.tag == "!ENV":
            return tell("nothing, as no such variable is set,")
        return tell("nothing") if node.plain else tell("empty text")
    return shown(node.text) + disguise(node.text)


Value = str | int | float | bool | list["Value"] | dict[str, "Value"]
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?")


def value_of(node: Node) -> Value:
    """Return what a node says as plain values, such that what is written of them says the same to our reader.

    Only ``true``, ``false`` and numbers without a sign too many are more than text: 2.10, 12:30 and No stay.
    """
    if isinstance(node, Mapping):
        return {key: value_of(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [value_of(one) for one in node.items]
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and _NUMBER.fullmatch(node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return node.text
