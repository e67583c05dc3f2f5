"""Moodle XML: each type as a question of ours, what is lost of it, and what no bank can hold, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.importing.items import CannotRead, Fields, Refused, Taken
from course.importing.moodle import read_moodle

PROMPT = '<questiontext format="html"><text><![CDATA[<p>Which <b>one</b>?</p>]]></text></questiontext>'


def quiz(kind: str, inside: str, *, prompt: str = PROMPT) -> bytes:
    name = "<name><text>The name</text></name>"
    return f'<?xml version="1.0"?>\n<quiz>\n<question type="{kind}">{name}{prompt}{inside}</question></quiz>'.encode()


def answer(text: str, fraction: float, feedback: str = "", more: str = "") -> str:
    said = f"<feedback><text>{feedback}</text></feedback>"
    return f'<answer fraction="{fraction}" format="html"><text>{text}</text>{said}{more}</answer>'


def taken(kind: str, inside: str, *, prompt: str = PROMPT) -> Taken:
    (found,) = read_moodle(quiz(kind, inside, prompt=prompt), "a.xml")
    assert isinstance(found, Taken), found
    return found


ASKED: Fields = {"prompt": "Which **one**?"}


@pytest.mark.parametrize(
    ("kind", "inside", "fields"),
    [
        (
            "multichoice",
            "<single>true</single><shuffleanswers>0</shuffleanswers><defaultgrade>2.0000000</defaultgrade>"
            + answer("&lt;p&gt;A&lt;/p&gt;", 100, "Yes.")
            + answer("B", 0)
            + "<generalfeedback><text>All said.</text></generalfeedback><hint><text>Look.</text></hint>",
            {
                "kind": "single-choice",
                "points": 2,
                "choices": [{"text": "A", "correct": True, "feedback": "Yes."}, {"text": "B"}],
                "shuffle": False,
                "explanation": "All said.",
                "hint": "Look.",
            },
        ),
        (
            "truefalse",
            answer("true", 0, "No.") + answer("false", 100, "Right."),
            {"kind": "true-false", "answer": False, "feedback": {"true": "No.", "false": "Right."}},
        ),
        (
            "shortanswer",
            "<usecase>1</usecase>" + answer("Bern", 100) + answer("Berne", 100),
            {"kind": "short-answer", "accept": ["Bern", "Berne"], "case": "match"},
        ),
        (
            "numerical",
            answer("12", 100, more="<tolerance>0.5</tolerance>")
            + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>",
            {"kind": "numeric", "answer": 12, "tolerance": "0.5", "units": ["m"]},
        ),
        (
            "matching",
            "<subquestion><text>Rome</text><answer><text>Italy</text></answer></subquestion>"
            "<subquestion><text>Bern</text><answer><text>Swiss</text></answer></subquestion>"
            "<subquestion><text></text><answer><text>Spain</text></answer></subquestion>",
            {
                "kind": "matching",
                "pairs": [{"left": "Rome", "right": "Italy"}, {"left": "Bern", "right": "Swiss"}],
                "extras": ["Spain"],
            },
        ),
        (
            "ordering",
            answer("First", 1) + answer("Then", 2),
            {"kind": "ordering", "items": [{"text": "First"}, {"text": "Then"}]},
        ),
    ],
)
def test_a_question_is_taken_whole(kind: str, inside: str, fields: Fields) -> None:
    found = taken(kind, inside)
    assert (found.fields, found.lost) == (fields | ASKED, ())
    assert (found.title, found.own_id, str(found.place)) == ("The name", "The name", "a.xml:3")


def test_gaps_are_blanks() -> None:
    embedded = '<questiontext format="html"><text>Say.&lt;p&gt;To {1:SA:=be~%50%bee}.&lt;/p&gt;</text></questiontext>'
    found = taken("cloze", "", prompt=embedded)
    assert found.fields == {
        "kind": "fill-in",
        "prompt": "Say.",
        "text": "To {blank-1}.",
        "blanks": [{"id": "blank-1", "accept": ["be"]}],
    }
    assert found.lost == ("50 % for `bee` in blank-1, which earns nothing here",)
    select = '<questiontext format="html"><text>A [[2]] and a [[3]].</text></questiontext>'
    options = "".join(
        f"<selectoption><text>{text}</text><group>{group}</group></selectoption>"
        for text, group in (("cat", 1), ("dog", 1), ("red", 2), ("blue", 2))
    )
    found = taken("gapselect", options, prompt=select)
    assert found.fields == {
        "kind": "fill-in",
        "prompt": "Fill in the blanks.",
        "text": "A {blank-1} and a {blank-2}.",
        "blanks": [
            {"id": "blank-1", "accept": ["dog"], "options": ["cat", "dog"]},
            {"id": "blank-2", "accept": ["red"], "options": ["red", "blue"]},
        ],
    }
    assert found.lost == ("added: the prompt `Fill in the blanks.`",)


def test_what_is_lost_is_told() -> None:
    inside = (
        "<single>false</single><defaultgrade>1.5</defaultgrade><idnumber>x-1</idnumber>"
        + answer("A", 50)
        + answer("B", 50)
        + answer("C", 0)
        + "<correctfeedback><text>Well done.</text></correctfeedback>"
        + "<partiallycorrectfeedback><text>Nearly.</text></partiallycorrectfeedback>"
        + "<incorrectfeedback><text>No.</text></incorrectfeedback>"
        + "<hint><text>One.</text></hint><hint><text>Two.</text></hint><tags><tag><text>easy</text></tag></tags>"
    )
    found = taken("multichoice", inside)
    assert found.own_id == "x-1"
    assert found.fields["points"] == 2
    assert found.lost == (
        "the weights 50, 50, 0 %: here it is a share for each right decision",
        "1.5 points, which are 2 here: points are whole numbers from 1 to 100",
        "another hint: Two.",
        "what is said of every right answer: Well done.",
        "what is said of every half right answer: Nearly.",
        "what is said of every wrong answer: No.",
        "the tag `easy`",
    )


@pytest.mark.parametrize(
    ("kind", "inside", "why"),
    [
        ("essay", "", "an essay has no right answer: write a say-it question with a model answer and criteria"),
        ("description", "", "it asks nothing: put such a text into a lesson"),
        ("random", "", "it draws from a category; here `draw` in the bank does"),
        ("randomsamatch", "", "it is made of other questions; import those"),
        ("calculated", "", "a formula draws its numbers: write it with one of them"),
        ("ddmarker", "", "its places are in a picture: write a hotspot question"),
        ("stack", "", "the type stack is not known here"),
        ("multichoice", answer("A", 100), "a choice question has 2 to 12 choices, and this has 1"),
        ("truefalse", answer("yes", 100), "its answers are not true and false"),
        ("shortanswer", answer("B*", 100), "its right answer has a joker (*)"),
        ("numerical", answer("soon", 100), "`soon` is not a number"),
        ("numerical", answer("1", 50), "no number is right"),
        ("ordering", answer("A", 1), "an ordering question has 2 to 12 items, and this has 1"),
        ("cloze", "", "a fill-in question has 1 to 10 blanks, and this has 0"),
    ],
)
def test_what_no_bank_holds_is_refused_with_its_reason(kind: str, inside: str, why: str) -> None:
    (found,) = read_moodle(quiz(kind, inside), "a.xml")
    assert isinstance(found, Refused)
    assert (str(found.place), found.what, found.why) == ("a.xml:3", "The name", why)


def test_a_gap_without_a_choice_and_a_text_without_a_gap_are_refused() -> None:
    choice = "<selectoption><text>cat</text><group>1</group></selectoption>"
    for text, why in (
        ("A [[2]].", "not each of its gaps has one right text"),
        ("A cat.", "a fill-in question has 1 to 10 blanks, and this has 0"),
    ):
        asked = f'<questiontext format="html"><text>{text}</text></questiontext>'
        (found,) = read_moodle(quiz("gapselect", choice, prompt=asked), "a.xml")
        assert isinstance(found, Refused)
        assert found.why == why


def test_a_question_without_a_name_is_called_by_its_words_or_else_by_its_type() -> None:
    for asked, called in ((PROMPT, "Which one?"), ("", "a question of the type essay")):
        (found,) = read_moodle(f'<quiz><question type="essay">{asked}</question></quiz>'.encode(), "a.xml")
        assert isinstance(found, Refused)
        assert found.what == called
    (found,) = read_moodle(quiz("cloze", "", prompt=""), "a.xml")
    assert isinstance(found, Refused)
    assert found.why == "it has no text"


def test_a_number_has_what_is_said_of_it_and_of_any_other() -> None:
    found = taken("numerical", answer("4", 100, "Yes.", "<tolerance>0.5</tolerance>") + answer("*", 0, "No."))
    assert found.fields == ASKED | {
        "kind": "numeric",
        "answer": 4,
        "tolerance": "0.5",
        "feedback": {"right": "Yes.", "wrong": "No."},
    }


@pytest.mark.parametrize(
    ("names", "lost"),
    [(["cm"], ()), (["cm", "m"], ("what each unit is worth: here each is another name for the first",))],
)
def test_several_units_are_names_for_one(names: list[str], lost: tuple[str, ...]) -> None:
    units = "".join(f"<unit><multiplier>1</multiplier><unit_name>{name}</unit_name></unit>" for name in names)
    found = taken("numerical", answer("4", 100) + f"<units>{units}</units>")
    assert (found.fields["units"], found.lost) == (names, lost)


def test_a_comment_takes_no_text_with_it() -> None:
    found = taken("truefalse", "<!-- question: 1 -->" + answer("true", 100) + answer("false", 0), prompt=PROMPT)
    assert found.fields["answer"] is True
    (said,) = read_moodle(b"<quiz><question type='essay'><name><text>A<!-- b -->C</text></name></question></quiz>", "a")
    assert isinstance(said, Refused)
    assert said.what == "AC"


def test_a_category_is_told() -> None:
    data = b'<quiz><question type="category"><category><text>$course$/top</text></category></question></quiz>'
    (found,) = read_moodle(data, "a.xml")
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("$course$/top", "a bank has no categories: import into one module each")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<quiz><question>", "a.xml:1:17: this is not XML: Premature end of data in tag question line 1"),
        (b"<questions/>", "a.xml: <questions> was found; Moodle XML begins with <quiz>"),
        (
            b'<!DOCTYPE quiz [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>',
            "a.xml: it defines entities of its own, which are not opened; write out their text",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(CannotRead) as told:
        list(read_moodle(data, "a.xml"))
    assert str(told.value) == said


KINDS = ["multichoice", "truefalse", "shortanswer", "numerical", "matching", "cloze", "gapselect", "ordering"]


@given(
    st.sampled_from(KINDS),
    st.lists(st.tuples(st.text("a*1{}[]:=~%$\\", max_size=8), st.sampled_from(["", "100", "x", "-50"])), max_size=4),
    st.text("{1:SA:=a}[]~$\\", max_size=20),
)
def test_no_file_breaks_the_reader(kind: str, answers: list[tuple[str, str]], prompt: str) -> None:
    inside = "".join(f'<answer fraction="{fraction}"><text>{text}</text></answer>' for text, fraction in answers)
    inside += "".join(f"<subquestion><text>{text}</text></subquestion>" for text, _ in answers)
    data = quiz(kind, inside, prompt=f"<questiontext><text>{prompt}</text></questiontext>")
    for found in read_moodle(data, "a.xml"):
        assert isinstance(found, (Taken, Refused))
