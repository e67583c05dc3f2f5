"""What every kind of question has: a key and its fingerprint, and a rule in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.locale import ENGLISH
from course.model.questions import KINDS
from course.model.questions.base import Question, identified, rule_in_words
from course.model.questions.numeric import Numeric

Questions = Callable[..., Question]

KEPT: dict[str, list[tuple[str, str]]] = {
    "single-choice": [("text: Call", "text: Telephone"), ("feedback: No.", "feedback: Not now.")],
    "multiple-choice": [("text: Wait", "text: Do nothing"), ("Yes.", "Indeed.")],
    "hotspot": [
        ("text: The lift", "text: A lift"),
        ("x: 10, y: 10", "x: 12, y: 11"),
        ("img/plan.svg", "img/plan.png"),
        ("A plan", "The plan"),
    ],
    "true-false": [("Yes.", "Indeed.")],
    "short-answer": [("[telephone, mobile]", "[mobile, telephone]"), ("No.", "Not that.")],
    "numeric": [("answer: 12", "answer: 12.0"), ("Yes.", "Indeed.")],
    "ordering": [("text: Look", "text: Look round"), ("First.", "It comes first.")],
    "matching": [("left: Fire", "left: A fire"), ("[Tea]", "[Coffee]")],
    "categorise": [("text: Now", "text: At once"), ("text: Report", "text: Write a report")],
    "fill-in": [
        ("Say {name}, then {place}.", "First say {name}, and then {place}."),
        ("[here, there]", "[there, here]"),
    ],
    "say-it": [
        ("It is calm", "It sounds calm"),
        ("help is coming", "I have called"),
        ("    model", "    lines: 8\n    model"),
    ],
}
CHANGED: dict[str, list[tuple[str, str]]] = {
    "single-choice": [("id: call", "id: ring"), ("text: Call, correct: true", "text: Call")],
    "multiple-choice": [
        ("text: Wait", "text: Wait, correct: true"),
        ("  choices:", "  scoring: all-or-nothing\n    choices:"),
    ],
    "hotspot": [
        ("feedback: No.", "correct: true, feedback: No."),
        ("id: door", "id: way-out"),
        ("    places:", "    scoring: all-or-nothing\n    places:"),
    ],
    "true-false": [("answer: true", "answer: false")],
    "short-answer": [
        ("mobile", "cell"),
        ("  accept:", "  typos: 1\n    accept:"),
        ("  accept:", "  case: match\n    accept:"),
    ],
    "numeric": [
        ("answer: 12", "answer: 13"),
        ("answer: 12", "answer: 12\n    tolerance: 5%"),
        ("answer: 12", "answer: 12\n    unit: m"),
    ],
    "ordering": [("id: look", "id: zoom"), ("  items:", "  scoring: all-or-nothing\n    items:")],
    "matching": [("id: fire", "id: smoke")],
    "categorise": [("category: later", "category: now")],
    "fill-in": [("[your name]", "[my name]"), ("  blanks:", "  scoring: all-or-nothing\n    blanks:")],
    "say-it": [("id: calm", "id: kind")],
}


@pytest.mark.parametrize("kind", KEPT)
def test_a_fingerprint_outlives_other_words_feedback_and_order(question: Questions, kind: str) -> None:
    before = question(kind).fingerprint
    for old, new in [
        *KEPT[kind],
        ("What now?", "And now?"),
        ("    prompt:", "    hint: Think.\n    points: 2\n    prompt:"),
    ]:
        assert question(kind, (old, new)).fingerprint == before, new


@pytest.mark.parametrize("kind", KEPT)
def test_a_fingerprint_changes_with_the_key_and_the_revision(question: Questions, kind: str) -> None:
    before = question(kind).fingerprint
    for old, new in [*CHANGED[kind], ("    prompt:", "    revision: 2\n    prompt:")]:
        assert question(kind, (old, new)).fingerprint != before, new


def test_a_fingerprint_outlives_a_new_order_of_choices_with_ids(question: Questions) -> None:
    call = "      - {id: call, text: Call, correct: true, feedback: Yes.}\n"
    wait = "      - {id: wait, text: Wait, feedback: No.}\n"
    assert (
        question("single-choice", (call, ""), (wait, wait + call)).fingerprint == question("single-choice").fingerprint
    )


def test_the_order_of_ordering_items_is_the_key(question: Questions) -> None:
    swapped = question("ordering", ("id: look", "id: x"), ("id: call", "id: look"), ("id: x", "id: call"))
    assert swapped.fingerprint != question("ordering").fingerprint


def test_fingerprints_are_eight_hex_digits_and_stay_as_they_are(question: Questions) -> None:
    assert [question(kind).fingerprint for kind in ("single-choice", "true-false", "ordering")] == [
        "4d1ff0f8",
        "3d2c3814",
        "d94e87f4",
    ]


def test_choices_without_ids_are_named_by_their_place() -> None:
    class Part:
        id = None

    names = identified([Part()] * 27)
    assert (names[0], names[25], names[26]) == ("a", "z", "n26")


@pytest.mark.parametrize(
    ("change", "bounds"),
    [
        (("answer: 12", "answer: 12"), (12, 12)),
        (("answer: 12", "answer: 12\n    tolerance: 0.5"), (11.5, 12.5)),
        (("answer: 12", "answer: -20\n    tolerance: 5%"), (-21, -19)),
        (("answer: 12", "range: {from: 10, to: 14}"), (10, 14)),
    ],
)
def test_a_number_is_right_within_its_bounds(
    question: Questions, change: tuple[str, str], bounds: tuple[float, float]
) -> None:
    found = question("numeric", change)
    assert isinstance(found, Numeric)
    assert found.bounds() == bounds


RULES = {
    "single-choice": "1 point for the right choice.",
    "multiple-choice": "An equal share of 1 point for each choice rightly ticked or rightly left, none taken away.",
    "hotspot": "An equal share of 1 point for each place rightly chosen or rightly left, none taken away.",
    "true-false": "1 point for the right judgement.",
    "short-answer": "1 point for an accepted answer; accents, capitals and spacing make no difference.",
    "numeric": "1 point for the right number, with a decimal point or comma.",
    "ordering": "An equal share of 1 point for each right place, none taken away.",
    "matching": "An equal share of 1 point for each right pair, none taken away.",
    "categorise": "An equal share of 1 point for each item in its right category, none taken away.",
    "fill-in": "An equal share of 1 point for each right blank, none taken away. "
    "Accents, capitals and spacing make no difference.",
    "say-it": "Nobody marks this: compare it with the model answer, and it counts as done. It earns no points.",
}


@pytest.mark.parametrize("kind", KEPT)
def test_a_rule_says_how_points_are_earned(question: Questions, kind: str) -> None:
    assert question(kind).rule == RULES[kind]


def test_a_rule_says_whole_points_and_all_or_nothing() -> None:
    each, every = "%(points)s for each pair.", "%(points)s when all is right."
    assert rule_in_words(ENGLISH, 6, 3, "partial", each, every) == "2 points for each pair."
    assert rule_in_words(ENGLISH, 2, 3, "partial", each, every) == "An equal share of 2 points for each pair."
    assert rule_in_words(ENGLISH, 2, 3, "all-or-nothing", each, every) == "2 points when all is right."


def test_a_strict_short_answer_says_so(question: Questions) -> None:
    strict = question("short-answer", ("  accept:", "  case: match\n    accents: match\n    typos: 1\n    accept:"))
    assert strict.rule == (
        "1 point for an accepted answer; spacing makes no difference. One typing mistake is forgiven."
    )


def test_every_kind_is_tried_here() -> None:
    assert list(KEPT) == list(CHANGED) == list(RULES) == [vars(kind)["kind"] for kind in KINDS]
