"""What this program tells those who write and run courses: in English as it stands in the code, or in their language.

Input: a message as a format, where ``%(name)s`` is a place and ``%%`` a per cent sign, and what belongs there. Output:
the text. Who knows another language is named once, by ``told_by``, before anything is read; English needs nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Teller(Protocol):
    """Who knows messages in another language than English, and what numbers look like there."""

    @property
    def language(self) -> str:
        """The tag of the language."""

    def say(self, message: str, /, **values: str | float) -> str:
        """Return a message, with these values in their places."""

    def all_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which each counts."""

    def any_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which one is enough."""

    def translated(self, message: str) -> str:
        """Return a message with its places as they are."""

    def say_many(self, one: str, other: str, number: float, /, **values: str | float) -> str:
        """Return a message that depends on a number, which stands at ``%(number)s``."""


_teller: Teller | None = None  # of this process, as the folder that `called_for` names


def tell(message: str, /, **values: object) -> str:
    """Return a message for somebody who writes or runs a course, with these values in their places."""
    shown = {name: value if isinstance(value, float) else str(value) for name, value in values.items()}
    if _teller:
        return _teller.say(message, **shown)
    return message % {name: _written(value) for name, value in shown.items()}


def tell_many(one: str, other: str, number: float, /, **values: object) -> str:
    """Return a message that depends on a number, which stands at ``%(number)s``."""
    if not _teller:
        return tell(one if number == 1 else other, number=_written(number), **values)
    shown = {name: value if isinstance(value, float) else str(value) for name, value in values.items()}
    return _teller.say_many(one, other, number, **shown)


def tellable(message: str) -> str:
    """Return a message as it is: it stands apart from where it is told, and ``tell`` says it there."""
    return message


def tell_all(parts: Iterable[str]) -> str:
    """Return parts as a list of which each counts, by the rule of the language: "one, two and three"."""
    return _teller.all_of(parts) if _teller else in_row(parts, "and")


def tell_any(parts: Iterable[str]) -> str:
    """Return parts as a list of which one is enough, by the rule of the language: "one, two or three"."""
    return _teller.any_of(parts) if _teller else in_row(parts, "or")


def tell_row(parts: Iterable[str]) -> str:
    """Return parts in a row, with the comma of the language and no word between the last two: "one, two, three"."""
    return tell_word(", ").join(parts)


def in_row(parts: Iterable[str], last: str) -> str:
    """Return parts as English lists them, with a word before the last."""
    *others, final = [*parts] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def tell_plain(text: str) -> str:
    """Return a text from a table, which is no format: whatever stands in it, a per cent sign is one."""
    return tell(text.replace("%", "%%"))


def tell_word(text: str) -> str:
    """Return a text that pages say too, such as the name of a column; places such as ``{code}`` stay as they are."""
    return _teller.translated(text) if _teller else text


def tell_number(number: float, *, places: int = 0) -> str:
    """Return a number with so many decimal places, and its thousands apart: 1,234.50, in other languages 1 234,50.

    Apart they are by a narrow space outside English, which is read alike everywhere (ISO 80000-1).
    """
    text = f"{number:,.{places}f}"
    if not _teller:
        return text
    mark = _teller.say("%(half)s", half=0.5).strip("05")
    return text.translate({ord(","): "\u202f", ord("."): mark})


def language_told() -> str:
    """Return the tag of the language in which messages are told."""
    return _teller.language if _teller else "en"


@contextmanager
def told_by(teller: Teller | None) -> Iterator[None]:
    """Have messages told in another language, or in English by nobody, until the work is done."""
    global _teller
    before, _teller = _teller, teller
    try:
        yield
    finally:
        _teller = before


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.12g}"
