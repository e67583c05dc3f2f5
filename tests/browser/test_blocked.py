"""Where a browser lets a site keep nothing, every page says so in its own words, and saves no empty file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.browser.test_moving import FILE
from tests.browser.test_progress import BLOCKED, FULL, SAID_OF_BLOCKED, SAID_OF_FULL
from tests.browser.test_sections import LESSON

pytestmark = pytest.mark.browser

Opener = Callable[..., BrowserContext]


@pytest.fixture
def blocked(site: Site, open_context: Opener, course_files: Callable[[Mapping[str, str]], Path]) -> Page:
    learner.publish(course_files({}), site.folder)
    context = open_context()
    context.add_init_script(BLOCKED)
    return context.new_page()


def test_a_lesson_is_not_said_to_be_read(blocked: Page) -> None:
    blocked.goto("people/lesson.html")
    learner.read_the_lesson(blocked)
    expect(blocked.locator("course-read [role=status]")).to_have_text(SAID_OF_BLOCKED)


def test_no_certificate_is_looked_for(blocked: Page) -> None:
    blocked.goto("certificate.html")
    expect(blocked.get_by_text("no certificate can stand here")).to_have_text(
        "This browser lets no site keep anything, so no certificate can stand here. Open this page in the browser in "
        "which you learned, or let this site keep data."
    )


def test_no_question_is_said_to_come_back_where_none_can(blocked: Page) -> None:
    blocked.goto("due.html")
    expect(blocked.locator("course-reviews").get_by_role("status").first).to_have_text(
        "Nothing can come back here, because this browser lets no site keep anything."
    )


@pytest.mark.parametrize(
    ("script", "words"), [(BLOCKED, SAID_OF_BLOCKED), (FULL, SAID_OF_FULL)], ids=["blocked", "full"]
)
def test_a_lesson_in_sections_says_in_each_what_will_be_lost(
    site: Site, open_context: Opener, course_files: Callable[[Mapping[str, str]], Path], script: str, words: str
) -> None:
    learner.publish(course_files({"modules/people/lesson.md": LESSON}), site.folder)
    context = open_context()
    context.add_init_script(script)
    page = context.new_page()
    page.goto("people/lesson.html")
    note = page.locator("course-own-note").first
    note.locator("summary").click()
    note.get_by_role("textbox").fill("Mine")
    note.get_by_role("textbox").press("Tab")
    expect(note.get_by_role("status")).to_contain_text(words)
    page.get_by_role("link", name="Continue: Call").click()
    page.locator("course-check").get_by_role("radio").first.check()
    expect(page.locator("course-check").get_by_role("status").filter(has_text=words)).to_be_visible()
    learner.read_the_lesson(page)
    expect(page.locator("course-read").get_by_role("status")).to_contain_text(words)


def test_no_empty_file_is_saved_and_nothing_is_brought_in(blocked: Page) -> None:
    saved: list[object] = []
    blocked.on("download", lambda download: saved.append(download))
    blocked.goto("learning.html")
    blocked.get_by_role("button", name="Save my progress as a file").click()
    notice = blocked.locator(".course-keep .course-notice")
    expect(notice).to_have_text("This browser lets no site keep anything, so there is nothing to save.")
    file = {**FILE, "catalogue": "first-aid-training"}
    blocked.get_by_label("Bring in a file").set_input_files(
        {"name": "progress.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    expect(notice).to_have_text("This browser lets no site keep anything, so nothing was changed.")
    assert saved == []


def test_there_is_no_certificate(blocked: Page) -> None:
    blocked.goto("certificate.html")
    expect(blocked.get_by_role("status").filter(has_text="no certificate can stand here")).to_be_visible()


def test_nothing_to_save_yet_is_said(site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]) -> None:
    learner.publish(course_files({}), site.folder)
    page.goto("learning.html")
    page.get_by_role("button", name="Save my progress as a file").click()
    expect(page.locator(".course-keep .course-notice")).to_have_text("There is nothing to save yet.")


def test_the_score_is_in_view_on_a_phone(
    site: Site, open_page: Callable[..., Page], course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(course_files({}), site.folder)
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    expect(page.locator(".course-score")).to_be_in_viewport(ratio=1)


def test_a_name_that_cannot_be_seen_is_told(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(course_files({}), site.folder)
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    page.goto("people/checklist-after-a-call.html")
    page.get_by_role("button", name="I have read this list").click()
    expect(page.get_by_role("button", name="Take back that I have read it")).to_be_visible()
    learner.keep(page, "first-aid-training", {"scenario/people/fall-on-the-stairs": {"v": 2, "n": 1, "runs": [RUN]}})
    page.goto("learning.html")
    field = page.get_by_label("Your name, as it should stand on the certificate")
    for name in ("   ", "\u200b"):
        field.fill("Ada")
        assert field.evaluate("(field) => field.validationMessage") == ""  # nothing is left of the name before
        field.fill(name)
        page.get_by_role("button", name="Make my certificate").click()
        assert field.evaluate("(field) => field.validationMessage") == (
            "There is no name here that can be seen. Write your name."
        )
    field.fill("Ada")
    page.get_by_role("button", name="Make my certificate").click()
    expect(page.locator(".course-certificate__name")).to_have_text("Ada")


RUN = {"date": "2026-11-21T10:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}
