"""Runs axe over a page as it stands.

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
SCRIPT = Axe().axe_script
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}


def violations(page: Page, schemes: Iterable[Scheme] = SCHEMES) -> list[str]:
    """Return what axe finds, in light colours and in dark ones or in those asked for, a line for each element.

    After the first colours only what is about colours is looked at again.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found = []
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        # The page follows a moment later.
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        said: dict[str, Any] = page.evaluate("(options) => axe.run(options)", COLOURS if number else OPTIONS)
        found += [
            f"{page.url}, {scheme}: {violation['id']}: {node['target']}: {node['failureSummary']}"
            for violation in said["violations"]
            for node in violation["nodes"]
        ]
    return found
