"""A valid question of each kind, and fixtures that vary it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.model.questions import KINDS
from course.model.questions.base import Question
from course.reading.data import Mapping as Keys
from course.reading.problems import Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml
from tests.examples_of_kinds import FOLDER

PLAN = (FOLDER / "img/plan.svg").read_text(encoding="utf-8")
HEAD = """\
  - id: extra
    kind: {kind}
    objective: "1.1"
    prompt: What now?
"""
VALID = {
    "single-choice": """\
    choices:
      - {id: call, text: Call, correct: true, feedback: Yes.}
      - {id: wait, text: Wait, feedback: No.}
""",
    "multiple-choice": """\
    choices:
      - {id: call, text: Call, correct: true, feedback: Yes.}
      - {id: wait, text: Wait, feedback: No.}
""",
    "hotspot": """\
    picture: img/plan.svg
    alt: A plan
    places:
      - {id: door, text: The door, x: 10, y: 10, width: 20, height: 30, correct: true, feedback: Yes.}
      - {id: lift, text: The lift, x: 50, y: 10, width: 20, height: 30, feedback: No.}
""",
    "true-false": """\
    answer: true
    feedback: {true: Yes., false: No.}
""",
    "short-answer": """\
    accept: [telephone, mobile]
    feedback: {right: Yes., wrong: No.}
""",
    "numeric": """\
    answer: 12
    feedback: {right: Yes., wrong: No.}
""",
    "ordering": """\
    items:
      - {id: look, text: Look, feedback: First.}
      - {id: call, text: Call, feedback: Second.}
      - {id: stay, text: Stay, feedback: Third.}
""",
    "matching": """\
    pairs:
      - {id: fire, left: Fire, right: Water, feedback: Yes.}
      - {id: fall, left: Fall, right: Blanket, feedback: Yes.}
    extras: [Tea]
""",
    "categorise": """\
    categories:
      - {id: now, text: Now}
      - {id: later, text: Later}
    items:
      - {id: call, text: Call, category: now, feedback: Yes.}
      - {id: report, text: Report, category: later, feedback: Yes.}
""",
    "fill-in": """\
    text: Say {name}, then {place}.
    blanks:
      - {id: name, accept: [your name], feedback: Yes.}
      - {id: place, accept: [here], options: [here, there], feedback: Yes.}
""",
    "say-it": """\
    model_answer: Stay with me, help is coming.
    criteria:
      - {id: calm, text: It is calm}
      - {id: step, text: It names a step}
""",
}

Quizzes = Callable[[str, str, str], dict[str, str]]
Questions = Callable[..., Question]


@pytest.fixture
def with_question(replaced: Callable[[str, str, str], dict[str, str]]) -> Quizzes:
    """Return the change that adds the valid question of a kind, with one change of its own, to the quiz."""

    def change(kind: str, old: str, new: str) -> dict[str, str]:
        assert VALID[kind].count(old) == 1
        last = "      false: Calling needs no training.\n"
        added = HEAD.replace("{kind}", kind) + VALID[kind].replace(old, new)
        pictures = {"modules/people/img/plan.svg": PLAN} if "img/plan.svg" in VALID[kind] else {}
        return {**replaced("quizzes/people.yml", last, last + added), **pictures}

    return change


@pytest.fixture
def question() -> Questions:
    """Return the valid question of a kind, with changes."""
    return varied


def varied(kind: str, *changes: tuple[str, str]) -> Question:
    """Return a valid question with changes."""
    text = HEAD.replace("{kind}", kind) + VALID[kind]
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    problems = Problems()
    node = parse_yaml(text.replace("  - id:", "    id:"), "question.yml", problems)
    assert isinstance(node, Keys)
    found = read(node, next(cls for cls in KINDS if vars(cls)["kind"] == kind), problems)
    problems.stop_if_any()
    assert found is not None
    return found
