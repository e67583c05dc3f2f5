"""`roster`: what it tells of people and what is due for them, what it writes, and what it cannot go by."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.records.code import Data
from course.records.table import MOST_BYTES
from tests.sample_records import of_course, of_staff, write

PEOPLE = """number,name,site,role,due
00117,Ada,Harbour,front desk,CERT-FA 2026-12-31
118,Bob,Harbour,,CERT-FA 2020-01-01
119,Cy,,,
,Eve,Depot,,CERT-FA
,Eve,Depot,,CERT-FA
"""
Command = Callable[..., int]


@pytest.fixture
def run(course_files: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what runs `roster` in a folder with people.csv and records/: Ada's, Eve's, and one of somebody else's."""
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    content = load_course(root, rules=False)
    records = [of_course(content, 0, of_staff("00117"), name="Ada"), of_course(content, 1, name="Eve")]
    write(tmp_path / "records", [*records, of_course(content, 2, of_staff("999", "Depot"), name="Zoë")])
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *words: main(["--root", str(root), "roster", *map(str, words)])


SAME = (
    "There is somebody else of this name in the list, and not both have a staff number. "
    "No record is surely theirs; their name stands in record-0001.json."
)
SEVERAL = "2 people have the name of the record record-0001.json, and nothing in it tells them apart."
WHOLE = f"""\
5 people at 3 sites. Late, or expired: 1. Not begun: no record is surely theirs: 3. Possible doubles: 3. Records of \
people who are not in the list: 2.

Site       People  Due  Complete  Ends soon  Expired  Late  Not accepted  Not begun
Depot           2    2         0          0        0     0             0          2
Harbour         2    2         1          0        0     1             0          0
(no site)       1    0         0          0        0     0             0          0

Late, or expired (1)
  Harbour, 118 Bob, CERT-FA, due 2020-01-01: Late. No record was handed in.

Not begun: no record is surely theirs (3)
  Depot, Eve, CERT-FA: Not begun. {SAME}
  Depot, Eve, CERT-FA: Not begun. {SAME}
  Harbour, 118 Bob, CERT-FA, due 2020-01-01: Late. No record was handed in.

Possible doubles (3)
  Eve, CERT-FA: Not in the list of people. {SEVERAL}
  Depot, Eve, CERT-FA: Not begun. {SAME}
  Depot, Eve, CERT-FA: Not begun. {SAME}

Records of people who are not in the list (2)
  Eve, CERT-FA: Not in the list of people. {SEVERAL}
  Depot, 999 Zoë, CERT-FA: Not in the list of people.
"""


