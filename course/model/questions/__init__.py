"""The nine kinds of question: what each holds, which rules it obeys, and what its key is.

A kind is one slice with the same name in four places: here, ``overrides/course/question/``,
``overrides/assets/course/grade.js`` and ``tests/examples/``.
"""

from __future__ import annotations

from typing import Annotated

from course.model.questions.base import Question
from course.model.questions.categorise import Categorise
from course.model.questions.fill_in import FillIn
from course.model.questions.matching import Matching
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.numeric import Numeric
from course.model.questions.ordering import Ordering
from course.model.questions.short_answer import ShortAnswer
from course.model.questions.single_choice import SingleChoice
from course.model.questions.true_false import TrueFalse
from course.reading.schema import Variants

KINDS: tuple[type[Question], ...] = (
    SingleChoice,
    MultipleChoice,
    TrueFalse,
    ShortAnswer,
    Numeric,
    Ordering,
    Matching,
    Categorise,
    FillIn,
)

AnyQuestion = Annotated[Question, Variants("kind", "a question", KINDS)]

__all__ = ["KINDS", "AnyQuestion", "Question"]
