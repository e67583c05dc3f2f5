"""A small course to make packages of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.in_process import command
from tests.made_once import made_once


@pytest.fixture(scope="session")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course of one module, which no test changes."""

    def make(folder: Path) -> None:
        assert command(folder, "new", "course", str(folder / "course")).returncode == 0

    return made_once(tmp_path_factory, "small-course", make) / "course"
