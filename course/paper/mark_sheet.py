"""A table of marks becomes facts for records: a line for each worksheet of each learner, a column for each question.

Input: the lines of a CSV file, and the course. Output: for each learner and course what a record says of it, or
problems, each with its cell. ``form_of`` gives the table to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from course.model import Content, Course, Module
from course.paper.entering import Mark, Unclear, read_mark
from course.paper.learners import Learner
from course.paper.versions import EVERY_VERSION, Version
from course.paper.worksheets import missing_for, questions_of, versions_for
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell, tell_row
from course.records.days import days_meant
from course.records.people import fault_of_day, fault_of_number, text_of
from course.records.roster import folded, kept
from course.records.table import MARK_COLUMNS as COLUMNS
from course.records.table import Cell, NoTable, flat, rows_of

T = TypeVar("T")

NEEDED = ("learner", "course", "module", "date")
MOST_LINES = 10_000


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One marked worksheet."""

    module: Module
    version: Version
    date: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What a learner did in a course, from all lines about it."""

    learner: dict[str, str]  # name, number and site, as far as they are given
    course: Course
    sheets: list[Sheet] = field(default_factory=list)


def form_of(content: Content, course: Course, learners: Sequence[Learner] = ()) -> list[list[str]]:
    """Return the table to fill in for a course: a line for each module, and so many columns as questions.

    With learners, each has a line for each module; those of a module stand as its class grid has them.
    """
    modules = [content.by_code[code] for code in (*course.core, *course.electives)]
    nobody: tuple[str, str, str, Version] = ("", "", "", "A")
    known = [(one.name, kept(one.number), one.site, one.version) for one in learners] or [nobody]
    versions = {version for *_, version in known}
    most = max((len(questions_of(module, version)) for module in modules for version in versions), default=0)
    lines = [[*who, course.code, module.code, version] for module in modules for *who, version in known]
    return [[*heads_of(content).values(), *map(str, range(1, most + 1))], *lines]


def heads_of(content: Content) -> dict[str, str]:
    """Return what stands over each column, in the language of the course, by its name."""
    return {name: content.words.say(name) for name in COLUMNS}


def read_marks(name: str, text: str, content: Content, problems: Problems) -> list[Entered]:
    """Return what a table says of each learner and course; what is wrong with a line costs that line."""
    try:
        rows = list(rows_of(text))
    except NoTable as none:
        problems.add(Position(name, none.fault.line, none.fault.column), none.fault.message)
        return []
    if len(rows) > MOST_LINES:
        problems.add(
            Position(name),
            tell("the table has more than %(most_lines)s lines", most_lines=MOST_LINES),
            tell("part it in several files"),
        )
        return []
    table = _Table(name, content, problems)
    found: dict[tuple[str, ...], Entered] = {}
    if rows and table.read_head(rows[0]):
        for row in rows[1:]:
            table.add(row, found)
    return list(found.values())


def place(column: int, line: int) -> str:
    """Return what a spreadsheet calls a cell: 0 and 3 are A3."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{line}"


