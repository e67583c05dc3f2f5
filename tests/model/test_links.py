"""Addresses of pages and files, as other pages write them."""

from __future__ import annotations

import pytest

from course.model.links import Links

FILES, FOLDERS = Links(), Links(directory_urls=True)


@pytest.mark.parametrize(
    ("links", "src", "url"),
    [
        (FILES, "index.md", "index.html"),
        (FILES, "people/lesson.md", "people/lesson.html"),
        (FILES, "people/map.svg", "people/map.svg"),
        (FOLDERS, "index.md", "./"),
        (FOLDERS, "people/index.md", "people/"),
        (FOLDERS, "people/lesson.md", "people/lesson/"),
        (FOLDERS, "people/map.svg", "people/map.svg"),
    ],
)
def test_a_source_has_an_address(links: Links, src: str, url: str) -> None:
    assert links.url(src) == url


@pytest.mark.parametrize(
    ("links", "src", "from_src", "address"),
    [
        (FILES, "people/quiz.md", "people/lesson.md", "quiz.html"),
        (FILES, "people/quiz.md#q-1", "people/lesson.md", "quiz.html#q-1"),
        (FILES, "index.md", "people/lesson.md", "../index.html"),
        (FILES, "people/lesson.md", "index.md", "people/lesson.html"),
        (FILES, "people/lesson.md#stay", "people/lesson.md", "lesson.html#stay"),
        (FOLDERS, "people/quiz.md", "people/lesson.md", "../quiz/"),
        (FOLDERS, "index.md", "people/index.md", "../"),
        (FOLDERS, "people/index.md", "people/index.md", "./"),
        (FOLDERS, "index.md", "index.md", "./"),
        (FOLDERS, "people/map.svg", "people/lesson.md", "../map.svg"),
    ],
)
def test_a_page_links_to_another(links: Links, src: str, from_src: str, address: str) -> None:
    assert links.relative(src, from_src) == address


@pytest.mark.parametrize("links", [FILES, FOLDERS])
def test_no_file_name_becomes_a_scheme(links: Links) -> None:
    assert links.relative("people/javascript:alert(1)", "people/index.md") == "./javascript:alert(1)"
