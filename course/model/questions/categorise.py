"""Categorise: put each item into its category (QTI: matchInteraction, many to one)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.questions.base import Fault, InParts, first_named, named, rule_in_words
from course.model.questions.faults import same_twice, unlistable
from course.model.questions.part import Answering, Group, Order, Part
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.problems import nearest, shown
from course.reading.telling import tell
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class Category:
    """A place that items are put into."""

    label: ClassVar[str] = "a category"
    means: ClassVar[dict[str, str]] = {
        "text": "What the category is called, such as At once",
    }

    id: Id
    was: tuple[Id, ...] = ()
    text: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class CategoriseItem:
    """One item, and the id of the category it belongs to."""

    label: ClassVar[str] = "an item"
    means: ClassVar[dict[str, str]] = {
        "text": "What is put into a category, such as Smoke in the corridor",
        "category": "The id of the category it belongs to, such as at-once",
        "feedback": "Why it belongs there, such as It cannot wait.",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    text: str
    category: str
    feedback: str = ""
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Categorise(InParts):
    """Each item in its right category counts an equal share of the points."""

    rank: ClassVar[int] = 80
    answering: ClassVar[Answering] = "letter"
    order: ClassVar[Order] = "mixed"
    grouped_by: ClassVar[str] = "categories"

    means: ClassVar[dict[str, str]] = {
        "categories": "What items are put into",
        "items": "What is put into categories",
    }

    kind: Literal["categorise"] = "categorise"
    categories: Annotated[tuple[Category, ...], Within(2, 6)]
    items: Annotated[tuple[CategoriseItem, ...], Within(2, 12)]

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each item in its right category, none taken away.")
        every = translatable("%(points)s when every item is in its right category, otherwise none.")
        return rule_in_words(words, self.points, len(self.items), self.scoring, each, every)

    def parts(self) -> tuple[Part, ...]:
        """Return the items, each with its category."""
        return tuple(
            Part(id=name, text=one.text, feedback=one.feedback, group=one.category, where=f"items, {name}", at=one.at)
            for name, one in named(self.items)
        )

    def groups(self) -> tuple[Group, ...]:
        """Return the categories."""
        return tuple(Group(id=one.id, text=one.text, where=f"categories, {one.id}") for one in self.categories)

    def key(self) -> object:
        """Return each item's id with its category's, sorted, and the scoring."""
        first = {category.id: name for name, category in first_named(self.categories)}
        pairs = [[name, first.get(item.category, item.category)] for name, item in first_named(self.items)]
        return [sorted(pairs), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for what cannot be told apart, or an item in an unknown category."""
        yield from same_twice("categories", self.categories)
        yield from same_twice("items", self.items)
        for number, category in enumerate(self.categories):
            yield from unlistable(("categories", number, "text"), category.text, tell("the prompt"))
        known = [category.id for category in self.categories]
        for number, item in enumerate(self.items):
            if item.category not in known:
                yield (
                    ("items", number, "category"),
                    tell("there is no category %(category)s in this question", category=shown(item.category)),
                    nearest(item.category, known),
                )
