"""The places of a file's values without the values: what is left of nodes once a model has been checked.

Input: a set of keys with everything in it. Output: one that still knows the place of each value, and holds no
texts. The places of a file are kept as one packed text of bytes, and opened out when somebody asks for one:
nodes are two thirds of what a module takes in memory, and most places are never asked for.
"""

from __future__ import annotations

import json
import zlib
from typing import Any, NoReturn

from course.reading.data import Mapping, Node, Place, Scalar, Sequence
from course.reading.problems import Position

Steps = tuple[str | int, ...]


class PlacedKeys(Mapping):
    """A set of keys of which the places alone are known; asking for its entries is a mistake of ours."""

    __slots__ = ("outline", "steps")

    def __init__(self, path: str, place: Place, outline: bytes, steps: Steps) -> None:
        self.path, self.place, self.outline, self.steps = path, place, outline, steps

    def at(self, *steps: str | int) -> Position:
        """Return the place of the value at ``steps`` (keys and list indexes), or the nearest to it."""
        if not steps:
            return Position(self.path, *self.place)
        found: Any = json.loads(zlib.decompress(self.outline))
        for step in (*self.steps, *steps):
            if not _has(found, step):
                break
            found = found[2][step]
        line, column = found[:2]
        return Position(self.path, line, column)

    def __reduce__(self) -> tuple[Any, ...]:
        return PlacedKeys, (self.path, self.place, self.outline, self.steps)

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name}: of {self.path} the places alone are kept")


def _has(outline: list[Any], step: str | int) -> bool:
    """Tell whether an outline has something at a key or an index."""
    inside = outline[2] if len(outline) > 2 else None
    if isinstance(step, str):
        return isinstance(inside, dict) and step in inside
    return isinstance(inside, list) and step < len(inside)


class Outlines:
    """Sets of keys as their places, one outline for all that stand in the same root."""

    def __init__(self) -> None:
        self._known: dict[int, PlacedKeys] = {}

    def of(self, node: Mapping) -> PlacedKeys:
        """Return the places of a set of keys; the first that is asked for is the root of those within it."""
        if isinstance(node, PlacedKeys):
            return node
        if id(node) not in self._known:
            outline = zlib.compress(json.dumps(_places(node), separators=(",", ":")).encode())
            self._note(node, outline, ())
        return self._known[id(node)]

    def _note(self, node: Node, outline: bytes, steps: Steps) -> None:
        if isinstance(node, Mapping):
            self._known[id(node)] = PlacedKeys(node.path, node.place, outline, steps)
            for name, value in node.entries.items():
                if not isinstance(value, Scalar):
                    self._note(value, outline, (*steps, name))
        elif isinstance(node, Sequence):
            for number, value in enumerate(node.items):
                if not isinstance(value, Scalar):
                    self._note(value, outline, (*steps, number))


def _places(node: Node) -> list[Any]:
    """Return line, column, and those of what is inside."""
    if isinstance(node, Mapping):
        return [*node.place, {name: _places(value) for name, value in node.entries.items()}]
    if isinstance(node, Sequence):
        return [*node.place, [_places(value) for value in node.items]]
    return [*node.place]
