"""A small course to make packages of."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory, small_course: Path) -> Callable[[str], bytes]:
    """Return what packs the module of the small course."""

    def pack(form: str) -> bytes:
        def make(folder: Path) -> None:
            ended = command(small_course, "package", form, "--module", "MOD-101", "--to", str(folder / "one.zip"))
            assert (ended.returncode, ended.stderr) == (0, "")

        return (made_once(tmp_path_factory, form, make) / "one.zip").read_bytes()

    return pack
