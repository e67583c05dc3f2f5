"""The quiz and the check, driven as learners drive them: mostly by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from course.model.questions.base import Question
from tests.browser.site import Site
from tests.examples_of_kinds import examples, marked_examples, question_of

pytestmark = pytest.mark.browser

OPTION_TEXT = "(one, value) => one.options ? [...one.options].find((each) => each.value === value).text : value"
CHOICES = ("single-choice", "multiple-choice", "true-false")
KINDS = sorted({one.question.name for one in marked_examples()})
RIGHT = {
    one.question.id: next(response for response, earns in one.responses if earns == one.question.points)
    for one in marked_examples()
}


def first(kind: str) -> Question:
    return examples(kind)[0].question


def card(page: Page, question: Question) -> Locator:
    return page.locator(f"#question-{question.id}")


def move_up_by_keyboard(page: Page, box: Locator, part: str, place: int) -> None:
    """Move an item of an ordering to its place, where those before it stand already."""
    item = box.get_by_role("listitem").filter(has=page.locator(f'[data-part="{part}"]'))
    button = item.get_by_role("button", name="Move up")
    for _ in range(box.get_by_role("listitem").count()):
        if item.evaluate("(item) => [...item.parentNode.children].indexOf(item)") == place - 1:
            return
        button.focus()
        page.keyboard.press("Enter")


def write_by_keyboard(page: Page, box: Locator, response: dict[str, Any]) -> None:
    """Put a response in with nothing but the keys that a person has."""
    for part, value in sorted(response.items(), key=lambda said: str(said[1])):
        if value is True:
            control = box.locator(f'input[value="{part}"]')
            if control.get_attribute("type") == "checkbox":
                control.focus()
                page.keyboard.press("Space")
                continue
            box.get_by_role("radio").first.focus()
            page.keyboard.press("Space")
            for _ in range(box.get_by_role("radio").count()):
                if control.is_checked():
                    break
                page.keyboard.press("ArrowDown")
        else:
            control = box.locator(f'[data-part="{part}"]')
            if not control.is_visible():  # an item to order, which its buttons move
                move_up_by_keyboard(page, box, part, int(value))
                continue
            control.focus()
            # In a select, typing the words of an option chooses it.
            page.keyboard.type(control.evaluate(OPTION_TEXT, value))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_answered_and_passed_with_the_keyboard_alone(site: Site, page: Page, kind: str) -> None:
    questions = [one.question for one in examples(kind)]
    site.quiz(questions)
    page.goto("quiz.html")
    for question in questions:
        write_by_keyboard(page, card(page, question), RIGHT[question.id])
    page.get_by_role("button", name="Submit answers").focus()
    page.keyboard.press("Enter")
    result = page.get_by_role("region", name="Your result")
    expect(result).to_be_focused()
    expect(result).to_contain_text("Passed:")
    expect(result).to_contain_text("100%")


def test_ordering_works_by_its_buttons_keeps_focus_and_says_each_move(site: Site, page: Page) -> None:
    question = first("ordering")
    site.lesson([question])
    page.goto("lesson.html")
    box = card(page, question)
    expect(page.get_by_text("Put them in order: the arrows move each one up or down.")).to_be_visible()
    expect(page.get_by_text("Give each its place")).to_be_hidden()
    for place, text in enumerate(("Acknowledge", "Greet", "Check the need", "Narrate")):
        items = box.get_by_role("listitem")
        while not (items.nth(place).text_content() or "").startswith(text):
            button = box.get_by_role("button", name=f"Move up: {text}")
            button.focus()
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
        now = next(at for at in range(4) if (items.nth(at).text_content() or "").startswith(text))
        assert now == place
    expect(box.locator("[role=status]").first).to_have_text(re.compile(r": place \d of 4"))
    page.get_by_role("button", name="Check answer").click()
    expect(box.get_by_role("status").last).to_have_text(re.compile("^Right\\."))


@pytest.mark.parametrize("kind", KINDS)
def test_with_javascript_off_every_question_can_be_read_answered_and_looked_up(
    site: Site, open_page: Callable[..., Page], kind: str
) -> None:
    question = first(kind)
    site.quiz([question])
    page = open_page(scripts=False)
    page.goto("quiz.html")
    box = page.get_by_role("group", name=re.compile(r"Question 1 of 1"))
    expect(box.locator("input, select").first).to_be_enabled()
    expect(box.locator("input, select").first).to_be_visible()
    box.get_by_text("Answer and reasons").click()
    expect(box.locator("[data-for]").first).to_be_visible()
    expect(page.get_by_role("button", name="Submit answers")).to_be_hidden()


def test_an_arrow_key_in_a_radio_group_chooses_and_grades_nothing(site: Site, page: Page) -> None:
    question = first("single-choice")
    site.lesson([question])
    page.goto("lesson.html")
    box = card(page, question)
    box.get_by_role("radio").first.focus()
    for at in (1, 2, 0):
        page.keyboard.press("ArrowDown")
        expect(box.get_by_role("radio").nth(at)).to_be_checked()
        expect(box.get_by_role("status")).to_be_empty()


def test_a_check_says_why_beside_the_choice_and_in_a_live_region(site: Site, page: Page) -> None:
    question = first("single-choice")
    site.lesson([question])
    page.goto("lesson.html")
    box = card(page, question)
    said = box.get_by_role("status")
    expect(said).to_be_attached()
    box.get_by_role("radio", name=re.compile("I am sorry")).check()
    page.get_by_role("button", name="Check answer").click()
    expect(said).to_contain_text("Not right.")
    expect(said).to_contain_text("An apology that makes light of the trouble")
    expect(box).not_to_contain_text("point")
    expect(box.get_by_role("radio", name=re.compile("I am sorry"))).to_have_accessible_description(
        re.compile("Not right. An apology")
    )
    expect(box.get_by_text("This was the answer.")).to_have_count(0)
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said).to_be_empty()
    expect(box.get_by_role("radio").first).to_be_focused()
    expect(box.locator("[data-for]:visible")).to_have_count(0)


def test_a_check_without_an_answer_asks_for_one(site: Site, page: Page) -> None:
    site.lesson([first("multiple-choice")])
    page.goto("lesson.html")
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_text("Answer first, then check.")).to_be_visible()
    expect(page.get_by_role("checkbox").first).to_be_focused()


def test_unanswered_questions_are_listed_and_may_be_handed_in_all_the_same(site: Site, page: Page) -> None:
    questions = [first(kind) for kind in CHOICES]
    site.quiz(questions)
    page.goto("quiz.html")
    card(page, questions[1]).get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Submit answers").click()
    warning = page.get_by_role("region", name="2 questions have no answer yet")
    expect(warning).to_be_focused()
    lines = [f"Question {at} of 3: {questions[at - 1].prompt}" for at in (1, 3)]
    expect(warning.get_by_role("link")).to_have_text(lines)
    assert [warning.get_by_role("link", name=line, exact=True).count() for line in lines] == [1, 1]
    warning.get_by_role("link").nth(1).click()
    expect(card(page, questions[2]).get_by_role("radio").first).to_be_focused()
    page.get_by_role("button", name="Go to the first").click()
    expect(card(page, questions[0]).get_by_role("radio").first).to_be_focused()
    page.get_by_role("button", name="Submit anyway").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Not yet:")
    expect(card(page, questions[0])).to_contain_text("No answer. 0 of 1 point.")


def test_beside_the_button_stands_how_many_questions_have_no_answer(site: Site, page: Page) -> None:
    questions = [first(kind) for kind in ("single-choice", "multiple-choice")]
    site.quiz(questions)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("quiz.html")
    button = page.get_by_role("button", name="Submit answers")
    expect(button).to_have_accessible_description("2 questions left")
    expect(page.get_by_text("2 questions left")).to_be_in_viewport()
    card(page, questions[0]).get_by_role("radio").first.check()
    expect(button).to_have_accessible_description("1 question left")
    page.reload()
    expect(button).to_have_accessible_description("1 question left")
    some = card(page, questions[1]).get_by_role("checkbox").first
    some.check()
    expect(button).to_have_accessible_description("All answered.")
    some.uncheck()
    expect(button).to_have_accessible_description("1 question left")
    button.click()
    page.get_by_role("button", name="Submit anyway").click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    expect(page.locator(".course-left")).to_be_hidden()
    page.get_by_role("button", name="Start afresh").click()
    expect(button).to_have_accessible_description("2 questions left")


def test_the_result_lists_objectives_with_what_to_read_again(site: Site, page: Page) -> None:
    questions = [first(kind) for kind in CHOICES]
    site.quiz(questions, sections={one.id: f"lesson.html#{one.id}" for one in questions})
    site.lesson(questions)
    page.goto("quiz.html")
    for question in questions:
        card(page, question).locator("input").first.check()
    page.get_by_role("button", name="Submit answers").click()
    result = page.get_by_role("region", name="Your result")
    expect(page.locator("fieldset[data-state]")).to_have_count(3)
    missed = page.locator("fieldset:not([data-state=right])").count()
    expect(result.get_by_role("link", name=re.compile("^Read again: About "))).to_have_count(missed)
    result.get_by_text("Points by objective").click()
    objectives = result.get_by_role("group").get_by_role("listitem")
    expect(objectives).to_have_count(3)
    expect(objectives.filter(has_text="2.4 Fix")).to_contain_text("of 1 point")


def test_only_what_was_missed_is_asked_again(site: Site, page: Page) -> None:
    questions = [first(kind) for kind in CHOICES]
    site.quiz(questions)
    page.goto("quiz.html")
    write_by_keyboard(page, card(page, questions[0]), RIGHT[questions[0].id])
    card(page, questions[1]).get_by_role("checkbox", name="sympathy").check()
    write_by_keyboard(page, card(page, questions[2]), RIGHT[questions[2].id])
    page.get_by_role("button", name="Submit answers").click()
    page.get_by_role("button", name="Try again on what you missed").click()
    expect(card(page, questions[1]).get_by_role("checkbox").first).to_be_focused()
    expect(card(page, questions[1]).get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(card(page, questions[0]).get_by_role("radio").first).to_be_disabled()
    write_by_keyboard(page, card(page, questions[1]), RIGHT[questions[1].id])
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 4 of 4 points, 100%.")
    expect(page.get_by_role("button", name="Try again on what you missed")).to_have_count(0)


BANK = [
    question_of(
        f"""
