"""Data with positions becomes frozen dataclasses, strictly, by their own annotations.

Input: a node and a dataclass. Output: an instance, or problems. A dataclass is the whole
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
from urllib.parse import unquote

from course.reading.data import Mapping, Node, Scalar, Sequence, kind_of
from course.reading.meant import boolean_meant, date_meant, disguise, form_meant, plain
from course.reading.problems import Position, Problems, closest, nearest, shown
from course.reading.remedies import as_example, how_to_write_list, how_to_write_number, how_to_write_text
from course.reading.samples import sample
from course.reading.telling import tell, tell_plain
from course.reading.wording import counted

T = TypeVar("T")

MAX_TEXT = 4000  # characters; what Markdown can do with more takes too long


class _Missing:
    """What a converter returns after it has reported a problem."""


MISSING_VALUE = _Missing()


def _decoded(address: str) -> str:
    """Return an address as the page has it, and not in the bytes (``%D0%B0``) that a browser copies."""
    try:
        return unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address


@dataclass(frozen=True)
class Pattern:
    """Text must match ``regex`` in full; ``example`` tells an author what such text looks like."""

    regex: str
    example: str
    means: Callable[[str], str] = str  # what such text stands for


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


# An id becomes part of file names and addresses, which have their limits.
SectionId = Annotated[
    str,
    Pattern(
        r"[^\s#]{1,2700}",  # of 300 letters, each of which a browser may copy as three bytes
        "a heading's web address, such as first-things: what stands there after #",
        _decoded,
    ),
]
ID = r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*"
Id = Annotated[str, Pattern(ID, "lower-case words joined by hyphens, such as first-call, 60 characters at most")]
CODE = r"[A-Z]{2,8}(?:-[A-Z0-9]{2,6})+"
Code = Annotated[str, Pattern(CODE, "a code such as FA-102")]


def aliased(key: str, **options: Any) -> Any:
    """A dataclass field whose key in the file is not a Python name."""
    return field(metadata={"key": key}, **options)


Converter = Callable[[Node, str, Mapping, Problems], Any]


@dataclass(frozen=True)
class Field:
    """One key of a format: the field it fills, and how its value is converted."""

    name: str
    optional: bool
    convert: Converter
    annotation: Any


@dataclass(frozen=True)
class Plan:
    """How a dataclass is read: its label, its fields by their keys in order, and the keys that must be there.

    ``replaced`` says of keys of earlier versions what to write now.
    """

    label: str
    fields: dict[str, Field]
    required: frozenset[str]
    replaced: dict[str, str]


def read(node: Mapping, cls: type[T], problems: Problems) -> T | None:
    """Return ``node`` as an instance of ``cls``; report every problem and return None otherwise."""
    before = len(problems)
    plan = plan_of(cls)  # type: ignore[arg-type]  # a class is hashable
    known = plan.fields
    values: dict[str, Any] = {"at": node}
    entries = node.entries
    for key, value in entries.items():
        part = known.get(key)
        if part and not (part.optional and _says_nothing(value, part)):
            values[part.name] = part.convert(value, key, node, problems)
    if missing := _missing(node, plan, problems):
        for key in missing:
            hint = tell("add a line `%(key)s: %(sample)s` to it", key=key, sample=sample(known[key].annotation))
            problems.add(node.at(), tell("%(label)s has no `%(key)s`", label=tell(plan.label), key=key), hint)
    if len(problems) > before:
        return None
    return cls(**values)


def _says_nothing(node: Node, part: Field) -> bool:
    """Tell whether a key stands alone; an empty text in quotes says nothing too, where any text may stand."""
    return isinstance(node, Scalar) and not node.text.strip() and (node.plain or part.annotation is str)


def _missing(node: Mapping, plan: Plan, problems: Problems) -> set[str]:
    """Report the unknown keys of a node; return the keys that are missing and that none of these was meant to be."""
    unknown = [key for key in node.entries if key not in plan.fields]
    missing = set(plan.required - node.entries.keys())
    for key in unknown:
        meant = closest(key, missing) or _same_answer(key, missing)
        hint = plan.replaced.get(key) or nearest(key, plan.fields)
        if key.isdigit():
            hint = tell("a comma starts a new entry inside { }; write a number without one")
        elif meant is None and len(unknown) == len(missing) == 1 and closest(key, plan.fields) is None:
            (meant,) = missing
        if meant and not hint.startswith(("did you mean", "write")):
            hint = tell("did you mean `%(meant)s`, which is missing?", meant=meant)
        position = Position(node.path, *node.key_places[key])
        problems.add(
            position,
            tell(
                "unknown key %(key)s%(disguise)s in %(label)s",
                key=shown(key),
                disguise=disguise(key),
                label=tell(plan.label),
            ),
            hint,
        )
        missing -= {meant}  # a misspelt key is told once
    return missing


def _same_answer(key: str, missing: set[str]) -> str | None:
    """Return the key ``true`` or ``false`` for one that says yes or no, where the two are keys."""
    meant = boolean_meant(key)
    return meant if meant in missing else None


def label_of(cls: type) -> str:
    """What authors call an instance of ``cls``, with its article."""
    return typing.cast(str, getattr(cls, "label", cls.__name__.lower()))


def keys_of(cls: type) -> tuple[str, ...]:
    """The keys a file may hold for ``cls``, in order; the authoring guide must name each."""
    return tuple(plan_of(cls).fields)


@functools.cache
def plan_of(cls: Any) -> Plan:
    """Return how the dataclass ``cls`` is read; ``at`` is not a key, it receives the node."""
    hints = typing.get_type_hints(cls, include_extras=True)
    known: dict[str, Field] = {}
    required = set()
    for part in fields(cls):
        if part.name == "at":
            continue
        key = part.metadata.get("key", part.name)
        must_be = part.default is MISSING and part.default_factory is MISSING
        annotation, may_be_none = _strip_none(hints[part.name])
        known[key] = Field(part.name, may_be_none or not must_be, _converter(annotation), annotation)
        if must_be:
            required.add(key)
    return Plan(label_of(cls), known, frozenset(required), getattr(cls, "replaced", {}))


def _strip_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (types.UnionType, typing.Union):
        rest = [part for part in get_args(annotation) if part is not types.NoneType]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _converter(annotation: Any) -> Converter:
    rules: dict[type, Any] = {}
    if get_origin(annotation) is Annotated:
        annotation, *extra = get_args(annotation)
        rules = {type(rule): rule for rule in extra}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if Variants in rules:
        return _variants(rules[Variants])
    if annotation is str:
        return _text(rules.get(Pattern))
    if annotation is bool:
        return _boolean
    if annotation in (int, float):
        return _number(annotation, rules.get(Within))
    if annotation is datetime.date:
        return _date
    if origin is Literal:
        return _choice(arguments)
    if origin is tuple:
        return _list(_converter(arguments[0]), rules.get(Within))
    if origin is dict:
        return _dictionary(_converter(arguments[0]), _converter(arguments[1]), annotation)
    return _nested(annotation)


def _wrong(problems: Problems, parent: Mapping, node: Node, key: str, wanted: str, write: str) -> Any:
    what = f"`{key}`" if parent.entries.get(key) is node else tell("an entry of `%(key)s`", key=key)
    position = Position(node.path or parent.path, *node.place)
    problems.add(
        position,
        tell("%(what)s must be %(wanted)s, but %(kind_of)s was found", what=what, wanted=wanted, kind_of=kind_of(node)),
        write,
    )
    return MISSING_VALUE


def _text(pattern: Pattern | None) -> Converter:
    matches = re.compile(pattern.regex).fullmatch if pattern else None

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not text:
            return _wrong(problems, parent, node, key, tell("text"), how_to_write_text(node, key, parent))
        if len(text) > MAX_TEXT:
            message = tell(
                "`%(key)s` is %(text_count)s characters long, and %(max_text)s is the limit",
                key=key,
                text_count=f"{len(text):,}",
                max_text=f"{MAX_TEXT:,}",
            )
            problems.add(
                Position(node.path or parent.path, *node.place), message, tell("shorten it, or move it into a lesson")
            )
            return MISSING_VALUE
        if matches and pattern and not matches(text):
            meant = form_meant(text, matches)
            write = tell("write `%(meant)s`", meant=meant) if meant else tell("change it to that form")
            return _wrong(problems, parent, node, key, tell_plain(pattern.example), write)
        return pattern.means(text) if pattern else text

    return convert


def _boolean(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    meant = boolean_meant(node.text) if isinstance(node, Scalar) else None
    quoted = isinstance(node, Scalar) and not node.plain and meant
    write = (
        tell("take the quotes away")
        if quoted
        else tell("write `%(meant)s`", meant=meant)
        if meant
        else tell("write one of the two")
    )
    return _wrong(problems, parent, node, key, tell("true or false"), write)


def _number(kind: type, within: Within | None) -> Converter:
    pattern = re.compile(r"-?[0-9]{1,15}" if kind is int else r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")

    def fits(number: float) -> bool:
        return within is None or within.low <= number <= within.high

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text if isinstance(node, Scalar) else ""
        if pattern.fullmatch(text):
            value = kind(text)
            if fits(value):
                return value
        wanted = _number_wanted(kind, within)
        return _wrong(
            problems, parent, node, key, wanted, how_to_write_number(text, wanted, whole=kind is int, fits=fits)
        )

    return convert


def _number_wanted(kind: type, within: Within | None) -> str:
    """Return which numbers may stand there."""
    if within is None:
        return tell("a whole number") if kind is int else tell("a number")
    low, high = f"{within.low:g}", f"{within.high:g}"
    if low == high:
        return low
    if kind is int:
        return tell("a whole number from %(low)s to %(high)s", low=low, high=high)
    return tell("a number from %(low)s to %(high)s", low=low, high=high)


def _date(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    write = tell("write it as year-month-day, such as 2026-11-21")
    text = node.text if isinstance(node, Scalar) else ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            write = tell("there is no such day; look it up in a calendar")
    if meant := date_meant(text):
        write = tell("write it as year-month-day: `%(meant)s`", meant=meant)
    return _wrong(problems, parent, node, key, tell("a date"), write)


def _choice(allowed: tuple[str, ...]) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text if isinstance(node, Scalar) else ""
        if text in allowed:
            return text
        hint = nearest(text, allowed) if closest(text, allowed) else tell("write one of these")
        if plain(text) in allowed:
            hint = tell("write `%(plain)s`", plain=plain(text))
        return _wrong(problems, parent, node, key, tell("one of %(allowed)s", allowed=", ".join(allowed)), hint)

    return convert


def _list(item: Converter, within: Within | None) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Sequence):
            return _wrong(problems, parent, node, key, tell("a list"), how_to_write_list(node, key))
        found = len(node.items)
        if within and not within.low <= found <= within.high:
            message = tell(
                "`%(key)s` must hold %(count)s, but %(were)s found",
                key=key,
                count=_count(within),
                were=counted(found, "was", "were"),
            )
            hint = tell("add to the list") if found < within.low else tell("remove some")
            problems.add(Position(node.path or parent.path, *node.place), message, hint)
            return MISSING_VALUE
        return tuple([item(part, key, parent, problems) for part in node.items])

    return convert


def _count(within: Within) -> str:
    if within.high == float("inf"):
        return tell("at least %(entries)s", entries=counted(within.low, "entry", "entries"))
    return tell("%(low)s to %(high)s entries", low=f"{within.low:g}", high=f"{within.high:g}")


def _dictionary(convert_key: Converter, convert_value: Converter, annotation: Any) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            return _wrong(problems, parent, node, key, tell("a set of keys"), as_example(annotation, node, key, parent))
        result = {}
        for name, value in node.entries.items():
            checked = convert_key(Scalar(name, node.key_places[name]), key, node, problems)
            if checked is not MISSING_VALUE:
                result[checked] = convert_value(value, name, node, problems)
        return result

    return convert


def _nested(cls: type) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if isinstance(node, Mapping):
            return read(node, cls, problems)
        return _wrong(problems, parent, node, key, tell("a set of keys"), as_example(cls, node, key, parent))

    return convert


def _variants(rule: Variants) -> Converter:
    by_name = {getattr(cls, rule.key): cls for cls in rule.classes}
    names = tuple(by_name)
    choose = _choice(names)

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            example = as_example(Annotated[rule.classes[0], rule], node, key, parent)
            return _wrong(problems, parent, node, key, tell("a set of keys"), example)
        chosen = node.entries.get(rule.key)
        if chosen is None:
            hint = tell("add a line `%(key)s: ...` with one of %(names)s", key=rule.key, names=", ".join(names))
            problems.add(node.at(), tell("%(label)s has no `%(key)s`", label=tell(rule.label), key=rule.key), hint)
            return MISSING_VALUE
        name = choose(chosen, rule.key, node, problems)
        if name is MISSING_VALUE:
            return name
        if fault := _of_another_kind(node, name, by_name):
            problems.add(Position(chosen.path or node.path, *chosen.place), *fault)
            return MISSING_VALUE
        return read(node, by_name[name], problems)

    return convert


def _of_another_kind(node: Mapping, name: str, by_name: dict[str, type]) -> tuple[str, str] | None:
    """Return what is wrong with a node that has the keys of another variant, and what its kind may have to be."""
    known = {one: plan_of(cls) for one, cls in by_name.items()}
    lacks = known[name].required - node.entries.keys()
    foreign = [key for key in node.entries if key not in known[name].fields]
    fitting = [
        one
        for one, plan in known.items()
        if node.entries.keys() >= plan.required and not node.entries.keys() - plan.fields.keys()
    ]
    if not lacks or not foreign or not fitting:
        return None
    found = tell(
        "%(name)s has no %(listed)s, and asks for %(listed_2)s",
        name=name,
        listed=_listed(foreign),
        listed_2=_listed(sorted(lacks)),
    )
    return found, tell("write `kind: %(fitting)s`, or the keys of %(name)s", fitting=fitting[0], name=name)


def _listed(keys: list[str]) -> str:
    return " and ".join(f"`{key}`" for key in keys)
