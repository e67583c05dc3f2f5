"""Short answer: a few typed words (QTI: textEntryInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from course.model import typed
from course.model.questions.base import Fault, Question, RightWrong, untypable, written_part
from course.model.questions.part import Answering, Part
from course.reading.problems import shown
from course.reading.schema import Within
from course.reading.wording import counted


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Question):
    """All points for any accepted answer, after spacing (and, unless said, case) is evened out."""

    rank: ClassVar[int] = 40
    answering: ClassVar[Answering] = "write"

    kind: Literal["short-answer"] = "short-answer"
    accept: Annotated[tuple[str, ...], Within(1, 40)]
    case: Literal["ignore", "match"] = "ignore"
    accents: Literal["ignore", "match"] = "ignore"
    typos: Annotated[int, Within(0, 2)] = 0
    feedback: RightWrong

    @property
    def rule(self) -> str:
        """How points are earned, in words."""
        evened = ["spacing"]
        if self.case == "ignore":
            evened.insert(0, "capitals")
        if self.accents == "ignore":
            evened.insert(0, "accents")
        words = ", ".join(evened[:-1]) + (" and " if evened[1:] else "") + evened[-1]
        typos = ("", " One typing mistake is forgiven.", " Two typing mistakes are forgiven.")[self.typos]
        make = "make" if evened[1:] else "makes"
        return (
            f"{counted(self.points, 'point').capitalize()} for an accepted answer; {words} {make} no difference.{typos}"
        )

    def parts(self) -> tuple[Part, ...]:
        """Return what is written."""
        return written_part(self.accept, self.feedback)

    def key(self) -> object:
        """Return the accepted answers and how strictly they are compared."""
        return [sorted(self.accept), self.case, self.accents, self.typos]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for an answer that nobody can give, that appears twice, or that a tolerance would blur."""
        match = {"case": self.case == "match", "accents": self.accents == "match"}
        yield from untypable(("accept",), self.accept, **match)
        for number, text in enumerate(self.accept):
            evened = typed.evened(text, **match)
            if evened and self.typos and len(evened) < 4 * self.typos:
                yield (
                    ("accept", number),
                    f"{shown(text)} is too short for {counted(self.typos, 'typing mistake')}",
                    f"write `typos: {self.typos - 1}`, or accept a longer answer",
                )
