"""JSON data becomes frozen dataclasses, strictly, by their own annotations; and their JSON Schema.

Input: what ``json`` read, and a dataclass. Output: an instance or what is wrong, in the words
of ``web/records/shape.js``, and a schema for other programs. ``course.reading.schema`` does
the like for authors' files, which have positions; a record is made by a machine and has none.
"""

from __future__ import annotations

import datetime
import functools
import marshal
import math
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from course.reading.telling import tell, tellable

T = TypeVar("T")

MOST_AMOUNT = 1_000_000
MOST_SHOWN = 60
MOST_KNOWN, MOST_MARK = 20_000, 600  # sets of keys that are kept of one class, and the bytes that stand for one
LONE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
# What a message must not repeat: it would write over other lines of a terminal, or turn the text around.
UNSHOWN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# What a reader sees something of; written out, because Python and JavaScript call different characters blank.
SEEN = re.compile("[^\0-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")


@dataclass(frozen=True, eq=False)  # an annotation is hashed, and a schema cannot be
class Value:
    """One value: whether it fits, what fits in words, with ``places`` for numbers, and as JSON Schema."""

    fits: Callable[[object], bool]
    words: str
    schema: dict[str, object]
    places: dict[str, object] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What fits, in the language of messages."""
        return tell(self.words, **self.places)


def text(most: int) -> Value:
    """Text that shows something, of at most ``most`` characters."""

    def fits(value: object) -> bool:
        if not isinstance(value, str) or len(value) > most or not SEEN.search(value):
            return False
        return value.isascii() or not LONE.search(value)

    schema: dict[str, object] = {"type": "string", "minLength": 1, "maxLength": most}
    return Value(fits, "text of 1 to %(most)s characters", schema, {"most": most})


def form(pattern: str, words: str, *, dated: bool = False) -> Value:
    """Text of one form; ``dated`` when it starts with a day that must be in the calendar."""
    matches = re.compile(pattern).fullmatch

    @functools.lru_cache(1024)  # in many records stand the same names, codes, versions and days
    def has_form(value: str) -> bool:
        try:
            return bool(matches(value)) and (not dated or bool(datetime.date.fromisoformat(value[:10])))
        except ValueError:
            return False

    def fits(value: object) -> bool:
        return isinstance(value, str) and has_form(value)

    schema: dict[str, object] = {"type": "string", "pattern": f"^{pattern}$", "description": words}
    if dated:
        schema["format"] = "date-time" if "T" in pattern else "date"
    return Value(fits, words, schema)


def whole(low: int, high: int) -> Value:
    """A whole number; 5.0 is one too, as it is in JavaScript."""

    def fits(value: object) -> bool:
        return is_whole(value) and low <= value <= high

    schema: dict[str, object] = {"type": "integer", "minimum": low, "maximum": high}
    return Value(fits, "a whole number from %(low)s to %(high)s", schema, {"low": low, "high": high})


def one_of(*wanted: int) -> Value:
    """One of some whole numbers."""
    words = either(*wanted)
    schema: dict[str, object] = (
        {"const": wanted[0]} if len(wanted) == 1 else {"enum": list(wanted), "description": words}
    )
    return Value(lambda value: is_whole(value) and value in wanted, words, schema)


def either(*numbers: int) -> str:
    """Return numbers to choose from: 1, 2 or 3."""
    *others, last = map(str, numbers)
    return f"{', '.join(others)} or {last}" if others else last


def is_whole(value: object) -> typing.TypeGuard[int | float]:
    """Tell whether a value is a whole number, however it is written; what is too large for a number is none."""
    return is_number(value) and math.isfinite(value) and value == int(value)


def is_number(value: object) -> typing.TypeGuard[int | float]:
    """Tell whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_amount(value: object) -> bool:
    return is_number(value) and 0 <= value <= MOST_AMOUNT and int(value * 100 + 0.5) / 100 == value


def _is_given(value: object) -> bool:
    return value is True or (isinstance(value, str) and len(value) <= 4000 and not LONE.search(value))


_AMOUNT_WORDS = tellable("a number from 0 to 1000000 with at most two decimals")
AMOUNT = Value(
    _is_amount,
    _AMOUNT_WORDS,
    {"type": "number", "minimum": 0, "maximum": MOST_AMOUNT, "description": _AMOUNT_WORDS},
)
TRUE = Value(lambda value: value is True, "true", {"const": True})
_GIVEN_WORDS = tellable("true, or text of at most 4000 characters")
GIVEN = Value(
    _is_given,
    _GIVEN_WORDS,
    {"anyOf": [{"const": True}, {"type": "string", "maxLength": 4000}], "description": _GIVEN_WORDS},
)


