"""The page that tests are lent one after the other is as good as new each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.lending import Lender
from tests.browser.site import Site

pytestmark = pytest.mark.browser

STATE = """() => [
  localStorage.length, sessionStorage.length, innerWidth, matchMedia("(prefers-color-scheme: dark)").matches,
  matchMedia("print").matches, matchMedia("(prefers-reduced-motion: reduce)").matches,
  matchMedia("(forced-colors: active)").matches, document.querySelector("p:hover") !== null,
]"""
STAYING: dict[str, Callable[[Page], object]] = {
    "a listener": lambda page: page.on("dialog", lambda dialog: dialog.accept()),
    "a script": lambda page: page.add_init_script("window.left = 1"),
    "a route": lambda page: page.route("**/x", lambda route: route.abort()),
    "the clock": lambda page: page.clock.set_fixed_time("2030-01-01"),
    "no network": lambda page: page.context.set_offline(True),
    "another tab": lambda page: page.context.new_page(),
    "a closed page": lambda page: page.close(),
    "a page from a disk": lambda page: page.goto("file:///"),
    "something cached": lambda page: page.evaluate("caches.open('left')"),
}


@pytest.fixture
def lender(browser: Browser, base: str, site: Site) -> Iterator[Lender]:
    site.write("page.html", "<p>Words.</p>")
    lender = Lender(browser, lambda page: None, base_url=base)
    yield lender
    lender.end()


def test_what_a_test_leaves_behind_is_cleared_away(lender: Lender) -> None:
    page = lender.lend(5000)
    page.goto("page.html")
    new = page.evaluate(STATE)
    page.evaluate("localStorage.left = sessionStorage.left = 1")
    page.set_viewport_size({"width": 360, "height": 640})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    page.get_by_text("Words.").hover()
    assert all(now != before for now, before in zip(page.evaluate(STATE), new, strict=True))
    lender.take_back()
    again = lender.lend(5000)
    assert again is page
    again.goto("page.html")
    assert again.evaluate(STATE) == new


@pytest.mark.parametrize("what", STAYING)
def test_a_page_on_which_something_stays_is_not_lent_again(lender: Lender, what: str) -> None:
    page = lender.lend(5000)
    page.goto("page.html")
    STAYING[what](page)
    lender.take_back()
    assert lender.lend(5000) is not page


def test_a_page_without_scripts_is_lent_again(browser: Browser, base: str, site: Site) -> None:
    site.write("page.html", "<p>Words.</p>")
    lender = Lender(browser, lambda page: None, base_url=base, java_script_enabled=False)
    page = lender.lend(5000)
    page.goto("page.html")
    lender.take_back()
    assert lender.lend(5000) is page
    lender.end()
