"""What is wrong in a file of words: with what a translator wrote, and not with what is still to be translated.

Input: a ``.po`` file. Output: ``Fault``s with their lines. A translation has the places and the tags of its English,
and so many forms as the language has; otherwise a page would lose a value, or its markup would break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from course.locale.compiling import forms_of, plural_forms, read_po
from course.locale.words import categories_of, locale_of

_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
_PER_CENT = re.compile(r"%%|%\(\w+\)s")
_TAG = re.compile(r"<[^<>]*>")
_SIGNS = re.compile(r'[<>"&]')


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which line, and what to write."""

    line: int
    message: str
    hint: str


def faults_of(path: Path) -> Iterator[Fault]:
    """Yield what is wrong in a file of words."""
    try:
        catalog = read_po(path)
    except ValueError as error:
        found = re.match(r"line (\d+): (.*)", str(error))
        line, why = (int(found[1]) + 1, found[2]) if found else (1, str(error))
        yield Fault(line, f"this is no file of words: {why}", "write msgid and msgstr as gettext has them")
        return
    categories = categories_of(locale_of(path.stem))
    if any(isinstance(message.id, tuple) for message in catalog) and catalog.num_plurals != len(categories):
        yield Fault(
            1,
            f"`Plural-Forms` has {catalog.num_plurals} forms, but the language has {len(categories)}: "
            f"{', '.join(categories)}",
            f'write "Plural-Forms: {plural_forms(path.stem)}\\n"',
        )
        return
    for message in catalog:
        if message.id and not message.fuzzy:
            yield from _faults(message, categories)


def untranslated(catalog: Catalog) -> list[Message]:
    """Return the messages that have no translation, or one that is marked to be looked at."""
    return [message for message in catalog if message.id and (message.fuzzy or not all(forms_of(message)))]


def _faults(message: Message, categories: tuple[str, ...]) -> Iterator[Fault]:
    strings = forms_of(message)
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    line = message.lineno or 1
    if not any(strings):
        return
    if not all(strings):
        missing = [name for name, text in zip(categories, strings, strict=False) if not text]
        yield Fault(
            line,
            f"`{ids[0]}` is translated for some numbers, but not for {', '.join(missing)}",
            "translate each form, or none",
        )
        return
    allowed = set().union(*(set(_PLACE.findall(one)) for one in ids))
    for text in strings:
        yield from _of_text(line, ids, text, allowed)


def _of_text(line: int, ids: tuple[str, ...], text: str, allowed: set[str]) -> Iterator[Fault]:
    used = set(_PLACE.findall(text))
    for place in sorted(used - allowed):
        yield Fault(line, f"`{text}` has the place {place}, which its English has not", f"write {_all(allowed)}")
    # One form may leave the number out: "one module" in place of "1 module".
    wanted = set(_PLACE.findall(ids[0])) if len(ids) == 1 else set(_PLACE.findall(ids[0])) & set(_PLACE.findall(ids[1]))
    for place in sorted(wanted - used - ({"%(number)s"} if len(ids) > 1 else set())):
        yield Fault(
            line, f"`{text}` has not the place {place} of its English", f"write {place} where its value belongs"
        )
    if "%" in _PER_CENT.sub("", text) and "%" not in _PER_CENT.sub("", ids[0]):
        yield Fault(line, f"`{text}` has a per cent sign by itself", "write %% for a per cent sign")
    if Counter(_TAG.findall(text)) != Counter(_TAG.findall(ids[-1])):
        tags = _TAG.findall(ids[-1])
        yield Fault(
            line,
            f"`{text}` has not the tags of its English",
            f"write {' '.join(tags)}, each once" if tags else "write no tags",
        )
    elif (sign := _SIGNS.search(_TAG.sub("", text))) and not _SIGNS.search(_TAG.sub("", ids[-1])):
        yield Fault(
            line, f"`{text}` has the sign {sign[0]}, which would be taken for markup", "write quotes such as “ ”"
        )


def _all(places: set[str]) -> str:
    return ", ".join(sorted(places)) or "none"
