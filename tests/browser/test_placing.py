"""Matching, categorising and ordering by hand: by finger and by keys, in full at every width, and nothing jumps."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from course.model.questions.base import Question
from tests.browser.site import Site
from tests.examples_of_kinds import examples

pytestmark = pytest.mark.browser

MATCHING, CATEGORISE, ORDERING = (examples(kind)[0].question for kind in ("matching", "categorise", "ordering"))
# Which elements do not show all of their words.
CUT = """(box) => [...box.querySelectorAll("[class^=course-placing__], .course-chosen")].filter((one) =>
  one.offsetParent && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).length"""
TOP = "(element) => element.getBoundingClientRect().top"
SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one.value);
}).observe({ type: "layout-shift", buffered: false }); }"""


def card(page: Page, question: Question) -> Locator:
    return page.locator(f"#question-{question.id}")


# How many texts could not be pressed where they stand, but for those that the tray is scrolled for; and how much of the
# question the tray lies over.
COVERED = """(box) => {
  const tray = box.querySelector(".course-placing__tray");
  const { top, bottom } = tray.getBoundingClientRect();
  const texts = [...tray.children].map((text) => text.getBoundingClientRect()).filter((at) => at.bottom <= bottom);
  const over = texts.filter((at) => !tray.contains(document.elementFromPoint(at.left + 9, (at.top + at.bottom) / 2)));
  const asked = box.querySelector("legend").getBoundingClientRect();
  return [over.length, Math.max(0, asked.bottom - Math.max(top, asked.top))];
}"""


@pytest.fixture
def phone(site: Site, open_context: Callable[..., BrowserContext]) -> Page:
    """Return a narrow page that is touched, with a question of each kind."""
    site.lesson([MATCHING, CATEGORISE, ORDERING])
    page = open_context(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640}).new_page()
    page.goto("lesson.html")
    return page


def put(box: Locator, text: str, item: str) -> None:
    box.get_by_role("button", name=text, exact=True).tap()
    box.get_by_role("button", name=f"{item}: ").tap()


def test_on_a_phone_texts_are_taken_up_and_put_in_place_and_read_in_full_before_and_after(phone: Page) -> None:
    box = card(phone, MATCHING)
    expect(box.get_by_role("combobox")).to_have_count(0)
    pairs = {
        "Punctual": "Rings back at the time that was named",
        "Attentive": "Answers the question that was asked",
        "Polite": "Uses the name the client gave",
    }
    for item, text in pairs.items():
        put(box, text, item)
        expect(box.get_by_role("button", name=f"{item}: {text}")).to_have_text(text)
    assert box.evaluate(CUT) == 0
    box.get_by_role("button", name="Check answer").or_(phone.get_by_role("button", name="Check answer")).first.tap()
    expect(box).to_have_attribute("data-state", "right")
    for text in pairs.values():
        expect(box.locator(".course-placing__slot", has_text=text)).to_be_visible()
    assert box.evaluate(CUT) == 0


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 568), (1280, 800)])
def test_the_texts_to_take_up_are_above_the_foot_of_the_screen_and_never_over_the_question(
    site: Site, open_context: Callable[..., BrowserContext], width: int, height: int
) -> None:
    site.quiz([MATCHING, CATEGORISE, ORDERING])
    page = open_context(has_touch=True, viewport={"width": width, "height": height}).new_page()
    page.goto("quiz.html")
    for question in (MATCHING, CATEGORISE):
        box = card(page, question)
        tray = box.locator(".course-placing__tray")
        expect(tray).to_be_visible()
        rows = box.locator(".course-pairs > .course-row")
        for row in rows.all():  # each where a finger would be: in the middle between header and foot
            row.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
            assert box.evaluate(COVERED) == [0, 0]
        box.evaluate("(one, at) => scrollBy(0, one.getBoundingClientRect().top - at)", height * 0.8)
        assert box.evaluate(COVERED)[1] == 0  # when it comes into view, it is the question that is read


