"""Whatever comes to its end says what it was, what is earned by it, and what comes next."""

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
# What is asked first of a learner who looks at a box: its buttons and links that look like what to do next.
STEPS = ".course-button:not(.course-button--plain)"


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course: one certificate course of two modules."""
    shutil.copytree(COURSE, tmp_path / "course")
    learner.publish(tmp_path / "course", site.folder)
    return site


def result(page: Page) -> Locator:
    return page.get_by_role("region", name="Your result")


def drawings(box: Locator) -> list[str]:
    """Return the names of the drawings that show."""
    shown = box.locator(".course-drawing:visible").all()
    return [(one.get_attribute("class") or "").rpartition("--")[2] for one in shown]


def test_a_quiz_that_is_not_passed_yet_says_what_to_read_first_how_long_that_takes_and_then_to_try(
    published: Site, page: Page
) -> None:
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page, wrong=["welder-on-the-floor", "words-for-the-call", "what-else-to-say"])
    expect(result(page)).to_contain_text("Not yet: 3 of 6 points, 50%.")
    assert drawings(result(page)) == ["not-yet"]
    expect(result(page)).to_contain_text("First read again, about 2 minutes:")
    expect(result(page).get_by_role("link")).to_have_text(["Read again: Look", "Read again: Call"])
    expect(result(page).locator(STEPS)).to_have_text(["Try again on what you missed"])
    expect(result(page).get_by_role("button", name="Try again on what you missed")).to_be_in_viewport()


def test_a_pass_looks_and_reads_otherwise_says_what_is_earned_and_leads_on(published: Site, page: Page) -> None:
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page, wrong=["words-for-the-call"])
    expect(result(page)).to_contain_text("Passed: 5 of 6 points, 83%.")
    assert drawings(result(page)) == ["passed"]
    expect(result(page)).to_contain_text("The pass is yours from now on")
    expect(result(page)).to_contain_text(re.compile("Worth reading again, about .* minutes?:"))
    expect(result(page).locator(STEPS)).to_have_text(["Go on: Checklist: After a call"])
    edges = "(box) => getComputedStyle(box).borderTopStyle"
    passed = result(page).evaluate(edges)
    page.get_by_role("button", name="Start afresh").click()
    learner.take_the_quiz(page, wrong=["welder-on-the-floor", "words-for-the-call", "what-else-to-say"])
    assert result(page).evaluate(edges) != passed


@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_what_is_drawn_moves_for_those_alone_who_have_nothing_against_it(
    published: Site, page: Page, wish: str, moves: bool
) -> None:
    page.emulate_media(reduced_motion="reduce" if wish == "reduce" else "no-preference")
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page)
    tick = result(page).locator(".course-drawing__tick:visible")
    assert (tick.evaluate("(line) => getComputedStyle(line).animationName") != "none") is moves
