"""Whole fragments under axe, at every width, in print, and without a shift."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.learner import keeping
from tests.browser.site import Site
from tests.browser.test_checklist import CHECKLIST
from tests.browser.whole_site.axe import faults
from tests.examples_of_kinds import all_examples, examples, marked_examples

pytestmark = pytest.mark.browser
QUESTIONS = [one.question for one in marked_examples()]
IN_LESSONS = [one.question for one in all_examples()]
FIRST_OF_KINDS = list({one.name: one for one in reversed(IN_LESSONS)}.values())
COLOURS: dict[str, Literal["dark", "light"]] = {"default": "light", "slate": "dark"}  # a page asks the device

# Chromium reports a shift of more than a pixel of anything that was painted before.
SHIFTS = """new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
        if (!hadRecentInput) window.shifted = (window.shifted || 0) + value;
    }
}).observe({ type: 'layout-shift', buffered: true });"""


def violations(page: Page) -> list[str]:
    return faults(page, "html", {"resultTypes": ["violations"]})


def answer_everything(page: Page) -> None:
    """Put something into each question, mostly wrong."""
    for box in page.locator("fieldset:visible").all():
        if box.locator("[type=radio], [type=checkbox]").count():
            for summary in box.locator(".course-model:not([open]) > summary").all():
                summary.click()
            box.locator("input").first.check()
        for field in box.locator("input[type=text], textarea").all():
            field.fill("7" if field.get_attribute("data-low") is not None else "something")
        for choice in box.get_by_role("combobox").all():
            choice.select_option(index=1)
        for move in box.get_by_role("button", name="Move down").all()[:1]:
            move.click()


@pytest.mark.parametrize(("width", "scheme"), [(360, "default"), (1280, "slate")])
def test_axe_finds_nothing_before_and_after_answering(
    site: Site, open_page: Callable[..., Page], scheme: str, width: int
) -> None:
    in_lessons = IN_LESSONS if width == 360 else FIRST_OF_KINDS
    asked = [one for one in in_lessons if one in QUESTIONS]
    site.quiz(asked, scheme=scheme, sections={one.id: "lesson.html" for one in asked})
    site.lesson(in_lessons, scheme=scheme)
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=COLOURS[scheme])
    page.goto("quiz.html")
    assert page.locator("html").get_attribute("data-md-color-scheme") == scheme
    assert violations(page) == []
    page.get_by_role("button", name="Submit answers").click()
    assert violations(page) == []
    answer_everything(page)
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    expect(page.locator("fieldset[data-state]")).to_have_count(len(asked))
    assert violations(page) == []
    page.goto("lesson.html")
    answer_everything(page)
    for button in page.get_by_role("button", name="Check answer").all()[::-1]:
        button.click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_on_a_checklist(site: Site, page: Page, scheme: str) -> None:
    site.checklist(CHECKLIST, scheme=scheme)
    page.emulate_media(color_scheme=COLOURS[scheme])
    page.goto("checklist.html")
    page.get_by_role("checkbox").first.check()
    assert violations(page) == []


def test_nothing_scrolls_sideways_at_320_pixels(site: Site, open_page: Callable[..., Page]) -> None:
    site.quiz(QUESTIONS)
    site.checklist(CHECKLIST)
    page = open_page(viewport={"width": 320, "height": 640})
    for name in ("quiz.html", "checklist.html"):
        page.goto(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto("quiz.html")
    answer_everything(page)
    page.get_by_role("button", name="Submit answers").click()
    expect(page.locator("fieldset[data-state]")).to_have_count(len(QUESTIONS))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_control_is_at_least_44_pixels_high_on_a_phone(site: Site, open_page: Callable[..., Page]) -> None:
    site.quiz(QUESTIONS)
    page = open_page(viewport={"width": 360, "height": 640})
    page.goto("quiz.html")
    small = page.evaluate(
        """() => [...document.querySelectorAll('label:has(input), select, [type=text], button, summary')]
            .filter((one) => one.checkVisibility() && !one.matches('.course-typed label'))
            .map((one) => [one.tagName, one.getBoundingClientRect().height]).filter(([, height]) => height < 43.5)"""
    )
    assert small == []


def test_a_page_that_loads_does_not_jump_fresh_or_with_results(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    questions = [one.question for kind in ("single-choice", "true-false", "ordering") for one in examples(kind)]
    site.lesson(questions)
    site.quiz(questions, draw=3)
    context = open_context(viewport={"width": 360, "height": 640})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    for name, button in (("lesson.html", "Check answer"), ("quiz.html", "Submit answers")):
        page.goto(name)
        expect(page.get_by_role("button", name=button).first).to_be_visible()
        assert not page.evaluate("window.shifted")
        answer_everything(page)
        for one in page.get_by_role("button", name=button).all()[::-1]:
            with keeping(page):
                one.click()
        page.reload()
        expect(page.locator(".course-verdict[data-state]").first).to_be_visible()
        assert (page.evaluate("window.shifted") or 0) < 0.001


def test_print_gives_a_blank_form_without_buttons_and_after_handing_in_the_review(site: Site, page: Page) -> None:
    site.quiz(QUESTIONS)
    page.goto("quiz.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".course-answer:visible, .course-hint:visible, .course-report:visible")).to_have_count(0)
    assert (
        page.locator("input[type=radio]:visible").first.evaluate("(one) => getComputedStyle(one).appearance") == "none"
    )
    page.emulate_media(media="screen")
    answer_everything(page)
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Not yet:")).to_be_visible()
    expect(page.get_by_text("Not right.").first).to_be_visible()


def test_a_lesson_prints_no_button_before_or_after_an_answer(site: Site, page: Page) -> None:
    site.lesson(QUESTIONS)
    page.goto("lesson.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="screen")
    answer_everything(page)
    for button in page.get_by_role("button", name="Check answer").all()[::-1]:
        button.click()
    expect(page.get_by_role("button", name="Try again")).to_have_count(len(QUESTIONS))
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_new_draw_empties_every_kind_of_question(site: Site, page: Page) -> None:
    site.quiz(QUESTIONS)
    page.goto("quiz.html")
    answer_everything(page)
    page.get_by_role("button", name="Submit answers").click()
    page.get_by_role("button", name="Start afresh").click()
    expect(
        page.locator("fieldset[data-state], [data-mark], input:checked, :disabled:not([type=submit])")
    ).to_have_count(0)
    filled = page.locator("select, [type=text]").evaluate_all("(all) => all.filter((one) => one.value).length")
    assert filled == 0
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()


def test_a_script_that_never_arrives_leaves_every_question_readable(site: Site, page: Page) -> None:
    site.quiz(QUESTIONS[:2])
    path = site.folder / "quiz.html"
    path.write_text(re.sub(r"<script[^>]*></script>", "", path.read_text()))
    page.goto("quiz.html")
    expect(page.get_by_role("group").first).to_be_visible()
    page.get_by_text("Answer and reasons").first.click()
    expect(page.locator("[data-for]").first).to_be_visible()


def test_right_and_wrong_show_in_forced_colours_and_nothing_moves_when_motion_is_unwanted(
    site: Site, open_page: Callable[..., Page]
) -> None:
    site.lesson([examples("single-choice")[0].question])
    page = open_page(forced_colors="active", reduced_motion="reduce")
    page.goto("lesson.html")
    page.locator('input[value="form"]').check()
    # A full button differs from a plain one by what is behind its words, not by its colour alone.
    button = page.get_by_role("button", name="Check answer")
    words, behind = button.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert behind not in (words, page.evaluate("getComputedStyle(document.body).backgroundColor"))
    button.click()
    row = page.locator(".course-row[data-mark=wrong]")
    assert row.evaluate("(one) => getComputedStyle(one).borderInlineStartStyle") == "dashed"
    assert "✗" in page.locator(".course-verdict").evaluate("(one) => getComputedStyle(one, '::before').content")
    assert page.evaluate("document.getAnimations().length") == 0
