"""What rules look at in a question, of every kind: its texts, each at the place where an author wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from course.model.questions import Question
from course.reading.data import Node, Scalar, Sequence
from course.reading.problems import Position
from course.rules.question_parts import choices_of, feedback_of, has_one_key, is_shuffled, options_of
from tests.examples_of_kinds import all_examples, examples

EXAMPLES = [example.question for example in all_examples()]


def written(node: Node) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each text of a file with its place."""
    if isinstance(node, Scalar):
        yield node.place, node.text
    else:
        for part in node.items if isinstance(node, Sequence) else node.entries.values():
            yield from written(part)


@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: question.id)
def test_each_text_stands_where_it_is_said_to_stand(question: Question) -> None:
    texts = dict(written(question.at))

    def found(position: Position) -> str:
        return " ".join(texts[position.line, position.column].split())

    for text in (*options_of(question), *feedback_of(question)):
        assert found(text.position) == " ".join(text.text.split())
    for choice in choices_of(question):
        assert found(choice.text_at) == " ".join(choice.text.split())


def offered(kind: str) -> tuple[int, int, int]:
    """Return how many choices, options and feedbacks the first example of a kind shows to rules."""
    question = examples(kind)[0].question
    return len(choices_of(question)), len(list(options_of(question))), len(list(feedback_of(question)))


def test_what_each_kind_shows_to_the_rules() -> None:
    assert {question.name: offered(question.name) for question in EXAMPLES} == {
        "single-choice": (3, 3, 3),
        "multiple-choice": (4, 4, 4),
        "hotspot": (0, 4, 4),  # places are offered, and are no alternatives that item writing judges
        "true-false": (0, 0, 2),
        "short-answer": (0, 0, 2),
        "numeric": (0, 0, 2),
        "ordering": (0, 0, 4),
        "matching": (0, 0, 3),
        "categorise": (0, 0, 3),
        "fill-in": (0, 3, 2),
        "say-it": (0, 0, 0),
    }


def test_which_kinds_have_one_key_and_which_are_shuffled() -> None:
    firsts = [examples(kind)[0].question for kind in dict.fromkeys(question.name for question in EXAMPLES)]
    assert {one.name for one in firsts if has_one_key(one)} == {"single-choice"}
    assert {one.name for one in firsts if is_shuffled(one)} == {"single-choice", "multiple-choice"}
