"""``modules/<slug>/trainer.md``: what a trainer needs to run a session, and no learner ever sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from course.model.lesson import Lesson
from course.model.terms import SectionId
from course.reading.data import Mapping
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class RunStep:
    """One step of a run sheet: how long it takes, where in the lesson it stands, and what to do."""

    label: ClassVar[str] = "a step of the run sheet"
    means: ClassVar[dict[str, str]] = {
        "minutes": "How long the step takes",
        "sections": "The headings of lessons that it is about",
        "part": "What the step is called, where no heading names it, such as Welcome",
        "do": "What the trainer does, such as Ask what everybody saw first.",
    }
    minutes: Annotated[int, Within(1, 480)]
    sections: tuple[SectionId, ...] = ()  # lesson headings, as in their web addresses
    part: str | None = None  # what the step is called, where no section or not only sections name it
    do: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Session:
    """Front matter of ``trainer.md``: the session as a table, and what belongs around it."""

    label: ClassVar[str] = "the trainer's page"
    means: ClassVar[dict[str, str]] = {
        "session": "How many minutes the session has",
        "group": "How many people it is for, such as 6 to 12",
        "prepare": "What to do beforehand, such as Print the checklists",
        "bring": "What to bring, such as A telephone for each pair",
        "room": "What the room needs, such as Chairs in a circle",
        "plan": "A plan of the room, a picture as a rule, such as Nine chairs in a half circle",
        "run": "The run sheet, step by step",
        "discuss": "Questions for the group, such as When did you last see this?",
    }
    session: Annotated[int, Within(5, 960)] | None = None  # minutes; without it, those of the module
    group: str | None = None
    prepare: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    room: str | None = None
    plan: str | None = None  # in Markdown, as a rule a picture
    run: tuple[RunStep, ...] = ()
    discuss: tuple[str, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True)
class Trainer:
    """What ``trainer.md`` holds: the session, and notes in Markdown, read as a lesson's text is."""

    session: Session | None
    notes: Lesson

    @property
    def timed(self) -> tuple[tuple[int, int, RunStep], ...]:
        """Each step with the minutes of the session at which it starts and ends."""
        found, start = [], 0
        for step in self.session.run if self.session else ():
            found.append((start, start + step.minutes, step))
            start += step.minutes
        return tuple(found)
