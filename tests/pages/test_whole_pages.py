"""Every page of a small course with everything in it, whole: what a change does to any of them shows here.

GOLDEN=write pytest tests/pages/test_whole_pages.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.page import Page
from course.pages.units import Unit, units
from tests.golden import kept, prettified

COURSE, OVERRIDES = Path(__file__).parents[1] / "dense", Path(__file__).parents[2] / "overrides"
WHOLE = Path(__file__).parent / "whole"
LINKS = Links(site_url="https://example.org/yard/")


class PrintedOnA4(set[str]):
    """Of the files to print, those on one paper stand ready."""

    def __contains__(self, name: object) -> bool:
        return str(name).endswith("-a4.pdf")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(COURSE, rules=False)


def units_of(content: Content, *, trainer: bool) -> tuple[Fragments, list[Unit]]:
    fragments = Fragments(content, OVERRIDES, LINKS)
    return fragments, list(units(content, fragments, trainer=trainer, prints=PrintedOnA4()))


def said(page: Page) -> str:
    """Return a page with what it says of itself, as a file holds it."""
    head = "".join(f"<!-- {key}: {value} -->\n" for key, value in page.head().items() if value)
    parts = "".join(f"<!-- part: {words} ({name}) -->\n" for words, name in page.parts)
    return f"{head}{parts}{prettified(str(page.html))}"


def texts_of(content: Content, *, trainer: bool) -> Iterator[tuple[str, str]]:
    """Yield every page, and every file of lines that pages bring on request, by the name of the file that holds it."""
    fragments, made = units_of(content, trainer=trainer)
    for unit in made:
        for page in unit.pages(fragments):
            yield page.src.replace(".md", ".html"), said(page)
        for path, lines in unit.lines().items():
            yield path.replace(".js", ".js.html"), prettified(lines.html)


def test_every_page_is_what_it_was_in_both_editions(content: Content) -> None:
    texts = dict(texts_of(content, trainer=True))
    for name, text in texts.items():
        assert text == kept(WHOLE / name, text)
    assert sorted(texts) == sorted(path.relative_to(WHOLE).as_posix() for path in WHOLE.rglob("*.html"))
    learners = dict(texts_of(content, trainer=False))
    assert learners == {name: text for name, text in texts.items() if "trainer" not in name}


def test_a_unit_says_which_modules_it_shows(content: Content) -> None:
    shown = [
        f"{unit.name}: {names(unit.modules)}; questions of {names(unit.banks)}; facts of {names(unit.facts)}\n"
        for unit in units_of(content, trainer=True)[1]
    ]
    assert "".join(shown) == kept(WHOLE / "units.txt", "".join(shown))


def names(slugs: frozenset[str] | None) -> str:
    return "all" if slugs is None else ", ".join(sorted(slugs)) or "none"


def test_files_beside_pages_are_what_they_were(content: Content) -> None:
    files = {path: text for unit in units_of(content, trainer=True)[1] for path, text in unit.files().items()}
    moved = {path: text for path, text in files.items() if path.endswith(".html")}
    whole = [path for path in files if path not in list(moved)[1:]]  # pages that have moved differ in where they are
    said = "".join(f"== {path}\n{files[path].rstrip()}\n" for path in whole)
    said += "".join(f"{path} -> {targets(text)}\n" for path, text in moved.items())
    assert said == kept(WHOLE / "files.txt", said)


def targets(html: str) -> str:
    """Return what a page names beside itself, each once."""
    return ", ".join(dict.fromkeys(re.findall(r'(?:href|src|data-to)="([^"]+)"', html)))
