"""What paper prints of each kind of question, and what its key says, before any template sets it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from course.paper.questions import answer_in_short, answered, asked, choose_from, letter, options_of, order_of, rows_of
from course.paper.rich_text import PaperTexts
from tests.examples_of_kinds import all_examples, examples

TEXTS = PaperTexts("people", {}, lambda path: f"https://acme.com/{path}", lambda path: f"/modules/{path}")
SAID = {"number", "kind", "long", "lead", "rest", "points", "rule"}
ANSWERED = {"objective", "scale", "rows", "compared_with", "explanation", "more", "note"}


def first(kind: str):  # type: ignore[no-untyped-def]  # a question of any kind
    return examples(kind)[0].question


# Of version A: the mark of each part, the beginning of its text, its answer, and that in short.
ROWS = {
    "categorise": [("", "Sighs", "B Apathy", "B"), ("", "Nods", "A Attention", "A"), ("", "Puts", "A Attention", "A")],
    "fill-in": [("1", "", "when; by when", ""), ("2", "", "C keep", "C")],
    "hotspot": [
        ("A", "The front", "right", ""), ("B", "The lift", "wrong", ""),
        ("C", "The cupboard", "wrong", ""), ("D", "The garden", "right", ""),
    ],
    "matching": [
        ("", "Punctual", "B Rings back at the time that was named", "B"),
        ("", "Attentive", "A Answers the *question* that was asked", "A"),
        ("", "Polite", "D Uses the name the client gave", "D"),
    ],
    "multiple-choice": [
        ("A", "Eyes", "right", ""), ("B", "A plan", "wrong", ""),
        ("C", "A feeling", "wrong", ""), ("D", "Hands", "right", ""),
    ],
    "numeric": [("", "", "7 to 8 minutes", ""), ("", "", "", "")],
    "ordering": [
        ("", "Narrate", "4", ""), ("", "Acknowledge", "1", ""), ("", "Greet", "2", ""), ("", "Check", "3", ""),
    ],
    "say-it": [("", "It owns", "", ""), ("", "It names", "", ""), ("", "It gives", "", "")],
    "short-answer": [("", "", "narrate; narrating; narration", ""), ("", "", "", "")],
    "single-choice": [("A", '"I am', "wrong", ""), ("B", '"Three', "right", ""), ("C", '"Please', "wrong", "")],
    "true-false": [("", "True", "wrong", ""), ("", "False", "right", "")],
}  # fmt: skip
IN_SHORT = {
    "categorise": "B A A",
    "fill-in": "(1) when; by when; (2) C",
    "hotspot": "A D",
    "matching": "B A D",
    "multiple-choice": "A D",
    "numeric": "7 to 8 minutes",
    "ordering": "4 1 2 3",
    "say-it": "",
    "short-answer": "narrate; narrating; narration",
    "single-choice": "B",
    "true-false": "False",
}


@pytest.mark.parametrize("kind", ROWS)
def test_each_part_has_its_mark_and_the_key_its_answer(kind: str) -> None:
    rows = rows_of(first(kind), "A")
    assert [(row.mark, row.answer, row.short) for row in rows] == [(mark, *rest) for mark, _, *rest in ROWS[kind]]
    for row, (_, text, *_) in zip(rows, ROWS[kind], strict=True):
        assert row.text.startswith(text)


@pytest.mark.parametrize("kind", IN_SHORT)
def test_a_worksheet_that_is_all_right_shows_the_answers_in_short(kind: str) -> None:
    assert "".join(map(str, answer_in_short(first(kind), "A", TEXTS))) == IN_SHORT[kind]


def test_templates_are_given_the_same_of_every_question() -> None:
    own = {"say": {"lines"}, "write": {"lines", "unit"}, "fill": {"text"}}
    for question in [example.question for example in all_examples()]:
        pictured = {"picture", "areas"} if question.shown_picture else set()
        sheet: dict[str, Any] = asked(question, "A", 3, TEXTS)
        key: dict[str, Any] = answered(question, "A", 3, TEXTS)
        assert set(sheet) == SAID | {"id", "rows", "choose_from"} | own.get(question.answering, set()) | pictured
        assert set(key) == SAID | ANSWERED | pictured
        assert (sheet["number"], sheet["id"], sheet["kind"], key["kind"]) == (
            3,
            question.id,
            question.name,
            question.name,
        )
        assert all(set(row) == {"mark", "text"} for row in (*sheet["rows"], *sheet["choose_from"]))
        assert all(set(row) == {"mark", "text", "answer", "why"} for row in key["rows"])


def test_a_key_says_what_explains_the_answer_and_what_the_trainer_is_told() -> None:
    question = replace(first("single-choice"), explanation="Why.\n\nMore of it.", trainer="Ask them.")
    key = answered(question, "A", 1, TEXTS)
    assert (key["explanation"], key["compared_with"]) == (["Why."], [])
    assert "More of it." in str(key["more"])
    assert "Ask them." in str(key["note"])
    bare = answered(replace(question, explanation=None, trainer=None), "A", 1, TEXTS)
    assert (bare["explanation"], bare["more"], bare["note"]) == ([], [], [])
    assert "compared_with" in answered(first("say-it"), "A", 1, TEXTS)
    assert answered(first("say-it"), "A", 1, TEXTS)["compared_with"] != []


@pytest.mark.parametrize(("letters", "lines"), [(39, 1), (40, 2), (79, 2), (80, 3)])
def test_a_long_answer_has_more_lines(letters: int, lines: int) -> None:
    question = replace(first("short-answer"), accept=("a", "b" * letters))
    assert asked(question, "A", 1, TEXTS)["lines"] == lines


def test_a_unit_stands_behind_its_line() -> None:
    assert asked(first("numeric"), "A", 1, TEXTS)["unit"] == first("numeric").parts()[0].unit == "minutes"


def test_points_are_said_and_so_is_that_nobody_marks() -> None:
    one, two = (replace(first("single-choice"), points=points) for points in (1, 2))
    assert [asked(each, "A", 1, TEXTS)["points"] for each in (one, two)] == ["1 point", "2 points"]
    assert asked(first("say-it"), "A", 1, TEXTS)["points"] == "not marked"


@pytest.mark.parametrize(("letters", "is_long"), [(0, False), (1500, False), (3000, True)])
def test_a_question_that_might_fill_a_page_may_be_parted(letters: int, is_long: bool) -> None:
    question = replace(first("true-false"), explanation="x" * letters)
    assert asked(question, "A", 1, TEXTS)["long"] is is_long
    assert asked(replace(question, prompt="![a](b.png)"), "A", 1, TEXTS)["long"] is True


def test_a_gap_is_numbered_and_offers_what_it_may_be() -> None:
    question = first("fill-in")
    sheet: dict[str, Any] = asked(question, "A", 1, TEXTS)
    gaps = [part for part in sheet["text"] if isinstance(part, dict) and part["is"] == "gap"]
    typed, chosen = question.made_parts
    assert [gap["number"] for gap in gaps] == [1, 2]
    assert gaps[0]["options"] == []
    options = options_of(question, chosen, "A")
    assert gaps[1]["options"] == [{"mark": row.mark, "text": row.text} for row in options]
    assert [row.mark for row in options] == ["A", "B", "C"]
    assert sorted(row.text for row in options) == sorted(chosen.options)
    assert options_of(question, typed, "A") == []


def test_versions_order_what_may_be_ordered_and_nothing_else() -> None:
    assert order_of(first("true-false"), "B") == order_of(first("true-false"), "A") == ["true", "false"]
    assert order_of(first("single-choice"), "B") != order_of(first("single-choice"), "A")
    assert [row.mark for row in choose_from(first("matching"), "B")] == ["A", "B", "C", "D"]
    assert [letter(at) for at in (0, 1, 25)] == ["A", "B", "Z"]
