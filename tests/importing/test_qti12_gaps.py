"""QTI 1.2 with gaps named in brackets, and as Blackboard writes it: each way to answer as a question of ours."""

from __future__ import annotations

import pytest

from course.importing.items import Fields, Refused, Taken
from course.importing.qti12 import read_qti12
from tests.importing.test_qti12 import choices, equal, fact, text, when

MULTIPLE = fact("question_type", "fill_in_multiple_blanks_question")


def asked(words: str, presentation: str, *conditions: str, head: str = "", more: str = "") -> bytes:
    """An item whose text is ``words``, with all of ``head`` in its metadata."""
    return (
        f'<questestinterop><item ident="one" title="T"><itemmetadata>{head}</itemmetadata><presentation>{words}'
        f"{presentation}</presentation><resprocessing>{''.join(conditions)}</resprocessing>{more}</item>"
        "</questestinterop>"
    ).encode()


def typed(name: str) -> str:
    return f'<response_str ident="{name}"><render_fib/></response_str>'


def said(words: str) -> str:
    """Words as Blackboard has them."""
    return (
        '<flow class="FORMATTED_TEXT_BLOCK"><material><mat_extension>'
        f'<mat_formattedtext type="HTML">{words}</mat_formattedtext></mat_extension></material></flow>'
    )


def label(name: str, words: str = "") -> str:
    return f'<response_label ident="{name}">{said(words) if words else ""}</response_label>'


def block(inside: str, name: str = "RESPONSE_BLOCK") -> str:
    return f'<flow class="Block"><flow class="{name}">{inside}</flow></flow>'


def listed(*labels: str, name: str = "response", cardinality: str = "Single") -> str:
    inside = f"<render_choice><flow_label>{''.join(labels)}</flow_label></render_choice>"
    return f'<response_lid ident="{name}" rcardinality="{cardinality}">{inside}</response_lid>'


def right(inside: str) -> str:
    """A condition as Blackboard writes the right one."""
    return (
        f'<respcondition title="correct"><conditionvar>{inside}</conditionvar>'
        '<setvar action="Set" variablename="SCORE">SCORE.max</setvar>'
        '<displayfeedback feedbacktype="Response" linkrefid="correct"/></respcondition>'
    )


def told_right(inside: str) -> str:
    """The same for one of several answers, which gives no points of its own."""
    shown = '<displayfeedback feedbacktype="Response" linkrefid="correct"/>'
    return f"<respcondition><conditionvar>{inside}</conditionvar>{shown}</respcondition>"


