"""The people of an organisation, as a file lists them: who they are, where they work, and which courses are due when.

Input: the bytes of ``people.csv``, and the courses that there are. Output: ``People``, or each fault with its line and
column: a line that cannot be read would be a person whom nobody misses. ``web/records/people.js`` reads alike and
says the same; a test compares the two.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from course.reading.telling import tell_row, tell_word
from course.records import wording
from course.records.days import days_meant
from course.records.present import Present
from course.records.roster import folded
from course.records.schema import SEEN, shown
from course.records.table import MOST_BYTES, Cell, Fault, NoTable, decoded, flat, rows_of

COLUMNS = ("number", "name", "site", "role", "due")
MOST = {"number": 40, "name": 200, "site": 200, "role": 200}  # characters
_AS_TEXT = re.compile('="([^"]*)"')  # as our own tables write what is text
# What a spreadsheet makes of a staff number: 117,004 to 1.17E+05, 117 to 117.0, and hashes where a column is narrow.
_NUMBER_ANEW = re.compile(
    r"[0-9]+(?:[.,][0-9]+)?[Ee][+-][0-9]+|[0-9]+[.,]0+|##+|#(?:N/A|(?:REF|VALUE|NUM|NULL)!|NAME\?)"
)
_DUE = re.compile("[^;,|\r\n]+")

WORDS = wording.PEOPLE


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person: all texts as the file has them, and the days by which courses are due ("" where none is said)."""

    number: str = ""
    name: str
    site: str = ""
    role: str = ""
    due: Mapping[str, str] = field(default_factory=dict)  # by the codes of today
    line: int


