"""A set of keys of which the places alone were kept, read again with its texts: for what is told of a mistake.

Input: the project's folder, and a set of keys. Output: that set as it stands in its file now, if it is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.reading import files
from course.reading.data import Mapping, Node, Sequence
from course.reading.outline import PlacedKeys
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml


def read_again(root: Path, node: Mapping) -> Mapping:
    """Return a set of keys with its texts; an empty one in its place, where its file has none there any more."""
    if not isinstance(node, PlacedKeys):
        return node
    problems = Problems()
    text = files.read_text(root, root / node.path, problems) or ""
    front, first = text, 1
    if node.path.endswith(".md"):
        front, first = files.split_front_matter(text)[0] or "", 2
    found = parse_yaml(front, node.path, problems, first_line=first)
    same = (one for one in _mappings(found) if one.place == node.place)
    return next(same, Mapping(node.path, {}, {}, node.place))


def _mappings(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for part in node.entries.values():
            yield from _mappings(part)
    elif isinstance(node, Sequence):
        for part in node.items:
            yield from _mappings(part)
