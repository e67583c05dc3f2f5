"""What our sentences are in one language, and how it writes numbers, days and lists.

Input: messages in English, as they stand in the code. Output: the same in the language, filled in. A message is a
format: ``%(name)s`` is a place, ``%%`` a per cent sign. English needs no file and no data of locales, so a course in
English loads neither.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from course.reading.telling import in_row

if TYPE_CHECKING:
    from babel import Locale

Forms = Mapping[str, str]  # by CLDR's category: one, few, many, other
Message = str | Forms
Value = str | float

LANGUAGE_TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"  # en, pt-BR

# Which way scripts run, by the language where its tag names no script.
RIGHT_TO_LEFT = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr",
    "ug", "ur", "yi",
})  # fmt: skip
RIGHT_TO_LEFT_SCRIPTS = frozenset({
    "adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
})  # fmt: skip


def translatable(message: str) -> str:
    """Return a message as it is: it stands apart from where it is said, and ``say`` translates it there."""
    return message


def several(one: str, other: str) -> tuple[str, str]:
    """Return the two English forms of a message with a number, which ``say_many`` translates where it is said."""
    return one, other


# Numbers with their nouns, by the noun.
COUNTED = {
    "checklist item": several("%(number)s checklist item", "%(number)s checklist items"),
    "core module": several("%(number)s core module", "%(number)s core modules"),
    "day": several("%(number)s day", "%(number)s days"),
    "elective": several("%(number)s elective", "%(number)s electives"),
    "hour": several("%(number)s hour", "%(number)s hours"),
    "item": several("%(number)s item", "%(number)s items"),
    "minute": several("%(number)s minute", "%(number)s minutes"),
    "module": several("%(number)s module", "%(number)s modules"),
    "month": several("%(number)s month", "%(number)s months"),
    "point": several("%(number)s point", "%(number)s points"),
    "question": several("%(number)s question", "%(number)s questions"),
    "year": several("%(number)s year", "%(number)s years"),
}


@dataclass(frozen=True)
class Words:
    """The words of one language: ``messages`` by what they are in English; what is missing is said in English."""

    language: str = "en"
    messages: Mapping[str, Message] = field(default_factory=dict, repr=False)

    @property
    def is_english(self) -> bool:
        """Whether numbers, days and plurals are those of English; a project may still say some words otherwise."""
        return self.language.partition("-")[0].lower() == "en"

    @property
    def direction(self) -> str:
        """Which way the language is written: ``ltr`` or ``rtl``."""
        return direction(self.language)

    @cached_property
    def digest(self) -> str:
        """What tells these words from others; nothing where everything is said as it stands in the code."""
        if not self.messages:
            return ""
        return hashlib.sha256(json.dumps([self.language, dict(self.messages)]).encode()).hexdigest()

    def say(self, message: str, /, **values: Value) -> str:
        """Return a message in this language, with these values in their places."""
        return self.translated(message) % {name: self.shown(value) for name, value in values.items()}

    def say_many(self, one: str, other: str, number: float, /, **values: Value) -> str:
        """Return a message that depends on a number, which stands at ``%(number)s``."""
        form = self.forms(one, other)[self.category(number)]
        return form % {name: self.shown(value) for name, value in {"number": number, **values}.items()}

    def translated(self, message: str) -> str:
        """Return a message in this language, its places as they are."""
        found = self.messages.get(message, message)
        return found if isinstance(found, str) else message

    def forms(self, one: str, other: str) -> Forms:
        """Return the forms of a message by category, each of which the language has."""
        found = self.messages.get(one)
        if found is None or isinstance(found, str):
            return {name: one if name == "one" else other for name in self.categories}
        return found

    def count(self, number: float, noun: str) -> str:
        """Return a number with its noun: "1 point", "0.25 points"."""
        return self.say_many(*COUNTED[noun], number)

    def hours(self, minutes: int) -> str:
        """Return contact hours, in tenths and never rounded up (60 minutes each; IACET); less than that in minutes."""
        return self.count(minutes * 10 // 60 / 10, "hour") if minutes >= 6 else self.count(minutes, "minute")

    def day(self, date: datetime.date) -> str:
        """Return a date as people write it."""
        return f"{date.day} {date:%B %Y}" if self.is_english else _day(self.locale, date)

    def dated(self, version: Value, date: datetime.date | None) -> str:
        """Return a version or a revision with its day, if it has one: "1.0, 21 November 2026"."""
        return self.list_of([version, self.day(date)]) if date else self.shown(version)

    def shown(self, value: Value) -> str:
        """Return what stands in a place of a message: a text as it is, a number as the language writes it."""
        if isinstance(value, float):
            return self.number(value)
        return str(value)

    def number(self, value: float) -> str:
        """Return a number as the language writes it: 0.5, or 0,5."""
        text = f"{value:.12g}"
        if self.is_english or "." not in text or "e" in text:
            return text
        return text.replace(".", self.mark)

    @cached_property
    def mark(self) -> str:
        """What stands before the decimals of a number: a point, or a comma."""
        if self.is_english:
            return "."
        mark: str = self.locale.number_symbols["latn"]["decimal"]
        return mark

    def list_of(self, parts: Iterable[Value]) -> str:
        """Return parts in a row: with commas, or what the language has for them."""
        return self.translated(", ").join(self.shown(part) for part in parts)

    def all_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which each counts: "one, two and three"."""
        return in_row(parts, "and") if self.is_english else self._in_row(parts, "standard")

    def any_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which one is enough: "one, two or three"."""
        return in_row(parts, "or") if self.is_english else self._in_row(parts, "or")

    def _in_row(self, parts: Iterable[str], style: Literal["standard", "or"]) -> str:
        from babel.lists import format_list  # here, because English needs none of it

        return format_list([*parts], style, self.locale)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories of number that the language has, in CLDR's order."""
        return ("one", "other") if self.is_english else categories_of(self.locale)

    def category(self, number: float) -> str:
        """Return the category of a number."""
        if self.is_english:
            return "one" if number == 1 else "other"
        whole = int(number) if number == int(number) else number
        return self.locale.plural_form(whole)

    @cached_property
    def locale(self) -> Locale:
        """What is known of the language; loaded for languages other than English alone."""
        return locale_of(self.language)


