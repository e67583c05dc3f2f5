"""axe finds nothing on any whole page, in both palettes, in any state that a page can be in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SCRIPT = Axe().axe_script
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}

phone_and_desk = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture
def open_page(visit: Visit, address: str, width: int) -> Callable[[str], Page]:
    # Colours that are still on their way from one to another would be measured.
    return lambda name: visit(address + name, viewport={"width": width, "height": 800}, reduced_motion="reduce")


def violations(page: Page, schemes: Iterable[Scheme] = SCHEMES) -> list[str]:
    """Return what axe finds, in light colours and in dark ones or in those asked for, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        # The page follows a moment later.
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        said: dict[str, Any] = page.evaluate("(options) => axe.run(options)", OPTIONS)
        found += [
            f"{page.url}, {scheme}: {violation['id']}: {node['target']}: {node['failureSummary']}"
            for violation in said["violations"]
            for node in violation["nodes"]
        ]
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_passes_with_everything_open(
    open_page: Callable[[str], Page], address: str, pages: list[str], scheme: Scheme
) -> None:
    assert not violations_on(pages, open_page, address, scheme)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_a_page_of_each_kind_passes_with_colours_and_width_the_other_way_round(
    open_page: Callable[[str], Page], address: str, kinds: list[str], scheme: Scheme
) -> None:
    assert not violations_on(kinds, open_page, address, scheme)


def violations_on(names: list[str], open_page: Callable[[str], Page], address: str, scheme: Scheme) -> list[str]:
    page = open_page(names[0])
    found = []
    for name in names:
        page.goto(address + name)
        acts.open_everything(page)
        found += violations(page, [scheme])
    return found


@phone_and_desk
def test_the_open_search_passes(open_page: Callable[[str], Page], width: int) -> None:
    page = open_page(f"{acts.MODULE}/index.html")
    if width < 960:
        page.get_by_role("button", name="Search").first.click()
    page.get_by_role("searchbox").fill("promise")
    expect(page.get_by_role("search").get_by_role("listitem").first).to_be_visible()
    assert not violations(page)
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("Nothing found")
    assert not violations(page)


@pytest.mark.parametrize("width", [360])
def test_the_open_drawer_passes(open_page: Callable[[str], Page]) -> None:
    page = open_page(f"{acts.MODULE}/index.html")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Course pages")).to_be_visible()
    assert not violations(page)


@phone_and_desk
def test_a_quiz_passes_with_answers_missing_and_after_answering(open_page: Callable[[str], Page]) -> None:
    page = open_page(acts.QUIZ)
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("button", name="Submit anyway")).to_be_visible()
    assert not violations(page)
    acts.answer_all(page)
    acts.open_everything(page)
    assert not violations(page)


@phone_and_desk
def test_a_question_in_a_lesson_passes_after_checking(open_page: Callable[[str], Page]) -> None:
    page = open_page(acts.LESSON)
    question = acts.questions(page).first
    expect(question.get_by_role("button", name="Check answer")).to_be_visible()
    question.get_by_role("radio").or_(question.get_by_role("checkbox")).first.check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("status")).to_contain_text("ight")
    assert not violations(page)
