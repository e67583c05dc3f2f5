"""Who stands where: people and the courses that are due for them, beside the records that were handed in.

Input: people, entries that were judged, and what is in force. Output: a ``Standing``: a line for each person and
course, what each person has completed of each module, and the records that are nobody's here. On the page
``verify.html``, ``web/records/standing.js`` comes to the same; a test compares the two.

A record belongs to the person who has its staff number. One without a number belongs to the person of its name, where
nobody else at its site has that name: people of one name are never taken for each other.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from course.model.terms import is_older
from course.reading.telling import tell_word
from course.records import wording
from course.records.alphabet import filed
from course.records.judgement import shifted
from course.records.people import Person
from course.records.present import Present
from course.records.record import Record, ShortRecord
from course.records.roster import Entry, folded, number_of, site_of
from course.records.schema import units
from course.records.verification import SHOWN_COMPLETE, STATES, WRONG

UNOWNED = (*WRONG, "foreign")  # records of these states are taken for nobody's
WITHIN = wording.WITHIN

STANDINGS = wording.STANDINGS
WORDS = wording.STANDING


@dataclass(frozen=True, kw_only=True)
class Line:
    """How one person stands with one course; ``person`` is a stranger's own words where the list has nobody.

    ``due`` and ``completed`` are days such as 2026-11-29, or "". ``is_asked``: whether the list has the course due.
    """

    person: Person
    course: str = ""
    is_asked: bool = False
    due: str = ""
    standing: str
    completed: str = ""
    valid_until: str = ""
    version: str = ""
    file: str = ""
    notes: tuple[str, ...] = ()
    is_double: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All lines, by site, name and course; and the days on which each person completed modules, by their codes.

    Sites and names stand in the order of ``language``.
    """

    lines: tuple[Line, ...]
    modules: tuple[str, ...]
    completed: Mapping[int, Mapping[str, str]]  # by the line of the person in the file, and the code of the module
    language: str = "en"


class Owned(NamedTuple):
    """What a line needs of a record that is somebody's; of a million people whole records would fill the memory."""

    file: str
    state: str
    name: str
    completed: str
    valid_until: str
    version: str
    made: str

    @property
    def worth(self) -> tuple[int, str, str, str, bytes]:
        """By what the best record of a course is found: one in force, and of those the one that is so longest."""
        rank = 2 if self.state in SHOWN_COMPLETE else int(self.state == "expired")
        return (rank, self.valid_until or "9999", self.completed, self.made, units(self.file))


def standing(
    people: Sequence[Person], entries: Iterable[Entry], present: Present, today: str, within: int = WITHIN
) -> Standing:
    """Return how everybody stands on the day ``today``; a certificate that ends ``within`` so many days ends soon."""
    owners = _Owners(people)
    theirs: dict[int, dict[str, Owned]] = defaultdict(dict)  # the best of each course
    completed: dict[int, dict[str, str]] = defaultdict(dict)
    perhaps: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))  # files
    lines: list[Line] = []
    for entry in entries:
        record = entry.reading.record
        if record is None or entry.outcome.state in UNOWNED:
            continue  # whose it is cannot be said, or it is of courses that are not here; `verify` tells of it
        owner = owners.of(record)
        code = present.course_code(record.course.code)
        owned = _owned(entry, record)
        if owner:
            known = theirs[owner.line].setdefault(code, owned)
            theirs[owner.line][code] = max(known, owned, key=lambda one: one.worth)
            _add_modules(completed[owner.line], entry, record, present)
        else:
            lines.append(_stranger(owned, record, code, owners))
            for person in owners.named(record):
                perhaps[person.line][code].append(entry.file)
    days = (today, shifted(today, within))
    for person in people:
        here = theirs.get(person.line, {}), perhaps.get(person.line, {})
        lines += _lines_of(person, *here, owners.is_double(person), days)
    modules = _modules_in(lines, completed.values(), present)
    ordered = sorted(lines, key=lambda line: _order(line, present.language))
    return Standing(lines=tuple(ordered), modules=modules, completed=completed, language=present.language)


class _Owners:
    """Whose a record is."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.by_number = {folded(person.number): person for person in people if person.number}
        self.by_name: dict[str, list[Person]] = {}
        for person in people:
            self.by_name.setdefault(folded(person.name), []).append(person)

    def of(self, record: Record | ShortRecord) -> Person | None:
        """Return the person whose record it is; None where that is not sure, or it is nobody's here."""
        number = number_of(record)
        if number:
            return self.by_number.get(folded(number))
        named = self.named(record)
        return named[0] if len(named) == 1 else None

    def named(self, record: Record | ShortRecord) -> list[Person]:
        """Return those who have the name of a record; of them those at its site, where any is there."""
        named = self.by_name.get(folded(record.learner.name), [])
        site = folded(site_of(record))
        there = [person for person in named if folded(person.site) == site] if site else []
        return there or named

    def is_double(self, person: Person) -> bool:
        """Tell whether there is another of this name, and not both have a number."""
        others = [one for one in self.by_name[folded(person.name)] if one is not person]
        return any(not (one.number and person.number) for one in others)


