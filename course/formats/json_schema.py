"""JSON Schemas (draft 2020-12) of every format, for editors, made from what the reader itself goes by.

Input: the dataclasses of the model. Output: a schema for each format: its keys with meaning, example and default, what
may stand there, which must be there, and no others. An editor reads a plain ``2.1`` as a number, a blank as nothing
and ``yes`` as a text; what our reader takes in such places, the schema takes. What hangs together (a right choice, an
objective that is there) no schema can say; ``check`` does.
"""

from __future__ import annotations

import datetime
import json
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from course.formats.forms import FORMS, Form
from course.formats.keys import WITHOUT, Key, keys
from course.reading.samples import sample
from course.reading.schema import Variants, label_of
from course.reading.values import MAX_TEXT, Pattern, Within

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MADE = "Made by Coursewright, which writes it anew with the command `schemas`."
Schema = dict[str, Any]

_WHOLE_TEXTS, _BROKEN_TEXTS = ("7", "12", "2024"), ("1.0", "10.25")  # which an editor takes for numbers, unquoted
_WHOLE = r"^-?[0-9]{1,15}$"
_NUMBER = r"^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_NOTHING: Schema = {"type": "null"}


@cache
def schema_texts() -> Mapping[str, str]:
    """Return the schema of every format as it stands in its file, by the file's name: ``quiz.json``."""
    return {f"{form.name}.json": json.dumps(schema_of(form), ensure_ascii=False, indent=1) + "\n" for form in FORMS}


def schema_of(form: Form) -> Schema:
    """Return the schema of one format, with those of its parts under ``$defs``."""
    front = "" if form.is_data else ", its front matter"
    head: Schema = {
        "$schema": DIALECT,
        "$comment": MADE,
        "title": f"{label_of(form.cls)}{front}: {form.path}",
    }
    body: Schema = (
        {"type": "array", "items": _value(form.cls)} if form.is_list else {"$ref": f"#/$defs/{form.cls.__name__}"}
    )
    return head | body | {"$defs": {part.__name__: _part(part) for part in _parts(form.cls)}}


def _parts(cls: type) -> list[type]:
    """Return a format and every one that stands in it, each once."""
    found = [cls]
    for part in found:
        found += [
            one
            for one in dict.fromkeys(one for key in keys(part) for one in _classes(key.annotation))
            if one not in found
        ]
    return found


def _classes(annotation: Any) -> Iterator[type]:
    if get_origin(annotation) is Annotated:
        base, *rules = get_args(annotation)
        variants = _rule(tuple(rules), Variants)
        yield from variants.classes if variants else _classes(base)
    elif is_dataclass(annotation):
        yield typing.cast(type, annotation)
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _classes(part)


def _part(cls: type) -> Schema:
    """Return the schema of a set of keys."""
    known = list(keys(cls))
    kind = getattr(cls, "kind", None)
    made: Schema = {
        "title": f"{label_of(cls)}: {kind}" if isinstance(kind, str) else label_of(cls),
        "type": "object",
        "properties": {key.name: _key(cls, key) for key in known},
        "additionalProperties": False,
    }
    required = [key.name for key in known if key.is_required]
    return made | ({"required": required} if required else {})


def _key(cls: type, key: Key) -> Schema:
    """Return the schema of what stands under a key: its meaning, its value, its default or examples."""
    without = WITHOUT.get((cls, key.part.name))
    told: Schema = {"description": f"{key.means}. Left out: {without}." if without else f"{key.means}."}
    annotation = key.annotation
    default = key.part.default
    if default not in (MISSING, None, "", ()) and _may_be_written(default, annotation):
        told["default"] = list(default) if isinstance(default, tuple) else default
    example = _example(annotation, key.example)
    if example is not None:
        told["examples"] = [example]
    return told | _value(annotation, may_be_blank=not key.is_required)


def _may_be_written(default: Any, annotation: Any) -> bool:
    """Tell whether an author may write what holds anyway; a question that nobody marks has no points to give."""
    within = _rule(_taken_apart(annotation)[1], Within)
    return within is None or not isinstance(default, (int, float)) or bool(within.low <= default <= within.high)


