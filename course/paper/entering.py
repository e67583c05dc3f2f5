"""What stands on a marked worksheet becomes points: in each cell the points of a question, or the letters ticked.

Input: a question, the version of its worksheet, and a cell of the marking grid as somebody typed it. Output: a
``Mark``, or what is wrong with it. The points are those of ``marking.py``, and so those of the screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from course.model.questions import Question
from course.paper.marking import earned
from course.paper.questions import letter, order_of
from course.paper.versions import Version
from course.reading.telling import tell, tell_row

_POINTS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z ,;+]*")


class Unclear(Exception):
    """A cell holds neither points that a question can earn nor its letters; the text says what it may hold."""


@dataclass(frozen=True)
class Mark:
    """The points of one question, and what was ticked: the author's ids, or None where the points alone are known."""

    points: float
    response: dict[str, str | bool] | None = None


def read_mark(question: Question, version: Version, cell: str) -> Mark:
    """Return what a cell says; raises ``Unclear``."""
    said = cell.strip()
    if _POINTS.fullmatch(said):
        return Mark(_points(question, float(said.replace(",", "."))))
    if _LETTERS.fullmatch(said) and question.answering == "tick" and question.is_lettered:
        return _ticked(question, version, re.sub("[^A-Z]", "", said.upper()))
    raise Unclear(tell("write %(wanted)s", wanted=_wanted(question)))


def _points(question: Question, points: float) -> float:
    exact = next((one for one in _possible(question) if round(one, 2) == points), None)
    if exact is None:
        raise Unclear(tell("write %(wanted)s", wanted=_wanted(question)))
    return exact


def _possible(question: Question) -> list[float]:
    rights = range(question.marked_parts + 1) if question.is_shared else (0, question.marked_parts)
    return [earned(question, right) for right in rights]


def _ticked(question: Question, version: Version, letters: str) -> Mark:
    parts = {letter(at): name for at, name in enumerate(order_of(question, version))}
    if (
        not set(letters) <= parts.keys()
        or len(set(letters)) < len(letters)
        or (question.takes_one and len(letters) > 1)
    ):
        raise Unclear(tell("write %(wanted)s", wanted=_wanted(question)))
    chosen = {parts[one] for one in letters}
    count = sum((part.id in chosen) == part.right for part in question.made_parts)
    whole = count == len(question.made_parts)
    right = count if question.is_shared else question.marked_parts * whole
    return Mark(earned(question, right), {part.id: True for part in question.made_parts if part.id in chosen})


def _wanted(question: Question) -> str:
    points = [f"{round(one, 2):g}" for one in _possible(question)]
    said = tell("its points (%(points)s or %(last)s)", points=tell_row(points[:-1]), last=points[-1])
    if question.answering == "tick" and question.is_lettered:
        last = chr(64 + len(question.made_parts))
        some = tell("the letter that was ticked") if question.takes_one else tell("the letters that were ticked")
        return tell("%(said)s, or %(some)s (A to %(last)s)", said=said, some=some, last=last)
    return said
