"""A set of keys of which the place alone was kept, read again with its texts when somebody asks what stands where.

Input: a project's folder, and the place of a set of keys. Output: places within it, or that set as it stands in its
file now. Places are asked for where a mistake is told, which are few; to keep those of all values took longer than
anything else that was kept of a module.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from course.reading import files
from course.reading.data import Mapping, Node, Place, Sequence
from course.reading.problems import Position, Problems
from course.reading.yaml_text import parse_yaml


class PlacedKeys(Mapping):
    """A set of keys of which the place alone is known; asking for its entries is a mistake of ours."""

    def __init__(self, root: str, path: str, place: Place) -> None:
        self.root, self.path, self.place = root, path, place

    def at(self, *steps: str | int) -> Position:
        """Return the place of the value at ``steps`` (keys and list indexes), or the nearest to it."""
        return read_again(self).at(*steps) if steps else Position(self.path, *self.place)

    def __reduce__(self) -> tuple[Any, ...]:
        return PlacedKeys, (self.root, self.path, self.place)

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name}: of {self.path} the places alone are kept")


def read_again(node: Mapping) -> Mapping:
    """Return a set of keys with its texts; an empty one in its place, where its file has none there any more."""
    if not isinstance(node, PlacedKeys):
        return node
    root = Path(node.root)
    text = files.read_text(root, root / node.path, Problems()) or ""
    front, first = text, 1
    if node.path.endswith(".md"):
        front, first = files.split_front_matter(text)[0] or "", 2
    return _by_place(front, node.path, first).get(node.place) or Mapping(node.path, {}, {}, node.place)


@lru_cache(maxsize=8)  # who asks for one place of a file often asks for others
def _by_place(text: str, path: str, first_line: int) -> dict[Place, Mapping]:
    return {one.place: one for one in _mappings(parse_yaml(text, path, Problems(), first_line=first_line))}


def _mappings(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for part in node.entries.values():
            yield from _mappings(part)
    elif isinstance(node, Sequence):
        for part in node.items:
            yield from _mappings(part)