def test_roster_tells_how_each_site_does_and_who_is_in_which_list(
    run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("records", "--people", "people.csv") == 0
    assert capsys.readouterr() == (WHOLE, "")


def fail(record: Data) -> None:
    record["modules"][0]["quiz"].update(points=0, per_cent=0)


def test_below_records_that_are_not_accepted_it_says_what_to_do_for_those_who_take_a_part(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = load_course(tmp_path / "course-1", rules=False)
    write(tmp_path / "records", [of_course(content, 0, of_staff("118"), fail, name="Bob")])
    (tmp_path / "people.csv").write_text("number,name,due\n118,Bob,CERT-FA\n", "utf-8")
    assert run("records/record-0000.json", "--people", "people.csv") == 0
    assert capsys.readouterr().out.endswith("""\

Handed in, and not accepted (1)
  118 Bob, CERT-FA: Not accepted. A record was handed in that does not count: record-0000.json (Not complete).
A record counts once it shows its whole course complete: for those who take a part of it, give the catalogue a course \
of that part, and name that one as due.
""")


def test_a_list_may_be_longer_than_what_a_page_reads(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(f"name,role\nAda,{' ' * MOST_BYTES}\n", "utf-8")
    assert run("records", "--people", "people.csv") == 0
    assert capsys.readouterr().out.startswith("1 person at 1 site.")


def test_what_ends_soon_is_told_within_as_many_days_as_are_asked_for(
    run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("records", "--people", "people.csv", "--within", 3660, "--site", "harbour") == 0
    out, _ = capsys.readouterr()
    assert out.startswith("2 people at 1 site. Late, or expired: 1. Not begun: no record is surely theirs: 1.\n\nSite")
    assert "Ada" not in out
    assert run("records", "--people", "people.csv", "--within", 36600) == 2
    assert capsys.readouterr() == ("", "--within takes a number of days from 0 to 3660, and 36600 is none.\n")


def test_roster_writes_everybody_and_people_by_modules_and_never_over_another_file(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = ("--csv", "all.csv", "--matrix", "matrix.csv")
    assert run("records", "--people", "people.csv", *outs) == 0
    assert capsys.readouterr().err == (
        "all.csv holds the roster: 7 rows.\nmatrix.csv holds people by modules: 5 rows.\n"
    )
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line["Name"] for line in csv.DictReader(file)] == ["Cy", "Eve", "Eve", "Eve", "Zoë", "Ada", "Bob"]
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        days = {line["Name"]: line["FA-101"] for line in csv.DictReader(file)}
    assert [name for name, day in days.items() if day] == ["Ada"]
    assert run("records", "--people", "people.csv", *outs) == 2
    assert run("records", "--people", "people.csv", *outs, "--force") == 0
    capsys.readouterr()
    for words, told in (
        (("--csv", "people.csv"), "people.csv is the list of people. Name another file.\n"),
        (("--matrix", "people.csv"), "people.csv is the list of people. Name another file.\n"),
        (("--csv", "x.csv", "--matrix", "x.csv"), "x.csv is the file for --csv, too. Name another file.\n"),
        (
            ("--matrix", "records/record-0000.json"),
            "records/record-0000.json is one of the records. Name another file.\n",
        ),
    ):
        assert run("records", "--people", "people.csv", *words, "--force") == 2
        assert capsys.readouterr() == ("", told)
    assert (tmp_path / "people.csv").read_text("utf-8") == PEOPLE


def test_a_list_of_people_with_faults_is_told_line_by_line_and_nothing_is_made_of_it(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE + "117,,,,CERT-XX\n118,Di,,,CERT-FA soon\n", "utf-8")
    assert run("records", "--people", "people.csv", "--csv", "all.csv") == 1
    assert capsys.readouterr() == (
        "",
        "people.csv:7:5: the name is missing\n"
        "people.csv:7:8: there is no course “CERT-XX”; the courses are CERT-FA\n"
        "people.csv:8:1: the number “118” stands in line 3 too; each person has one of their own\n"
        "people.csv:8:10: “soon” is no day; write it as 2026-12-31\n",
    )
    assert not (tmp_path / "all.csv").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--people", "nobody.csv"), "There is no file nobody.csv.\n"),
        (
            ("--people", "people.csv", "--site", "Mill"),
            "There is no site Mill in people.csv; its sites: Depot, Harbour.\n",
        ),
    ],
)
def test_roster_says_what_it_cannot_go_by(
    run: Command, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    assert run("records", *words) == 2
    assert capsys.readouterr() == ("", told)


def test_before_anybody_has_handed_in_a_record_the_roster_names_those_who_have_not_begun(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new").mkdir()
    assert run("new", "--people", "people.csv", "--matrix", "matrix.csv") == 0
    told, aside = capsys.readouterr()
    assert told.startswith(
        "5 people at 3 sites. Late, or expired: 1. Not begun: no record is surely theirs: 4. Possible doubles: 2.\n"
    )
    assert aside == (
        "The folder new holds no .json file: nobody has handed in a record there.\n"
        "matrix.csv holds people by modules: 5 rows.\n"
    )
    assert len((tmp_path / "matrix.csv").read_text("utf-8").splitlines()) == 6
    assert run("new", "records", "--people", "people.csv", "--format", "json") == 0
    told, aside = capsys.readouterr()
    assert json.loads(told)
    assert aside == "The folder new holds no .json file: nobody has handed in a record there.\n"


def test_what_was_altered_is_nobodys_and_ends_the_command_with_1(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "records/record-0000.json"
    file.write_text(file.read_text("utf-8").replace("00117", "00118"), "utf-8")
    assert run("records", "--people", "people.csv") == 1
    assert capsys.readouterr().out.endswith(
        "Records that count for nobody here (1)\n"
        "  record-0000.json: Altered. Something was changed after the record was made: the learner.\n"
    )


def test_roster_can_speak_json(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("records", "--people", "people.csv", "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [(line["name"], line["standing"], line["asked"]) for line in data["lines"]] == [
        ("Cy", "nothing-due", False),
        ("Eve", "stranger", False),
        ("Eve", "not-begun", True),
        ("Eve", "not-begun", True),
        ("Zoë", "stranger", False),
        ("Ada", "complete", True),
        ("Bob", "late", True),
    ]
    assert data["modules"] == ["FA-101"]
    assert [one["name"] for one in data["completed"] if one["modules"]] == ["Ada"]
    assert [(site["name"], site["people"], site["due"]) for site in data["sites"]] == [
        ("Depot", 2, 2), ("Harbour", 2, 2), ("", 1, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "separator"), [((), ";"), (("--separator", "comma"), ","), (("--separator", "tab"), "\t")], ids=str
)
def test_a_german_course_has_german_tables_as_german_spreadsheets_open_them(
    run: Command, tmp_path: Path, more: tuple[str, ...], separator: str
) -> None:
    (catalogue,) = tmp_path.glob("*/modules/catalogue.yml")
    catalogue.write_text(catalogue.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    ada, others = "Ada;00117;Harbour;CERT-FA 31.12.2026", "Émile;;Harbour;\nZoë;999;Depot;"
    (tmp_path / "people.csv").write_text(f"Name;Personalnummer;Standort;FÄLLIG\n{ada}\n{others}\n", "utf-8")
    outs = ("--csv", "all.csv", "--matrix", "matrix.csv", "--force")
    assert run("records", "--people", "people.csv", *outs, *more) == 0
    head, first, *_ = (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()
    heads = ["Personalnummer", "Name", "Standort", "Rolle", "Kurs", "Fällig", "Stand", "Abgeschlossen"]
    assert head.split(separator)[:8] == [f'"{name}"' for name in heads]
    assert first.split(separator)[:3] == ['""', '"Eve"', '""']
    head, *lines = (tmp_path / "matrix.csv").read_text("utf-8-sig").splitlines()
    assert head == separator.join(f'"{name}"' for name in (*heads[:3], "Rolle", "FA-101"))
    assert [line.split(separator)[1] for line in lines] == ['"Zoë"', '"Ada"', '"Émile"']