def _owned(entry: Entry, record: Record | ShortRecord) -> Owned:
    days = map(sys.intern, (record.completed, record.valid_until or "", record.course.version))  # few are many
    completed, until, version = days
    return Owned(entry.file, entry.outcome.state, record.learner.name, completed, until, version, record.made)


def _stranger(owned: Owned, record: Record | ShortRecord, code: str, owners: _Owners) -> Line:
    number = number_of(record)
    named = owners.named(record)
    notes: tuple[str, ...] = ()
    if named and number:
        notes = (tell_word(WORDS["other-number"]),)
    elif named:
        notes = (tell_word(WORDS["several"]).format(number=len(named), file=owned.file),)
    person = Person(number=number, name=record.learner.name, site=site_of(record), line=0)
    line = Line(person=person, course=code, standing="stranger", notes=notes, is_double=bool(named))
    return _dated(line, owned)


def _dated(line: Line, owned: Owned) -> Line:
    completed, until, version = owned.completed, owned.valid_until, owned.version
    return replace(line, completed=completed, valid_until=until, version=version, file=owned.file)


def _lines_of(
    person: Person,
    theirs: Mapping[str, Owned],
    perhaps: Mapping[str, list[str]],
    is_double: bool,
    days: tuple[str, str],
) -> Iterator[Line]:
    """Yield a line for each course that is due for a person or that they have a record of; one where there is none."""
    notes = (tell_word(WORDS["same-name"]),) if is_double else ()
    nothing = Line(person=person, standing="nothing-due", notes=notes, is_double=is_double)
    codes = dict.fromkeys([*person.due, *theirs])
    if not codes:
        yield nothing
    for code in codes:
        line = replace(nothing, course=code, is_asked=code in person.due, due=person.due.get(code, ""))
        found = theirs.get(code)
        yield _judged(line, found, days) if found else _missed(line, perhaps.get(code, ()), days[0])


def _missed(line: Line, perhaps: Sequence[str], today: str) -> Line:
    """Return a line of somebody of whom no record is known.

    ``perhaps`` are files that have the name of the person, and of which nobody can tell whose they are.
    """
    said = tell_word(WORDS["perhaps" if perhaps else "nothing"]).format(files=", ".join(perhaps))
    notes, is_double = (*line.notes, said), line.is_double or bool(perhaps)
    return replace(line, standing="late" if _is_late(line, today) else "not-begun", notes=notes, is_double=is_double)


def _is_late(line: Line, today: str) -> bool:
    return bool(line.due) and line.due < today


def _judged(line: Line, owned: Owned, days: tuple[str, str]) -> Line:
    """Return a line with how its person stands, by the best of their records of the course."""
    today, soon = days
    if folded(owned.name) != folded(line.person.name):
        words = tell_word(WORDS["other-name"]).format(file=owned.file, name=owned.name)
        line = replace(line, notes=(*line.notes, words), is_double=True)
    until = owned.valid_until
    if owned.state not in (*SHOWN_COMPLETE, "expired"):
        words = tell_word(WORDS["refused"]).format(file=owned.file, state=tell_word(STATES[owned.state]))
        name = "late" if _is_late(line, today) else "not-accepted"
        return replace(line, standing=name, file=owned.file, notes=(*line.notes, words))
    line = _dated(line, owned)
    if owned.state == "expired":
        return replace(line, standing="expired", notes=(*line.notes, tell_word(WORDS["over"]).format(day=until)))
    if until and until <= soon:
        return replace(line, standing="expiring", notes=(*line.notes, tell_word(WORDS["ends"]).format(day=until)))
    return replace(line, standing="complete")


def _add_modules(completed: dict[str, str], entry: Entry, record: Record | ShortRecord, present: Present) -> None:
    """Add the latest day on which each module was completed, with its version where that is an older one."""
    if entry.outcome.state not in (*SHOWN_COMPLETE, "expired"):
        return
    for module in record.modules:
        if now := present.module(module.code):
            old = is_older(module.version, now.version)
            said = sys.intern(f"{module.completed} ({module.version})" if old else module.completed)
            completed[now.code] = max(completed.get(now.code, ""), said)


def _modules_in(lines: Iterable[Line], completed: Iterable[Mapping[str, str]], present: Present) -> tuple[str, ...]:
    """Return the codes of the modules that anybody has completed or is asked for, in the order of the course."""
    courses = [present.courses[code] for code in {line.course for line in lines} if code in present.courses]
    codes = {code for course in courses for code in (*course.core, *course.electives)}
    codes.update(code for days in completed for code in days)
    return tuple(code for code in present.modules if code in codes)


def _order(line: Line, language: str) -> bytes:
    one = line.person
    names = (filed(folded(name), language) for name in (one.site, one.name))
    by = (*names, folded(one.number), f"{one.line:09}", line.course, line.file)
    return units("\0".join(by))
