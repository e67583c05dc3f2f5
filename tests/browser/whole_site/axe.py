"""Runs axe over a page as it stands, or over what its author wrote.

Input: a page. Output: what axe finds, a line for each element.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# What Markdown, pictures and names can break on one page while its kind is sound.
OF_CONTENT = [
    *("heading-order", "empty-heading", "page-has-heading-one", "link-name", "button-name", "summary-name"),
    *("image-alt", "svg-img-alt", "role-img-alt", "object-alt", "frame-title", "valid-lang"),
    *("list", "listitem", "definition-list", "dlitem", "scrollable-region-focusable", "nested-interactive"),
    *("empty-table-header", "td-headers-attr", "th-has-data-cells", "table-duplicate-name", "scope-attr-valid"),
    *("label", "select-name", "duplicate-id-aria", "aria-valid-attr-value", "aria-required-children"),
    *("landmark-unique", "autocomplete-valid"),
]
CONTENT = OPTIONS | {"runOnly": {"type": "rule", "values": OF_CONTENT}}
SCRIPT = Axe().axe_script
# What leads on stays at the foot of a phone's screen, and the header at its top; what they lie over there is a matter
# of how far one has scrolled.
STILL = """(isStill) => {
  const bars = document.querySelectorAll(".md-header, .course-bar, .course-submit");
  for (const bar of bars) bar.style.position = isStill ? "static" : "";
}"""
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}


def violations(page: Page, schemes: Iterable[Scheme] = SCHEMES) -> list[str]:
    """Return what axe finds, in light colours and in dark ones or in those asked for, a line for each element.

    After the first colours only what is about colours is looked at again.
    """
    found = []
    for number, scheme in enumerate(schemes):
        set_colours(page, scheme)
        found += [f"{page.url}, {scheme}: {fault}" for fault in faults(page, "html", COLOURS if number else OPTIONS)]
    return found


def set_colours(page: Page, scheme: Scheme) -> None:
    """Have the device ask for these colours, and wait for the page, which follows a moment later."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def violations_in_content(page: Page) -> list[str]:
    """Return what axe finds in the content alone, of what an author can break."""
    return [f"{page.url}: {fault}" for fault in faults(page, "main", CONTENT)]


def bring(page: Page) -> None:
    """Have axe there on whatever page comes next: sent to each by itself, it takes four times as long to arrive."""
    page.add_init_script(SCRIPT)


def faults(page: Page, part: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds in the part that a selector names, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    page.evaluate(STILL, True)
    said: dict[str, Any] = page.evaluate(
        """async ([part, options]) => {
          // Colours that are still on their way to the other palette are nobody's. Each is brought to its end: a
          // browser without a screen draws no frame for what nobody sees, and then there is no end to wait for.
          for (const animation of document.getAnimations()) animation.finish();
          return axe.run(document.querySelector(part), options);
        }""",
        [part, options],
    )
    page.evaluate(STILL, False)
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in said["violations"]
        for node in violation["nodes"]
    ]
