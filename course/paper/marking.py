"""How a trainer marks by hand: the rule of the screen, as counting and a look at a scale.

Input: a question, and how many of its parts were right. Output: the points that the same
answer earns on screen (``web/quiz/grade.js``), and the scale that is printed.
"""

from __future__ import annotations

import functools
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


def shares(question: Question, words: Words = ENGLISH) -> str:
    """Return what each part earns, such as four times 0.5, which is 2, or "" where there is all or nothing."""
    if not question.is_shared:
        return ""
    each = round(question.points / question.marked_parts, 2)
    sign = "=" if abs(each * question.marked_parts - question.points) < 1e-9 else "\N{ALMOST EQUAL TO}"
    of = f"{question.marked_parts} \N{MULTIPLICATION SIGN} {points_text(each, words)}"
    return f"{of} {sign} {points_text(question.points, words)}"


def points_text(points: float, words: Words = ENGLISH) -> str:
    """Return points as the screen shows them: 1, 0.5, 0.67."""
    return words.number(round(points, 2))


def points_to_pass(questions: Sequence[Question], pass_mark: int) -> float:
    """Return the fewest points that pass, of those that these questions can earn together: 1 of 1, and not 0.8."""
    return _points_to_pass(tuple(sorted((one.points, one.marked_parts, one.is_shared) for one in questions)), pass_mark)


@functools.lru_cache  # every sheet of a quiz asks for the same
def _points_to_pass(worth: tuple[tuple[float, int, bool], ...], pass_mark: int) -> float:
    shares = [Fraction(points) / max(1, parts) for points, parts, _ in worth]
    unit = math.lcm(*(share.denominator for share in shares))  # whole numbers are added in a hundredth of the time
    sums = {0}
    for share, (_, parts, is_shared) in zip(shares, worth, strict=True):
        points = {int(share * unit) * right for right in (range(parts + 1) if is_shared else (0, parts))}
        sums = {before + one for before in sums for one in points}
    least = Fraction(pass_mark, 100) * sum(Fraction(points) for points, _, _ in worth)
    enough = [one for one in sums if one >= math.ceil(least * unit)]
    return float(Fraction(min(enough), unit) if enough else least)
