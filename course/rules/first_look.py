"""A first look at a text: whether phrases can stand in it at all, before a pattern is tried at every letter of it.

Input: a text, and the phrases that a pattern was made of. Output: whether the pattern is worth trying. Whatever it
finds has passed this look; most texts do not, and cost no more than it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

STAR = "*"  # in a phrase, stands for letters
_STARRED = "\x00"  # which no text of ours holds
_PARTED = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
_PARTED_BUT_STARS = b"\x00" + _PARTED[1:]


def looked_at(text: str) -> str:
    """Return the words of a text for a first look: in one case, and parted where there is no letter of ASCII."""
    return _parted(text, _PARTED)


def _parted(text: str, table: bytes) -> str:
    words = text.casefold().encode("ascii", "replace").translate(table).split()
    return f" {b' '.join(words).decode()} "


class Sought:
    """A pattern made of phrases, and what at least has to stand in a text that holds one of them."""

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        self.pattern = pattern
        self._needed = tuple({_parts(phrase): _words(phrase) for phrase in phrases}.items())

    def may_be_in(self, looked: str) -> bool:
        """Tell whether the pattern can find something in a text, by how that looks (``looked_at``)."""
        return any(_holds(looked, parts) for parts, _ in self._needed)

    def among(self, looked: str) -> Sought:
        """Return the same for the parts of a long text: what cannot stand in it is not looked for in them."""
        there = set(looked.split())
        found = Sought(self.pattern, ())
        found._needed = tuple(one for one in self._needed if one[1] <= there and _holds(looked, one[0]))
        return found

    def __bool__(self) -> bool:
        return bool(self._needed)


def _holds(looked: str, parts: tuple[str, ...]) -> bool:
    return all(part in looked for part in parts)


def _parts(phrase: str) -> tuple[str, ...]:
    """Return the parts that a phrase has in every form, the longest first, which is the rarest mostly."""
    parts = _parted(phrase.replace(STAR, _STARRED), _PARTED_BUT_STARS).split(_STARRED)
    return tuple(sorted(parts, key=lambda part: -len(part)))


def _words(phrase: str) -> frozenset[str]:
    """Return the words that a phrase has in every form."""
    words = _parted(phrase.replace(STAR, _STARRED), _PARTED_BUT_STARS).split()
    return frozenset(word for word in words if _STARRED not in word)
