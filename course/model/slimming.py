"""A module for keeping: all that pages show of it, without what only its checks needed.

Input: a module that was checked and judged. Output: one that is equal to it, takes little memory, and can be pickled.
Places are found in its files again (``course.reading.again``); the nodes of these are gone, the lines of prose, faults
and boxes of its texts, and what others have derived from it. Rules that read texts run before.
"""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from course.markdown.facts import Reading
from course.model.lesson import Lesson
from course.model.module import Module
from course.model.questions.base import Question
from course.reading.again import PlacedKeys
from course.reading.data import Mapping

LEFT_OUT = frozenset(("prose", "faults", "boxes", "misplaced", "unplaced", "shown", "derived"))
_ATOMS = frozenset((str, int, float, bool, type(None), datetime.date))  # kept as they are: most values


def slimmed(module: Module, root: Path) -> Module:
    """Return a module of the project in a folder without what its pages do not need."""
    made: Module = _slimmed(module, str(root))
    return made


def _slimmed(value: Any, root: str) -> Any:
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return tuple([part if type(part) in _ATOMS else _slimmed(part, root) for part in value])
    if isinstance(value, Mapping):
        return value if isinstance(value, PlacedKeys) else PlacedKeys(root, value.path, value.place)
    if kind is dict:
        return {key: _slimmed(part, root) for key, part in value.items()}
    return _same_without_nodes(value, root) if is_dataclass(value) else value


def _same_without_nodes(value: Any, root: str) -> Any:
    """Return a dataclass field by field, which leaves behind what was cached on it."""
    kind: Any = type(value)
    made = object.__new__(kind)
    kept = {}
    for name in _names_of(kind):
        part = getattr(value, name)
        if type(part) not in _ATOMS:
            part = {} if name == "derived" else _slimmed(part, root)
        kept[name] = part
    if hasattr(made, "__dict__"):
        made.__dict__.update(kept)
    else:
        for name, part in kept.items():
            object.__setattr__(made, name, part)
    if isinstance(value, Question):
        made.__dict__["fingerprint"] = value.fingerprint
    if isinstance(value, Module):
        made.__dict__.update(former=value.former, facts=value.facts)
    if isinstance(value, Lesson):
        object.__setattr__(made, "reading", _of_pages(value.reading))
    return made


@cache
def _names_of(cls: Any) -> tuple[str, ...]:
    return tuple(part.name for part in fields(cls))


def _of_pages(reading: Reading) -> Reading:
    """Return what Markdown told, without what only checks and rules read."""
    kept = {part.name: getattr(reading, part.name) for part in fields(reading) if part.name not in LEFT_OUT}
    made = Reading(**kept)
    made.__dict__["words"] = reading.words
    return made
