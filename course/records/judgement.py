"""Whether a record shows a course completed, and if not, why: judged by the course, and by what can be.

Input: a record that nobody altered, and the course as it stands now. Output: a line for each fault. What an earlier
version asked for is not known here, so a record of one is judged by what it says itself.
The page ``verify.html`` comes to the same lines (``web/records/judgement.js``); a test compares the two.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import math
from collections.abc import Iterator, Sequence

from course.model.terms import version_numbers
from course.reading.telling import tell_word
from course.records import wording
from course.records.code import shown_number
from course.records.present import Present, PresentCourse, PresentModule
from course.records.record import Record, RecordModule, RecordQuiz, ShortModule, ShortRecord

MINUTES_APART = 10  # by so many may a module differ from its estimate: small changes of words need no new version

WORDS = wording.JUDGED


def faults(record: Record | ShortRecord, present: Present, today: str) -> list[str]:
    """Return why a record does not show its course completed, line by line; nothing where it does."""
    foreign = present.catalogue_id(record.catalogue.id) != present.catalogue
    known = Present(present.catalogue, {}, {}) if foreign else present
    taken = known.course_of(record.course.code, record.course.version)
    modules: Sequence[RecordModule | ShortModule] = record.modules
    here = [known.module(module.code) for module in modules]  # once: much of what follows asks for each
    now = [_in_force(module, there) for module, there in zip(modules, here, strict=True)]
    lines = [*_parts(record, known, taken)] if taken else []
    for place, module in enumerate(modules):
        lines += _test(module, now[place]) if module.quiz else _no_test(module, now[place], taken)
        lines += _days_of(module, here[place], record, today)
    return [*lines, *_days(record, taken, today), *_hours(record, now), *_validity(record, taken)]


def _in_force(module: RecordModule | ShortModule, here: PresentModule | None) -> PresentModule | None:
    """Return the module of the course, where the version that a record names is in force."""
    return here if here and version_numbers(here.version) == version_numbers(module.version) else None


def _parts(record: Record | ShortRecord, present: Present, taken: PresentCourse) -> Iterator[str]:
    codes = dict.fromkeys(present.module_code(module.code) for module in record.modules)
    yield from (tell_word(WORDS["core"]).format(code=code) for code in taken.core if code not in codes)
    number = len([code for code in codes if code in taken.electives])
    if number < taken.choose:
        yield tell_word(WORDS["electives"]).format(number=number, choose=taken.choose)
    for code in codes:
        if code in present.modules and code not in taken.core and code not in taken.electives:
            yield tell_word(WORDS["stray"]).format(code=code)


def _no_test(
    module: RecordModule | ShortModule, now: PresentModule | None, taken: PresentCourse | None
) -> Iterator[str]:
    if now and now.has_test and taken and taken.asks_tests:
        yield tell_word(WORDS["no-test"]).format(code=module.code)


def _days_of(
    module: RecordModule | ShortModule, here: PresentModule | None, record: Record | ShortRecord, today: str
) -> Iterator[str]:
    day = module.quiz.date if isinstance(module, RecordModule) and module.quiz else module.completed
    date = here.date_of(module.version) if here and module.quiz else ""
    if shifted(day, 1) < date <= today:
        yield tell_word(WORDS["before"]).format(code=module.code, day=day, version=module.version, date=date)
    if module.completed > record.completed:
        yield tell_word(WORDS["late-module"]).format(code=module.code, day=module.completed, completed=record.completed)
    if day > module.completed:
        yield tell_word(WORDS["late-test"]).format(code=module.code, day=module.completed, date=day)


def _test(module: RecordModule | ShortModule, now: PresentModule | None) -> Iterator[str]:
    quiz = module.quiz
    if quiz is None:
        return
    then = int(quiz.pass_mark) if isinstance(quiz, RecordQuiz) else None
    mark = now.pass_mark if now else then
    if now and then is not None and then != now.pass_mark:
        words = tell_word(WORDS["mark"])
        yield words.format(code=module.code, then=then, version=module.version, now=now.pass_mark)
    if mark is not None and quiz.per_cent < mark:
        yield tell_word(WORDS["failed"]).format(code=module.code, share=int(quiz.per_cent), mark=mark)
    if (
        isinstance(module, RecordModule)
        and module.quiz
        and not _fits(module.quiz.points, module.quiz.of, quiz.per_cent)
    ):
        points, of = shown_number(module.quiz.points), shown_number(module.quiz.of)
        yield tell_word(WORDS["share"]).format(code=module.code, points=points, of=of, share=int(quiz.per_cent))


def _fits(points: float, of: float, per_cent: int) -> bool:
    """Tell whether points, which stand in a record with two decimals, make so many per cent, which are cut off."""
    if not of or points > of:
        return False
    low, high = (math.floor((points + more) * 100 / of + 1e-9) for more in (-0.005, 0.005))
    return low <= per_cent <= high


def _days(record: Record | ShortRecord, taken: PresentCourse | None, today: str) -> Iterator[str]:
    """A day more is for those who have it earlier; ``made`` is a moment of Greenwich, all else a day of the learner."""
    made = record.made[:10]
    said = {made, record.completed, *(module.completed for module in record.modules)}
    said |= {module.quiz.date for module in record.modules if isinstance(module, RecordModule) and module.quiz}
    latest = shifted(today, 1)
    yield from (tell_word(WORDS["future"]).format(day=day) for day in sorted(said) if day > latest)
    if shifted(made, 1) < record.completed:
        yield tell_word(WORDS["too-early"]).format(made=made, day=record.completed)
    if taken and shifted(made, 1) < taken.date <= today:
        yield tell_word(WORDS["made-before"]).format(day=made, version=record.course.version, date=taken.date)


def _hours(record: Record | ShortRecord, in_force: Sequence[PresentModule | None]) -> Iterator[str]:
    apart, total = 0, 0.0
    for place, module in enumerate(record.modules):
        now = in_force[place]
        if isinstance(module, RecordModule):
            total += module.minutes
            if now and abs(module.minutes - now.minutes) > MINUTES_APART:
                then = shown_number(module.minutes)
                words = tell_word(WORDS["minutes"])
                yield words.format(code=module.code, then=then, version=module.version, now=now.minutes)
        elif now:
            total += now.minutes
            apart += MINUTES_APART
        else:
            return  # a link says nothing of minutes
    low, high = (math.floor(max(0, total + more) * 10 / 60) / 10 for more in (-apart, apart))
    if not low <= record.hours <= high:
        now_takes = shown_number(math.floor(total * 10 / 60) / 10)
        yield tell_word(WORDS["hours"]).format(then=shown_number(record.hours), now=now_takes)


def _validity(record: Record | ShortRecord, taken: PresentCourse | None) -> Iterator[str]:
    if taken is None or not taken.valid_months:
        return
    day = months_after(record.completed, taken.valid_months)
    if not record.valid_until:
        yield tell_word(WORDS["no-end"]).format(day=day)
    elif record.valid_until > day:
        yield tell_word(WORDS["end"]).format(until=record.valid_until, day=day)


def local_day() -> str:
    """Return today where this computer stands, such as 2026-11-30: what a day of a record is compared with."""
    return datetime.datetime.now().astimezone().date().isoformat()


@functools.cache  # of many records, a few hundred days are asked for
def shifted(day: str, days: int) -> str:
    """Return the day so many days later."""
    ordinal = datetime.date.fromisoformat(day).toordinal() + days
    return datetime.date.fromordinal(ordinal).isoformat()


def months_after(day: str, months: int) -> str:
    """Return the day so many months later: of 31 January and one month, the last of February."""
    year, month, date = map(int, day.split("-"))
    years, place = divmod(month - 1 + months, 12)
    last = calendar.monthrange(year + years, place + 1)[1]
    return f"{year + years:04}-{place + 1:02}-{min(date, last):02}"
