"""Words of one's own: compared before they count, done without points, and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.examples_of_kinds import examples

pytestmark = pytest.mark.browser
QUESTION = examples("say-it")[0].question
ASKED = "Compare, and tick what your answer has. Then press the button again."


def opened(site: Site, page: Page) -> Locator:
    site.lesson([QUESTION])
    page.goto("lesson.html")
    box = page.locator(f"#question-{QUESTION.id}")
    expect(box.get_by_role("button", name="Check answer")).to_be_visible()
    return box


def test_the_first_press_opens_the_model_answer_and_the_second_counts(site: Site, page: Page) -> None:
    box = opened(site, page)
    press, said = box.get_by_role("button", name="Check answer"), box.get_by_role("status")
    box.get_by_label("Your own words").fill("I am sorry.\nI will ring you by four.")
    expect(box.get_by_text("Three visits for one tap")).to_be_hidden()
    press.focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text(ASKED)
    expect(box.get_by_text("Three visits for one tap")).to_be_visible()
    model = box.locator(".course-model > summary")  # what to compare and to tick stands above the button
    expect(model).to_be_focused()
    expect(model).to_be_in_viewport()
    box.get_by_role("checkbox", name="It gives a time that can be kept").check()
    press.click()
    expect(said).to_have_text("Done. By your own judgement it meets 1 of 3 criteria.")
    expect(box).to_contain_text("Own it, say what happens next, and give a time.")
    expect(box.get_by_label("Your own words")).to_be_disabled()
    assert "point" not in (said.text_content() or "")


def test_what_was_said_aloud_counts_by_its_criteria_and_nothing_at_all_does_not(site: Site, page: Page) -> None:
    box = opened(site, page)
    press, said = box.get_by_role("button", name="Check answer"), box.get_by_role("status")
    press.click()
    press.click()
    expect(said).to_have_text("Answer first, then check.")
    box.get_by_role("checkbox", name="It names the next step").check()
    press.click()
    expect(said).to_have_text("Done. By your own judgement it meets 1 of 3 criteria.")


def test_it_is_kept_with_no_points_and_can_be_tried_again(site: Site, page: Page) -> None:
    box = opened(site, page)
    words = box.get_by_label("Your own words")
    words.fill("Two lines,\nof my own.")
    box.get_by_role("button", name="Check answer").click()
    box.get_by_role("button", name="Check answer").click()
    expect(box.get_by_role("button", name="Try again")).to_be_visible()
    page.reload()
    expect(words).to_have_value("Two lines,\nof my own.")
    expect(box.get_by_role("status")).to_have_text("Done. By your own judgement it meets 0 of 3 criteria.")
    kept = page.evaluate(f"JSON.parse(localStorage['coursewright/training/check/people/{QUESTION.id}'])")
    assert (kept["points"], kept["of"], kept["response"]) == (0, 0, {"-words": "Two lines,\nof my own."})
    box.get_by_role("button", name="Try again").click()
    expect(words).to_have_value("")
    expect(words).to_be_enabled()


def test_without_a_script_there_is_room_to_write_and_the_model_answer_to_open(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    site.lesson([QUESTION])
    page.goto("lesson.html")
    box = page.locator(f"#question-{QUESTION.id}")
    box.get_by_label("Your own words").fill("Here I am.")
    box.get_by_text("Compare with a model answer").click()
    expect(box.get_by_text("Three visits for one tap")).to_be_visible()
    box.get_by_role("checkbox", name="It names the next step").check()
