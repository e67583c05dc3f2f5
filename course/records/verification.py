"""A record against the course as it stands now: unchanged, altered, not complete, older, expired, foreign, or none.

Input: a ``Reading``, and what the course holds at present. Output: an ``Outcome`` in words.
The page ``verify.html`` gets ``WORDS`` from here and comes to the same outcomes (``web/records/verification.js``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.model import Change
from course.model.terms import is_older, version_numbers
from course.reading.telling import tell_row, tell_word
from course.records import judgement, signature, wording
from course.records.present import Present, PresentCourse, PresentModule
from course.records.record import (
    Reading,
    Record,
    Record4,
    RecordModule,
    RecordModule2,
    RecordObservation,
    ShortModule,
    ShortRecord,
)

STATES = wording.STATES
WRONG = ("unreadable", "altered")
SHOWN_COMPLETE = ("unchanged", "older")  # a file that stands for a course completed, and in time

WORDS = wording.VERIFIED


@dataclass(frozen=True)
class Outcome:
    """What a record turned out to be: a key of ``STATES``, a line for each thing to know, and who signed when."""

    state: str
    lines: tuple[str, ...]
    signed: str = ""

    @property
    def label(self) -> str:
        """The state in words."""
        return tell_word(STATES[self.state])


def outcome(reading: Reading, present: Present, today: str, signatures: Sequence[signature.Line] = ()) -> Outcome:
    """Return what a record is; ``today`` is a date such as 2026-11-21, ``signatures`` may be of other records too."""
    record = reading.record
    what = "; ".join(reading.problems)
    if record is None:
        return Outcome("unreadable", (tell_word(WORDS["unreadable"]).format(what=what),))
    said = verdicts(reading, present, signatures)
    lines_of_signatures = tuple(one.line for one in said)
    if reading.altered:
        return Outcome("altered", (tell_word(WORDS["altered"]).format(what=what), *lines_of_signatures))
    if any(one.is_wrong for one in said):
        return Outcome("altered", lines_of_signatures)
    judged = _judged(record, present, today)
    signed = "; ".join(one.signed for one in said if one.signed)
    return Outcome(judged.state, (*judged.lines, *lines_of_signatures), signed)


def verdicts(reading: Reading, present: Present, signatures: Sequence[signature.Line]) -> list[signature.Verdict]:
    """Return what signatures say of a record; nothing of a link, which carries no whole record."""
    data = reading.data
    if data is None or "rest" in data:
        return []
    found = (signature.verdict(line, data, present) for line in signatures)
    return list({one.line: one for one in found if one}.values())


def _judged(record: Record | ShortRecord, present: Present, today: str) -> Outcome:
    states = ["unchanged"]
    lines = judgement.faults(record, present, today)
    if lines:
        states.append("incomplete")
    if present.catalogue_id(record.catalogue.id) != present.catalogue:
        states.append("foreign")
        lines.append(tell_word(WORDS["foreign"]).format(theirs=record.catalogue.id, ours=present.catalogue))
    if record.valid_until and record.valid_until < today:
        states.append("expired")
        lines.append(tell_word(WORDS["expired"]).format(day=record.valid_until))
    if "foreign" not in states and (differences := list(_differences(record, present))):
        states.append("older")
        lines += differences
    if isinstance(record, Record):  # a link carries no observations
        lines += [*_observations(record), *_entered(record)]
        if "foreign" not in states and (missing := list(_missing_observations(record, present))):
            states.append("unobserved")
            lines += missing
    state = next(name for name in STATES if name in states)
    return Outcome(state, (tell_word(WORDS[_head(state, record, present)]), *lines))


def _head(state: str, record: Record | ShortRecord, present: Present) -> str:
    if state in ("unchanged", "incomplete"):
        return state
    is_judged = state not in ("foreign", "unobserved") and present.course_of(record.course.code, record.course.version)
    return "complete" if is_judged else "fits"


def _differences(record: Record | ShortRecord, present: Present) -> Iterator[str]:
    taken = record.course
    here = present.courses.get(present.course_code(taken.code))
    if here is None:
        yield tell_word(WORDS["course-gone"]).format(code=taken.code)
    elif version_numbers(here.version) != version_numbers(taken.version):
        name = "course-older" if is_older(taken.version, here.version) else "course-newer"
        yield tell_word(WORDS[name]).format(code=taken.code, then=taken.version, now=here.version)
        yield from _asked_since(record, here, present)
    for module in record.modules:
        now = present.module(module.code)
        if now is None:
            yield tell_word(WORDS["gone"]).format(code=module.code)
        else:
            yield from _differences_of(module, now)


def _asked_since(record: Record | ShortRecord, here: PresentCourse, present: Present) -> Iterator[str]:
    codes = {present.module_code(module.code) for module in record.modules}
    yield from (tell_word(WORDS["core-now"]).format(code=code) for code in here.core if code not in codes)


def observations_of(module: RecordModule) -> tuple[RecordObservation, ...]:
    """Return the signed sheets that a record names for a module: those of the first format name none."""
    return (module.observations or ()) if isinstance(module, RecordModule2) else ()


def _observations(record: Record) -> Iterator[str]:
    for module in record.modules:
        for one in observations_of(module):
            name = "handed-over" if one.device == "learner" else "observed"
            yield tell_word(WORDS[name]).format(code=module.code, observer=one.observer, day=one.date, place=one.place)
            if one.learner != record.learner.name:
                yield tell_word(WORDS["other-learner"]).format(
                    code=module.code, theirs=one.learner, ours=record.learner.name
                )


def _entered(record: Record) -> Iterator[str]:
    if isinstance(record, Record4):
        which = [f"{module.code} {module.worksheet.version}" for module in record.modules if module.worksheet]
        yield tell_word(WORDS["entered"]).format(name=record.entered.name, which=tell_row(which) or "-")


def _missing_observations(record: Record, present: Present) -> Iterator[str]:
    """Yield what modules completed in the version in force ask for and lack: an earlier version may have asked less."""
    for module in record.modules:
        now = present.module(module.code)
        if now is None or is_older(module.version, now.version):
            continue
        seen = {present.checklist(one.checklist) for one in observations_of(module)}
        for name, title in now.observed.items():
            if name not in seen:
                yield tell_word(WORDS["unobserved"]).format(code=module.code, title=title)


def _differences_of(then: RecordModule | ShortModule, now: PresentModule) -> Iterator[str]:
    if version_numbers(then.version) != version_numbers(now.version):
        name = "older" if is_older(then.version, now.version) else "newer"
        yield tell_word(WORDS[name]).format(code=then.code, then=then.version, now=now.version)
        for change in changes_since(now.changes, then.version):
            day = change.date.isoformat()
            yield tell_word(WORDS["change"]).format(
                version=change.version, day=day, kind=change.kind, summary=change.summary
            )
        if isinstance(then, RecordModule) and then.quiz and then.quiz.pass_mark != now.pass_mark:
            yield tell_word(WORDS["mark-now"]).format(code=then.code, then=int(then.quiz.pass_mark), now=now.pass_mark)
    if then.fingerprint != now.fingerprint:
        yield tell_word(WORDS["keys"]).format(code=then.code)


def changes_since(changes: tuple[Change, ...], version: str) -> list[Change]:
    """Return what changed after a version, the oldest first."""
    newer = [change for change in changes if is_older(version, change.version)]
    return sorted(newer, key=lambda change: version_numbers(change.version))
