"""CSV as spreadsheets save it, cell by cell, each with its place; and what keeps a file from being such a table.

Input: the bytes of a file. Output: rows of ``Cell``, and ``Fault``, each with line and column from 1.
``web/records/table.js`` reads alike and says the same; a test compares the two.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from course.locale import translatable
from course.reading.telling import tell_word
from course.records import wording

# Before those of the questions; over them stand the words of the course's language, and both are read.
MARK_COLUMNS = (
    *(translatable("learner"), translatable("number"), translatable("site"), translatable("course")),
    *(translatable("module"), translatable("worksheet"), translatable("date")),
)
MOST_BYTES = 5_000_000
SEPARATORS = ",;\t"  # the first of those that the first line has most of

# Written out, because Python and JavaScript call different characters blank.
BLANK = re.compile("[\0-\x20\x7f-\xa0\u2028\u2029]+")
_WORKBOOKS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # xlsx and ods, and xls
_ENDS = re.compile("\r\n|\r|\n")
SAID_SEPARATOR = re.compile(
    r'"?sep=([,;\t])"?[,;\t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE
)  # for Excel, above the first line

WORDS = wording.TABLE


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with a table, and where: line and column from 1, in words."""

    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Cell:
    """One cell: its text, where it begins, and where its text does (behind a quote, where it has one)."""

    text: str
    line: int
    column: int
    inside: int


class NoTable(Exception):
    """Why nothing of a file can be used; its ``fault`` says it."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def decoded(content: bytes, most: int = MOST_BYTES) -> str:
    """Return the text of a file of at most so many bytes: UTF-8, with or without its mark. Raises ``NoTable``."""
    if len(content) > most:
        raise NoTable(Fault(1, 1, tell_word(WORDS["size"]).format(size=most // 1_000_000)))
    if content.startswith(_WORKBOOKS):
        raise NoTable(Fault(1, 1, tell_word(WORDS["workbook"])))
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or 0 in content[:2]:
        raise NoTable(Fault(1, 1, tell_word(WORDS["utf-16"])))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTable(Fault(1, 1, tell_word(WORDS["no-utf-8"]))) from error


def rows_of(text: str) -> Iterator[list[Cell]]:
    """Yield the rows of a text, without those that are empty. Raises ``NoTable`` where a cell has no end."""
    first = _ENDS.split(text, maxsplit=1)[0]
    said_so = SAID_SEPARATOR.match(text)
    separator = said_so[1] if said_so else max(SEPARATORS, key=first.count)
    pattern = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)(")?|([^{separator}\r\n]*))({separator}|\r\n|\r|\n|\Z)?')
    at, line, begins = (said_so.end(), 2, said_so.end()) if said_so else (0, 1, 0)
    row: list[Cell] = []
    while at < len(text) or row:
        found = pattern.match(text, at)
        column = at - begins + 1
        is_quoted = found is not None and found[1] is not None
        if found is None or (is_quoted and not found[2]):
            raise NoTable(Fault(line, column, tell_word(WORDS["open"])))
        said = found[1].replace('""', '"') if is_quoted else found[3]
        row.append(Cell(said, line, column, column + is_quoted))
        ends = [end.end() for end in _ENDS.finditer(text, at, found.end())]
        line, begins, at = line + len(ends), ends[-1] if ends else begins, found.end()
        if found[4] is None:
            raise NoTable(Fault(line, at - begins + 1, tell_word(WORDS["after"])))
        if found[4] != separator:
            if any(flat(cell.text) for cell in row):
                yield row
            row = []


def flat(text: str) -> str:
    """Return a text on one line, without spaces around it."""
    return BLANK.sub(" ", text).strip(" ")
