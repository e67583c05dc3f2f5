"""axe finds nothing on any whole page, in both palettes, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import Scheme, violations

pytestmark = pytest.mark.browser


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
