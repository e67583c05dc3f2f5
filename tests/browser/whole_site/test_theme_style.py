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


# What is not the same in every picture of one page: pictures load once they come into view, and the dots of a line
# begin where the browser likes.
STEADY = """async () => {
  for (const term of document.querySelectorAll(".course-term")) term.style.textDecorationStyle = "solid";
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode()));
}"""


def _seen(page: Page, address: str, *, printed: bool) -> bytes:
    page.goto(address)
    acts.open_everything(page)
    page.evaluate(STEADY)
    page.emulate_media(media="print" if printed else "screen")
    return page.screenshot(full_page=True, animations="disabled", caret="hide")


def _differing(page: Page, address: str, names: list[str], *, printed: bool = False) -> list[str]:
    return [name for name in names if not any(_looks_the_same(page, address + name, printed) for _ in range(3))]


def _looks_the_same(page: Page, address: str, printed: bool) -> bool:
    """Compare two pictures; one may be a moment early by chance, but what a missing rule changes differs always."""
    with_ours = _seen(page, address, printed=printed)
    page.route(f"**/{NAME}", lambda route: route.fulfill(body=WHOLE, content_type="text/css"))
    with_all = _seen(page, address, printed=printed)
    page.unroute(f"**/{NAME}")
    return with_all == with_ours


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
