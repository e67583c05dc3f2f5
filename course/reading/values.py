"""What may stand at one key, by itself: text, yes or no, a number, a date, one of several words.

Input: a node, the key and the mapping in which it stands. Output: the value, or ``MISSING_VALUE`` and a problem that
says what was found and what to write.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course.reading.addresses import address_meant
from course.reading.data import Mapping, Node, Scalar, kind_of
from course.reading.meant import boolean_meant, date_meant, form_meant, plain, two_meant
from course.reading.problems import Position, Problems, closest, nearest
from course.reading.remedies import how_to_write_number, how_to_write_text
from course.reading.telling import tell, tell_number, tell_plain, tell_row

MAX_TEXT = 4000  # characters; what Markdown can do with more takes too long
# Takes a node, the key at which it stands or in whose list, and the mapping that has the key; returns the value.
Converter = Callable[[Node, str, Mapping, Problems], Any]


class _Missing:
    """What a ``Converter`` returns after it has reported a problem."""


MISSING_VALUE = _Missing()


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
class MayRepeat:
    """A list of texts in which one may stand several times, or of which others tell that it does."""


def to_text(pattern: Pattern | None) -> Converter:
    """Return what takes text, and where there is a pattern only text of its form, for what that stands for."""
    matches = re.compile(pattern.regex).fullmatch if pattern else None

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not text:
            return tell_wrong(problems, parent, node, key, tell("text"), how_to_write_text(node, key, parent))
        if len(text) > MAX_TEXT:
            message = tell(
                "`%(key)s` is %(text_count)s characters long, and %(max_text)s is the limit",
                key=key,
                text_count=tell_number(len(text)),
                max_text=tell_number(MAX_TEXT),
            )
            problems.add(
                Position(node.path or parent.path, *node.place), message, tell("shorten it, or move it into a lesson")
            )
            return MISSING_VALUE
        if matches and pattern and not matches(text):
            address = address_meant(text)
            meant = address if address and matches(address) else form_meant(text, matches)
            write = tell("write `%(meant)s`", meant=meant) if meant else tell("change it to that form")
            return tell_wrong(problems, parent, node, key, tell_plain(pattern.example), write)
        return pattern.means(text) if pattern else text

    return convert


def to_boolean(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    """Return the value of ``true`` or ``false``, without quotes; ``MISSING_VALUE`` once a problem is told."""
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
    return tell_wrong(problems, parent, node, key, tell("true or false"), write)


def to_number(kind: type, within: Within | None) -> Converter:
    """Return what takes an ``int`` or a ``float`` of at most 15 digits on either side of the point."""
    pattern = re.compile(r"-?[0-9]{1,15}" if kind is int else r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")

    def fits(number: float) -> bool:
        return within is None or within.low <= number <= within.high

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text if isinstance(node, Scalar) else ""
        if pattern.fullmatch(text):
            value = kind(text)
            both = two_meant(text)
            if fits(value) and not (both and fits(both[1])):
                return value
        wanted = _number_wanted(kind, within)
        return tell_wrong(
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


def to_date(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
    """Return a day of the calendar, written 2026-11-21; ``MISSING_VALUE`` once a problem is told."""
    write = tell("write it as year-month-day, such as 2026-11-21")
    text = node.text if isinstance(node, Scalar) else ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            write = tell("there is no such day; look it up in a calendar")
    if meant := date_meant(text):
        write = tell("write it as year-month-day: `%(meant)s`", meant=meant)
    return tell_wrong(problems, parent, node, key, tell("a date"), write)


def to_one_of(allowed: tuple[str, ...]) -> Converter:
    """Return what takes one of these words as it is written here."""

    def convert(node: Node, key: str, parent: Mapping, problems: Problems) -> Any:
        text = node.text if isinstance(node, Scalar) else ""
        if text in allowed:
            return text
        hint = nearest(text, allowed) if closest(text, allowed) else tell("write one of these")
        if plain(text) in allowed:
            hint = tell("write `%(plain)s`", plain=plain(text))
        return tell_wrong(problems, parent, node, key, tell("one of %(allowed)s", allowed=tell_row(allowed)), hint)

    return convert


def tell_wrong(problems: Problems, parent: Mapping, node: Node, key: str, wanted: str, write: str) -> Any:
    """Report that something else stands at a key, or in its list, than may stand there; return ``MISSING_VALUE``."""
    what = f"`{key}`" if parent.entries.get(key) is node else tell("an entry of `%(key)s`", key=key)
    position = Position(node.path or parent.path, *node.place)
    problems.add(
        position,
        tell("%(what)s must be %(wanted)s, but %(kind_of)s was found", what=what, wanted=wanted, kind_of=kind_of(node)),
        write,
    )
    return MISSING_VALUE
