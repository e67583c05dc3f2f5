"""What the trainer's key says of a question of each kind: what is right, and what people answer instead."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from course.pages.answers import Answer, answers_to, ended_once, is_placed
from tests.examples_of_kinds import examples

SAID = {
    "single-choice": [('"Three visits are', "", True), ('"I am sorry', "", False), ('"Please fill', "", False)],
    "true-false": [("True", "", False), ("False", "", True)],
    "short-answer": [("narrate", "", True), ("Anything else", "", False)],
    "numeric": [("7 to 8 minutes", "", True), ("Anything else", "", False)],
    "ordering": [
        ("Acknowledge", "Place 1", True),
        ("Greet", "Place 2", True),
        ("Check the need", "Place 3", True),
        ("Narrate", "Place 4", True),
    ],
    "fill-in": [("Blank 1", "when or by when", True), ("Blank 2", "keep", True)],
    "hotspot": [
        ("The front door", "", True),
        ("The lift", "", False),
        ("The cupboard", "", False),
        ("The garden door", "", True),
    ],
    "say-it": [("It owns", "", True), ("It names", "", True), ("It gives", "", True)],
}


@pytest.mark.parametrize("kind", SAID)
def test_the_key_of_a_kind(kind: str) -> None:
    answers = answers_to(examples(kind)[0].question)
    assert [(text, answer.key, answer.right) for (text, _, _), answer in zip(SAID[kind], answers, strict=True)] == [
        (text, key, right) for text, key, right in SAID[kind]
    ]
    assert [answer.text.startswith(text) for (text, _, _), answer in zip(SAID[kind], answers, strict=True)] == [
        True for _ in answers
    ]


@pytest.mark.parametrize("kind", ["matching", "categorise"])
def test_each_part_of_a_key_has_the_words_of_where_it_belongs(kind: str) -> None:
    question = examples(kind)[0].question
    words = {group.id: group.text for group in question.groups()}
    assert is_placed(question)
    assert [answer.key for answer in answers_to(question)] == [words[part.group] for part in question.parts()]


def test_no_colon_stands_behind_a_sentence_and_no_full_stop_behind_another_end() -> None:
    ended = ["She waits.", 'He says "Next!"', "**Now?**", "Wait\N{HORIZONTAL ELLIPSIS}", "\u201cNow.\u201d"]
    assert [Answer(text=text).is_sentence for text in [*ended, "The lift", "No. 4"]] == [True] * 5 + [False] * 2
    said = {
        "Goes with: Can you get out?.": "Goes with: Can you get out?",
        "Goes with: The lift.": "Goes with: The lift.",
        "Wait...": "Wait...",
    }
    assert [ended_once(text) for text in said] == list(said.values())
    assert ended_once(Markup("<b>The answer: Now!&#34;.</b> Yes.")) == "<b>The answer: Now!&#34;</b> Yes."
