"""What a learner read before sections got the ids that their pages show: it stands under guessed names, and counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
LESSON = """---
title: Names of things
summary: Read, write.
---

## snake_case names

Anybody can help.[^000-01] Call within [[call-within]].

<!-- question: first-call -->

## Grüße & `a_b`

Words.

## Stay

<!-- scenario: fall-on-the-stairs -->

<!-- checklist: after-a-call -->
"""
MAY, JUNE = "2026-05-04T09:00:00.000Z", "2026-06-01T09:00:00.000Z"
GUESSED = {"snakecase-names": MAY, "grue-ab": JUNE, "stay": MAY}
FIRST: dict[str, dict[str, Any]] = {
    "read/people/lesson": {"v": 1, "n": 3, "sections": GUESSED},
    "quiz/people/first-call": {"v": 1, "n": 1, "fp": "abcd1234", "response": {"a": True}},
}


@pytest.fixture
def published(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Site:
    learner.publish(course_files({"modules/people/lesson.md": LESSON}), site.folder)
    return site


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return a page on which what is kept of a lesson stays as it is, however long a test takes."""
    page = open_page()
    page.add_init_script(learner.UNREAD)
    return page


def reading(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = learner.kept(page, COURSE)["read/people/lesson"]
    return found


def counts_as_read(page: Page) -> None:
    """My learning, the module's steps, the navigation and the lesson say that the lesson is read, since June."""
    page.goto("learning.html")
    module = page.locator("#module-people")
    expect(module).to_contain_text("In progress")
    expect(module.get_by_role("link", name="Read “Names of things”")).to_have_count(0)
    page.goto("people/index.html")
    expect(page.locator("course-module li").filter(has_text="Names of things")).to_contain_text("Done")
    side = page.get_by_role("navigation", name="Course pages")
    expect(side.get_by_role("link", name="Names of things Read")).to_be_attached()
    page.goto("people/lesson.html")
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()
    expect(page.locator("course-read [role=status]")).to_have_text("Read on 1 June 2026.")
    kept = reading(page)
    assert kept["read"] == JUNE
    assert GUESSED.items() <= kept["sections"].items()
    assert kept["sections"]["snake_case-names"] == MAY


def test_a_lesson_read_under_guessed_addresses_is_read(published: Site, page: Page) -> None:
    page.goto("people/lesson.html")
    learner.keep(page, COURSE, FIRST)
    learner.show_lessons_whole(page, COURSE)
    counts_as_read(page)
    with learner.keeping(page):
        page.get_by_role("button", name="Mark this lesson as not read").click()
    page.reload()
    expect(page.get_by_role("button", name="I have read this lesson")).to_be_visible()
    assert reading(page)["sections"] == {}


def test_the_lesson_itself_takes_the_guessed_addresses_up(published: Site, page: Page) -> None:
    page.goto("people/lesson.html")
    learner.keep(page, COURSE, FIRST)
    learner.show_lessons_whole(page, COURSE)
    page.reload()
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()
    counts_as_read(page)


def test_a_part_that_was_read_counts_as_that_part_alone(published: Site, page: Page) -> None:
    part = {"v": 1, "n": 1, "sections": {"snakecase-names": MAY}}
    page.goto("people/lesson.html")
    learner.keep(page, COURSE, {"read/people/lesson": part})
    learner.show_lessons_whole(page, COURSE)
    page.reload()
    expect(page.get_by_role("button", name="I have read this lesson")).to_be_visible()
    assert reading(page)["sections"] == {"snakecase-names": MAY, "snake_case-names": MAY}
    page.goto("people/index.html")
    expect(page.locator("course-module li").filter(has_text="Names of things")).to_contain_text("Begun")


def test_a_file_of_the_first_release_brings_it_in(published: Site, page: Page, tmp_path: Path) -> None:
    saved = {"kind": "coursewright-progress", "format": 1, "catalogue": COURSE, "title": "First Aid Training"}
    file = tmp_path / "progress.json"
    file.write_text(json.dumps({**saved, "made": JUNE, "records": FIRST}), "utf-8")
    page.goto("learning.html")
    learner.show_lessons_whole(page, COURSE)
    page.get_by_label("Bring in a file that you saved before").set_input_files(file)
    expect(page.get_by_text("Brought in from the file of 1 June 2026: 2 entries.")).to_be_visible()
    counts_as_read(page)


def test_two_halves_from_two_browsers_are_a_whole(published: Site, page: Page, tmp_path: Path) -> None:
    names = {"snake_case-names": MAY}
    page.goto("people/lesson.html")
    learner.keep(page, COURSE, {"read/people/lesson": {"v": 2, "n": 1, "sections": names}})
    others = {name: date for name, date in GUESSED.items() if name != "snakecase-names"}
    saved = {"kind": "coursewright-progress", "format": 1, "catalogue": COURSE, "title": "First Aid Training"}
    file = tmp_path / "progress.json"
    records = {"read/people/lesson": {"v": 1, "n": 1, "sections": others}}
    file.write_text(json.dumps({**saved, "made": JUNE, "records": records}), "utf-8")
    page.goto("learning.html")
    learner.show_lessons_whole(page, COURSE)
    page.get_by_label("Bring in a file that you saved before").set_input_files(file)
    expect(page.get_by_text("Brought in from the file of 1 June 2026: one entry.")).to_be_visible()
    page.goto("people/lesson.html")
    expect(page.locator("course-read [role=status]")).to_have_text("Read on 1 June 2026.")
