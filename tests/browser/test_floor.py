"""A browser below the floor gets every page as it is without scripts, and a sentence that says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.engines.returns import QUESTIONS
from tests.browser.site import Site
from tests.browser.test_checklist import CHECKLIST

pytestmark = pytest.mark.browser

SENTENCE = (
    "This browser is too old for what marks answers and keeps what you do. You can read everything, with the answers "
    "and reasons under each question. For the rest, update this browser or use another: Safari from iOS 15 on, "
    "Firefox from 91, Chrome or Edge from 90."
)
MISSING = [
    "delete window.customElements",
    "delete window.IntersectionObserver",
    "delete window.ResizeObserver",
    "delete Intl.ListFormat",
    "delete Promise.any",
    "delete String.prototype.replaceAll",
    "delete Element.prototype.replaceChildren",
]


@pytest.mark.parametrize("script", MISSING)
def test_what_an_old_browser_lacks_leaves_no_dead_button_and_is_told(
    site: Site, open_context: Callable[..., BrowserContext], script: str
) -> None:
    site.quiz(QUESTIONS)
    site.lesson(QUESTIONS)
    site.checklist(CHECKLIST)
    context = open_context()
    context.add_init_script(script)
    page = context.new_page()
    # One script decides for all pages; that they all ask it shows with any of what may be missing.
    for name in ("quiz", "lesson", "checklist") if script == MISSING[0] else ("quiz",):
        page.goto(f"{name}.html")
        expect(page.get_by_text(SENTENCE)).to_be_visible()
        expect(page.locator("html")).not_to_have_class("js")
        expect(page.get_by_role("button")).to_have_count(0)
        assert page.evaluate("localStorage.length") == 0
    if script == MISSING[0]:
        page.goto("quiz.html")
    page.get_by_text("Answer and reasons").first.click()
    expect(page.locator(".course-answer").first).to_have_attribute("open", "")


def test_what_newer_browsers_have_beyond_the_floor_is_not_needed(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    site.quiz(QUESTIONS)
    context = open_context()
    context.add_init_script("""
        delete Object.hasOwn; delete window.structuredClone; delete Array.prototype.at; delete String.prototype.at;
        delete Element.prototype.role; delete HTMLDialogElement.prototype.showModal;
        delete HTMLElement.prototype.inert; delete Array.prototype.findLast; delete Array.prototype.toSorted;
    """)
    page = context.new_page()
    page.goto("quiz.html")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Submit answers").click()
    page.get_by_role("button", name="Submit anyway").click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    expect(page.get_by_text("too old")).to_have_count(0)
