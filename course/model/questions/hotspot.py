"""Hotspot: find the places in a picture (QTI: hotspotInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.questions.base import Fault, InParts, first_named, named, rule_in_words
from course.model.questions.faults import same_twice
from course.model.questions.part import Answering, Part, Picture, PictureFile
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.values import Within

_LETTERS = 12  # places on one picture, at most: more are too small for a finger

Share = Annotated[float, Within(0, 100)]
Size = Annotated[float, Within(1, 100)]


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place in the picture: a rectangle, in per cent of its width and height, from its upper left corner."""

    label: ClassVar[str] = "a place"
    means: ClassVar[dict[str, str]] = {
        "text": "What the place is called, such as The wet step",
        "x": "Where it begins from the left, in per cent of the picture's width",
        "y": "Where it begins from the top, in per cent of the picture's height",
        "width": "How wide it is, in per cent of the picture's width",
        "height": "How high it is, in per cent of the picture's height",
        "correct": "Whether it is right",
        "feedback": "What is said to whoever chose it, such as It is seen first by whoever comes first.",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    text: str
    x: Share
    y: Share
    width: Size
    height: Size
    correct: bool = False
    feedback: str = ""
    at: Mapping = field(compare=False, repr=False)

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Where it is."""
        return self.x, self.y, self.width, self.height

    def overlaps(self, other: Spot) -> bool:
        """Tell whether two places have a part of the picture in common."""
        beside = self.x + self.width <= other.x or other.x + other.width <= self.x
        above = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not beside and not above


@dataclass(frozen=True, kw_only=True)
class Hotspot(InParts):
    """Each place that is rightly chosen or rightly left counts an equal share of the points."""

    rank: ClassVar[int] = 25
    answering: ClassVar[Answering] = "tick"
    is_lettered: ClassVar[bool] = True
    has_style: ClassVar[bool] = True

    means: ClassVar[dict[str, str]] = {
        "picture": "The picture, a file in the module's folder",
        "alt": "What the picture shows, such as A staircase with a wet step",
        "places": "The places that can be chosen",
    }

    kind: Literal["hotspot"] = "hotspot"
    picture: PictureFile
    alt: str
    places: Annotated[tuple[Spot, ...], Within(2, _LETTERS)]

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each place rightly chosen or rightly left, none taken away.")
        every = translatable("%(points)s when every right place is chosen and no other, otherwise none.")
        return rule_in_words(words, self.points, len(self.places), self.scoring, each, every)

    @property
    def shown_picture(self) -> Picture:
        """The picture that the places are in."""
        return Picture(src=self.picture, alt=self.alt, at=self.at, key="picture")

    def parts(self) -> tuple[Part, ...]:
        """Return the places."""
        return tuple(
            Part(
                id=name,
                text=one.text,
                feedback=one.feedback,
                right=one.correct,
                area=one.area,
                where=f"places, {name}",
                at=one.at,
            )
            for name, one in named(self.places)
        )

    def key(self) -> object:
        """Return the ids of the right places, sorted, with the scoring; a picture drawn anew changes no key."""
        return [sorted(name for name, place in first_named(self.places) if place.correct), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault when there is nothing to find or to leave, and for places that cannot be told apart."""
        correct = sum(place.correct for place in self.places)
        if not correct:
            yield ("places",), tell("no place is correct"), tell("write `correct: true` under each right one")
        elif correct == len(self.places):
            yield (
                ("places",),
                tell("every place is correct, so there is nothing to decide"),
                tell("add a place that is wrong, or take `correct: true` from one"),
            )
        yield from same_twice("places", self.places)
        yield from self._area_faults()

    def _area_faults(self) -> Iterator[Fault]:
        for number, place in enumerate(self.places):
            for start, size, side in (("x", "width", tell("right-hand edge")), ("y", "height", tell("lower edge"))):
                end = getattr(place, start) + getattr(place, size)
                if end > 100:
                    yield (
                        ("places", number, size),
                        tell(
                            "the place %(place)s ends at %(end)s per cent, beyond the %(side)s of the picture",
                            place=shown(place.text),
                            end=f"{end:g}",
                            side=side,
                        ),
                        tell(
                            "write %(value)s or less, or a smaller `%(start)s`",
                            value=f"{100 - getattr(place, start):g}",
                            start=start,
                        ),
                    )
        for (_, one), (number, other) in combinations(enumerate(self.places), 2):
            if one.overlaps(other):
                yield (
                    ("places", number, "x"),
                    tell("the place %(other)s overlaps %(text)s", other=shown(other.text), text=shown(one.text)),
                    tell("move one of the two, or make it smaller, so that each point of the picture is of one place"),
                )
