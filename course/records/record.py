"""A learner's record: what it holds, how strictly it is read, and the code that goes with it.

Input: the text of a record file, or of a link that was scanned. Output: a ``Reading``: the
record, whether it was altered, and what is wrong. ``web/records/record.js`` makes
records and reads them in a browser; the two agree to the letter, which a test shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Annotated, Literal

from course.reading.telling import tell, tell_any, tell_word
from course.records.code import FORMAT, KIND, Data, altered, code_of, even, from_short, without_code
from course.records.json_files import Unreadable, decoded, parsed, refuse
from course.records.schema import (
    AMOUNT,
    GIVEN,
    TRUE,
    Named,
    Sized,
    form,
    is_whole,
    json_schema,
    one_of,
    read,
    text,
    whole,
)

MOST_PROBLEMS = 20

_JSON_SPACE = " \t\r\n"
_DECODER = json.JSONDecoder(parse_constant=refuse, parse_float=even)

Name = Annotated[str, form(r"(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*", "an id such as first-call")]
Code = Annotated[str, form(r"[A-Z]{2,8}(?:-[A-Z0-9]{2,6})+", "a code such as FA-102")]
Version = Annotated[str, form(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,2}", "a version such as 1.0")]
Day = Annotated[str, form(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", "a date such as 2026-11-21", dated=True)]
Moment = Annotated[
    str,
    form(
        r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z",
        "a time such as 2026-11-21T09:30:00Z",
        dated=True,
    ),
]
Uuid = Annotated[
    str, form(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an id such as 123e4567-e89b-42d3-a456-426614174000")
]
Title = Annotated[str, text(4000)]
DEVICE = form(r"(?:observer|learner)", "`observer` or `learner`")  # whose it was that an observer signed on
Amount = Annotated[float, AMOUNT]
Seal = Annotated[str, form(r"[0-9A-HJKMNP-TV-Z]{4}", "four letters and digits")]
RecordCode = Annotated[
    str, form(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", "a code such as 0ABC-1DEF-2GHJ-3KMN")
]
ModuleFingerprint = Annotated[str, form(r"[0-9a-f]{12}", "12 hex digits")]
PerCent = Annotated[int, whole(0, 100)]
Attempts = Annotated[int, whole(1, 100_000)]


@dataclass(frozen=True, kw_only=True)
class RecordCatalogue:
    """The catalogue that the record comes from."""

    id: Name
    title: Title
    organisation: Title


@dataclass(frozen=True, kw_only=True)
class Learner:
    """Who says so: a name that the learner typed."""

    name: Annotated[str, text(200)]


@dataclass(frozen=True, kw_only=True)
class Learner3(Learner):
    """The same with a staff number and the site where they work, each where the catalogue asks for it."""

    number: Annotated[str, text(40)] | None = None
    site: Annotated[str, text(200)] | None = None


@dataclass(frozen=True, kw_only=True)
class RecordCourse:
    """The course that was completed."""

    id: Name
    code: Code
    title: Title
    version: Version


@dataclass(frozen=True, kw_only=True)
class RecordQuiz:
    """The best attempt at a module's test, and how many there were."""

    points: Amount
    of: Amount
    per_cent: PerCent
    pass_mark: Annotated[int, whole(1, 100)]
    attempts: Attempts
    date: Day


@dataclass(frozen=True, kw_only=True)
class RecordQuestion:
    """One question as it was answered; ``response`` holds the author's ids of what was chosen or typed."""

    id: Name
    fingerprint: Annotated[str, form(r"[0-9a-f]{8}", "8 hex digits")]
    points: Amount
    of: Amount
    response: Annotated[dict[str, Annotated[str | bool, GIVEN]], Named(200)]


@dataclass(frozen=True, kw_only=True)
class RecordModule:
    """One module as it was completed."""

    code: Code
    slug: Name
    title: Title
    version: Version
    fingerprint: ModuleFingerprint
    minutes: Annotated[int, whole(0, 100_000)]
    completed: Day
    quiz: RecordQuiz | None = None
    questions: Annotated[tuple[RecordQuestion, ...], Sized(0, 500)]


