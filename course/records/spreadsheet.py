"""How tables are written that people open in a spreadsheet: as those of their language open them rightly.

Input: the words of the course's language. Output: a ``Form``. Where the decimal mark is a comma, spreadsheets take
semicolons between cells, and would take 7.5 for the seventh of May. ``web/page/language.js`` has the same mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from course.locale import ENGLISH, Words

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@dataclass(frozen=True)
class Form:
    """The words over columns, what stands between cells, and how numbers are written."""

    words: Words = ENGLISH
    separator: str = ","

    def heads(self, columns: Iterable[str]) -> list[str]:
        """Return what stands over columns, of which the English words are given."""
        return [self.words.translated(column) for column in columns]

    def number(self, text: str) -> str:
        """Return a number, which has a point before its decimals, as the language writes it."""
        return text.replace(".", self.words.mark)


ENGLISH_FORM = Form()


def form_in(words: Words, separator: str = "") -> Form:
    """Return the form of tables in a language; ``separator`` is one of ``SEPARATORS``, or "" for the language's own."""
    return Form(words, SEPARATORS[separator or ("semicolon" if words.mark == "," else "comma")])
