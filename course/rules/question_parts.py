"""The parts of a question that rules look at, whatever its kind.

Input: a ``Question``. Output: its choices, everything it offers to choose from, and
its feedback, each with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.model import Content, Module
from course.model.questions import KINDS, Question
from course.model.questions.part import Part
from course.reading.problems import Position

APPLIED = ("apply", "analyse", "evaluate", "create")


# How authors write the kinds that a rule speaks of.
ONE_KEY = ", ".join(kind.called() for kind in KINDS if kind.is_choice and kind.takes_one)
SEVERAL_KEYS = ", ".join(kind.called() for kind in KINDS if kind.is_choice and not kind.takes_one)
HALF_GUESSED = ", ".join(kind.called() for kind in KINDS if kind.is_half_guessed)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a question, and the place it stands at."""

    text: str
    position: Position


def all_questions(content: Content) -> Iterator[tuple[Module, Question]]:
    """Yield every question with its module."""
    for module in content.modules:
        for question in module.quiz.questions:
            yield module, question


def choices_of(question: Question) -> tuple[Part, ...]:
    """Return the choices of a choice question, none for another kind."""
    return question.parts() if question.is_choice else ()


def has_one_key(question: Question) -> bool:
    """Whether a question offers choices of which one is right."""
    return question.is_choice and question.takes_one


def is_shuffled(question: Question) -> bool:
    """Whether a choice question's order is mixed when it is asked."""
    return question.is_choice and question.shown_order != "kept"


def options_of(question: Question) -> Iterator[Text]:
    """Yield everything that a learner chooses from: choices, and the options of blanks."""
    for part in question.parts():
        if question.answering == "tick" and part.where:
            yield Text(part.text, part.text_at)
        for number, text in enumerate(part.options):
            yield Text(text, part.at.at("options", number))


def feedback_of(question: Question) -> Iterator[Text]:
    """Yield every feedback of a question."""
    for part in question.parts():
        if part.feedback:
            yield Text(part.feedback, part.feedback_at)
        if part.otherwise:
            yield Text(part.otherwise, part.otherwise_at)
