"""The list of what was printed: which file is which sheet, of which revision and day.

Input: what is known of each file. Output: ``sheets.csv``, which stands beside the files, for people and spreadsheets.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from course.model import Checklist, Course, Module
from course.paper.papers import Paper
from course.paper.versions import Version
from course.records.roster import csv_of, kept

NAME = "sheets.csv"
COLUMNS = ("file", "sheet", "of", "title", "version", "revision", "date", "paper", "language", "sha256")


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What the list says of a file, as its columns have it: ``sheet`` is the kind, ``of`` a code."""

    sheet: str
    of: str
    title: str
    version: str = ""  # of the worksheet, such as A, and A B where a file holds both
    revision: str
    date: str
    paper: Paper

    @classmethod
    def of_checklist(
        cls, module: Module, checklist: Checklist, paper: Paper, sheet: str, *, fillable: bool = False
    ) -> Self:
        """Return what is said of a checklist, or of another sheet that has its items."""
        return cls(
            sheet=f"{sheet}, fillable" if fillable else sheet,
            of=module.code,
            title=checklist.title,
            revision=str(checklist.revision),
            date=_day(checklist.date),
            paper=paper,
        )

    @classmethod
    def of_module(cls, module: Module, paper: Paper, sheet: str, *, versions: Sequence[Version]) -> Self:
        """Return what is said of a worksheet, or of what belongs to one."""
        revision = module.offering.revision
        return cls(
            sheet=sheet,
            of=module.code,
            title=module.quiz.title,
            version=" ".join(versions),
            revision=revision.version,
            date=_day(revision.date),
            paper=paper,
        )

    @classmethod
    def of_course(
        cls,
        course: Course,
        paper: Paper,
        sheet: str,
        *,
        versions: Sequence[Version] = (),
        date: datetime.date | None = None,
    ) -> Self:
        """Return what is said of a sheet of a whole course; ``date`` is that of the newest thing in it."""
        return cls(
            sheet=sheet,
            of=course.code,
            title=course.title,
            version=" ".join(versions),
            revision=course.revision.version,
            date=_day(date or course.revision.date),
            paper=paper,
        )


def list_of(files: Iterable[tuple[str, Listed, str, str]]) -> bytes:
    """Return the list: of each file its path, what is said of it, its language, and the SHA-256 of its bytes."""
    lines = [
        (
            path,
            *(listed.sheet, listed.of, listed.title, listed.version, kept(listed.revision), listed.date),
            *(listed.paper, language, made),
        )
        for path, listed, language, made in files
    ]
    return csv_of([COLUMNS, *lines])


def _day(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""
