"""The browser and the command line read 6,000 files alike: the same verdict, the same words, the same roster."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.locale.reading import words_for
from course.records.code import short
from course.records.present import Present, PresentCourse, PresentModule, present_of
from course.records.record import Reading, read_bytes
from course.records.roster import COLUMNS, Entry, as_csv, roster
from course.records.spreadsheet import form_in
from course.records.verification import STATES, WORDS, outcome
from devtools.deno import Modules
from tests.faulty_records import FAULTS, FILES
from tests.faulty_records import TODAY as FAULTS_TODAY
from tests.json_texts import texts
from tests.sample_records import Change, bare, from_paper, of_course, of_staff, with_sheet

pytestmark = pytest.mark.process

NUMBER = 6_000
BATCH = 1000
TODAY = "2026-11-28"
PRESENT = Present(
    catalogue="first-aid-training",
    courses={
        "CERT-FA": PresentCourse(
            title="Essentials", version="1.0", date="2026-11-22", core=("FA-101", "FA-103"), electives=("FA-102",),
            choose=1, valid_months=3,
        ),
    },
    modules={
        "FA-101": PresentModule(
            code="FA-101", title="People: Until Help Comes", version="1.10", date="2026-11-21",
            fingerprint="0123456789ab", minutes=25, pass_mark=80, has_test=True, changes=(),
        ),
        "FA-102": PresentModule(
            code="FA-102", title="Calls", version="1.0", fingerprint="0123456789ab", minutes=10, pass_mark=90,
            has_test=True, changes=(), observed={"after-a-call": "After a call"},
        ),
    },
)  # fmt: skip
READ = """async ([files, known, columns, mark]) => {
  const { verify, roster } = coursewright;
  const entries = [];
  for (const [at, file] of files.entries()) {
    const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
    const entry = { file: `${at}.json`, ...(await verify.readFile(new Blob([bytes]))) };
    Object.assign(entry, verify.outcome(entry, known));
    entries.push({ ...entry, label: known.states[entry.state] });
  }
  const said = entries.map(({ record, altered, problems, actual, state, lines }) =>
    [Boolean(record), Boolean(altered), problems, actual || "", state, lines]);
  return [said, roster.csv(roster.rows(entries, known, columns), columns, mark)];
}"""


def known_of(present: Present, today: str) -> dict[str, Any]:
    """Return what the page knows of a course, as its lists hold it."""
    courses = {
        code: {
            "title": course.title,
            "version": course.version,
            "date": course.date,
            "core": course.core,
            "electives": course.electives,
            "choose": course.choose,
            "validMonths": course.valid_months,
            "asksTests": course.asks_tests,
        }
        for code, course in present.courses.items()
    }
    modules = {
        code: {
            "version": module.version,
            "date": module.date,
            "fingerprint": module.fingerprint,
            "minutes": module.minutes,
            "passMark": module.pass_mark,
            "hasTest": module.has_test,
            "changes": [
                {"version": one.version, "day": one.date.isoformat(), "kind": one.kind, "summary": one.summary}
                for one in module.changes
            ],
            "observed": module.observed,
        }
        for code, module in present.modules.items()
    }
    signers = {key: {"name": one.name, "until": one.until} for key, one in present.signers.items()}
    known = {"signers": signers, "catalogue": present.catalogue, "courses": courses, "modules": modules}
    return {"present": known, "words": WORDS, "states": STATES, "today": today}


def module(**values: object) -> Change:
    return lambda data: data["modules"][0].update(values)


def called(name: str) -> Change:
    return lambda data: data["learner"].update(name=name)


def records() -> list[dict[str, Any]]:
    """Return sound records that hold what a record may hold."""
    whole = bare()
    long = bare(
        lambda data: data.update(valid_until="2026-01-01", hours=12.25),
        lambda data: data["learner"].update(name="李雷 \U0001f600 zoe\u0308 =1+1"),
        lambda data: data["modules"].append(data["modules"][0] | {"code": "FA-102", "questions": []}),
    )
    other = module(code="FA-102")
    seen = [bare(with_sheet(), other), bare(with_sheet(learner="Ada", device="learner"), other), bare(other)]
    names = [
        "-0.57",
        "-1",
        "-1+1",
        "-1.",
        "-A1",
        "+49",
        '="1.10"',
        '="1.10"&A1',
        "\uff1d1",
    ]  # formulas, and what looks so
    named = [bare(called(name)) for name in names]
    named += [bare(from_paper()), bare(from_paper(), lambda data: data["modules"][0].pop("worksheet"))]
    named += [bare(of_staff()), bare(of_staff(number="")), bare(of_staff(site=""))]
    return [whole, long, *seen, *named, bare(lambda data: data["modules"][0].pop("quiz"))]


def compare(web: Modules, files: Sequence[bytes], present: Present = PRESENT, today: str = TODAY) -> list[Reading]:
    """Read files on both sides, and return what they are."""
    encoded = [base64.b64encode(content).decode() for content in files]
    form = form_in(words_for("de" if len(files) % 2 else "en"))
    heads = {name: form.words.translated(head) for name, head in COLUMNS.items()}
    theirs, their_csv = web.evaluate(READ, [encoded, known_of(present, today), heads, form.words.mark])
    readings = [read_bytes(content) for content in files]
    entries = [
        Entry(file=f"{at}.json", reading=reading, outcome=outcome(reading, present, today))
        for at, reading in enumerate(readings)
    ]
    for content, entry, their in zip(files, entries, theirs, strict=True):
        reading = entry.reading
        mine = [reading.record is not None, reading.altered, list(reading.problems), reading.actual]
        mine += [entry.outcome.state, list(entry.outcome.lines)]
        assert mine == their, content[:3000]
    assert as_csv(roster(entries, present), form).decode("utf-8", "surrogatepass") == their_csv
    return readings


def test_six_thousand_files_are_read_alike_and_none_ends_the_reading(web: Modules) -> None:
    sound = records()
    links = [f"https://example.org/verify.html#r={short(record)}" for record in sound]
    seen: list[Reading] = []
    files = texts(10, NUMBER, sound, links)
    while batch := list(islice(files, BATCH)):
        seen += compare(web, batch)
    assert len(seen) == NUMBER
    # The samples are worth something: many of each verdict.
    assert sum(reading.record is not None and not reading.altered for reading in seen) > NUMBER / 25
    assert sum(reading.altered for reading in seen) > NUMBER / 25
    assert sum(reading.record is None for reading in seen) > NUMBER / 20


def test_each_fault_of_a_record_is_told_alike_on_both_sides(
    web: Modules, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    content = load_course(course_files(FILES), rules=False)
    data = [of_course(content, number, change) for number in range(3) for change, _ in FAULTS.values()]
    readings = compare(web, [json.dumps(one).encode() for one in data], present_of(content), FAULTS_TODAY)
    assert not any(reading.altered for reading in readings)


def with_number(name: str, written: str) -> bytes:
    """Return a sound record, one number of which is written in another way."""
    record = bare()
    place = record["modules"][0]["quiz"] if name in record["modules"][0]["quiz"] else record
    place[name] = "HERE"
    return json.dumps(record).replace('"HERE"', written).encode()


SAID: Iterable[tuple[bytes, str]] = [
    (with_number("attempts", "1e999"), "`modules.1.quiz.attempts` must be a whole number from 1 to 100000"),
    (with_number("per_cent", "-1e400"), "`modules.1.quiz.per_cent` must be a whole number from 0 to 100"),
    (with_number("hours", "1e400"), "`hours` must be a number from 0 to 1000000 with at most two decimals"),
    (with_number("format", "1e999"), "`format` must be 1, 2, 3 or 4"),
    (with_number("format", "9007199254740993"), "`format` must be 1, 2, 3 or 4"),
    (with_number("format", "5"), "the record is of format 5, and this site reads format 4"),
    (b"verify.html#r=5*1*2~3", "the record is of format 5, and this site reads format 4"),
    (with_number("hours", "9" * 5000), "`hours` must be a number from 0 to 1000000 with at most two decimals"),
    (with_number("hours", "NaN"), "the file is not JSON"),
    (json.dumps(bare())[:-1].encode() + b', "hours": 0.5}', "`hours` stands twice in one set of keys"),
    (b'{"a": {"b": 1, "\\u0062" : 2}, "a": 3}', "`b` stands twice in one set of keys"),
    (b'{"a": 1, "a": {"b": 1, "b": 2}}', "`a` stands twice in one set of keys"),
    (b'{"": 1, "": 2}', "`` stands twice in one set of keys"),
    (b'{"__proto__": 1, "x": [{"a": ":"}, {"a": ":"}], "__proto__": 2}', "`__proto__` stands twice in one set of keys"),
    (b'{"a": "\\"b\\": 1", "a\\\\": 2, "b": ["b"], "b": 3}', "`b` stands twice in one set of keys"),
    (b'{"\x1b": 1, "\x1b": 2}', "the file is not JSON"),
    (b'{"\\u001b": 1, "\\u001b": 2}', "`\ufffd` stands twice in one set of keys"),
    (b"", "the file is not JSON"),
    (b"[" * 21, "the file is nested more than 20 deep"),
    (b'{"a": "' + b"[" * 21 + b'"}', '`kind` must be "coursewright-record"'),
    (b'"' * 100_000 + b'\\"' * 100_000, "the file is not JSON"),
    (json.dumps(bare()).encode("utf-16"), "the file is in UTF-16, and has to be in UTF-8"),
    (json.dumps(bare()).encode("utf-16-be"), "the file is in UTF-16, and has to be in UTF-8"),
    (b'{"kind": "\xff"}', "the file is not text in UTF-8"),
    (b" " * 2_000_001, "the file is larger than 2 MB"),
    (json.dumps(bare() | {"\x1b[2J": 1}).encode(), "`\ufffd[2J` does not belong in a record"),
    (json.dumps(bare() | {"n" * 70: 1}).encode(), f"`{'n' * 60}\u2026` does not belong in a record"),
    (json.dumps(bare() | {"\ud800": 1}).encode(), "`\ufffd` does not belong in a record"),
]


def test_what_is_wrong_with_a_file_is_said_in_the_same_words(web: Modules) -> None:
    found = compare(web, [content for content, _ in SAID])
    assert [reading.problems for reading in found] == [(words,) for _, words in SAID]


def test_a_number_written_in_another_way_is_the_same_number(web: Modules) -> None:
    ways = [("hours", "5e-1"), ("hours", "0.500"), ("hours", "50E-2"), ("format", "1.0"), ("attempts", "0.2e+1")]
    sound = json.dumps(bare()).encode()
    files = [sound, b"\xef\xbb\xbf" + sound, *(with_number(*way) for way in ways)]
    found = compare(web, files)
    assert [(reading.record is not None, reading.altered) for reading in found] == [(True, False)] * len(files)
