"""The authors' guide, checked and built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.guide.snippets import GUIDE
from tests.in_process import command


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the guide's texts with its site in it, made by the command that README names."""
    root = tmp_path_factory.mktemp("guide") / "docs"
    for name in ("modules", "quizzes"):
        shutil.copytree(GUIDE / name, root / name)
    shutil.copy(GUIDE / "mkdocs.yml", root)
    ended = command(root, "build")
    assert (ended.returncode, ended.stderr) == (0, ""), ended
    return root
