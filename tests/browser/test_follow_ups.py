"""The questions for the weeks after a course: links to their quizzes in the page, themselves once a script has run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from course.pages.packing import unpacked
from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
DAY = "courses/essentials-day-7.html"
ASKED = "question-anybody-can-help"


@pytest.fixture(params=["[7, 28]", "[]"], ids=["with reviews", "without"])
def published(site: Site, course_files: Callable[[Mapping[str, str]], Path], request: pytest.FixtureRequest) -> Path:
    """Publish the valid course with a question that no lesson asks, where questions come back and where none does."""
    tested = "  - id: anybody-can-help\n    use: test\n"
    quiz = VALID["quizzes/people.yml"].replace("  - id: anybody-can-help\n", tested)
    catalogue = VALID["modules/catalogue.yml"] + f"review: {request.param}\n"
    learner.publish(course_files({"quizzes/people.yml": quiz, "modules/catalogue.yml": catalogue}), site.folder)
    return site.folder


def test_each_is_asked_on_the_page_and_kept_as_an_answer_in_a_lesson_is(published: Path, page: Page) -> None:
    page.goto(DAY)
    learner.answer_follow_up(page)
    kept = learner.kept(page, COURSE)["check/people/anybody-can-help"]
    assert (kept["points"], kept["of"]) == (1, 1)
    page.reload()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_the_page_brings_the_questions_that_such_pages_ask_and_no_others(published: Path, page: Page) -> None:
    page.goto(DAY)
    expect(page.locator(f"#{ASKED}")).to_be_visible()
    brought = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [name.rpartition("/")[2] for name in brought if "/people/" in name] == ["follow-ups.js"]
    held = unpacked(re.findall(r'"([^"]*)"', (published / "people/follow-ups.js").read_text("utf-8"))[-1]).decode()
    assert re.findall(r'id="(question-[^"]+)"', held) == [ASKED]


def test_each_set_ends_with_one_button_and_the_day_of_the_next(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    quiz = VALID["quizzes/people.yml"]
    for question in ("anybody-can-help", "first-call"):
        quiz = quiz.replace(f"  - id: {question}\n", f"  - id: {question}\n    use: test\n")
    lesson = VALID["modules/people/lesson.md"].replace("question: first-call", "question: what-to-say")
    learner.publish(course_files({"quizzes/people.yml": quiz, "modules/people/lesson.md": lesson}), site.folder)
    page.clock.set_fixed_time("2026-05-12T10:00:00")
    page.goto(DAY)
    ending = page.get_by_role("region", name="Next step")
    expect(ending).to_contain_text("Come back on day 14 for the next set.")
    expect(ending).not_to_contain_text("That is on")
    finished = {"v": 4, "n": 1, "date": "2026-05-04T09:00:00.000Z", "version": "1.0"}
    learner.keep(page, COURSE, {"finished/essentials": finished})
    page.goto("learning.html")  # which notes the days
    expect(page.locator("[data-place=next]")).to_contain_text("Essentials, questions of day 7")
    page.goto(DAY)
    expect(ending).to_contain_text("Come back on day 14 for the next set. That is on 18 May 2026.")
    learner.answer_follow_up(page)
    expect(page.locator(".course-button:not(.course-button--plain):visible")).to_have_text(["My learning"])
    page.clock.set_fixed_time("2026-05-18T10:00:00")
    page.reload()
    expect(ending).to_contain_text("It is due now.")
    page.goto("courses/essentials-day-14.html")
    expect(ending).to_contain_text("That was the last set.")
    with page.expect_navigation():
        ending.get_by_role("link", name="My learning").click()


def test_after_the_last_answer_what_leads_on_is_in_view_beside_what_was_said_and_a_page_opened_again_stays_at_its_top(
    published: Path, page: Page
) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(DAY)
    expect(page.locator("course-asked course-check[data-ready]")).to_have_count(1)
    page.evaluate(learner.ANSWER, [])
    on, said = page.locator(".course-next .course-button"), page.locator(".course-verdict")
    # The heading of what leads on ends where the screen does.
    page.evaluate("scrollBy(0, document.querySelector('.course-next h2').getBoundingClientRect().bottom - innerHeight)")
    expect(on).not_to_be_in_viewport()
    with learner.keeping(page):
        page.evaluate("document.querySelector('course-check [type=submit]').click()")
    expect(on).to_be_in_viewport(ratio=1)
    expect(said).to_be_in_viewport(ratio=1)
    page.goto("sources.html")
    page.goto(DAY)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.clock.run_for(1000)
    assert page.evaluate("scrollY") == 0


def test_a_page_from_a_disk_asks_them_too(published: Path, page: Page) -> None:
    page.goto((published / DAY).as_uri())
    learner.answer_follow_up(page)


def test_without_scripts_each_leads_to_its_question_in_the_quiz_where_its_answer_is(
    published: Path, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(DAY)
    expect(page.locator("course-asked noscript .course-note")).to_be_visible()
    with page.expect_navigation():
        page.locator("course-asked").get_by_role("link").click()
    question = page.locator(f"#{ASKED}")
    expect(question).to_be_in_viewport()
    question.get_by_text("Answer and reasons").click()
    expect(question.locator(".course-answer p").first).to_be_visible()


def test_where_they_cannot_be_loaded_the_page_says_so_and_keeps_its_links(
    published: Path, browser: Browser, base: str
) -> None:
    # Outside the watched pages, because a refused file is an error on the console.
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.route("**/people/follow-ups.js", lambda route: route.abort())
    page.goto(DAY)
    words = "The questions could not be loaded. Reload the page to try again."
    expect(page.locator("course-asked").get_by_role("status")).to_have_text(words)
    expect(page.locator("course-asked").get_by_role("link")).to_have_count(1)
    context.close()
