"""A course whose sheets are printed, which takes longest of what tests of the site need, and is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edits import new_course
from tests.in_process import command
from tests.made_once import made_once


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose trainer's edition is built: to be copied, with its links, by whoever changes it."""

    def build(folder: Path) -> None:
        done = command(new_course(folder), "--edition", "trainer")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "printed", build) / "course"
