"""``dataclass`` as Python has it, made in two thirds of the time where a class is frozen: there are hundreds.

Python compiles six methods for each. Three of them, which say what a value is and whether it equals another, read the
same for all classes but for the names of their fields, and stand here once: to compile them took a thirtieth of a build
after an edit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(kind=None, /, **options):
        """Do what ``dataclasses.dataclass`` does, with the same options."""
        if kind is None:
            return partial(dataclass, **options)
        if not options.get("frozen") or not options.keys() <= {"frozen", "kw_only"}:
            return dataclasses.dataclass(**options)(kind)
        kind.__repr__, kind.__eq__, kind.__hash__ = _said, _equals, _hash
        return dataclasses.dataclass(**options, repr=False, eq=False)(kind)


def _names_of(kind: type) -> list[str]:
    """Return the names of those fields that are said of a value."""
    return [field.name for field in dataclasses.fields(kind) if field.repr]


def _parts_of(kind: type) -> Callable[[object], object]:
    """Return what returns of a value all that it is compared by."""
    names = [field.name for field in dataclasses.fields(kind) if field.compare]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


_names: Callable[[type], list[str]] = cache(_names_of)
_parts: Callable[[type], Callable[[object], object]] = cache(_parts_of)


@recursive_repr()
def _said(value: object) -> str:
    parts = ", ".join(f"{name}={getattr(value, name)!r}" for name in _names(type(value)))
    return f"{type(value).__qualname__}({parts})"


def _equals(value: object, other: object) -> Any:
    if type(other) is not type(value):
        return NotImplemented
    parts = _parts(type(value))
    return parts(value) == parts(other)


def _hash(value: object) -> int:
    return hash(_parts(type(value))(value))
