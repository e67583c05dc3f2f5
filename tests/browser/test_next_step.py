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


def walked_through(page: Page) -> list[str]:
    """Follow the link to the next page from home to the last, and return where it led."""
    page.goto("index.html")
    met = [path_of(page)]
    while next_page(page).count():
        with page.expect_navigation():
            next_page(page).click()
        met.append(path_of(page))
    return met


def go_on_to_the_quiz(page: Page) -> None:
    """Go through the sections of a lesson that are left, and on to the quiz."""
    while (on := page.get_by_role("link", name=re.compile("^Continue: "))).count():
        on.click()
    with page.expect_navigation():
        page.get_by_role("region", name="Next step").get_by_role("link", name="Take the quiz").click()


def test_each_page_leads_to_the_next_of_the_way_and_home_to_where_a_learner_stopped(
    published: Site, page: Page
) -> None:
    met = walked_through(page)
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
    expect(step(page)).to_have_text("Continue: The first minute · Call 0 of 2 modules complete")
    step(page).get_by_role("link").click()
    assert path_of(page) == "calling/lesson.html#call"

    expect(page.locator("course-sections")).to_contain_text("Section 2 of")
    go_on_to_the_quiz(page)
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
    expect(button).to_have_text("Go on: Read the checklist “After a call”")

    page.evaluate("localStorage.removeItem('coursewright/first-aid-training/here')")  # as an earlier version left it
    page.goto("index.html")
    expect(step(page).get_by_role("link", name="My learning")).to_be_visible()


def test_a_lesson_of_which_a_question_was_answered_is_begun_before_any_section_is_read(
    published: Site, page: Page
) -> None:
    page.goto("calling/lesson.html")
    box = page.locator("course-check", has=page.locator("#question-welder-on-the-floor"))
    box.scroll_into_view_if_needed()
    box.get_by_role("radio").or_(box.get_by_role("checkbox")).first.check()
    with learner.keeping(page):
        box.get_by_role("button", name="Check answer").click()
    page.wait_for_function("() => localStorage.getItem('coursewright/first-aid-training/here')")
    page.goto("index.html")
    expect(step(page).get_by_role("link")).to_have_text("Continue: The first minute")
    page.goto("learning.html")
    expect(page.locator("[data-place=next]")).to_have_text("Continue: The first minute")


def expect_one_step(page: Page, module: str, path: str) -> None:
    """Look where the page that is shown, home, My learning and the page of a module lead: all to the same page."""
    url = f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/{path}"
    expect(page.locator(".course-onwards")).to_have_js_property("href", url)
    page.goto("index.html")
    expect(step(page).get_by_role("link")).to_have_js_property("href", url)
    page.goto("learning.html")
    expect(page.locator("[data-place=next] a")).to_have_js_property("href", url)
    page.goto(f"{module}/index.html")
    expect(page.locator(".course-start a")).to_have_js_property("href", url)


def read_the_list(page: Page, path: str) -> None:
    page.goto(path)
    with learner.keeping(page):
        page.get_by_role("button", name="I have read this list").click()


def test_whatever_order_parts_are_done_in_every_page_offers_the_same_step_and_none_that_is_done(
    published: Site, page: Page
) -> None:
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page)
    expect_one_step(page, "calling", "calling/checklist-after-a-call.html")
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    expect_one_step(page, "calling", "calling/checklist-after-a-call.html")  # and not the quiz, which is passed
    read_the_list(page, "calling/checklist-before-welding.html")
    expect_one_step(page, "calling", "calling/checklist-after-a-call.html")
    read_the_list(page, "calling/checklist-after-a-call.html")
    expect_one_step(page, "calling", "calling/lesson.html#scenario-fall-on-the-stairs")
    run = {"v": 4, "n": 1, "runs": [{**learner.RUN, "path": ["start"]}]}
    learner.keep(page, "first-aid-training", {"scenario/calling/fall-on-the-stairs": run})
    page.goto("calling/lesson.html")
    expect(page.locator(".course-ending__what")).to_contain_text("Module complete")
    expect_one_step(page, "calling", "review/index.html")
    done = {"v": 4, "n": 1, "date": "2026-11-25T10:00:00.000Z", "version": "1.0"}
    learner.keep(page, "first-aid-training", {"done/review": done})
    page.goto("calling/lesson.html")
    expect(page.locator(".course-ending__what")).to_contain_text("Course complete")
    certificate = f"{page.url.split('/calling/')[0]}/learning.html#course-first-minutes"
    expect(page.locator(".course-onwards")).to_have_js_property("href", certificate)
    page.goto("index.html")
    expect(step(page).get_by_role("link")).to_have_text("Your certificate is ready")
    expect(step(page).get_by_role("link")).to_have_js_property("href", certificate)


def test_a_step_that_an_earlier_version_kept_is_not_offered_once_it_is_done(published: Site, page: Page) -> None:
    page.goto("index.html")
    kept = {"v": 4, "n": 1}
    date = "2026-11-25T10:00:00.000Z"
    then = {"path": "calling/quiz.html", "title": "Calling: check yourself"}
    here = {"path": "calling/lesson.html", "title": "The first minute", "kept": "read/calling/lesson", "then": then}
    read = {**kept, "sections": {}, "read": date}
    records = {"here": {**kept, **here}, "read/calling/lesson": read}
    learner.keep(page, "first-aid-training", records)
    page.reload()
    expect(step(page).get_by_role("link")).to_have_text("Continue: Calling: check yourself")
    passed = {**kept, "seed": 1, "drawn": [], "passed": date}
    learner.keep(page, "first-aid-training", {"quiz/calling": passed})
    page.reload()
    expect(step(page).get_by_role("link")).to_have_text("Continue: Calling: The First Minute")
    expect(step(page).get_by_role("link")).to_have_attribute("href", re.compile("calling/index.html$"))


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


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_first_screen_of_my_learning_has_the_one_next_step(
    published: Site, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("learning.html")
    steps = page.get_by_role("main").locator(".course-button:not(.course-button--plain)").filter(visible=True)
    first = page.locator("[data-place=next] a.course-button")
    expect(first).to_have_text("Start with Calling: The First Minute")
    expect(first).to_be_in_viewport(ratio=1)
    expect(first).to_have_attribute("href", re.compile("calling/lesson.html$"))
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    page.goto("learning.html")
    expect(first).to_have_text("Continue: Calling: check yourself")
    expect(first).to_be_in_viewport(ratio=1)
    expect(steps).to_have_text(["Continue: Calling: check yourself", "Save my progress as a file"])
