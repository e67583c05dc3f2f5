"""A module for keeping: all that pages show of it, without what only its checks needed.

Input: a module that was checked and judged. Output: one that is equal to it, takes little memory, and can be pickled.
Places are still known (``course.reading.outline``); the nodes of its files are gone, the lines of prose, faults and
boxes of its texts, and what others have derived from it. Rules that read texts run before.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from course.markdown.facts import Reading
from course.model.lesson import Lesson
from course.model.module import Module
from course.model.questions.base import Question
from course.reading.data import Mapping
from course.reading.outline import Outlines

_LEFT_OUT = frozenset(("prose", "faults", "boxes", "misplaced", "unplaced", "shown", "derived"))


def slimmed(module: Module) -> Module:
    """Return a module without what its pages do not need."""
    made: Module = _slimmed(module, Outlines())
    return made


def _slimmed(value: Any, outlines: Outlines) -> Any:
    if isinstance(value, Mapping):
        return outlines.of(value)
    if isinstance(value, tuple):
        return tuple([_slimmed(part, outlines) for part in value])
    if isinstance(value, dict):
        return {key: _slimmed(part, outlines) for key, part in value.items()}
    return _same_without_nodes(value, outlines) if is_dataclass(value) else value


def _same_without_nodes(value: Any, outlines: Outlines) -> Any:
    """Return a dataclass field by field, which leaves behind what was cached on it."""
    made = object.__new__(type(value))
    names = [part.name for part in fields(value)]
    for name in sorted(names, key=lambda name: name != "at"):  # whose node is the root of those of the rest
        part = getattr(value, name)
        object.__setattr__(made, name, {} if name == "derived" else _slimmed(part, outlines))
    if isinstance(value, Question):
        made.__dict__["fingerprint"] = value.fingerprint
    if isinstance(value, Lesson):
        object.__setattr__(made, "reading", _of_pages(value.reading))
    return made


def _of_pages(reading: Reading) -> Reading:
    """Return what Markdown told, without what only checks and rules read."""
    kept = {part.name: getattr(reading, part.name) for part in fields(reading) if part.name not in _LEFT_OUT}
    made = Reading(**kept)
    made.__dict__["words"] = reading.words
    return made
