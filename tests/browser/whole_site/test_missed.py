"""The questions for the weeks after a course begin with what its learner has missed in it, where that is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import learner
from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

LONG_AGO = "2026-05-04T09:00:00.000Z"
PASSED = {"points": 1, "of": 1, "date": LONG_AGO}


def all_missed(slug: str, asked: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what is kept of a module that was passed long ago, with a first answer to each question that was wrong."""
    answers = {name: {"fp": fp, "response": {}, "points": 0, "of": 1, "date": LONG_AGO} for name, fp in asked.items()}
    kept = {
        f"quiz/{slug}/{name}": {"v": 4, "n": 1, "seed": 7, **answer, "firsts": [answer]}
        for name, answer in answers.items()
    }
    of_pass = {**PASSED, "passed": LONG_AGO, "pass": {**PASSED, "version": "1"}}
    return {f"quiz/{slug}": {"v": 4, "n": 1, "seed": 7, "drawn": [*asked], **of_pass}, **kept}


def test_they_begin_with_what_was_missed_and_is_due_and_it_counts_as_its_review(
    visit: Visit, address: str, pages: list[str]
) -> None:
    page = visit(address)
    page.goto(address + next(name for name in pages if name.endswith("-day-7.html")))
    mine = page.locator("course-missed")
    expect(page.locator("course-asked fieldset").first).to_be_visible()
    expect(mine).to_be_hidden()  # nothing was missed
    below = [str(box.get_attribute("id")) for box in page.locator("course-asked fieldset").all()]
    slug = str(mine.get_attribute("data-modules")).split(" ")[0]
    asked = {one.id: one.fingerprint for one in acts.CONTENT.by_slug[slug].quiz.tested}
    course = acts.CONTENT.catalogue.id
    learner.keep(page, course, all_missed(slug, asked))
    page.reload()
    expect(page.get_by_role("heading", name="First, what you have missed")).to_be_visible()
    boxes = mine.locator("fieldset")
    expect(boxes).to_have_count(3)
    first, *_ = ids = [str(box.get_attribute("id")) for box in boxes.all()]
    assert not {*ids} & {*below}
    expect(mine.get_by_role("button", name="Check answer").first).to_be_visible()
    name = first.removeprefix("question-")
    reviewed = {**PASSED, "v": 4, "n": 1, "fp": asked[name], "response": {}, "missed": True, "step": 1}
    now = page.evaluate("new Date().toISOString()")
    learner.keep(page, course, {f"review/{slug}/{name}": {**reviewed, "date": now}})
    page.reload()
    expect(page.get_by_role("heading", name="First, what you have missed")).to_be_visible()
    expect(mine.locator(f"#{first}")).to_have_count(0)
