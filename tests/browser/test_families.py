"""A large catalogue in a browser: chosen from by role, level and words, on home and on a family's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.large_course import large

CourseFiles = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def published(site: Site, course_files: CourseFiles) -> Site:
    learner.publish(course_files(large()), site.folder)
    return site


def test_a_choice_on_home_counts_in_families_and_is_handed_on_to_their_pages(published: Site, page: Page) -> None:
    page.goto("index.html")
    page.get_by_label("For whom?").select_option("front desk")
    expect(page.get_by_role("status")).to_have_text("1 of 5 courses and modules fit.")
    expect(page.get_by_role("heading", name="Staying calm")).to_be_hidden()
    family = page.locator(".course-family").filter(has_text="2 modules of First aid")
    expect(family).to_contain_text("one fits")
    family.get_by_role("link").press("Enter")
    expect(page.get_by_role("heading", name="First aid", level=1)).to_be_visible()
    expect(page.get_by_label("For whom?")).to_have_value("front desk")
    expect(page.get_by_role("status")).to_have_text("1 of 3 courses and modules fit.")
    cards = page.locator(".course-cards")
    expect(cards.get_by_role("link", name="Shock")).to_be_visible()
    expect(cards.get_by_role("link", name="People: Until Help Comes")).to_be_hidden()
    page.get_by_label("For whom?").select_option("Everybody")
    page.get_by_label("With which words?").fill("help  PEOPLE")
    expect(page.get_by_role("status")).to_have_text("1 of 3 courses and modules fit.")
    expect(cards.get_by_role("link", name="People: Until Help Comes")).to_be_visible()
    expect(page.get_by_role("heading", name="Courses")).to_be_hidden()
