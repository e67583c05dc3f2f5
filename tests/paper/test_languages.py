"""Sheets of a course in two languages: those of the translation in a folder of theirs, in its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.checks.translations import translations_of
from course.paper.printing import press_for
from tests import in_process
from tests.conftest import SETTINGS
from tests.german import GERMAN
from tests.paper.conftest import text_of

pytestmark = pytest.mark.long

SHEETS = ("modules/people/checklist-after-a-call-a4.pdf", "modules/people/checklist-after-a-call-a4-fillable.pdf")
SITE = f"{SETTINGS}site_url: https://training.acme.com/aid/\n"


@pytest.fixture
def root(course_files: Callable[[Mapping[str, str | None]], Path]) -> Path:
    return course_files({**GERMAN, "mkdocs.yml": SITE})


def printed(root: Path, *more: str) -> tuple[list[str], str]:
    ended = in_process.command(root, "print", "--paper", "a4", "--only", "checklists", *more)
    assert ended.returncode == 0, ended.stderr
    paths = (path.relative_to(root / "print").as_posix() for path in (root / "print").rglob("*.pdf"))
    return sorted(paths), ended.stdout.partition(" in ")[0]


def test_each_language_is_printed_into_a_place_of_its_own_and_kept_there(root: Path) -> None:
    everything = sorted((*SHEETS, *(f"de/{path}" for path in SHEETS)))
    assert printed(root) == (everything, "Printed 4 files")
    assert printed(root) == (everything, "Printed 0 files and kept 4 as before")
    english, german = (root / "print" / folder / SHEETS[0] for folder in ("", "de"))
    assert "After a call" in text_of(english.read_bytes())
    words = text_of(german.read_bytes())
    assert "Nach einem Anruf" in words
    assert "Haltepunkt" in words
    list_of = root / "modules/people/checklists.de.yml"
    list_of.write_text(list_of.read_text("utf-8").replace("Bei der Person", "Bei ihr"), "utf-8")
    assert printed(root) == (everything, "Printed 2 files and kept 2 as before")
    assert printed(root, "--language", "de") == (
        sorted(f"de/{path}" for path in SHEETS),
        "Printed 0 files and kept 2 as before",
    )
    assert printed(root, "--language", "en")[0] == sorted(SHEETS)


def test_a_language_that_the_course_has_not_is_told(root: Path) -> None:
    ended = in_process.command(root, "print", "--language", "fr")
    assert (ended.returncode, ended.stderr) == (2, "This course is not in `fr`; known here: de, en\n")
    assert not (root / "print").exists()


def test_codes_lead_to_the_pages_in_the_language(root: Path) -> None:
    content = load_course(root, rules=False)
    (translated,) = translations_of(root, content)
    assert press_for(content, root).address == "https://training.acme.com/aid/"
    press = press_for(translated.content, root)
    assert press.address == "https://training.acme.com/aid/de/"
    assert press.words.language == "de"
    assert press_for(translated.content, root, "https://acme.com/x").address == "https://acme.com/x/de/"
