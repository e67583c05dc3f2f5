"""QTI 1.2: each way to answer as a question of ours, and what no bank can hold, word for word."""

from __future__ import annotations

import pytest

from course.importing.items import Fields, Refused, Taken
from course.importing.qti12 import read_qti12


def text(words: str, form: str = "text/html") -> str:
    return f'<material><mattext texttype="{form}">{words}</mattext></material>'


def choices(*texts: str, cardinality: str = "Single", name: str = "R", before: str = "") -> str:
    labels = "".join(f'<response_label ident="{one}">{text(one)}</response_label>' for one in texts)
    return (
        f'<response_lid ident="{name}" rcardinality="{cardinality}">{before}<render_choice>{labels}</render_choice>'
        "</response_lid>"
    )


def when(inside: str, points: str = "", shows: str = "") -> str:
    set_ = f'<setvar action="Set" varname="SCORE">{points}</setvar>' if points else ""
    shown = f'<displayfeedback feedbacktype="Response" linkrefid="{shows}"/>' if shows else ""
    return f"<respcondition><conditionvar>{inside}</conditionvar>{set_}{shown}</respcondition>"


def equal(value: str, name: str = "R") -> str:
    return f'<varequal respident="{name}">{value}</varequal>'


def item(presentation: str, *conditions: str, more: str = "", facts: str = "") -> bytes:
    head = f"<itemmetadata><qtimetadata>{facts}</qtimetadata></itemmetadata>" if facts else ""
    return (
        '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment><section>\n'
        f'<item ident="item-1" title="The title">{head}<presentation>{text("Which &lt;b&gt;one&lt;/b&gt;?")}'
        f"{presentation}</presentation><resprocessing>{''.join(conditions)}</resprocessing>{more}</item>"
        "</section></assessment></questestinterop>"
    ).encode()


def feedback(name: str, words: str) -> str:
    return f'<itemfeedback ident="{name}"><flow_mat>{text(words)}</flow_mat></itemfeedback>'


def fact(label: str, entry: str) -> str:
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"


TYPED = (
    '<response_str ident="R" rcardinality="Single"><render_fib><response_label ident="a"/></render_fib></response_str>'
)
BOTH = f"<and>{equal('a')}{equal('b')}<not>{equal('c')}</not></and>"


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (
            item(
                choices("a", "b"),
                when(equal("a"), shows="a_fb"),
                when(equal("b"), "100", shows="b_fb"),
                more=feedback("a_fb", "No.") + feedback("b_fb", "Yes.") + feedback("general_fb", "All said."),
                facts=fact("points_possible", "2.0"),
            ),
            {
                "kind": "single-choice",
                "points": 2,
                "choices": [{"text": "a", "feedback": "No."}, {"text": "b", "correct": True, "feedback": "Yes."}],
                "explanation": "All said.",
            },
        ),
        (
            item(choices("a", "b", "c", cardinality="Multiple"), when(BOTH, "100")),
            {
                "kind": "multiple-choice",
                "scoring": "all-or-nothing",
                "choices": [{"text": "a", "correct": True}, {"text": "b", "correct": True}, {"text": "c"}],
            },
        ),
        (item(choices("true", "false"), when(equal("false"), "100")), {"kind": "true-false", "answer": False}),
        (
            item(TYPED, when(equal("Bern") + equal("Berne"), "100")),
            {"kind": "short-answer", "accept": ["Bern", "Berne"]},
        ),
        (
            item(TYPED, when('<vargte respident="R">1</vargte><varlte respident="R">3</varlte>', "100")),
            {"kind": "numeric", "answer": 2, "tolerance": "1"},
        ),
        (
            item(
                choices("x", "y", name="A", before=text("Rome")) + choices("x", "y", name="B", before=text("Bern")),
                when(equal("x", "A"), "50"),
                when(equal("y", "B"), "50"),
            ),
            {"kind": "matching", "pairs": [{"left": "Rome", "right": "x"}, {"left": "Bern", "right": "y"}]},
        ),
    ],
)
def test_a_question_is_taken(data: bytes, fields: Fields) -> None:
    (found,) = read_qti12(data, "a.xml")
    assert isinstance(found, Taken), found
    lost = tuple(words for words in found.lost if not words.startswith("the weights "))
    assert (found.fields, lost, found.own_id, str(found.place)) == (
        {"prompt": "Which **one**?"} | fields,
        (),
        "item-1",
        "a.xml:2",
    )


def test_what_is_lost_is_told() -> None:
    said = feedback("correct_fb", "Well done.") + feedback("general_incorrect_fb", "No.") + feedback("x", "Hm.")
    (found,) = read_qti12(item(TYPED, when(equal("Bern"), "100"), more=said), "a.xml")
    assert isinstance(found, Taken)
    assert found.lost == (
        "what is said of every right answer: Well done.",
        "what is said of every wrong answer: No.",
        "what is said of an answer: Hm.",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (item(TYPED), "nobody but a person can mark it: write a say-it question with a model answer and criteria"),
        (
            item(TYPED, facts=fact("cc_profile", "cc.essay.v0p1")),
            "nobody but a person can mark it: write a say-it question with a model answer and criteria",
        ),
        (item(""), "it asks nothing: put such a text into a lesson"),
        (item(TYPED * 2), "it asks 2 things at once: make a question of each"),
        (item("<response_grp/>"), "it groups answers, which no question of ours does"),
        (item(choices("a", "b")), "no choice is right; mark one as right"),
        (item(choices("a", "b", name="A") * 2), "not each of its texts has one partner"),
    ],
)
def test_what_no_bank_holds_is_refused_with_its_reason(data: bytes, why: str) -> None:
    (found,) = read_qti12(data, "a.xml")
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("The title", why)


def test_an_answer_that_earns_nothing_is_not_right() -> None:
    (found,) = read_qti12(item(TYPED, when(equal("Bern"), "100"), when(equal("Rome"), "0")), "a.xml")
    assert isinstance(found, Taken)
    assert found.fields["accept"] == ["Bern"]


def test_an_item_without_a_presentation_is_refused_by_its_name() -> None:
    for item_, called in (
        ('<item ident="i"/>', "i"),
        ('<item ident="i" title="T"/>', "T"),
        ("<item/>", "an item without a name"),
    ):
        (found,) = read_qti12(f"<questestinterop>{item_}</questestinterop>".encode(), "a.xml")
        assert isinstance(found, Refused)
        assert (found.what, found.why) == (called, "it has no presentation")


def test_a_formula_of_canvas_is_one_of_ours() -> None:
    shown = '&lt;img data-equation-content="x^2" src="/equation_images/x"&gt; is it'
    (found,) = read_qti12(item(text(shown) + TYPED, when(equal("Bern"), "100")), "a.xml")
    assert isinstance(found, Taken)
    assert found.fields["prompt"] == "Which **one**?\n\n$x^2$ is it"
    assert found.lost == ()


def test_a_file_without_items_is_told() -> None:
    (found,) = read_qti12(b"<questestinterop/>", "a.xml")
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("<questestinterop>", "it holds no question: import its items")
