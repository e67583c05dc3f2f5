"""Ordering: put items into the right order (QTI: orderInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.questions.base import Fault, InParts, first_names, named, rule_in_words
from course.model.questions.faults import same_twice
from course.model.questions.part import Answering, Order, Part
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class OrderingItem:
    """One item to put in its place."""

    label: ClassVar[str] = "an item"
    means: ClassVar[dict[str, str]] = {
        "text": "What has its place, such as Close the corridor",
        "feedback": "Why it stands there, such as People come first.",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    text: str
    feedback: str = ""
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Ordering(InParts):
    """Each item in its right place counts an equal share of the points."""

    rank: ClassVar[int] = 60
    answering: ClassVar[Answering] = "number"
    order: ClassVar[Order] = "unlike"

    means: ClassVar[dict[str, str]] = {
        "items": "What is put in order, as is right",
    }

    kind: Literal["ordering"] = "ordering"
    items: Annotated[tuple[OrderingItem, ...], Within(3, 10)]

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each right place, none taken away.")
        every = translatable("%(points)s when every place is right, otherwise none.")
        return rule_in_words(words, self.points, len(self.items), self.scoring, each, every)

    def parts(self) -> tuple[Part, ...]:
        """Return the items, each with its place."""
        return tuple(
            Part(id=name, text=one.text, feedback=one.feedback, group=str(place), where=f"items, {name}", at=one.at)
            for place, (name, one) in enumerate(named(self.items), start=1)
        )

    def key(self) -> object:
        """Return the ids in their right order, with the scoring."""
        return [list(first_names(self.items)), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for items that cannot be told apart."""
        yield from same_twice("items", self.items)
