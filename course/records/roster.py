"""Records become a roster: a row for each, those of one learner and course merged, and CSV for Excel.

One learner is who has one staff number and one name. Where there is no number, only copies of one record are merged:
another record of that name may be somebody else's, and is told as a possible double.

Input: readings with their outcomes. Output: rows of text, and CSV. ``web/records/roster.js`` does the same
on the page ``verify.html``; a test compares the two files byte for byte.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from course.reading.telling import tell_word
from course.records import wording
from course.records.alphabet import filed
from course.records.code import shown_number
from course.records.present import Present
from course.records.record import Learner3, Reading, Record, Record4, ShortRecord
from course.records.schema import changed, units
from course.records.spreadsheet import ENGLISH_FORM, Form
from course.records.table import BLANK, flat
from course.records.verification import STATES, Outcome

COLUMNS = wording.ROSTER_COLUMNS

KEPT = ("version", "number")  # columns that are texts, though a spreadsheet would take them for numbers

# A version or a staff number as text, from ``kept``; a number below nought.
_HARMLESS = re.compile('="[0-9A-Za-z._/-]+"|-[0-9]+(?:[.,][0-9]+)?')
_KEPT = re.compile("[0-9A-Za-z._/-]+")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file, or one link, and what it turned out to be."""

    file: str
    reading: Reading
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the roster; every field is text, as it is shown and exported."""

    learner: str = ""
    number: str = ""
    site: str = ""
    course: str = ""
    title: str = ""
    version: str = ""
    completed: str = ""
    valid_until: str = ""
    hours: str = ""
    modules: str = ""
    result: str = ""
    attempts: str = ""
    state: str = ""
    details: str = ""
    merged: str = "0"
    doubles: str = "0"
    made: str = ""
    id: str = ""
    code: str = ""
    signed: str = ""
    entered: str = ""
    file: str = ""


def roster(entries: Iterable[Entry], present: Present) -> list[Row]:
    """Return the rows of all entries, merged: the worst first, then by learner and course.

    Records of the same learner and course that nobody altered become one row, that of the latest.
    What was altered, or is not a record, keeps a row of its own, unless it is the same twice.
    """
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for place, entry in enumerate(entries):
        groups.setdefault(_group(entry, place, present), []).append(entry)
    doubles = _doubles(groups)
    rows = []
    for group, same in groups.items():
        row = row_of(same[0] if len(same) == 1 else max(same, key=_rank), present)
        rows.append(changed(row, merged=str(len(same) - 1), doubles=str(doubles(group))))
    places = {tell_word(state): place for place, state in enumerate(STATES.values())}
    return sorted(rows, key=lambda row: (places[row.state], *_order(row, present.language)))


def _doubles(groups: Iterable[tuple[str, ...]]) -> Callable[[tuple[str, ...]], int]:
    """Return what says of a group how many others may be of the same person and course.

    They have the same name, and one of the two has no number; or the same number, and another name.
    """
    sound = [group[1:] for group in groups if group[0] == "sound"]
    named = Counter((name, *of) for name, _, _, *of in sound)
    bare = Counter((name, *of) for name, number, _, *of in sound if not number)
    numbered = Counter((number, *of) for _, number, _, *of in sound if number)

    def doubles(group: tuple[str, ...]) -> int:
        if group[0] != "sound":
            return 0
        _, name, number, _, *of = group
        if number:
            return bare[name, *of] + numbered[number, *of] - 1
        return named[name, *of] - 1

    return doubles


def latest_of_each(entries: Iterable[Entry], present: Present) -> list[Entry]:
    """Return one entry for each learner and course, the latest; of whom no number is known, one for each name.

    Whoever counts answers would count a learner twice who takes a course again.
    """
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for place, entry in enumerate(entries):
        kind, *said = _group(entry, place, present)
        name, number, _, *of = said if kind == "sound" else ("", "", "", kind, *said)
        groups.setdefault(("number", number, *of) if number else ("name", name, *of), []).append(entry)
    return [max(same, key=_rank) for same in groups.values()]


def row_of(entry: Entry, present: Present) -> Row:
    """Return the row of one entry."""
    record = entry.reading.record
    said = Row(state=entry.outcome.label, details=" ".join(entry.outcome.lines), file=entry.file)
    if record is None:
        return said
    quizzes = [module.quiz for module in record.modules if module.quiz]
    code = present.course_code(record.course.code)
    known = present.courses.get(code)
    titled = record.course if isinstance(record, Record) else known
    return changed(
        said,
        learner=record.learner.name,
        number=number_of(record),
        site=site_of(record),
        course=code,
        title=titled.title if titled else "",
        version=record.course.version,
        completed=record.completed,
        valid_until=record.valid_until or "",
        hours=shown_number(record.hours),
        modules=str(len(record.modules)),
        result=str(int(min(quiz.per_cent for quiz in quizzes))) if quizzes else "",
        attempts=str(int(sum(quiz.attempts for quiz in quizzes))) if quizzes else "",
        made=record.made,
        id=record.id,
        code=record.code,
        signed=entry.outcome.signed,
        entered=record.entered.name if isinstance(record, Record4) else "",
    )


def number_of(record: Record | ShortRecord) -> str:
    """Return the staff number that a record says, or ""; before format 3 none says one."""
    return (isinstance(record.learner, Learner3) and record.learner.number) or ""


def site_of(record: Record | ShortRecord) -> str:
    """Return the site that a record says, or ""; before format 3 none says one."""
    return (isinstance(record.learner, Learner3) and record.learner.site) or ""


def _group(entry: Entry, place: int, present: Present) -> tuple[str, ...]:
    record = entry.reading.record
    if record is None:
        return ("unreadable", str(place))
    if entry.reading.altered:
        return ("altered", record.code, entry.reading.actual)
    of = present.catalogue_id(record.catalogue.id), present.course_code(record.course.code)
    number = folded(number_of(record))
    return ("sound", folded(record.learner.name), number, "" if number else record.id, *of)


def _rank(entry: Entry) -> tuple[str, str, bool, str]:
    record = entry.reading.record
    if record is None:
        return ("", "", False, "")
    return (record.completed, record.made, not isinstance(record, ShortRecord), record.code)


def _order(row: Row, language: str) -> Iterator[bytes]:
    by = (filed(folded(row.learner), language), row.course, row.completed, row.made, row.code, row.file)
    return map(units, by)


def folded(name: str) -> str:
    """Return a name as it is compared: capitals, spacing and ways of writing accents make no difference."""
    return unicodedata.normalize("NFC", flat(name)).lower()


def as_csv(rows: Iterable[Row], form: Form = ENGLISH_FORM) -> bytes:
    """Return a roster as CSV."""
    written = dict.fromkeys(KEPT, kept) | {"hours": form.number}
    lines = ([written.get(name, str)(getattr(row, name)) for name in COLUMNS] for row in rows)
    return csv_of(chain([form.heads(COLUMNS.values())], lines), form)


def kept(text: str) -> str:
    """Return a version or a staff number as a cell of text.

    A spreadsheet would make 1.1 of 1.10, or a day in October, and 117 of 00117.
    """
    return f'="{text}"' if _KEPT.fullmatch(text) else text


def csv_of(lines: Iterable[Sequence[str]], form: Form = ENGLISH_FORM) -> bytes:
    """Return lines as Excel opens them: marked as UTF-8, CRLF, everything in quotes, formulas disarmed.

    As bytes, a line at a time: as one text, in which a letter takes up two or four, ten thousand rows filled 31 MB.
    """
    written = BytesIO()
    for text in chain(["\ufeff"], (form.separator.join(map(_cell, line)) + "\r\n" for line in lines)):
        written.write(text.encode("utf-8", "surrogatepass"))
    return written.getvalue()


def _cell(text: str) -> str:
    """Return one cell; what a spreadsheet would take for a formula gets an apostrophe before it (OWASP).

    A version as text and a number below nought go through: they hold digits and dots alone.
    """
    dangerous = not _HARMLESS.fullmatch(text) and re.match(
        "[\0-\x20\x7f-\xa0\u2028\u2029]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]", text
    )
    flat = BLANK.sub(" ", text).replace('"', '""')
    return '"' + ("'" if dangerous else "") + flat + '"'
