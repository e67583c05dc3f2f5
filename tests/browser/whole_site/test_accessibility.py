"""axe finds nothing on a page of each kind, on a phone and on a desk, nor in what any page says; nothing is too wide.

Frame and colours are the same on all pages of a kind. What only one page has is what its author wrote there.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import bring, violations, violations_in_content

pytestmark = pytest.mark.browser


# What stands beyond the edge, if the page can be scrolled sideways.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
  ...[...document.querySelectorAll("body *")]
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map((part) => part.outerHTML.slice(0, 120)), "scrolls sideways"]"""


# What has the attribute that hides it, and shows all the same because a style gives it a place.
SHOWN = """() => [...document.querySelectorAll("[hidden]:not([hidden=until-found])")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .map((part) => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [320])
def test_every_page_passes_with_everything_open_and_does_not_scroll_sideways_at_320_pixels(
    open_page: Callable[[str], Page], address: str, pages: list[str], kinds: list[str]
) -> None:
    page = open_page(pages[0])
    bring(page)
    found = []
    for name in pages:
        page.goto(address + name)
        acts.open_everything(page)
        if name in kinds:
            page.set_viewport_size({"width": 360, "height": 800})
            found += violations(page, ["light"])
            page.set_viewport_size({"width": 320, "height": 640})
        else:
            found += violations_in_content(page)
        found += [f"{name}: {part}" for part in page.evaluate(TOO_WIDE)]
    assert not found


@pytest.mark.parametrize("width", [1280])
def test_a_page_of_each_kind_passes_on_a_desk_in_dark_colours(
    open_page: Callable[[str], Page], address: str, kinds: list[str]
) -> None:
    page = open_page(kinds[0])
    bring(page)
    found = []
    for name in kinds:
        page.goto(address + name)
        acts.open_everything(page)
        found += violations(page, ["dark"])
        found += [f"{name}: {part}" for part in page.evaluate(SHOWN)]
    assert not found
