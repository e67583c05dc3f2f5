"""Data with positions becomes frozen dataclasses, strictly, by their own annotations.

Comes in: a node and a dataclass. Goes out: an instance, or problems. A dataclass is the whole
description of a format: field names are the keys, annotations say what may stand there, and a
field named ``at`` receives the node, so that later rules can point at the exact place.
"""

from __future__ import annotations

import datetime
import functools
import re
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from course.data import Mapping, Node, Scalar, Sequence, kind_of
from course.problems import Position, Problems, nearest

T = TypeVar("T")


class _Missing:
    """What a converter returns after it has reported a problem."""


MISSING_VALUE = _Missing()


@dataclass(frozen=True)
class Pattern:
    """Text must match ``regex`` in full; ``example`` tells an author what such text looks like."""

    regex: str
    example: str


@dataclass(frozen=True)
class Within:
    """A number, or the length of a list, from ``low`` to ``high``, both included."""

    low: float
    high: float


@dataclass(frozen=True)
class Variants:
    """One of several dataclasses, chosen by the value of ``key``."""

    key: str
    label: str
    classes: tuple[type, ...]


Id = Annotated[
    str, Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "lower-case words joined by hyphens, such as third-visit")
]
Code = Annotated[str, Pattern(r"[A-Z]{2,8}(?:-[A-Z0-9]{2,6})+", "a code such as CR-102")]


def aliased(key: str, **options: Any) -> Any:
    """A dataclass field whose key in the file is not a Python name."""
    return field(metadata={"key": key}, **options)


Converter = Callable[[Node, str, Mapping, Problems], Any]


@dataclass(frozen=True)
class Field:
    """One key of a format: how its value is converted, and whether it may be missing."""

    name: str
    key: str
    required: bool
    optional: bool
    convert: Converter


def read(node: Mapping, cls: type[T], problems: Problems) -> T | None:
    """Return ``node`` as an instance of ``cls``; report every problem and return None otherwise."""
    before = len(problems)
    plan = plan_of(cls)  # type: ignore[arg-type]  # a class is hashable
    label = label_of(cls)
    values: dict[str, Any] = {}
    entries = node.entries
    for part in plan:
        value = entries.get(part.key)
        if value is None:
            if part.required:
                problems.add(
                    node.at(), f"{label} has no `{part.key}`", f"add a line `{part.key}: ...` to it"
                )
            continue
        if part.optional and isinstance(value, Scalar) and not value.text.strip():
            continue
        values[part.name] = part.convert(value, part.key, node, problems)
    if len(entries) > len(values):
        _report_unknown(node, label, plan, problems)
    if len(problems) > before:
        return None
    return cls(**values, at=node)  # type: ignore[call-arg]  # every class read here has `at`


def label_of(cls: type) -> str:
    """What authors call an instance of ``cls``, with its article."""
    return typing.cast(str, getattr(cls, "label", cls.__name__.lower()))


def keys_of(cls: type) -> tuple[str, ...]:
    """The keys a file may hold for ``cls``, in order; the authoring guide must name each."""
    return tuple(part.key for part in plan_of(cls))


def _report_unknown(
    node: Mapping, label: str, plan: tuple[Field, ...], problems: Problems
) -> None:
    known = [part.key for part in plan]
    for key in node.entries:
        if key not in known:
            position = Position(node.path, *node.key_places[key])
            problems.add(position, f"unknown key `{key}` in {label}", nearest(key, known))


@functools.cache
def plan_of(cls: Any) -> tuple[Field, ...]:
    """Return the fields of a dataclass in order, each with its converter."""
    hints = typing.get_type_hints(cls, include_extras=True)
    plan = []
    for part in fields(cls):
        if part.name == "at":
            continue
        required = part.default is MISSING and part.default_factory is MISSING
        annotation, optional = _strip_none(hints[part.name])
        key = part.metadata.get("key", part.name)
        plan.append(Field(part.name, key, required, not required or optional, _converter(annotation)))
    return tuple(plan)


