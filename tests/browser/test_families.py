"""A large catalogue in a browser: chosen from by role, level and words, on home and on a family's page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import learner
from tests.browser.site import Site
from tests.browser.whole_site.axe import SCHEMES, violations
from tests.large_course import large, of_a_whole_family

COURSE = "first-aid-training"
MAY = "2026-05-04T09:00:00.000Z"
RUN = {"date": MAY, "path": ["arrival:1"], "ends": "good", "effects": {}}
SCENE = {"v": 2, "n": 1, "runs": [RUN]}
CHECKLIST = {"v": 2, "n": 1, "acknowledged": MAY}
CourseFiles = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def published(site: Site, course_files: CourseFiles) -> Site:
    learner.publish(course_files(large()), site.folder)
    return site


def test_a_choice_on_home_counts_in_families_and_is_handed_on_to_their_pages(published: Site, page: Page) -> None:
    page.goto("index.html")
    page.get_by_label("For whom?").select_option("front desk")
    expect(page.get_by_role("status")).to_have_text("Courses and modules that fit: 1 of 5.")
    expect(page.get_by_role("heading", name="Staying calm")).to_be_hidden()
    family = page.locator(".course-family").filter(has_text="2 modules of First aid")
    expect(family).to_contain_text("one fits")
    family.get_by_role("link").press("Enter")
    expect(page.get_by_role("heading", name="First aid", level=1)).to_be_visible()
    expect(page.get_by_label("For whom?")).to_have_value("front desk")
    expect(page.get_by_role("status")).to_have_text("Courses and modules that fit: 1 of 3.")
    cards = page.locator(".course-cards")
    expect(cards.get_by_role("link", name="Shock")).to_be_visible()
    expect(cards.get_by_role("link", name="People: Until Help Comes")).to_be_hidden()
    page.get_by_label("For whom?").select_option("Everybody")
    page.get_by_label("With which words?").fill("help  PEOPLE")
    expect(page.get_by_role("status")).to_have_text("Courses and modules that fit: 1 of 3.")
    expect(cards.get_by_role("link", name="People: Until Help Comes")).to_be_visible()
    expect(page.get_by_role("heading", name="Courses")).to_be_hidden()


def test_what_is_chosen_stands_in_the_address_and_is_kept_over_a_reload(published: Site, page: Page) -> None:
    page.goto("families/first-aid.html?level=unknown")
    page.get_by_label("For whom?").select_option("front desk")
    page.get_by_label("With which words?").fill(" shock & more ")
    page.get_by_label("With which words?").fill("shock")
    expect(page).to_have_url(re.compile(r"families/first-aid\.html\?words=shock&roles=front\+desk$"))
    page.reload()
    expect(page.get_by_label("For whom?")).to_have_value("front desk")
    expect(page.get_by_label("With which words?")).to_have_value("shock")
    expect(page.get_by_role("status")).to_have_text("Courses and modules that fit: 1 of 3.")
    page.get_by_label("With which words?").fill("")
    page.get_by_label("For whom?").select_option("Everybody")
    expect(page).to_have_url(re.compile(r"families/first-aid\.html$"))


def do(page: Page, slug: str) -> None:
    """Read the lesson of a module and pass its quiz."""
    page.goto(f"{slug}/lesson.html")
    learner.read_the_lesson(page)
    page.goto(f"{slug}/quiz.html")
    learner.take_the_quiz(page)


def test_my_learning_counts_by_family_and_lists_what_is_unfolded(published: Site, page: Page) -> None:
    do(page, "calm")
    page.goto("learning.html")
    calm = page.locator(".course-listed").filter(has_text="Staying calm")
    first_aid = page.locator(".course-listed").filter(has_text="First aid")
    expect(calm.locator("summary")).to_contain_text("1 module 1 complete")
    expect(first_aid.locator("summary")).to_have_text(re.compile(r"^First aid\s+·\s+2 modules\s*$"))
    expect(page.locator("#module-people")).to_have_count(0)
    first_aid.locator("summary").press("Enter")
    expect(page.locator("#module-people")).to_contain_text("Not started")
    expect(page.locator("#module-shock")).to_contain_text("Not started")
    other = page.context.new_page()
    other.goto("people/lesson.html")
    learner.read_the_lesson(other)
    expect(page.locator("#module-people")).to_contain_text("In progress")
    expect(first_aid.locator("summary")).to_contain_text("1 in progress")
    page.locator("#module-people").get_by_role("button", name="Start FA-101 afresh").press("Enter")
    expect(page.get_by_role("dialog", name="Start FA-101 afresh?")).to_be_visible()


def test_a_course_of_a_whole_family_and_its_fold_share_what_they_bring(
    site: Site, course_files: CourseFiles, page: Page
) -> None:
    learner.publish(course_files(of_a_whole_family()), site.folder)
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    page.goto("learning.html")
    course = page.locator("#course-essentials").locator("..")
    expect(course.get_by_role("link", name="FA-101: Take the quiz")).to_be_visible()
    page.locator(".course-listed summary").filter(has_text="First aid").press("Enter")
    expect(page.locator("#module-people")).to_contain_text("In progress")
    expect(page.locator("#module-shock")).to_contain_text("Not started")
    expect(course).to_contain_text("In progress 0 of 2 modules complete.")


def test_a_module_that_its_lesson_has_completed_counts_before_its_family_is_unfolded(
    published: Site, page: Page
) -> None:
    page.goto("shock/quiz.html")
    learner.take_the_quiz(page)
    page.goto("shock/lesson.html")
    learner.read_the_lesson(page)
    page.goto("learning.html")
    expect(page.locator(".course-listed summary").filter(has_text="First aid")).to_contain_text("2 modules 1 complete")
    expect(page.locator(".course-listed li")).to_have_count(0)


def test_a_quiz_that_was_only_opened_is_not_counted_as_begun(published: Site, page: Page) -> None:
    with learner.keeping(page):
        page.goto("shock/quiz.html")
    page.goto("learning.html")
    first_aid = page.locator(".course-listed").filter(has_text="First aid")
    first_aid.locator("summary").press("Enter")
    expect(page.locator("#module-shock")).to_contain_text("Not started")
    expect(first_aid.locator("summary")).to_have_text(re.compile(r"^First aid\s+·\s+2 modules\s*$"))


def test_a_course_across_families_is_followed_to_its_certificate(published: Site, page: Page) -> None:
    both = page.locator("#course-both").locator("..")
    page.goto("learning.html")
    expect(both).to_contain_text("Not started 0 of 2 modules complete.")
    expect(both.get_by_role("link", name="Start FA-101 People: Until Help Comes")).to_be_visible()
    do(page, "calm")
    page.goto("learning.html")
    expect(both).to_contain_text("In progress 1 of 2 modules complete.")
    expect(both.get_by_role("link", name="Start FA-101 People: Until Help Comes")).to_be_visible()
    do(page, "people")
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": SCENE, "list/after-a-call": CHECKLIST})
    page.goto("learning.html")
    expect(both).to_contain_text("Complete")
    both.get_by_label("Your name").fill("Ada Lovelace")
    both.get_by_role("button", name="Make my certificate").press("Enter")
    expect(page.get_by_text("Ada Lovelace").first).to_be_visible()
    expect(page.locator("course-certificate")).to_contain_text("FA-101")
    expect(page.locator("course-certificate")).to_contain_text("CA-201")


def test_a_module_is_found_by_its_address_and_from_a_disk(published: Site, page: Page) -> None:
    page.goto(f"{(published.folder / 'learning.html').as_uri()}#module-shock")
    expect(page.locator("#module-shock")).to_be_visible()
    expect(page.locator("#module-shock").get_by_role("link", name="FA-102 Shock")).to_be_focused()


def test_a_list_that_cannot_be_loaded_is_said_and_tried_again(published: Site, browser: Browser, base: str) -> None:
    page = browser.new_page(base_url=base)  # not watched: a browser complains of the missing file, as it should
    script = published.folder / "families/calm.js"
    text = script.read_text("utf-8")
    script.unlink()
    page.goto("learning.html")
    fold = page.locator(".course-listed").filter(has_text="Staying calm")
    fold.locator("summary").press("Enter")
    expect(fold.get_by_role("status")).to_have_text("The list could not be loaded. Fold it up and open it again.")
    script.write_text(text, "utf-8")
    fold.locator("summary").press("Enter")
    fold.locator("summary").press("Enter")
    expect(page.locator("#module-calm")).to_be_visible()
    expect(fold.get_by_role("status")).to_have_text("")
    page.close()


def test_what_a_begun_course_asks_for_and_cannot_be_loaded_is_said(
    site: Site, course_files: CourseFiles, browser: Browser, base: str
) -> None:
    learner.publish(course_files(of_a_whole_family()), site.folder)
    page = browser.new_page(base_url=base)  # not watched, as above
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    page.route("**/families/*.js", lambda route: route.abort())
    page.goto("learning.html")
    expect(page.locator(".course-notice, [role=status]").filter(has_text="could not be loaded").first).to_have_text(
        "What a course asks for could not be loaded. Reload the page to try again."
    )
    page.close()


def test_axe_finds_nothing_in_a_large_catalogue(published: Site, page: Page) -> None:
    found = []
    for scheme in SCHEMES:  # opened in both: what is out of sight takes on other colours when it comes into sight
        page.emulate_media(color_scheme=scheme)
        for path in ("index.html", "families/first-aid.html"):
            page.goto(path)
            page.get_by_label("For whom?").select_option("front desk")
            found += violations(page, [scheme])
        page.goto("learning.html")
        page.locator(".course-listed summary").filter(has_text="First aid").press("Enter")
        expect(page.locator("#module-people")).to_contain_text("Not started")
        page.evaluate("scrollTo(0, 0)")  # nothing half under the header
        found += violations(page, [scheme])
    assert found == []


def test_without_javascript_my_learning_leads_to_the_pages_of_families(
    published: Site, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("learning.html")
    page.locator(".course-listed summary").filter(has_text="First aid").click()
    page.get_by_role("link", name="What the modules of First aid are about").click()
    expect(page.locator(".course-cards").get_by_role("link", name="Shock")).to_be_visible()