@dataclass(frozen=True, kw_only=True)
class RecordObservation:
    """What a record says of a signed sheet: by which checklist who saw whom, when and where, and the sheet's code."""

    id: Uuid
    checklist: Name
    learner: Annotated[str, text(200)]
    observer: Annotated[str, text(200)]
    date: Day
    place: Annotated[str, text(200)]
    device: Annotated[str, DEVICE]
    code: RecordCode


@dataclass(frozen=True, kw_only=True)
class RecordScore:
    """What one attempt at a module's test earned."""

    points: Amount
    of: Amount
    per_cent: PerCent
    date: Day


@dataclass(frozen=True, kw_only=True)
class RecordFirst(RecordQuestion):
    """The first answer to a key of a question; ``shown`` where its answer had been shown before, in a lesson."""

    date: Day
    hinted: Annotated[bool, TRUE] | None = None
    shown: Annotated[bool, TRUE] | None = None


@dataclass(frozen=True, kw_only=True)
class RecordModule2(RecordModule):
    """The same with every attempt that is known, the first one first, and with first answers."""

    scores: Annotated[tuple[RecordScore, ...], Sized(0, 500)]
    firsts: Annotated[tuple[RecordFirst, ...], Sized(0, 1000)]
    observations: Annotated[tuple[RecordObservation, ...], Sized(1, 20)] | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """A whole record, as its file holds it; what is said here is so in every format."""

    kind: Literal["coursewright-record"]
    format: Annotated[int, one_of(1)]
    id: Uuid
    made: Moment
    catalogue: RecordCatalogue
    learner: Learner
    course: RecordCourse
    completed: Day
    hours: Amount
    valid_until: Day | None = None
    modules: Annotated[tuple[RecordModule, ...], Sized(1, 200)]
    parts: Annotated[dict[str, Seal], Named(300)]
    code: RecordCode


@dataclass(frozen=True, kw_only=True)
class Record2(Record):
    """A record of format 2: with first answers, and the score of each attempt."""

    format: Annotated[int, one_of(2)]
    modules: Annotated[tuple[RecordModule2, ...], Sized(1, 200)]


@dataclass(frozen=True, kw_only=True)
class Record3(Record2):
    """A record of format 3: the learner may have a staff number and a site."""

    format: Annotated[int, one_of(3)]
    learner: Learner3


@dataclass(frozen=True, kw_only=True)
class RecordWorksheet:
    """The version of the worksheet that a test was answered on."""

    version: Annotated[str, form("[ABCR]", "`A`, `B`, `C` or `R`")]


@dataclass(frozen=True, kw_only=True)
class RecordModule4(RecordModule2):
    """The same with the worksheet on which its test was answered, if it was."""

    worksheet: RecordWorksheet | None = None


@dataclass(frozen=True, kw_only=True)
class RecordEntry:
    """Who entered a record for a learner, and from what."""

    name: Annotated[str, text(200)]
    source: Annotated[str, form("paper", "`paper`")]


@dataclass(frozen=True, kw_only=True)
class Record4(Record3):
    """A record of format 4: not the learner made it, but somebody who entered what stands on paper."""

    format: Annotated[int, one_of(4)]
    modules: Annotated[tuple[RecordModule4, ...], Sized(1, 200)]
    entered: RecordEntry


FORMATS: dict[float, type[Record]] = {1: Record, 2: Record2, 3: Record3, 4: Record4}


@dataclass(frozen=True, kw_only=True)
class ShortCatalogue:
    """The catalogue, as a link names it."""

    id: Name


@dataclass(frozen=True, kw_only=True)
class ShortCourse:
    """The course, as a link names it."""

    code: Code
    version: Version


@dataclass(frozen=True, kw_only=True)
class ShortQuiz:
    """The result of a test, as a link holds it."""

    per_cent: PerCent
    attempts: Attempts


@dataclass(frozen=True, kw_only=True)
class ShortModule:
    """A module, as a link holds it."""

    code: Code
    version: Version
    fingerprint: ModuleFingerprint
    completed: Day
    quiz: ShortQuiz | None = None


@dataclass(frozen=True, kw_only=True)
class ShortRecord:
    """What a link carries; ``rest`` is the digest of the file that it stands for."""

    kind: Literal["coursewright-record"]
    format: Annotated[int, one_of(1, 2, 3, 4)]
    id: Uuid
    made: Moment
    learner: Learner3
    completed: Day
    hours: Amount
    valid_until: Day | None = None
    catalogue: ShortCatalogue
    course: ShortCourse
    modules: Annotated[tuple[ShortModule, ...], Sized(1, 200)]
    rest: Annotated[str, form(r"[0-9A-HJKMNP-TV-Z]{16}", "16 letters and digits")]
    code: RecordCode


