"""Data with positions becomes frozen dataclasses, strictly, by their own annotations.

Input: a node and a dataclass. Output: an instance, or problems. A dataclass is the whole
description of a format: field names are the keys, annotations say what may stand there, and a
field named ``at`` receives the node, so that later rules can point at the exact place.
"""

from __future__ import annotations

import datetime
import functools
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.meant import boolean_meant, disguise
from course.reading.problems import Position, Problems, closest, nearest, shown
from course.reading.remedies import as_example, how_to_write_list
from course.reading.samples import sample
from course.reading.telling import tell, tell_all, tell_row
from course.reading.values import (
    MISSING_VALUE,
    Converter,
    MayRepeat,
    Pattern,
    Within,
    tell_wrong,
    to_boolean,
    to_date,
    to_number,
    to_one_of,
    to_text,
)
from course.reading.wording import counted

T = TypeVar("T")


@dataclass(frozen=True)
class Variants:
    """One of several dataclasses, chosen by the value of ``key``."""

    key: str
    label: str
    classes: tuple[type, ...]


def aliased(key: str, **options: Any) -> Any:
    """A dataclass field whose key in the file is not a Python name."""
    return field(metadata={"key": key}, **options)


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

    ``replaced`` says of keys of earlier versions what to write now, ``made`` makes an instance of its values.
    """

    label: str
    fields: dict[str, Field]
    required: frozenset[str]
    replaced: dict[str, str]
    made: Callable[[dict[str, Any]], Any]


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
    made: T = plan.made(values)
    return made


def _says_nothing(node: Node, part: Field) -> bool:
    """Tell whether a key stands alone; an empty text in quotes says nothing too, where any text may stand."""
    return isinstance(node, Scalar) and not node.text.strip() and (node.plain or part.annotation is str)


def _missing(node: Mapping, plan: Plan, problems: Problems) -> set[str]:
    """Report the unknown keys of a node; return the keys that are missing and that none of these was meant to be."""
    unknown = [key for key in node.entries if key not in plan.fields]
    missing = set(plan.required - node.entries.keys())
    unsaid = set(unknown)
    for key in unknown:
        meant = closest(key, missing) or _same_answer(key, missing)
        hint = plan.replaced.get(key) or nearest(key, plan.fields)
        if key.isdigit():
            hint = tell("a comma starts a new entry inside { }; write a number without one")
        elif meant is None and len(unknown) == len(missing) == 1 and closest(key, plan.fields, least=0.8) is None:
            (meant,), hint = missing, ""
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
        unsaid -= {key} if meant or key.isdigit() or closest(key, plan.fields) else set()
    # As many foreign keys as are missing, such as min and max for from and to: each is told once, as what it is.
    return missing if len(unsaid) != len(missing) else set()


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
    return Plan(label_of(cls), known, frozenset(required), getattr(cls, "replaced", {}), _maker_of(cls))


def _maker_of(cls: Any) -> Callable[[dict[str, Any]], Any]:
    """Return what makes an instance; a frozen dataclass itself takes a call for each field, a third of all reading."""
    if hasattr(cls, "__post_init__") or not cls.__dictoffset__:
        return lambda values: cls(**values)
    known = {part.name: part.default for part in fields(cls) if part.default is not MISSING}
    factories = {part.name: part.default_factory for part in fields(cls) if part.default_factory is not MISSING}

    def make(values: dict[str, Any]) -> Any:
        made = object.__new__(cls)
        for name, factory in factories.items():
            if name not in values:
                values[name] = factory()
        made.__dict__.update(known, **values)
        return made

    return make


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
        return _to_variants(rules[Variants])
    if annotation is str:
        return to_text(rules.get(Pattern))
    if annotation is bool:
        return to_boolean
    if annotation in (int, float):
        return to_number(annotation, rules.get(Within))
    if annotation is datetime.date:
        return to_date
    if origin is Literal:
        return to_one_of(arguments)
    if origin is tuple:
        is_text = arguments[0] is str or get_args(arguments[0])[:1] == (str,)
        return _to_list(_converter(arguments[0]), rules.get(Within), is_told_twice=is_text and MayRepeat not in rules)
    if origin is dict:
        return _to_dictionary(_converter(arguments[0]), _converter(arguments[1]), annotation)
    return _to_nested(annotation)


def _to_list(item: Converter, within: Within | None, *, is_told_twice: bool = False) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Sequence):
            return tell_wrong(problems, parent, node, key, tell("a list"), how_to_write_list(node, key))
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
        found_there = tuple([item(part, key, parent, problems) for part in node.items])
        return _once_each(node, found_there, key, parent, problems) if is_told_twice else found_there

    return convert


def _once_each(
    node: Sequence, texts: tuple[Any, ...], key: str, parent: Mapping, problems: Problems
) -> tuple[Any, ...]:
    """Report what stands in a list of texts a second time; return the texts, each once."""
    if len(set(texts)) == len(texts):
        return texts
    for number, (part, text) in enumerate(zip(node.items, texts, strict=True)):
        if text is not MISSING_VALUE and text in texts[:number]:
            message = tell("%(text)s appears twice in `%(field_name)s`", text=shown(text), field_name=key)
            problems.add(Position(part.path or parent.path, *part.place), message, tell("remove one"))
    return tuple(dict.fromkeys(texts))


def _count(within: Within) -> str:
    if within.high == float("inf"):
        return tell("at least %(entries)s", entries=counted(within.low, "entry", "entries"))
    return tell("%(low)s to %(high)s entries", low=f"{within.low:g}", high=f"{within.high:g}")


def _to_dictionary(convert_key: Converter, convert_value: Converter, annotation: Any) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            return tell_wrong(
                problems, parent, node, key, tell("a set of keys"), as_example(annotation, node, key, parent)
            )
        result = {}
        for name, value in node.entries.items():
            checked = convert_key(Scalar(name, node.key_places[name]), key, node, problems)
            if checked is not MISSING_VALUE:
                result[checked] = convert_value(value, name, node, problems)
        return result

    return convert


def _to_nested(cls: type) -> Converter:
    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if isinstance(node, Mapping):
            return read(node, cls, problems)
        return tell_wrong(problems, parent, node, key, tell("a set of keys"), as_example(cls, node, key, parent))

    return convert


def _to_variants(rule: Variants) -> Converter:
    by_name = {getattr(cls, rule.key): cls for cls in rule.classes}
    names = tuple(by_name)
    choose = to_one_of(names)

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        if not isinstance(node, Mapping):
            example = as_example(Annotated[rule.classes[0], rule], node, key, parent)
            return tell_wrong(problems, parent, node, key, tell("a set of keys"), example)
        chosen = node.entries.get(rule.key)
        if chosen is None:
            hint = tell("add a line `%(key)s: ...` with one of %(names)s", key=rule.key, names=tell_row(names))
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
    plan = plan_of(by_name[name])
    lacks = plan.required - node.entries.keys()
    foreign = [key for key in node.entries if key not in plan.fields]
    if not lacks or not foreign:  # as with nearly all; the plans of others are not even made
        return None
    known = {one: plan_of(cls) for one, cls in by_name.items()}
    fitting = [
        one
        for one, plan in known.items()
        if node.entries.keys() >= plan.required and not node.entries.keys() - plan.fields.keys()
    ]
    if not fitting:
        return None
    found = tell(
        "%(name)s has no %(foreign)s, and asks for %(lacking)s",
        name=name,
        foreign=_listed(foreign),
        lacking=_listed(sorted(lacks)),
    )
    return found, tell("write `kind: %(fitting)s`, or the keys of %(name)s", fitting=fitting[0], name=name)


def _listed(keys: list[str]) -> str:
    return tell_all(f"`{key}`" for key in keys)
