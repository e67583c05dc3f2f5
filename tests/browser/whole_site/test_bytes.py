"""What the site of the shipped course takes of a disk before its pictures, and that pages hold nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools import bench_site, bench_weight

pytestmark = pytest.mark.browser  # no browser, but the site that those tests share


def test_the_site_takes_no_more_than_it_was_brought_to(built: Path) -> None:
    assert bench_site.kinds_of(built).total() <= bench_site.MOST


def test_the_first_view_of_a_lesson_takes_no_more_than_it_was_brought_to(built: Path) -> None:
    longest = sorted(built.glob("*/lesson*.html"), key=lambda page: page.stat().st_size)[-3:]
    sizes = {page.parent.name: bench_weight.first_view(page) for page in longest}
    assert {name for name, size in sizes.items() if size > bench_weight.MOST_AT_FIRST} == set(), sizes


def test_all_of_a_page_counts_once(built: Path) -> None:
    pages = [path.read_text("utf-8") for path in built.rglob("*.html")]
    assert bench_site.parts_of(pages).total() == bench_site.kinds_of(built)["pages"]
    assert all(bench_site.parts_of(pages).values())


def test_no_page_has_marks_for_the_search_that_the_build_has_read(built: Path) -> None:
    assert [path.name for path in built.rglob("*.html") if " data-search-exclude" in path.read_text("utf-8")] == []


def test_pages_for_the_weeks_after_a_course_hold_no_question(built: Path) -> None:
    pages = [path.read_text("utf-8") for path in built.glob("courses/*-day-*.html")]
    assert pages
    assert [
        page for page in pages if any(sign in page for sign in ("<fieldset", "questions.js", "follow-ups.js"))
    ] == []


def test_the_search_of_few_pages_has_few_files(built: Path) -> None:
    assert len(list((built / "search").rglob("*.*"))) < 60
