"""With the rules that a site keeps of the theme's style sheet, every kind of page looks as it does with the whole.

Rule by rule that is judged on a page of each kind. What it comes to in pictures is looked at on a few.
"""

from __future__ import annotations

from io import BytesIO
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from course.site import site_files, theme_style
from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

STOCK = site_files.material()
NAME = site_files.named_in(STOCK, site_files.STYLE)
WHOLE = (STOCK / NAME).read_text("utf-8")
HAIRLINE = 200  # pixels
COMPONENTS = ("people/index.html", "people/lesson.html")


# Returns the selectors of rules that the site's sheet has not, and what is otherwise other than in the whole one.
COMPARED = """([name, whole, takenAway]) => {
  const sheet = [...document.styleSheets].find(({ href }) => href && href.endsWith(name));
  const all = new CSSStyleSheet();
  all.replaceSync(whole);
  const flat = ({ cssRules }, around = "") => [...cssRules].flatMap((rule) =>
    rule.cssRules && rule.media ? flat(rule, `${around}@media ${rule.conditionText} `)
      : rule instanceof CSSSupportsRule ? flat(rule, `${around}@supports ${rule.conditionText} `)
      : [{ around, rule, selectors: (rule.selectorText || "").split(/, (?![^(]*\\))/) }]);
  const [ours, theirs] = [flat(sheet), flat(all)];
  const read = new Set([...document.styleSheets].flatMap((one) => flat(one))
    .flatMap(({ rule }) => rule.cssText.match(/var\\(--[\\w-]+/g) || []).map((found) => found.slice(4)));
  const isUnread = (name) => name.startsWith("--") && (!read.has(name) || RegExp(takenAway).test(name));
  const declared = ({ style }) => [...style].filter((name) => !isUnread(name))
    .map((name) => name + style.getPropertyValue(name)).join(";");
  const said = ({ rule }) => rule.style && rule.selectorText ? declared(rule) : rule.cssText;
  const dropped = [];
  let at = 0;
  for (const one of theirs) {
    const mine = ours[at];
    const isThere = mine && mine.around === one.around && said(mine) === said(one) &&
      mine.selectors.every((selector) => one.selectors.includes(selector));
    const left = isThere ? mine.selectors : said(one) ? [] : one.selectors;
    dropped.push(...one.selectors.filter((selector) => !left.includes(selector)));
    at += isThere ? 1 : 0;
  }
  return [[...new Set(dropped)], ours.slice(at, at + 3).map(({ rule }) => rule.cssText)];
}"""
# Whatever is true for a while, such as a pointer above it, counts as true; what is no element of its own goes. Which
# palette is on, our own sheet says.
NEEDED = """(dropped) => dropped.filter((selector) => {
  const lasting = selector.replace(/::[\\w-]+(\\([^)]*\\))?|:(hover|focus[\\w-]*|active|checked|target)(?![\\w-])/g, "")
    .replace(/(^|[ >~+])(?=$|[ >~+])/g, "$1*");
  return !selector.includes("[data-md-color-scheme=") && document.querySelector(lasting);
})"""
# Gives the page the whole sheet, in the place of its own.
MADE_WHOLE = """([name, whole]) => {
  const sheet = [...document.styleSheets].find(({ href }) => href && href.endsWith(name));
  const all = new CSSStyleSheet();
  all.replaceSync(whole);
  while (sheet.cssRules.length) sheet.deleteRule(0);
  for (const { cssText } of all.cssRules) sheet.insertRule(cssText, sheet.cssRules.length);
}"""
# Pictures load once they come into view, and the dots of a line begin where the browser likes.
STEADY = """async () => {
  for (const term of document.querySelectorAll(".course-term")) term.style.textDecorationStyle = "solid";
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode()));
}"""


def _needed(page: Page, addresses: list[str]) -> list[str]:
    """Return the selectors of dropped rules that an element of these pages matches, and what is wrong with the rest."""
    found = []
    for address in addresses:
        page.goto(address)
        acts.open_everything(page)
        dropped, strange = page.evaluate(COMPARED, [NAME, WHOLE, f"^{theme_style._TAKEN_AWAY.pattern}"])
        assert len(dropped) > 100
        found += [f"{address}: {one}" for one in (*page.evaluate(NEEDED, dropped), *strange)]
    return found


def _pictured(page: Page) -> Image.Image:
    shot = page.screenshot(full_page=True, animations="disabled", caret="hide")
    return Image.open(BytesIO(shot)).convert("RGB")


def _differing(page: Page, addresses: list[str], medium: Literal["screen", "print"] = "screen") -> list[str]:
    """Return the pages that look other than with the whole sheet."""
    return [address for address in addresses if not any(_looks_the_same(page, address, medium) for _ in range(3))]


def _looks_the_same(page: Page, address: str, medium: Literal["screen", "print"]) -> bool:
    """Compare two pictures: a line of the header lies half a pixel off by chance, but a missing rule changes more."""
    page.emulate_media(media="screen")
    page.goto(address)
    acts.open_everything(page)
    page.evaluate(STEADY)
    page.emulate_media(media=medium)
    ours = _pictured(page)
    page.evaluate(MADE_WHOLE, [NAME, WHOLE])
    whole = _pictured(page)
    unlike = ImageChops.difference(ours, whole).convert("L").histogram()
    return ours.size == whole.size and sum(unlike[1:]) < HAIRLINE


def test_no_element_of_any_kind_of_page_asks_for_a_rule_that_was_dropped(
    visit: Visit, address: str, kinds: list[str]
) -> None:
    page = visit(address, viewport={"width": 360, "height": 800})
    assert not _needed(page, [address + name for name in kinds])


@pytest.mark.parametrize(
    ("width", "scheme", "medium"), [(360, "dark", "screen"), (1280, "light", "screen"), (700, "light", "print")]
)
def test_pages_look_and_print_the_same(
    visit: Visit, address: str, width: int, scheme: str, medium: Literal["screen", "print"]
) -> None:
    page = visit(address, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    assert not _differing(page, [address + name for name in ("index.html", acts.LESSON, acts.QUIZ)], medium)


def test_components_of_the_theme_keep_their_rules_and_look_the_same(visit: Visit, component_address: str) -> None:
    page = visit(component_address, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    addresses = [component_address + name for name in COMPONENTS]
    assert not _needed(page, addresses)
    assert not _differing(page, addresses)
