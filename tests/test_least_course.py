"""The least course there can be: 25 lines, and pages that say nothing of what it does without."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.bare_places import bare_places
from tests.in_process import command
from tests.pdf_texts import texts_of

pytestmark = pytest.mark.long

LEAST = Path(__file__).parent / "least"
# What a course has or does without, by the words in which pages speak of it.
WITHOUT = re.compile(
    r"certificat|certif|expir|claim|sources|evidence|objective|scenario|checklist|contact hour|hours|role|level|"
    r"reviewe|owner|next review|policy|policies|supervisor's|completion|acknowledge|new draw|draws anew|reason|"
    r"mistakes",
    re.IGNORECASE,
)
# Sentences that are true of every course: what a file or a page can hold, told by scripts and by My learning.
TRUE_OF_ALL = ("nothing that you have earned is lost",)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the least course with both editions of its site and its paper."""
    root = tmp_path_factory.mktemp("least") / "a course"
    shutil.copytree(LEAST, root)
    for arguments in ([], ["--edition", "trainer"], ["print"]):
        ended = command(root, *arguments)
        assert ended.returncode == 0, (arguments, ended.stdout, ended.stderr)
    return root


def pages(root: Path) -> dict[str, str]:
    """Return every page of both editions."""
    found = [path for site in ("site", "site-trainer") for path in sorted((root / site).rglob("*.html"))]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def test_it_has_at_most_25_lines() -> None:
    files = [path for path in LEAST.rglob("*") if path.is_file()]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in files) <= 25


def test_it_has_these_pages_and_no_others(root: Path) -> None:
    module = ["hazards/index", "hazards/lesson/index", "hazards/quiz/index"]
    learners = ["404", "due/index", "index", "learning/index", *module]
    trainers = [*learners, *(f"hazards/trainer{part}/index" for part in ("", "-slides", "-keys")), "trainer/index"]
    wanted = {*(f"site/{page}.html" for page in learners), *(f"site-trainer/{page}.html" for page in trainers)}
    assert pages(root).keys() == wanted


def test_no_heading_list_or_sign_stands_bare_on_its_pages(root: Path) -> None:
    found = {path: places for path, html in pages(root).items() if (places := bare_places(html))}
    assert found == {}


def words_of(html: str) -> str:
    """Return what can be read on a page."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    for sentence in TRUE_OF_ALL:
        text = text.replace(sentence, "")
    return " ".join(text.split())


def test_its_pages_say_nothing_of_what_it_does_without(root: Path) -> None:
    said = {path: WITHOUT.findall(words_of(html)) for path, html in pages(root).items()}
    assert {path: words for path, words in said.items() if words} == {}


def test_its_sheets_say_nothing_of_what_it_does_without(root: Path) -> None:
    sheets = sorted((root / "print").rglob("*.pdf"))
    assert len(sheets) == 12
    for sheet in sheets:
        text = " ".join(" ".join(texts_of(sheet)).split())
        assert WITHOUT.findall(text) == [], sheet.name
        assert not re.search(r"\bNone\b|· ·|: \.|\.\.", text), text


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<h2>A</h2><h2>B</h2><p>b</p>", ["nothing beneath the heading 'A'"]),
        ("<h2>A</h2><h3>B</h3><p>b</p><h3>C</h3>", ["nothing beneath the heading 'C'"]),
        ("<h2>A</h2><p role=status></p><h2>B</h2><img alt=b>", []),
        ("<h2>A</h2><ul></ul>", ["an empty <ul {}>", "nothing beneath the heading 'A'"]),
        ("<p>Time · </p>", ["'·' in 'Time ·'"]),
        ("<p>By ann, .</p>", ["', .' in 'By ann, .'"]),
        ("<p>In None. Words</p>", ["'None' in 'In None. Words'"]),
        ("<p><a href=x></a>words</p>", ["an empty <a {'href': 'x'}>"]),
    ],
)
def test_what_stands_bare_is_found(html: str, said: list[str]) -> None:
    assert bare_places(html) == said
