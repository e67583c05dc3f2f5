"""Questions to try before their script has come, which it does once somebody does something on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from course.model.questions.base import Question
from tests.browser.holding import Held
from tests.browser.site import Site
from tests.examples_of_kinds import all_examples

pytestmark = pytest.mark.browser

KINDS = {one.name: one.question for one in reversed(all_examples())}
KINDS = {question.name: question for question in KINDS.values()}
CHOICE, SHORT, SPOKEN = KINDS["single-choice"], KINDS["short-answer"], KINDS["say-it"]
# What is in the frame of a lesson of all that counts here: its scripts, and where they find which course it is of.
FRAME = """<nav id="course-side" data-course="training"></nav>
<script src="assets/course/site.js" defer></script><script src="assets/course/lesson.js" defer></script>
"""
BROUGHT = re.compile(r'<(?:link|script) [^>]*"assets/course/(?:store\.js|check\.js|quiz-script\.css)".*\n')
# What there is to see of each question that stands as it does with its script.
SEEN = """() => Object.fromEntries([...document.querySelectorAll("course-check[data-ready] fieldset")].map((box) => {
  const { left, top } = box.closest("course-check").getBoundingClientRect();
  const parts = [...box.closest("course-check").querySelectorAll(":not(.course-visually-hidden)")].filter((one) =>
    one.getClientRects().length && getComputedStyle(one).visibility === "visible");
  return [box.dataset.kind, parts.map((one) => {
    const place = one.getBoundingClientRect();
    const words = one.matches("button, summary, legend, p") ? one.innerText.trim() : "";
    return [one.localName, words, place.left - left, place.top - top, place.width, place.height, one.disabled || false];
  })];
}))"""
PAINTED = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
READY = "course-check:defined[data-ready]"
FAILED = "What marks this question could not be loaded. Check your connection, and press the button again."


def write(site: Site, questions: Sequence[Question]) -> None:
    """Write a lesson with the frame that brings what a question needs, and not with that."""
    site.lesson(questions)
    path = site.folder / "lesson.html"
    path.write_text(BROUGHT.sub("", path.read_text("utf-8")).replace("</main>", f"</main>{FRAME}"), "utf-8")


def asked_by(page: Page) -> list[str]:
    """Return the names of files that a page asks for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    return asked


@pytest.mark.parametrize("is_touched", [False, True])
def test_a_question_stands_before_its_script_has_come_as_it_does_with_it(
    site: Site, open_context: Callable[..., BrowserContext], is_touched: bool
) -> None:
    write(site, list(KINDS.values()))
    page = open_context(has_touch=is_touched, is_mobile=is_touched, viewport={"width": 800, "height": 12000}).new_page()
    held = Held(page, "**/check.js")
    page.goto("lesson.html")
    held.wait()  # for the sake of those that a script changes
    before = page.evaluate(SEEN)
    lively = {"ordering", "hotspot"} | ({"matching", "categorise"} if is_touched else set())
    assert set(before) == set(KINDS) - lively
    held.let_go()
    expect(page.locator(READY)).to_have_count(len(KINDS))
    page.evaluate(PAINTED)
    after = page.evaluate(SEEN)
    assert {kind: after[kind] for kind in before} == before


def test_a_question_in_view_asks_for_nothing_before_the_pointer_moves(site: Site, page: Page) -> None:
    write(site, [CHOICE])
    asked = asked_by(page)
    page.goto("lesson.html", wait_until="load")
    expect(page.get_by_role("button", name="Check answer")).to_be_enabled()
    page.evaluate(PAINTED)
    assert {"site.js", "lesson.js"} <= set(asked)
    assert not {"check.js", "quiz-script.css", "store.js"} & set(asked)
    page.mouse.move(300, 300)
    expect(page.locator(READY)).to_have_count(1)


def press(page: Page) -> None:
    page.get_by_role("radio").first.click()
    page.get_by_role("button", name="Check answer").click()


def press_twice(page: Page) -> None:
    page.get_by_role("radio").first.click()
    page.get_by_role("button", name="Check answer").dblclick()


