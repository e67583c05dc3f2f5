"""What is said of a record, and `build.py verify`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands import verify
from course.commands.main import main
from course.commands.statistics import first_answers
from course.model import Content
from course.model.terms import is_older, version_numbers
from course.reading import side_by_side
from course.records.code import Data, short
from course.records.present import present_of
from course.records.record import Reading, Record2, read_text
from course.records.verification import STATES, Outcome, outcome
from tests.conftest import VALID
from tests.sample_records import Change, of_course, with_sheet, write

INDEX = "modules/people/index.md"
LISTS = "modules/people/checklists.yml"
CHANGES = """
changes:
  - {version: "1.10", date: 2026-11-21, kind: major, summary: One question asks less.}
  - {version: "1.9", date: 2026-10-21, kind: minor, summary: A typing mistake.}
---
"""
REVISED = VALID[INDEX].replace('{version: "1.0"', '{version: "1.10"').replace("\n---\n", CHANGES)
FITS = "The code fits what the record says."
COMPLETE = "The code fits what the record says, and the course is complete."
TODAY = "2026-11-29"


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({INDEX: REVISED})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def content(root: Path) -> Content:
    return load_course(root, rules=False)


def said(content: Content, *changes: Change, after: Change | None = None, today: str = TODAY) -> Outcome:
    data = of_course(content, 0, *changes)
    if after:
        after(data)
    return outcome(read_text(json.dumps(data)), present_of(content), today)


def module(**values: object) -> Change:
    return lambda data: data["modules"][0].update(values)


def test_a_record_that_nobody_changed_is_unchanged(content: Content) -> None:
    words = "The code fits what the record says, the course is complete, and everything in it is still in force."
    assert said(content) == Outcome("unchanged", (words,))
    assert said(content).label == "Unchanged"


def test_an_altered_record_says_what_was_altered(content: Content) -> None:
    words = "Something was changed after the record was made: the module FA-101; the learner."

    def change(data: Data) -> None:
        data["learner"]["name"] = "Somebody else"
        data["modules"][0]["quiz"]["per_cent"] = 99

    assert said(content, after=change) == Outcome("altered", (words,))


def test_what_is_no_record_says_why(content: Content) -> None:
    assert said(content, after=lambda data: data.pop("made")) == Outcome(
        "unreadable", ("This is not a record: `made` is missing.",)
    )


def test_a_record_past_its_time_is_expired_and_not_invalid(content: Content) -> None:
    def valid(data: Data) -> None:
        data["valid_until"] = "2026-11-21"

    assert said(content, valid, today="2026-11-21").state == "unchanged"  # the last day counts
    assert said(content, valid, today="2026-11-22") == Outcome(
        "expired", (COMPLETE, "The record was valid until 2026-11-21.")
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            module(version="1.0", fingerprint="0" * 12),
            (
                "FA-101: version 1.0 was completed, and version 1.10 is in force.",
                "1.9 of 2026-10-21 (minor): A typing mistake.",
                "1.10 of 2026-11-21 (major): One question asks less.",
                "FA-101: the key of its test has changed since.",
            ),
        ),
        (
            module(version="1.9"),
            (
                "FA-101: version 1.9 was completed, and version 1.10 is in force.",
                "1.10 of 2026-11-21 (major): One question asks less.",
            ),
        ),
        (module(version="2.0"), ("FA-101: version 2.0 was completed, and only version 1.10 is known here.",)),
        (module(fingerprint="0" * 12), ("FA-101: the key of its test has changed since.",)),
        (
            lambda data: data["course"].update(code="CERT-XX"),
            ("The course CERT-XX is no longer in this catalogue.",),
        ),
        (
            lambda data: data["course"].update(version="0.9"),
            ("CERT-FA: version 0.9 of the course was completed, and version 1.0 is in force.",),
        ),
        (
            lambda data: data["course"].update(version="1.1"),
            ("CERT-FA: version 1.1 of the course was completed, and only version 1.0 is known here.",),
        ),
    ],
)
def test_a_record_of_another_revision_says_what_changed_since(
    content: Content, change: Change, words: tuple[str, ...]
) -> None:
    head = FITS if words[0].startswith(("The course", "CERT-FA")) else COMPLETE
    assert said(content, change) == Outcome("older", (head, *words))


def test_a_record_of_a_module_that_is_gone_says_so_beside_what_is_missing(content: Content) -> None:
    assert said(content, module(code="FA-999")).lines[1:] == (
        "FA-101 is missing, which the course asks for.",
        "FA-999 is no longer in this catalogue.",
    )


def test_versions_that_mean_the_same_are_the_same(content: Content) -> None:
    assert said(content, module(version="1.10.0")).state == "unchanged"
    assert is_older("1.9", "1.10")
    assert not is_older("1.10", "1.10.0")
    assert version_numbers("2") == (2, 0, 0)


def test_a_record_of_another_catalogue_is_not_compared(content: Content) -> None:
    def another(data: Data) -> None:
        data["catalogue"]["id"] = "other"
        data["modules"][0]["version"] = "0.1"

    assert said(content, another) == Outcome(
        "foreign",
        (
            FITS,
            "The record comes from the catalogue “other”, and this is “first-aid-training”; "
            "its modules were not compared.",
        ),
    )


def test_of_several_states_the_one_that_weighs_most_names_the_record(content: Content) -> None:
    def both(data: Data) -> None:
        data["valid_until"] = "2025-01-01"
        data["modules"][0]["version"] = "1.9"

    result = said(content, both)
    assert result.state == "expired"
    assert len(result.lines) == 4
    weights = ("unreadable", "altered", "incomplete", "foreign", "unobserved", "expired", "older", "unchanged")
    assert tuple(STATES) == weights


@pytest.fixture
def observing(course_files: Callable[..., Path]) -> Content:
    """Return a course whose module is complete only with an observation."""
    lists = VALID[LISTS].replace("  revision: 1\n", "  revision: 1\n  required: observed\n")
    return load_course(course_files({INDEX: REVISED, LISTS: lists}), rules=False)


SEEN = "FA-101: observed by Kim Lee on 2026-11-20, Gate 2, signed on the observer’s own device."
HANDED = "FA-101: observed by Kim Lee on 2026-11-20, Gate 2, signed on the learner’s device, handed over for that."
MISSING = "FA-101: its completion asks for an observation by “After a call”, and the record names none."


def test_the_observer_of_a_record_is_named(observing: Content) -> None:
    for device, line in (("observer", SEEN), ("learner", HANDED)):
        found = said(observing, with_sheet(learner="Learner 0000", device=device))
        assert (found.state, found.lines[1:]) == ("unchanged", (line,))
    found = said(observing, with_sheet())
    other = "FA-101: that sheet is made out to “Ada Lovelace”, and the record to “Learner 0000”."
    assert (found.state, found.lines[1:]) == ("unchanged", (SEEN, other))


def test_an_observation_that_is_asked_for_and_missing_is_told(observing: Content, content: Content) -> None:
    found = said(observing)
    assert found == Outcome("unobserved", (FITS, MISSING))
    assert found.label == "Observation missing"
    other = said(observing, with_sheet(learner="Learner 0000", checklist="before-a-call"))
    assert other == Outcome("unobserved", (FITS, SEEN, MISSING))
    assert said(content).state == "unchanged"  # where nothing asks for one


def test_of_an_earlier_version_no_observation_is_missing(observing: Content) -> None:
    found = said(observing, module(version="1.9"))
    assert found.state == "older"
    assert MISSING not in found.lines


def test_a_link_carries_no_observation_and_so_none_is_missing(observing: Content) -> None:
    link = f"https://example.org/verify.html#r={short(of_course(observing))}"
    assert outcome(read_text(link), present_of(observing), TODAY).state == "unchanged"


Command = Callable[..., int]


@pytest.fixture
def run(root: Path) -> Command:
    return lambda *arguments: main(["--root", str(root), *map(str, arguments)])


@pytest.fixture
def folder(content: Content, tmp_path: Path) -> Path:
    altered = of_course(content, 2, name="Grace")
    altered["hours"] = 80
    write(tmp_path / "records", [of_course(content, 1, name="Ada"), altered])
    (tmp_path / "records/sub").mkdir()
    (tmp_path / "records/sub/letter.json").write_text("Dear trainer")
    (tmp_path / "records/readme.txt").write_text("not looked at")
    return tmp_path / "records"


def test_verify_says_what_each_file_is(run: Command, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", folder) == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        "letter.json: Not a record. This is not a record: the file is not JSON.\n"
        "record-0001.json: Grace, CERT-FA: Altered. Something was changed after the record was made: the dates or "
        "the hours.\n"
        "\n"
        "3 files were opened. Unchanged: 1. Altered: 1. Not a record: 1.\n",
        "",
    )
    assert run("verify", folder / "record-0000.json") == 0


def test_verify_writes_a_roster_and_never_over_another_file(
    run: Command, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "roster.csv"
    assert run("verify", folder / "record-0000.json", "--csv", out) == 0
    assert capsys.readouterr().err == f"{out} holds the roster: 1 row.\n"
    first = out.read_bytes()
    assert first.startswith(b'\xef\xbb\xbf"Learner","Staff number","Site","Course",')
    assert run("verify", folder, "--csv", out) == 2
    assert capsys.readouterr() == (
        "",
        f"{out} is there already. Name another file, or add --force to replace it.\n",
    )
    assert out.read_bytes() == first
    assert run("verify", folder, "--csv", out, "--force") == 1
    assert out.read_bytes() != first
    nowhere = tmp_path / "no/roster.csv"
    assert run("verify", folder, "--csv", nowhere) == 2
    assert f"{nowhere} cannot be written: name a file in a folder that is there.\n" in capsys.readouterr().err


@pytest.mark.process
@pytest.mark.parametrize("keep", [verify.without_answers, first_answers])
def test_many_records_are_read_side_by_side_and_come_to_the_same(
    content: Content, tmp_path: Path, keep: Callable[[Reading], Reading]
) -> None:
    """First answers that are alike are kept once, and long ones, which are told apart by nothing short, as they are."""
    records = [of_course(content, at, long(at % 9), name=f"{at}") for at in range(side_by_side.FEWEST + 3)]
    files = write(tmp_path / "records", records)
    files[5].write_text("x")
    files[40].write_text(files[40].read_text().replace('"hours": ', '"hours": 1'))
    found = verify.entries(files, content, keep=keep)
    assert found == [one for file in files for one in verify.entries([file], content, keep=keep)]
    assert [entry.outcome.state for entry in found if entry.outcome.state != "unchanged"] == ["unreadable", "altered"]


def long(number: int) -> Change:
    def change(data: Data) -> None:
        first, second, *_ = data["modules"][0]["firsts"]
        first["response"], second["response"] = {"answer": f"{number}"}, {"answer": f"{'x' * 700}{number}"}

    return change


BAD = [
    b'{"kind": "coursewright-record", "format": 1e999}', b"[" * 5000, b"\xff\xfe{\0", b"9" * 5000, b"\0",
    b'{"kind": "coursewright-record", "format": 1, "\\ud800\\u001b[2J": 1}',
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("command", ["verify", "statistics"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_of_anything_costs_that_file_alone(
    run: Command, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, form: str
) -> None:
    (path,) = write(tmp_path / "mixed", [of_course(content, 1, name="Ada\x1b[2J")])
    whole = path.read_text()
    names = ("format", "hours", "minutes", "attempts", "points", "per_cent")
    bad = [re.sub(f'"{name}": [0-9.]+', f'"{name}": 1e999', whole).encode() for name in names]
    for number, content_of_file in enumerate((*bad, *BAD)):
        (tmp_path / f"mixed/bad-{number}.json").write_bytes(content_of_file)
    (tmp_path / "mixed" / b"named-\xff.json".decode(errors="surrogateescape")).write_bytes(b"")
    everyone = ["--all"] if command == "verify" else []
    run(command, tmp_path / "mixed", "--format", form, "--csv", tmp_path / "all.csv", "--force", *everyone)
    out, err = capsys.readouterr()
    out.encode()
    assert "\x1b" not in out
    assert "all.csv holds" in err
    if (command, form) == ("verify", "text"):
        assert "record-0000.json: Ada\ufffd[2J, CERT-FA: Unchanged." in out
        assert "14 files were opened. Unchanged: 1. Not a record: 13." in out
    elif command == "statistics":
        assert ("1 record used." if form == "text" else '"records": 1,') in out


def test_of_a_record_that_was_judged_all_that_its_row_shows_is_kept_and_no_answers(
    content: Content, folder: Path
) -> None:
    paths = sorted(folder.rglob("*.json"))
    whole, slim = (verify.entries(paths, content, keep=keep) for keep in (None, verify.without_answers))
    assert verify.rows_of(slim, content) == verify.rows_of(whole, content)
    assert [entry.outcome for entry in slim] == [entry.outcome for entry in whole]
    record = slim[0].reading.record
    assert isinstance(record, Record2)
    assert [(module.questions, module.firsts, module.scores) for module in record.modules] == [((), (), ())]


def test_verify_can_speak_json(run: Command, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", folder, "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert [file["state"] for file in data["files"]] == ["unchanged", "altered", "unreadable"]
    assert [row["learner"] for row in data["roster"]] == ["", "Grace", "Ada"]


def test_verify_says_what_it_cannot_open(
    run: Command, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("verify", empty) == 2
    assert capsys.readouterr().err == f"The folder {empty} holds no .json file. Put records into it first.\n"
    assert run("verify", tmp_path / "none") == 2
    assert capsys.readouterr().err == f"There is no file or folder {tmp_path / 'none'}.\n"
    large = tmp_path / "film.json"
    for size, is_told in ((2_000_000, False), (2_000_001, True)):
        large.write_bytes(b" " * size)
        assert run("verify", large) == 1
        told = "film.json: Not a record. This is not a record: the file is larger than 2 MB."
        assert (told in capsys.readouterr().out) == is_told
    assert run("verify") == 2
    assert capsys.readouterr().err == "Name record files, or folders of them; or a register with --register.\n"
    (root / "quizzes/people.yml").unlink()
    assert run("verify", large) == 1
    assert "the module has no question bank" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "ada.json"
    file.write_text("{}")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert verify.read_file(file).problems == ("the file cannot be read (Permission denied)",)
