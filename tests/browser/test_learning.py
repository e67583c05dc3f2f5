"""My learning as it is used: marks everywhere, reading that counts by itself, starting afresh, a second tab."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID
from tests.site.test_site_addresses import GUIDE

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
MAY = "2026-05-04T09:00:00.000Z"
RUN = {"date": MAY, "path": ["arrival:1"], "ends": "good", "effects": {}}


@pytest.fixture
def published(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Site:
    learner.publish(course_files({}), site.folder)
    return site


def test_marks_stand_in_the_navigation_and_on_the_cards_and_reading_counts_by_itself(
    published: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto("people/lesson.html")
    status = page.locator("course-read [role=status]")
    side = page.get_by_role("navigation", name="Course pages")
    expect(page.get_by_role("button", name="I have read this lesson")).to_be_visible()
    page.locator("#stay").evaluate("(heading) => heading.scrollIntoView({ block: 'center' })")
    expect(side.get_by_role("link", name="The first minute You are here Begun")).to_be_visible()
    assert "read" not in learner.kept(page, COURSE)["read/people/lesson"]
    page.locator("course-read").evaluate("(end) => end.scrollIntoView({ block: 'center' })")
    expect(status).to_contain_text("Read on")
    expect(side.get_by_role("link", name="The first minute You are here Read")).to_be_visible()
    page.goto("index.html")
    expect(page.get_by_role("link", name="People: Until Help Comes In progress")).to_be_visible()
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    expect(side.get_by_role("link", name="Quiz You are here Passed")).to_be_visible()
    expect(page.get_by_role("heading", name="Your progress")).to_be_visible()
    expect(page.locator("course-module")).to_contain_text("You passed the quiz with 100%")
    scene = {"v": 2, "n": 1, "runs": [RUN]}
    checklist = {"v": 2, "n": 1, "acknowledged": MAY}
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": scene, "list/after-a-call": checklist})
    page.goto("people/index.html")
    expect(page.locator("course-module")).to_contain_text("Complete")
    expect(side.get_by_role("link", name="Checklist: After a call Read")).to_be_visible()
    page.goto("learning.html")
    expect(page.locator("#module-people")).to_contain_text("Quiz passed with 100%")
    page.goto("index.html")
    expect(page.get_by_role("link", name="People: Until Help Comes Complete", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Essentials Complete")).to_be_visible()
    page.goto("courses/essentials.html")
    expect(page.get_by_role("link", name="People: Until Help Comes Complete", exact=True)).to_be_visible()


def test_a_press_as_a_lesson_comes_to_be_read_by_itself_means_the_words_that_were_there(
    published: Site, page: Page
) -> None:
    page.goto("people/lesson.html")
    page.evaluate(learner.UNREAD)
    undo = page.get_by_role("button", name="Mark this lesson as not read")
    page.locator("course-read").evaluate(
        """(read) => {
          for (const section of read.sections) read.seen(section);
          read.button.click();
        }"""
    )
    expect(undo).to_be_visible()
    expect(page.locator("course-read [role=status]")).to_contain_text("Read on")
    page.evaluate("new Promise((go) => setTimeout(go, 1100))")  # as long as it takes to read what the button says now
    undo.click()
    expect(page.locator("course-read [role=status]")).to_have_text("Marked as not read.")


def test_starting_afresh_is_asked_twice_by_keyboard_and_can_be_undone(published: Site, page: Page) -> None:
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    page.goto("learning.html")
    before = learner.kept(page, COURSE)
    opener = page.get_by_role("button", name="Start FA-101 afresh")
    opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Start FA-101 afresh?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert learner.kept(page, COURSE) == before
    opener.press("Enter")
    dialog.get_by_role("radio", name="The quiz of FA-101 alone").focus()
    dialog.get_by_role("button", name="Go on").press("Enter")
    sure = page.get_by_role("dialog", name="Really forget it?")
    expect(sure).to_contain_text("your answers in the quiz of FA-101 and your pass with 100%")
    sure.get_by_role("button", name="Forget it").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Forgotten: the quiz of FA-101 alone.")).to_be_visible()
    left = learner.kept(page, COURSE)
    assert not [path for path in left if path.startswith("quiz/")]
    assert left["read/people/lesson"] == before["read/people/lesson"]
    undo = page.get_by_role("button", name="Put it back")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Everything is back as it was.")).to_be_visible()
    assert learner.kept(page, COURSE) == before
    page.get_by_role("button", name="Start everything afresh").press("Enter")
    page.get_by_role("button", name="Go on").press("Enter")
    page.get_by_role("button", name="Forget it").press("Enter")
    expect(page.get_by_text("Nothing started yet.")).to_be_visible()
    assert learner.kept(page, COURSE) == {}


UNKNOWN = """
  for (const name of ["showModal", "show", "close", "open", "returnValue"]) delete HTMLDialogElement.prototype[name];
  addEventListener("DOMContentLoaded", () => {
    const plain = new CSSStyleSheet(); // what an element has that a browser does not know
    plain.replaceSync("dialog { display: inline; position: static; }");
    document.adoptedStyleSheets = [plain];
  });