def _strip_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (types.UnionType, typing.Union):
        rest = [part for part in get_args(annotation) if part is not types.NoneType]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _converter(annotation: Any) -> Converter:
    rules: tuple[Any, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *extra = get_args(annotation)
        rules = tuple(extra)
    variants = next((rule for rule in rules if isinstance(rule, Variants)), None)
    within = next((rule for rule in rules if isinstance(rule, Within)), None)
    if variants is not None:
        return _variants(variants)
    if annotation is str:
        return _text(next((rule for rule in rules if isinstance(rule, Pattern)), None))
    if annotation is bool:
        return _boolean
    if annotation in (int, float):
        return _number(annotation, within)
    if annotation is datetime.date:
        return _date
    origin = get_origin(annotation)
    if origin is Literal:
        return _choice(get_args(annotation))
    if origin is tuple:
        return _list(_converter(get_args(annotation)[0]), within)
    if origin is dict:
        key, value = get_args(annotation)
        return _dictionary(_converter(key), _converter(value))
    return _nested(annotation)


def _wrong(problems: Problems, parent: Mapping, node: Node, key: str, wanted: str, write: str) -> Any:
    position = Position(parent.path, *node.place)
    problems.add(position, f"`{key}` must be {wanted}, but {kind_of(node)} was found", write)
    return MISSING_VALUE


def _text(pattern: Pattern | None) -> Converter:
    matches = re.compile(pattern.regex).fullmatch if pattern else None

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Scalar):
            return _wrong(problems, parent, node, key, "text", f"write text after `{key}:`")
        text = node.text.strip()
        if not text:
            return _wrong(problems, parent, node, key, "text", f"write text after `{key}:`")
        if matches and pattern and not matches(text):
            return _wrong(problems, parent, node, key, pattern.example, "change it to that form")
        return text

    return convert


def _boolean(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    return _wrong(problems, parent, node, key, "true or false", "write true or false without quotes")


def _number(kind: type, within: Within | None) -> Converter:
    pattern = re.compile(r"-?\d{1,15}" if kind is int else r"-?\d{1,15}(?:\.\d{1,15})?")
    wanted = "a whole number" if kind is int else "a number"
    if within:
        wanted += f" from {within.low:g} to {within.high:g}"

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if isinstance(node, Scalar) and pattern.fullmatch(node.text):
            value = kind(node.text)
            if within is None or within.low <= value <= within.high:
                return value
        return _wrong(problems, parent, node, key, wanted, "write it in digits")

    return convert


def _date(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    if isinstance(node, Scalar) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", node.text):
        try:
            return datetime.date.fromisoformat(node.text)
        except ValueError:
            pass
    return _wrong(problems, parent, node, key, "a date", "write it as year-month-day, such as 2026-11-21")


def _choice(allowed: tuple[str, ...]) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if isinstance(node, Scalar) and node.text in allowed:
            return node.text
        found = node.text if isinstance(node, Scalar) else ""
        return _wrong(problems, parent, node, key, f"one of {', '.join(allowed)}", nearest(found, allowed))

    return convert


def _list(item: Converter, within: Within | None) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Sequence):
            return _wrong(problems, parent, node, key, "a list", 'start each of its lines with "- "')
        if within and not within.low <= len(node.items) <= within.high:
            problems.add(
                Position(parent.path, *node.place),
                f"`{key}` must hold {_count(within)}, but {len(node.items)} "
                f"{'was' if len(node.items) == 1 else 'were'} found",
                "add or take away lines",
            )
            return MISSING_VALUE
        return tuple([item(part, key, parent, problems) for part in node.items])

    return convert


def _count(within: Within) -> str:
    if within.high == float("inf"):
        return f"at least {within.low:g} entr{'y' if within.low == 1 else 'ies'}"
    return f"{within.low:g} to {within.high:g} entries"


def _dictionary(convert_key: Converter, convert_value: Converter) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            return _wrong(problems, parent, node, key, "a set of keys", f"indent `name: ...` lines under `{key}:`")
        result = {}
        for name, value in node.entries.items():
            checked = convert_key(Scalar(name, node.key_places[name]), key, node, problems)
            if checked is not MISSING_VALUE:
                result[checked] = convert_value(value, name, node, problems)
        return result

    return convert


def _nested(cls: type) -> Converter:
    label = label_of(cls)

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            keys = ", ".join(part.key for part in plan_of(cls) if part.required)
            return _wrong(
                problems, parent, node, key, f"{label} with keys", f"give it the keys it needs: {keys}"
            )
        return read(node, cls, problems)

    return convert


def _variants(rule: Variants) -> Converter:
    by_name = {getattr(cls, rule.key): cls for cls in rule.classes}
    names = tuple(by_name)

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            return _wrong(problems, parent, node, key, f"{rule.label} with keys", f"start with `{rule.key}:`")
        chosen = node.entries.get(rule.key)
        if chosen is None:
            problems.add(
                node.at(), f"{rule.label} has no `{rule.key}`", f"add one of {', '.join(names)}"
            )
            return MISSING_VALUE
        name = _choice(names)(chosen, rule.key, node, problems)
        if name is MISSING_VALUE:
            return MISSING_VALUE
        return read(node, by_name[name], problems)

    return convert