def _value(annotation: Any, *, may_be_blank: bool = False) -> Schema:
    """Return the schema of a value; blank is nothing where a key may be left out."""
    annotation, rules = _taken_apart(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in (str, int, float, bool, datetime.date):
        made = _scalar(annotation, rules)
        types_taken = made["type"] if isinstance(made["type"], list) else [made["type"]]
        if annotation is str and not may_be_blank and "pattern" not in made:
            made["pattern"] = r"\S"
        return made | ({"type": [*types_taken, "null"]} if may_be_blank else {})
    if variants := _rule(rules, Variants):
        made = _variants(variants)
    elif origin is Literal:
        made = {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    elif origin is tuple:
        made = {"type": "array", "items": _value(arguments[0])} | _count(_rule(rules, Within))
    elif origin is dict:
        made = {
            "type": "object",
            "propertyNames": {"pattern": _value(arguments[0])["pattern"]},
            "additionalProperties": _value(arguments[1]),
        }
    else:
        made = {"$ref": f"#/$defs/{annotation.__name__}"}
    return {"anyOf": [made, _NOTHING]} if may_be_blank else made


def _taken_apart(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return an annotation without ``None`` and without its rules, and the rules."""
    if get_origin(annotation) in (types.UnionType, typing.Union):
        (annotation,) = [part for part in get_args(annotation) if part is not types.NoneType]
    if get_origin(annotation) is Annotated:
        annotation, *rules = get_args(annotation)
        return annotation, tuple(rules)
    return annotation, ()


def _rule(rules: tuple[Any, ...], kind: Any) -> Any:
    return next((rule for rule in rules if isinstance(rule, kind)), None)


def _scalar(annotation: Any, rules: tuple[Any, ...]) -> Schema:
    if annotation is bool:
        return {"type": "boolean"}
    if annotation is datetime.date:
        return {"type": "string", "format": "date", "pattern": _DAY}
    if annotation is str:
        return _text(_rule(rules, Pattern))
    whole = annotation is int
    made: Schema = {"type": ["integer" if whole else "number", "string"], "pattern": _WHOLE if whole else _NUMBER}
    within = _rule(rules, Within)
    return made | ({"minimum": within.low, "maximum": within.high} if within else {})


def _text(pattern: Pattern | None) -> Schema:
    if pattern is None:
        return {"type": ["string", "number", "boolean"], "maxLength": MAX_TEXT}
    takes = re.compile(pattern.regex).fullmatch
    number = "number" if any(map(takes, _BROKEN_TEXTS)) else "integer" if any(map(takes, _WHOLE_TEXTS)) else ""
    regex = pattern.regex.replace(r"\Z", "$")  # as JavaScript has it
    return {
        "type": ["string", number] if number else "string",
        **({"minimum": 0} if number and not takes("-7") else {}),
        "pattern": f"^(?:{regex})$",
        "patternErrorMessage": f"This must be {pattern.example}.",  # shown by editors that know the keyword
    }


def _count(within: Within | None) -> Schema:
    if within is None:
        return {}
    most = {} if within.high == float("inf") else {"maxItems": int(within.high)}
    return {"minItems": int(within.low)} | most


def _variants(rule: Variants) -> Schema:
    """Return the schema of a set of keys whose ``kind`` says which others it has."""
    names = [getattr(cls, rule.key) for cls in rule.classes]
    return {
        "type": "object",
        "properties": {rule.key: {"enum": names, "description": f"Which kind {rule.label} is of."}},
        "required": [rule.key],
        "allOf": [
            {
                "if": {"properties": {rule.key: {"const": name}}, "required": [rule.key]},
                "then": {"$ref": f"#/$defs/{cls.__name__}"},
            }
            for name, cls in zip(names, rule.classes, strict=True)
        ],
    }


def _example(annotation: Any, words: str) -> Any:
    """Return what may stand there, ``words`` where it is a text; None where the values are all named, or are kinds."""
    annotation, rules = _taken_apart(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal or annotation is bool or _rule(rules, Variants):
        return None
    if origin is tuple:
        example = _example(arguments[0], words)
        return None if example is None else [example] * int(max(1, getattr(_rule(rules, Within), "low", 1)))
    if origin is dict:
        name, value = _example(arguments[0], "000-01"), _example(arguments[1], words)
        return None if value is None else {name: value}
    if is_dataclass(annotation):
        return _example_of(typing.cast(type, annotation))
    if annotation is str and not _rule(rules, Pattern):
        return words or None
    text = sample(Annotated[annotation, *rules] if rules else annotation)
    return text.strip('"') if annotation in (str, datetime.date) else annotation(text)


def _example_of(cls: type) -> Schema | None:
    """Return an example of a set of keys: those that it must have, or else its first."""
    known = list(keys(cls))
    found = {}
    for key in [key for key in known if key.is_required] or known[:1]:
        value = _example(key.annotation, key.example)
        annotation, _ = _taken_apart(key.annotation)
        if value is None and get_origin(annotation) is Literal:
            value = get_args(annotation)[0]
        if value is None:
            return None
        found[key.name] = value
    return found