"""


def keep(dialog: Locator, key: str) -> None:
    """Leave a box that asks whether to forget, by its button or by the key that leaves any box."""
    if key == "Enter":
        dialog.get_by_role("button", name="Keep it").press(key)
    else:
        dialog.page.keyboard.press(key)
    expect(dialog).to_be_hidden()


def test_where_dialogs_are_unknown_starting_afresh_is_asked_twice_all_the_same(
    published: Site, open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context()
    context.add_init_script(UNKNOWN)
    page = context.new_page()
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    page.goto("learning.html")
    before = learner.kept(page, COURSE)
    assert page.evaluate("typeof document.querySelector('dialog').showModal") == "undefined"
    opener = page.get_by_role("button", name="Start FA-101 afresh")
    dialog = page.get_by_role("dialog", name="Start FA-101 afresh?")
    expect(page.get_by_role("button", name="Keep it", exact=True)).to_be_hidden()
    for keep_it in ("Escape", "Enter"):
        opener.press("Enter")
        expect(dialog).to_be_visible()
        expect(dialog.get_by_role("heading")).to_be_focused()
        opener.press("Enter")  # nothing covers it
        expect(dialog.get_by_role("heading")).to_be_focused()
        keep(dialog, keep_it)
        expect(opener).to_be_focused()
        assert learner.kept(page, COURSE) == before
    opener.press("Enter")
    dialog.get_by_role("radio", name="All of FA-101").check()
    dialog.get_by_role("button", name="Go on").press("Enter")
    sure = page.get_by_role("dialog", name="Really forget it?")
    sure.get_by_role("button", name="Forget it").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Forgotten: all of FA-101.")).to_be_visible()
    assert not [path for path in learner.kept(page, COURSE) if path.startswith("read/")]
    expect(page).to_have_url(re.compile("learning.html$"))
    expect(page.get_by_role("button", name="Forget it")).to_be_hidden()


def test_starting_everything_afresh_takes_kept_guides_and_plays_under_way_along(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    path = "modules/people/scenarios.yml"
    learner.publish(course_files({path: VALID[path] + GUIDE}), site.folder)
    page.goto("people/guide-somebody-is-angry.html")
    page.get_by_role("link", name="They are calm").click()
    page.get_by_role("button", name="Keep for use without a network").click()
    expect(page.get_by_role("status")).to_have_text(
        "Kept in this browser. It opens at the same address without a network."
    )
    assert page.evaluate(LEFT) == [1, 1, 1]
    page.goto("learning.html")
    page.get_by_role("button", name="Start everything afresh").press("Enter")
    page.get_by_role("button", name="Go on").press("Enter")
    page.get_by_role("button", name="Forget it").press("Enter")
    expect(page.get_by_text("Forgotten: everything.")).to_be_visible()
    page.wait_for_function(f"async () => ({LEFT.strip()})().then((left) => !left.some(Boolean))")
    page.context.set_offline(True)
    with pytest.raises(PlaywrightError, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("people/guide-somebody-is-angry.html")


# How many workers, caches and things of this tab there are.
LEFT = """
  async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return [workers.length, (await caches.keys()).length, sessionStorage.length];
  }
