"""What cannot be marked is told in place, and costs nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.test_progress import question as choice
from tests.examples_of_kinds import question_of

pytestmark = pytest.mark.browser

MINUTES = """
id: wait
kind: numeric
objective: "2.2"
prompt: After how many minutes?
answer: 12
units: [minutes, min]
feedback: {right: Twelve it is., wrong: It is twelve.}
"""
MARK = """
id: mark
kind: short-answer
objective: "2.2"
prompt: Which mark ends a sentence?
accept: [full stop]
feedback: {right: It does., wrong: It is the full stop.}
"""
NOT_A_NUMBER = (
    "This cannot be read as a number, so it was not marked. Write one number in digits, alone or with “minutes”."
)
NOT_A_NUMBER_ALONE = (
    "This cannot be read as a number, so it was not marked. Write one number in digits, and nothing else."
)
KEY = "coursewright/training/check/people/wait"
KEPT = "(key) => JSON.parse(localStorage.getItem(key))"
PUT = "([path, record]) => localStorage.setItem(path, JSON.stringify(record))"


@pytest.mark.parametrize("typed", ["two", "12 hours", "½½", "12:30"])
def test_what_is_no_number_is_told_and_not_marked_in_a_lesson(site: Site, page: Page, typed: str) -> None:
    site.lesson([question_of(MINUTES)])
    page.goto("lesson.html")
    field = page.get_by_label("Your answer, in minutes")
    field.fill(typed)
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text="cannot be read")).to_have_text(NOT_A_NUMBER)
    expect(field).to_be_focused()
    expect(field).to_have_value(typed)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(NOT_A_NUMBER)
    assert "points" not in page.evaluate(KEPT, KEY)
    page.reload()
    expect(field).to_have_value(typed)
    field.fill("１２ min")
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text="Right.")).to_be_visible()
    # The record comes after the paint that told it.
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key)).points === 1", arg=KEY)


def test_without_a_unit_none_is_asked_for(site: Site, page: Page) -> None:
    site.lesson([question_of(MINUTES.replace("units: [minutes, min]\n", ""))])
    page.goto("lesson.html")
    page.get_by_label("Your answer").fill("12 minutes")
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text="cannot be read")).to_have_text(NOT_A_NUMBER_ALONE)


@pytest.mark.parametrize("typed", ["two", "12", "13"])
def test_what_is_told_is_in_view_on_a_phone_with_the_field(site: Site, page: Page, typed: str) -> None:
    page.set_viewport_size({"width": 360, "height": 360})  # as the keys of a phone leave it
    site.lesson([question_of(MINUTES)])
    page.goto("lesson.html")
    field = page.get_by_label("Your answer, in minutes")
    expect(field).to_have_attribute("inputmode", "decimal")
    field.fill(typed)
    field.evaluate("(field) => field.scrollIntoView({ block: 'end', behavior: 'instant' })")
    field.press("Enter")
    told = page.get_by_role("status").filter(has_text="cannot be read" if typed == "two" else "ight")
    expect(told).to_be_in_viewport(ratio=0.99)
    expect(field).to_be_in_viewport(ratio=0.99)


def test_a_number_below_nought_can_be_typed_on_a_telephone(site: Site, page: Page) -> None:
    below = MINUTES.replace("answer: 12", "answer: -18").replace("[minutes, min]", "[°C, degrees]")
    site.lesson([question_of(below)])
    page.goto("lesson.html")
    field = page.get_by_label("Your answer, in °C")
    assert field.get_attribute("inputmode") is None  # a telephone's keys for decimals have no minus
    field.fill("−18 ℃")
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("status").filter(has_text="Right.")).to_be_visible()


def test_the_words_go_as_soon_as_the_answer_is_mended(site: Site, page: Page) -> None:
    site.lesson([question_of(MARK)])
    page.goto("lesson.html")
    field = page.get_by_label("Your answer")
    field.fill(".")
    page.get_by_role("button", name="Check answer").click()
    words = page.get_by_text("There is no word in this, so it was not marked. Write your answer in letters or digits.")
    expect(words).to_be_visible()
    field.press_sequentially("x")
    expect(words).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_numbers_that_cannot_be_marked_are_counted(site: Site, page: Page) -> None:
    site.quiz([question_of(MINUTES), question_of(MINUTES.replace("id: wait", "id: again"))])
    page.goto("quiz.html")
    for name in ("wait", "again"):
        page.locator(f"#question-{name}").get_by_label("Your answer, in minutes").fill("twelve")
    page.get_by_role("button", name="Submit answers").click()
    box = page.get_by_role("region", name="2 questions have no answer yet that can be marked")
    expect(box.get_by_role("listitem")).to_have_count(2)


def test_what_is_no_number_is_no_attempt_at_a_quiz(site: Site, page: Page) -> None:
    site.quiz([question_of(MINUTES), choice("one")])
    page.goto("quiz.html")
    page.get_by_label("Your answer, in minutes").fill("twelve")
    page.locator('#question-one input[value="yes"]').check()
    page.get_by_role("button", name="Submit answers").click()
    box = page.get_by_role("region", name="One question has no answer yet that can be marked")
    expect(box).to_be_focused()
    expect(box.get_by_role("listitem")).to_contain_text(NOT_A_NUMBER)
    assert "attempts" not in page.evaluate(KEPT, "coursewright/training/quiz/people")
    box.get_by_role("button", name="Go to the first").click()
    expect(page.get_by_label("Your answer, in minutes")).to_be_focused()
    page.get_by_label("Your answer, in minutes").fill("12")
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 2 of 2 points")
    page.wait_for_function(f"(key) => ({KEPT})(key)?.attempts === 1", arg="coursewright/training/quiz/people")


@pytest.mark.parametrize(("typed", "points", "said"), [("12,000", 1, "Right."), ("12 min", 0, "Not right.")])
def test_an_answer_that_was_marked_by_an_earlier_rule_stays_as_it_was_marked(
    site: Site, page: Page, typed: str, points: int, said: str
) -> None:
    question = question_of(MINUTES)
    assert question.fingerprint == question_of(MINUTES.replace("units: [minutes, min]", "unit: minutes")).fingerprint
    site.lesson([question])
    page.goto("lesson.html")
    record = {"v": 2, "n": 1, "fp": question.fingerprint, "response": {"answer": typed}, "points": points, "of": 1}
    kept = "coursewright/training/check/people/wait"
    page.evaluate(PUT, [kept, {**record, "date": "2026-05-04T09:00:00.000Z"}])
    page.reload()
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    page.get_by_label("Your answer, in minutes").fill(typed)
    page.get_by_role("button", name="Check answer").click()
    now = "Not right." if points else "Right."
    expect(page.get_by_role("status").filter(has_text=now)).to_be_visible()
