"""A term of the glossary is explained below its paragraph, by tap and by key, and closes where it was opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import in_process
from tests.browser.site import Site
from tests.conftest import SETTINGS, VALID
from tests.pages.test_terms import LESSON, PAGE

pytestmark = pytest.mark.browser

MEANS = 'spare key: Handing a caller on after the next person "knows" what it is about.'


@pytest.fixture
def lesson(site: Site, tmp_path: Path, page: Page) -> Page:
    root = tmp_path / "course"
    files = {**VALID, "mkdocs.yml": SETTINGS, "modules/pages/glossary.md": PAGE, "modules/people/lesson.md": LESSON}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    in_process.building(root, root / "site")
    (root / "site").rename(site.folder / "built")
    page.goto("built/people/lesson.html")
    return page


def test_it_opens_and_closes_by_key_and_gives_the_focus_back(lesson: Page) -> None:
    term = lesson.get_by_role("link", name="spare key", exact=True)
    box = lesson.get_by_role("complementary", name="spare key")
    term.focus()
    expect(term).to_have_attribute("aria-expanded", "false")
    lesson.keyboard.press("Enter")
    expect(box).to_be_focused()
    expect(box.locator("p").first).to_have_text(MEANS)
    expect(term).to_have_attribute("aria-expanded", "true")
    lesson.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(term).to_be_focused()


def test_it_opens_by_tap_closes_by_its_button_and_leads_to_the_glossary(lesson: Page) -> None:
    term = lesson.get_by_role("link", name="spare key", exact=True)
    box = lesson.get_by_role("complementary", name="spare key")
    term.click()
    box.get_by_role("button", name="Close").click()
    expect(box).to_have_count(0)
    term.click()
    term.click()
    expect(box).to_have_count(0)
    term.click()
    box.get_by_role("link", name="In the glossary").click()
    expect(lesson.locator("dt:target")).to_have_text("Spare key")