"""


def test_another_tab_is_seen_at_once(published: Site, page: Page) -> None:
    page.goto("learning.html")
    expect(page.get_by_text("Nothing started yet.")).to_be_visible()
    other = page.context.new_page()
    other.goto("people/lesson.html")
    learner.read_the_lesson(other)
    expect(page.locator("#module-people")).to_contain_text("In progress")
    expect(page.get_by_role("link", name="FA-101: Take the quiz")).to_be_visible()


def test_the_browser_is_asked_to_keep_what_was_earned_and_the_focus_stays_when_it_promises_to(
    published: Site, page: Page
) -> None:
    page.goto("learning.html")
    ask, note = page.locator("[data-act=persist]"), page.locator(".course-keep .course-notice")
    expect(ask).to_be_hidden()  # nothing was earned
    learner.keep(page, COURSE, {"list/after-a-call": {"v": 2, "n": 1, "acknowledged": MAY}})
    page.reload()
    expect(page.locator("[data-place=kept]")).to_contain_text("You have not saved a file yet.")
    expect(ask).to_be_visible()
    page.evaluate("navigator.storage.persist = navigator.storage.persisted = async () => false")
    ask.press("Enter")
    expect(note).to_have_text(
        "This browser does not promise to keep it. Save your progress as a file from time to time."
    )
    expect(page.locator("[data-place=kept]")).to_contain_text("This browser has not promised to keep it.")
    page.evaluate("navigator.storage.persist = navigator.storage.persisted = async () => true")
    ask.press("Enter")
    expect(note).to_have_text("This browser will keep your progress until you clear it yourself.")
    expect(ask).to_be_hidden()
    expect(page.get_by_role("button", name="Save my progress as a file")).to_be_focused()


def test_home_knows_of_the_questions_after_a_course_that_was_completed_by_its_pages_alone(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    tested = "  - id: anybody-can-help\n    use: test\n"
    quiz = VALID["quizzes/people.yml"].replace("  - id: anybody-can-help\n", tested)
    learner.publish(course_files({"quizzes/people.yml": quiz}), site.folder)
    due = page.locator("[data-place=follow-up]")
    learner.learn_all(page, COURSE)
    expect(page.locator(".course-ending__what")).to_contain_text("Course complete")
    page.goto("index.html")
    expect(due).to_be_hidden()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=8))
    page.reload()
    expect(due).to_have_text("Due now: Essentials, questions of day 7.")
    learner.keep(page, COURSE, {"record/made": {"v": 4, "n": 1, "record": {"course": {"id": "essentials"}}}})
    page.reload()  # with the certificate made nothing else is left to do, and the one button leads to them
    step = page.locator("[data-place=go-on]").get_by_role("link", name="Essentials, questions of day 7")
    expect(step).to_be_visible()
    expect(due).to_be_hidden()
    with page.expect_navigation():
        step.click()
    learner.answer_follow_up(page)
    page.goto("index.html")
    expect(page.locator("[data-place=go-on]").get_by_role("link", name="My learning")).to_be_visible()
    expect(due).to_be_hidden()


def test_home_leads_to_the_questions_of_the_weeks_after_a_course_until_they_are_answered(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    tested = "  - id: anybody-can-help\n    use: test\n"  # and so in no lesson alone
    quiz = VALID["quizzes/people.yml"].replace("  - id: anybody-can-help\n", tested)
    learner.publish(course_files({"quizzes/people.yml": quiz}), site.folder)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("index.html")
    long_ago = {"v": 4, "n": 1, "date": "2020-01-01T10:00:00.000Z", "version": "1.0"}
    due = page.locator("[data-place=follow-up]")
    expect(due).to_be_hidden()
    learner.keep(page, COURSE, {"finished/essentials": long_ago})
    page.goto("learning.html")  # where certificates are made; it notes the days for home
    first = "Due now: Essentials, questions of day 7."
    expect(page.locator("[data-place=next]")).to_contain_text(first)
    page.goto("index.html")
    expect(due).to_have_text(first)
    expect(due).to_be_in_viewport(ratio=1)
    with page.expect_navigation():
        due.get_by_role("link").click()
    assert page.url.endswith("courses/essentials-day-7.html")
    learner.answer_follow_up(page)
    page.goto("index.html")
    expect(due).not_to_contain_text("day 7")
