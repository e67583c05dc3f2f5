"""What tests of several commands begin with; each file says which course stands at ``root``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.commands.main import main


@pytest.fixture
def run(root: Path) -> Callable[..., int]:
    """Return what runs a command in the course and returns its exit code."""
    return lambda *arguments: main(["--root", str(root), *map(str, arguments)])


@pytest.fixture
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that is not in the course's."""
    return tmp_path_factory.mktemp("away")
