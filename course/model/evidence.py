"""``modules/sources.yml``: the articles, what they claim, and what was found when it was checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.model.terms import AtLeastOne, Format, SourceId, nowhere
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.schema import Within

Status = Literal[
    "supported",
    "partly",
    "practice",
    "opinion",
    "anecdote",
    "unverified",
    "contradicted",
    "source-error",
    "promo",
]

ClaimKind = Literal[
    "principle",
    "framework",
    "procedure",
    "example",
    "statistic",
    "quotation",
    "metaphor",
    "citation",
    "promo",
    "other",
]


@dataclass(frozen=True, kw_only=True)
class Article:
    """A source article: who wrote it, what it argues, and what its author gains."""

    label: ClassVar[str] = "an article"
    id: SourceId
    title: str
    author: str = ""
    published: str = ""
    interest: str = ""
    argues: str = ""
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of what was found, which a section that cites the source tells with the others."""

    label: ClassVar[str] = "a side"
    says: str
    words: Annotated[tuple[str, ...], AtLeastOne]  # or their beginnings; a section with one of them tells this side
    at: Mapping = field(compare=False, repr=False)


Sides = Annotated[tuple[Side, ...], Within(2, 4)]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A study, survey or book that a claim was checked against."""

    label: ClassVar[str] = "a piece of evidence"
    id: SourceId
    source: str
    kind: Literal["survey", "experiment", "field-study", "observation", "review", "book", "guidance"]
    sponsor: str | None = None
    setting: str = ""
    size: str = ""
    design: str = ""
    finding: str
    where: str = ""
    sides: Sides = ()
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What an article claims, what was found when it was checked, and how the course puts it."""

    label: ClassVar[str] = "a claim"
    id: SourceId
    kind: ClaimKind | None = None
    status: Status
    says: str
    found: str = ""
    state: str | None = None
    evidence: tuple[str, ...] = ()
    sides: Sides = ()
    excluded: str | None = None
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A matter on which the articles differ, and where the course stands."""

    label: ClassVar[str] = "a disagreement"
    issue: str
    views: dict[str, str]
    position: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Sources:
    """``modules/sources.yml``."""

    label: ClassVar[str] = "the file of sources"
    format: Format = 1
    articles: tuple[Article, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)

    @property
    def by_number(self) -> tuple[Claim | Evidence | Article, ...]:
        """Everything that can be cited, in the order of the file."""
        return (*self.articles, *self.evidence, *self.claims)

    @cached_property
    def by_id(self) -> dict[str, Claim | Evidence | Article]:
        """Everything that can be cited, by its id."""
        return {part.id: part for part in self.by_number}
