"""Marking by hand gives the points of the screen, whatever was answered."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from course.paper.marking import earned, points_text
from devtools.bundle import exposed
from tests.browser.site import Site
from tests.examples_of_kinds import Example, marked_examples

pytestmark = pytest.mark.browser
EXAMPLES = marked_examples()


GRADE = """(responses) => {
    const questions = document.querySelector('course-quiz').questions;
    return Object.entries(responses).map(([id, list]) => {
        const key = questions.find((one) => one.box.id === 'question-' + id).key;
        return [id, Object.keys(key.parts), list.map((response) => coursewright.grade(key, response))];
    });
}"""


def test_marking_by_the_grid_gives_the_points_of_the_screen_for_any_answer(site: Site, page: Page) -> None:
    """Random answers: some parts right, some wrong, some left out; the screen grades, then we mark by hand."""
    site.quiz([example.question for example in EXAMPLES])
    page.goto("quiz.html")
    page.get_by_role("group").first.get_by_role("combobox").first.select_option(index=1)
    page.evaluate(exposed())
    chance = random.Random(1)  # noqa: S311 - no secret
    names = {row[0]: row[1] for row in page.evaluate(GRADE, {example.question.id: [] for example in EXAMPLES})}
    responses = {
        example.question.id: [some(example, names[example.question.id], chance) for _ in range(40)]
        for example in EXAMPLES
    }
    graded = {row[0]: row[2] for row in page.evaluate(GRADE, responses)}
    earnings = set()
    for question in (example.question for example in EXAMPLES):
        for response, result in zip(responses[question.id], graded[question.id], strict=True):
            rights = list(result["parts"].values())
            # What a marker counts: parts that are right; one thing as a whole counts as one.
            right = sum(rights) if question.marked_parts > 1 else int(all(rights))
            marked = earned(question, right, answered=result["answered"])
            assert marked == pytest.approx(result["points"]), (question.id, response)
            earnings.add(points_text(marked))
    assert len(earnings) > 5


def some(example: Example, names: list[str], chance: random.Random) -> dict[str, Any]:
    """Return a response with some parts right, some wrong and some left out."""
    if example.question.answering == "tick":
        return {name: True for name in names if chance.random() < 0.4}
    right = next(response for response, points in example.responses if points == example.question.points)
    filled = {names[0] if list(right) == ["answer"] else name: value for name, value in right.items()}
    return {
        name: value if chance.random() < 0.6 else chance.choice(["wrong", "", "1"])
        for name, value in filled.items()
        if chance.random() < 0.8
    }
