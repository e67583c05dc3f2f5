"""Translated files whose names are nearly right: each is told with the name that it should have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine
from course.checks.named_files import translation_meant
from tests.conftest import SETTINGS, VALID
from tests.german import GERMAN, LANGUAGES

Write = Callable[[Mapping[str, str | None]], Path]


def told(root: Path) -> list[str]:
    return [str(problem) for problem in examine(root).problems]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *((name, "lesson.de.md") for name in ("lesson.DE.md", "lesson_de.md", "lesson-de.md", "lesson de.md")),
        *((name, "lesson.de.md") for name in ("lesson.md.de", "lesson.de.txt", "lesson.de.mdx", "lesson.de.md.txt")),
        *((name, "lesson.de.md") for name in ("de.lesson.md", "de-lesson.md", "Lesson.de.md", "leson.de.md")),
        *((name, "lesson.de.md") for name in ("lesson.deu.md", "lesson.ger.md", "lesson.de-DE.md", "lesson_de_DE.md")),
        *((name, "first-aid.de.yml") for name in ("first-aid.de.yaml", "first-aid-de.yml", "First-Aid.de.yml")),
        *((name, "lesson.pt-BR.md") for name in ("lesson.pt-br.md", "lesson_pt_BR.md", "lesson.pt-BR.markdown")),
        *((name, None) for name in ("lesson.de.md", "first-aid.de.yml", "lesson.fr.md", "lesson.md", "first-aid.yml")),
        *((name, None) for name in ("floor.de.vtt", "plan.de.svg", "leson-de.md", "made.md", "lesson.md.bak")),
    ],
)  # fmt: skip
def test_the_name_that_was_meant_is_found(tmp_path: Path, name: str, meant: str | None) -> None:
    for original in ("lesson.md", "first-aid.yml"):
        (tmp_path / original).touch()
    assert translation_meant(tmp_path / name, ["de", "pt-BR"]) == meant


def test_no_name_is_meant_that_something_else_has(tmp_path: Path) -> None:
    for name in ("lesson.md", "lesson.pt.md", "leson.pt.md"):
        (tmp_path / name).touch()
    assert translation_meant(tmp_path / "lesson.pt-BR.md", ["pt"]) is None
    assert translation_meant(tmp_path / "lessen.pt.md", ["pt"]) is None


def test_each_file_is_told_where_it_stands(course_files: Write) -> None:
    lesson, bank = GERMAN["modules/people/lesson.de.md"], GERMAN["quizzes/people.de.yml"]
    misnamed = {
        "modules/catalogue.de.yaml": ("the file belongs to nothing", "rename it to catalogue.de.yml"),
        "modules/people/checklists.de.yaml": ("the file belongs to nothing", "rename it to checklists.de.yml"),
        "modules/people/de/lesson.md": (
            *("a translation stands beside what it translates", "move it to modules/people/lesson.de.md"),
        ),
        "modules/people/index.de.md.txt": ("the file belongs to nothing", "rename it to index.de.md"),
        "modules/people/lesson.md.de": ("the file belongs to nothing", "rename it to lesson.de.md"),
        "modules/people/scenario.de.yml": (
            *("it translates nothing: there is no modules/people/scenario.yml", "rename it to scenarios.de.yml"),
        ),
        "quizzes/de": ("only question banks stand here", "move what is in it beside it, as quizzes/NAME.de.yml"),
        "quizzes/fr": ("only question banks stand here", "move what is in it beside it, as quizzes/NAME.yml"),
        "quizzes/people.de.yaml": ("only question banks stand here", "rename it to people.de.yml"),
    }
    files = {name: lesson for name in misnamed if "." in name} | {"quizzes/de/a.yml": bank, "quizzes/fr/a.yml": bank}
    root = course_files({"mkdocs.yml": SETTINGS, "modules/catalogue.yml": LANGUAGES, **files})
    assert told(root) == [f"{name}:1:1: {what}; {hint}" for name, (what, hint) in misnamed.items()]


def test_a_text_beside_an_unlisted_lesson_is_no_lesson_of_its_own(course_files: Write) -> None:
    module = VALID["modules/people/index.md"].replace("lessons: [lesson.md]\n", "")
    assert module != VALID["modules/people/index.md"]
    root = course_files(
        {
            "modules/catalogue.yml": LANGUAGES,
            "modules/people/index.md": module,
            "modules/people/lesson-de.md": GERMAN["modules/people/lesson.de.md"],
        }
    )
    assert told(root) == ["modules/people/lesson-de.md:1:1: the file belongs to nothing; rename it to lesson.de.md"]


@pytest.mark.parametrize("languages", ["de", "[Deutsch]", "[de_AT]", "[de, de]"])
def test_no_file_is_told_where_the_languages_themselves_are_wrong(course_files: Write, languages: str) -> None:
    catalogue = LANGUAGES.replace("languages: [de]", f"languages: {languages}")
    (said,) = told(course_files({**GERMAN, "modules/catalogue.yml": catalogue}))
    assert said.startswith("modules/catalogue.yml:12:1")
