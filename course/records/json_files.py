"""JSON of files that others hand over: of which size, how deep, in which letters, with numbers as browsers read them.

Input: the bytes or the text of a file. Output: its JSON, or ``Unreadable`` with what is wrong with it.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import NoReturn

from course.reading.telling import tell_word
from course.records.schema import shown

MOST_BYTES = 2_000_000
MOST_DEEP = 20  # a record has six

# The next bracket, after strings, which may hold brackets and may be cut off, and all else; nothing is tried twice.
_NESTING = re.compile(r'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.?)*+(?:"|\Z))*+([\[\]{}])', re.DOTALL)


# A text and the colon that makes a name of it, or a bracket of a set; whatever is searched is JSON.
_NAMES = re.compile(r'("(?:[^"\\]++|\\.)*+")(?:[ \t\r\n]*+(:))?|[{}]', re.DOTALL)


class Unreadable(Exception):
    """Why a file holds nothing that can be read, in words."""


def decoded(content: bytes, most: int | None = MOST_BYTES) -> str:
    """Return the text of a file of at most so many bytes; raises ``Unreadable``."""
    if most is not None and len(content) > most:
        raise Unreadable(tell_word("the file is larger than %(size)s MB") % {"size": most // 1_000_000})
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or 0 in content[:2]:
        raise Unreadable(tell_word("the file is in UTF-16, and has to be in UTF-8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(tell_word("the file is not text in UTF-8")) from error


def parsed(content: str) -> object:
    """Return the JSON of a file; raises ``Unreadable``."""
    if is_deep(content):
        raise Unreadable(tell_word("the file is nested more than %(number)s deep") % {"number": MOST_DEEP})
    try:
        data = json.loads(content, parse_int=number, parse_constant=refuse)
    except ValueError as error:
        raise Unreadable(tell_word("the file is not JSON")) from error
    twice = _name_twice(content)
    if twice is not None:
        raise Unreadable(tell_word("`%(name)s` stands twice in one set of keys") % {"name": shown(twice)})
    return data


def is_deep(content: str) -> bool:
    """Tell whether brackets stand deeper in each other than any reader should have to follow."""
    depth = at = 0
    while found := _NESTING.match(content, at):
        at = found.end()
        depth += 1 if found[1] in "[{" else -1
        if depth > MOST_DEEP:
            return True
    return False


def _name_twice(content: str) -> str | None:
    """Return the first name of a JSON text that stands in the same set of keys before; JSON itself takes the last."""
    sets: list[set[str]] = []
    for found in _NAMES.finditer(content):
        if found[0] == "{":
            sets.append(set())
        elif found[0] == "}":
            sets.pop()
        elif found[2]:
            name: str = json.loads(found[1])
            if name in sets[-1]:
                return name
            sets[-1].add(name)
    return None


def number(written: str) -> int | float:
    """Return a whole number as JavaScript reads it: as a double, which is infinite where there are too many digits."""
    value = float(written)
    return int(value) if abs(value) < 2**53 else value


def refuse(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON; raises ``ValueError``."""
    raise ValueError(name)
