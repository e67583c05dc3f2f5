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
from course.reading.data import Mapping
from course.reading.problems import Position
from course.rules.first_look import Look

APPLIED = ("apply", "analyse", "evaluate", "create")


# How authors write the kinds that a rule speaks of.
ONE_KEY = ", ".join(kind.called() for kind in KINDS if kind.is_choice and kind.takes_one)
SEVERAL_KEYS = ", ".join(kind.called() for kind in KINDS if kind.is_choice and not kind.takes_one)
HALF_GUESSED = ", ".join(kind.called() for kind in KINDS if kind.is_half_guessed)


@dataclass(slots=True)
class Text:
    """A text of a question, and the way to the place it stands at."""

    text: str
    at: Mapping
    steps: tuple[str | int, ...]

    @property
    def position(self) -> Position:
        """Return the place, which only a finding needs."""
        return self.at.at(*self.steps)


def all_questions(content: Content) -> Iterator[tuple[Module, Question]]:
    """Yield every question with its module."""
    for module in content.modules:
        for question in module.quiz.questions:
            yield module, question


def choices_of(question: Question) -> tuple[Part, ...]:
    """Return the choices of a choice question, none for another kind."""
    return question.made_parts if question.is_choice else ()


def has_one_key(question: Question) -> bool:
    """Whether a question offers choices of which one is right."""
    return question.is_choice and question.takes_one


def is_shuffled(question: Question) -> bool:
    """Whether a choice question's order is mixed when it is asked."""
    return question.is_choice and question.shown_order != "kept"


def options_of(question: Question) -> tuple[Text, ...]:
    """Return everything that a learner chooses from: choices, and the options of blanks."""
    found: tuple[Text, ...] | None = question.derived.get("options")
    if found is None:
        found = question.derived["options"] = tuple(_options_of(question))
    return found


def look_of_options(module: Module) -> Look:
    """Return all that a learner of a module chooses from, for a first look."""
    found: Look | None = module.derived.get("look of options")
    if found is None:
        options = "\n".join(option.text for question in module.quiz.questions for option in options_of(question))
        found = module.derived["look of options"] = Look(options)
    return found


def _options_of(question: Question) -> Iterator[Text]:
    for part in question.made_parts:
        if question.answering == "tick" and part.where:
            yield Text(part.text, part.at, (part.keys[0],))
        for number, text in enumerate(part.options):
            yield Text(text, part.at, ("options", number))


def feedback_of(question: Question) -> Iterator[Text]:
    """Yield every feedback of a question."""
    for part in question.made_parts:
        if part.feedback:
            yield Text(part.feedback, part.at, (part.keys[1],))
        if part.otherwise:
            yield Text(part.otherwise, part.at, (part.keys[2],))
