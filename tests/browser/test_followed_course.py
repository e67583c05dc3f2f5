"""A course that a learner sets out on leads to its certificate; one that is complete by the way is only told of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
COURSE_ID = "first-aid-training"
DATE = "2026-11-25T10:00:00.000Z"
DONE = {"v": 4, "n": 1, "date": DATE, "version": "1.0"}
READ = {"v": 4, "n": 1, "acknowledged": DATE}
# All that the module Calling asks for, but for its lesson and its quiz.
THE_REST = {
    "scenario/calling/fall-on-the-stairs": {"v": 4, "n": 1, "runs": [{**learner.RUN, "path": ["start"]}]},
    "list/after-a-call": READ,
    "list/before-welding": READ,
}


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course with a second course, which its first module alone completes."""
    return publish(site, tmp_path, alone=False)


def publish(site: Site, tmp_path: Path, *, alone: bool) -> Site:
    shutil.copytree(COURSE, tmp_path / "course")
    catalogue = tmp_path / "course/modules/catalogue.yml"
    text = catalogue.read_text("utf-8")
    start, end = text.index("  - id: first-minutes\n"), text.index("completion:")
    second = text[start:end]
    for old, new in (
        ("first-minutes", "just-calling"),
        ("CERT-FA", "CERT-JC"),
        ("The First Minutes", "Just Calling"),
        ("core: [FA-101, FA-102]", "core: [FA-101]"),
        ("Calling first, then the review.", "Calling alone."),
    ):
        assert old in second
        second = second.replace(old, new)
    catalogue.write_text(text[: start if alone else end] + second + text[end:], "utf-8")
    learner.publish(tmp_path / "course", site.folder)
    return site


def ending(page: Page) -> Locator:
    return page.locator("course-ending")


def what(page: Page) -> Locator:
    return page.locator(".course-ending__what")


def onwards(page: Page) -> Locator:
    return page.locator(".course-onwards")


def finish_calling(page: Page) -> None:
    learner.keep(page, COURSE_ID, THE_REST)
    page.goto("calling/quiz.html")
    learner.take_the_quiz(page)
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)


def make_the_certificate(page: Page) -> None:
    """Go on to the certificate of the course that is complete, and make it."""
    expect(onwards(page)).to_have_text("Your certificate is ready")
    with page.expect_navigation():
        onwards(page).click()
    box = page.locator("[data-id=just-calling]")
    box.get_by_label("Your name, as it should stand on the certificate").fill("Ada Holm")
    with page.expect_navigation():
        box.get_by_role("button", name="Make my certificate").click()


def test_a_course_that_nobody_chose_is_told_of_and_the_way_goes_on(published: Site, page: Page) -> None:
    page.goto("index.html")
    finish_calling(page)
    expect(what(page)).to_have_text("Module complete: FA-101 Calling: The First Minute")
    expect(ending(page)).to_contain_text(
        "This also completes the course Just Calling, which has a certificate of its own."
    )
    certificate = ending(page).get_by_role("link", name="Just Calling")
    expect(certificate).to_have_attribute("href", "../learning.html#course-just-calling")
    expect(onwards(page)).to_have_text("Go on: Review: Judge and Mend")
    page.goto("index.html")
    expect(page.locator("[data-place=go-on] a")).to_have_text("Continue: Review: Judge and Mend")

    learner.keep(page, COURSE_ID, {"done/review": DONE})
    page.goto("calling/lesson.html")
    expect(what(page)).to_have_text("Course complete: The First Minutes")
    expect(onwards(page)).to_have_attribute("href", "../learning.html#course-first-minutes")


def test_whoever_sets_out_from_the_page_of_a_course_is_led_to_its_certificate_and_then_on(
    published: Site, page: Page
) -> None:
    page.goto("courses/just-calling.html")
    with page.expect_navigation():
        page.locator("[data-place=course] a").click()
    finish_calling(page)
    expect(what(page)).to_have_text("Course complete: Just Calling")
    expect(onwards(page)).to_have_text("Your certificate is ready")
    make_the_certificate(page)
    page.goto("calling/lesson.html")  # whose certificate is made goes on
    expect(what(page)).to_have_text("Module complete: FA-101 Calling: The First Minute")
    expect(onwards(page)).to_have_text("Go on: Review: Judge and Mend")


def test_whoever_has_done_all_that_was_begun_is_told_so_and_offered_what_is_new(
    site: Site, tmp_path: Path, page: Page
) -> None:
    publish(site, tmp_path, alone=True)
    page.goto("courses/just-calling.html")
    with page.expect_navigation():
        page.locator("[data-place=course] a").click()
    finish_calling(page)
    make_the_certificate(page)
    page.goto("index.html")
    with page.expect_navigation():
        page.locator("[data-place=go-on]").get_by_role("link", name="My learning").click()
    step = page.locator("[data-place=next]")
    expect(step).to_have_text("All that you have begun is done. Start with Review: Judge and Mend")
    expect(page.locator("[data-id=just-calling] .course-says__status")).to_have_text("Complete")
    with page.expect_navigation():
        step.get_by_role("link").click()
    assert page.url.endswith("review/lesson.html")


def test_a_course_that_is_gone_on_with_from_my_learning_is_followed_until_everything_is_begun_afresh(
    published: Site, page: Page
) -> None:
    page.goto("learning.html")
    with page.expect_navigation():
        page.locator("[data-id=just-calling]").get_by_role("link", name="Start FA-101").click()
    finish_calling(page)
    expect(onwards(page)).to_have_text("Your certificate is ready")
    page.goto("learning.html")
    page.get_by_role("button", name="Start everything afresh").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio").last.check()
    dialog.get_by_role("button", name="Go on").click()
    dialog.get_by_role("button", name="Forget it").click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    finish_calling(page)
    expect(onwards(page)).to_have_text("Go on: Review: Judge and Mend")


# What a browser keeps that followed a course before it, and its module, had the names of today; and what the site says.
FOLLOWED = """() => localStorage.setItem(`${new URL(".", location.href).pathname}.course`, JSON.stringify({
  id: "only-ringing", core: [{ path: "ringing/index.html", title: "Ringing" }], electives: [], choose: 0 }))"""
FORMER = """window.coursewright = { former: {
  modules: { ringing: ["calling"] }, courses: { "only-ringing": ["just-calling"] } } }"""


def test_a_course_that_is_followed_is_led_along_under_the_names_of_today(published: Site, page: Page) -> None:
    page.goto("index.html")
    page.evaluate(FOLLOWED)
    page.add_init_script(FORMER)
    finish_calling(page)
    expect(what(page)).to_have_text("Course complete: Just Calling")
    page.goto("index.html")  # and not on to the module under its former name
    expect(page.locator("[data-place=go-on] a")).to_have_text("Your certificate is ready")