id: q{number}
kind: true-false
objective: "2.{number % 3 + 1}"
prompt: Statement {number}
answer: true
feedback:
  "true": Right, for the reason that the lesson gives in its third section.
  "false": Not right, for the reason that the lesson gives in its third section.
"""
    )
    for number in range(12)
]


def drawn(page: Page) -> list[str]:
    return [str(box.get_attribute("id")) for box in page.locator("fieldset:visible").all()]


def test_a_draw_covers_every_objective_before_it_repeats_one(site: Site, page: Page) -> None:
    site.quiz(BANK, draw=4)
    page.goto("quiz.html")
    seen = set()
    for _ in range(12):
        boxes = page.locator("fieldset:visible")
        objectives = [box.get_attribute("data-objective") for box in boxes.all()]
        assert len(objectives) == 4
        assert len(set(objectives)) == 3
        seen.add(tuple(drawn(page)))
        page.get_by_role("button", name="Submit answers").click()
        page.get_by_role("button", name="Submit anyway").click()
        page.get_by_role("button", name="Start afresh with a new draw").click()
        expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
    assert len(seen) > 6
    expect(page.get_by_role("group").first).to_contain_text("Question 1 of 4")


def test_the_order_of_choices_is_shuffled_by_the_attempt_and_only_where_it_means_nothing(
    site: Site, page: Page
) -> None:
    site.quiz([one.question for one in examples("single-choice")])
    page.goto("quiz.html")
    orders: dict[str, set[tuple[str, ...]]] = {"third-visit": set(), "reply-time": set()}

    def values(name: str) -> tuple[str, ...]:
        return tuple(page.locator(f"#question-{name} input").evaluate_all("(all) => all.map((one) => one.value)"))

    for _ in range(8):
        page.evaluate("localStorage.clear()")
        page.reload()
        for name, found in orders.items():
            found.add(values(name))
    before = values("third-visit")
    page.reload()
    assert values("third-visit") == before
    assert len(orders["third-visit"]) > 1
    assert orders["reply-time"] == {("a", "b", "c")}


ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)> [x](javascript:alert(4))"
QUOTED = ATTACK.replace('"', '\\"')
HEAD = 'prompt: "ATTACK"\nhint: "ATTACK"\nexplanation: "ATTACK"\n'
TOLD = 'feedback: {right: "ATTACK", wrong: "ATTACK"}'
PART = 'feedback: "ATTACK"'
ATTACKED = {
    "single-choice": f'choices: [{{text: "ATTACK", correct: true, {PART}}}, {{text: b, {PART}}}]',
    "true-false": 'answer: true\nfeedback: {"true": "ATTACK", "false": "ATTACK"}',
    "short-answer": f'accept: ["ATTACK"]\n{TOLD}',
    "numeric": f"answer: 1\nunit: 'm\" onload=\"alert(3)'\n{TOLD}",  # the signs of an element are refused in it
    "ordering": f'items: [{{text: "ATTACK a", {PART}}}, {{text: "ATTACK b", {PART}}}, {{text: c, {PART}}}]',
    "matching": (
        f'pairs: [{{left: "ATTACK", right: "ATTACK", {PART}}}, {{left: b, right: b, {PART}}}]\nextras: ["c ATTACK"]'
    ),
    "categorise": (
        'categories: [{id: a, text: "ATTACK"}, {id: b, text: b}]\n'
        f'items: [{{text: "ATTACK", category: a, {PART}}}, {{text: b, category: b, {PART}}}]'
    ),
    "fill-in": (
        'text: "ATTACK {a} [y](x) {b}"\n'
        f'blanks: [{{id: a, accept: ["ATTACK"], options: ["ATTACK", b], {PART}}}, '
        f'{{id: b, accept: ["ATTACK"], {PART}}}]'
    ),
}


def test_html_and_script_in_any_text_of_a_question_come_out_as_text(site: Site, page: Page) -> None:
    questions = [
        question_of(f'id: q-{kind}\nkind: {kind}\nobjective: "2.1"\n{HEAD}{rest}'.replace("ATTACK", QUOTED))
        for kind, rest in ATTACKED.items()
    ]
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    site.quiz(questions, name="attack.html")
    page.goto("attack.html")
    card(page, questions[0]).locator("input").first.check()
    page.get_by_role("button", name="Submit answers").click()
    page.get_by_role("button", name="Submit anyway").click()
    expect(page.get_by_role("region", name="Your result")).to_be_visible()
    form = page.locator("form")
    drawn = "svg:not(.course-drawing)"  # all but our own
    acting = form.locator(f"img[onerror], {drawn}, script:not([src]), [onload], a[href^=javascript]")
    assert acting.count() == 0
    expect(page.locator("fieldset legend").first).to_contain_text("<script>alert(2)</script>")


def test_report_this_question_names_question_revision_and_page(site: Site, page: Page) -> None:
    site.quiz([first("single-choice")])
    page.goto("quiz.html")
    link = page.get_by_role("link", name="Report this question")
    address = str(link.get_attribute("href"))
    assert address.startswith("mailto:training@example.org?subject=")
    for part in ("third-visit", "revision%201", "People%20quiz"):
        assert part in address


def test_a_quiz_works_from_a_disk(site: Site, open_page: Callable[..., Page]) -> None:
    site.quiz([first("true-false")])
    page = open_page()
    page.goto((site.folder / "quiz.html").as_uri())
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed")
    page.reload()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed")


def test_a_quiz_whose_marking_cannot_be_loaded_says_so_and_keeps_the_answers(
    site: Site, browser: Any, base: str
) -> None:
    # Outside the watched pages, because a refused file is an error on the console.
    site.quiz([first("true-false")])
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.route("**/quiz-marking.js", lambda route: route.abort())
    page.goto("quiz.html")
    with page.expect_event("requestfailed"):  # it is asked for with the first answer, and again with the press
        page.get_by_role("radio", name="False").check()
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_text("could not be loaded")).to_have_text(
        "The part of the course that marks answers could not be loaded. Check your connection and press the button "
        "again: your answers are safe."
    )
    page.unroute("**/quiz-marking.js")
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed")
    context.close()
