"""Whether a record shows a course completed: the verdict of command and page on each fault, side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.model import Content
from course.records.code import short
from course.records.judgement import months_after, shifted
from course.records.present import present_of
from course.records.record import read_text
from course.records.verification import Outcome, outcome
from tests.faulty_records import FAULTS, FILES, TODAY
from tests.sample_records import Change, of_course, write

HEAD = "The code fits what the record says, but it does not show the course completed."
OLDER = (
    "FA-101: version 1.0 was completed, and version 1.1 is in force.",
    "1.1 of 2026-11-21 (minor): A typing mistake.",
)
GOOD = "The code fits what the record says, the course is complete, and everything in it is still in force."


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files(FILES)
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def content(root: Path) -> Content:
    return load_course(root, rules=False)


def said(content: Content, *changes: Change, today: str = TODAY) -> Outcome:
    return outcome(read_text(json.dumps(of_course(content, 0, *changes))), present_of(content), today)


def said_of_link(content: Content, *changes: Change) -> Outcome:
    return outcome(read_text(f"#r={short(of_course(content, 0, *changes))}"), present_of(content), TODAY)


def test_a_record_that_shows_the_course_completed_is_good_as_a_file_and_as_a_link(content: Content) -> None:
    assert said(content) == Outcome("unchanged", (GOOD,))
    assert said_of_link(content) == Outcome("unchanged", (GOOD,))


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_and_the_record_is_not_complete(content: Content, name: str) -> None:
    change, lines = FAULTS[name]
    found = said(content, change)
    assert (found.state, found.label) == ("incomplete", "Not complete")
    assert found.lines in ((HEAD, *lines), (HEAD, *lines, *OLDER))


@pytest.mark.parametrize("number", [0, 1, 6, 13])
@pytest.mark.parametrize("today", ["2026-11-27", "2026-11-29", "2027-11-21"])
def test_a_good_record_has_no_fault_on_any_day_of_its_time(content: Content, number: int, today: str) -> None:
    data = of_course(content, number)
    assert outcome(read_text(json.dumps(data)), present_of(content), today).lines == (GOOD,)


def module(**values: object) -> Change:
    return lambda data: data["modules"][0].update(values)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: module(minutes=20)(data) or data.update(hours=0.4),  # an estimate that has changed with some words
        lambda data: data.update(made="2026-11-20T11:00:00.000Z"),  # a day of the learner's, and an hour of Greenwich
        lambda data: data.update(valid_until="2027-05-01"),  # kept from an earlier certificate
        lambda data: data["modules"][0]["quiz"].update(points=2.67, of=3, per_cent=88),  # of 2.666..., which is cut off
        lambda data: data["modules"].append(data["modules"][1] | {"code": "FA-103"}) or data.update(hours=0.4),
    ],
)
def test_what_can_be_is_no_fault(content: Content, change: Change) -> None:
    assert said(content, change) == Outcome("unchanged", (GOOD,))


def test_a_version_dated_ahead_makes_nobody_early(content: Content) -> None:
    assert said(content, today="2026-11-20").state == "unchanged"


def test_an_expired_record_was_complete_and_is_said_to_be(content: Content) -> None:
    complete = "The code fits what the record says, and the course is complete."
    ended = "The record was valid until 2027-11-21."
    assert said(content, today="2027-11-22") == Outcome("expired", (complete, ended))


def test_of_an_earlier_version_is_said_what_differs_now(content: Content) -> None:
    def change(data: dict[str, object]) -> None:
        data["course"].update(version="0.9")  # type: ignore[attr-defined]  # as it is read from JSON
        data["modules"].pop(0)  # type: ignore[attr-defined]
        data["modules"][0].update(version="0.9")  # type: ignore[index]
        data["modules"][0]["quiz"].update(pass_mark=60)  # type: ignore[index]
        data.update(hours=0)

    assert said(content, change) == Outcome(
        "older",
        (
            "The code fits what the record says.",
            "CERT-FA: version 0.9 of the course was completed, and version 1.0 is in force.",
            "FA-101 is asked for now, and is not in the record.",
            "FA-102: version 0.9 was completed, and version 1.0 is in force.",
            "FA-102: 60% passed then, and 80% does now.",
        ),
    )


def test_a_record_of_another_catalogue_is_judged_by_what_it_says_alone(content: Content) -> None:
    found = said(content, lambda data: data["catalogue"].update(id="other") or data.update(hours=40))
    assert (found.state, found.lines[1]) == ("incomplete", "Hours by the record: 40; its modules take 0.3.")
    assert said(content, lambda data: data["catalogue"].update(id="other")).state == "foreign"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a test that was not passed", "FA-101: the test was not passed; the result is 10%, and 80% passes."),
        ("a core module that is missing", "FA-101 is missing, which the course asks for."),
        ("hours that its modules do not take", "Hours by the record: 40; its modules take 0.3."),
        ("a day that is still to come", "The record says 2031-01-15, which is still to come."),
    ],
)
def test_the_link_of_a_certificate_is_judged_too(content: Content, name: str, line: str) -> None:
    found = said_of_link(content, FAULTS[name][0])
    assert (found.state, found.lines[:2]) == ("incomplete", (HEAD, line))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"),
     ("2026-11-30", 12, "2027-11-30"), ("2028-02-29", 12, "2029-02-28"), ("2026-05-04", 24, "2028-05-04")],
)  # fmt: skip
def test_months_end_where_the_month_ends(day: str, months: int, later: str) -> None:
    assert months_after(day, months) == later
    assert shifted("2026-12-31", 1) == "2027-01-01"


def test_the_command_ends_with_4_where_nothing_was_altered_and_something_is_not_complete(
    root: Path, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = of_course(content, 2, FAULTS["a test that was not passed"][0], name="Grace")
    folder = tmp_path / "records"
    write(folder, [of_course(content, 1, name="Ada"), failed, of_course(content, 3, name="Zoë")])
    assert main(["--root", str(root), "verify", str(folder)]) == 4
    assert capsys.readouterr().out == (
        "record-0001.json: Grace, CERT-FA: Not complete. The code fits what the record says, but it does not show the "
        "course completed. FA-101: the test was not passed; the result is 10%, and 80% passes.\n"
        "\n"
        "3 files were opened. Unchanged: 2. Not complete: 1.\n"
    )
    assert main(["--root", str(root), "verify", str(folder / "record-0000.json")]) == 0
    assert capsys.readouterr().out == (
        f"record-0000.json: Ada, CERT-FA: Unchanged. {GOOD}\n\n1 file was opened. Unchanged: 1.\n"
    )
    (folder / "letter.json").write_text("Dear trainer")
    assert main(["--root", str(root), "verify", str(folder), "--all"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[:4]] == [
        "letter.json",
        "record-0001.json",
        "record-0000.json",
        "record-0002.json",
    ]
