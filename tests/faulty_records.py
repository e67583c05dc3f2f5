"""Records that nobody altered and that do not show their course completed, each with what is said of it.

The command and the page are both held to this list.
"""

from __future__ import annotations

from course.records.code import Data
from tests.conftest import VALID
from tests.sample_records import Change

TODAY = "2026-11-29"
COMPLETED = "2026-11-21"  # by the record that nothing is wrong with, `of_course(content)`

_INDEX, _QUIZ, _CATALOGUE = "modules/people/index.md", "quizzes/people.yml", "modules/catalogue.yml"
_CHANGES = """
changes:
  - {version: "1.0", date: 2026-10-01, kind: major, summary: First issue.}
  - {version: "1.1", date: 2026-11-21, kind: minor, summary: A typing mistake.}
---
"""


def _module(slug: str, series: int) -> dict[str, str]:
    lesson = f"---\ntitle: {slug}\nsummary: What to do.\n---\n\n## What to do\n\nCall.\n"
    index = VALID[_INDEX].replace("FA-101", f"FA-10{series}").replace('"1.', f'"{series}.')
    quiz = VALID[_QUIZ].replace('"1.', f'"{series}.').replace("section: stay", "section: what-to-do")
    return {
        f"modules/{slug}/index.md": index.replace(f'version: "{series}.0"', 'version: "1.0"'),
        f"modules/{slug}/lesson.md": lesson,
        f"quizzes/{slug}.yml": quiz,
    }


# A course of FA-101, and one of FA-102 and FA-103; FA-104 is in no course.
FILES = {
    _INDEX: VALID[_INDEX].replace('version: "1.0"', 'version: "1.1"').replace("\n---\n", _CHANGES),
    _CATALOGUE: VALID[_CATALOGUE].replace(
        "core: [FA-101]", "core: [FA-101]\n    electives: [FA-102, FA-103]\n    choose: 1\n    valid_months: 12"
    ),
    **_module("calls", 2),
    **_module("fire", 3),
    **_module("floods", 4),
}


def _test(**values: object) -> Change:
    return lambda data: data["modules"][0]["quiz"].update(values)


def _first(**values: object) -> Change:
    return lambda data: data["modules"][0].update(values)


def _whole(**values: object) -> Change:
    return lambda data: data.update(values)


def _at(day: str) -> Change:
    """Return the change that puts all of it on another day."""

    def change(data: Data) -> None:
        data.update(made=f"{day}T10:00:00.000Z", completed=day, valid_until=f"{int(day[:4]) + 1}{day[4:]}")
        for module in data["modules"]:
            module["completed"] = module["quiz"]["date"] = day

    return change


FAULTS: dict[str, tuple[Change, tuple[str, ...]]] = {
    "a test that was not passed": (
        _test(points=0.3, of=3, per_cent=10),
        ("FA-101: the test was not passed; the result is 10%, and 80% passes.",),
    ),
    "a pass mark of its own": (
        _test(pass_mark=10, points=0.3, of=3, per_cent=10),
        (
            "FA-101: by the record 10% passes, and in version 1.1 80% does.",
            "FA-101: the test was not passed; the result is 10%, and 80% passes.",
        ),
    ),
    "a test of an earlier version that was not passed": (
        lambda data: (_first(version="1.0")(data), _test(points=1, of=2, per_cent=50)(data)),
        ("FA-101: the test was not passed; the result is 50%, and 80% passes.",),
    ),
    "per cent that its points are not": (
        _test(points=1, of=3, per_cent=90),
        ("FA-101: 1 of 3 points are not 90%.",),
    ),
    "more points than there are": (_test(points=5.5, of=3, per_cent=100), ("FA-101: 5.5 of 3 points are not 100%.",)),
    "no points at all": (_test(points=0, of=0, per_cent=100), ("FA-101: 0 of 0 points are not 100%.",)),
    "no result of a test": (
        lambda data: data["modules"][0].pop("quiz"),
        ("FA-101: the record holds no result of its test.",),
    ),
    "a core module that is missing": (
        lambda data: (data["modules"].pop(0), _whole(hours=0)(data)),
        ("FA-101 is missing, which the course asks for.",),
    ),
    "no elective": (
        lambda data: (data["modules"].pop(1), _whole(hours=0.2)(data)),
        ("Electives in the record: 0; the course asks for 1.",),
    ),
    "a module that is no part of the course": (
        lambda data: data["modules"][1].update(code="FA-104", slug="floods"),
        ("Electives in the record: 0; the course asks for 1.", "FA-104 is no part of the course."),
    ),
    "a day that is still to come": (
        _at("2031-01-15"),
        ("The record says 2031-01-15, which is still to come.",),
    ),
    "a moment that is still to come": (
        _whole(made="2031-01-15T10:00:00.000Z"),
        ("The record says 2031-01-15, which is still to come.",),
    ),
    "a day before there was such a version": (
        _at("2026-03-01"),
        (
            "FA-101: completed on 2026-03-01, but version 1.1 is of 2026-11-21.",
            "FA-102: completed on 2026-03-01, but version 1.0 is of 2026-11-21.",
            "The record was made on 2026-03-01, but version 1.0 of the course is of 2026-11-21.",
        ),
    ),
    "a day before an earlier version was made": (
        lambda data: (_first(version="1.0", completed="2026-09-01")(data), _test(date="2026-09-01")(data)),
        ("FA-101: completed on 2026-09-01, but version 1.0 is of 2026-10-01.",),
    ),
    "a record made before its course was completed": (
        _whole(completed="2026-11-24", valid_until="2027-11-24"),
        ("The record was made on 2026-11-21, before the day on which it was completed, 2026-11-24.",),
    ),
    "a module completed after its course": (
        _first(completed="2026-11-23"),
        ("FA-101: completed on 2026-11-23, after the course, which was completed on 2026-11-21.",),
    ),
    "a module completed before its test": (
        lambda data: (
            _test(date="2026-11-23")(data),
            _whole(completed="2026-11-22", valid_until="2027-11-22")(data),
        ),
        ("FA-101: completed on 2026-11-21, but its test was passed on 2026-11-23.",),
    ),
    "hours that its modules do not take": (_whole(hours=40), ("Hours by the record: 40; its modules take 0.3.",)),
    "minutes that a module does not take": (
        lambda data: (_first(minutes=2400)(data), _whole(hours=40)(data)),
        ("FA-101: minutes by the record: 2400; version 1.1 takes 15.",),
    ),
    "no end of its time": (
        lambda data: data.pop("valid_until"),
        ("The record does not say until when it is valid; by the course it is 2027-11-21.",),
    ),
    "more time than the course gives": (
        _whole(valid_until="2036-11-21"),
        ("By the record it is valid until 2036-11-21, and by the course until 2027-11-21.",),
    ),
}
