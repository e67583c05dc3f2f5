"""The order of names: as the language of a course has it.

Input: a name as it is compared, and a language. Output: what it is sorted by. Accents make no difference until all else
is alike, unless they make another letter there: Polish ł comes after l, Swedish å after z. Languages without a row in
``alphabets.json`` have the order of their letters in Unicode, accents aside. No maintained package for Python orders
by language without a compiled library of each system. ``web/page/alphabet.js`` orders alike, so that a page saves the
lists that the command writes; a test compares both with what browsers know of a language.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LAST = "\uffff"  # after every letter
_CYRILLIC = "\u0400"  # from here on, marks make other letters: й is no и
_OWN_FIRST = ("ar", "bg", "el", "fa", "he", "ru", "uk")  # languages whose own letters come before those of Latin


@dataclass(frozen=True)
class _Alphabet:
    """Where letters stand that are not where Unicode has them; the pattern finds each letter, also one of two signs."""

    pattern: re.Pattern[str]
    places: Mapping[str, str]
    is_latin: bool


def filed(name: str, language: str) -> str:
    """Return what a name, folded, is sorted by, in the order of UTF-16 units."""
    alphabet = _alphabet_of(language)
    letters = alphabet.pattern.sub(lambda found: _placed(found[0], alphabet.places), name)
    key = letters if alphabet.is_latin else re.sub("[a-z]", rf"{_LAST}\g<0>", letters)
    return key if letters == name and name.isascii() else f"{key}\x01{name}"


@functools.cache
def _alphabet_of(language: str) -> _Alphabet:
    name = language.lower().partition("-")[0]
    rows, places = _rows(), dict[str, str]()
    for row in (*rows["all"], *rows.get(name, ())):
        (first, *same), *after = (place.split("/") for place in row.split(" "))
        places |= dict.fromkeys(same, first)
        for at, letters in enumerate(after):
            places |= dict.fromkeys(letters, first + (at + 1) * _LAST)
    several = sorted((letter for letter in places if len(letter) > 1), key=len, reverse=True)
    pattern = re.compile("|".join([*several, "."]), re.DOTALL)
    return _Alphabet(pattern, places, is_latin=name not in _OWN_FIRST)


@functools.cache
def _rows() -> dict[str, list[str]]:
    """Return rows of letters, for ``all`` languages and by language.

    In "z å ä/æ" å comes after z, and after it ä, as which æ counts.
    """
    found: dict[str, list[str]] = json.loads(Path(__file__).with_name("alphabets.json").read_text("utf-8"))
    return found


@functools.lru_cache(4096)
def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    if parts >= _CYRILLIC:
        return letter
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def _placed(letter: str, places: Mapping[str, str]) -> str:
    if letter in places:
        return places[letter]
    bare = _bare(letter)
    return places.get(bare, bare)
