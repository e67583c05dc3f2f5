"""What an observation may hold, what its code tells."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from course.records import observation

PROJECT = Path(__file__).parents[2]
SCHEMA = PROJECT / "overrides/assets/course/observation.schema.json"
GUIDE = (PROJECT / "docs/modules/pages/records.md").read_text("utf-8")
SHOWN = re.search(r'```json\n(\{\n  "kind": "coursewright-observation",.*?)```', GUIDE, re.DOTALL)
CODE = "254V-8XVQ-BWQ3-N0HM"


def sheet(**changes: Any) -> dict[str, Any]:
    """Return the observation of the guide with some parts changed, and the code that belongs to it."""
    assert SHOWN
    data: dict[str, Any] = {**json.loads(SHOWN[1]), **changes}
    return {**data, "code": observation.code_of(data)}


def marked(*marks: str) -> dict[str, Any]:
    return sheet(items=[{"id": f"item-{at}", "text": "Text", "seen": mark} for at, mark in enumerate(marks)])


def read(data: object) -> observation.Found:
    (found,) = observation.read_bytes(json.dumps(data).encode())
    return found


def test_the_guide_shows_an_observation_with_the_code_that_stays_the_same_for_ever() -> None:
    assert SHOWN
    assert json.loads(SHOWN[1])["code"] == CODE
    found = read(json.loads(SHOWN[1]))
    assert (found.altered, found.problems) == (False, ())
    assert found.observation
    assert (found.observation.learner.name, found.observation.observer.name) == ("Ana Ruiz", "Kim Lee")


def test_the_schema_is_that_of_the_reader() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == observation.schema(), (
        "write it again: see docs/modules/pages/records.md"
    )
    fastjsonschema.compile(observation.schema())(sheet())


@pytest.mark.parametrize(
    ("marks", "is_met"),
    [
        (("seen",), True),
        (("seen", "not-applicable"), True),
        (("seen", "not-seen"), False),
        (("not-applicable", "not-applicable"), False),
        (("not-seen",), False),
    ],
)
def test_it_is_met_when_something_was_seen_and_nothing_was_missed(marks: tuple[str, ...], is_met: bool) -> None:
    found = read(marked(*marks)).observation
    assert found
    assert found.is_met == is_met


FAULTS: dict[str, tuple[Any, str]] = {
    "no set": ([], "the file holds no set of keys"),
    "another kind": ({**sheet(), "kind": "coursewright-record"}, '`kind` must be "coursewright-observation"'),
    "a newer format": ({**sheet(), "format": 2}, "the observation is of format 2, and this site reads format 1"),
    "no observer": ({key: value for key, value in sheet().items() if key != "observer"}, "`observer` is missing"),
    "a mark that is none": (
        marked("perhaps"), "`items.1.seen` must be `seen`, `not-seen` or `not-applicable`",
    ),
    "no item": (sheet(items=[]), "`items` must be a list of 1 to 100"),
    "an item twice": (sheet(items=[sheet()["items"][0]] * 2), "`items` holds said-where twice"),
    "a note that is too long": (
        sheet(items=[{**sheet()["items"][0], "note": "n" * 201}]), "`items.1.note` must be text of 1 to 200 characters",
    ),
    "a day that is none": (sheet(date="2026-02-30"), "`date` must be a date such as 2026-11-21"),
    "a device that is none": (
        sheet(signature={**sheet()["signature"], "device": "phone"}),
        "`signature.device` must be `observer` or `learner`",
    ),
    "an unknown key": (sheet(score=3), "`score` does not belong in a record"),
    "a day without sheets": (
        {"kind": "coursewright-observations", "format": 1, "observations": []},
        "`observations` must be a list of 1 to 500",
    ),
    "a day of a newer format": (
        {"kind": "coursewright-observations", "format": 2, "observations": []},
        "the observation is of format 2, and this site reads format 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_told(name: str) -> None:
    data, words = FAULTS[name]
    assert read(data) == observation.Found(None, problems=(words,))


def test_whatever_is_changed_after_the_signature_is_found() -> None:
    for path in (("place",), ("items", 0, "seen"), ("items", 0, "note"), ("signature", "device"), ("learner", "name")):
        data = copy.deepcopy(sheet())
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = {"seen": "not-seen", "device": "learner"}.get(str(path[-1]), "Other")
        found = read(data)
        assert (found.altered, found.problems) == (True, ("something was changed after it was signed",)), path
        assert found.observation


def test_a_file_of_a_day_is_read_sheet_by_sheet() -> None:
    day = {
        "kind": "coursewright-observations",
        "format": 1,
        "observations": [sheet(), 3, {**sheet(), "place": "Other"}],
    }
    found = observation.read_bytes(json.dumps(day).encode())
    assert [(bool(one.observation), one.altered, one.problems) for one in found] == [
        (True, False, ()),
        (False, False, ("the file holds no set of keys",)),
        (True, True, ("something was changed after it was signed",)),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe{\x00", "the file is in UTF-16, and has to be in UTF-8"),
        (b"\xff", "the file is not text in UTF-8"),
        (b"{", "the file is not JSON"),
        (b"[" * 21, "the file is nested more than 20 deep"),
        (b" " * 2_000_001, "the file is larger than 2 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_entry_that_says_why(content: bytes, words: str) -> None:
    assert observation.read_bytes(content) == [observation.Found(None, problems=(words,))]
