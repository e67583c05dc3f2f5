"""``print --to``: sheets in a folder of one's own, which loses nothing by it; and the list of what was printed."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from course.commands.main import main
from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

ADDRESS = "--address", "https://training.acme.com/"
LISTS = "print", "--only", "checklists", "--paper", "a4", *ADDRESS
SHEETS = ["checklist-after-a-call-a4-fillable.pdf", "checklist-after-a-call-a4.pdf"]


def listed(folder: Path) -> list[dict[str, str]]:
    with (folder / "sheets.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_sheets_go_where_they_are_wanted_and_only_there(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = project(), tmp_path / "for the copier"
    assert run(root, *LISTS, "--to", str(folder)) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Printed 2 files in ")
    assert out.endswith(f" s: {folder}\n")
    assert err == ""
    assert sorted(path.name for path in folder.rglob("*.pdf")) == SHEETS
    assert not (root / "print").exists()
    assert run(root, *LISTS, "--to", str(folder)) == 0
    assert capsys.readouterr().out.startswith("Printed 0 files and kept 2 as before in ")
    assert run(root, *LISTS, "--to", str(tmp_path / "another")) == 0
    assert capsys.readouterr().out.startswith("Printed 2 files in ")
    assert run(root, *LISTS) == 0
    capsys.readouterr()
    assert run(root, *LISTS, "--to", str(tmp_path / "third")) == 0
    assert capsys.readouterr().out.startswith("Printed 0 files and kept 2 as before in ")


def test_what_somebody_keeps_in_that_folder_stays(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = project(), tmp_path / "sheets"
    assert run(root, *LISTS, "--to", str(folder)) == 0
    mine = folder / "modules/people/signed.pdf"
    mine.write_bytes(b"mine")
    capsys.readouterr()
    assert run(root, "print", "--only", "certificate", "--paper", "a4", *ADDRESS, "--to", str(folder)) == 0
    assert capsys.readouterr().err == ("Left in place, because no command of this program made it: sheets/modules/\n")
    assert mine.read_bytes() == b"mine"
    assert [path.name for path in folder.rglob("*.pdf") if path != mine] == ["certificate-a4.pdf"]


def test_nothing_is_printed_among_what_others_made(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = project(), tmp_path / "letters"
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"")  # which a file manager leaves
    assert run(root, *LISTS, "--to", str(folder)) == 0
    (folder / ".coursewright.json").unlink()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    capsys.readouterr()
    told = f"{folder} holds files that `print` did not make. Name a new folder, or one with nothing in it.\n"
    assert run(root, *LISTS, "--to", str(folder)) == 2
    assert capsys.readouterr() == ("", told)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    built = tmp_path / "letter"
    built.write_bytes(b"mine")
    assert run(root, *LISTS, "--to", str(built)) == 1
    assert capsys.readouterr().err == (
        f"{built} is a file, and the pack needs a folder of that name. Move the file away.\n"
    )
    assert built.read_bytes() == b"mine"


def test_nothing_is_printed_where_people_write_or_another_command_does(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    for name, why in {
        "modules/people": "is in modules/, which holds what people write",
        ".": "is the project's own folder",
        "site/sheets": "is in site/, which a command replaces",
        "print": "is in print/, which a command replaces",
    }.items():
        assert run(root, *LISTS, "--to", str(root / name)) == 2
        assert capsys.readouterr() == ("", f"{root / name} {why}. Name another folder.\n")
    assert not (root / "print").exists()


def test_the_list_says_of_each_file_which_sheet_of_which_revision_it_is(project: Roots) -> None:
    checklists = VALID["modules/people/checklists.yml"].replace("revision: 1", "revision: 3")
    root = project(changes={"modules/people/checklists.yml": checklists})
    assert run(root, "print", "--paper", "a4") == 0
    folder = root / "print"
    lines = {line["file"]: line for line in listed(folder)}
    assert lines.keys() == {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    for name, line in lines.items():
        assert line["sha256"] == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    whose = ("After a call", "", '="3"'), ("People: check yourself", "A", '="1.0"'), ("Essentials", "A B", '="1.0"')
    shown = {
        (line["sheet"], line["of"]): (line["title"], line["version"], line["revision"])
        for line in reversed(list(lines.values()))
    }
    assert shown == {
        ("checklist", "FA-101"): whose[0],
        ("checklist, fillable", "FA-101"): whose[0],
        ("worksheet", "FA-101"): whose[1],
        ("key", "FA-101"): whose[1],
        ("one-page key", "FA-101"): whose[1],
        ("certificate", "CERT-FA"): ("Essentials", "", '="1.0"'),
        ("pack", "CERT-FA"): whose[2],
        ("keys", "CERT-FA"): whose[2],
    }
    rest = {(line["date"], line["paper"], line["language"]) for line in lines.values()}
    assert rest == {("2026-11-21", "a4", "en")}


def test_a_list_that_somebody_changed_is_not_written_over(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project()
    assert run(root, *LISTS) == 0
    (root / "print/sheets.csv").write_text("mine", "utf-8")
    capsys.readouterr()
    assert main(["--root", str(root), *LISTS]) == 1
    assert capsys.readouterr().err == (
        "In the way of what has to be written, and changed after it was made: print/sheets.csv. "
        "Move it out of print/ to keep your changes, or delete it; nothing was changed.\n"
    )
