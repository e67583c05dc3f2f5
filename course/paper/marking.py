"""How a trainer marks by hand: the rule of the screen, as counting and a look at a scale.

Input: a question, and how many of its parts were right. Output: the points that the same
answer earns on screen (``web/quiz/grade.js``), and the scale that is printed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from course.locale import ENGLISH, Words
from course.model.questions.base import Question


def earned(question: Question, right: int, *, answered: bool = True) -> float:
    """Return the points for ``right`` parts of a question that was answered at all."""
    if not answered:
        return 0
    if question.is_shared:
        return question.points * right / question.marked_parts
    return question.points if right == question.marked_parts else 0


def scale(question: Question, words: Words = ENGLISH) -> list[dict[str, object]]:
    """Return the points for each number of right parts, where there is more to say than all or nothing."""
    if not question.is_shared:
        return []
    rights = range(question.marked_parts + 1)
    return [{"right": right, "points": points_text(earned(question, right), words)} for right in rights]


def points_text(points: float, words: Words = ENGLISH) -> str:
    """Return points as the screen shows them: 1, 0.5, 0.67."""
    return words.number(round(points, 2))


def points_to_pass(questions: Sequence[Question], pass_mark: int) -> float:
    """Return the fewest points that pass, of those that these questions can earn together: 1 of 1, and not 0.8."""
    worth = [(Fraction(question.points) / max(1, question.marked_parts), question) for question in questions]
    unit = math.lcm(*(share.denominator for share, _ in worth))  # whole numbers are added in a hundredth of the time
    sums = {0}
    for share, question in worth:
        rights = range(question.marked_parts + 1) if question.is_shared else (0, question.marked_parts)
        points = {int(share * unit) * right for right in rights}
        sums = {before + one for before in sums for one in points}
    least = Fraction(pass_mark, 100) * sum(Fraction(question.points) for question in questions)
    enough = [one for one in sums if one >= least * unit]
    return float(Fraction(min(enough), unit) if enough else least)
