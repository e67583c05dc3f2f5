"""Whatever comes to its end says what it was, what is earned by it, and what comes next."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

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
    expect(result(page)).to_contain_text("Before you try again, about 2 minutes:")
    expect(result(page).get_by_role("link")).to_have_text(["Read again: Look", "Read again: Call"])
    expect(result(page).locator(STEPS)).to_have_text(["Try again on what you missed"])
    expect(result(page).get_by_role("button", name="Try again on what you missed")).to_be_in_viewport()


def test_a_pass_looks_and_reads_otherwise_says_what_is_earned_and_leads_on(published: Site, page: Page) -> None:
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page, wrong=["words-for-the-call"])
    expect(result(page)).to_contain_text("Passed: 5 of 6 points, 83%.")
    assert drawings(result(page)) == ["passed"]
    expect(result(page)).to_contain_text("The pass is yours from now on")
    expect(result(page)).to_contain_text(re.compile("Worth another look, about .* minutes?:"))
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


DATE = "2026-11-01T10:00:00.000Z"
PLAYED = {"v": 3, "n": 1, "runs": [{"date": DATE, "path": ["start"], "ends": "good", "effects": {}}]}
DONE = {"v": 3, "n": 1, "date": DATE, "version": "1.0"}
COURSE_ID = "first-aid-training"


def ending(page: Page) -> Locator:
    return page.locator("course-ending")


def what(page: Page) -> Locator:
    return ending(page).get_by_role("status")


def onwards(page: Page) -> Locator:
    return page.locator(".course-onwards")


def finish_calling(page: Page) -> None:
    """Do what the module Calling asks for, but for its checklists."""
    page.goto("index.html")
    learner.keep(page, COURSE_ID, {"scenario/calling/fall-on-the-stairs": PLAYED})
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page)


def read_the_list(page: Page, name: str) -> None:
    page.goto(f"calling/checklist-{name}.html")
    with learner.keeping(page):
        page.get_by_role("button", name="I have read this list").click()


def test_a_lesson_that_is_read_says_so_and_how_much_of_its_module_is_done(published: Site, page: Page) -> None:
    page.goto("calling/lesson.html")
    expect(ending(page)).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(learner.UNREAD)
    learner.read_the_lesson(page)
    expect(what(page)).to_have_text("Lesson read")
    expect(onwards(page)).to_be_in_viewport(ratio=1)
    assert drawings(ending(page)) == ["read"]
    left = r"Steps of this module done: 1 of \d\. About \d+ minutes left\."
    expect(ending(page)).to_contain_text(re.compile(left))
    expect(onwards(page)).to_have_text("Take the quiz")
    page.get_by_role("button", name="Mark this lesson as not read").click()
    expect(ending(page)).to_be_hidden()


def test_a_list_that_nobody_has_used_yet_speaks_of_no_end(published: Site, page: Page) -> None:
    page.goto("calling/checklist-after-a-call.html")
    expect(page.get_by_role("button", name="I have read this list")).to_be_visible()
    expect(page.locator("course-ending")).to_be_hidden()


def test_a_checklist_that_is_read_leads_to_the_next_page_and_at_last_to_what_is_still_open(
    published: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    read_the_list(page, "after-a-call")
    expect(what(page)).to_have_text("Checklist read")
    expect(onwards(page)).to_be_in_viewport(ratio=1)
    assert drawings(ending(page)) == ["list"]
    expect(onwards(page)).to_have_text("Go on: Checklist: Before welding")
    read_the_list(page, "before-welding")
    expect(onwards(page)).to_have_text("Go on: Read “The first minute”")
    expect(ending(page).get_by_role("listitem")).to_contain_text(["The first minute", "Quiz"])
    at = ending(page).get_by_role("link", name="Quiz")
    at.focus()  # what is kept meanwhile, and where one is, is told again and again
    ending(page).evaluate("async (ending) => { ending.refresh(); await ending.warn(false); }")
    expect(at).to_be_focused()


def test_a_module_that_is_done_leads_to_the_next_and_a_course_that_is_done_to_its_certificate(
    published: Site, page: Page
) -> None:
    finish_calling(page)
    read_the_list(page, "after-a-call")
    read_the_list(page, "before-welding")
    expect(what(page)).to_have_text("Module complete: FA-101 Calling: The First Minute")
    assert drawings(ending(page)) == ["module"]
    expect(onwards(page)).to_have_text("Go on: Review: Judge and Mend")
    page.goto("calling/index.html")
    expect(page.locator(".course-start").get_by_role("link")).to_have_text("Go on: Review: Judge and Mend")

    learner.keep(page, COURSE_ID, {"done/review": DONE})
    page.goto("calling/checklist-before-welding.html")
    expect(what(page)).to_have_text("Course complete: The First Minutes")
    assert drawings(ending(page)) == ["course"]
    expect(onwards(page)).to_have_text("Your certificate is ready")
    with page.expect_navigation():
        onwards(page).click()
    assert page.url.endswith("learning.html#course-first-minutes")


def test_a_pass_that_completes_a_module_says_so_in_the_result(published: Site, page: Page) -> None:
    page.goto("index.html")
    learner.keep(page, COURSE_ID, {"scenario/calling/fall-on-the-stairs": PLAYED})
    for name in ("after-a-call", "before-welding"):
        read_the_list(page, name)
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page)
    expect(result(page).get_by_role("status")).to_have_text("Module complete: FA-101 Calling: The First Minute")
    expect(result(page).locator(STEPS)).to_have_text(["Go on: Review: Judge and Mend"])
    page.get_by_role("button", name="Start afresh").click()
    learner.take_the_quiz(page, wrong=["welder-on-the-floor", "words-for-the-call", "what-else-to-say"])
    expect(ending(page)).to_be_hidden()  # what is done stays done, and is not what this attempt came to


def test_the_list_that_completes_a_module_leaves_what_leads_on_in_view_as_the_one_full_button(
    published: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    finish_calling(page)
    read_the_list(page, "after-a-call")
    page.goto("calling/checklist-before-welding.html")
    steps = page.locator("main").locator(STEPS).filter(visible=True)
    expect(steps).to_have_text(["I have read this list"])
    page.get_by_role("button", name="I have read this list").click()
    expect(ending(page)).to_contain_text("This browser does not promise to keep what you have done")
    expect(onwards(page)).to_be_in_viewport(ratio=1)
    expect(steps).to_have_text(["Go on: Review: Judge and Mend"])


def test_the_page_of_a_course_goes_on_with_it_and_ends_with_its_certificate(published: Site, page: Page) -> None:
    page.goto("courses/first-minutes.html")
    page.set_viewport_size({"width": 360, "height": 740})
    step = page.locator("[data-place=course] a")
    expect(step).to_be_in_viewport(ratio=1)
    expect(step).to_have_text("Start with Calling: The First Minute")
    learner.keep(page, COURSE_ID, {"scenario/calling/fall-on-the-stairs": PLAYED})
    page.reload()
    expect(step).to_have_text("Continue: Calling: The First Minute")
    learner.keep(page, COURSE_ID, {"done/calling": DONE})
    page.reload()
    expect(step).to_have_text("Continue: Review: Judge and Mend")
    learner.keep(page, COURSE_ID, {"done/review": DONE})
    page.reload()
    expect(step).to_have_text("Your certificate is ready")
    expect(step).to_have_attribute("href", "../learning.html#course-first-minutes")


@pytest.mark.parametrize(
    "path",
    ["index.html", "courses/first-minutes.html", "calling/index.html", "calling/lesson.html", "calling/quiz.html"],
)
def test_a_phone_shows_how_many_modules_are_done_and_my_learning_is_one_tap_away(
    published: Site, page: Page, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    learning = page.get_by_role("banner").get_by_role("link", name="My learning")
    expect(learning).to_be_in_viewport(ratio=1)
    learner.keep(page, COURSE_ID, {"done/calling": DONE, "scenario/calling/fall-on-the-stairs": PLAYED})
    page.reload()
    expect(learning).to_contain_text("1 of 2")
    expect(learning).to_have_accessible_name("My learning 1 of 2 modules complete")
    with page.expect_navigation():
        learning.click()
    assert page.url.endswith("learning.html")


def test_the_list_of_pages_marks_modules_and_courses(published: Site, page: Page) -> None:
    page.goto("review/index.html")
    records = {"done/calling": DONE, "finished/first-minutes": DONE, "scenario/calling/fall-on-the-stairs": PLAYED}
    learner.keep(page, COURSE_ID, records)
    page.reload()
    pages = page.get_by_role("navigation", name="Course pages")
    expect(pages.get_by_role("link", name="Calling: The First Minute Complete")).to_be_attached()
    expect(pages.get_by_role("link", name="The First Minutes Complete")).to_be_attached()


IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1"
ERASED = (
    "Safari erases what you have done here after seven days of use without a visit: save it as a file on My learning, "
    "or add this training to your home screen by the Share button."
)
UNPROMISED = "This browser does not promise to keep what you have done: save it as a file on My learning."


def lasts(page: Page) -> Locator:
    return ending(page).locator(".course-ending__lasts")


def test_who_may_lose_what_was_done_is_told_and_offered_a_file(
    published: Site, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(user_agent=IPHONE).new_page()
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    expect(lasts(page)).to_have_text(ERASED)
    lasts(page).get_by_role("link", name="My learning").click()
    page.get_by_role("button", name="Save my progress as a file").click()
    expect(page.get_by_text("You last saved a file on")).to_be_visible()
    learner.show_lessons_whole(page, COURSE_ID)
    page.goto("calling/lesson.html")
    expect(what(page)).to_have_text("Lesson read")
    expect(ending(page)).to_contain_text("1 of")
    expect(lasts(page)).to_have_count(0)
    learner.keep(page, COURSE_ID, {"exported": {"v": 3, "n": 9, "date": "2026-01-01T10:00:00.000Z"}})
    page.reload()
    expect(lasts(page)).to_have_text(ERASED)


def test_a_browser_that_merely_gives_no_promise_says_so_at_the_end_of_a_module_alone(
    published: Site, page: Page
) -> None:
    finish_calling(page)
    read_the_list(page, "after-a-call")
    expect(what(page)).to_have_text("Checklist read")
    expect(lasts(page)).to_have_count(0)
    read_the_list(page, "before-welding")
    expect(lasts(page)).to_have_text(UNPROMISED)
