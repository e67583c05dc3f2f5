"""`rename` in a course in several languages: the translations follow, and stay as up to date as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.translations import load_in_every_language
from tests import in_process
from tests.conftest import VALID
from tests.german import GERMAN

LESSON, GERMAN_LESSON = "modules/people/lesson.md", "modules/people/lesson.de.md"
PAGE = "---\ntitle: %s\n---\n\n[%s](../people/lesson.md#stay), [%s](../people/checklist-after-a-call.md)\n"
LINKED: dict[str, str | None] = {
    **GERMAN,
    LESSON: VALID[LESSON].replace("## Stay", "See [the next](#stay).\n\n## Stay"),
    GERMAN_LESSON: GERMAN[GERMAN_LESSON].replace("## Bleiben", "Siehe [weiter](#stay).\n\n## Bleiben"),
    "modules/pages/help.md": PAGE % ("Help", "Stay", "the list"),
    "modules/pages/help.de.md": PAGE % ("Hilfe", "Bleiben", "die Liste"),
}
RENAMES = {
    "module": ("people", "persons"),
    "lesson": ("people/lesson.md", "minute.md"),
    "heading": ("people/lesson.md#stay", "remain"),
    "question": ("people/first-call", "call-first"),
    "choice": ("people/first-call/a", "call"),
    "checklist": ("after-a-call", "after"),
    "item": ("after-a-call/stayed", "remained"),
    "scenario": ("people/fall-on-the-stairs", "fall"),
    "node": ("people/fall-on-the-stairs/called", "rung"),
    "course": ("essentials", "basics"),
    "code": ("FA-101", "FA-201"),
    "catalogue": ("first-aid-training", "first-aid"),
}
Write = Callable[[Mapping[str, str | None]], Path]


@pytest.fixture
def root(course_files: Write) -> Path:
    root = course_files(LINKED)
    assert in_process.command(root, "words", "confirm", "de").returncode == 0
    return root


def texts(root: Path) -> dict[str, int]:
    """Return how many texts each file of the German course has; raises where the course is not sound."""
    (course,) = load_in_every_language(root).translations
    assert [file.path for file in course.translated if file.stale] == []
    return {file.path: len(file.texts) for file in course.translated}


@pytest.mark.long
@pytest.mark.parametrize("kind", RENAMES)
def test_every_text_has_its_translation_under_the_new_name_and_none_is_out_of_date(root: Path, kind: str) -> None:
    before = texts(root)
    said = in_process.command(root, "rename", kind, *RENAMES[kind])
    assert (said.returncode, said.stderr) == (0, "")
    after = texts(root)
    assert sum(after.values()) == sum(before.values())
    assert len(after) == len(before)
    told = in_process.command(root, "check").stdout
    assert [line for line in told.splitlines() if ".de." in line or "translation" in line] == []


@pytest.mark.long
def test_a_module_and_a_lesson_take_their_translated_files_and_the_links_in_them_along(root: Path) -> None:
    moved = in_process.command(root, "rename", "module", "people", "persons").stdout.splitlines()
    assert "quizzes/people.yml becomes quizzes/persons.yml" in moved
    assert "quizzes/people.de.yml becomes quizzes/persons.de.yml" in moved
    moved = in_process.command(root, "rename", "lesson", "persons/lesson.md", "minute.md").stdout.splitlines()
    assert "modules/persons/lesson.md becomes modules/persons/minute.md" in moved
    assert "modules/persons/lesson.de.md becomes modules/persons/minute.de.md" in moved
    page = (root / "modules/pages/help.de.md").read_text("utf-8")
    assert "[Bleiben](../persons/minute.md#stay), [die Liste](../persons/checklist-after-a-call.md)" in page
    assert in_process.command(root, "rename", "checklist", "after-a-call", "after").returncode == 0
    assert "<!-- checklist: after -->" in (root / "modules/persons/minute.de.md").read_text("utf-8")


def test_a_translation_that_was_out_of_date_stays_so(root: Path) -> None:
    bank = root / "quizzes/people.yml"
    bank.write_text(bank.read_text("utf-8").replace("Anybody can help.", "Anybody can lend a hand."), "utf-8")
    assert in_process.command(root, "rename", "question", "people/anybody-can-help", "anybody").returncode == 0
    (course,) = load_in_every_language(root).translations
    stale = {file.path: file.stale for file in course.translated if file.stale}
    assert stale == {"quizzes/people.de.yml": (("questions", "anybody"),)}


def test_a_course_with_a_mistake_in_a_translation_is_not_renamed(root: Path) -> None:
    (root / "quizzes/people.de.yml").write_text("title: Quiz\nquestion: []\n", "utf-8")
    said = in_process.command(root, "rename", "lesson", "people/lesson.md", "minute.md")
    assert (said.returncode, said.stdout) == (1, "")
    first, *_, last = said.stderr.replace("python3 build.py", "coursewright").splitlines()
    assert first == "quizzes/people.de.yml:2:1: unknown key `question` in the quiz; did you mean `questions`?"
    assert last == "A course with mistakes cannot be renamed safely. Mend them first: coursewright check"
    assert (root / LESSON).exists()
