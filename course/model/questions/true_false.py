"""True or false: a statement to judge (QTI: choiceInteraction with two fixed choices)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from course.locale import Words
from course.model.questions.base import Fault, Question
from course.model.questions.part import Answering, Part
from course.reading.data import Mapping
from course.reading.schema import aliased


@dataclass(frozen=True, kw_only=True)
class TrueFalseFeedback:
    """What to say to whoever answered true, and to whoever answered false."""

    label: ClassVar[str] = "feedback"
    means: ClassVar[dict[str, str]] = {
        "when_true": "What is said to whoever answered true, such as It holds by day and by night.",
        "when_false": "What is said to whoever answered false, such as See the second section.",
    }

    when_true: str = aliased("true")
    when_false: str = aliased("false")
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Question):
    """All points for the right judgement."""

    rank: ClassVar[int] = 30
    answering: ClassVar[Answering] = "tick"
    takes_one: ClassVar[bool] = True
    is_half_guessed: ClassVar[bool] = True

    means: ClassVar[dict[str, str]] = {
        "answer": "Whether the statement is true",
        "feedback": "What is said of each answer",
    }

    kind: Literal["true-false"] = "true-false"
    answer: bool
    feedback: TrueFalseFeedback | None = None

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        return words.say("%(points)s for the right judgement.", points=words.count(self.points, "point"))

    def parts_in(self, words: Words) -> tuple[Part, ...]:
        """Return the two judgements, called as the language calls them."""
        yes, no = self.parts()
        return replace(yes, text=words.say("True")), replace(no, text=words.say("False"))

    def parts(self) -> tuple[Part, ...]:
        """Return the two judgements."""
        told = self.feedback
        when_true, when_false = (told.when_true, told.when_false) if told else ("", "")
        at = told.at if told else self.at
        yes, no = (("", key, "") if told else ("", "feedback", "") for key in ("true", "false"))
        return (
            Part(id="true", text="True", feedback=when_true, right=self.answer, at=at, keys=yes),
            Part(id="false", text="False", feedback=when_false, right=not self.answer, at=at, keys=no),
        )

    def key(self) -> object:
        """Return the right judgement."""
        return self.answer

    def faults(self) -> Iterator[Fault]:
        """Yield nothing: the schema already asks for an answer, and for both feedbacks or none."""
        return iter(())
