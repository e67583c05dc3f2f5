"""Texts with gaps: which part of one asks."""

from __future__ import annotations

import pytest

from course.importing.cloze import ASKING, passage

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
