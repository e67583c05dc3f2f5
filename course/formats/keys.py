"""What the formats say of each of their keys: what it is for, and what holds where it is left out.

Input: a dataclass of the model. Output: its keys in order, with their annotations and words for authors.
"""

from __future__ import annotations

import re
import typing
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any

from course.model import Look, Offering, Quiz, Scenario, Session, colours
from course.model.thresholds import House
from course.rules import RULES

# What a key says in every format that has no other words for it.
_EVERYWHERE = {
    "format": "The version of this form of file",
    "id": "Its name in files, addresses and records; it stays when the words change",
    "was": "Ids that it had before, the first one first: what learners did under them follows",
    "waive": "Rules that need not hold here, each with the reason",
    "kind": "Which kind of question it is",
}
# What holds where a key is left out, and a default alone would not say.
WITHOUT = {
    (Offering, "lessons"): "every text of the folder but `index.md` and `trainer.md`, by name",
    (Offering, "family"): "it stands under *Modules*",
    (Quiz, "title"): 'the module\'s title, and "quiz"',
    (Quiz, "draw"): "an attempt asks every question",
    (Quiz, "reveal_after"): "`3`, under `reveal: attempt`",
    (Scenario, "start"): "the first of its nodes",
    (Session, "session"): "the minutes of the module",
    (Look, "logo"): "`theme.logo` of `mkdocs.yml`, which is for pages alone, or none",
    (Look, "logo_alt"): "the name beside it says what it shows",
    (Look, "name"): "`name` of the organisation",
    (Look, "colour"): f"`{colours.DEFAULT_COLOUR}`",
    (Look, "background"): f"`{colours.DEFAULT_BACKGROUND}`",
    (Look, "favicon"): "`theme.favicon` of `mkdocs.yml`, or the theme's",
}
_SUCH_AS = re.compile(r"^(.*?), such as (.+)$")


@dataclass(frozen=True)
class Key:
    """One key of a format: what it means, an example in the words of an author ("" without one), and its field."""

    name: str
    means: str
    example: str
    part: Field[Any]
    annotation: Any

    @property
    def is_required(self) -> bool:
        """Whether a file must say it."""
        return self.part.default is MISSING and self.part.default_factory is MISSING


@cache
def keys(cls: Any) -> tuple[Key, ...]:
    """Return the keys of a format, in order. Raises ``KeyError`` for one that no words say anything of."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(_key(cls, part, hints[part.name]) for part in fields(cls) if part.name != "at")


def _key(cls: type, part: Field[Any], annotation: Any) -> Key:
    words = _words(cls, part.name)
    found = _SUCH_AS.match(words)
    means, example = found.groups() if found else (words, "")
    return Key(part.metadata.get("key", part.name), means, example, part, annotation)


def _words(cls: type, name: str) -> str:
    for one in cls.__mro__:
        if name in vars(one).get("means", {}):
            return str(vars(one)["means"][name])
    return _threshold(name) if cls is House else _EVERYWHERE[name]


def _threshold(name: str) -> str:
    """Return what a threshold is for: the rule that it belongs to, or the rules."""
    ids = [rule.id for rule in RULES.values() if name in rule.settings]
    says = RULES[ids[0]].says
    return f"A threshold of {' and '.join(ids)}: {says[0].lower()}{says[1:].rstrip('.')}"
