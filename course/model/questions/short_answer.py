"""Short answer: a few typed words (QTI: textEntryInteraction)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model import typed
from course.model.questions.base import Fault, Question, RightWrong, written_part
from course.model.questions.faults import untypable
from course.model.questions.part import Answering, Part
from course.reading.problems import shown
from course.reading.telling import tell
from course.reading.values import Within
from course.reading.wording import counted

# By whether capitals and accents make no difference.
_EVENED = {
    (False, False): translatable("%(points)s for an accepted answer; spacing makes no difference."),
    (True, False): translatable("%(points)s for an accepted answer; capitals and spacing make no difference."),
    (False, True): translatable("%(points)s for an accepted answer; accents and spacing make no difference."),
    (True, True): translatable("%(points)s for an accepted answer; accents, capitals and spacing make no difference."),
}
_READ = {
    (False, False): translatable("Spacing makes no difference."),
    (True, False): translatable("Capitals and spacing make no difference."),
    (False, True): translatable("Accents and spacing make no difference."),
    (True, True): translatable("Accents, capitals and spacing make no difference."),
}
_TYPOS = ("", translatable("One typing mistake is forgiven."), translatable("Two typing mistakes are forgiven."))


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Question):
    """All points for any accepted answer, after spacing (and, unless said, case) is evened out."""

    rank: ClassVar[int] = 40
    answering: ClassVar[Answering] = "write"

    means: ClassVar[dict[str, str]] = {
        "accept": "Every answer that is right, such as caretaker",
        "case": "Whether capitals count",
        "accents": "Whether accents count",
        "typos": "How many mistyped letters are let pass",
        "feedback": "What is said of a right and of any other answer",
    }

    kind: Literal["short-answer"] = "short-answer"
    accept: Annotated[tuple[str, ...], Within(1, 40)]
    case: Literal["ignore", "match"] = "ignore"
    accents: Literal["ignore", "match"] = "ignore"
    typos: Annotated[int, Within(0, 2)] = 0
    feedback: RightWrong | None = None

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        rule = words.say(_EVENED[self._evened], points=words.count(self.points, "point"))
        return f"{rule} {words.say(_TYPOS[self.typos])}" if self.typos else rule

    def reading_in(self, words: Words) -> str:
        """Return what makes no difference in what is typed."""
        read = words.say(_READ[self._evened])
        return f"{read} {words.say(_TYPOS[self.typos])}" if self.typos else read

    @property
    def counts_case(self) -> bool:
        """Whether an author says so."""
        return self.case == "match"

    @property
    def forgives(self) -> int:
        """As many as an author says."""
        return self.typos

    @property
    def _evened(self) -> tuple[bool, bool]:
        return self.case == "ignore", self.accents == "ignore"

    def parts(self) -> tuple[Part, ...]:
        """Return what is written."""
        return written_part(self.accept, self.feedback, self.at)

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
                    tell(
                        "%(text)s is too short for %(mistakes)s",
                        text=shown(text),
                        mistakes=counted(self.typos, "typing mistake"),
                    ),
                    tell("write `typos: %(typos)s`, or accept a longer answer", typos=self.typos - 1),
                )
