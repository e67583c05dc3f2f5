"""How a trainer marks by hand: the rule of the screen, as counting and a look at a scale.

Input: a question, and how many of its parts were right. Output: the points that the same
answer earns on screen (``overrides/assets/course/grade.js``), and the scale that is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from course.model.questions.base import Question
from course.model.questions.categorise import Categorise
from course.model.questions.fill_in import FillIn
from course.model.questions.matching import Matching
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.ordering import Ordering


def parts_of(question: Question) -> int:
    """Return how many parts of a question are marked apart; a question marked as a whole has one."""
    match question:
        case MultipleChoice(choices=parts) | Ordering(items=parts) | Matching(pairs=parts):
            return len(parts)
        case Categorise(items=parts) | FillIn(blanks=parts):
            return len(parts)
    return 1


def is_shared(question: Question) -> bool:
    """Whether each right part earns its share, so that half an answer earns something."""
    return getattr(question, "scoring", "") == "partial" and parts_of(question) > 1


def earned(question: Question, right: int, *, answered: bool = True) -> float:
    """Return the points for ``right`` parts of a question that was answered at all."""
    parts = parts_of(question)
    if not answered:
        return 0
    if is_shared(question):
        return question.points * right / parts
    return question.points if right == parts else 0


def scale(question: Question) -> list[dict[str, object]]:
    """Return the points for each number of right parts, where there is more to say than all or nothing."""
    if not is_shared(question):
        return []
    return [{"right": right, "points": points_text(earned(question, right))} for right in range(parts_of(question) + 1)]


def points_text(points: float) -> str:
    """Return points as the screen shows them: 1, 0.5, 0.67."""
    return f"{round(points, 2):g}"


def points_to_pass(questions: Sequence[Question], pass_mark: int) -> str:
    """Return how many points pass, of all that these questions earn."""
    return f"{pass_mark * sum(question.points for question in questions) / 100:g}"
