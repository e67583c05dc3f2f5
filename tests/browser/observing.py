"""A checklist that is gone through with an observer, a phone to do it with, and what is done on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID

COURSE = "first-aid-training"
LISTS = "modules/people/checklists.yml"
PHONE = {"width": 390, "height": 844}
ITEMS = ["Said where you are", "Stayed with the person"]


@pytest.fixture
def observed(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Site:
    lists = VALID[LISTS].replace("  revision: 1\n", "  revision: 1\n  required: observed\n")
    learner.publish(course_files({LISTS: lists}), site.folder)
    return site


@pytest.fixture
def phone(observed: Site, open_context: Callable[..., BrowserContext]) -> Page:
    page = open_context(viewport=PHONE, accept_downloads=True, locale="en-GB").new_page()
    page.clock.install(time="2026-11-29T09:00:00")
    return page


def fill(page: Page, who: str, *marks: str, observer: str = "Kim Lee") -> None:
    """Fill in an open sheet, but for its signature."""
    page.get_by_label("Who is observed").fill(who)
    page.get_by_label("Place", exact=True).fill("Gate 2")
    page.get_by_label("Observer", exact=True).fill(observer)
    for item, mark in zip(ITEMS, marks, strict=True):
        page.get_by_role("group", name=item).get_by_label(mark, exact=True).check()
    page.get_by_label("Overall, in one line").fill(f"{who} was calm")


def sign(page: Page, name: str = "Kim Lee") -> None:
    page.get_by_label("Observer’s signature: type your name again").fill(name)
    page.get_by_role("button", name="Sign this sheet").click()


def sheet_of(page: Page, who: str, *marks: str) -> Path:
    """Observe somebody, and return the file of the sheet."""
    page.goto("observe.html")
    page.get_by_role("button", name="New sheet: After a call").click()
    fill(page, who, *marks)
    sign(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this sheet as a file").click()
    return Path(download.value.path())


def said(page: Page) -> Any:
    return expect(page.locator("course-observe > div > .course-notice"))
