"""The table that says what each article says in the main, and where it is taught."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments

OVERRIDES = Path(__file__).parents[2] / "overrides"
SOURCES = "modules/sources.yml"
LESSON = "modules/people/lesson.md"
POINTS = """\
    argues: Anybody can help.
    points:
      - says: Help is *near*.
        claims: [000-01, 001-02]
      - says: Nobody has to be asked.
        claims: [001-02]
"""


@pytest.fixture
def content_of(course_files: Callable[..., Path], replaced: Callable[..., dict[str, str]]) -> Callable[..., Content]:
    """Return the model of the valid course with one text in the place of another in each of some files."""

    def load(*changes: tuple[str, str, str]) -> Content:
        files = {path: text for change in changes for path, text in replaced(*change).items()}
        return load_course(course_files(files), rules=False)

    return load


def rows(content: Content) -> dict[str, list[tuple[str, list[str]]]]:
    """Return the tables of the page of sources: under each caption its rows, each with the links in it."""
    [page] = (
        page for page in pages.generated(content, Fragments(content, OVERRIDES, Links())) if page.src == "sources.md"
    )
    tables = re.findall(r'<table class="course-table course-points">(.*?)</table>', page.html, re.DOTALL)
    return {_words(table, "caption"): [_row(row) for row in re.findall("<tr><td>.*?</tr>", table)] for table in tables}


def _words(html: str, element: str) -> str:
    return html.partition(f"<{element}>")[2].partition(f"</{element}>")[0]


def _row(html: str) -> tuple[str, list[str]]:
    places = re.findall(r'<li>(\S+) <a href="([^"]+)">([^<]+)</a>', html)
    return _words(html, "td"), [" ".join(place) for place in places] or re.findall("<td>([^<]*)</td></tr>", html)


def test_a_point_is_taught_where_a_section_cites_one_of_its_claims(content_of: Callable[..., Content]) -> None:
    content = content_of((SOURCES, "    argues: Anybody can help.\n", POINTS))
    assert rows(content)["000: Help is near"] == [
        ("Help is <em>near</em>.", ["FA-101 people/lesson.html#look-and-call Look and call"]),
        ("Nobody has to be asked.", ["In no lesson"]),
    ]


def test_before_the_first_section_the_lesson_itself_is_named(content_of: Callable[..., Content]) -> None:
    cited = (
        LESSON,
        "## Look and call\n\nAnybody can help.[^000-01] ",
        "Anybody can help.[^000-01]\n\n## Look and call\n\n",
    )
    content = content_of((SOURCES, "    argues: Anybody can help.\n", POINTS), cited)
    assert rows(content)["000: Help is near"][0][1] == ["FA-101 people/lesson.html The first minute"]


def test_an_article_without_points_has_the_main_claims_that_a_lesson_cites(content_of: Callable[..., Content]) -> None:
    content = content_of((LESSON, "can help.[^000-01] ", "can help.[^000-01] [^001-01] [^001-02] "))
    assert rows(content) == {
        "000: Help is near": [("Anybody can help.", ["FA-101 people/lesson.html#look-and-call Look and call"])],
        "001: Call first": [("A call comes first.", ["FA-101 people/lesson.html#look-and-call Look and call"])],
    }
