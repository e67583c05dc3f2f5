"""Single choice: one of several choices is right (QTI: choiceInteraction, maxChoices 1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from course.locale import Words
from course.model.questions.base import Choice, Fault, Question, choice_parts, first_named
from course.model.questions.faults import same_twice
from course.model.questions.part import Answering, Order, Part
from course.reading.telling import tell
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Question):
    """All points for the one correct choice, none for another."""

    rank: ClassVar[int] = 10
    answering: ClassVar[Answering] = "tick"
    is_lettered: ClassVar[bool] = True
    is_choice: ClassVar[bool] = True
    takes_one: ClassVar[bool] = True

    means: ClassVar[dict[str, str]] = {
        "choices": "What can be chosen; one is right",
        "shuffle": "Whether choices are mixed for each attempt",
    }

    kind: Literal["single-choice"] = "single-choice"
    choices: Annotated[tuple[Choice, ...], Within(2, 12)]
    shuffle: bool = True

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        return words.say("%(points)s for the right choice.", points=words.count(self.points, "point"))

    @property
    def shown_order(self) -> Order:
        """Mixed, unless the author's order matters."""
        return "mixed" if self.shuffle else "kept"

    def parts(self) -> tuple[Part, ...]:
        """Return the choices."""
        return choice_parts(self.choices)

    def key(self) -> object:
        """Return the id of the correct choice."""
        return [name for name, choice in first_named(self.choices) if choice.correct]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault unless exactly one choice is correct and all differ."""
        correct = [number for number, choice in enumerate(self.choices) if choice.correct]
        if not correct:
            yield ("choices",), tell("no choice is correct"), tell("write `correct: true` under the right one")
        for number in correct[1:]:
            yield (
                ("choices", number, "correct"),
                tell("%(correct_count)s choices are correct in a single-choice question", correct_count=len(correct)),
                tell("keep one, or write `kind: multiple-choice`"),
            )
        yield from same_twice("choices", self.choices)
