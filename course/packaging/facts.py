"""What a package tells its script: which modules count, and how each question is answered, in the words of SCORM.

Input: what is packed. Output: data as JSON has it, which ``web/lms/learner.js`` reads.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from course.model.questions.base import Question
from course.packaging.packed import Packed

_TYPES = {"tick": "choice", "number": "sequencing", "letter": "matching", "write": "fill-in", "fill": "fill-in"}


def facts_of(packed: Packed, pages: Collection[str]) -> dict[str, Any]:
    """Return everything; ``pages`` are those at which a learner may have stopped."""
    return {
        "asked": {"core": list(packed.core), "electives": list(packed.electives), "choose": packed.choose},
        "pages": sorted(pages),
        "questions": {
            f"{module.slug}/{question.id}": question_facts(question)
            for module in packed.modules
            for question in module.quiz.tested
            if question.answering in _TYPES
        },
    }


def question_facts(question: Question) -> dict[str, Any]:
    """Return how one question is answered, by what SCORM calls an interaction, and what is right."""
    parts = question.made_parts
    return {
        "type": _type_of(question),
        "parts": [part.id for part in parts],
        "groups": [group.id for group in question.groups()],
        "right": _right(question),
        "text": " ".join(question.prompt.split()),
    }


def _type_of(question: Question) -> str:
    if question.right_range:
        return "numeric"
    if question.answering == "tick" and question.is_half_guessed:
        return "true-false"
    return _TYPES[question.answering]


def _right(question: Question) -> list[str]:
    parts = question.made_parts
    if bounds := question.right_range:
        return [f"{bound:g}" for bound in bounds]
    if question.answering == "tick":
        return [part.id for part in parts if part.right]
    if question.answering == "letter":
        return [f"{part.id} {part.group}" for part in parts]
    if question.answering == "number":
        return [part.id for part in sorted(parts, key=lambda part: int(part.group))]
    return [part.kept_accept[0] for part in parts if part.accept]
