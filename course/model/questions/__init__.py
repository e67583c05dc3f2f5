"""The kinds of question: what each holds, which rules it obeys, what its key is, and how it is answered.

A kind is a slice of five files of one name, and nothing else knows it: a module of this package,
``overrides/course/question/``, ``overrides/paper/question/``, ``web/questions/`` and ``tests/examples/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

from course.model.questions.base import Question
from course.reading.schema import Variants


def _found() -> Iterator[type[Question]]:
    """Yield the class of each kind that has a module in this package; three others have what they share."""
    for one in iter_modules(__path__, f"{__name__}."):
        for found in vars(import_module(one.name)).values():
            is_here = isinstance(found, type) and issubclass(found, Question) and found.__module__ == one.name
            if is_here and hasattr(found, "kind"):
                yield found


KINDS: tuple[type[Question], ...] = tuple(sorted(_found(), key=lambda kind: kind.rank))

AnyQuestion = Annotated[Question, Variants("kind", "a question", KINDS)]

__all__ = ["KINDS", "AnyQuestion", "Question"]
