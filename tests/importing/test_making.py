"""Questions from answers with weights: how many a bank takes, which are right, and what is lost, word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from course.importing import making
from course.importing.items import CannotHold
from course.importing.making import Answer, Made, Number

A, B = Answer("a", 100), Answer("b", 0)


def letters(count: int) -> list[str]:
    return [f"text {number}" for number in range(count)]


def one_right(count: int) -> Made:
    return making.choices([Answer(text, 100.0 * (text == "text 0")) for text in letters(count)], takes_many=False)


def pairs(count: int) -> Made:
    return making.matching([(text, f"right {text}") for text in letters(count)])


def sorted_into(names: int, items: int) -> Made:
    groups = letters(names)
    return making.categories([(f"item {at}", groups[at % names] if names else "") for at in range(items)], groups)


CHOICES = "a choice question has 2 to 12 choices, and this has {}"
PAIRS = "a matching question has 2 to 10 pairs, and this has {}"
ITEMS = "an ordering question has 2 to 12 items, and this has {}"
GROUPS = "a categorise question has 2 to 6 categories and 2 to 12 items, and this has {} and {}"


@pytest.mark.parametrize(
    ("make", "counts", "why"),
    [
        (one_right, (2, 12), ""),
        (one_right, (1, 13), CHOICES),
        (pairs, (2, 10), ""),
        (pairs, (1, 11), PAIRS),
        (lambda count: making.ordering(letters(count)), (2, 12), ""),
        (lambda count: making.ordering(letters(count)), (1, 13), ITEMS),
    ],
)
def test_a_question_has_as_many_parts_as_a_bank_takes(
    make: Callable[[int], Made], counts: tuple[int, int], why: str
) -> None:
    for count in counts:
        if not why:
            assert make(count).lost == ()
            continue
        with pytest.raises(CannotHold) as told:
            make(count)
        assert str(told.value) == why.format(count)


@pytest.mark.parametrize(
    ("names", "items", "is_held"),
    [(2, 2, True), (6, 12, True), (1, 2, False), (7, 12, False), (2, 1, False), (6, 13, False)],
)
def test_so_have_categories_and_their_items(names: int, items: int, is_held: bool) -> None:
    if is_held:
        made: dict[str, Any] = sorted_into(names, items).fields
        assert (len(made["categories"]), len(made["items"])) == (names, items)
        return
    with pytest.raises(CannotHold) as told:
        sorted_into(names, items)
    assert str(told.value) == GROUPS.format(names, items)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: making.choices([B, B], takes_many=False), "two of its choices are `b`; change one of the two"),
        (lambda: making.ordering(["a", "b", "a"]), "two of its items are `a`; change one of the two"),
        (lambda: making.matching([("a", "x"), ("a", "y")]), "two of its texts on the left are `a`; change one of the two"),
        (lambda: making.choices([A, Answer("b", 99.5)], takes_many=False), "2 choices are each right alone, and one can be; mark one as right"),
        (lambda: making.choices([Answer("a", 99.4), B], takes_many=False), "no choice is right; mark one as right"),
        (lambda: making.choices([B, Answer("c", -50)], takes_many=True), "no choice is right; mark some as right"),
        (lambda: making.choices([A, Answer("c", 1)], takes_many=True), "every choice is right, so there is nothing to decide; mark some as right"),
        (lambda: making.short_answer([B, Answer(" ", 100)]), "no answer is right as it stands"),
        (lambda: making.short_answer([Answer("a*", 100), B]), "its right answer has a joker (*)"),
        (lambda: making.numeric([Number(1, 1, 99.4)]), "no number is right"),
        (lambda: making.numeric([Number(1, float("inf"), 100)]), "`1 to inf` is not a number"),
        (lambda: making.by_name([("x", "a"), ("x", "b")]), "two of its choices are named `x`; rename one"),
    ],
)  # fmt: skip
def test_what_no_bank_holds_is_refused(make: Callable[[], object], why: str) -> None:
    with pytest.raises(CannotHold) as told:
        make()
    assert str(told.value) == why


@pytest.mark.parametrize(
    ("weights", "scoring", "here"),
    [
        ((50, 50, 0), None, "a share for each right decision"),
        ((50, 50, -49), None, "a share for each right decision"),
        ((50, 50, -50), "all-or-nothing", "all points when every right choice is ticked and no other"),
    ],
)
def test_a_wrong_choice_that_costs_half_the_points_or_more_makes_a_question_all_or_nothing(
    weights: Sequence[int], scoring: str | None, here: str
) -> None:
    made = making.choices([Answer(f"t{at}", weight) for at, weight in enumerate(weights)], takes_many=True)
    assert made.fields.get("scoring") == scoring
    assert made.lost == (f"the weights {', '.join(map(str, weights))} %: here it is {here}",)


@pytest.mark.parametrize(
    ("low", "high", "fields"),
    [
        (3.0, 3.0, {"answer": 3}),
        (2.5, 2.5, {"answer": 2.5}),
        (5.0, 3.0, {"answer": 4, "tolerance": "1"}),
        (0.9, 1.2, {"answer": 1.05, "tolerance": "0.15"}),
        (1.9999, 2.0001, {"answer": 2, "tolerance": "0.0001"}),
        (1.99991, 2.00009, {"range": {"from": 1.99991, "to": 2.00009}}),
        (0.0, 2e9 - 2, {"range": {"from": 0, "to": 1999999998}}),
        (0.0, 1999998.0, {"answer": 999999, "tolerance": "999999"}),
        (0.0, 0.0246914, {"range": {"from": 0, "to": 0.0246914}}),
        (0.0, 0.246914, {"answer": 0.123457, "tolerance": "0.123457"}),
    ],
)
def test_bounds_are_a_number_with_its_tolerance_where_that_reads_well_and_else_a_range(
    low: float, high: float, fields: dict[str, Any]
) -> None:
    assert making.numeric([Number(low, high, 100)]).fields == {"kind": "numeric", **fields}


@pytest.mark.parametrize(
    ("made", "lost"),
    [
        (
            making.numeric(
                [
                    Number(1, 1, 100),
                    Number(2, 3, 100, "Yes."),
                    Number(4, 4, 50, "Half."),
                    Number(5, 5, 0),
                ]
            ),
            (
                "the other right number 2 to 3, for one range is kept",
                "50 % for 4, which earns nothing here, and what is said of it: Half.",
                "0 % for 5, which earns nothing here",
            ),
        ),
        (
            making.short_answer(
                [
                    Answer("a", 100, "Yes."),
                    Answer("b*", 100),
                    Answer("c", 100, "Quite."),
                    Answer("d", 50, "Half."),
                    Answer("e", 0),
                    Answer("*", 0, "No."),
                    Answer(" * ", 0, "Never."),
                ]
            ),
            (
                "the answer `b*`, for no answer has a joker (*)",
                "50 % for the answer `d`, which earns nothing here, and what is said of it: Half.",
                "the wrong answer `e`, which earns nothing here",
                "what is said of another right answer: Quite.",
                "what is said of another wrong answer: Never.",
            ),
        ),
        (
            making.short_answer([A, Answer("*", 0, "No.")]),
            ("what is said of any other answer, since nothing is said of the other: No.",),
        ),
        (
            making.short_answer([Answer("a", 100, "Yes.")]),
            ("what is said of a right answer, since nothing is said of the other: Yes.",),
        ),
        (
            making.true_false(answer=True, when_true="Yes."),
            ("what is said of `true`, since nothing is said of the other: Yes.",),
        ),
        (
            making.true_false(answer=True, when_false="No."),
            ("what is said of `false`, since nothing is said of the other: No.",),
        ),
        (making.true_false(answer=True, when_true="Yes.", when_false="No."), ()),
        (making.true_false(answer=False), ()),
        (
            making.choices([A, Answer("b", 25), Answer("c", -1), Answer("d", 0)], takes_many=False),
            ("25 % for the choice `b`, which earns nothing here", "-1 % for the choice `c`, which earns nothing here"),
        ),
    ],
)
def test_what_is_lost_is_told(made: Made, lost: tuple[str, ...]) -> None:
    assert made.lost == lost


LONG, CUT = "x" * 41, "x" * 37 + "..."


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (making.choices([A, Answer(LONG, 5)], takes_many=False).lost, f"5 % for the choice `{CUT}`, which earns nothing here"),
        (making.short_answer([A, Answer(LONG, 5)]).lost, f"5 % for the answer `{CUT}`, which earns nothing here"),
        ((making.whole_points(LONG)[1],), f"`{CUT}` points, which are 1 here: that is no number"),
        (
            making.short_answer([A, Answer("*", 0, "y" * 61)]).lost,
            f"what is said of any other answer, since nothing is said of the other: {'y' * 57}...",
        ),
    ],
)  # fmt: skip
def test_of_a_long_text_its_beginning_is_told(lost: tuple[str, ...], said: str) -> None:
    assert lost == (said,)
    assert making.choices([A, Answer("x" * 40, 5)], takes_many=False).lost[0].count("x") == 40


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: making.ordering([LONG, LONG]), f"two of its items are `{CUT}`; change one of the two"),
        (lambda: making.by_name([(LONG, "a"), (LONG, "b")]), f"two of its choices are named `{CUT}`; rename one"),
    ],
)
def test_and_so_it_is_where_a_text_is_refused(make: Callable[[], object], why: str) -> None:
    with pytest.raises(CannotHold) as told:
        make()
    assert str(told.value) == why


def test_of_words_to_type_forty_are_kept_and_case_counts_where_the_file_says_so() -> None:
    words = [Answer(f"word {number}", 100) for number in range(41)]
    assert making.short_answer(words[:40]).lost == ()
    assert making.short_answer(words).lost == ("the answer `word 40`, more than 40 are not kept",)
    alike = [Answer("Rome", 100), Answer("rome", 100)]
    assert making.short_answer(alike).fields == {"kind": "short-answer", "accept": ["Rome"]}
    assert making.short_answer(alike, counts_case=True).fields == {
        "kind": "short-answer",
        "accept": ["Rome", "rome"],
        "case": "match",
    }


@pytest.mark.parametrize(
    ("said", "points", "lost"),
    [
        ("1", 1, ""),
        ("100", 100, ""),
        ("2,0", 2, ""),
        ("0", 1, "0 points, which are 1 here: points are whole numbers from 1 to 100"),
        ("101", 100, "101 points, which are 100 here: points are whole numbers from 1 to 100"),
        ("2.5", 2, "2.5 points, which are 2 here: points are whole numbers from 1 to 100"),
        ("many", 1, "`many` points, which are 1 here: that is no number"),
        ("inf", 1, "`inf` points, which are 1 here: that is no number"),
    ],
)
def test_points_are_whole_numbers_from_1_to_100(said: str, points: int, lost: str) -> None:
    assert making.whole_points(said) == (points, lost)


def test_texts_that_share_a_partner_become_categories_and_strays_are_further_ones() -> None:
    made: dict[str, Any] = making.matching([("a", "x"), ("b", "x"), ("c", "y")], ["y", "z", "z"]).fields
    assert [category["text"] for category in made["categories"]] == ["x", "y", "z"]
    assert [item["category"] for item in made["items"]] == ["category-1", "category-1", "category-2"]
    assert making.matching([("a", "x"), ("b", "y")], ["x", "z"]).fields["extras"] == ["z"]
    assert "extras" not in making.matching([("a", "x"), ("b", "y")], ["x"]).fields


@pytest.mark.parametrize(("right", "kind"), [(1, "single-choice"), (2, "multiple-choice")])
def test_where_all_right_choices_and_no_others_earn_the_points_several_are_all_or_nothing(
    right: int, kind: str
) -> None:
    made = making.ticked([Answer(text, 100.0 * (at < right)) for at, text in enumerate(letters(3))])
    assert (made.fields["kind"], made.fields.get("scoring")) == (kind, "all-or-nothing" if right > 1 else None)
    assert made.lost == ()
