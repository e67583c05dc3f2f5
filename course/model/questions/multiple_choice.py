"""Multiple choice: one or more of several choices are right (QTI: choiceInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.questions.base import Choice, Fault, InParts, choice_parts, first_named, rule_in_words
from course.model.questions.faults import same_twice
from course.model.questions.part import Answering, Order, Part
from course.reading.telling import tell
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(InParts):
    """Each choice that is rightly chosen or rightly left counts an equal share of the points."""

    rank: ClassVar[int] = 20
    answering: ClassVar[Answering] = "tick"
    is_lettered: ClassVar[bool] = True
    is_choice: ClassVar[bool] = True

    means: ClassVar[dict[str, str]] = {
        "choices": "What can be ticked; one or more are right",
        "shuffle": "Whether choices are mixed for each attempt",
    }

    kind: Literal["multiple-choice"] = "multiple-choice"
    choices: Annotated[tuple[Choice, ...], Within(2, 12)]
    shuffle: bool = True

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each choice rightly ticked or rightly left, none taken away.")
        every = translatable("%(points)s when every right choice is ticked and no other, otherwise none.")
        return rule_in_words(words, self.points, len(self.choices), self.scoring, each, every)

    @property
    def shown_order(self) -> Order:
        """Mixed, unless the author's order matters."""
        return "mixed" if self.shuffle else "kept"

    def parts(self) -> tuple[Part, ...]:
        """Return the choices."""
        return choice_parts(self.choices)

    def key(self) -> object:
        """Return the ids of the correct choices, sorted, with the scoring."""
        return [sorted(name for name, choice in first_named(self.choices) if choice.correct), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault when no choice is correct, all are, or two are the same."""
        correct = sum(choice.correct for choice in self.choices)
        if not correct:
            yield ("choices",), tell("no choice is correct"), tell("write `correct: true` under each right one")
        elif correct == len(self.choices):
            yield (
                ("choices",),
                tell("every choice is correct, so there is nothing to decide"),
                tell("add a choice that is wrong, or take `correct: true` from one"),
            )
        yield from same_twice("choices", self.choices)
