"""A course that was published, in a repository that each test makes, and what is said of its changes since."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.commands import check
from tests.conftest import VALID

INDEX, LESSON, QUIZ = "modules/people/index.md", "modules/people/lesson.md", "quizzes/people.yml"
CATALOGUE = "modules/catalogue.yml"
LISTS, SCENES = "modules/people/checklists.yml", "modules/people/scenarios.yml"

Since = Callable[..., list[str]]


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    """Return the valid course, committed and tagged."""
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "The course")
    git(root, "tag", "published")
    return root


@pytest.fixture
def since(root: Path) -> Since:
    """Change files (path to what stands there, and instead), and return what is said, problems first."""

    def said(*changes: tuple[str, str, str]) -> list[str]:
        texts: dict[str, str] = {}
        for path, old, new in changes:
            text = texts.get(path, VALID[path])
            assert text.count(old) == 1, f"{old!r} must stand once in {path}"
            texts[path] = text.replace(old, new)
        write(root, texts)
        verdict = check.examine_since(root, "published")
        rules = [problem for problem in (*verdict.problems, *verdict.warnings) if problem.rule]
        return [str(problem) for problem in (*verdict.problems, *verdict.warnings) if problem not in rules]

    return said


def write(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")
