"""A page leads with what a learner needs: what stands in its main part, what is a heading, and what is folded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course: one certificate course of two modules."""
    shutil.copytree(COURSE, tmp_path / "course")
    learner.publish(tmp_path / "course", site.folder)
    return site


def test_the_main_part_of_a_page_is_its_content_alone(published: Site, page: Page) -> None:
    for path in ("index.html", "calling/lesson.html", "calling/quiz.html", "learning.html"):
        page.goto(path)
        main = page.get_by_role("main")
        expect(main.get_by_role("heading", level=1)).to_have_count(1)
        assert main.locator(".course-side, .course-toc, .course-footer, .course-header").count() == 0
        expect(page.locator(".course-side")).to_have_count(1)


def test_each_question_is_a_heading_of_its_group(published: Site, page: Page) -> None:
    page.goto("calling/quiz.html")
    expect(page.locator("fieldset:visible").get_by_role("heading", level=2)).to_have_count(6)
    expect(page.get_by_role("heading", level=2, name="Question 1 of 6")).to_be_visible()
    expect(page.get_by_role("group", name="Question 1 of 6")).to_be_visible()
    learner.show_lessons_whole(page, "first-aid-training")
    page.goto("calling/lesson.html")
    expect(page.get_by_role("heading", level=3, name="Check yourself A welder sits down")).to_be_visible()


def test_the_page_of_a_module_folds_what_a_catalogue_tells_and_opens_it_for_links(published: Site, page: Page) -> None:
    page.goto("calling/index.html")
    before = page.get_by_role("heading", level=2)
    expect(before).to_have_text(["What you will be able to do", "How the module works", "To complete it", "Overview"])
    page.get_by_text("More about this module").click()
    expect(page.get_by_role("heading", level=2, name="Who should attend")).to_be_visible()
    page.goto("index.html")
    page.goto("calling/index.html#topics")
    expect(page.get_by_role("heading", level=2, name="Topics")).to_be_in_viewport()
    page.goto("index.html")
    page.goto("calling/index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("heading", level=2, name="Who should attend")).to_be_visible()
