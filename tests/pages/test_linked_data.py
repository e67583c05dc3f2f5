"""What search engines read of a course's page, and that it is data which cannot break out of its block."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model.links import Links
from course.pages.fragments import Fragments

OVERRIDES = Path(__file__).parents[2] / "overrides"
SITE = "https://training.acme.com/first-aid/"
CATALOGUE = "modules/catalogue.yml"


def html_of(root: Path, address: str) -> str:
    content = load_course(root, rules=False)
    fragments = Fragments(content, OVERRIDES, Links(site_url=address))
    (page,) = (one for one in pages.generated(content, fragments) if one.src == content.catalogue.courses[0].src)
    return str(page.html)


def data_of(html: str) -> dict[str, object]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = json.loads(block)
    assert isinstance(found, dict)
    return found


def test_a_course_says_of_itself_what_its_page_says(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    content = load_course(root, rules=False)
    (course, *_) = content.catalogue.courses
    minutes = content.minutes_of(course)
    assert data_of(html_of(root, SITE)) == {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": course.title,
        "description": "Keep calm and help.",
        "educationalLevel": "introductory",
        "teaches": ["Call for help in time"],
        "url": f"{SITE}courses/{course.id}.html",
        "courseCode": course.code,
        "inLanguage": "en",
        "timeRequired": f"PT{minutes}M",
        "version": course.revision.version,
        "dateModified": "2026-11-21",
        "provider": {"@type": "Organization", "name": content.catalogue.offered_by},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": f"PT{minutes}M"},
    }


@pytest.mark.parametrize("address", ["", "http://localhost:8000/", "https://example.org/training/"])
def test_a_site_whose_address_nobody_can_open_says_nothing(address: str, course_files: Callable[..., Path]) -> None:
    assert "ld+json" not in html_of(course_files({}), address)


def test_no_title_ends_the_block(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    path, title = root / CATALOGUE, "</script><script>alert(1)</script><!--"
    said = load_course(root, rules=False).catalogue.courses[0].title
    text = path.read_text("utf-8").replace(f"title: {said}\n", f"title: {json.dumps(title)}\n")
    path.write_text(text, "utf-8")
    html = html_of(root, SITE)
    assert data_of(html)["name"] == title
    assert "<script>alert" not in html
