"""What ``clean`` takes away, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.commands.main import main
from tests.edits import files_of, new_course

pytestmark = pytest.mark.long


def test_what_builds_kept_is_taken_away_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = new_course(tmp_path)
    for edition in ("learner", "trainer"):
        assert main(["--root", str(root), "--edition", edition, "build"]) == 0
    site, cache = files_of(root / "site"), root / ".cache/course"
    (cache / "modules/mine.txt").write_text("mine")
    (cache / "learner/units/notes.unit").write_text("mine too")
    (cache / "modules/link").symlink_to(root / "mkdocs.yml")
    capsys.readouterr()
    assert main(["--root", str(root), "clean"]) == 0
    said = capsys.readouterr()
    assert said.err == (
        "Left in place, because no command of this program made it: .cache/course/learner/units/notes.unit, "
        ".cache/course/modules/link, .cache/course/modules/mine.txt\n"
    )
    assert said.out.startswith("Removed ")
    assert said.out.endswith(" MB that builds kept in .cache/course; the next build makes all anew.\n")
    assert sorted(path.name for path in cache.rglob("*") if not path.is_dir()) == ["link", "mine.txt", "notes.unit"]
    assert (root / "mkdocs.yml").is_file()
    assert files_of(root / "site") == site
    assert main(["--root", str(root), "clean"]) == 0
    again = capsys.readouterr()
    assert (again.out, again.err) == ("", said.err)


def test_a_few_bytes_are_told_as_what_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = new_course(tmp_path)
    (root / ".cache/course/learner").mkdir(parents=True)
    (root / ".cache/course/learner/site.json").write_text("{}")
    for said in (
        "Removed 1 kB that builds kept in .cache/course; the next build makes all anew.\n",
        "There is nothing to remove: no build has kept anything in .cache/course.\n",
    ):
        assert main(["--root", str(root), "clean"]) == 0
        assert capsys.readouterr().out == said


def test_a_cache_that_is_not_there_is_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(new_course(tmp_path)), "clean"]) == 0
    assert capsys.readouterr().out == ("There is nothing to remove: no build has kept anything in .cache/course.\n")


def test_settings_that_cannot_be_read_leave_all_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = new_course(tmp_path)
    assert main(["--root", str(root), "build"]) == 0
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8") + "sitename: x\n", "utf-8")
    capsys.readouterr()
    assert main(["--root", str(root), "clean"]) == 1
    said = capsys.readouterr().err
    assert "unknown key `sitename` in mkdocs.yml" in said
    assert said.endswith("Nothing was removed: mkdocs.yml does not say where the cache is.\n")
    assert (root / ".cache/course/learner/site.json").is_file()
