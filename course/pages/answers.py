"""What earns points in a question, and what people answer instead: for whoever marks and explains.

Input: a question of any kind. Output: ``Answer``s. Those that do not count, and every part that
can be put in a wrong place, carry the feedback that says which mistake it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from course.model.questions import Question
from course.model.questions.categorise import Categorise
from course.model.questions.fill_in import FillIn
from course.model.questions.matching import Matching
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.numeric import Numeric
from course.model.questions.ordering import Ordering
from course.model.questions.short_answer import ShortAnswer
from course.model.questions.single_choice import SingleChoice
from course.model.questions.true_false import TrueFalse
from course.pages.quiz import number_text


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer, or one part of one: ``key`` is where it belongs, ``why`` the feedback."""

    text: str
    key: str = ""
    why: str = ""
    right: bool = True


def answers_to(question: Question) -> tuple[Answer, ...]:
    """Return the right answers and the wrong ones, in the order in which the author wrote them."""
    match question:
        case SingleChoice() | MultipleChoice():
            return tuple(
                Answer(text=choice.text, why=choice.feedback, right=choice.correct) for choice in question.choices
            )
        case TrueFalse():
            told = question.feedback
            return (
                Answer(text="True", why=told.when_true, right=question.answer),
                Answer(text="False", why=told.when_false, right=not question.answer),
            )
        case Ordering():
            numbered = enumerate(question.items, start=1)
            return tuple(Answer(text=item.text, key=f"Place {place}", why=item.feedback) for place, item in numbered)
        case Matching():
            return tuple(Answer(text=pair.left, key=pair.right, why=pair.feedback) for pair in question.pairs)
        case Categorise():
            words = {category.id: category.text for category in question.categories}
            return tuple(Answer(text=item.text, key=words[item.category], why=item.feedback) for item in question.items)
        case FillIn():
            return tuple(
                Answer(text=f"Blank {number}", key=escape(" or ".join(blank.accept)), why=blank.feedback)
                for number, blank in enumerate(question.blanks, start=1)
            )
        case ShortAnswer():
            return _typed(escape(" or ".join(question.accept)), question.feedback.right, question.feedback.wrong)
        case Numeric():
            return _typed(_number(question), question.feedback.right, question.feedback.wrong)
        case _:
            raise AssertionError(f"no answers for {question.name}")


def is_placed(question: Question) -> bool:
    """Tell whether each part of an answer has a place of its own, so that any of them can be mistaken."""
    return isinstance(question, Ordering | Matching | Categorise | FillIn)


def _typed(accepted: str, right: str, wrong: str) -> tuple[Answer, ...]:
    return Answer(text=accepted, why=right), Answer(text="Anything else", why=wrong, right=False)


def _number(question: Numeric) -> str:
    unit = f" {question.shown_unit}" if question.shown_unit else ""
    if question.range:
        return f"{number_text(question.range.low)} to {number_text(question.range.high)}{unit}"
    either = f", {question.tolerance} either way" if question.tolerance.rstrip("%").strip("0.") else ""
    return f"{number_text(question.answer or 0)}{unit}{either}"