@dataclass(frozen=True)
class Sized:
    """How many entries a list may have."""

    least: int
    most: int


@dataclass(frozen=True)
class Named:
    """How many names a set may have."""

    most: int


_NAME = text(60)


@dataclass(frozen=True)
class _List:
    each: _Keys
    size: Sized


@dataclass(frozen=True)
class _Names:
    values: Value
    most: int


@dataclass(frozen=True)
class _Keys:
    """A set of keys; a ``known`` one that holds no other sets is not read twice.

    In ten thousand records of a course the same question was answered in the same way thousands of times.
    """

    cls: type
    shapes: dict[str, Shape]
    optional: frozenset[str]
    known: dict[bytes, object] = field(default_factory=dict, compare=False, repr=False)

    @functools.cached_property
    def is_small(self) -> bool:
        return all(isinstance(part, Value | _Names) for part in self.shapes.values())


Shape = Value | _List | _Names | _Keys


class _Unfit(Exception):
    """Something in the data does not fit; what it is, is looked for then."""


def read(data: object, cls: type[T]) -> tuple[T | None, list[str]]:
    """Return ``data`` as an instance of ``cls``, or None and what is wrong with it."""
    if not isinstance(data, dict):
        return None, [tell("the file holds no set of keys")]
    shape = _keys_of(cls)  # type: ignore[arg-type]  # a class is hashable
    try:
        return typing.cast(T, _made(data, shape)), []
    except _Unfit:
        return None, list(_faults(data, shape, ""))


def shown(name: str) -> str:
    """Return a name from a file as a message repeats it: not all of a long one, and nothing that moves a cursor."""
    short = name if len(name) <= MOST_SHOWN else name[:MOST_SHOWN] + "\u2026"
    return UNSHOWN.sub("\ufffd", short)


def units(name: str) -> bytes:
    """Return what JavaScript sorts a text by: its UTF-16 units."""
    return name.encode("utf-16-be", "surrogatepass")


def _made(value: object, shape: _Keys) -> object:
    """Return an instance of what a set of keys stands for; raises ``_Unfit``."""
    if not isinstance(value, dict):
        raise _Unfit
    made: object = object.__new__(shape.cls)  # as ``made_of`` makes one
    values = made.__dict__
    for key, part in shape.shapes.items():
        if key in value:
            found = value[key]
            if isinstance(part, Value):
                if not part.fits(found):
                    raise _Unfit
                values[key] = found
            else:
                values[key] = _made_of_many(found, part)
        elif key not in shape.optional:
            raise _Unfit
    if len(values) != len(value):  # a key that is none of these
        raise _Unfit
    return made


def _made_of_many(value: object, shape: _List | _Names | _Keys) -> object:
    if isinstance(shape, _Names):
        if not (isinstance(value, dict) and len(value) <= shape.most and all(map(_NAME.fits, value))):
            raise _Unfit
        if not all(map(shape.values.fits, value.values())):
            raise _Unfit
        return value
    if isinstance(shape, _Keys):
        return _known(value, shape) if shape.is_small else _made(value, shape)
    if not isinstance(value, list) or not shape.size.least <= len(value) <= shape.size.most:
        raise _Unfit
    make = _known if shape.each.is_small else _made
    return tuple([make(one, shape.each) for one in value])


def _known(value: object, shape: _Keys) -> object:
    """Return what a small set of keys stands for: the same as before, where it says the same."""
    mark = mark_of(value)
    made = shape.known.get(mark)
    if made is None:
        made = _made(value, shape)
        if mark:
            if len(shape.known) >= MOST_KNOWN:
                shape.known.clear()
            shape.known[mark] = made
    return made


def _faults(value: object, shape: Shape, path: str) -> Iterator[str]:
    """Yield what is wrong with a value; ``path`` names it, and is "" for all of a file."""
    if isinstance(shape, Value):
        if not shape.fits(value):
            yield tell("`%(path)s` must be %(told)s", path=path, told=shape.told)
    elif isinstance(shape, _List):
        yield from _faults_of_list(value, shape, path)
    elif not isinstance(value, dict):
        yield tell("`%(path)s` must be a set of keys", path=path)
    elif isinstance(shape, _Keys):
        yield from _faults_of_keys(value, shape, path and f"{path}.")
    elif len(value) > shape.most or not all(map(_NAME.fits, value)):
        yield tell("`%(path)s` must be a set of at most %(most)s names", path=path, most=shape.most)
    else:
        for name in sorted(value, key=units):
            yield from _faults(value[name], shape.values, f"{path}.{shown(name)}")


