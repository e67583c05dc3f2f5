"""Whole projects, with the real theme around a small course; running a command there, and what people wrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.commands.main import main

PROJECT = Path(__file__).parents[2]
Roots = Callable[..., Path]


@pytest.fixture
def project(course_files: Callable[..., Path]) -> Roots:
    """A small course with the real theme around it, and changes to its mkdocs.yml."""

    def made(*settings: tuple[str, str], changes: dict[str, str | bytes | None] | None = None) -> Path:
        root = course_files(changes or {})
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
        for old, new in settings:
            assert old in text
            text = text.replace(old, new, 1)
        (root / "mkdocs.yml").write_text(text, encoding="utf-8")
        return root

    return made


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def sources(root: Path) -> dict[str, bytes]:
    """Return every file that people wrote."""
    made = ("site", "site-trainer", "print", ".cache")
    paths = (path for path in root.rglob("*") if path.is_file() and path.relative_to(root).parts[0] not in made)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
