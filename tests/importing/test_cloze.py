"""Texts with gaps: which part of one asks."""

from __future__ import annotations

import pytest

from course.importing.cloze import ASKING, MOST_ACCEPTED, Blank, embedded, passage
from course.importing.items import CannotHold
from course.importing.making import Made

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


def read(text: str) -> Made:
    return embedded(text, str, str)


@pytest.mark.parametrize(
    ("gap", "blank", "lost"),
    [
        ("{:SA:=be~no#Not that.}", {"accept": ["be"]}, ("0 % for `no` in blank-1, which earns nothing here", "what is said of `no` in blank-1: Not that.")),
        ("{:SAC:be}", None, ()),
        ("{:SAC:=Be}", {"accept": ["Be"]}, ("capitals in blank-1: here they make no difference",)),
        ("{:NM:=4:0.5#Yes.}", {"accept": ["4"]}, ("what is said of `4` in blank-1: Yes.", "how far off blank-1 may be: here it is typed as it stands")),
        ("{:SA:%100%be~%99.5%bee~%99.4%bees~*}", {"accept": ["be", "bee"]}, ("99.4 % for `bees` in blank-1, which earns nothing here",)),
        ("{:SA:%99,5%be\\*}", {"accept": ["be*"]}, ()),
        ("{:MC:a~=b~%50%c}", {"accept": ["b"], "options": ["a", "b", "c"]}, ("50 % for `c` in blank-1, which earns nothing here",)),
        ("{:MC:=a\\}~b}", {"accept": ["a}"], "options": ["a}", "b"]}, ()),
    ],
)  # fmt: skip
def test_a_gap_of_moodle_is_a_blank(gap: str, blank: dict[str, object] | None, lost: tuple[str, ...]) -> None:
    if blank is None:
        with pytest.raises(CannotHold, match=r"^no answer of blank-1 is right$"):
            read(f"To {gap}.")
        return
    made = read(f"To do what?\n\nTo {gap}.")
    assert made.fields["blanks"] == [{"id": "blank-1", **blank}]
    assert made.lost == lost


def test_blanks_that_are_worth_more_than_others_count_the_same() -> None:
    assert read("What?\n\n{:SA:=a} {1:SA:=b}").lost == ()
    assert read("What?\n\n{1:SA:=a} {2:SA:=b}").lost == ("the blanks' weights: here each counts the same",)
    with pytest.raises(CannotHold, match=r"^a blank of the kind DRAWN cannot be one of ours$"):
        read("{1:DRAWN:=a}")


@pytest.mark.parametrize(("count", "is_held"), [(0, False), (1, True), (10, True), (11, False)])
def test_a_text_has_1_to_10_blanks(count: int, is_held: bool) -> None:
    if is_held:
        blanks = read("{:SA:=a} " * count).fields["blanks"]
        assert isinstance(blanks, list)
        assert len(blanks) == count
        return
    with pytest.raises(CannotHold, match=f"^a fill-in question has 1 to 10 blanks, and this has {count}$"):
        read("{:SA:=a} " * count)
