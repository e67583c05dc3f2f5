"""Ctrl-C while sheets are printed: the last ones stay as they were, and nothing half-written is left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.folders import old_files
from course.paper import printing
from course.paper.press import Document
from course.site import publish
from course.site.prints import InLanguage, Pack
from tests.folders.whole_projects import Roots, project, run

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture


def test_the_last_sheets_stay_and_the_next_print_goes_on(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, folder = project(), tmp_path / "sheets"
    assert run(root, "print", "--only", "certificate", "--paper", "a4", "--to", str(folder)) == 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    press = printing.press_for(load_course(root, rules=False), root)
    *files, last = printing.files(press, printing.Wanted(papers=("a4",), only="checklists"))

    def interrupted() -> Document:
        assert list(tmp_path.glob(".sheets-build-*/new/**/*.pdf"))  # something is printed already
        raise KeyboardInterrupt

    pack = Pack(root, folder)
    sheets = [InLanguage(press, [*files, replace(last, document=interrupted)])]
    with (
        pytest.raises(KeyboardInterrupt),
        publish.staged(folder, "pack", recognise=old_files.of_print) as staging,
    ):
        pack.write(sheets, staging)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert list(tmp_path.glob(".sheets-build-*")) == []
    assert run(root, "print", "--only", "checklists", "--paper", "a4", "--to", str(folder)) == 0
    assert len(list(folder.rglob("*.pdf"))) == 2
    assert "Left in place" not in capsys.readouterr().err
