"""The named examples in ``examples/``: every kind of question, with responses and what they earn."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from course.model.questions import KINDS
from course.model.questions.base import Question
from course.reading.data import Mapping, Sequence
from course.reading.problems import Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Example:
    """One question, and (response, points) pairs."""

    name: str
    question: Question
    responses: tuple[tuple[dict[str, Any], float], ...]


def question_of(text: str, path: str = "question.yml") -> Question:
    """Read one question as an author writes it; any problem fails the test."""
    problems = Problems()
    node = parse_yaml(text, path, problems)
    problems.stop_if_any()
    assert isinstance(node, Mapping)
    return question_from(node)


def question_from(node: Mapping) -> Question:
    problems = Problems()
    kind = node.entries["kind"].text  # type: ignore[union-attr]  # a scalar, or the example is wrong
    by_name = {getattr(cls, "kind", ""): cls for cls in KINDS}
    question = read(node, by_name[kind], problems)
    if question is not None:
        question.check(problems)
    problems.stop_if_any()
    assert question is not None
    return question


def questions_of(path: Path) -> list[Question]:
    """Read the questions of a file that lists them."""
    node = parse_yaml(path.read_text(encoding="utf-8"), path.name, Problems())
    assert isinstance(node, Sequence)
    return [question_from(part) for part in node.items if isinstance(part, Mapping)]


def examples(kind: str) -> list[Example]:
    """Return the named examples of one kind."""
    return list(_examples(kind))


@cache
def _examples(kind: str) -> tuple[Example, ...]:
    path = FOLDER / f"{kind}.yml"
    text = path.read_text(encoding="utf-8")
    problems = Problems()
    node = parse_yaml(text, path.name, problems)
    problems.stop_if_any()
    assert isinstance(node, Sequence)
    found = []
    for part, data in zip(node.items, yaml.safe_load(text), strict=True):
        assert isinstance(part, Mapping)
        question = part.entries["question"]
        assert isinstance(question, Mapping)
        responses = tuple((one["response"], float(one["earns"])) for one in data["responses"])
        found.append(Example(data["name"], question_from(question), responses))
    return tuple(found)


def text_of_first(kind: str) -> str:
    """Return the first question of an example file, word for word."""
    text = (FOLDER / f"{kind}.yml").read_text(encoding="utf-8")
    found = re.search(r"^  question:\n(.*?)^  responses:", text, re.DOTALL | re.MULTILINE)
    assert found
    return textwrap.dedent(found.group(1))


def all_examples() -> list[Example]:
    """Return every named example, kind by kind."""
    return [example for kind in sorted(path.stem for path in FOLDER.glob("*.yml")) for example in examples(kind)]


def marked_examples() -> list[Example]:
    """Return the examples that a quiz can ask."""
    return [example for example in all_examples() if example.question.is_marked]
