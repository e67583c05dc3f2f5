"""The parts of a question that rules look at, whatever its kind.

Input: a ``Question``. Output: its choices, everything it offers to choose from, its
feedback, and its learner's text, each with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.model import Content, Module
from course.model.questions.base import Choice, Question
from course.model.questions.categorise import Categorise, CategoriseItem
from course.model.questions.fill_in import Blank, FillIn
from course.model.questions.matching import Matching, Pair
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.numeric import Numeric
from course.model.questions.ordering import Ordering, OrderingItem
from course.model.questions.short_answer import ShortAnswer
from course.model.questions.single_choice import SingleChoice
from course.model.questions.true_false import TrueFalse
from course.reading.problems import Position

APPLIED = ("apply", "analyse", "evaluate", "create")


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a question: the place it stands at, and whether it is right or for a right answer."""

    text: str
    position: Position
    right: bool = False


def all_questions(content: Content) -> Iterator[tuple[Module, Question]]:
    """Yield every question with its module."""
    for module in content.modules:
        for question in module.quiz.questions:
            yield module, question


def choices_of(question: Question) -> tuple[Choice, ...]:
    """Return the choices of a choice question, none for another kind."""
    return question.choices if isinstance(question, SingleChoice | MultipleChoice) else ()


def is_shuffled(question: Question) -> bool:
    """Whether a choice question's order is mixed when it is asked."""
    return isinstance(question, SingleChoice | MultipleChoice) and question.shuffle


def options_of(question: Question) -> Iterator[Part]:
    """Yield everything that a learner chooses from: choices, and the options of blanks."""
    for choice in choices_of(question):
        yield Part(choice.text, choice.at.at("text"), choice.correct)
    if isinstance(question, FillIn):
        for blank in question.blanks:
            for number, text in enumerate(blank.options):
                yield Part(text, blank.at.at("options", number), text in blank.accept)


def feedback_of(question: Question) -> Iterator[Part]:
    """Yield every feedback of a question."""
    if isinstance(question, TrueFalse):
        at = question.feedback.at
        yield Part(question.feedback.when_true, at.at("true"), question.answer)
        yield Part(question.feedback.when_false, at.at("false"), not question.answer)
    elif isinstance(question, ShortAnswer | Numeric):
        at = question.feedback.at
        yield Part(question.feedback.right, at.at("right"), True)
        yield Part(question.feedback.wrong, at.at("wrong"))
    else:
        for part in _parts_of(question):
            yield Part(part.feedback, part.at.at("feedback"), isinstance(part, Choice) and part.correct)


def _parts_of(question: Question) -> tuple[Choice | OrderingItem | CategoriseItem | Pair | Blank, ...]:
    if isinstance(question, Ordering | Categorise):
        return question.items
    if isinstance(question, Matching):
        return question.pairs
    return question.blanks if isinstance(question, FillIn) else choices_of(question)
