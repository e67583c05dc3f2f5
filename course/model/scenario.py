"""``modules/<slug>/scenarios.yml``: conversations to practise, and guides to use on the job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.model.terms import FormerPart, Id
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.values import Within

Effect = Annotated[int, Within(-1, 1)]
Ending = Literal["good", "mixed", "poor", "done", "person"]
PRACTICE_ENDINGS: tuple[Ending, ...] = ("good", "mixed", "poor")
GUIDE_ENDINGS: tuple[Ending, ...] = ("done", "person")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A choice at a node of a scenario, and where it leads."""

    label: ClassVar[str] = "a choice"
    means: ClassVar[dict[str, str]] = {
        "text": "What the learner can do or say, such as You close the corridor and call the caretaker.",
        "goto": "The id of the node that it leads to, such as safe",
        "effect": "What it does to each quality that the catalogue names",
        "consequence": "What happens then, such as Nobody walks through the water.",
        "reason": "Why it was a good or a poor choice, such as A place that is closed hurts nobody.",
        "note": "What a guide's note says of it, where the choice's own words do not fit, such as Closed the corridor.",
        "items": "Items of checklists that it does, such as after-a-call/stayed",
    }
    text: str
    goto: str
    effect: dict[Id, Effect] | None = None  # on qualities that the catalogue names
    consequence: str | None = None
    reason: str | None = None
    note: str | None = None  # what a guide's note says of it, where the choice's own words would not do
    items: tuple[str, ...] = ()  # of checklists: after-a-call/stayed
    at: Mapping = field(compare=False, repr=False)

    @property
    def total(self) -> int:
        """What it does to all qualities together: above 0 it helped, below 0 it hurt."""
        return sum((self.effect or {}).values())


@dataclass(frozen=True, kw_only=True)
class Node:
    """A moment of a scenario: it offers choices, or it ends."""

    label: ClassVar[str] = "a node"
    means: ClassVar[dict[str, str]] = {
        "speaker": "Who speaks, of the catalogue's people, and with which face, such as anna/worried",
        "says": "What happens, or what is asked, such as Water runs from under a door.",
        "choices": "What can be done here; none where it ends",
        "ends": "How it ends: `good`, `mixed` or `poor` in practice, `done` or `person` in a guide",
        "debrief": "What to take from it, such as Close the place first, then call.",
        "items": "Items of checklists that are done here, such as after-a-call/stayed",
    }
    was: tuple[Id, ...] = ()  # names that it had before
    speaker: str = ""  # anna, or anna/worried, of the people of the catalogue
    says: str
    choices: tuple[Step, ...] = ()
    ends: Ending | None = None
    debrief: str | None = None
    items: tuple[str, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Variable:
    """What whoever uses a guide fills in once; ``{id}`` in its texts stands for it."""

    label: ClassVar[str] = "a variable"
    means: ClassVar[dict[str, str]] = {
        "id": "The name that stands in braces in the texts of the guide",
        "title": "What is to be filled in, such as Room",
    }
    id: Id
    title: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A branching conversation to practise, or a guide to use on the job."""

    label: ClassVar[str] = "a scenario"
    means: ClassVar[dict[str, str]] = {
        "was": "Ids that it had before, with its module then where it moved: what was played follows",
        "title": "What it is called, such as A spill in the corridor",
        "use": "`practice`: played to learn from it; `guide`: used on the job",
        "objectives": "Ids of the objectives that it serves, such as 2.1",
        "setup": "What the learner knows at the start, such as Water runs from under a door.",
        "variables": "What whoever uses a guide fills in once",
        "start": "The id of the node that it starts at, such as found",
        "way_out": "The id of the node of a guide where a person takes over when nothing fits, such as person",
        "nodes": "Its moments, each under its id",
    }
    id: Id
    was: tuple[FormerPart, ...] = ()  # ids that it had before, with its module then where it moved
    title: str
    use: Literal["practice", "guide"] = "practice"
    objectives: tuple[str, ...] = ()
    setup: str = ""
    variables: tuple[Variable, ...] = ()
    start: str = ""  # the first of its nodes, without it
    way_out: str | None = None  # of a guide: where a person takes over when nothing fits
    nodes: dict[Id, Node]
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    def __post_init__(self) -> None:
        """Start at the first node where the file names none."""
        if not self.start:
            object.__setattr__(self, "start", next(iter(self.nodes), ""))

    @property
    def is_guide(self) -> bool:
        """Whether it is used on the job, and not played."""
        return self.use == "guide"
