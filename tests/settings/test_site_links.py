"""Where an address of ``mkdocs.yml`` leads, whichever way it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.settings.site_links import site_address

COURSE = Path(__file__).parents[1] / "dense"
FILES = {
    "calling/lesson.md": "calling/lesson.html",
    "calling/lesson.md#look": "calling/lesson.html#look",
    "./calling/lesson.html": "calling/lesson.html",
    "calling/lesson/#look": "calling/lesson.html#look",
    "learning/": "learning.html",
    "index.md": "index.html",
    "cover.svg": "cover.svg",
    "https://example.org/learning.md": "https://example.org/learning.md",
    "mailto:safety@example.org": "mailto:safety@example.org",
}
FOLDERS = {"calling/lesson.md#look": "calling/lesson/#look", "learning.html": "learning/", "cover.svg": "cover.svg"}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(COURSE, rules=False)


@pytest.mark.parametrize("address", FILES)
def test_an_address_leads_to_the_file_of_its_page(content: Content, address: str) -> None:
    assert site_address(address, content, Links()) == FILES[address]


@pytest.mark.parametrize("address", FOLDERS)
def test_an_address_leads_to_the_folder_of_its_page_where_each_has_one(content: Content, address: str) -> None:
    assert site_address(address, content, Links(directory_urls=True)) == FOLDERS[address]
