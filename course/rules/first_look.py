"""A first look at a text: whether phrases can stand in it at all, before a pattern is tried at every letter of it.

Input: a text, and the phrases that a pattern was made of. Output: whether the pattern is worth trying. Whatever it
finds has passed this look; most texts do not, and cost no more than it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

STAR = "*"  # in a phrase, stands for letters
_STARRED = "\x00"  # which no text of ours holds
_PARTED = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
_PARTED_BUT_STARS = b"\x00" + _PARTED[1:]


class Look:
    """A text for a first look: its words in one case, and parted where there is no letter of ASCII."""

    def __init__(self, text: str) -> None:
        self._words = _parted(text, _PARTED)

    @cached_property
    def words(self) -> frozenset[bytes]:
        """Each of its words."""
        return frozenset(self._words)

    @cached_property
    def as_one(self) -> bytes:
        """Its words in their order, between single spaces."""
        return _as_one(self._words)


class Sought:
    """A pattern made of phrases, and what at least has to stand in a text that holds one of them."""

    def __init__(self, pattern: re.Pattern[str], phrases: Iterable[str]) -> None:
        self.pattern = pattern
        self._needed = tuple({_parts(phrase): _words(phrase) for phrase in phrases}.items())

    def may_be_in(self, look: Look) -> bool:
        """Tell whether the pattern can find something in a text."""
        return any(_holds(look, *one) for one in self._needed)

    def among(self, look: Look) -> Sought:
        """Return the same for the parts of a long text: what cannot stand in it is not looked for in them."""
        found = Sought(self.pattern, ())
        found._needed = tuple(one for one in self._needed if _holds(look, *one))
        return found

    def __bool__(self) -> bool:
        return bool(self._needed)


def _holds(look: Look, parts: tuple[bytes, ...], words: frozenset[bytes]) -> bool:
    return words <= look.words and all(part in look.as_one for part in parts)


def _parted(text: str, table: bytes) -> list[bytes]:
    return text.casefold().encode("ascii", "replace").translate(table).split()


def _as_one(words: Iterable[bytes]) -> bytes:
    return b" %b " % b" ".join(words)


def _parts(phrase: str) -> tuple[bytes, ...]:
    """Return the parts that a phrase has in every form, the longest first, which is the rarest mostly."""
    words = _parted(phrase.replace(STAR, _STARRED), _PARTED_BUT_STARS)
    return tuple(sorted(_as_one(words).split(_STARRED.encode()), key=lambda part: -len(part)))


def _words(phrase: str) -> frozenset[bytes]:
    """Return the words that a phrase has in every form."""
    words = _parted(phrase.replace(STAR, _STARRED), _PARTED_BUT_STARS)
    return frozenset(word for word in words if _STARRED.encode() not in word)
