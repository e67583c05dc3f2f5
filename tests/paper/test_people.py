"""``print --people``: a sheet with each name, lists of everybody, and the table that ``enter`` takes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run
from tests.paper.conftest import letters_of, tags_of, text_of
from tests.paper.test_accessible import faults
from tests.paper.test_packs import TWO_MODULES
from tests.pdf_texts import texts_of

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

LONG = "Maria Magdalena Wolkenstein-Oberhausen zu Hohenlohe-Schillingsfürst " * 2
PEOPLE = f"""\
number,name,site,due
00117,Ada Lovelace,Harbour,CERT-FA
00118,Łukasz Żółć,Depot,CERT-FA
00119,{LONG.strip()},,CERT-FA
00120,Nobody Here,Harbour,
"""
CATALOGUE = "modules/catalogue.yml"
ASKING = {CATALOGUE: TWO_MODULES[CATALOGUE] + "records: {number: ask}\n"}
OBSERVED = {
    "modules/people/checklists.yml": VALID["modules/people/checklists.yml"].replace(
        "revision: 1", "revision: 1\n  required: observed"
    )
}
A4 = "--paper", "a4", "--address", "https://training.acme.com/"
Printed = Callable[..., Path]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


def pages(folder: Path, name: str) -> list[str]:
    """Return the text of each page of a file."""
    return [" ".join(page.split()) for page in texts_of(folder / name)]


def test_each_person_has_a_copy_of_their_own_leaves_with_their_name(
    project: Roots, people: Path, tmp_path: Path
) -> None:
    root, folder = project(changes=TWO_MODULES | ASKING | OBSERVED), tmp_path / "out"
    assert run(root, "print", "--people", str(people), *A4, "--to", str(folder)) == 0
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    assert made == [
        "courses/essentials/attendance-a4.pdf",
        "courses/essentials/certificates-a4.pdf",
        "courses/essentials/sign-off-a4.pdf",
        "keys/modules/people-class-a4.pdf",
        "keys/modules/stairs-class-a4.pdf",
        "modules/people/checklists-after-a-call-a4.pdf",
        "modules/people/observations-after-a-call-a4.pdf",
        "modules/people/worksheets-a-a4.pdf",
        "modules/people/worksheets-b-a4.pdf",
        "modules/stairs/checklists-after-a-fall-a4.pdf",
        "modules/stairs/worksheets-a-a4.pdf",
        "modules/stairs/worksheets-b-a4.pdf",
    ]
    for name in made:
        assert faults((folder / name).read_bytes(), tmp_path) == [], name
    lists = pages(folder, "modules/people/checklists-after-a-call-a4.pdf")
    assert ["Ada Lovelace" in lists[0], lists[1], "Łukasz Żółć" in lists[2], lists[3]] == [True, "", True, ""]
    assert len(lists) == 5
    assert all(page.endswith("FA-101 Page 1 of 1") for page in lists[::2])
    assert "Wolkenstein" in lists[4]
    observed = pages(folder, "modules/people/observations-after-a-call-a4.pdf")
    assert ["Observed Ada Lovelace" in observed[0], "Observed Łukasz Żółć" in observed[2]] == [True, True]
    assert "Nobody Here" not in "".join(text_of((folder / name).read_bytes()) for name in made)


def test_neighbours_have_different_versions_and_each_page_of_a_worksheet_its_name(
    project: Roots, people: Path, tmp_path: Path
) -> None:
    prompt = next(line for line in VALID["quizzes/people.yml"].splitlines() if "prompt: " in line)
    long = prompt + " " + "Say what you see there, and what you do first." * 60
    quiz = {"quizzes/people.yml": VALID["quizzes/people.yml"].replace(prompt, long, 1)}
    root, folder = project(changes=TWO_MODULES | ASKING | quiz), tmp_path / "out"
    some = "print", "--people", str(people), "--only", "worksheets", "--module", "people", "--to", str(folder)
    assert run(root, *some, *A4) == 0
    first, other = (pages(folder, f"modules/people/worksheets-{version}-a4.pdf") for version in "ab")
    each = len(other)
    assert each > 1
    assert all("Name Łukasz Żółć Staff number 00118" in page for page in other)
    assert [page.partition(" Page ")[2] for page in other] == [f"{one} of {each}" for one in range(1, each + 1)]
    start = each + each % 2
    assert [("Ada Lovelace" in page, "00119" in page) for page in (first[0], first[start])] == [
        (True, False),
        (False, True),
    ]
    assert first[start].endswith(f"Page 1 of {each}")
    assert first[each:start] == [""] * (each % 2)
    assert run(root, *some, *A4, "--version", "B") == 0
    assert [path.name for path in folder.rglob("*.pdf")] == ["worksheets-b-a4.pdf"]
    assert "Ada Lovelace" in pages(folder, "modules/people/worksheets-b-a4.pdf")[0]


def test_lists_hold_everybody_and_lines_for_more(project: Roots, people: Path, tmp_path: Path) -> None:
    root, folder = project(changes=TWO_MODULES), tmp_path / "out"
    assert run(root, "print", "--people", str(people), *A4, "--to", str(folder)) == 0
    came = text_of((folder / "courses/essentials/attendance-a4.pdf").read_bytes())
    assert came.startswith("Training desk CERT-FA Attendance: Essentials Date Place Trainer Signature No. Name ")
    assert "1 Ada Lovelace 00117 Harbour 2 Łukasz Żółć 00118 Depot 3 Maria" in came
    assert came.endswith("4 5 6 CERT-FA Page 1 of 1")
    signed = text_of((folder / "courses/essentials/sign-off-a4.pdf").read_bytes())
    assert "Site FA-101 FA-102 1 Ada Lovelace" in signed
    assert "FA-101 People: Until Help Comes · FA-102 Stairs: Until Help Comes" in signed
    grid = (folder / "keys/modules/people-class-a4.pdf").read_bytes()
    assert "Class grid: People: check yourself" in text_of(grid)
    assert "1 Ada Lovelace 00117 A 2 Łukasz Żółć 00118 B 3" in text_of(grid)
    assert {"Table", "TH", "TD"} <= set(tags_of(grid))


def test_the_table_that_enter_takes_has_the_lines_of_the_class_grid(
    project: Roots, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, form = project(changes=TWO_MODULES), tmp_path / "marks.csv"
    asked = "enter", "--form", str(form), "--people", str(people)
    assert run(root, *asked) == 0
    assert capsys.readouterr().out == (
        f"{form} is a table for CERT-FA with the lines of 3 learners: write days, and points or letters.\n"
    )
    with form.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert [line[:6] for line in lines[:2]] == [
        ["Ada Lovelace", '="00117"', "Harbour", "CERT-FA", "FA-101", "A"],
        ["Łukasz Żółć", '="00118"', "Depot", "CERT-FA", "FA-101", "B"],
    ]
    assert [line[4] for line in lines] == ["FA-101"] * 3 + ["FA-102"] * 3
    for more in (["--people", str(people)], ["--version", "A"]):
        assert run(root, "enter", str(form), "--by", "Kim Lee", "--to", str(tmp_path / "records"), *more) == 2
        assert (
            capsys.readouterr().err == "--people and --version say what stands in the table that --form FILE makes.\n"
        )
    filled = [[*line[:6], "2026-11-28", *("0" for _ in head[7:])] for line in lines]
    with form.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *filled])
    run(root, "enter", str(form), "--by", "Kim Lee", "--to", str(tmp_path / "records"))
    assert f"{tmp_path / 'records'} holds 3 records more, entered by Kim Lee.\n" in capsys.readouterr().out
    assert '"number": "00117"' in (tmp_path / "records/ada-lovelace-cert-fa.json").read_text("utf-8")


def test_names_in_greek_cyrillic_and_all_latin_letters_are_printed_and_read_back(
    project: Roots, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = "Ελένη Παπαδοπούλου", "Юлия Щербакова", "Zdeněk Żółć", "Đorđe Ağaoğlu", "Ľubomír Őrsi-Ğül"
    people.write_text("name,number\n" + "".join(f"{name},{at}\n" for at, name in enumerate(names, 1)), "utf-8")
    root, folder = project(changes={CATALOGUE: VALID[CATALOGUE] + "records: {number: ask}\n"}), tmp_path / "out"
    assert run(root, "print", "--people", str(people), "--paper", "a4", "--to", str(folder)) == 0
    sheets = (
        "courses/essentials/certificates",
        "courses/essentials/attendance",
        "modules/people/checklists-after-a-call",
    )
    for sheet in sheets:
        printed = (folder / f"{sheet}-a4.pdf").read_bytes()
        assert [name for name in names if name not in text_of(printed)] == [], sheet
        assert all("AtkinsonHyperlegible" in font or "NotoSans" in font for font in letters_of(printed)), sheet
        assert faults(printed, tmp_path) == [], sheet
    faces = pages(folder, f"{sheets[0]}-a4.pdf")
    assert [name in faces[2 * at] for at, name in enumerate(names)] == [True] * 5
    assert [f"Staff number {at + 1}" in faces[2 * at] for at in range(5)] == [True] * 5
    form = tmp_path / "marks.csv"
    assert run(root, "enter", "--form", str(form), "--people", str(people), "--course", "CERT-FA") == 0
    with form.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert [line[0] for line in lines] == list(names)
    filled = [[*line[:6], "2026-11-28", *("0" for _ in head[7:])] for line in lines]
    with form.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *filled])
    capsys.readouterr()
    run(root, "enter", str(form), "--by", "Юлия Щербакова", "--to", str(tmp_path / "records"))
    assert "holds 5 records more, entered by Юлия Щербакова." in capsys.readouterr().out
    records = "".join(path.read_text("utf-8") for path in (tmp_path / "records").iterdir())
    assert all(f'"{name}"' in records for name in names)


def test_a_list_that_cannot_be_used_prints_nothing_and_is_told(
    project: Roots, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    for text, told in {
        "name,age\nAda,7\n": f"{people.as_posix()}:1:6: there is no column “age”; "
        "the columns are number, name, site, role, due\n",
        "name\nAda 漢\n": f"{people.as_posix()}:2:1: no font in overrides/paper/fonts has the letters `漢`; "
        "put one there that has them, or write them otherwise\n",
    }.items():
        people.write_text(text, "utf-8")
        assert run(root, "print", "--people", str(people), *A4, "--only", "checklists") == 1
        err = capsys.readouterr().err
        assert err == f"{told}\n1 problem. Nothing was printed; there is no pack in {root / 'print'} yet.\n"
    assert run(root, "print", "--people", str(tmp_path / "none.csv")) == 2
    assert capsys.readouterr().err == f"There is no file {tmp_path / 'none.csv'}.\n"
    people.write_text("name,due\nAda,\nBob,CERT-FA\n", "utf-8")
    assert run(root, "print", "--people", str(people), "--only", "keys", "--paper", "a6") == 2
    assert capsys.readouterr().err == "There is nothing of that to print.\n"
