"""In a language that nobody speaks, every word that a page or a sheet shows is in brackets, or its author's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.paper import printing
from course.paper.learners import learners_of
from course.paper.printing_learners import files_for
from course.paper.versions import VERSIONS
from course.records.people import Person
from tests import in_process, pseudo
from tests.made_once import made_once
from tests.paper import boxes
from tests.paper.conftest import text_of

pytestmark = pytest.mark.long

BLOCKS = (
    *("p", "li", "td", "th", "h1", "h2", "h3", "dt", "dd", "div"),
    *("option", "button", "summary", "title", "text", "br"),
)
ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")

_MARK = re.compile(r"\b[A-H](?=[A-Z][a-z])")  # of an answer, whose words follow without a space


class Shown(HTMLParser):
    """Collects what a page shows and what is read aloud."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.block = ""
        self.silent = 0
        self.feed(html)
        self.end_block()

    def end_block(self) -> None:
        self.texts.append(self.block)
        self.block = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "code")
        known = dict(attrs)
        named = [known.get(name) or "" for name in ATTRIBUTES]
        self.texts += [*named, (known.get("content") or "") if known.get("name") == "description" else ""]
        if tag in BLOCKS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style", "code")
        if tag in BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self.block += "" if self.silent else data


@pytest.fixture(scope="module", params=[pseudo.LEFT_TO_RIGHT, pseudo.RIGHT_TO_LEFT])
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course in such a language, with both editions of its site."""

    def make(root: Path) -> None:
        pseudo.write_course(root, request.param)
        for edition in ("learner", "trainer"):
            assert in_process.command(root, "--edition", edition, "build").returncode == 0

    return made_once(tmp_path_factory, f"pseudo-{request.param}", make)


def forgotten_on(pages: Iterator[Path], root: Path) -> dict[str, str]:
    authors = pseudo.authors_words(root)
    found: dict[str, str] = {}
    for page in pages:
        for text in Shown(page.read_text("utf-8")).texts:
            if words := pseudo.forgotten(text, authors):
                found.setdefault(words, page.name)
    return found


def test_no_word_of_ours_is_forgotten_on_a_page(course: Path) -> None:
    assert forgotten_on(course.glob("site*/**/*.html"), course) == {}


def test_a_page_runs_as_its_language_does(course: Path) -> None:
    home = (course / "site/index.html").read_text("utf-8")
    wanted = "rtl" if course.name.endswith(pseudo.RIGHT_TO_LEFT) else "ltr"
    assert re.search(r'<html lang="[\w-]+" dir="(\w+)"', home)[1] == wanted  # type: ignore[index]


def test_each_script_has_what_it_says_before_it_and_nothing_else(course: Path) -> None:
    script = (course / "site/assets/course/search.js").read_text("utf-8")
    assert script.startswith("(function(c,w){c.words=c.words||{};")
    assert '"Write one more letter.":"«' in script
    assert '"Submit answers"' not in script
    assert not (course / "site/assets/course/site.js").read_text("utf-8").startswith("(function(c,w)")


PEOPLE = [Person(number=f"0011{line}", name=f"Alexandrina Trostburg {line}", line=line) for line in (2, 3)]


def test_no_word_of_ours_is_cut_on_paper(course: Path) -> None:
    press = printing.press_for(load_course(course), course)
    asked = [
        printing.Wanted(papers=("a5",), module="calling", versions=("A",)),
        printing.Wanted(papers=("a4",), sizes=("large",), module="calling", versions=("A",)),
        printing.Wanted(papers=("a4", "a5"), sizes=("normal", "large"), only="certificate"),
    ]
    named = files_for(press, printing.Wanted(papers=("a4",)), learners_of(PEOPLE, "people.csv", VERSIONS))
    lists = [
        file for file in named if file.path.endswith(("attendance-a4.pdf", "sign-off-a4.pdf", "calling-class-a4.pdf"))
    ]
    found: dict[str, list[str]] = {}
    for file in (*(file for wanted in asked for file in printing.files(press, wanted)), *lists):
        made = file.made()
        text = text_of(made)
        # From right to left a bracket is drawn, and so read, as its twin.
        whole = [] if (text.count(pseudo.OPEN) + text.count(pseudo.CLOSE)) % 2 == 0 else ["a bracket is missing"]
        if faults := [*whole, *boxes.faults_of(made)]:
            found[file.path] = faults
    assert found == {}


# From right to left the signs of a line are read in another order than they were written.
@pytest.mark.parametrize("course", [pseudo.LEFT_TO_RIGHT], indirect=True)
def test_no_word_of_ours_is_forgotten_on_paper(course: Path) -> None:
    authors = pseudo.authors_words(course)
    sheets = sorted(course.glob("site-trainer/print/**/*a4*.pdf"))
    assert {"certificate-a4.pdf", "worksheet-a-a4.pdf"} <= {path.name for path in sheets}
    found: dict[str, str] = {}
    for path in sheets:
        if words := pseudo.forgotten(_MARK.sub("", text_of(path.read_bytes())), authors):
            found[path.name] = words
    assert found == {}
