"""Writes the guide's page of keys: every key of every format, what it says, what may stand there, what holds without.

``python -m devtools.key_table > docs/modules/pages/keys.md``. Input: the dataclasses of the model, which say all of
it. Output: Markdown, a table for each format; a test holds the file equal to it.
"""

from __future__ import annotations

import datetime
import re
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, is_dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from course.formats.forms import FORMS
from course.formats.keys import WITHOUT, Key, keys
from course.model.thresholds import House
from course.reading.schema import Variants, label_of
from course.reading.values import Pattern, Within

START = """\
---
title: Every key
summary: What may stand in each file, and what holds where it is left out.
order: 420
group: Reference
---

What may stand in each file, what it says, and what holds where a key is left out. The [chapters](files.md) show them
all in examples; this list is made from the program itself, and so are the [schemas](starting.md#in-an-editor) by which
an editor says the same while you type.

"Nothing is said" means that pages and sheets leave the words out, with their heading, and say nothing in their place.
The thresholds under `house` stand with the [rules](rules.md#settings) that use them.
"""


def text() -> str:
    """Return the whole page."""
    seen: set[type] = set()
    return START + "".join(_of_file(path, cls, seen) for path, cls in ((form.path, form.cls) for form in FORMS))


def _of_file(path: str, cls: type, seen: set[type]) -> str:
    """Return the tables of a file: its own keys, then those of every part that no file before it had."""
    found = f"\n## `{path}`\n"
    waiting = [cls]
    while waiting:
        part = waiting.pop(0)
        if part not in seen and part is not House:
            seen.add(part)
            found += _table(part)
            waiting += _parts_of(part)
    return found


def _table(cls: type) -> str:
    kind = getattr(cls, "kind", None)
    title = f"{label_of(cls)}: `{kind}`" if isinstance(kind, str) else label_of(cls)
    rows = [
        f"| `{key.name}` | {_meaning(key)} | {_allowed(key.annotation)} | {_without(cls, key)} |" for key in keys(cls)
    ]
    head = "| Key | What it says | What may stand there | Left out |\n| --- | --- | --- | --- |\n"
    return f"\n### {title[0].upper()}{title[1:]}\n\n{head}" + "\n".join(rows) + "\n"


def _parts_of(cls: type) -> list[type]:
    return [part for key in keys(cls) for part in _classes(key.annotation)]


def _classes(annotation: Any) -> Iterator[type]:
    """Yield the formats that a value may hold."""
    if get_origin(annotation) is Annotated:
        base, *rules = get_args(annotation)
        variants = next((rule for rule in rules if isinstance(rule, Variants)), None)
        yield from variants.classes if variants else _classes(base)
    elif is_dataclass(annotation):
        yield typing.cast(type, annotation)
    else:
        for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
            yield from _classes(part)


def _allowed(annotation: Any) -> str:
    """Say in words what may stand there."""
    rules: list[Any] = []
    if get_origin(annotation) is Annotated:
        annotation, *rules = get_args(annotation)
    origin, arguments = get_origin(annotation), [one for one in get_args(annotation) if one is not types.NoneType]
    if found := next((rule for rule in rules if isinstance(rule, Variants)), None):
        return found.label
    if origin in (types.UnionType, typing.Union):
        return " or ".join(map(_allowed, arguments))
    if origin is tuple:
        return f"a list{_count(rules)}: {_allowed(arguments[0])}"
    if origin is dict:
        return f"keys, each {_allowed(arguments[0])}, with {_allowed(arguments[1])}"
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if is_dataclass(annotation):
        return label_of(typing.cast(type, annotation))
    return _plain(annotation, rules)


def _plain(annotation: Any, rules: list[Any]) -> str:
    pattern = next((rule for rule in rules if isinstance(rule, Pattern)), None)
    within = next((rule for rule in rules if isinstance(rule, Within)), None)
    if pattern:
        return re.sub(r"https?://\S+", r"`\g<0>`", pattern.example)
    words = {str: "text", bool: "`true` or `false`", int: "a whole number", float: "a number"}
    found = words.get(annotation, "a date, such as 2026-11-21" if annotation is datetime.date else "text")
    if within is None:
        return found
    return f"{within.low:g}" if within.low == within.high else f"{found} from {within.low:g} to {within.high:g}"


def _count(rules: list[Any]) -> str:
    within = next((rule for rule in rules if isinstance(rule, Within)), None)
    if within is None:
        return ""
    return f" of at least {within.low:g}" if within.high == float("inf") else f" of {within.low:g} to {within.high:g}"


def _meaning(key: Key) -> str:
    """Say what a key is for, and how that may read."""
    said = f"{key.means}, such as *{key.example}*" if key.example else key.means
    return re.sub(r"\[\[.*?\]\]", r"`\g<0>`", said)  # what places a local standard is code here


def _without(cls: type, key: Key) -> str:
    """Say what holds where a key is left out."""
    part = key.part
    if (cls, part.name) in WITHOUT:
        return WITHOUT[cls, part.name]
    if key.is_required:
        return "it must be there"
    if part.default is MISSING:
        return "the defaults of its keys" if any(_classes(key.annotation)) else "nothing"
    if part.default in (None, "", ()):
        return "nothing is said"
    if isinstance(part.default, bool):
        return f"`{str(part.default).lower()}`"
    if isinstance(part.default, tuple):
        return f"`[{', '.join(map(str, part.default))}]`"
    return f"`{part.default}`"


if __name__ == "__main__":
    sys.stdout.write(text())
