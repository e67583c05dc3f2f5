"""One of something is one minute and one question, and a day has its month in letters, on every page and sheet."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.reading.wording import counted, hours
from tests.conftest import VALID
from tests.in_process import building
from tests.pdf_texts import texts_of

PROJECT = Path(__file__).parents[2]
ONE_OF_MANY = re.compile(
    r"(?<![\w.,:-])1 (?:core |checklist )?"
    r"(?:claims|days|electives|hours|items|lessons|minutes|modules|moments|months|points|questions|records|years)\b"
)
DATE = re.compile(r"\b2\d{3}-\d{2}-\d{2}\b")
TYPED = re.compile(r"<code>.*?</code>")  # as a file has it, where dates are in figures
TAG = re.compile(r"<[^>]*>")
ONE_QUESTION = VALID["quizzes/people.yml"].partition("  - id: what-to-say")[0]
CATALOGUE = "modules/catalogue.yml"


def ones() -> dict[str, str]:
    """Return the small course with one of everything."""
    checklist = VALID["modules/people/checklists.yml"].partition("    - id: stayed")[0]
    limits = "    core: [FA-101]\n    valid_months: 1\n    time_limit_months: 1\n    follow_ups: [1]\n"
    return {
        CATALOGUE: VALID[CATALOGUE].replace("    core: [FA-101]\n", limits),
        "modules/people/checklists.yml": f"{checklist}      due: 1\n",
        "modules/people/lesson.md": VALID["modules/people/lesson.md"].replace("<!-- question: first-call -->\n\n", ""),
        "quizzes/people.yml": ONE_QUESTION.replace("    kind:", "    use: test\n    kind:"),
    }


def words_on(sheet: Path) -> str:
    """Return the text of a PDF."""
    return " ".join(" ".join(texts_of(sheet)).split())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 points"),
        (1, "1 point"),
        (1.0, "1 point"),
        (2, "2 points"),
        (0.25, "0.25 points"),
        (12345678, "12345678 points"),
    ],
)
def test_a_number_has_its_noun(number: float, words: str) -> None:
    assert counted(number, "point") == words


def test_a_plural_that_does_more_than_add_an_s_is_said_once() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 3)] == ["1 entry", "3 entries"]


@pytest.mark.parametrize(("minutes", "words"), [(60, "1 hour"), (65, "1 hour"), (119, "1.9 hours"), (6, "0.1 hours")])
def test_contact_hours_are_never_rounded_up(minutes: int, words: str) -> None:
    assert hours(minutes) == words


@pytest.mark.long
def test_no_page_and_no_sheet_says_one_of_many_or_a_date_in_figures(
    course_files: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    root = course_files(ones())
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    shutil.copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    building(root, tmp_path / "site", "trainer")
    html = {page: page.read_text("utf-8") for page in (tmp_path / "site").rglob("*.html")}
    pages = {page: TAG.sub(" ", TYPED.sub(" ", text)) for page, text in html.items()}
    texts = pages | {sheet: words_on(sheet) for sheet in (tmp_path / "site").rglob("*.pdf")}
    said = {path.relative_to(tmp_path / "site").as_posix(): ONE_OF_MANY.findall(text) for path, text in texts.items()}
    assert len(said) > 20
    assert {path: words for path, words in said.items() if words} == {}
    dated = {path.name: found for path, text in texts.items() if (found := DATE.findall(text))}
    assert dated == {}
    together = " ".join(texts.values())
    for words in ("1 minute", "1 month", "1 day", "1 question", "1 item", "1 point", "1 module", "A short set"):
        assert re.search(rf"(?<![\w.]){words}\b(?!s)", together), words
