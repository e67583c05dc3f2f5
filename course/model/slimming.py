"""A module for keeping: all that pages show of it, without what only its checks needed.

Input: a module that was checked and judged. Output: one that is equal to it, takes little memory, and can be pickled.
Places are still known (``course.reading.outline``); the nodes of its files are gone, the lines of prose, faults and
boxes of its texts, and what others have derived from it. Rules that read texts run before.
"""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from course.markdown.facts import Reading
from course.model.lesson import Lesson
from course.model.module import Module
from course.model.questions.base import Question
from course.reading.data import Mapping
from course.reading.outline import Outlines

LEFT_OUT = frozenset(("prose", "faults", "boxes", "misplaced", "unplaced", "shown", "derived"))
_ATOMS = frozenset((str, int, float, bool, type(None), datetime.date))  # kept as they are: most values


def slimmed(module: Module) -> Module:
    """Return a module without what its pages do not need."""
    made: Module = _slimmed(module, Outlines())
    return made


def _slimmed(value: Any, outlines: Outlines) -> Any:
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return tuple([part if type(part) in _ATOMS else _slimmed(part, outlines) for part in value])
    if isinstance(value, Mapping):
        return outlines.of(value)
    if kind is dict:
        return {key: _slimmed(part, outlines) for key, part in value.items()}
    return _same_without_nodes(value, outlines) if is_dataclass(value) else value


def _same_without_nodes(value: Any, outlines: Outlines) -> Any:
    """Return a dataclass field by field, which leaves behind what was cached on it."""
    kind: Any = type(value)
    made = object.__new__(kind)
    kept = {}
    for name in _names_of(kind):
        part = getattr(value, name)
        if type(part) not in _ATOMS:
            part = {} if name == "derived" else _slimmed(part, outlines)
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
    """Return the fields of a dataclass, first the one whose node is the root of those of the rest."""
    return tuple(sorted((part.name for part in fields(cls)), key=lambda name: name != "at"))


def _of_pages(reading: Reading) -> Reading:
    """Return what Markdown told, without what only checks and rules read."""
    kept = {part.name: getattr(reading, part.name) for part in fields(reading) if part.name not in LEFT_OUT}
    made = Reading(**kept)
    made.__dict__["words"] = reading.words
    return made
