"""Puts texts that would act, or are easily spoilt, into every field of a model that takes any text."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, get_args, get_origin

from course.locale import Words
from course.reading.data import Mapping
from course.reading.values import Pattern


@dataclass(frozen=True)
class Tried:
    """A text, and how else it may be read where an author may write Markdown."""

    name: str
    text: str
    readings: tuple[str, ...] = ()
    of_lessons: tuple[str, ...] = ()  # as a lesson has it, where a comment is the author's own note
    on_paper: bool = True  # the fonts for paper have no such letters, which `print` says

    @property
    def all_readings(self) -> tuple[str, ...]:
        return (self.text, *self.readings)


# Text that names something else, and must go on doing so.
REFERENCES = {
    "family", "core", "electives", "modules", "prerequisites", "related", "lessons", "objective", "objectives",
    "claims", "evidence", "section", "sections", "start", "goto", "category", "id", "path", "body", "capstone",
    "way_out", "code_pattern", "recalls", "items", "article", "speaker",
}  # fmt: skip


EMPTY = {"value"}  # what stays empty where it is: a local standard without a value shows its title


@cache
def is_text(annotation: Any) -> bool:
    """Tell whether an annotation lets any text through: not a number, no id, none of a few words."""
    if get_origin(annotation) is Annotated:
        base, *rules = get_args(annotation)
        return is_text(base) and not any(isinstance(rule, Pattern) for rule in rules)
    if get_origin(annotation) in (UnionType, typing.Union):
        return any(is_text(part) for part in get_args(annotation))
    return annotation is str


def is_texts(annotation: Any) -> bool:
    """Tell whether an annotation is one of many texts, and lets any through."""
    base = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return any(is_text(part) or is_texts(part) for part in get_args(base))


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


class Poisoner:
    """Puts texts into every text field of a model, each between two marks that name the field and the text."""

    def __init__(self, texts: Sequence[Tried]) -> None:
        self.texts = texts
        self.fields: list[str] = []

    def around(self, old: str, name: str) -> str:
        """Return a text with all that are tried behind it; each field begins with another, as a picture cuts them."""
        if name not in self.fields:
            self.fields.append(name)
        number, many = self.fields.index(name), len(self.texts)
        parts = [old]
        for which in ((number + step) % many for step in range(many)):
            mark = mark_of(number * many + which)
            parts.append(f"{mark} {self.texts[which].text} {mark}")
        return " ".join(parts).strip()

    def poisoned(self, value: Any) -> Any:
        """Return a value of the model with the text in every free text field, empty ones too."""
        if isinstance(value, tuple):
            return tuple(self.poisoned(part) for part in value)
        if isinstance(value, dict):
            return {key: self.poisoned(part) for key, part in value.items()}
        if not dataclasses.is_dataclass(value) or isinstance(value, type | Mapping | Words):  # our own words
            return value
        hints = hints_of(type(value))
        changes: dict[str, Any] = {}
        for part in dataclasses.fields(value):
            old, name = getattr(value, part.name), f"{type(value).__name__}.{part.name}"
            if part.name in REFERENCES:
                changes[part.name] = self._body(old, name) if part.name == "body" else self.poisoned_parts(old)
            elif old is None or isinstance(old, str):
                if is_text(hints[part.name]) and not (old is None and part.name in EMPTY):
                    changes[part.name] = self.around(old or "", name)
            elif isinstance(old, tuple) and old and all(isinstance(text, str) for text in old):
                changes[part.name] = self._texts(old, name) if is_texts(hints[part.name]) else old
            elif isinstance(old, dict) and all(isinstance(text, str) for text in old.values()):
                changes[part.name] = {key: self.around(text, name) for key, text in old.items()}
            else:
                changes[part.name] = self.poisoned(old)
        return dataclasses.replace(value, **changes)

    def _texts(self, old: tuple[str, ...], name: str) -> tuple[str, ...]:
        return tuple(self.around(text, name) for text in old)

    def poisoned_parts(self, value: Any) -> Any:
        """Return what a name of a reference holds: references as they are, parts of the model with the text."""
        return tuple(map(self.poisoned, value)) if isinstance(value, tuple) else value

    def _body(self, old: str, name: str) -> str:
        return f"{old}\n\n{self.around('Words', name)}\n\n## {self.around('A heading', f'{name} heading')}\n\nText.\n"


def mark_of(number: int) -> str:
    """Return a mark that is a word of its own everywhere, for a screen, a search and paper."""
    return f"zq{number // 26:03d}{chr(ord('a') + number % 26)}zq"
