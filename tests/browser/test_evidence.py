"""How sure a text is of what it cites: there for whoever asks, remembered, on paper as on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser

KEY = "() => Object.keys(localStorage).filter((key) => key.endsWith('.evidence')).map((key) => localStorage[key])"


@pytest.fixture
def published(site: Site, course_files: Callable[..., Path]) -> None:
    learner.publish(course_files({}), site.folder)


def test_labels_are_shown_to_whoever_asks_and_the_wish_is_remembered(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    label = page.locator("sup .course-status").first
    expect(page.locator("sup").first).to_have_text("1", use_inner_text=True)
    expect(label).to_be_hidden()
    page.get_by_role("button", name="Show evidence").press("Enter")
    expect(label).to_be_visible()
    expect(page.get_by_role("button", name="Hide evidence")).to_be_focused()
    assert page.evaluate(KEY) == ['"shown"']
    page.reload()
    expect(label).to_be_visible()
    page.get_by_role("button", name="Hide evidence").press("Space")
    expect(label).to_be_hidden()
    page.reload()
    expect(label).to_be_hidden()


def test_paper_has_the_labels_where_the_screen_has_them(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    label = page.locator("sup .course-status").first
    page.emulate_media(media="print")
    expect(label).to_be_hidden()
    expect(page.get_by_role("button", name="Show evidence")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Show evidence").click()
    page.emulate_media(media="print")
    expect(label).to_be_visible()


def test_the_switch_stands_where_there_is_something_to_show(published: None, page: Page) -> None:
    for name in ("index.html", "sources.html", "people/quiz.html"):
        page.goto(name)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("button", name="Show evidence")).to_have_count(0)
    page.goto("sources.html")
    expect(page.locator("#source-000-01 .course-status")).to_be_visible()


def test_without_scripts_a_mark_leads_to_the_note_with_the_status(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("people/lesson.html")
    expect(page.locator("sup .course-status").first).to_be_hidden()
    expect(page.get_by_text("Show evidence")).to_be_hidden()
    page.locator("sup a").first.click()
    expect(page.locator("[id='fn:000-01']")).to_contain_text("Supported.")


def test_the_trainers_edition_shows_them_until_a_trainer_puts_them_away(
    course_files: Callable[..., Path], site: Site, page: Page
) -> None:
    learner.publish(course_files({}), site.folder, "trainer")
    page.goto("people/lesson.html")
    label = page.locator("sup .course-status").first
    expect(label).to_be_visible()
    page.emulate_media(media="print")
    expect(label).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Hide evidence").click()
    expect(label).to_be_hidden()
    page.reload()
    expect(label).to_be_hidden()
