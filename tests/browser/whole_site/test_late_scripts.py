"""Nothing that is on the screen moves when the script of a page comes late."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import learner
from tests.browser.holding import Held
from tests.browser.test_near import PAINTED
from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

# Each kind of page of which a script fills something in: where it is, its script, and the element that it defines.
KINDS = (
    ("learning.html", "learning.js", "course-learning"),
    ("*/checklist-*.html", "checklist.js", "course-checklist"),
    ("*/guide-*.html", "guide.js", "course-guide"),
    ("due.html", "review.js", "course-reviews"),
    ("verify.html", "verify.js", "course-verifier"),
    ("observe.html", "observe.js", "course-observe"),
)
READ = {f"read/{acts.MODULE}/lesson": {"v": 4, "n": 1, "sections": {}, "read": "2026-05-04T09:00:00.000Z"}}
# Chromium reports what moves on the screen that was painted before.
SHIFTS = """new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifted = (window.shifted || 0) + value;
}).observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
def test_nothing_that_was_on_the_screen_moves_when_the_script_of_a_page_comes_late(
    visit: Visit, address: str, built: Path, size: tuple[int, int]
) -> None:
    page = visit(f"{address}sources.html", viewport={"width": size[0], "height": size[1]})
    page.add_init_script(SHIFTS)
    for pattern, script, tag in KINDS:
        held = Held(page, f"**/{script}")
        page.goto(address + min(built.glob(pattern)).relative_to(built).as_posix(), wait_until="commit")
        page.wait_for_function("(tag) => document.querySelector(tag)", arg=tag)
        held.wait()
        page.evaluate(PAINTED)
        assert page.evaluate("(tag) => !customElements.get(tag)", tag)
        held.let_go()
        page.evaluate("(tag) => customElements.whenDefined(tag).then(() => {})", tag)
        page.evaluate(PAINTED)
        assert page.evaluate("window.shifted || 0") == 0, pattern


def test_on_the_page_of_a_module_nothing_moves_when_what_a_learner_has_done_there_comes_late(
    visit: Visit, address: str
) -> None:
    page = visit(f"{address}sources.html", viewport={"width": 360, "height": 740})
    page.add_init_script(SHIFTS)
    learner.keep(page, acts.CONTENT.catalogue.id, READ)
    held = Held(page, "**/marks.js")
    page.goto(f"{address}{acts.MODULE}/index.html", wait_until="commit")
    held.wait()
    page.evaluate(PAINTED)
    objectives = page.get_by_role("heading", name="What you will be able to do")
    expect(objectives).to_be_hidden()
    held.let_go()
    expect(page.locator("course-module")).to_be_visible()
    expect(objectives).to_be_visible()
    page.evaluate(PAINTED)
    assert page.evaluate("window.shifted || 0") == 0


def test_whoever_has_done_nothing_there_waits_for_nothing_on_the_page_of_a_module(visit: Visit, address: str) -> None:
    page = visit(f"{address}sources.html")
    learner.keep(page, "another-course", READ)
    page.goto(f"{address}{acts.MODULE}/index.html")
    expect(page.locator("html")).not_to_have_attribute("data-marks", "late")
    expect(page.locator("course-module ~ *").first).to_have_css("visibility", "visible")
