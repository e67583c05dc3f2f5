"""A lesson section by section: one is shown, the next is one press away, and every way to a section leads there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
LESSON = """---
title: Three things
summary: Look, call, stay.
---

Words before the first section.

## Look

Anybody can help.[^000-01] Call within [[call-within]].

## Call

<!-- question: first-call -->

### On the line

Stay on the line.

## Stay

Words of the end.
"""
TWO = LESSON.replace("## Stay\n", "### Stay\n")
SHOWN = (
    """() => [...document.querySelectorAll("article h2")].filter((one) => one.checkVisibility()).map((one) => one.id)"""
)
# Whether these sections of the lesson are kept as read, and no others.
READ = """(names) => {
  const { sections } = JSON.parse(localStorage.getItem("coursewright/first-aid-training/read/people/lesson")) || {};
  return sections && Object.keys(sections).join() === names.join();
}"""
MAY = "2026-05-04T09:00:00.000Z"


@pytest.fixture
def publish(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Callable[[str], None]:
    def write(lesson: str) -> None:
        learner.publish(course_files({"modules/people/lesson.md": lesson}), site.folder)

    return write


@pytest.fixture
def published(publish: Callable[[str], None]) -> None:
    publish(LESSON)


def shows(page: Page, number: int, heading: str) -> None:
    """One section is shown, and all that says which one says this one."""
    expect(page.get_by_text(f"Section {number} of 3")).to_be_visible()
    expect(page.get_by_role("progressbar", name=f"Section {number} of 3")).to_have_attribute("value", str(number))
    expect(page.locator("article .course-sections__one:not([hidden]) > h2")).to_have_text([heading])
    expect(page.locator(".course-toc [aria-current]")).to_have_text([heading])


def test_a_lesson_is_read_section_by_section_and_the_browser_goes_back(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    shows(page, 1, "Look")
    assert page.evaluate(SHOWN) == ["look", "sources"]
    expect(page.get_by_text("Words before the first section.")).to_be_visible()
    expect(page.get_by_role("link", name="Back", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Continue: Call").press("Enter")
    shows(page, 2, "Call")
    assert page.evaluate(SHOWN) == ["call"]
    heading = page.get_by_role("heading", name="Call", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_have_accessible_description("Section 2 of 3")
    expect(page.get_by_text("Words before the first section.")).to_be_hidden()
    page.get_by_role("link", name="Continue: Stay").press("Enter")
    shows(page, 3, "Stay")
    assert page.evaluate(SHOWN) == ["stay", "next-step"]
    page.get_by_role("link", name="Back", exact=True).press("Enter")
    shows(page, 2, "Call")
    page.go_back()
    shows(page, 3, "Stay")
    page.go_back()
    shows(page, 2, "Call")
    page.go_back()
    shows(page, 1, "Look")
    page.reload()
    shows(page, 1, "Look")


def test_going_on_counts_a_section_as_read_and_the_lesson_opens_at_the_next(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    page.evaluate(learner.UNREAD)
    page.get_by_role("link", name="Continue: Call").click()
    page.wait_for_function(READ, arg=["look"])
    page.goto("index.html")
    page.goto("people/lesson.html")
    shows(page, 2, "Call")
    page.goto("index.html")
    learner.keep(page, COURSE, {"read/people/lesson": {"v": 4, "n": 9, "sections": {"look": MAY, "call": MAY}}})
    page.goto("people/lesson.html")
    shows(page, 3, "Stay")
    learner.read_the_lesson(page)
    page.goto("index.html")
    page.goto("people/lesson.html")
    shows(page, 1, "Look")


def test_what_is_above_a_section_that_a_link_leads_to_is_not_read(published: None, page: Page) -> None:
    page.goto("people/lesson.html#stay")
    shows(page, 3, "Stay")
    page.wait_for_function(READ, arg=["stay"])  # its own end is on the screen
    expect(page.get_by_role("button", name="I have read this lesson")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "number", "heading"),
    [
        ("#call", 2, "Call"),
        ("#on-the-line", 2, "Call"),
        ("#question-first-call", 2, "Call"),
        ("#fn:000-01", 1, "Look"),
        ("#next-step", 3, "Stay"),
        ("#nowhere", 1, "Look"),
        ("#%", 1, "Look"),
    ],
)
def test_every_address_of_a_part_opens_its_section(
    published: None, page: Page, address: str, number: int, heading: str
) -> None:
    page.goto(f"people/lesson.html{address}")
    shows(page, number, heading)
    page.goto("people/lesson.html")
    shows(page, 1, "Look")
    page.evaluate("(hash) => { location.hash = hash; }", address)
    shows(page, number, heading)


def test_the_skip_link_leads_out_of_no_section(published: None, page: Page) -> None:
    page.goto("people/lesson.html#stay")
    page.get_by_role("link", name="Skip to content").press("Enter")
    expect(page).to_have_url("people/lesson.html#course-main")
    shows(page, 3, "Stay")
    page.reload()
    shows(page, 3, "Stay")


def test_what_the_browser_finds_in_another_section_is_shown(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    shows(page, 1, "Look")
    hidden = page.locator(".course-sections__one[hidden='until-found']")
    expect(hidden).to_have_count(2)
    hidden.last.evaluate("(one) => one.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    shows(page, 3, "Stay")


def test_an_older_browser_is_shown_where_a_link_leads(published: None, page: Page) -> None:
    page.add_init_script("delete HTMLElement.prototype.onbeforematch")
    page.goto("people/lesson.html")
    shows(page, 1, "Look")
    expect(page.locator(".course-sections__one[hidden='']")).to_have_count(2)
    page.get_by_role("link", name="Continue: Call").click()
    shows(page, 2, "Call")
    expect(page.get_by_role("heading", name="Call", exact=True)).to_be_in_viewport()
    page.go_back()
    shows(page, 1, "Look")


def test_the_whole_lesson_on_one_page_is_a_choice_that_is_remembered(published: None, page: Page) -> None:
    page.goto("people/lesson.html#stay")
    shows(page, 3, "Stay")
    with learner.keeping(page):
        page.get_by_role("button", name="The whole lesson on one page").click()
    assert page.evaluate(SHOWN) == ["look", "call", "stay", "next-step", "sources"]
    expect(page.get_by_role("heading", name="Stay", exact=True)).to_be_focused()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_role("link", name="Continue: Call")).to_be_hidden()
    expect(page.get_by_role("link", name="Jump back to footnote 1 in the text")).to_be_visible()  # and not "↩"
    page.goto("index.html")
    page.goto("people/lesson.html")
    assert page.evaluate(SHOWN) == ["look", "call", "stay", "next-step", "sources"]
    record: dict[str, Any] = learner.kept(page, COURSE)["whole-lessons"]
    assert record == {"v": 4, "n": 1, "on": True}
    with learner.keeping(page):
        page.get_by_role("button", name="Section by section").click()
    expect(page.get_by_text("of 3")).to_be_visible()
    page.reload()
    expect(page.get_by_text("of 3")).to_be_visible()


def test_paper_and_pages_without_scripts_have_the_whole_lesson(published: None, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("people/lesson.html")
    shows(page, 1, "Look")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == ["look", "call", "stay", "sources"]
    expect(page.get_by_text("Words of the end.")).to_be_visible()
    for part in page.locator(".course-sections, .course-sections__turn").all():
        expect(part).to_be_hidden()
    plain = open_page(scripts=False)
    plain.goto("people/lesson.html")
    expect(plain.get_by_text("Words of the end.")).to_be_visible()
    expect(plain.get_by_role("heading", level=2)).to_have_text(["Look", "Call", "Stay", "Next step", "Sources"])
    for part in plain.locator(".course-sections, .course-sections__turn").all():
        expect(part).to_be_hidden()


def test_a_lesson_of_two_sections_stays_whole(publish: Callable[[str], None], page: Page) -> None:
    publish(TWO)
    page.goto("people/lesson.html")
    assert page.evaluate(SHOWN) == ["look", "call", "next-step", "sources"]
    expect(page.locator("course-sections")).to_have_count(0)
    assert VALID["modules/people/lesson.md"].count("\n## ") < 3


def test_beside_what_leads_on_a_section_says_which_questions_and_scenarios_are_left(
    publish: Callable[[str], None], page: Page
) -> None:
    publish(LESSON.replace("Stay on the line.\n", "<!-- scenario: fall-on-the-stairs -->\n"))
    page.goto("people/lesson.html")
    left = page.locator(".course-left")
    expect(left).to_have_count(1)  # where nothing is asked, nothing is said
    page.get_by_role("link", name="Continue: Call").click()
    expect(left.locator("span")).to_have_text(["1 question left", "1 scenario left"])
    page.get_by_role("radio", name="A cup of tea").check()
    page.get_by_role("button", name="Check answer").click()
    expect(left.locator("span")).to_have_text(["1 scenario left"])
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": {"v": 4, "n": 1, "runs": [learner.RUN]}})
    page.reload()
    expect(left).to_have_text("All done in this section.")
