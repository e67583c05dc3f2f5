"""What a mistyped web address was meant to be: ``htps://example.org``, ``https:/example.org``, ``www.example.org``.

Input: the text that was found. Output: the address, or None where it is not plain that one was meant.
"""

from __future__ import annotations

import re

from course.reading.meant import plain
from course.reading.problems import closest

_AS_TYPED = re.compile(
    r"(?:https?:/*(?=https?:))?(?:(?P<scheme>[A-Za-z]{3,7})\s?(?:[:;.]?/+[:/]*|[:;](?!\d)))?"
    r"(?P<host>[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?)(?P<rest>(?:[/?#]\S*)?)"
)
_LIKE_ONE = re.compile(r"(?<![\w./:@-])(?P<scheme>[A-Za-z]{3,7})(?:[:;]?//+[:/]*|:/)(?=\w)")


def address_meant(text: str) -> str | None:
    """Return the web address that a whole text was meant to be, or None."""
    found = _AS_TYPED.fullmatch(plain(text).strip("<> ").replace("\\", "/"))
    if not found or not (found["scheme"] or found["host"].startswith("www.")):
        return None
    scheme = scheme_meant(found["scheme"] or "https")
    return f"{scheme}://{found['host']}{found['rest']}" if scheme else None


def scheme_meant(word: str) -> str | None:
    """Return ``http`` or ``https`` where a word is one of them, capitals and a slip aside; else None (``ftp``)."""
    return closest(word, ("http", "https"), least=0.7)


def mistyped_address(text: str) -> tuple[int, str, str] | None:
    """Return where in a text the first address with a mistyped scheme is, what stands there, and what was meant."""
    for found in _LIKE_ONE.finditer(text):
        meant = scheme_meant(found["scheme"])
        if meant and found[0].lower() not in ("http://", "https://"):
            return found.start(), found[0], f"{meant}://"
    return None