class _Table:
    """The lines of one file, read against the course."""

    def __init__(self, name: str, content: Content, problems: Problems) -> None:
        self._name, self._content, self._problems = name, content, problems
        self._columns: dict[str, int] = {}
        self._heads = heads_of(content)
        self._marks: list[int] = []
        self._row: Sequence[Cell] = ()

    def read_head(self, head: Sequence[Cell]) -> bool:
        """Find the columns by their names, in the language of the course or in English, in any case.

        Tell whether those that are needed are there, each once.
        """
        self._row = head
        names = {head.casefold(): name for name, head in self._heads.items()} | {name: name for name in COLUMNS}
        found = [flat(cell.text).casefold() for cell in head]
        said = [names.get(cell, cell) for cell in found]
        before = len(self._problems)
        for at, cell in enumerate(said):
            if cell.isdecimal() and int(cell) == len(self._marks) + 1:
                self._marks.append(at)
            elif cell in COLUMNS and cell not in self._columns:
                self._columns[cell] = at
            elif cell:
                left = [self._heads[name] for name in COLUMNS if name not in said] or [str(len(self._marks) + 1)]
                message = tell("%(cell)s is no column of a table of marks, or stands twice", cell=shown(found[at]))
                self._tell(at, message, nearest(found[at], left))
        for name in NEEDED:
            if name not in self._columns:
                self._problems.add(
                    Position(self._name),
                    tell("there is no column `%(name)s`", name=self._heads[name]),
                    tell("add it to the first line"),
                )
        return len(self._problems) == before

    def add(self, row: Sequence[Cell], found: dict[tuple[str, ...], Entered]) -> None:
        """Take up one line."""
        self._row, before = row, len(self._problems)
        values = {name: self._said(at) for name, at in self._columns.items()}
        course = self._named("course", values, {one.code: one for one in self._content.catalogue.courses})
        module = self._named("module", values, self._content.by_code)
        date = self._date(values["date"])
        number = self._columns.get("number", len(row))
        if anew := fault_of_number(row[number] if number < len(row) else None):
            self._tell(number, anew, "")
        if not values["learner"]:
            self._tell(self._columns["learner"], tell("the learner has no name"), tell("write it"))
        if course is None or module is None or len(self._problems) > before:
            return
        sheet = self._sheet(values.get("worksheet", ""), module, date)
        if sheet is None:
            return
        learner = {key: values[key] for key in ("number", "site") if values.get(key)}
        key = (folded(values["learner"]), values.get("number", ""), course.code)
        entered = found.setdefault(key, Entered(learner={"name": values["learner"], **learner}, course=course))
        if any(one.module is module for one in entered.sheets):
            message = tell("%(learner)s has a line for %(code)s above", learner=values["learner"], code=module.code)
            self._tell(self._columns["module"], message, tell("leave one of them out"))
        entered.sheets.append(sheet)

    def _sheet(self, worksheet: str, module: Module, date: str) -> Sheet | None:
        version = next((one for one in EVERY_VERSION if one == worksheet.upper()), None)
        at = self._columns.get("worksheet", self._columns["module"])
        if version is None:
            self._tell(
                at,
                tell("the worksheet of %(code)s is not named", code=module.code),
                tell("write A, B, C or R, as its head says"),
            )
            return None
        if missing_for(module, version):
            there = tell_row(versions_for(module, EVERY_VERSION))
            self._tell(
                at,
                tell("%(code)s has no worksheet %(version)s", code=module.code, version=version),
                tell("write what stands in its head: one of %(versions)s", versions=there),
            )
            return None
        before = len(self._problems)
        marks = tuple(self._read_marks(module, version))
        return Sheet(module=module, version=version, date=date, marks=marks) if len(self._problems) == before else None

    def _read_marks(self, module: Module, version: Version) -> Iterator[Mark]:
        questions = questions_of(module, version)
        code, count = module.code, len(questions)
        for at in self._marks[count:]:
            if self._said(at):
                message = tell("the worksheet of %(code)s has %(count)s questions", code=code, count=count)
                self._tell(at, message, tell("leave the others empty, or see whether it is that module"))
        if count > len(self._marks):
            message = tell("%(code)s asks more questions than there are columns", code=code)
            self._tell(self._columns["module"], message, tell("add columns up to %(count)s", count=count))
            return
        for number, (question, at) in enumerate(zip(questions, self._marks, strict=False), start=1):
            cell = self._said(at)
            if not cell:
                message = tell("nothing is said of question %(number)s", number=number)
                self._tell(at, message, tell("write 0 where it was not answered"))
                continue
            try:
                yield read_mark(question, version, cell)
            except Unclear as why:
                message = tell(
                    "%(cell)s says nothing of question %(number)s of %(code)s",
                    cell=shown(cell),
                    number=number,
                    code=code,
                )
                self._tell(at, message, str(why))

    def _named(self, what: str, values: dict[str, str], known: dict[str, T]) -> T | None:
        name = values[what].upper()
        if name not in known:
            said = (
                tell("there is no %(what)s %(name)s", what=tell(what), name=shown(values[what]))
                if name
                else tell("nothing is named under `%(what)s`", what=self._heads[what])
            )
            self._tell(self._columns[what], said, nearest(name, known))
        return known.get(name)

    def _date(self, said: str) -> str:
        meant = days_meant(said)
        if len(meant) == 1:
            return meant[0]
        if meant:
            self._tell(self._columns["date"], fault_of_day(shown(said), meant), "")
        else:
            what = tell("%(said)s is no day", said=shown(said)) if said else tell("the day is missing")
            self._tell(self._columns["date"], what, tell("write it as 2026-11-28"))
        return ""

    def _said(self, column: int) -> str:
        return text_of(self._row[column]) if column < len(self._row) else ""

    def _tell(self, column: int, message: str, hint: str) -> None:
        cell = self._row[min(column, len(self._row) - 1)]
        where = Position(self._name, cell.line, cell.inside)
        self._problems.add(
            where, tell("cell %(cell)s: %(message)s", cell=place(column, cell.line), message=message), hint
        )
