"""Role paths on home: which modules, in which order, and how long they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model.links import Links
from course.pages.catalogue import home
from course.pages.fragments import Fragments
from tests.large_course import large

OVERRIDES = Path(__file__).parents[2] / "overrides"
CourseFiles = Callable[[Mapping[str, str]], Path]
CATALOGUE = "modules/catalogue.yml"
PATHS = """paths:
  - {id: road, title: On the road, summary: For *drivers*., modules: [CA-201, FA-101]}
  - {id: desk, title: At the desk, modules: [FA-102]}
"""


def home_of(root: Path) -> str:
    content = load_course(root, rules=False)
    return str(home(content, Fragments(content, OVERRIDES, Links())).html)


@pytest.mark.long
def test_home_lists_each_path_with_its_modules_in_order_and_starts_with_the_first_of_the_first(
    course_files: CourseFiles,
) -> None:
    files = large()
    root = course_files({**files, CATALOGUE: files[CATALOGUE] + PATHS})
    html = home_of(root)
    folded = re.findall(r"<details .*?</details>", html, re.DOTALL)
    assert [re.findall(r'href="([^"]*)"', one) for one in folded] == [
        ["calm/index.html", "people/index.html"],
        ["shock/index.html"],
    ]
    assert "For <em>drivers</em>." in folded[0]
    assert "<p>" not in folded[1]
    content = load_course(root, rules=False)
    minutes = [content.by_code[code].minutes for code in ("CA-201", "FA-101")]
    assert [int(found) for found in re.findall(r"(\d+) minutes</span></li>", folded[0])] == minutes
    start = re.search(r'data-place="go-on".*?href="([^"]*)"', html)
    assert start is not None
    assert start.group(1) == "calm/lesson.html"


def test_a_catalogue_without_paths_offers_no_choice_of_one(course_files: CourseFiles) -> None:
    assert "course-path" not in home_of(course_files({}))
