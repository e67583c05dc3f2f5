"""The page that an LMS opens, by itself: it says that nothing is kept, at every width, in light and in dark colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packages.visiting import unpacked
from tests.browser.site import Site
from tests.browser.whole_site.axe import OPTIONS, SCHEMES, SCRIPT, faults

SETTLED = "() => document.getAnimations().forEach((one) => one.finish())"  # no colour is on its way


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    page: Page, site: Site, packed: Callable[[str], bytes], width: int
) -> None:
    unpacked(packed("scorm12"), site.folder, "")
    page.set_viewport_size({"width": width, "height": 780})
    page.goto("package/package.html")
    inner = page.frame_locator("iframe")
    expect(inner.locator("h1")).to_be_visible()
    said = page.get_by_role("status")
    expect(said).to_have_text(
        "This training was opened without a learning platform that it could speak to, so nothing you do is kept."
    )
    for frame in page.frames:  # axe looks at a page and those in its frames as one
        frame.evaluate(SCRIPT)
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(inner.locator("html")).to_have_attribute("data-md-color-scheme", name)
        inner.locator("html").evaluate(SETTLED)
        assert faults(page, "html", OPTIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert inner.locator("html").evaluate("(html) => html.scrollWidth") == width


def test_what_is_said_is_announced_for_its_place_is_there_before(
    page: Page, site: Site, packed: Callable[[str], bytes]
) -> None:
    unpacked(packed("scorm12"), site.folder, "")
    page.goto("package/package.html")
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
    said = page.locator(".course-package__says")
    said.evaluate("(place) => { place.textContent = '' }")
    assert said.evaluate("(place) => [getComputedStyle(place).display, place.offsetHeight]") == ["block", 0]
