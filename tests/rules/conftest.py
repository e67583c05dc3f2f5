"""A small course that breaks no rule, and fixtures that vary it and say which rules then complain."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.rules import RULES, Verdict
from tests.rules.standing_alone import assert_modules_stand_alone

COURSE = Path(__file__).parents[1] / "course"
Change = tuple[str, str, str]  # path, the text that stands there once, what stands there instead


@pytest.fixture
def rule_course(tmp_path: Path) -> Callable[..., Path]:
    """Write the valid course with changes, and return its root."""
    written = 0

    def write(*changes: Change) -> Path:
        nonlocal written
        written += 1
        root = tmp_path / f"rules-{written}"
        shutil.copytree(COURSE, root)
        for bank in (root / "quizzes").glob("*.yml"):
            bank.write_text(bank.read_text(encoding="utf-8") + "draw: 3\n", encoding="utf-8")  # QZ22; others ask all
        for path, old, new in changes:
            file = root / path
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            assert text.count(old) == 1 or not text, f"{old!r} must stand once in {path}"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text.replace(old, new) if text else new, encoding="utf-8")
        return root

    return write


@pytest.fixture
def content_of(rule_course: Callable[..., Path]) -> Callable[..., Content]:
    """Return the model of the valid course with changes."""
    return lambda *changes: load_course(rule_course(*changes), rules=False)


@pytest.fixture
def verdict_of(content_of: Callable[..., Content]) -> Callable[..., Verdict]:
    """Return what the rules say about the valid course with changes, each module of it judged by itself."""

    return lambda *changes: assert_modules_stand_alone(content_of(*changes))


@pytest.fixture
def found_by(verdict_of: Callable[..., Verdict]) -> Callable[..., list[str]]:
    """Return what one rule finds in the valid course with changes, without the rule's id."""

    def found(rule: str, *changes: Change) -> list[str]:
        verdict = verdict_of(*changes)
        told = [str(problem) for problem in (*verdict.problems, *verdict.warnings) if problem.rule == rule]
        return [text.removesuffix(f" [{rule}, {RULES[rule].full}]") for text in told]

    return found
