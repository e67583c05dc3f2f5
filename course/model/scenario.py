"""``modules/<slug>/scenarios.yml``: conversations to practise, and guides to use on the job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.data import Mapping
from course.judgements import Waiver
from course.schema import Id, Within

Effect = Annotated[int, Within(-1, 1)]


@dataclass(frozen=True, kw_only=True)
class Effects:
    """What a choice does to each of the three Rs: -1, 0 or 1."""

    label: ClassVar[str] = "an effect"
    reliable: Effect = 0
    responsive: Effect = 0
    respectful: Effect = 0
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A choice at a node of a scenario, and where it leads."""

    label: ClassVar[str] = "a choice"
    text: str
    goto: str
    effect: Effects | None = None
    consequence: str | None = None
    reason: str | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Node:
    """A moment of a scenario: it offers choices, or it ends."""

    label: ClassVar[str] = "a node"
    says: str
    choices: tuple[Step, ...] = ()
    ends: Literal["good", "mixed", "poor"] | None = None
    debrief: str | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A branching conversation to practise, or a guide to use on the job."""

    label: ClassVar[str] = "a scenario"
    id: Id
    title: str
    use: Literal["practice", "guide"] = "practice"
    objectives: tuple[str, ...] = ()
    setup: str
    start: str
    nodes: dict[Id, Node]
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)