ENGLISH = Words()


def categories_of(locale: Locale) -> tuple[str, ...]:
    """Return the categories of number of a language, in CLDR's order."""
    tags = locale.plural_form.tags | {"other"}
    return tuple(name for name in ("zero", "one", "two", "few", "many", "other") if name in tags)


@functools.cache
def is_tag(language: str) -> bool:
    """Tell whether a text has the form of a language tag: a language, and maybe a script, a region and a variant."""
    from babel.core import parse_locale  # here, because English needs none of it

    try:
        parse_locale(language, sep="-")
    except ValueError:
        return False
    return re.fullmatch(LANGUAGE_TAG, language) is not None


def is_language(tag: str) -> bool:
    """Tell whether a tag is that of a language of which CLDR knows plurals, days and numbers."""
    return is_tag(tag) and locale_of(tag).language == tag.partition("-")[0]


def locale_of(language: str) -> Locale:
    """Return what is known of a language: of its region, else of it alone, else English."""
    from babel import Locale, UnknownLocaleError  # here, because English needs none of it

    main, *parts = language.split("-")
    for tag in ("_".join((main, *parts)), main, "en"):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel knows English")


@functools.lru_cache(maxsize=4096)
def _day(locale: Locale, date: datetime.date) -> str:
    from babel.dates import format_date

    return format_date(date, "long", locale)


def direction(language: str) -> str:
    """Return ``rtl`` for a language tag whose script runs from right to left, else ``ltr``."""
    main, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    is_right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else main in RIGHT_TO_LEFT
    return "rtl" if is_right_to_left else "ltr"
