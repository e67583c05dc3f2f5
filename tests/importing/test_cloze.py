"""Texts with gaps: which part of one asks."""

from __future__ import annotations

import pytest

from course.importing.cloze import ASKING, MOST_ACCEPTED, Blank, passage

CODE = "```python\na = 1\n\nprint(a)\n```"


@pytest.mark.parametrize(
    ("text", "prompt", "rest"),
    [
        ("What is it?\n\nIt is {blank-1}.", "What is it?", "It is {blank-1}."),
        ("It is {blank-1}.\n\nSo it is.", ASKING, "It is {blank-1}.\n\nSo it is."),
        (f"{CODE}\n\nIt prints {{blank-1}}.", CODE, "It prints {blank-1}."),
        ("It is {blank-1}.", ASKING, "It is {blank-1}."),
        ("```\na\n\n{blank-1}", ASKING, "```\na\n\n{blank-1}"),
    ],
)
def test_the_first_paragraph_asks_and_code_is_one(text: str, prompt: str, rest: str) -> None:
    made = passage(text, [])
    assert (made.fields["prompt"], made.fields["text"]) == (prompt, rest)


def test_answers_that_are_typed_alike_stand_once_and_what_is_beyond_is_told() -> None:
    words = [f"word {number}" for number in range(MOST_ACCEPTED + 1)]
    blanks = [Blank(["Paris", "paris", "Lyon"]), Blank(["Paris", "Paris"], ["Paris", "Rome", "Rome"]), Blank(words)]
    made = passage("{blank-1}, {blank-2}, {blank-3}", blanks, ["a tip"], prompt="Which towns?")
    assert made.fields == {
        "kind": "fill-in",
        "prompt": "Which towns?",
        "text": "{blank-1}, {blank-2}, {blank-3}",
        "blanks": [
            {"id": "blank-1", "accept": ["Paris", "Lyon"]},
            {"id": "blank-2", "accept": ["Paris"], "options": ["Paris", "Rome"]},
            {"id": "blank-3", "accept": words[:-1]},
        ],
    }
    assert made.lost == ("a tip", "the answer `word 20`, more than 20 are not kept")
