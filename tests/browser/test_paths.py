"""A role path that a learner takes on home: remembered by this browser, and home leads along it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import learner
from tests.browser.conftest import Opener
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
PATHS = """paths:
  - {id: desk, title: At the desk, modules: [FA-101, FA-102]}
  - {id: road, title: On the road, modules: [FA-102, FA-101]}
"""
KEY = "() => Object.keys(localStorage).filter((key) => key.endsWith('.path')).map((key) => localStorage[key])"


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course with two paths, which have its two modules in either order."""
    shutil.copytree(COURSE, tmp_path / "course")
    catalogue = tmp_path / "course/modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8") + PATHS, "utf-8")
    learner.publish(tmp_path / "course", site.folder)
    return site


def step(page: Page) -> Locator:
    """Return the one step that home offers."""
    return page.locator("[data-place=go-on] a")


def path(page: Page, title: str) -> Locator:
    return page.locator("details").filter(has=page.locator("summary", has_text=title))


def test_a_path_that_was_taken_is_remembered_and_home_starts_with_its_first_module(published: Site, page: Page) -> None:
    page.goto("index.html")
    expect(step(page)).to_have_text("Start with Calling: The First Minute")
    road = path(page, "On the road")
    road.locator("summary").press("Enter")
    expect(road.get_by_role("listitem").get_by_role("link")).to_have_text(
        [
            "Review: Judge and Mend",
            "Calling: The First Minute",
        ]
    )
    road.get_by_role("button", name="Take this path").press("Enter")
    expect(page.get_by_role("status").filter(has_text="is your path now")).to_have_text("On the road is your path now.")
    expect(road.locator("summary")).to_contain_text("Your path")
    expect(road.get_by_role("button", name="Leave this path")).to_be_focused()
    expect(step(page)).to_have_text("Start with Review: Judge and Mend")
    assert page.evaluate(KEY) == ['"road"']

    page.reload()
    expect(road).to_have_attribute("open", "")
    expect(path(page, "At the desk")).not_to_have_attribute("open", "")
    expect(step(page)).to_have_attribute("href", "review/lesson.html")

    road.get_by_role("button", name="Leave this path").click()
    expect(step(page)).to_have_text("Start with Calling: The First Minute")
    expect(road.locator("summary")).not_to_contain_text("Your path", use_inner_text=True)
    assert page.evaluate(KEY) == []


def test_after_a_module_that_is_complete_home_goes_on_along_the_path(published: Site, page: Page) -> None:
    page.goto("index.html")
    kept = {"v": 4, "n": 1}
    date = "2026-11-25T10:00:00.000Z"
    here = {**kept, "path": "review/lesson.html", "title": "What stays", "kept": "read/review/lesson"}
    learner.keep(page, "first-aid-training", {
        "here": {**here, "then": {"path": "review/quiz.html", "title": "Review quiz"}},
        "read/review/lesson": {**kept, "sections": {}, "read": date},
    })  # fmt: skip
    page.reload()
    expect(step(page)).to_have_text("Continue: Review quiz")
    path(page, "On the road").locator("summary").click()
    path(page, "On the road").get_by_role("button").click()
    expect(step(page)).to_have_text("Continue: Review quiz")  # the module is not complete

    learner.keep(page, "first-aid-training", {"done/review": {**kept, "date": date, "version": "1.0"}})
    page.reload()
    expect(step(page)).to_have_text("Continue: Calling: The First Minute")
    expect(step(page)).to_have_attribute("href", page.url.replace("index.html", "calling/index.html"))


def test_a_choice_that_cannot_be_kept_holds_for_the_page(published: Site, page: Page) -> None:
    page.goto("index.html")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    path(page, "On the road").locator("summary").click()
    path(page, "On the road").get_by_role("button").click()
    expect(step(page)).to_have_text("Start with Review: Judge and Mend")


def test_without_scripts_each_path_can_be_read(published: Site, open_context: Opener) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("index.html")
    road = path(page, "On the road")
    expect(road.get_by_role("button")).to_be_hidden()
    road.locator("summary").click()
    expect(road.get_by_role("link", name="Review: Judge and Mend")).to_be_visible()
