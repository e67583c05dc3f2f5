"""Words, sentences and quotations of a text.

Input: text. Output: its words, its sentences with their places, and the text with what does
not count (quotations, code, marks) blanked out, so that places stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
# What parts words in ASCII; the two signs that may stand within one are looked at word by word.
_APART = bytes(code if code < 128 and (chr(code).isalnum() or chr(code) in "'-") else ord(" ") for code in range(256))
_CITATION = re.compile(r"\[\^[^\[\]\s]{1,80}\]")
_QUOTED = re.compile(
    r'"[^"\n]{0,2000}"|\u201c[^\u201d]{0,2000}\u201d|(?<!\w)\u2018[^\u2018\u2019]{0,400}\u2019(?!\w)', re.DOTALL
)
_CODE = re.compile(r"(?<!`)(`++)[^\n]{0,2000}?(?<!`)\1(?!`)")
_TARGET = re.compile(r"(?<=\])\([^()\s]{0,2000}\)")
_ASKING = "?\u037e\u061f\u1367\uff1f"  # Latin, Greek, Arabic, Ethiopic and full-width
_BEHIND = '["\u201c\u201d\u2019\u00bb\u203a\u300d)*_\\s]'  # what may stand behind the mark that ends a sentence
_ASKS_AT_END = re.compile(f"[{_ASKING}]{_BEHIND}*$")
_END = re.compile(r"[.!?\u2026\u061f\u06d4\u3002\uff01\uff1f][\"\u201d\u2019)*_]*(?:\[\^[^\[\]\s]{1,80}\])*(?:\s+|$)")


def word_set(names: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(names.split())


@lru_cache(maxsize=2048)  # the rules ask one after the other for the same texts of a module
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text; a citation, a code span or a web address is none."""
    return tuple(_words(unmarked(text)))


def _words(text: str) -> list[str]:
    """Return what ``WORD`` finds; ASCII, which most texts are, is parted at one go."""
    if not text.isascii():
        return WORD.findall(text)
    found = text.encode().translate(_APART).decode().split()
    if "'" in text or "-" in text:
        return [word for part in found for word in ((part,) if part.isalnum() else WORD.findall(part))]
    return found


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return ``text`` with spaces in place of each match, line ends kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


@lru_cache(maxsize=2048)  # as ``words``
def unmarked(text: str) -> str:
    """Return ``text`` with citations, code spans and web addresses blanked."""
    if "[" in text:
        text = blanked(_TARGET, blanked(_CITATION, text))
    return blanked(_CODE, text) if "`" in text else text


def without_quotations(text: str) -> str:
    """Return ``text`` with everything between quotation marks blanked."""
    return blanked(_QUOTED, text)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each quotation."""
    for match in _QUOTED.finditer(text):
        yield match.span()


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence with its start; the citations after its full stop belong to it."""
    start = 0
    for end in _END.finditer(text):
        yield start, text[start : end.end()].rstrip()
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]


def ends_in_question_mark(text: str) -> bool:
    """Tell whether a text asks at its end, in whichever script; marks of quotations and emphasis may stand behind."""
    return bool(_ASKS_AT_END.search(text))


@lru_cache(maxsize=512)
def last_question(text: str) -> str:
    """Return the sentence that asks: the last one that ends in a question mark, or the last of all."""
    found = [sentence.strip() for _, sentence in sentences(without_quotations(text))]
    asking = [sentence for sentence in found if ends_in_question_mark(sentence)]
    return (asking or found or [""])[-1]


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of these words or phrases, whole and in any case."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w'\u2019-])(?:{'|'.join(longest_first)})(?![\w'\u2019-])", re.IGNORECASE)


def has_any(text: str, needles: Iterable[str]) -> bool:
    """Tell whether a text holds one of these in any case: what has none need not be searched for patterns of them."""
    lower = text.casefold()
    return any(needle in lower for needle in needles)
