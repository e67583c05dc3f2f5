"""What `verify` says of observations: each sheet, and whether a record that names an observer has its sheet."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.records.code import Data
from tests.records.test_observation import marked, sheet
from tests.sample_records import of_course, with_sheet, write

SHEET = sheet()
WHO = "Ana Ruiz was observed by Kim Lee on {date}, {place} ({code}, “{title}”)".format(
    date=SHEET["date"], place=SHEET["place"], code=SHEET["module"]["code"], title=SHEET["checklist"]["title"]
)
SIGNED = f"sheet.json: {WHO}. Whole: nothing was changed after it was signed."
WHOLE = f"{SIGNED} Everything that arose was seen. It counts.\n"
NAMED = f"record-0000.json: FA-101: the sheet of Kim Lee of {SHEET['date']} "
ONE = "\n1 observation was opened. Whole: 1.\n"
Run = Callable[..., int]


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def run(root: Path, tmp_path: Path) -> Run:
    """Verify a folder of sheets and, where ``names`` says how, of a record that names the first of them."""

    def verify(*sheets: Any, names: Data | None = None, options: tuple[str, ...] = ()) -> int:
        folder = tmp_path / "handed-in"
        folder.mkdir()
        if names:
            content = load_course(root, rules=False)
            write(folder, [of_course(content, 0, with_sheet(**names), name="Ana Ruiz")])
        for number, data in enumerate(sheets):
            (folder / f"sheet{number or ''}.json").write_text(json.dumps(data))
        return main(["--root", str(root), "verify", str(folder), *options])

    return verify


def as_named(**changes: object) -> Data:
    """Return what a record says of the sheet."""
    who = {"learner": SHEET["learner"]["name"], "observer": SHEET["observer"]["name"]}
    what = {"id": SHEET["id"], "checklist": SHEET["checklist"]["id"], "code": SHEET["code"]}
    where = {"date": SHEET["date"], "place": SHEET["place"], "device": SHEET["signature"]["device"]}
    return {**who, **what, **where, **changes}


def altered() -> Data:
    data = copy.deepcopy(SHEET)
    data["observer"]["name"] = "Somebody"
    return data


def test_a_whole_sheet_says_who_observed_whom_when_and_where(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SHEET) == 0
    assert capsys.readouterr() == (f"{WHOLE}{ONE}", "")


def test_an_altered_sheet_and_one_that_is_none_end_with_1(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(altered(), {"kind": SHEET["kind"]}) == 1
    said = capsys.readouterr().out
    who = WHO.replace("Kim Lee", "Somebody")
    assert f"sheet.json: {who}. Altered: something was changed after it was signed.\n" in said
    assert "sheet1.json: This is not an observation: `format` is missing" in said
    assert said.endswith("\n2 observations were opened. Whole: 0. Altered: 1. Not an observation: 1.\n")


def test_each_sheet_of_a_day_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    day = {"kind": "coursewright-observations", "format": 1, "observations": [SHEET, altered()]}
    assert run(day) == 1
    assert capsys.readouterr().out.endswith("\n2 observations were opened. Whole: 1. Altered: 1.\n")


@pytest.mark.parametrize(
    ("names", "handed", "told", "code"),
    [
        (as_named(), SHEET, f"{WHOLE}{NAMED}is here, and whole.\n", 0),
        (
            as_named(code="0ABC-1DEF-2GHJ-3KMN"),
            SHEET,
            f"{WHOLE}{NAMED}is here, and says something else than the record.\n",
            1,
        ),
        (
            as_named(id="123e4567-e89b-42d3-a456-426614174999"),
            SHEET,
            f"{WHOLE}{NAMED}is not among these files, or was altered.\n",
            4,
        ),
    ],
)
def test_a_record_that_names_an_observer_is_held_to_the_sheets(
    names: Data, handed: Data, told: str, code: int, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(handed, names=names) == code
    said = capsys.readouterr().out
    assert f"\n\n{told}{ONE}" in said
    assert "1 file was opened. Unchanged: 1." in said


def test_an_altered_sheet_bears_nothing_out(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(altered(), names=as_named()) == 1
    assert f"{NAMED}is not among these files, or was altered.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (
            ("seen", "not-seen"),
            "One item was not seen: it counts as practice, and another contact is to be watched.",
        ),
        (
            ("not-seen", "not-seen"),
            "2 items were not seen: it counts as practice, and another contact is to be watched.",
        ),
        (("not-applicable", "not-applicable"), "Nothing arose, so nothing was seen. It does not count."),
    ],
)
def test_a_sheet_that_does_not_count_says_so_and_bears_no_record_out(
    marks: tuple[str, str], told: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    practice = marked(*marks)
    assert run(practice, names=as_named(code=practice["code"])) == 4
    assert f"{SIGNED} {told}\n{NAMED}is here, and does not count.\n{ONE}" in capsys.readouterr().out


def test_without_sheets_nothing_is_said_of_them(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(names=as_named()) == 0
    assert "the sheet of" not in capsys.readouterr().out


def test_programs_are_told_which_records_name_a_sheet(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SHEET, names=as_named(), options=("--format", "json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in told["files"]] == ["record-0000.json"]
    assert told["observations"] == [
        {
            "file": "sheet.json",
            "state": "whole",
            "problems": [],
            "id": SHEET["id"],
            "module": SHEET["module"]["code"],
            "checklist": SHEET["checklist"]["id"],
            "counts": True,
            "learner": "Ana Ruiz",
            "observer": "Kim Lee",
            "date": SHEET["date"],
            "place": SHEET["place"],
            "records": ["record-0000.json"],
        }
    ]
    assert told["named"] == [
        {
            "file": "record-0000.json",
            "module": "FA-101",
            "id": SHEET["id"],
            "observer": "Kim Lee",
            "date": SHEET["date"],
            "state": "here",
        }
    ]


def test_a_roster_is_never_written_over_a_sheet(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "handed-in/sheet.json"
    assert run(SHEET, options=("--csv", str(out), "--force")) == 2
    assert capsys.readouterr().err == f"{out} is one of the observations. Name another file.\n"
    assert json.loads(out.read_text()) == SHEET