FILL = "Fill in the blanks."
GAPS = {
    "kind": "fill-in",
    "prompt": FILL,
    "text": "A {blank-1} falls (on) {blank-2}.",
    "blanks": [{"id": "blank-1", "accept": ["drop", "drip"]}, {"id": "blank-2", "accept": ["us"]}],
}
OFFERED = {
    "kind": "fill-in",
    "prompt": FILL,
    "text": "First {blank-1}.",
    "blanks": [{"id": "blank-1", "accept": ["mop"], "options": ["mop", "run"]}],
}
ORDER = right(f"<and>{equal('b', 'response')}{equal(' a ', 'response')}</and>")
MATCHED = "".join(
    f'<flow class="Block">{listed(label(f"{name}1"), label(f"{name}2"), name=name)}{said(words)}</flow>'
    for name, words in (("p", "Rome"), ("q", "Bern"))
)


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        pytest.param(
            asked(
                text("A [a] falls {on} [b]."),
                choices("drop", "drip", name="response_a", before=text("a"))
                + choices("us", name="response_b", before=text("b")),
                when(equal("drop", "response_a"), "50"),
                when(equal("us", "response_b"), "50"),
                head=f"<qtimetadata>{MULTIPLE}</qtimetadata>",
            ),
            GAPS,
            id="Canvas, typed",
        ),
        pytest.param(
            asked(
                text("First [do]."),
                choices("mop", "run", name="response_do", before=text("do")),
                when(equal("mop", "response_do"), "100"),
            ),
            OFFERED,
            id="Canvas, chosen",
        ),
        pytest.param(
            asked(
                said("A [1] falls {on} [it]."),
                block(typed("it") + typed("1")),
                right(f"<and><or>{equal('drop', '1')}{equal('drip', '1')}</or><or>{equal('us', 'it')}</or></and>"),
            ),
            GAPS,
            id="Blackboard, typed",
        ),
        pytest.param(
            asked(
                said("First [do]."),
                block(listed(label("x", "mop"), label("y", "run"), name="do")),
                right(f"<and>{equal('x', 'do')}</and>"),
            ),
            OFFERED,
            id="Blackboard, chosen",
        ),
        pytest.param(
            asked(
                text("A [a] falls {on} [b]."),
                "",
                when(f"<and>{equal('drop', '[a]')}{equal('drip', '[a]')}{equal('us', '[b]')}</and>", "1"),
            ),
            GAPS,
            id="Respondus, without a response",
        ),
        pytest.param(
            asked(
                said("Which?"),
                block(listed(label("x", "a"), label("y", "b"))),
                right(equal(" y ", "response")),
                head="<bbmd_questiontype>Multiple Choice</bbmd_questiontype>"
                "<qmd_absolutescore_max>10.0</qmd_absolutescore_max>",
            ),
            {
                "kind": "single-choice",
                "prompt": "Which?",
                "points": 10,
                "choices": [{"text": "a"}, {"text": "b", "correct": True}],
            },
            id="Blackboard, a choice",
        ),
        pytest.param(
            asked(
                said("It rains."),
                block(listed(label("true", "true"), label("false", "false"))),
                right(equal("true", "response")),
            ),
            {"kind": "true-false", "prompt": "It rains.", "answer": True},
            id="Blackboard, true or false",
        ),
        pytest.param(
            asked(said("Sort."), block(listed(label("a", "A"), label("b", "B"), cardinality="Ordered")), ORDER),
            {"kind": "ordering", "prompt": "Sort.", "items": [{"text": "B"}, {"text": "A"}]},
            id="Blackboard, an order",
        ),
        pytest.param(
            asked(
                said("Match."),
                block(MATCHED) + block(block(said("x"), "Block") + block(said("y"), "Block"), "RIGHT_MATCH_BLOCK"),
                told_right(equal("p2", "p")),
                told_right(equal("q1", "q")),
            ),
            {
                "kind": "matching",
                "prompt": "Match.",
                "pairs": [{"left": "Rome", "right": "y"}, {"left": "Bern", "right": "x"}],
            },
            id="Blackboard, pairs",
        ),
        pytest.param(
            asked(
                said("Who?"),
                block(typed("response")),
                told_right(equal("I", "response")),
                told_right(equal("me", "response")),
            ),
            {"kind": "short-answer", "prompt": "Who?", "accept": ["I", "me"]},
            id="Blackboard, words",
        ),
    ],
)
def test_a_question_is_taken(data: bytes, fields: Fields) -> None:
    (found,) = read_qti12(data, "a.xml")
    assert isinstance(found, Taken), found
    assert found.fields == fields
    assert found.lost == ((f"added: the prompt `{FILL}`",) if fields["kind"] == "fill-in" else ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            asked(text("A [a]."), choices("x", "y", name="response_a")),
            "no answer of the gap `a` is right",
        ),
        (
            asked(text(" ".join(f"[{at}]" for at in range(11))), "".join(typed(str(at)) for at in range(11))),
            "a fill-in question has 1 to 10 blanks, and this has 11",
        ),
        (
            asked(said("Sort."), block(listed(label("a", "A"), label("b", "B"), cardinality="Ordered"))),
            "its right order does not have each of its items once",
        ),
        (
            asked(text("Jumble"), '<response_lid ident="J" rcardinality="Ordered"><render_extension/></response_lid>'),
            "words are put into their places in a text: write a fill-in question",
        ),
        *(
            (asked(said("Q"), "", head=f"<bbmd_questiontype>{kind}</bbmd_questiontype>"), why)
            for kind, why in {
                "Essay": "nobody but a person can mark it: write a say-it question with a model answer and criteria",
                "Short Response": "nobody but a person can mark it: write a say-it question with a model answer "
                "and criteria",
                "Calculated": "a formula draws its numbers: write it with one of them",
                "File Upload": "a file is handed in: no question of ours takes one",
                "Hot Spot": "its answers are places in a picture: write a hotspot question",
                "Opinion Scale": "no answer is right: it asks for an opinion",
                "Quiz Bowl": "its answer is asked back as a question: write a short-answer question",
            }.items()
        ),
        *(
            (asked(text("Q"), "", head=f"<qtimetadata>{fact('question_type', kind)}</qtimetadata>"), why)
            for kind, why in {
                "calculated_question": "a formula draws its numbers: write it with one of them",
                "file_upload_question": "a file is handed in: no question of ours takes one",
            }.items()
        ),
    ],
)
def test_what_no_bank_holds_is_refused_with_its_reason(data: bytes, why: str) -> None:
    (found,) = read_qti12(data, "a.xml")
    assert isinstance(found, Refused), found
    assert (found.what, found.why) == ("T", why)


