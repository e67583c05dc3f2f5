"""The named examples of each kind, exported: their answers earn there what they earn here, or the loss is told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from course.exporting import gift, losses, moodle, qti
from course.exporting.texts import Written
from course.importing.gift import read_gift
from course.importing.items import Refused, Taken
from course.importing.moodle import read_moodle
from course.importing.qti import read_qti
from course.model.questions import Question
from course.model.questions.part import GAP
from tests.examples_of_kinds import Example, marked_examples, question_of
from tests.exporting import moodle_engine
from tests.exporting.qti_engine import Item, Value

TEXTS = Written(Path(__file__).parent, (), is_tex=True)
EXAMPLES = [pytest.param(one, id=f"{one.question.name}: {one.name}") for one in marked_examples()]


def as_qti(question: Question, response: dict[str, object]) -> dict[str, Value] | None:
    """Return a response of ours as QTI has it; None where nobody could give it there."""
    parts = question.made_parts
    match question.answering:
        case "tick" if question.takes_one:
            chosen = [f"p_{name}" for name, value in response.items() if value is True]
            return {"RESPONSE": chosen[0] if chosen else None} if len(chosen) < 2 else None
        case "tick":
            return {"RESPONSE": [f"p_{name}" for name, value in response.items() if value is True] or None}
        case "number":
            order = sorted(response.items(), key=lambda pair: str(pair[1]))
            if response and [place for _, place in order] != [str(at) for at in range(1, len(parts) + 1)]:
                return None
            return {"RESPONSE": [f"p_{name}" for name, _ in order] or None}
        case "letter":
            return {"RESPONSE": [f"p_{name} g_{value}" for name, value in response.items() if value] or None}
        case "write":
            return {"RESPONSE": response.get("answer") or None}
    found: dict[str, Value] = {}
    for number, name in enumerate(GAP.findall(question.passage), 1):
        (part,) = (part for part in parts if part.id == name)
        value = response.get(name) or None
        found[f"RESPONSE{number}"] = (
            f"o{part.options.index(str(value)) + 1}" if value in part.options else None if part.options else value
        )
    return found


def as_moodle(question: Question, response: dict[str, object]) -> dict[str, str] | None:
    """Return a response of ours as Moodle has it, by the texts that it shows."""
    shown = {part.id: TEXTS.xhtml(part.text) for part in question.made_parts}
    match question.answering:
        case "tick" if question.is_half_guessed or question.takes_one or not question.is_shared:
            if question.takes_one and sum(value is True for value in response.values()) > 1:
                return None
            names = {part.id: part.id for part in question.made_parts} if question.is_half_guessed else shown
            return {names[name]: "x" for name, value in response.items() if value is True}
        case "tick":  # who ticks nothing answers nothing, and matches nothing
            said = {True: "Right", False: "Not right"}
            return {text: said[response.get(name) is True] for name, text in shown.items()} if response else {}
        case "number":
            return {shown[name]: str(value) for name, value in response.items()}
        case "letter":
            texts = {group.id: TEXTS.plain(group.text) for group in question.groups()}
            return {shown[name]: texts.get(str(value), "") for name, value in response.items() if name in shown}
        case "write":
            return {"": str(response.get("answer", ""))}
    return {str(at): str(response.get(name, "")) for at, name in enumerate(GAP.findall(question.passage))}


def is_plain(example: Example, response: dict[str, object]) -> bool:
    """Tell whether what is typed needs nothing forgiven but capitals, which each format does."""
    if example.question.answering not in ("write", "fill"):
        return True
    accepted = {text.casefold() for part in example.question.made_parts for text in part.accept}
    typed = [str(value) for value in response.values()]
    if example.question.right_range:
        return all(re.fullmatch(r"-?\d+(?:\.\d{1,2})?", text) for text in typed)
    return all(text.casefold() in accepted or (text.isalpha() and text.isascii()) for text in typed)


def compared_in_qti(example: Example) -> list[tuple[dict[str, Value], float]]:
    """Return the answers of an example that can be given there too, and need nothing forgiven."""
    plain = [(one, points) for one, points in example.responses if is_plain(example, one)]
    given = [] if example.question.forgives else [(as_qti(example.question, one), points) for one, points in plain]
    return [(one, points) for one, points in given if one is not None]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_answer_earns_the_same_in_qti(example: Example) -> None:
    document, _ = qti.item(example.question, "x", TEXTS)
    for given, points in compared_in_qti(example):
        assert Item(document).score(given) == pytest.approx(points, abs=1e-4), given


def test_answers_of_every_kind_are_compared() -> None:
    counts = Counter(one.question.name for one in marked_examples() for _ in compared_in_qti(one))
    assert set(counts) == {one.question.name for one in marked_examples()}
    assert min(counts.values()) >= 3


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_answer_earns_the_same_in_moodle_or_the_loss_is_told(example: Example) -> None:
    question = example.question
    document, lost = moodle.document([question], "x", TEXTS)
    element = etree.fromstring(document).findall("question")[1]
    told = lost[question.id]
    for response, points in example.responses:
        given = as_moodle(question, response)
        if given is None or not is_plain(example, response) or question.forgives:
            continue
        earned = moodle_engine.share(element, given) * question.points
        if {losses.WHOLE, losses.SHARED} & set(told):
            assert earned == pytest.approx(points, abs=1e-4) or points == 0, response
        else:
            assert earned == pytest.approx(points, abs=1e-4), response


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_exported_is_read_again(example: Example) -> None:
    """Not a proof that others read it: that ours does, and takes the same for right."""
    question = example.question
    document, _ = qti.item(question, "x", TEXTS)
    for version in (document, qti.as_qti_3(document)):
        (found,) = read_qti(version, "a.xml")
        assert isinstance(found, Taken), found
        assert found.own_id == question.id
        if question.answering == "write" and not question.right_range:
            assert found.fields.get("points", 1) == question.points
    exported, _ = moodle.document([question], "x", TEXTS)
    category, found = read_moodle(exported, "a.xml")
    assert isinstance(category, Refused)
    assert isinstance(found, Taken), found
    assert found.own_id == question.id


def test_gift_is_read_again_or_says_what_it_cannot_hold() -> None:
    from course.exporting import gift

    questions = [one.question for one in marked_examples()]
    for question in questions:
        text, lost = gift.document([question], "x", TEXTS)
        category, *found = read_gift(text, "a.gift")
        assert isinstance(category, Refused)
        if found:
            assert isinstance(found[0], Taken), (text, found[0])
            assert found[0].own_id == question.id
        else:
            assert "all of it: GIFT has no way to write such a question" in lost[question.id]


TWO = """\
id: two
kind: matching
objective: "1.1"
prompt: Who does what?
scoring: all-or-nothing
pairs:
  - {id: guard, left: The guard, right: Opens, feedback: Yes.}
  - {id: cook, left: The cook, right: Cooks, feedback: Yes.}
"""


@pytest.mark.parametrize("form", [gift, moodle], ids=["GIFT", "Moodle XML"])
def test_that_only_all_of_it_earns_points_is_told_of_two_parts_already(form: ModuleType) -> None:
    for text, is_lost in ((TWO, True), (TWO.replace("all-or-nothing", "partial"), False)):
        _, lost = form.document([question_of(text)], "x", TEXTS)
        assert (losses.WHOLE in lost["two"]) == is_lost
