"""Marks in translated files: of which original each part was made, so that a change of it can be told.

Input: a translated file, as it was read. Output: the edits that mark each of its parts with its original as it is now.
A part is the file itself, or an entry with an id that stands on lines of its own; what is written in braces belongs to
what is around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.translator import ORIGINAL, Translated
from course.model.text_keys import Steps
from course.reading.data import Mapping, Node, Scalar, Sequence
from course.renaming.edits import END, Document, Edit


def marks_of(file: Translated, document: Document) -> list[Edit]:
    """Return the edits that mark every part of a file with its original as it is now."""
    found = parts_of_file(file.node) if file.node else ()
    parts = {steps: node for steps, node in found if steps in file.made_from or _has_lines(node, document)}
    edits = []
    for steps, node in parts.items():
        digest = file.original_of(steps, parts)
        said = file.made_from.get(steps)
        if said and said.text != digest:
            edits.append(Edit(file.path, *said.place, said.text, digest))
        elif not said and digest:
            edits.append(_new_mark(file.path, node, digest))
    return edits


def _new_mark(path: str, node: Mapping, digest: str) -> Edit:
    """Return the edit that puts a mark behind an id, or before everything else."""
    key, place = next(iter(node.key_places.items()))
    indent, value = " " * (place[1] - 1), node.entries[key]
    is_short = isinstance(value, Scalar) and value.place[0] == place[0] and "\n" not in value.text
    following = [line for line, _ in node.key_places.values() if line > place[0]]
    if key == "id" and is_short and (not following or following[0] == place[0] + 1):
        return Edit(path, place[0], END, "", f"\n{indent}{ORIGINAL}: {digest}")
    return Edit(path, *place, "", f"{ORIGINAL}: {digest}\n{indent}")


def parts_of_file(node: Node) -> Iterator[tuple[Steps, Mapping]]:
    """Yield the file itself, where it is a set of keys, and its entries with ids, each with the steps to it."""
    if isinstance(node, Mapping):
        yield (), node
        for key, value in node.entries.items():
            if isinstance(value, Sequence):
                yield from _entries(value, (key,))
    elif isinstance(node, Sequence):
        yield from _entries(node, ())


def _entries(node: Sequence, steps: Steps) -> Iterator[tuple[Steps, Mapping]]:
    for part in node.items:
        if isinstance(part, Mapping) and isinstance(name := part.entries.get("id"), Scalar):
            yield (*steps, name.text), part


def _has_lines(node: Mapping, document: Document) -> bool:
    """Tell whether a set of keys is written line by line, and not in braces."""
    line, column = node.place
    return document.line(line)[column - 1 : column] != "{"
