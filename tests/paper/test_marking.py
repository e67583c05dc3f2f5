"""Marking by hand: what each number of right parts earns. The browser's tests compare it with the screen."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from course.paper.marking import earned, points_text, points_to_pass, scale, shares
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
    whole = [question for question in EXAMPLES if question.points == 1 and not question.is_shared][:3]
    shared = next(question for question in EXAMPLES if question.points == 1 and question.is_shared)
    assert points_to_pass(whole, 80) == points_to_pass(whole, 100) == 3  # two of three are 67 per cent
    assert points_to_pass(whole[:1], 80) == 1
    assert points_to_pass(whole, 60) == 2
    parts = shared.marked_parts
    enough = next(right for right in range(parts + 1) if 2 + right / parts >= 2.4)
    assert points_to_pass([*whole[:2], shared], 80) == pytest.approx(2 + enough / parts)
    assert points_to_pass([], 80) == 0


def test_shares_of_many_sizes_add_up_to_what_passes_exactly() -> None:
    shared = [question for question in EXAMPLES if question.points == 1 and question.is_shared]
    some = shared[:4]
    sums = {
        sum(Fraction(right, one.marked_parts) for one, right in zip(some, rights, strict=True))
        for rights in itertools.product(*(range(one.marked_parts + 1) for one in some))
    }
    for pass_mark in (0, 33, 80, 100):
        least = min(one for one in sums if one >= Fraction(pass_mark * len(some), 100))
        assert points_to_pass(some, pass_mark) == float(least)


def test_what_each_part_earns_is_told_with_how_many_there_are() -> None:
    told = {question.id: shares(question) for question in EXAMPLES}
    assert {question.id for question in EXAMPLES if question.is_shared} == {name for name in told if told[name]}
    assert set(told.values()) >= {
        "",
        "4 \N{MULTIPLICATION SIGN} 0.5 = 2",
        "3 \N{MULTIPLICATION SIGN} 0.33 \N{ALMOST EQUAL TO} 1",
    }
