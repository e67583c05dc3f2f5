"""What a kind of question says of itself, once: its parts, their groups, and how they are answered.

Screen, worksheet, key, trainer's key, statistics and rules make what they show from this alone, so none of
them knows a kind by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from course.reading.data import Mapping
from course.reading.problems import Position
from course.reading.values import Pattern

# How a question is answered with a pen, and so on screen: tick parts, number them, write the letter of its group
# before each, write on a line, fill the gaps of a text, or say it in one's own words and judge that by its parts.
Answering = Literal["tick", "number", "letter", "write", "fill", "say"]
# How parts are shown: as written, mixed, or mixed and never as written, because that is the answer.
Order = Literal["kept", "mixed", "unlike"]

GAP = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")  # where a passage has the blank of this id


@dataclass(frozen=True, kw_only=True)
class Part:
    """A choice, an item to place, a blank, or what is written as a whole.

    ``right`` says whether to tick it, ``group`` where it belongs, ``accept`` what may be written.
    """

    id: str
    text: str = ""
    feedback: str = ""
    otherwise: str = ""  # feedback for any other answer, where there is one
    right: bool = True
    group: str = ""
    accept: tuple[str, ...] = ()  # in words, as a key says them
    options: tuple[str, ...] = ()  # what a blank offers
    kept_as: tuple[str, ...] = ()  # what browsers keep of each of these
    unit: str = ""  # what stands behind the line to write on
    where: str = ""  # what an author calls the place of its text, if it has one
    area: tuple[float, float, float, float] | None = None  # of the picture, in per cent: x, y, width, height
    at: Mapping
    keys: tuple[str, str, str] = ("text", "feedback", "")  # of text, feedback and ``otherwise`` in ``at``

    def kept(self, option: str) -> str:
        """Return what browsers keep of an option; what is not among the options is kept as it is."""
        return dict(zip(self.options, self.kept_as, strict=True)).get(option, option)

    @property
    def kept_accept(self) -> tuple[str, ...]:
        """What is right, as browsers keep it."""
        return tuple(map(self.kept, self.accept))

    @property
    def text_at(self) -> Position:
        """Where its text stands."""
        return self.at.at(self.keys[0])

    @property
    def feedback_at(self) -> Position:
        """Where its feedback stands."""
        return self.at.at(self.keys[1])

    @property
    def otherwise_at(self) -> Position:
        """Where the feedback for any other answer stands."""
        return self.at.at(self.keys[2])


_FILE = r"(?![a-z]+:|/)[^\s()<>?#]+\.(?:svg|png|jpe?g|gif|webp)"
PictureFile = Annotated[str, Pattern(_FILE, "a picture's file, such as img/desk.svg")]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that a question is about, a cover or a portrait: a file, named as a link would be, and its words."""

    src: str
    alt: str
    at: Mapping
    key: str

    @property
    def markdown(self) -> str:
        """The picture as a text would place it."""
        words = re.sub(r"([\\\[\]])", r"\\\1", " ".join(self.alt.split()))
        return f"![{words}]({self.src})"


@dataclass(frozen=True, kw_only=True)
class Group:
    """What parts belong to: a partner, a category, or a partner too many."""

    id: str
    text: str
    where: str = ""