def test_a_text_has_one_place_and_a_category_many(phone: Page) -> None:
    box = card(phone, MATCHING)
    put(box, "Uses the name the client gave", "Punctual")
    put(box, "Uses the name the client gave", "Polite")
    expect(box.get_by_role("button", name="Punctual: Put here")).to_be_visible()
    put(box, "Uses the name the client gave", "Polite")  # the same once more takes it away
    expect(box.get_by_role("button", name="Polite: Put here")).to_be_visible()

    box = card(phone, CATEGORISE)
    [name, *_] = [group.text for group in CATEGORISE.groups()]
    box.locator(".course-placing__text", has_text=name).tap()
    slots = box.locator(".course-placing__slot")
    slots.nth(0).tap()
    slots.nth(1).tap()
    expect(slots.nth(0)).to_have_text(name)
    expect(slots.nth(1)).to_have_text(name)


def test_the_lists_are_one_press_away_and_hold_the_same_answer(phone: Page) -> None:
    box = card(phone, MATCHING)
    put(box, "Uses the name the client gave", "Polite")
    box.get_by_role("button", name="Choose from lists").tap()
    expect(box.get_by_role("combobox", name="Polite")).to_have_value("polite")
    box.get_by_role("combobox", name="Punctual").select_option(label="Rings back at the time that was named")
    expect(box.locator(".course-chosen", has_text="Rings back at the time that was named")).to_be_visible()
    assert box.evaluate(CUT) == 0
    box.get_by_role("button", name="Put the texts in place by hand").tap()
    expect(box.get_by_role("button", name="Punctual: Rings back at the time that was named")).to_be_visible()


def test_with_a_mouse_the_lists_come_first_and_by_hand_everything_works_with_keys(site: Site, page: Page) -> None:
    site.lesson([MATCHING])
    page.goto("lesson.html")
    box = card(page, MATCHING)
    expect(box.get_by_role("combobox")).to_have_count(3)
    box.get_by_role("button", name="Put the texts in place by hand").press("Enter")
    box.get_by_role("button", name="Uses the name the client gave", exact=True).press("Enter")
    box.get_by_role("button", name="Polite: Put here").press("Enter")
    expect(box.get_by_role("button", name="Polite: Uses the name the client gave")).to_be_focused()
    expect(box.get_by_role("status").filter(has_text="Polite: Uses the name the client gave")).to_be_attached()


def test_there_is_one_way_to_order_and_it_takes_the_focus(phone: Page) -> None:
    box = card(phone, ORDERING)
    expect(box.get_by_role("combobox")).to_have_count(0)
    phone.locator("course-check", has=box).get_by_role("button", name="Check answer").tap()
    expect(box).to_contain_text("Answer first, then check.")
    expect(box.get_by_role("button", name="Move up").first).to_be_focused()
    phone.emulate_media(media="print")
    expect(box.get_by_role("combobox").first).to_be_visible()  # on paper a place is written there


@pytest.mark.parametrize("kind", ["single-choice", "multiple-choice", "matching", "ordering", "fill-in"])
def test_what_was_pressed_stays_where_it_was_when_an_answer_is_graded(site: Site, page: Page, kind: str) -> None:
    question = examples(kind)[0].question
    site.lesson([question])
    page.goto("lesson.html")
    page.set_viewport_size({"width": 360, "height": 500})
    box = card(page, question)
    controls = box.locator("input:visible, select:visible, .course-move:visible")
    first = controls.first
    tag = first.evaluate("(one) => one.type")
    if tag == "select-one":
        for control in box.get_by_role("combobox").all():
            control.select_option(index=1)
    elif tag == "text":
        first.fill("something else")
    else:
        first.click()
    button = page.get_by_role("button", name="Check answer")
    button.scroll_into_view_if_needed()
    page.evaluate(SHIFTS)
    before = button.evaluate(TOP)
    pressed = button.element_handle()
    button.click()
    expect(box).to_have_attribute("data-state", re.compile("."))
    expect(box.locator(".course-verdict")).not_to_be_empty()
    page.wait_for_function("(box) => box.querySelector('[data-mark]')", arg=box.element_handle())
    assert abs(pressed.evaluate(TOP) - before) < 8
    assert page.evaluate("window.shifts") == []
