"""Marking by hand gives the points of the screen, whatever was answered."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.model.questions.base import Question, identified
from course.model.questions.categorise import Categorise
from course.model.questions.fill_in import FillIn
from course.model.questions.matching import Matching
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.numeric import Numeric
from course.model.questions.ordering import Ordering
from course.model.questions.short_answer import ShortAnswer
from course.model.questions.single_choice import SingleChoice
from course.paper.marking import earned, parts_of, points_text
from tests.browser.site import Site
from tests.examples_of_kinds import all_examples

pytestmark = pytest.mark.browser
EXAMPLES = [example.question for example in all_examples()]


GRADE = """(responses) => {
    const questions = document.querySelector('course-quiz').questions;
    return Object.entries(responses).map(([id, list]) => {
        const key = questions.find((one) => one.box.id === 'question-' + id).key;
        return [id, Object.keys(key.parts), list.map((response) => coursewright.grade(key, response))];
    });
}"""


def test_marking_by_the_grid_gives_the_points_of_the_screen_for_any_answer(site: Site, page: Page) -> None:
    """Random answers: some parts right, some wrong, some left out; the screen grades, then we mark by hand."""
    site.quiz(EXAMPLES)
    page.goto("quiz.html")
    page.get_by_role("group").first.get_by_role("combobox").first.select_option(index=1)
    expect(page.locator("course-quiz")).to_have_js_property("marking", True)
    chance = random.Random(1)  # noqa: S311 - no secret
    names = {row[0]: row[1] for row in page.evaluate(GRADE, {question.id: [] for question in EXAMPLES})}
    responses = {question.id: [some(question, names[question.id], chance) for _ in range(40)] for question in EXAMPLES}
    graded = {row[0]: row[2] for row in page.evaluate(GRADE, responses)}
    earnings = set()
    for question in EXAMPLES:
        for response, result in zip(responses[question.id], graded[question.id], strict=True):
            rights = list(result["parts"].values())
            # What a marker counts: parts that are right; one thing as a whole counts as one.
            right = sum(rights) if parts_of(question) > 1 else int(all(rights))
            marked = earned(question, right, answered=result["answered"])
            assert marked == pytest.approx(result["points"]), (question.id, response)
            earnings.add(points_text(marked))
    assert len(earnings) > 5


def some(question: Question, names: list[str], chance: random.Random) -> dict[str, Any]:
    """Return a response with some parts right, some wrong and some left out."""
    right = right_answers(question)
    if isinstance(question, SingleChoice | MultipleChoice) or not right:
        return {name: True for name in names if chance.random() < 0.4}
    filled = {names[0] if list(right) == ["answer"] else name: value for name, value in right.items()}
    return {
        name: value if chance.random() < 0.6 else chance.choice(["wrong", "", "1"])
        for name, value in filled.items()
        if chance.random() < 0.8
    }


def right_answers(question: Question) -> dict[str, Any]:
    """Return the fully right response, as the screen keeps it."""
    match question:
        case SingleChoice() | MultipleChoice():
            named = zip(identified(question.choices), question.choices, strict=True)
            return {name: True for name, choice in named if choice.correct}
        case ShortAnswer():
            return {"answer": question.accept[0]}
        case Numeric():
            return {"answer": f"{question.bounds()[0]:.12g}"}
        case Ordering():
            return {name: str(place) for place, name in enumerate(identified(question.items), start=1)}
        case Matching():
            return {name: name for name in identified(question.pairs)}
        case Categorise():
            return {name: part.category for name, part in zip(identified(question.items), question.items, strict=True)}
        case FillIn():
            return {blank.id: blank.accept[0] for blank in question.blanks}
    return {}