def _faults_of_list(value: object, shape: _List, path: str) -> Iterator[str]:
    if isinstance(value, list) and shape.size.least <= len(value) <= shape.size.most:
        for place, entry in enumerate(value, start=1):
            yield from _faults(entry, shape.each, f"{path}.{place}")
    else:
        least, most = shape.size.least, shape.size.most
        yield tell("`%(path)s` must be a list of %(least)s to %(most)s", path=path, least=least, most=most)


def _faults_of_keys(value: dict[str, object], shape: _Keys, path: str) -> Iterator[str]:
    for key, part in shape.shapes.items():
        if key in value:
            yield from _faults(value[key], part, path + key)
        elif key not in shape.optional:
            yield tell("`%(path)s%(key)s` is missing", path=path, key=key)
    for key in sorted(value.keys() - shape.shapes.keys(), key=units):
        yield tell("`%(path)s%(key)s` does not belong in a record", path=path, key=shown(key))


def made_of(cls: type[T], values: dict[str, Any]) -> T:
    """Return an instance of a frozen dataclass that only holds values; to call it takes several times as long."""
    made = object.__new__(cls)
    made.__dict__.update(values)  # what is left out has its default in the class
    return made


def changed(value: T, **changes: Any) -> T:
    """Return the same as ``dataclasses.replace``, in the same way."""
    return made_of(type(value), value.__dict__ | changes)


def mark_of(value: Any) -> bytes:
    """Return what stands for a small value and tells it from every other; b"" where it is not small."""
    try:
        mark = marshal.dumps(value, 2)  # which tells true from 1, and 1 from 1.0
    except ValueError:  # nested too deep
        return b""
    return mark if len(mark) <= MOST_MARK else b""


@functools.cache
def _keys_of(cls: Any) -> _Keys:
    hints = typing.get_type_hints(cls, include_extras=True)
    optional = frozenset(part.name for part in fields(cls) if part.default is not MISSING)
    return _Keys(cls, {part.name: _shape_of(hints[part.name]) for part in fields(cls)}, optional)


def _shape_of(annotation: Any) -> Shape:
    if get_origin(annotation) is types.UnionType or get_origin(annotation) is typing.Union:  # with None: optional
        return _shape_of(next(part for part in get_args(annotation) if part is not types.NoneType))
    rule: Any = None
    if get_origin(annotation) is Annotated:
        annotation, rule = get_args(annotation)
    if isinstance(rule, Value):
        return rule
    if get_origin(annotation) is Literal:
        (wanted,) = get_args(annotation)
        words = f'"{wanted}"' if isinstance(wanted, str) else str(wanted)
        return Value(lambda value: value == wanted and not isinstance(value, bool), words, {"const": wanted})
    if isinstance(rule, Sized):
        return _List(_keys_of(get_args(annotation)[0]), rule)
    if isinstance(rule, Named):
        values = _shape_of(get_args(annotation)[1])
        return _Names(typing.cast(Value, values), rule.most)
    return _keys_of(annotation)


def json_schema(formats: dict[str, type], *, title: str, description: str, **others: type) -> dict[str, object]:
    """Return the JSON Schema (draft 7) of what has one of some formats, each a dataclass, and those of others by name.

    Where a value has a form, ``description`` says in words what it must be; ``web/records/shape.js`` reads all of it.
    """
    head: dict[str, object] = {"$schema": "http://json-schema.org/draft-07/schema#"}
    definitions = {name: _schema(_keys_of(part)) for name, part in (formats | others).items()}
    choices = [{"$ref": f"#/definitions/{name}"} for name in formats]
    return head | {"title": title, "description": description, "anyOf": choices, "definitions": definitions}


def _schema(shape: Shape) -> dict[str, object]:
    if isinstance(shape, Value):
        return shape.schema
    if isinstance(shape, _List):
        return {
            "type": "array",
            "minItems": shape.size.least,
            "maxItems": shape.size.most,
            "items": _schema(shape.each),
        }
    if isinstance(shape, _Names):
        return {
            "type": "object",
            "maxProperties": shape.most,
            "propertyNames": _NAME.schema,
            "additionalProperties": _schema(shape.values),
        }
    return {
        "type": "object",
        "properties": {key: _schema(part) for key, part in shape.shapes.items()},
        "required": [key for key in shape.shapes if key not in shape.optional],
        "additionalProperties": False,
    }
