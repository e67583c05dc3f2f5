"""What learners write for themselves: kept while they type, never lost, told where it matters, and in no record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.browser.test_first_answers import read_record
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
LESSON = """---
title: Three things
summary: Look, stay, write.
---

## Look

Anybody can help.[^000-01] Call within [[call-within]].

## Stay

Stay on the line.

## Your own case

Write down a case from your own work. Then set one goal.
"""
CASE = "note/people/lesson/your-own-case"
OWN = "At the back door, with Mr Olsen"
GOAL = "On Friday I look up before I speak."


@pytest.fixture
def published(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> None:
    quiz = VALID["quizzes/people.yml"].replace(
        "  - id: anybody-can-help\n", "  - id: anybody-can-help\n    use: test\n"
    )
    learner.publish(course_files({"modules/people/lesson.md": LESSON, "quizzes/people.yml": quiz}), site.folder)


def case(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your case")


def goal(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your one goal")


def write(page: Page, control: Locator, words: str) -> None:
    """Type into a field, and leave it."""
    control.press_sequentially(words)
    control.press("Tab")
    expect(page.get_by_role("status").filter(has_text="Kept in this browser.").first).to_be_visible()


def fill_in(page: Page) -> None:
    """Write a case, a goal and a day."""
    page.goto("people/lesson.html#your-own-case")
    write(page, case(page), OWN)
    write(page, goal(page), GOAL)
    page.get_by_label("The day on which you look at it again").fill("2026-12-04")
    page.get_by_label("The day on which you look at it again").blur()


def said(page: Page, field: str) -> list[str]:
    """Return what stands in a field of the case, as it is kept."""
    return [version["says"] for version in learner.kept(page, COURSE)[CASE].get(field, [])]


def test_a_case_is_kept_while_it_is_typed_and_shown_again_here_and_in_my_learning(published: None, page: Page) -> None:
    fill_in(page)
    expect(case(page)).to_have_accessible_description(
        "It stays in this browser and in the files that you save. It is in no record. At most 4000 characters."
    )
    page.reload()
    expect(case(page)).to_have_value(OWN)
    expect(goal(page)).to_have_value(GOAL)
    assert [said(page, field) for field in ("text", "goal", "day")] == [[OWN], [GOAL], ["2026-12-04"]]
    page.goto("learning.html")
    notes = page.get_by_role("region", name="Your notes")
    expect(notes).to_contain_text(OWN)
    expect(notes).to_contain_text(f"Goal: {GOAL}")
    expect(notes).to_contain_text("To look at again on 4 December 2026")
    notes.get_by_role("link", name="Three things, Your own case").click()
    expect(case(page)).to_have_value(OWN)
    expect(case(page)).to_be_visible()


def test_what_was_typed_last_is_kept_when_the_page_is_left_at_once(published: None, page: Page) -> None:
    page.goto("people/lesson.html#your-own-case")
    with learner.keeping(page):
        case(page).press_sequentially("A")
    case(page).press_sequentially(" door")
    expect(case(page)).to_have_value("A door")  # nothing is awaited: that it is kept in time is what is tested
    page.goto("learning.html")
    assert said(page, "text") == ["A door"]


def test_a_note_at_any_section_is_written_by_keyboard(published: None, page: Page) -> None:
    page.goto("people/lesson.html")
    fold = page.locator("course-own-note[data-section=look] summary")
    expect(fold).to_have_text("Add a note")
    fold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    field = page.get_by_role("textbox", name="Your note on “Look”")
    expect(field).to_be_focused()
    write(page, field, "Ask Kim")
    expect(fold).to_have_text("Your note")
    assert learner.kept(page, COURSE)["note/people/lesson/look"]["title"] == "Look"


def test_erasing_asks_first_and_can_be_left(published: None, page: Page) -> None:
    fill_in(page)
    page.get_by_role("button", name="Erase this note").click()
    question = page.get_by_role("group", name="Erase all of this note? It cannot be brought back.")
    expect(question.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Erase this note")).to_be_focused()
    assert CASE in learner.kept(page, COURSE)
    page.get_by_role("button", name="Erase this note").click()
    question.get_by_role("button", name="Erase it").click()
    expect(case(page)).to_be_focused()
    expect(case(page)).to_have_value("")
    expect(goal(page)).to_have_value("")
    assert CASE not in learner.kept(page, COURSE)


def test_what_two_tabs_write_at_once_is_kept_twice_until_the_learner_decides(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context()
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto("people/lesson.html#your-own-case")
        expect(case(tab)).to_be_visible()
    one, other = tabs
    # Both are typed before either is kept: what is kept by one reaches the other while it holds words of its own.
    case(one).evaluate("(field) => { field.value = 'At the desk'; }")
    case(other).evaluate("(field) => { field.value = 'On the phone'; }")
    case(one).dispatch_event("change")
    case(other).dispatch_event("change")
    expect(other.get_by_text("Written in another tab or on another device")).to_be_visible()
    expect(other.locator(".course-own-note__others")).to_contain_text(["At the desk"])
    assert sorted(said(other, "text")) == ["At the desk", "On the phone"]
    other.get_by_role("button", name="Erase this one").click()
    asked = other.get_by_role("group", name="Erase it? It cannot be brought back.")
    asked.get_by_role("button", name="Keep it").click()
    add = other.get_by_role("button", name="Add it to what is above")
    case(other).evaluate("(field) => { field.value = 'x'.repeat(3995); }")
    add.click()
    expect(other.get_by_role("status").filter(has_text="too long")).to_have_text(
        "Together they are too long. Shorten what is above first."
    )
    case(other).evaluate("(field) => { field.value = 'On the phone'; }")
    add.click()
    expect(case(other)).to_have_value("On the phone\n\nAt the desk")
    expect(other.get_by_text("Written in another tab or on another device")).to_have_count(0)
    expect(case(one)).to_have_value("On the phone\n\nAt the desk")
    assert said(other, "text") == ["On the phone\n\nAt the desk"]


def saved(page: Page) -> dict[str, Any]:
    """Save the progress as a file, and return what it holds."""
    page.goto("learning.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress as a file").click()
    file: dict[str, Any] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return file


def bring(page: Page, file: dict[str, Any]) -> None:
    page.goto("learning.html")
    chosen = {"name": "progress.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    page.get_by_label("Bring in a file").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.get_by_text("Brought in from the file")).to_be_visible()


def test_a_file_takes_notes_along_and_keeps_what_was_written_on_both_devices(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    phone, desk = (open_context(accept_downloads=True).new_page() for _ in range(2))
    fill_in(phone)
    file = saved(phone)
    assert file["format"] == 2
    bring(desk, file)
    desk.goto("people/lesson.html#your-own-case")
    case(desk).press("End")
    write(desk, case(desk), ", at nine")
    phone.goto("people/lesson.html#your-own-case")
    goal(phone).fill("")
    write(phone, goal(phone), "I ask first.")
    bring(phone, saved(desk))
    phone.goto("people/lesson.html#your-own-case")
    expect(case(phone)).to_have_value(f"{OWN}, at nine")
    expect(goal(phone)).to_have_value("I ask first.")
    expect(phone.get_by_text("Written in another tab or on another device")).to_have_count(0)


def test_a_file_without_notes_is_one_that_earlier_versions_read(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(accept_downloads=True).new_page()
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    assert saved(page)["format"] == 1


def test_follow_ups_ask_how_the_goal_went(published: None, page: Page) -> None:
    page.goto("courses/essentials-day-7.html")
    expect(page.get_by_role("heading", name="Your goals")).to_be_hidden()
    expect(page.locator("[data-place=due] a[href='../due.html']")).to_have_count(1)
    fill_in(page)
    page.goto("courses/essentials-day-7.html")
    field = page.get_by_role("textbox", name=f"You wanted to do this: “{GOAL}” How did it go?")
    expect(field).to_have_accessible_description(
        "You wanted to look at it again on 4 December 2026. At most 4000 characters."
    )
    write(page, field, "Twice out of three")
    page.reload()
    expect(field).to_have_value("Twice out of three")
    page.goto("learning.html")
    expect(page.get_by_role("region", name="Your notes")).to_contain_text("How it went: Twice out of three")


def test_nothing_of_a_note_enters_a_record(
    published: None, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = open_context(accept_downloads=True).new_page()
    fill_in(page)
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    assert read_record(page, tmp_path).modules[0].quiz
    record = (tmp_path / "records" / "ada.json").read_text("utf-8")
    for word in ("Olsen", "back door", "Friday", "2026-12-04", "note"):
        assert word not in record


def test_how_much_fits_is_told_when_it_is_reached(published: None, page: Page) -> None:
    page.goto("people/lesson.html#your-own-case")
    goal(page).fill("x" * 399)
    goal(page).press_sequentially("yz")
    expect(goal(page)).to_have_value("x" * 399 + "y")
    expect(page.get_by_text("No more fits in here: 400 characters are the most.")).to_be_visible()


@pytest.mark.parametrize("written", [False, True])
def test_on_paper_stands_what_was_written_or_lines_to_write_on(published: None, page: Page, written: bool) -> None:
    page.goto("people/lesson.html#your-own-case")
    if written:
        fill_in(page)
    page.emulate_media(media="print")
    lines = page.locator("course-own-note[data-case] .course-lines")
    expect(lines).to_be_visible(visible=not written)
    expect(page.get_by_text(OWN, exact=True).and_(page.locator("p"))).to_have_count(int(written))
    if written:
        expect(page.get_by_text(f"Goal: {GOAL}")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_text("Add a note")).to_have_count(2)
    for fold in page.get_by_text("Add a note").all():
        expect(fold).to_be_hidden()


def test_without_scripts_there_are_lines_to_write_on(published: None, open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto("people/lesson.html")
    expect(page.locator(".course-lines")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_lesson_of_two_sections_has_notes_too(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    text = LESSON.replace("## Stay\n", "### Stay\n")
    learner.publish(course_files({"modules/people/lesson.md": text}), site.folder)
    page.goto("people/lesson.html")
    expect(page.get_by_role("group").filter(has_text="Add a note")).to_have_count(1)
    expect(case(page)).to_be_visible()
