"""Home leads to the first lesson, and whoever has begun to where they stopped; each page to the one that follows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
MODULES = {
    "calling": ("lesson", "quiz", "checklist-after-a-call", "checklist-before-welding"),
    "review": ("lesson", "quiz", "checklist-observed-call"),
}


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course: one certificate course of two modules."""
    shutil.copytree(COURSE, tmp_path / "course")
    learner.publish(tmp_path / "course", site.folder)
    return site


def path_of(page: Page) -> str:
    return page.url.split("/", 3)[3]


def next_page(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Previous and next page").locator("[rel=next]")


def step(page: Page) -> Locator:
    """Return the one step that home offers."""
    return page.locator("[data-place=go-on]")


def test_each_page_leads_to_the_next_of_the_way_and_home_to_where_a_learner_stopped(
    published: Site, page: Page
) -> None:
    page.goto("index.html")
    met = [path_of(page)]
    while next_page(page).count():
        with page.expect_navigation():
            next_page(page).click()
        met.append(path_of(page))
    of_modules = [f"{module}/{name}.html" for module, names in MODULES.items() for name in ("index", *names)]
    assert met == ["index.html", "courses/first-minutes.html", *of_modules]

    page.goto("index.html")  # nothing is kept of pages that were only looked at
    expect(step(page).get_by_role("link", name="Start with Calling: The First Minute")).to_be_visible()
    with page.expect_navigation():
        step(page).get_by_role("link").click()
    assert path_of(page) == "calling/lesson.html"

    page.locator("course-read").evaluate("(lesson) => lesson.seen('look')")
    page.wait_for_function("() => localStorage.getItem('coursewright/first-aid-training/here')")
    page.goto("index.html")
    expect(step(page)).to_have_text("Continue: The first minute 0 of 2 modules complete")
    step(page).get_by_role("link").click()
    assert path_of(page) == "calling/lesson.html#call"

    while (on := page.get_by_role("link", name=re.compile("^Continue: "))).count():
        on.click()
    with page.expect_navigation():
        page.get_by_role("region", name="Next step").get_by_role("link", name="Take the quiz").click()
    page.goto("index.html")  # who goes on to the quiz has read the last section
    step(page).get_by_role("link", name="Continue: Calling: check yourself").click()
    assert path_of(page) == "calling/quiz.html"
    learner.take_the_quiz(page)
    result = page.get_by_role("region", name="Your result")
    expect(result.get_by_role("link", name="Go on: Checklist: After a call")).to_be_visible()
    page.goto("index.html")
    step(page).get_by_role("link", name="Continue: Checklist: After a call").click()
    assert path_of(page) == "calling/checklist-after-a-call.html"

    page.goto("calling/index.html")
    button = page.locator(".course-start").get_by_role("link")
    expect(button).to_have_text("Go on: Play “A fall on the stairs”")

    page.evaluate("localStorage.removeItem('coursewright/first-aid-training/here')")  # as an earlier version left it
    page.goto("index.html")
    expect(step(page).get_by_role("link", name="My learning")).to_be_visible()


@pytest.mark.parametrize("path", ["../elsewhere.html", "%2e%2e/elsewhere.html", "x/../../elsewhere.html"])
def test_no_step_that_a_file_brought_in_leads_out_of_the_site(
    site: Site, tmp_path: Path, page: Page, path: str
) -> None:
    shutil.copytree(COURSE, tmp_path / "course")
    (site.folder / "school").mkdir()
    learner.publish(tmp_path / "course", site.folder / "school")
    page.goto("school/index.html")
    here = {"v": 4, "n": 1, "path": path, "title": "Elsewhere", "kept": "read/calling/lesson"}
    read = {"v": 4, "n": 1, "sections": {"look": "2026-11-01T10:00:00.000Z"}}
    learner.keep(page, "first-aid-training", {"here": here, "read/calling/lesson": read})
    page.reload()
    expect(step(page).get_by_role("link", name="My learning")).to_have_attribute("href", "learning.html")
    expect(step(page)).not_to_contain_text("Elsewhere")
