"""A page for each family, where there are too many modules for one page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.named import html_around
from course.pages.page import styles_of
from tests.large_course import large, of_a_whole_family

OVERRIDES = Path(__file__).parents[2] / "overrides"
CourseFiles = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def content(course_files: CourseFiles) -> Content:
    return load_course(course_files(large()), rules=False)


def made(content: Content) -> dict[str, str]:
    fragments = Fragments(content, OVERRIDES, Links())
    return {page.src: str(page.html) for page in pages.generated(content, fragments)}


def links(html: str) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]*)"', html)


@pytest.mark.long
def test_home_counts_the_modules_of_a_family_and_leads_to_its_page(content: Content) -> None:
    home = made(content)["index.md"]
    assert '<a href="families/first-aid.html">2 modules of First aid</a>' in home
    assert '<a href="families/calm.html">1 module of Staying calm</a>' in home
    assert "courses/both.html" in links(home)
    listed = home[: home.index('id="new-and-revised"')] if "new-and-revised" in home else home
    assert "people/index.html" not in links(listed)


def test_what_filters_and_leads_to_families_brings_its_styles_where_no_card_does() -> None:
    for html in ("<course-filter></course-filter>", '<p class="course-family"></p>'):
        assert styles_of(html) == ["assets/course/cards.css"]


def test_home_knows_how_many_modules_are_for_whom(content: Content) -> None:
    tallies = re.findall(
        r'<data [^>]*value="(\d+)" data-roles="([^"]*)" data-level="([^"]*)">', made(content)["index.md"]
    )
    assert tallies == [
        ("1", "everybody", "introductory"),
        ("1", "front desk", "introductory"),
        ("1", "everybody", "introductory"),
    ]


def test_a_familys_page_lists_its_courses_and_modules_and_no_others(content: Content) -> None:
    html = made(content)["families/first-aid.md"]
    assert [link for link in links(html) if link.endswith("index.html")] == [
        "../index.html",
        "../people/index.html",
        "../shock/index.html",
    ]
    assert "../courses/essentials.html" in links(html)
    assert "../courses/both.html" not in links(html)
    assert '<h2 id="modules">2 modules</h2>' in html
    assert "<option>front desk</option>" in html
    assert "<option>front desk</option>" not in made(content)["families/calm.md"]


def test_a_familys_page_comes_first_in_its_section_of_the_navigation(content: Content) -> None:
    nav = pages.navigation(content)
    sections = [next(iter(entry.values())) for entry in nav if isinstance(entry, dict)]
    assert [section[0] for section in sections] == ["families/first-aid.md", "families/calm.md"]
    assert {"families/first-aid.md", "families/calm.md"} <= content.page_sources


def test_courses_modules_and_quizzes_lead_back_to_the_familys_page(content: Content) -> None:
    fragments = Fragments(content, OVERRIDES, Links())
    for src in ("courses/essentials.md", "people/quiz.md", "people/index.md"):
        assert "../families/first-aid.html" in links(str(html_around(content, fragments, src)))


def test_a_familys_page_can_be_asked_for_alone(content: Content) -> None:
    fragments = Fragments(content, OVERRIDES, Links())
    assert html_around(content, fragments, "families/calm.md") == made(content)["families/calm.md"]


def test_as_many_modules_as_one_page_holds_stand_on_home(course_files: CourseFiles) -> None:
    content = load_course(course_files(large(most=3)), rules=False)
    found = made(content)
    assert not [src for src in found if src.startswith("families/")]
    assert "families/" not in "".join(found.values())
    assert "people/index.html" in links(found["index.md"])
    assert "../index.html#family-first-aid" in links(found["people/quiz.md"])


def test_my_learning_holds_families_in_short_and_their_modules_in_scripts(content: Content) -> None:
    fragments = Fragments(content, OVERRIDES, Links())
    html = made(content)["learning.md"]
    assert re.findall(r'data-lines="([^"]*)" data-modules="([^"]*)"', html) == [
        ("families/first-aid.js", "people;0;after-a-call shock"),
        ("families/calm.js", "calm"),
    ]
    assert "data-keys" not in html
    scripts = pages.learning_scripts(content, fragments)
    assert {name: re.findall(r'<li id=\\"module-(\w+)\\"', text) for name, text in scripts.items()} == {
        "families/first-aid.js": ["people", "shock"],
        "families/calm.js": ["calm"],
        "courses/essentials.js": ["people"],
        "courses/both.js": ["people", "calm"],
    }


def test_a_course_of_all_modules_of_a_family_brings_the_script_of_that_family(course_files: CourseFiles) -> None:
    content = load_course(course_files(of_a_whole_family()), rules=False)
    html = made(content)["learning.md"]
    brought = dict(re.findall(r'<section [^>]*data-id="([^"]*)"[^>]* data-lines="([^"]*)"', html))
    assert brought == {"essentials": "families/first-aid.js", "both": "courses/both.js"}
    scripts = pages.learning_scripts(content, Fragments(content, OVERRIDES, Links()))
    assert [*scripts] == ["families/first-aid.js", "families/calm.js", "courses/both.js"]


def test_a_familys_script_holds_what_one_page_of_all_modules_says(course_files: CourseFiles, content: Content) -> None:
    one_page = load_course(course_files(large(most=3)), rules=False)
    script = pages.learning_scripts(content, Fragments(content, OVERRIDES, Links()))["families/calm.js"]
    name, _, text = script.removesuffix(";\n").partition(" || {})")[2].partition("] = ")
    assert name == '["families/calm"'
    assert json.loads(text).strip() in made(one_page)["learning.md"]
    assert pages.learning_scripts(one_page, Fragments(one_page, OVERRIDES, Links())) == {}
