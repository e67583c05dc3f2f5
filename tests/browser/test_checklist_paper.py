"""Checklists on paper: one page each, in type that can be read at arm's length (CK03 and CK06)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.browser

# As much as CK01 and CK05 allow: nine items of thirteen words.
FULL = """\
id: full
title: A full list with a title of some length
purpose: To see that as much as the rules allow still fits on one sheet of paper.
method: read-do
pause_point: before the first client contact of the day, once the lights are on
roles: [front desk, phone, field staff, supervisors]
owner: Training desk
revision: 1
date: 2026-11-21
next_review: 2027-11-21
items:
""" + "".join(
    f"  - {{id: item-{number}, text: Check that the reader of a rather long item still finds the other twelve}}\n"
    for number in range(9)
)
LOOKS = """() => [...document.querySelectorAll('.course-items li span, .course-pause')].map(element => {
    const style = getComputedStyle(element);
    return [style.fontFamily, parseFloat(style.fontSize) * 0.75, style.color, style.textTransform];
})"""


def shipped() -> list[tuple[str, str]]:
    """Return every shipped checklist by its id, each as one set of keys."""
    found = []
    for path in sorted((ROOT / "modules").glob("*/checklists.yml")):
        for part in re.split(r"(?m)^- ", path.read_text(encoding="utf-8"))[1:]:
            found.append((f"{path.parent.name}-{part.split()[1]}", re.sub(r"(?m)^  ", "", part)))
    return found


def pages_of(site: Site, open_page: Callable[..., Page], text: str) -> int:
    site.checklist(text)
    page = open_page()
    page.goto("checklist.html")
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize(
    ("name", "text"), [("full", FULL), *shipped()], ids=lambda value: value if len(value) < 60 else ""
)
def test_a_checklist_prints_on_one_page(name: str, text: str, site: Site, open_page: Callable[..., Page]) -> None:
    assert pages_of(site, open_page, text) == 1


def test_a_list_that_is_too_long_takes_two_pages(site: Site, open_page: Callable[..., Page]) -> None:
    more = "".join(f"  - {{id: more-{number}, text: Check one more thing}}\n" for number in range(30))
    assert pages_of(site, open_page, FULL + more) > 1


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_its_type_is_sans_serif_large_and_black_on_white(
    scheme: str, site: Site, open_page: Callable[..., Page]
) -> None:
    site.checklist(FULL, scheme=scheme)
    page = open_page()
    page.emulate_media(media="print")
    page.goto("checklist.html")
    looks = page.evaluate(LOOKS)
    assert len(looks) == 10
    for family, points, colour, transform in looks:
        assert "sans-serif" in family or "system-ui" in family
        assert points >= 11
        assert max(map(int, re.findall(r"\d+", colour)[:3])) <= 60  # on white, well beyond 7:1
        assert transform == "none"
    grounds = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert grounds in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_shipped_lists_are_found() -> None:
    assert len(shipped()) >= len(list(Path(ROOT / "modules").glob("*/checklists.yml")))
