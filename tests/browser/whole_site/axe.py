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
OF_COLOURS = ("color-contrast", "link-in-text-block")
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": list(OF_COLOURS)}}
STRUCTURE = OPTIONS | {"rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
SCRIPT = Axe().axe_script
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}


def violations(page: Page, schemes: Iterable[Scheme] = SCHEMES) -> list[str]:
    """Return what axe finds, in light colours and in dark ones or in those asked for, a line for each element.

    After the first colours only what is about colours is looked at again.
    """
    found = []
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        # The page follows a moment later.
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        found += [f"{page.url}, {scheme}: {fault}" for fault in faults(page, "html", COLOURS if number else OPTIONS)]
    return found


def violations_in_content(page: Page) -> list[str]:
    """Return what axe finds in the content alone, but for colours, which are those of every page of its kind."""
    return [f"{page.url}: {fault}" for fault in faults(page, "main", STRUCTURE)]


def faults(page: Page, part: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds in the part that a selector names, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    said: dict[str, Any] = page.evaluate(
        "([part, options]) => axe.run(document.querySelector(part), options)", [part, options]
    )
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in said["violations"]
        for node in violation["nodes"]
    ]
