"""axe finds nothing in any state that a page can be in: in both palettes on a phone, in dark colours on a desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import SCHEMES, Scheme, set_colours, violations
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

phone_and_desk = pytest.mark.parametrize(("width", "schemes"), [(360, ("light", "dark")), (1280, ("dark",))])

# What can be pressed, and cannot be read with the focus on it: axe looks at a page on which nothing has it.
UNREADABLE = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [.2126, .7152, .0722][at], 0);
  const behind = (part) => {
    const { backgroundColor: colour } = getComputedStyle(part);
    return (numbers(colour)[3] ?? 1) === 1 || !part.parentElement ? colour : behind(part.parentElement);
  };
  return [...document.querySelectorAll("a[href], button:not(:disabled), summary")].filter((part) => {
    if (!part.checkVisibility({ visibilityProperty: true }) || !part.textContent.trim()) return false;
    part.style.transition = "none";
    part.focus();
    const [one, other] = [getComputedStyle(part).color, behind(part)].map(light).sort((a, b) => b - a);
    return document.activeElement === part && (one + .05) / (other + .05) < 4.5;
  }).map((part) => `${location.pathname}: ${part.className} ${part.textContent.trim()}`);
}"""


def test_what_has_the_focus_can_be_read(visit: Visit, address: str, kinds: list[str]) -> None:
    page = visit(address, reduced_motion="reduce")
    found = []
    for name in kinds:
        page.goto(address + name)
        for scheme in SCHEMES:
            set_colours(page, scheme)
            found += [f"{scheme}: {part}" for part in page.evaluate(UNREADABLE)]
    assert not found


@phone_and_desk
def test_the_open_search_passes(open_page: Callable[[str], Page], width: int, schemes: Sequence[Scheme]) -> None:
    page = open_page(f"{acts.MODULE}/index.html")
    if width < 960:
        page.get_by_role("button", name="Search").first.click()
    page.get_by_role("searchbox").fill(acts.WORD)
    expect(page.get_by_role("search").get_by_role("listitem").first).to_be_visible()
    assert not violations(page, schemes)
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("Nothing found")
    assert not violations(page, schemes)


@pytest.mark.parametrize("width", [360])
def test_the_open_drawer_passes(open_page: Callable[[str], Page]) -> None:
    page = open_page(f"{acts.MODULE}/index.html")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Course pages")).to_be_visible()
    assert not violations(page)


@phone_and_desk
def test_a_quiz_passes_with_answers_missing_and_after_answering(
    open_page: Callable[[str], Page], schemes: Sequence[Scheme]
) -> None:
    page = open_page(acts.QUIZ)
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("button", name="Submit anyway")).to_be_visible()
    assert not violations(page, schemes)
    acts.answer_all(page)
    acts.open_everything(page)
    assert not violations(page, schemes)


@phone_and_desk
def test_a_lesson_passes_section_by_section(open_page: Callable[[str], Page], schemes: Sequence[Scheme]) -> None:
    page = open_page(acts.LESSON)
    assert not violations(page, schemes)
    acts.go_through_the_lesson(page)
    assert not violations(page, schemes)


@phone_and_desk
def test_a_question_in_a_lesson_passes_after_checking(
    open_page: Callable[[str], Page], schemes: Sequence[Scheme]
) -> None:
    page = open_page(acts.LESSON)
    question = acts.questions(page).first
    question.scroll_into_view_if_needed()  # what marks it comes once it is near
    expect(question.get_by_role("button", name="Check answer")).to_be_visible()
    question.get_by_role("radio").or_(question.get_by_role("checkbox")).first.check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("status")).to_contain_text("ight")
    assert not violations(page, schemes)
