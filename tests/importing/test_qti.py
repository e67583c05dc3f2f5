"""QTI 2 and 3: each interaction as a question of ours, what is lost of it, and what no bank can hold, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.importing import files
from course.importing.items import CannotRead, Fields, Refused, Taken
from course.importing.qti import read_qti

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p2"


def item(body: str, *declared: str, more: str = "") -> bytes:
    responses = "".join(declared)
    return (
        f'<?xml version="1.0"?>\n<assessmentItem xmlns="{SPACE}" identifier="item-1" title="The title">'
        f"{responses}<itemBody>{body}</itemBody>{more}</assessmentItem>"
    ).encode()


def response(
    right: str, *, cardinality: str = "single", kind: str = "identifier", name: str = "R", more: str = ""
) -> str:
    values = "".join(f"<value>{value}</value>" for value in right.split("|") if value)
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{kind}">'
        f"<correctResponse>{values}</correctResponse>{more}</responseDeclaration>"
    )


def choice(*texts: str, shuffle: str = "true") -> str:
    parts = "".join(f'<simpleChoice identifier="{text[0]}">{text}</simpleChoice>' for text in texts)
    return f'<choiceInteraction responseIdentifier="R" shuffle="{shuffle}"><prompt>Which?</prompt>{parts}</choiceInteraction>'


def as_qti_3(data: bytes) -> bytes:
    """Return an item of QTI 2 with the names of QTI 3."""

    def kebab(name: str) -> str:
        return re.sub("([A-Z])", lambda at: f"-{at[1].lower()}", name)

    text = data.decode()
    html = {"p", "b", "em", "img", "span"}
    text = re.sub(
        r"<(/?)([a-z]\w*)", lambda at: f"<{at[1]}{at[2] if at[2] in html else 'qti-' + kebab(at[2])}", text
    ).replace("<qti-xml", "<xml")
    return re.sub(r"(?<= )([a-z]+[A-Z]\w*)=", lambda at: f"{kebab(at[1])}=", text).encode()


def taken(data: bytes, pictures: dict[str, bytes] | None = None) -> Taken:
    (found,) = read_qti(data, "a.xml", pictures)
    assert isinstance(found, Taken), found
    return found


GAPS = "<p>Say the rule.</p><p>First {} it, then {}.</p>"
MATCH = (
    '<matchInteraction responseIdentifier="R"><prompt>Which?</prompt><simpleMatchSet>'
    '<simpleAssociableChoice identifier="a">Rome</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="b">Bern</simpleAssociableChoice></simpleMatchSet><simpleMatchSet>'
    '<simpleAssociableChoice identifier="x">Italy</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="y">Swiss</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="z">Spain</simpleAssociableChoice></simpleMatchSet></matchInteraction>'
)
ASSOCIATE = (
    '<associateInteraction responseIdentifier="R"><prompt>Who?</prompt>'
    + "".join(f'<simpleAssociableChoice identifier="{one}">{one}</simpleAssociableChoice>' for one in "abcde")
    + "</associateInteraction>"
)
SLIDER = '<sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="9"><prompt>How many?</prompt></sliderInteraction>'
GAP = '<textEntryInteraction responseIdentifier="R"/>'
LIST = '<inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="c">close</inlineChoice></inlineChoiceInteraction>'
DRAGGED = (
    '<gapMatchInteraction responseIdentifier="R"><gapText identifier="o">open</gapText>'
    '<p>First <gap identifier="g"/> it.</p></gapMatchInteraction>'
)
WHOLE: list[tuple[bytes, Fields]] = [
    (
        item(ASSOCIATE, response("a b|c d", cardinality="multiple", kind="pair")),
        {
            "kind": "matching",
            "prompt": "Who?",
            "pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}],
            "extras": ["e"],
        },
    ),
    (
        item(
            '<hottextInteraction responseIdentifier="R"><p>Say <hottext identifier="m">mop</hottext> or '
            '<hottext identifier="d">door</hottext>.</p></hottextInteraction>',
            response("d"),
        ),
        {
            "kind": "single-choice",
            "prompt": "Say mop or door.",
            "choices": [{"text": "mop"}, {"text": "door", "correct": True}],
            "shuffle": False,
        },
    ),
    (
        item("<p>Look <b>up</b>.</p>" + choice("a mop", "close it"), response("c")),
        {
            "kind": "single-choice",
            "prompt": "Look **up**.\n\nWhich?",
            "choices": [{"text": "a mop"}, {"text": "close it", "correct": True}],
        },
    ),
    (
        item(choice("a", "b", "c", shuffle="false"), response("a|b", cardinality="multiple")),
        {
            "kind": "multiple-choice",
            "prompt": "Which?",
            "scoring": "all-or-nothing",
            "choices": [{"text": "a", "correct": True}, {"text": "b", "correct": True}, {"text": "c"}],
            "shuffle": False,
        },
    ),
    (
        item(choice("a", "b").replace("choiceInt", "orderInt"), response("b|a", cardinality="ordered")),
        {"kind": "ordering", "prompt": "Which?", "items": [{"text": "b"}, {"text": "a"}]},
    ),
    (
        item(MATCH, response("a x|b y", cardinality="multiple", kind="directedPair")),
        {
            "kind": "matching",
            "prompt": "Which?",
            "pairs": [{"left": "Rome", "right": "Italy"}, {"left": "Bern", "right": "Swiss"}],
            "extras": ["Spain"],
        },
    ),
    (
        item(
            '<p>Who is told? <textEntryInteraction responseIdentifier="R"/></p>', response("caretaker", kind="string")
        ),
        {"kind": "short-answer", "prompt": "Who is told?", "accept": ["caretaker"]},
    ),
    (
        item('<p>How many? <textEntryInteraction responseIdentifier="R"/></p>', response("2.5", kind="float")),
        {"kind": "numeric", "prompt": "How many?", "answer": 2.5},
    ),
    (
        item(
            GAPS.format(
                '<inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="c">close</inlineChoice>'
                '<inlineChoice identifier="o">open</inlineChoice></inlineChoiceInteraction>',
                '<textEntryInteraction responseIdentifier="S"/>',
            ),
            response("c"),
            response("call", name="S", kind="string"),
        ),
        {
            "kind": "fill-in",
            "prompt": "Say the rule.",
            "text": "First {blank-1} it, then {blank-2}.",
            "blanks": [
                {"id": "blank-1", "accept": ["close"], "options": ["close", "open"]},
                {"id": "blank-2", "accept": ["call"]},
            ],
        },
    ),
    (
        item(
            '<gapMatchInteraction responseIdentifier="R"><prompt>Fill.</prompt><gapText identifier="c">close</gapText>'
            '<gapText identifier="o">open</gapText><p>First <gap identifier="g"/> it.</p></gapMatchInteraction>',
            response("c g", cardinality="multiple", kind="directedPair"),
        ),
        {
            "kind": "fill-in",
            "prompt": "Fill.",
            "text": "First {blank-1} it.",
            "blanks": [{"id": "blank-1", "accept": ["close"], "options": ["close", "open"]}],
        },
    ),
]


@pytest.mark.parametrize(("data", "fields"), WHOLE)
def test_a_question_is_taken_whole_by_the_names_of_both_versions(data: bytes, fields: Fields) -> None:
    for version in (data, as_qti_3(data)):
        found = taken(version)
        assert (found.fields, found.lost, found.own_id, found.title) == (fields, (), "item-1", "The title")
        assert str(found.place) == "a.xml:2"


def test_what_is_lost_is_told() -> None:
    mapping = '<mapping upperBound="3"><mapEntry mapKey="a" mappedValue="2"/><mapEntry mapKey="c" mappedValue="-1"/></mapping>'
    said = '<modalFeedback identifier="x"><p>Well done.</p></modalFeedback>'
    shown = '<modalFeedback identifier="c"><p>Look again.</p></modalFeedback>'
    body = "<rubricBlock><p>One point.</p></rubricBlock>" + choice("a", "b", "c")
    found = taken(item(body, response("a", cardinality="multiple", more=mapping), more=said + shown))
    assert found.fields["points"] == 3
    assert found.fields["choices"] == [
        {"text": "a", "correct": True},
        {"text": "b"},
        {"text": "c", "feedback": "Look again."},
    ]
    assert found.lost == (
        "a rubric",
        "the points 2 for a, -1 for c: here it is a share for each right decision",
        "what is said once it is answered: Well done.",
    )


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("<feedbackBlock><p>So.</p></feedbackBlock>", "feedback that stands in the text"),
        ("<endAttemptInteraction/>", "a button that gives a hint or ends the attempt"),
        ("<catalogInfo/>", "a catalog of supports"),
        ("<stylesheet/>", "a style sheet"),
        ("<templateBlock><p>So.</p></templateBlock>", "a part that a template shows"),
    ],
)
def test_what_stands_around_a_question_is_lost(body: str, lost: str) -> None:
    found = taken(item(body + choice("a", "b"), response("a")))
    assert (found.fields["prompt"], found.lost) == ("Which?", (lost,))


def test_a_slider_becomes_a_number_to_type() -> None:
    found = taken(item(SLIDER, response("4", kind="integer")))
    assert found.fields == {"kind": "numeric", "prompt": "How many?", "answer": 4}
    assert found.lost == ("the slider from 0 to 9: here a number is typed",)


@pytest.mark.parametrize(
    ("worth", "points"), [("1", 1), ("2", 2), ("100", 100), ("101", 1), ("2.5", 1), ("0", 1), ("x", 1)]
)
def test_points_are_those_of_the_mapping_where_they_are_whole(worth: str, points: int) -> None:
    mapping = f'<mapping><mapEntry mapKey="a" mappedValue="{worth}"/></mapping>'
    assert taken(item(choice("a", "b"), response("a", more=mapping))).fields.get("points", 1) == points


def test_an_item_is_called_by_its_title_or_else_by_its_id() -> None:
    for left_out, called in (
        (b'title="The title"', "item-1"),
        (b'identifier="item-1" title="The title"', "an item without a name"),
    ):
        (found,) = read_qti(item("").replace(left_out, b""), "a.xml")
        assert isinstance(found, Refused)
        assert found.what == called


def test_each_answer_that_is_mapped_to_all_points_of_a_gap_is_right() -> None:
    worth = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{points}"/>'
        for key, points in (("close", 2), ("shut", 2), ("leave", 1))
    )
    gap = '<textEntryInteraction responseIdentifier="{}"/>'
    declared = (
        response("close", kind="string", more=f"<mapping>{worth}</mapping>"),
        response("tell", kind="string", name="S"),
    )
    found = taken(item(GAPS.format(gap.format("R"), gap.format("S")), *declared))
    assert found.fields["blanks"] == [
        {"id": "blank-1", "accept": ["close", "shut"]},
        {"id": "blank-2", "accept": ["tell"]},
    ]
    assert found.fields["points"] == 2  # of one answer the best, and not all together
    assert found.lost == ("50 % for the answer `leave`, which earns nothing here",)
    declared = (declared[0].replace("leave", "x" * 41), declared[1])
    found = taken(item(GAPS.format(gap.format("R"), gap.format("S")), *declared))
    assert found.lost == (f"50 % for the answer `{'x' * 37}...`, which earns nothing here",)


def test_a_picture_that_says_what_it_shows_comes_along() -> None:
    body = '<p><img src="images/A%20bell.png" alt="A bell"/><img src="b.png"/></p>' + choice("a", "b")
    found = taken(item(body, response("a")), {"images/A bell.png": b"PNG", "b.png": b"PNG"})
    assert found.fields["prompt"] == "![A bell](imported/a-bell-796120.png)\n\nWhich?"
    assert found.files == {"imported/a-bell-796120.png": b"PNG"}
    assert found.lost == ("the picture b.png, which does not say what it shows",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (item("<p>Words.</p>"), "it asks nothing: put such a text into a lesson"),
        (item(choice("a", "b") * 2, response("a")), "it asks 2 things at once: make a question of each"),
        (item("<extendedTextInteraction/>"), "nobody but a person can mark it: write a say-it question with a model answer and criteria"),
        (item("<hotspotInteraction/>"), "its answers are places in a picture: write a hotspot question"),
        (item("<uploadInteraction/>"), "a file is handed in: no question of ours takes one"),
        (item("<customInteraction/>"), "a program of its own shows it"),
        (item("", "<templateDeclaration/>"), "a template makes its texts or numbers anew each time: write it with one of them"),
        (item("").replace(b'title="', b'adaptive="true" title="'), "it goes on by what was answered: write a scenario"),
        (item(choice("a", "b")), "no choice is right; mark one as right"),
        (item(choice("a", "b").replace("choiceInt", "orderInt"), response("a")), "its right order does not have each of its items once"),
        (item(MATCH, response("a x")), "not each text on the left has one partner"),
        (item('<p>A <textEntryInteraction responseIdentifier="R"/></p>', response("x", kind="float")), "`x` is not a number"),
        (item("<mediaInteraction/>"), "it only plays a recording: put that into a lesson"),
        (item("").replace(b"<itemBody></itemBody>", b""), "it has no body"),
        (item(MATCH.replace("simpleMatchSet", "simpleMatchNone", 2), response("a x")), "it does not have two sets to match"),
        (item(ASSOCIATE, response("a b|a c", cardinality="multiple", kind="pair")), "one of its texts has two partners"),
        (item(SLIDER), "no number is right"),
        (item(GAPS.format(GAP, GAP)), "not each of its gaps has a right answer"),
        (item(GAPS.format(LIST, GAP), response("x")), "not each of its gaps has one right text"),
        (item(DRAGGED, response("o h", cardinality="multiple", kind="directedPair")), "not each of its gaps has one right text"),
    ],
)  # fmt: skip
def test_what_no_bank_holds_is_refused_with_its_reason(data: bytes, why: str) -> None:
    (found,) = read_qti(data, "a.xml")
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("The title", why)


def test_pictures_beside_a_file_come_along_and_none_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "bell.png").write_bytes(b"PNG")
    (tmp_path / "items/bell.png").write_bytes(b"PNG")
    body = '<p><object data="bell.png" type="image/png">A bell</object><img src="../bell.png" alt="Another"/></p>'
    (tmp_path / "items/a.xml").write_bytes(item(body + choice("a", "b"), response("a")))
    (found,) = files.read(tmp_path / "items/a.xml")
    assert isinstance(found, Taken)
    assert found.fields["prompt"] == "![A bell](imported/bell-796120.png)(Another)\n\nWhich?"
    assert found.lost == ("the picture ../bell.png (Another)",)


def test_what_is_no_item_is_told() -> None:
    (found,) = read_qti(b"<assessmentTest/>", "a.xml")
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("<assessmentTest>", "it holds no question: import its items")
    with pytest.raises(CannotRead):
        list(read_qti(b"<assessmentItem>", "a.xml"))
