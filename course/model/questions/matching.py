"""Matching: find the partner of each left-hand text (QTI: matchInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.questions.base import Fault, InParts, first_names, named, rule_in_words
from course.model.questions.faults import repeated, same_twice, unlistable
from course.model.questions.part import Answering, Group, Order, Part
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A left-hand text and its right partner."""

    label: ClassVar[str] = "a pair"
    means: ClassVar[dict[str, str]] = {
        "left": "What a partner is looked for, such as Smoke",
        "right": "The partner, such as Fire brigade",
        "feedback": "Why they belong together, such as They come with a ladder.",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    left: str
    right: str
    feedback: str = ""
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Matching(InParts):
    """Each rightly matched pair counts an equal share of the points."""

    rank: ClassVar[int] = 70
    answering: ClassVar[Answering] = "letter"
    group_order: ClassVar[Order] = "unlike"
    grouped_by: ClassVar[str] = "pairs"
    groups_are_parts: ClassVar[bool] = True

    means: ClassVar[dict[str, str]] = {
        "pairs": "What belongs together",
        "extras": "Partners too many, such as Police",
    }

    kind: Literal["matching"] = "matching"
    pairs: Annotated[tuple[Pair, ...], Within(2, 10)]
    extras: tuple[str, ...] = ()

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each right pair, none taken away.")
        every = translatable("%(points)s when every pair is right, otherwise none.")
        return rule_in_words(words, self.points, len(self.pairs), self.scoring, each, every)

    def parts(self) -> tuple[Part, ...]:
        """Return the left-hand texts, each with its partner."""
        keys = ("left", "feedback", "")
        return tuple(
            Part(
                id=name,
                text=one.left,
                feedback=one.feedback,
                group=name,
                where=f"pairs, {name}, left",
                at=one.at,
                keys=keys,
            )
            for name, one in named(self.pairs)
        )

    def groups(self) -> tuple[Group, ...]:
        """Return the right-hand texts: the partners, and those too many."""
        partners = [Group(id=name, text=one.right, where=f"pairs, {name}, right") for name, one in named(self.pairs)]
        # An author's id never starts with a hyphen, so these cannot meet one.
        more = [Group(id=f"-{number}", text=text) for number, text in enumerate(self.extras)]
        return (*partners, *more)

    def key(self) -> object:
        """Return the ids of the pairs, sorted, with the scoring."""
        return [sorted(first_names(self.pairs)), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for texts that cannot be told apart, on either side."""
        yield from same_twice("pairs", self.pairs, "left")
        rights = [*(pair.right for pair in self.pairs), *self.extras]
        for number, text in enumerate(rights):
            yield from unlistable(self._steps(number), text, tell("`left` of a pair"))
        for number, text in repeated(rights):
            yield (
                self._steps(number),
                tell("%(text)s appears twice on the right-hand side", text=shown(text)),
                tell("change one of the two"),
            )

    def _steps(self, number: int) -> tuple[str | int, ...]:
        """Return where the text with this number on the right-hand side stands."""
        beyond = number - len(self.pairs)
        return ("pairs", number, "right") if beyond < 0 else ("extras", beyond)
