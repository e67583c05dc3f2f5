"""The places of a file's values without the values: what is left of nodes once a model has been checked.

Input: a set of keys with everything in it. Output: one that still knows the place of each value, and holds no
texts. The places of a file are kept as one packed text of bytes, and opened out when somebody asks for one:
nodes are two thirds of what a module takes in memory, and most places are never asked for.
"""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import Any, NoReturn

from course.reading.data import Mapping, Place, Scalar, Sequence
from course.reading.problems import Position

Steps = tuple[str | int, ...]
_as_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


@lru_cache(maxsize=8)  # who asks for one place of a file often asks for others
def _opened(outline: bytes) -> Any:
    return json.loads(zlib.decompress(outline))


class PlacedKeys(Mapping):
    """A set of keys of which the places alone are known; asking for its entries is a mistake of ours."""

    __slots__ = ("outline", "steps")

    def __init__(self, path: str, place: Place, outline: bytes, steps: Steps) -> None:
        self.path, self.place, self.outline, self.steps = path, place, outline, steps

    def at(self, *steps: str | int) -> Position:
        """Return the place of the value at ``steps`` (keys and list indexes), or the nearest to it."""
        if not steps:
            return Position(self.path, *self.place)
        found = _opened(self.outline)
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
            within: list[PlacedKeys] = []
            places = self._places(node, (), within)
            outline = zlib.compress(_as_json(places).encode(), 1)
            for keys in within:
                keys.outline = outline
        return self._known[id(node)]

    def _places(self, node: Mapping | Sequence, steps: Steps, within: list[PlacedKeys]) -> list[Any]:
        """Return line, column, and the places of what is inside; note the sets of keys on the way to it."""
        inside: dict[str, Any] | list[Any]
        if isinstance(node, Sequence):
            inside = [
                one.place if isinstance(one, Scalar) else self._places(one, (*steps, at), within)
                for at, one in enumerate(node.items)
            ]
        else:
            keys = self._known[id(node)] = PlacedKeys(node.path, node.place, b"", steps)
            within.append(keys)
            inside = {
                name: one.place if isinstance(one, Scalar) else self._places(one, (*steps, name), within)
                for name, one in node.entries.items()
            }
        return [*node.place, inside]
