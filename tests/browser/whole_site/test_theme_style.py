"""With the rules that a site keeps of the theme's style sheet, every kind of page looks as it does with the whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from course.site import site_files
from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

STOCK = site_files.material()
NAME = site_files.named_in(STOCK, site_files.STYLE)
WHOLE = (STOCK / NAME).read_text("utf-8")


def _seen(page: Page, address: str, *, printed: bool) -> bytes:
    page.goto(address)
    acts.open_everything(page)
    page.emulate_media(media="print" if printed else "screen")
    return page.screenshot(full_page=True, animations="disabled", caret="hide")


def _differing(page: Page, address: str, names: list[str], *, printed: bool = False) -> list[str]:
    found = []
    for name in names:
        with_ours = _seen(page, address + name, printed=printed)
        page.route(f"**/{NAME}", lambda route: route.fulfill(body=WHOLE, content_type="text/css"))
        if _seen(page, address + name, printed=printed) != with_ours:
            found.append(name)
        page.unroute(f"**/{NAME}")
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_every_kind_of_page_looks_the_same(
    visit: Visit, address: str, kinds: list[str], width: int, scheme: str
) -> None:
    page = visit(address, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    assert not _differing(page, address, kinds)


def test_every_kind_of_page_prints_the_same(visit: Visit, address: str, kinds: list[str]) -> None:
    page = visit(address, viewport={"width": 700, "height": 800}, reduced_motion="reduce")
    assert not _differing(page, address, kinds, printed=True)


def test_components_of_the_theme_look_the_same(visit: Visit, component_address: str) -> None:
    page = visit(component_address, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    assert not _differing(page, component_address, ["people/index.html", "people/lesson.html"])
