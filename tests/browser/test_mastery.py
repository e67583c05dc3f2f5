"""What a failed attempt shows, and what is asked after it: nothing is passed by copying an answer."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from course.model.questions.base import Question
from tests.browser.learner import ANSWER, keep, keeping, kept, take_the_quiz
from tests.browser.site import COURSE, Site
from tests.examples_of_kinds import examples, marked_examples, question_of

pytestmark = pytest.mark.browser

MAY = "2026-05-04T09:00:00.000Z"
AGAIN = "Try again on what you missed"
PLAIN = re.compile("course-button--plain")
WAITS = "The answers to what you missed are shown once you have passed"


def question(name: str, objective: str) -> Question:
    return question_of(
        f"""
id: {name}
kind: single-choice
objective: "{objective}"
prompt: Which reply of {name} helps?
choices:
  - {{id: yes, text: "The helpful one of {name}", correct: true, feedback: "It helps because of {name}."}}
  - {{id: no, text: "The idle one of {name}", feedback: "It fails because of {name}."}}
  - {{id: off, text: "The rude one of {name}", feedback: "It is rude, says {name}."}}
hint: Think of {name} itself.
explanation: Remember the lesson of {name}.
section: narrate
"""
    )


BANK = [question(f"{letter}{number}", f"2.{number}") for letter in "abc" for number in (1, 2, 3, 4)]
SECTIONS = {one.id: f"lesson.html#{one.id}" for one in BANK}
WRONG = [one.id for one in BANK]


def asked(page: Page) -> list[str]:
    return [str(box.get_attribute("id")).removeprefix("question-") for box in page.locator("fieldset:visible").all()]


def result(page: Page) -> Locator:
    return page.get_by_role("region", name="Your result")


def card(page: Page, name: str) -> Locator:
    return page.locator(f"#question-{name}")


def fail(page: Page) -> list[str]:
    """Answer everything wrongly, and return what was asked."""
    names = asked(page)
    take_the_quiz(page, wrong=names)
    expect(result(page)).to_contain_text("Not yet: 0 of")
    return names


def test_after_a_failed_attempt_each_choice_is_told_why_it_fails_and_no_answer_is_given_away(
    site: Site, page: Page
) -> None:
    site.quiz(BANK, draw=4, sections=SECTIONS)
    page.goto("quiz.html")
    names = fail(page)
    expect(result(page)).to_contain_text(f"{WAITS}.")
    for _ in range(2):
        for name in names:
            box = card(page, name)
            expect(box).to_contain_text("Not right. 0 of 1 point.")
            expect(box).to_have_attribute("data-state", "wrong")
            told = box.inner_text()
            assert f"It fails because of {name}." in told or f"It is rude, says {name}." in told
            assert f"Think of {name} itself." in told
            for secret in (f"It helps because of {name}.", "Remember the lesson", "This was the answer"):
                assert secret not in told
            expect(box.get_by_role("link", name=f"Read again: About *{name}*")).to_be_visible()
            expect(box.locator("details.course-answer")).to_be_hidden()
        page.reload()
        expect(result(page)).to_be_visible()


def test_trying_again_asks_other_questions_of_the_same_objectives_as_long_as_there_are_any(
    site: Site, page: Page
) -> None:
    site.quiz(BANK, draw=4, sections=SECTIONS)
    page.goto("quiz.html")
    seen: list[str] = []
    for _ in range(3):
        names = fail(page)
        assert sorted(name[1] for name in names) == ["1", "2", "3", "4"]
        assert not set(names) & set(seen)
        seen += names
        page.get_by_role("button", name=AGAIN).click()
        expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
        expect(page.locator("fieldset:visible input:focus")).to_have_count(1)
        assert page.locator("fieldset:visible input:checked").count() == 0
    assert len(seen) == 12
    take_the_quiz(page)
    expect(result(page)).to_contain_text("Passed: 4 of 4 points, 100%.")
    expect(result(page)).not_to_contain_text("The answers to what you missed")


def test_what_was_answered_rightly_stands_when_the_rest_is_asked_again(site: Site, page: Page) -> None:
    site.quiz(BANK, draw=4)
    page.goto("quiz.html")
    names = asked(page)
    take_the_quiz(page, wrong=names[1:])
    expect(result(page)).to_contain_text("Not yet: 1 of 4 points, 25%.")
    page.get_by_role("button", name=AGAIN).click()
    expect(card(page, names[0])).to_contain_text("Right. 1 of 1 point.")
    expect(card(page, names[0]).get_by_role("radio").first).to_be_disabled()
    assert not set(asked(page)) & set(names[1:])
    page.reload()
    expect(card(page, names[0])).to_contain_text("Right. 1 of 1 point.")
    take_the_quiz(page)
    expect(result(page)).to_contain_text("Passed: 4 of 4 points, 100%.")


def test_where_the_bank_has_no_other_the_same_is_asked_again_with_its_choices_mixed(site: Site, page: Page) -> None:
    site.quiz(BANK[:1])
    page.goto("quiz.html")
    order = "() => [...document.querySelectorAll('#question-a1 input')].map((one) => one.value).join()"
    orders = [page.evaluate(order)]
    while len(set(orders)) < 3:  # however often chance takes the same one
        assert fail(page) == ["a1"]
        assert page.evaluate(order) == orders[-1]
        page.reload()
        assert page.evaluate(order) == orders[-1]
        page.get_by_role("button", name=AGAIN).click()
        expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
        orders.append(page.evaluate(order))


def test_answers_come_after_as_many_attempts_as_the_quiz_says(site: Site, page: Page) -> None:
    site.quiz(BANK[:4], reveal="attempt", reveal_after=2)
    page.goto("quiz.html")
    fail(page)
    expect(result(page)).to_contain_text(f"{WAITS}, or after 2 attempts.")
    expect(card(page, "a1")).not_to_contain_text("This was the answer.")
    page.get_by_role("button", name=AGAIN).click()
    fail(page)
    expect(card(page, "a1").locator(".course-row", has_text="The helpful one")).to_contain_text("This was the answer.")
    expect(card(page, "a1")).to_contain_text("Remember the lesson of a1.")


def test_a_quiz_that_always_reveals_shows_every_answer_with_the_result(site: Site, page: Page) -> None:
    site.quiz(BANK[:4], reveal="always")
    page.goto("quiz.html")
    fail(page)
    expect(result(page)).not_to_contain_text(WAITS)
    expect(card(page, "a1").locator(".course-row", has_text="The helpful one")).to_contain_text("This was the answer.")


def test_once_passed_the_answers_to_what_was_missed_are_shown(site: Site, page: Page) -> None:
    site.quiz(BANK[:4], pass_mark=75)
    page.goto("quiz.html")
    take_the_quiz(page, wrong=["a1"])
    expect(result(page)).to_contain_text("Passed: 3 of 4 points, 75%.")
    expect(card(page, "a1")).to_contain_text("This was the answer.")


@pytest.mark.parametrize("kind", sorted({one.question.name for one in marked_examples()}))
def test_no_kind_of_question_gives_its_answer_away_before_it_is_revealed(site: Site, page: Page, kind: str) -> None:
    one = examples(kind)[0].question
    site.quiz([one])
    page.goto("quiz.html")
    page.evaluate(WRONG_OF_ANY_KIND)
    page.get_by_role("button", name="Submit answers").click()
    expect(card(page, one.id)).to_have_attribute("data-state", re.compile("wrong|partly"))
    told = card(page, one.id).inner_text()
    found = (
        card(page, one.id)
        .locator("[data-for][data-mark=right]")
        .evaluate_all("(all) => all.map(one => one.dataset.for)")
    )
    secrets = [part.feedback for part in one.parts() if part.right and part.feedback and part.id not in found]
    for secret in [*secrets, one.explanation or "no explanation", "The answer:", "Its place is", "Goes with"]:
        assert secret not in told
    assert "Not right." in told
    expect(card(page, one.id).locator("details.course-answer")).to_be_hidden()
    page.get_by_role("button", name=AGAIN).click()
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
    assert "Not right." not in card(page, one.id).inner_text()
    page.evaluate(ANSWER, [])
    page.get_by_role("button", name="Submit answers").click()
    expect(result(page)).to_contain_text("Passed:")
    expect(card(page, one.id)).to_contain_text(one.explanation or "Right.")
    expect(card(page, one.id)).to_contain_text(re.compile(r"Your first answer, on .+: .+\. It earned \d"))


# Gives every control a value that is not its right one.
WRONG_OF_ANY_KIND = """() => {
  for (const box of document.querySelectorAll("fieldset:not([hidden])")) {
    const key = (box.dataset.key || "").split(" ");
    for (const control of box.querySelectorAll("input, select")) {
      if (/radio|checkbox/.test(control.type)) {
        if (!key.includes(control.value) && !control.checked) control.click();
        continue;
      }
      const { key: place, accept, high } = control.dataset;
      const right = place ? [place] : (accept || "").split("\\n");
      control.value = control.localName === "select"
        ? [...control.options].map((one) => one.value).find((value) => value && !right.includes(value))
        : high ? String(Number(high) + 1000) : "something else altogether";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}"""


def test_the_first_answer_to_each_question_is_kept_whatever_follows(site: Site, page: Page) -> None:
    site.quiz(BANK[:1])
    page.goto("quiz.html")
    fail(page)
    first: list[dict[str, Any]] = kept(page, COURSE)["quiz/people/a1"]["firsts"]
    assert [(one["points"], one["of"], one["fp"]) for one in first] == [(0, 1, BANK[0].fingerprint)]
    page.get_by_role("button", name=AGAIN).click()
    take_the_quiz(page)
    after = kept(page, COURSE)
    assert after["quiz/people/a1"]["firsts"] == first
    assert after["quiz/people/a1"]["points"] == 1
    scores = [(one["points"], one["of"], one["mark"]) for one in after["quiz/people"]["scores"]]
    assert scores == [(0, 1, 80), (1, 1, 80)]


def test_the_result_says_first_best_and_latest_and_the_card_what_was_answered_first(site: Site, page: Page) -> None:
    site.quiz(BANK[:1])
    page.goto("quiz.html")
    fail(page)
    expect(card(page, "a1")).to_have_attribute("data-state", "wrong")
    chosen = re.compile(r"Your first answer, on .+: The (idle|rude) one of a1\. It earned 0 of 1 point\.")
    expect(result(page)).not_to_contain_text("best")
    expect(card(page, "a1")).not_to_contain_text("Your first answer")
    page.get_by_role("button", name=AGAIN).click()
    take_the_quiz(page)
    for _ in range(2):
        expect(result(page)).to_contain_text("First 0%, best 100%, latest 100%.")
        expect(card(page, "a1")).to_contain_text(chosen)
        page.reload()
    page.get_by_role("button", name="Start afresh").click()
    expect(card(page, "a1")).not_to_contain_text("Your first answer")
    take_the_quiz(page, wrong=["a1"])
    expect(result(page)).to_contain_text("First 0%, best 100%, latest 0%.")
    result(page).get_by_text("All 3 attempts").click()
    lines = result(page).locator(".course-attempts li")
    expect(lines).to_have_count(3)
    expect(lines.nth(1)).to_contain_text("1 of 1 point, 100%")


def test_where_attempts_were_made_before_each_was_kept_the_first_is_not_claimed(site: Site, page: Page) -> None:
    site.quiz(BANK[:1])
    page.goto("quiz.html")
    old = {"v": 2, "n": 3, "seed": 1, "drawn": ["a1"], "points": 0, "of": 1, "date": MAY, "attempts": 4}
    given = {"v": 2, "n": 2, "seed": 1, "fp": BANK[0].fingerprint, "response": {"no": True}, "points": 0, "of": 1}
    keep(page, COURSE, {"quiz/people": old, "quiz/people/a1": {**given, "date": MAY}})
    page.reload()
    expect(result(page)).to_contain_text("Best 0%, latest 0%. Your first attempts were not kept one by one.")
    page.get_by_role("button", name=AGAIN).click()
    take_the_quiz(page)
    expect(result(page)).to_contain_text("Best 100%, latest 100%. Your first attempts were not kept one by one.")
    expect(card(page, "a1")).not_to_contain_text("Your first answer")
    assert "firsts" not in kept(page, COURSE)["quiz/people/a1"]


def open_lesson(site: Site, page: Page, one: Question) -> Locator:
    site.lesson([one])
    page.goto("lesson.html")
    return card(page, one.id)


def check(box: Locator, choice: str) -> None:
    box.get_by_role("radio", name=choice).check()
    box.get_by_role("button", name="Check answer").click()


def test_a_lesson_tells_why_a_choice_fails_offers_a_second_try_and_then_the_answer(site: Site, page: Page) -> None:
    box = open_lesson(site, page, BANK[0])
    said = box.get_by_role("status")
    check(box, "The idle one")
    expect(said).to_contain_text("Not right. It fails because of a1.")
    expect(box.get_by_role("button", name="Show the answer")).to_be_visible()
    for secret in ("It helps because", "Remember the lesson", "This was the answer", "point"):
        assert secret not in box.inner_text()
        expect(said).not_to_contain_text(secret)
    page.keyboard.press("Enter")  # the focus is on "Try again"
    expect(box.get_by_role("radio", checked=True)).to_have_count(0)
    expect(box.get_by_role("button", name="Show the answer")).to_have_count(0)
    check(box, "The rude one")
    expect(said).to_contain_text("This was the answer. It helps because of a1.")
    expect(box).to_contain_text("Remember the lesson of a1.")
    expect(box.get_by_role("button", name="Show the answer")).to_have_count(0)
    first = kept(page, COURSE)["check/people/a1"]["firsts"]
    assert [(one["response"], one["points"]) for one in first] == [({"no": True}, 0)]


def test_whoever_asks_for_the_answer_gets_it_by_keyboard_and_hears_it(site: Site, page: Page) -> None:
    box = open_lesson(site, page, BANK[0])
    check(box, "The idle one")
    again = box.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    expect(again).not_to_have_class(PLAIN)  # what to do next
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Show the answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text("This was the answer. It helps because of a1.")
    expect(again).to_be_focused()
    expect(again).to_have_class(PLAIN)
    record = kept(page, COURSE)["check/people/a1"]
    assert (record["response"], record["shown"], record["points"]) == ({"no": True}, BANK[0].fingerprint, 0)
    page.reload()
    expect(box.get_by_text("See why")).to_be_visible()
    box.get_by_text("See why").click()
    expect(box).to_contain_text("Remember the lesson of a1.")


def test_a_first_try_stands_after_the_page_is_loaded_again_with_what_may_be_seen_of_it(site: Site, page: Page) -> None:
    box = open_lesson(site, page, BANK[0])
    with keeping(page):
        check(box, "The idle one")
    page.reload()
    box.get_by_text("See why").click()
    expect(box).to_contain_text("It fails because of a1.")
    for secret in ("It helps because", "Remember the lesson"):
        assert secret not in box.inner_text()
    box.get_by_role("button", name="Show the answer").click()
    expect(box).to_contain_text("This was the answer. It helps because of a1.")


@pytest.mark.parametrize("kind", sorted({one.question.name for one in marked_examples()}))
def test_every_kind_has_a_second_try_in_a_lesson_and_its_answer_on_request(site: Site, page: Page, kind: str) -> None:
    one = examples(kind)[0].question
    box = open_lesson(site, page, one)
    page.evaluate(WRONG_OF_ANY_KIND)
    box.get_by_role("button", name="Check answer").click()
    expect(box.get_by_role("button", name="Show the answer")).to_be_visible()
    for secret in (one.explanation or "no explanation", "The answer:", "Its place is", "Goes with", "1 point"):
        assert secret not in box.inner_text()
    box.get_by_role("button", name="Show the answer").click()
    expect(box).to_contain_text(one.explanation or "Not right.")
    box.get_by_role("button", name="Try again").click()
    expect(box.get_by_role("button", name="Check answer")).not_to_have_class(PLAIN)
    page.evaluate(ANSWER, [])
    box.get_by_role("button", name="Check answer").click()
    expect(box.get_by_role("status").filter(has_text=re.compile("^Right"))).to_be_visible()
    expect(box.get_by_role("button", name="Try again")).to_have_class(PLAIN)
