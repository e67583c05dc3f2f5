"""What may stand somewhere, by an example that an author can type and then change.

Input: an annotation of a dataclass that describes a format. Output: YAML on one line, with ``...`` for a text.
"""

from __future__ import annotations

import datetime
import re
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from course.reading.problems import closest

DEEPEST = 3
_SUCH_AS = re.compile(r"such as (.+?)(?= or |[,:;](?: |$)|$)")


def sample(annotation: Any, depth: int = 0) -> str:
    """Return a value for an annotation: ``...``, ``2026-11-21``, ``[...]``, ``{version: 1.0, date: 2026-11-21}``."""
    extra: tuple[Any, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        extra = tuple(rest)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return sample(arguments[0], depth)
    if origin is Literal:
        return str(arguments[0])
    if origin is tuple:
        return f"[{sample(arguments[0], depth)}]"
    if origin is dict:
        return f"{{{sample(arguments[0], depth)}: {sample(arguments[1], depth)}}}"
    variants = next((part for part in extra if hasattr(part, "classes")), None)
    if variants:
        cls = variants.classes[0]
        return _keys(cls, depth, first=f"{variants.key}: {getattr(cls, variants.key)}")
    if is_dataclass(annotation):
        return _keys(annotation, depth)
    return _plain(annotation, extra)


def chosen(annotation: Any, text: str) -> str:
    """Return the keys that say a word which one key of a set takes, such as ``{profile: full}`` for full, or ""."""
    if not is_dataclass(annotation) or any(part.default is part.default_factory for part in fields(annotation)):
        return ""
    hints = typing.get_type_hints(annotation, include_extras=True)
    words = {word: part.name for part in fields(annotation) for word in _words_of(hints[part.name])}
    near = closest(text, words)
    return f"{{{words[near]}: {near}}}" if near else ""


def _words_of(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _plain(annotation: Any, extra: tuple[Any, ...]) -> str:
    if annotation is bool:
        return "true"
    if annotation is datetime.date:
        return "2026-11-21"
    if annotation in (int, float):
        low = next((part.low for part in extra if hasattr(part, "low")), 1)
        return f"{max(low, 1):g}"
    example = next((part.example for part in extra if hasattr(part, "example")), "")
    found = _SUCH_AS.search(example)
    return found.group(1).strip() if found else "..."


def _keys(cls: Any, depth: int, *, first: str = "") -> str:
    if depth >= DEEPEST:
        return "{...}"
    hints = typing.get_type_hints(cls, include_extras=True)
    parts = [part for part in fields(cls) if part.name != "at"]
    required = [part for part in parts if part.default is MISSING and part.default_factory is MISSING]
    shown = [first] if first else []
    for part in required or parts[:1]:
        is_word = get_origin(hints[part.name]) is Literal and isinstance(part.default, str)
        value = str(part.default) if is_word else sample(hints[part.name], depth + 1)
        later = part.name == "next_review"  # a year after the date beside it
        key = part.metadata.get("key", part.name)
        shown.append(f"{key}: {value.replace('2026', '2027') if later else value}")
    return f"{{{', '.join(shown)}}}"
