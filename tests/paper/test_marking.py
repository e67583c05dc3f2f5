"""Marking by hand: what each number of right parts earns. The browser's tests compare it with the screen."""

from __future__ import annotations

import pytest

from course.paper.marking import earned, points_text, points_to_pass, scale
from tests.examples_of_kinds import all_examples

EXAMPLES = [example.question for example in all_examples()]


def test_points_for_each_number_of_right_parts() -> None:
    by_kind = {question.name: question for question in EXAMPLES}
    for question in EXAMPLES:
        parts = question.marked_parts
        assert earned(question, parts) == question.points
        assert earned(question, parts, answered=False) == 0
        assert (earned(question, parts - 1) > 0) == question.is_shared or parts == 1
    assert set(by_kind) >= {"single-choice", "ordering", "numeric"}


def test_the_scale_is_what_is_earned_rounded_as_the_screen_rounds() -> None:
    for question in EXAMPLES:
        if question.is_shared:
            assert [row["points"] for row in scale(question)] == [
                points_text(earned(question, right)) for right in range(question.marked_parts + 1)
            ]
        else:
            assert scale(question) == []
    assert [points_text(points) for points in (0, 1 / 3, 0.5, 2 / 3, 2.0)] == ["0", "0.33", "0.5", "0.67", "2"]


def test_what_passes_is_told_in_points() -> None:
    questions = [question for question in EXAMPLES if question.points == 1][:3]
    assert points_to_pass(questions, 80) == pytest.approx(2.4)
    assert points_to_pass(questions, 100) == 3