def press_keys(page: Page) -> None:
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.type") != "submit":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def click_unseen(page: Page, *selectors: str) -> None:
    """Press as what speaks a page may do, without a pointer and without keys, once the question stands."""
    expect(page.locator("course-check[data-ready]")).to_have_count(1)
    page.evaluate("(all) => all.forEach((one) => document.querySelector(one).click())", selectors)


def press_in_script(page: Page) -> None:
    click_unseen(page, "input", "[type=submit]")


@pytest.mark.parametrize("act", [press, press_twice, press_keys, press_in_script])
def test_what_is_chosen_and_pressed_before_the_script_has_come_counts_once_it_has(
    site: Site, page: Page, act: Callable[[Page], None]
) -> None:
    write(site, [CHOICE])
    held = Held(page, "**/check.js")
    page.goto("lesson.html", wait_until="load")
    act(page)
    held.wait()
    expect(page.get_by_role("status").filter(has_text=re.compile("Right|Not right"))).to_have_count(0)
    held.let_go()
    expect(page.locator(".course-verdict[role=status]")).to_contain_text(re.compile("^(Right|Not right)"))
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert "date" in page.evaluate(f"localStorage.getItem('coursewright/training/check/people/{CHOICE.id}')")


def test_an_answer_that_is_typed_and_entered_before_the_script_has_come_counts(site: Site, page: Page) -> None:
    write(site, [SHORT])
    held = Held(page, "**/check.js")
    page.goto("lesson.html", wait_until="load")
    page.get_by_role("textbox").fill("something")
    page.get_by_role("textbox").press("Enter")
    held.let_go()
    expect(page.locator(".course-verdict")).to_contain_text("Not right")
    expect(page.get_by_role("textbox")).to_have_value("something")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (CHOICE, "Answer first, then check."),
        (SPOKEN, "Compare, and tick what your answer has. Then press the button again."),
    ],
)
def test_a_first_press_without_an_answer_says_what_it_says_with_the_script(
    site: Site, page: Page, question: Question, said: str
) -> None:
    write(site, [question])
    page.goto("lesson.html", wait_until="load")
    click_unseen(page, "[type=submit]")
    expect(page.locator(".course-verdict")).to_have_text(said)


def test_a_hint_that_is_opened_before_the_script_has_come_counts(site: Site, page: Page) -> None:
    [question] = [one.question for one in all_examples() if one.question.hint_cost][:1]
    write(site, [question])
    held = Held(page, "**/check.js")
    page.goto("lesson.html", wait_until="load")
    page.locator(".course-hint summary").click()
    held.let_go()
    expect(page.locator(READY)).to_have_count(1)
    kept = page.evaluate(f"localStorage.getItem('coursewright/training/check/people/{question.id}')")
    assert json.loads(kept)["hinted"] is True


def test_what_was_kept_is_shown_at_once_and_is_not_asked_anew_by_a_press_that_meant_to_check(
    site: Site, page: Page
) -> None:
    write(site, [CHOICE])
    page.goto("lesson.html")
    press(page)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    key = f"coursewright/training/check/people/{CHOICE.id}"
    page.wait_for_function("(key) => (localStorage.getItem(key) || '').includes('date')", arg=key)
    kept = page.evaluate("(key) => localStorage.getItem(key)", key)
    page.goto("lesson.html")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.goto("lesson.html")
    expect(page.locator("course-check[data-ready]")).to_have_count(1)  # as it stands where nothing is kept
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])  # as another tab would
    click_unseen(page, "[type=submit]")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_checked()
    assert page.evaluate("(key) => localStorage.getItem(key)", key) == kept


def test_a_press_without_a_network_says_so_and_counts_when_it_is_made_again(
    site: Site, browser: Browser, base: str
) -> None:
    write(site, [CHOICE])
    context = browser.new_context(base_url=base)  # not watched: a file cannot be had on purpose
    page = context.new_page()
    page.route("**/check.js", lambda route: route.abort())
    page.goto("lesson.html", wait_until="load")
    press(page)
    expect(page.get_by_role("status").filter(has_text=FAILED)).to_be_visible()
    expect(page.get_by_text("Answer and reasons")).to_be_visible()
    page.unroute("**/check.js")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(".course-verdict")).to_contain_text(re.compile("^(Right|Not right)"))
    expect(page.get_by_text(FAILED)).to_have_count(0)
    context.close()