@dataclass(frozen=True)
class Reading:
    """What a text turned out to be: a record (or None), whether it was altered, and why we say so.

    ``actual`` is the code that belongs to what the record says now; ``data`` is what it was read from.
    """

    record: Record | ShortRecord | None
    altered: bool = False
    problems: tuple[str, ...] = ()
    actual: str = ""
    data: Data | None = field(default=None, compare=False, repr=False)


def read_bytes(content: bytes) -> Reading:
    """Return what the bytes of a file are: UTF-8, with or without its mark, and nothing else."""
    try:
        return read_text(decoded(content))
    except Unreadable as why:
        return Reading(None, problems=(str(why),))


def read_text(content: str) -> Reading:
    """Return what a text is: the JSON of a record, or a link that carries one."""
    if "#r=" in content and not content.lstrip(_JSON_SPACE).startswith("{"):
        data = from_short(content)
        return check(data) if data else Reading(None, problems=(tell_word("the link carries no record"),))
    return _read_quickly(content) or _read_strictly(content)


def _read_quickly(content: str) -> Reading | None:
    """Return what a text is where it is a record: then it is not too deep, and none of its numbers is too long."""
    try:
        data = _DECODER.decode(content)
        written = without_code(data, is_even=True) if isinstance(data, dict) else ""
        reading = check(data, written) if _says_nothing_twice(content, written) else None
    except (ValueError, RecursionError, OverflowError):
        return None
    return reading if reading and reading.record else None


def _says_nothing_twice(content: str, written: str) -> bool:
    """Tell, by counting colons, that no name stands twice in one set, of which all but the last would be dropped.

    A colon stands behind each name, and within texts: as many as in what was read, but for that of ``code``, unless
    something was dropped. Where a colon is written in another way, nothing can be told.
    """
    return content.count(":") == written.count(":") + 1 and "\\u003" not in content


def _read_strictly(content: str) -> Reading:
    """Return what a text is, and what is wrong with it."""
    try:
        return check(parsed(content))
    except Unreadable as why:
        return Reading(None, problems=(str(why),))


def check(data: object, written: str = "") -> Reading:
    """Read JSON data strictly, and compare it with its code; ``written`` is ``without_code``, where it is known."""
    if not isinstance(data, dict):
        return Reading(None, problems=(tell("the file holds no set of keys"),))
    found = data.get("format")
    if data.get("kind") != KIND:
        return Reading(None, problems=(tell('`kind` must be "%(kind)s"', kind=KIND),))
    if is_whole(found) and FORMAT < found < 2**53:
        words = tell(
            "the record is of format %(found)s, and this site reads format %(format)s", found=int(found), format=FORMAT
        )
        return Reading(None, problems=(words,))
    cls = FORMATS.get(found) if is_whole(found) else None
    if cls is None:
        words = (
            tell("`format` must be %(formats)s", formats=tell_any(str(int(one)) for one in FORMATS))
            if "format" in data
            else tell("`format` is missing")
        )
        return Reading(None, problems=(words,))
    record: Record | ShortRecord | None
    record, problems = read(data, ShortRecord) if "rest" in data else read(data, cls)
    codes = [module.code for module in record.modules] if record else []
    twice = next((code for number, code in enumerate(codes) if code in codes[:number]), None)
    if twice:
        problems.append(tell("`modules` holds %(twice)s twice", twice=twice))
    if problems:
        return Reading(None, problems=tuple(problems[:MOST_PROBLEMS]))
    actual = code_of(data, written)
    faults = altered(data, actual)
    return Reading(record, bool(faults), tuple(faults[:MOST_PROBLEMS]), actual, data)


def schema() -> dict[str, object]:
    """Return the JSON Schema of a record, as ``overrides/assets/course/record.schema.json`` holds it."""
    return json_schema(
        {"format-4": Record4, "format-3": Record3, "format-2": Record2, "format-1": Record},
        title="Coursewright record",
        description="What a learner says to have completed. Its code shows that nothing was changed since it was "
        "made, and nothing about who made it. See Records in the authors' guide.",
        short=ShortRecord,
    )
