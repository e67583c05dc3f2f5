"""Say it: answer in your own words, then compare with a model answer (QTI: extendedTextInteraction without a score)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words
from course.model.questions.base import Fault, Question, first_names, named
from course.model.questions.faults import same_twice
from course.model.questions.part import Answering, Part
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.telling import tell
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What a good answer has, for learners to look for in their own."""

    label: ClassVar[str] = "a criterion"
    means: ClassVar[dict[str, str]] = {
        "text": "What a good answer has, such as It names the place",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    text: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class SayIt(Question):
    """Counted as done once learners have compared; nobody can mark it, so it earns no points and is in no test."""

    rank: ClassVar[int] = 100
    answering: ClassVar[Answering] = "say"
    is_marked: ClassVar[bool] = False

    means: ClassVar[dict[str, str]] = {
        "model_answer": "A good answer to compare one's own with, such as I tell the caretaker what I saw and where.",
        "criteria": "What learners look for in their own answer",
        "lines": "How many lines there are to write on, on paper",
    }

    kind: Literal["say-it"] = "say-it"
    model_answer: str
    criteria: Annotated[tuple[Criterion, ...], Within(1, 8)]
    lines: Annotated[int, Within(1, 20)] = 4
    use: Literal["check", "test", "both"] = "check"
    points: Annotated[int, Within(1, 100)] = 0

    def rule_in(self, words: Words) -> str:
        """Return what it counts for, in words."""
        return words.say(
            "Nobody marks this: compare it with the model answer, and it counts as done. It earns no points."
        )

    def reading_in(self, words: Words) -> str:
        """Return the same: it earns nothing anywhere."""
        return self.rule_in(words)

    @property
    def compared_with(self) -> str:
        """The model answer."""
        return self.model_answer

    @property
    def lines_to_write(self) -> int:
        """As many as the author expects."""
        return self.lines

    def parts(self) -> tuple[Part, ...]:
        """Return the criteria."""
        return tuple(
            Part(id=name, text=one.text, where=f"criteria, {name}", at=one.at) for name, one in named(self.criteria)
        )

    def key(self) -> object:
        """Return the ids of the criteria, sorted: other criteria ask for another look."""
        return sorted(first_names(self.criteria))

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for a price or a test of what nobody marks, and for criteria that cannot be told apart."""
        if self.use != "check":
            yield (
                ("use",),
                tell("nobody marks a say-it question, so no test can ask it"),
                tell("write `use: check`, or remove `use`"),
            )
        if "points" in self.at.entries:
            yield ("points",), tell("a say-it question earns no points"), tell("remove `points`")
        yield from same_twice("criteria", self.criteria)
