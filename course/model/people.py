"""Pictures that belong to a course: covers of modules and courses, and the people who come back in its cases.

Each is a file, named from where it is written as a link would be, with words for whoever cannot see it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from course.model.questions.part import Picture, PictureFile
from course.model.terms import AtLeastOne, Id
from course.reading.data import Mapping


class _Shown:
    """What shows a picture of its own: its fields, so that each class has them in its own order, stand in the class."""

    picture: str
    alt: str
    at: Mapping

    @property
    def shown(self) -> Picture:
        """The picture, as every picture of a course is checked."""
        return Picture(src=self.picture, alt=self.alt, at=self.at, key="picture")


@dataclass(frozen=True, kw_only=True)
class Cover(_Shown):
    """The picture of a module or a course: at the head of its page, and on its card."""

    label: ClassVar[str] = "the cover"
    means: ClassVar[dict[str, str]] = {
        "picture": "The picture's file, from the folder of the file that names it, such as img/cover.svg",
        "alt": "What it shows, for whoever cannot see it, such as Water runs from under a door",
    }
    picture: PictureFile
    alt: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Portrait(_Shown):
    """One face of a person."""

    label: ClassVar[str] = "a portrait"
    means: ClassVar[dict[str, str]] = {
        "id": "The expression, by which a scenario names the portrait, such as worried",
        "picture": "The picture's file, from modules/, such as people/anna-worried.svg",
        "alt": "What it shows, for whoever cannot see it, such as Anna frowns and bites her lip",
    }
    id: Id
    picture: PictureFile
    alt: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who comes back in scenarios, with a name, a job and a face."""

    label: ClassVar[str] = "a person"
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which a scenario has the person speak, such as anna",
        "name": "What the person is called, such as Anna Reed",
        "job": "What the person does, such as caretaker",
        "portraits": "The person's faces; the first is shown where a scenario names none",
    }
    id: Id
    name: str
    job: str = ""
    portraits: Annotated[tuple[Portrait, ...], AtLeastOne]
    at: Mapping = field(compare=False, repr=False)

    @property
    def faces(self) -> dict[str, Portrait]:
        """The portraits by the names under which a scenario may call them: anna, and anna/worried."""
        return {self.id: self.portraits[0], **{f"{self.id}/{one.id}": one for one in self.portraits}}


@dataclass(frozen=True)
class Speaker:
    """Who speaks in a moment of a scenario, with which face."""

    person: Person
    portrait: Portrait
