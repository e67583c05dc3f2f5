"""``new``: what it needs and does not find is told with what makes it, and what comes next with how it is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.in_process import Ended, command

BANK = "quizzes/first-steps.yml"


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Return a course that ``new`` has made."""
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    return tmp_path / "course"


def test_a_question_for_a_module_without_a_bank_is_told_with_what_makes_one(started: Path) -> None:
    (started / BANK).unlink()
    said = f"There is no {BANK}; `new quiz first-steps` makes it.\n"
    assert command(started, "new", "question", "numeric", "--quiz", "first-steps") == Ended(2, "", said)
    assert command(started, "new", "quiz", "first-steps").returncode == 0
    assert command(started, "new", "question", "numeric", "--quiz", "first-steps").returncode == 0


def test_a_bank_that_cannot_be_read_is_told(started: Path) -> None:
    (started / BANK).write_bytes(b"title: \xff\n")
    said = f"{BANK} cannot be read; `check` says why.\n"
    assert command(started, "new", "question", "numeric", "--quiz", "first-steps") == Ended(1, "", said)
    (started / "exam.gift").write_text("It rains.{T}\n", "utf-8")
    assert command(started, "import", "exam.gift", "--to", "first-steps") == Ended(1, "", said)


def test_a_second_scenario_of_one_name_is_told(started: Path) -> None:
    assert command(started, "new", "scenario", "first-steps/wet-floor").returncode == 0
    assert command(started, "new", "guide", "first-steps/wet-floor") == Ended(
        2, "", "modules/first-steps/scenarios.yml has something of the id wet-floor already. Choose another.\n"
    )


def test_a_lesson_in_a_course_without_modules_is_told_with_what_makes_one(started: Path) -> None:
    shutil.rmtree(started / "modules/first-steps")
    assert command(started, "new", "lesson", "first-steps/wet-floor") == Ended(
        2, "", "There is no module `first-steps`; `new module NAME` makes one.\n"
    )


def test_from_a_folder_of_ours_the_next_command_names_that_of_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.commands.new.is_installed", lambda: False)
    last = command(tmp_path, "new", "course", "floors").stdout.splitlines()[-1]
    assert last == "Next: `coursewright --root floors serve` shows the course, and again after each change."
