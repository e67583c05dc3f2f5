"""A hint costs what it says, once, and only before the answer is handed in."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from course.model.questions.base import Question
from tests.browser.site import Site
from tests.examples_of_kinds import question_of

pytestmark = pytest.mark.browser


def question(cost: str) -> Question:
    return question_of(
        f"""
id: one
kind: true-false
objective: "2.1"
prompt: A promise without a time is a promise.
answer: false
hint: Could you tell whether it was kept?
{cost}
feedback:
  "true": Nobody can tell whether a promise without a time was kept or was broken.
  "false": A promise needs a time, for without one nobody can tell whether it was kept.
"""
    )


def test_the_price_of_a_hint_is_told_before_it_is_opened_and_taken_off_once(site: Site, page: Page) -> None:
    site.quiz([question("hint_cost: 0.25")])
    page.goto("quiz.html")
    page.get_by_text("Hint (costs 0.25 points)").click()
    page.wait_for_function("localStorage.getItem('coursewright/training/quiz/people/one')")
    page.reload()
    page.get_by_text("Hint (costs 0.25 points)").click()
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_text("Right. 0.75 of 1 point, 0.25 less for the hint.")).to_be_visible()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Not yet: 0.75 of 1 point, 75%.")
    record = json.loads(page.evaluate("localStorage.getItem('coursewright/training/quiz/people/one')"))
    assert record["hinted"] is True
    assert record["points"] == 0.75
    page.reload()
    expect(page.get_by_text("Right. 0.75 of 1 point, 0.25 less for the hint.")).to_be_visible()
    page.get_by_role("button", name="Start afresh").click()
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 1 of 1 point")


def test_a_hint_opened_after_the_answer_costs_nothing_and_never_more_than_was_earned(site: Site, page: Page) -> None:
    site.lesson([question("hint_cost: 1")])
    page.goto("lesson.html")
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("Hint", exact=True).click()
    expect(page.locator("details[open]").filter(has_text="Hint")).to_be_visible()
    page.reload()
    expect(page.get_by_role("status").filter(has_text=re.compile("^Right"))).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("Hint", exact=True).click()
    page.wait_for_function("localStorage.getItem('coursewright/training/check/people/one').includes('hinted')")
    page.get_by_role("radio", name="True").check()
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text="Not right.")).to_be_visible()


def test_a_hint_without_a_price_is_free_and_says_nothing_of_one(site: Site, page: Page) -> None:
    site.lesson([question("")])
    page.goto("lesson.html")
    page.get_by_text("Hint", exact=True).click()
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("^Right"))).to_be_visible()
