"""Folders that processes work in: gone with them, and what a killed one left with the next."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from course.folders.workplaces import PREFIX, open_workplace, remove, workplace
from course.paper.press_folder import PressFolder
from tests.paper.conftest import PROJECT

HELD = """
import sys
from course.folders.workplaces import open_workplace
folder, _ = open_workplace()
(folder / "half.json").write_text("{")
print(folder, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the system has folders to work in, for this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.mark.process
def test_what_a_killed_process_left_goes_with_the_next_and_that_of_a_live_one_stays(temporary: Path) -> None:
    held = subprocess.Popen(
        [sys.executable, "-c", HELD], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout
    folder = Path(held.stdout.readline().strip())
    assert folder.parent == temporary
    pressed = PressFolder(PROJECT, {})
    assert pressed.path.parent == temporary
    assert (folder / "half.json").is_file()
    held.kill()
    held.communicate()
    assert folder.is_dir()
    assert PressFolder(PROJECT, {}).path.parent == temporary
    assert not folder.exists()
    assert pressed.path.is_dir()


def test_a_workplace_is_gone_after_its_block(temporary: Path) -> None:
    with workplace() as folder:
        (folder / "a").mkdir()
        assert folder.name.startswith(PREFIX)
    assert list(temporary.iterdir()) == []


def test_what_is_no_folder_of_ours_stays(temporary: Path) -> None:
    somebodys = temporary / "letters"
    somebodys.mkdir()
    (temporary / f"{PREFIX}link").symlink_to(somebodys)
    (temporary / f"{PREFIX}file").touch()
    remove(*open_workplace())
    assert sorted(path.name for path in temporary.iterdir()) == [f"{PREFIX}file", f"{PREFIX}link", "letters"]
    assert list(somebodys.iterdir()) == []
