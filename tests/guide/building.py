"""Builds the authors' guide by the command that README names."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.guide.snippets import GUIDE
from tests.in_process import command


def build_guide(root: Path) -> None:
    """Put a copy of the guide's texts into a folder, and its site beside them."""
    for name in ("modules", "quizzes"):
        shutil.copytree(GUIDE / name, root / name)
    shutil.copy(GUIDE / "mkdocs.yml", root)
    ended = command(root, "build")
    assert (ended.returncode, ended.stderr) == (0, ""), ended
