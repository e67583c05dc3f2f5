"""A new name changes no key: what was earned with a question stands whatever it and its parts are called."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from course.model.former_names import named_parts
from course.model.questions import KINDS
from course.model.questions.base import Question
from tests.examples_of_kinds import Example, examples

ALL = [example for kind in KINDS for example in examples(kind.called())]


def renamed(question: Question) -> Question:
    """Return a question whose every part has another name than before."""
    names = {id(part): name for _, name, part in named_parts(question)}
    changed: dict[str, Any] = {}
    for field in fields(question):
        value = getattr(question, field.name)
        if isinstance(value, tuple) and value and id(value[0]) in names:
            changed[field.name] = tuple(
                replace(part, id=f"new-{names[id(part)]}", was=(names[id(part)],), **of_category(part))
                for part in value
            )
    return replace(question, id=f"new-{question.id}", was=(question.id,), **changed)


def of_category(part: Any) -> dict[str, str]:
    return {"category": f"new-{part.category}"} if hasattr(part, "category") else {}


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_a_new_name_changes_no_key(example: Example) -> None:
    again = renamed(example.question)
    assert again.key() == example.question.key()
    assert replace(again, was=()).fingerprint == example.question.fingerprint
    assert again.first_id == example.question.id


def test_every_kind_with_names_of_its_own_was_tried() -> None:
    unnamed = {kind.called() for kind in KINDS} - {
        example.question.name for example in ALL if list(named_parts(example.question))
    }
    assert unnamed == {"true-false", "short-answer", "numeric"}  # whose parts nobody names