@dataclass(frozen=True)
class People:
    """Everybody whom a file names, in its order, or what is wrong with it, in the order of its lines."""

    all: tuple[Person, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_people(content: bytes, present: Present, most: int = MOST_BYTES) -> People:
    """Return the people of a file of at most so many bytes; where it has any fault, its faults and nobody."""
    try:
        rows = list(rows_of(decoded(content, most)))
    except NoTable as why:
        return People(faults=(why.fault,))
    faults: list[Fault] = []
    people: list[Person] = []
    columns = list(_heads(rows, faults))
    if not faults:
        people += _everybody(rows[1:], columns, present, faults)
    if not faults and not people:
        faults.append(Fault(1, 1, tell_word(WORDS["nobody"])))
    return People(faults=tuple(sorted(faults))) if faults else People(tuple(people))


def _heads(rows: Sequence[Sequence[Cell]], faults: list[Fault]) -> Iterator[str]:
    """Yield the names of the columns."""
    columns = tell_row(COLUMNS)
    if not rows:
        faults.append(Fault(1, 1, tell_word(WORDS["empty"]).format(columns=columns)))
        return
    names = [_columns_by_head().get(folded(cell.text), "") or folded(cell.text) for cell in rows[0]]
    if not set(names) & set(COLUMNS):  # each cell would be told, and one line is missing
        first = rows[0][0]
        words = tell_word(WORDS["no-heads"]).format(found=said(first.text), columns=columns)
        faults.append(Fault(first.line, first.column, words))
        return
    for place, (name, cell) in enumerate(zip(names, rows[0], strict=True)):
        if name not in COLUMNS:
            faults.append(
                Fault(cell.line, cell.column, tell_word(WORDS["column"]).format(found=said(cell.text), columns=columns))
            )
        elif name in names[:place]:
            faults.append(Fault(cell.line, cell.column, tell_word(WORDS["column-twice"]).format(found=said(cell.text))))
        yield name
    if "name" not in names and set(names) <= set(COLUMNS):  # else a column that is none was meant to be the name
        faults.append(Fault(1, 1, tell_word(WORDS["no-name"]).format(columns=columns)))


@functools.cache
def _columns_by_head() -> dict[str, str]:
    """Return the columns by what may stand over them, in small letters: in English, or in another of our languages."""
    heads: dict[str, list[str]] = json.loads(Path(__file__).with_name("heads.json").read_text("utf-8"))
    return {head: column for column, said in heads.items() for head in said}


def _everybody(
    rows: Sequence[Sequence[Cell]], columns: Sequence[str], present: Present, faults: list[Fault]
) -> Iterator[Person]:
    numbers: dict[str, int] = {}
    for row in rows:
        if len(row) != len(columns):
            words = tell_word(WORDS["cells"]).format(found=len(row), wanted=len(columns))
            faults.append(Fault(row[0].line, row[0].column, words))
            continue
        cells = dict(zip(columns, row, strict=True))
        faults += _faults_of(cells, numbers)
        number = text_of(cells.get("number"))
        if number and not fault_of_number(cells["number"]):
            numbers.setdefault(folded(number), cells["number"].line)
        yield Person(
            number=number,
            name=text_of(cells["name"]),
            site=text_of(cells.get("site")),
            role=text_of(cells.get("role")),
            due=_due(cells.get("due"), present, faults),
            line=row[0].line,
        )


def _faults_of(cells: Mapping[str, Cell], numbers: Mapping[str, int]) -> Iterator[Fault]:
    for column, most in MOST.items():
        text, cell = text_of(cells.get(column)), cells.get(column)
        if cell and len(text) > most:
            words = tell_word(WORDS["long"]).format(column=column, found=len(text), most=most)
            yield Fault(cell.line, cell.column, words)
    cell, number = cells["name"], text_of(cells.get("number"))
    if not SEEN.search(text_of(cell)):
        yield Fault(cell.line, cell.column, tell_word(WORDS["name"]))
    if anew := fault_of_number(cells.get("number")):
        yield Fault(cells["number"].line, cells["number"].column, anew)
    elif number and folded(number) in numbers:
        words = tell_word(WORDS["number-twice"]).format(found=said(number), line=numbers[folded(number)])
        yield Fault(cells["number"].line, cells["number"].column, words)


def fault_of_number(cell: Cell | None) -> str:
    """Return what is wrong with a staff number that a spreadsheet wrote anew, or ""."""
    text = flat(cell.text) if cell else ""
    if not _NUMBER_ANEW.fullmatch(text):
        return ""
    return tell_word(WORDS["number-anew"]).format(found=said(text), kept=f'="{text}"')


def _due(cell: Cell | None, present: Present, faults: list[Fault]) -> dict[str, str]:
    """Return the courses that a cell names, by their codes of today, with the days by which they are due."""
    due: dict[str, str] = {}
    for found in _DUE.finditer(cell.text) if cell else ():
        parts = [part for part in flat(found[0]).split(" ") if part]
        if not cell or not parts:
            continue
        code = present.course_code(parts[0])
        day = parts[1] if len(parts) == 2 else ""
        meant = days_meant(day)
        column = cell.column
        if not re.search('[\r\n"]', cell.text):  # else the places of its texts are not those of its line
            column = cell.inside + found.start() + len(found[0]) - len(found[0].lstrip(" "))
        if len(parts) > 2:
            words = tell_word(WORDS["due"]).format(found=said(flat(found[0])))
        elif code not in present.courses:
            words = tell_word(WORDS["course"]).format(found=said(parts[0]), codes=tell_row(present.courses))
        elif code in due:
            words = tell_word(WORDS["course-twice"]).format(found=said(parts[0]))
        elif day and len(meant) != 1:
            words = fault_of_day(said(day), meant)
        else:
            due[code] = "".join(meant)
            continue
        faults.append(Fault(cell.line, column, words))
    return due


def fault_of_day(found: str, meant: Sequence[str]) -> str:
    """Return what is wrong with a text that means no day, or two."""
    if not meant:
        return tell_word(WORDS["day"]).format(found=found)
    return tell_word(WORDS["day-or-month"]).format(found=found, first=meant[0], second=meant[1])


def text_of(cell: Cell | None) -> str:
    """Return what a cell says: on one line, without spaces around it, and out of the form that keeps it a text."""
    text = flat(cell.text) if cell else ""
    found = _AS_TEXT.fullmatch(text)
    return flat(found[1]) if found else text


def said(text: str) -> str:
    """Return a text of a file as a message repeats it."""
    return f"“{shown(flat(text))}”"