def test_other_words_for_true_and_false_are_lost_and_told() -> None:
    labels = label("yes_no.true", "yes_no.true") + label("yes_no.false", "yes_no.false")
    data = asked(said("It rains."), block(listed(labels)), right(equal("yes_no.false", "response")))
    (found,) = read_qti12(data, "a.xml")
    assert isinstance(found, Taken)
    assert found.fields == {"kind": "true-false", "prompt": "It rains.", "answer": False}
    assert found.lost == ("that its answers are called yes or no: here they are true and false",)


def test_what_is_said_whatever_is_chosen_explains_and_is_no_choices_own() -> None:
    shown = '<displayfeedback feedbacktype="Response" linkrefid="all"/>'
    conditions = [
        when(equal("a"), "1", shows="a_fb").replace("</respcondition>", f"{shown}</respcondition>"),
        when(equal("b"), "0", shows="b_fb").replace("</respcondition>", f"{shown}</respcondition>"),
        when("<other/>", "0", shows="all"),
    ]
    more = "".join(
        f'<itemfeedback ident="{name}">{text(words)}</itemfeedback>'
        for name, words in (("all", "So it is."), ("a_fb", "Yes."), ("b_fb", "No."))
    )
    (found,) = read_qti12(asked(text("Q"), choices("a", "b"), *conditions, more=more), "a.xml")
    assert isinstance(found, Taken)
    assert found.fields["choices"] == [
        {"text": "a", "correct": True, "feedback": "Yes."},
        {"text": "b", "feedback": "No."},
    ]
    assert (found.fields["explanation"], found.lost) == ("So it is.", ())


def test_points_that_count_what_is_wrong_make_nothing_right() -> None:
    """Respondus counts right and wrong pairs in two variables."""
    conditions = [
        when(equal(value, name), "1").replace(
            "SCORE", "Respondus_Correct" if value == name.lower() else "Respondus_Incorrect"
        )
        for name in ("X", "Y")
        for value in ("x", "y")
    ]
    lists = "".join(choices("x", "y", name=name, before=text(name)) for name in ("X", "Y"))
    (found,) = read_qti12(asked(text("Match."), lists, *conditions), "a.xml")
    assert isinstance(found, Taken), found
    assert found.fields["pairs"] == [{"left": "X", "right": "x"}, {"left": "Y", "right": "y"}]


def test_points_that_no_bank_holds_are_told() -> None:
    head = f"<qtimetadata>{fact('points_possible', '2.5')}</qtimetadata>"
    (found,) = read_qti12(asked(text("Q"), choices("a", "b"), when(equal("a"), "1"), head=head), "a.xml")
    assert isinstance(found, Taken)
    assert (found.fields["points"], found.lost) == (
        2,
        ("2.5 points, which are 2 here: points are whole numbers from 1 to 100",),
    )
