"""``modules/sources.yml``: the articles, what they claim, and what was found when it was checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.model.terms import AtLeastOne, Format, SourceId, nowhere
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.values import Within

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
class Point:
    """A main point of an article, and the claims that make it."""

    label: ClassVar[str] = "a point"
    means: ClassVar[dict[str, str]] = {
        "says": "The point in a sentence, such as A bell is of use where people know each other.",
        "claims": "Ids of the claims that make it; where a lesson cites one, it teaches the point, such as 000-02",
    }
    says: str
    claims: Annotated[tuple[str, ...], AtLeastOne]
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Article:
    """A source article: who wrote it, what it argues, and what its author gains."""

    label: ClassVar[str] = "an article"
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which it is cited",
        "title": "What it is called, such as The first minute",
        "author": "Who wrote it, such as Anna Reed",
        "published": "Where and when, such as Trade journal 2024",
        "interest": "What its author gains from it, such as Sells courses on the subject.",
        "argues": "What it says, in a sentence, such as Calm helpers are believed.",
        "points": "Its main points, for the table that says where each is taught",
    }
    id: SourceId
    title: str
    author: str = ""
    published: str = ""
    interest: str = ""
    argues: str = ""
    points: tuple[Point, ...] = ()  # without them, its claims that a lesson cites
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of what was found, which a section that cites the source tells with the others."""

    label: ClassVar[str] = "a side"
    means: ClassVar[dict[str, str]] = {
        "says": "What this side found, such as Shorter courses did as well.",
        "words": "Words, or their beginnings, by which a section tells this side, such as shorter",
    }
    says: str
    words: Annotated[tuple[str, ...], AtLeastOne]  # or their beginnings; a section with one of them tells this side
    at: Mapping = field(compare=False, repr=False)


Sides = Annotated[tuple[Side, ...], Within(2, 4)]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A study, survey or book that a claim was checked against."""

    label: ClassVar[str] = "a piece of evidence"
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which it is cited",
        "source": "Author and title with the year, such as Reed: Helping at work (2021)",
        "kind": "What sort of source it is",
        "sponsor": "Who paid for it, such as A maker of floor signs",
        "setting": "Where it was done, such as Two hospitals",
        "size": "How many people or cases it had, such as 212 nurses",
        "design": "How it was done, such as Random groups",
        "finding": "What was found, such as Signs halved the number of falls.",
        "where": "Where it can be read, such as pages 12 to 14",
        "sides": "What a section that cites it has to tell, where findings differ",
    }
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
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which it is cited",
        "kind": "What sort of statement it is",
        "status": "What was found when it was checked; pages show it",
        "says": "What the article claims, such as Signs prevent falls.",
        "found": "What was found, such as One trial in two hospitals agrees.",
        "state": "How the course puts it, such as In one trial signs halved the number of falls.",
        "evidence": "Ids of the evidence that it was checked against, such as E01",
        "sides": "What a section that cites it has to tell, where findings differ",
        "excluded": "Why the course does without it, such as It promotes a product.",
    }
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
    means: ClassVar[dict[str, str]] = {
        "issue": "What they differ on, such as When to call for help",
        "views": "What each says, under the id of its article, such as Call first.",
        "position": "Where the course stands, such as Call first.",
    }
    issue: str
    views: dict[str, str]
    position: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Sources:
    """``modules/sources.yml``."""

    label: ClassVar[str] = "the file of sources"
    means: ClassVar[dict[str, str]] = {
        "articles": "What the course is drawn from",
        "evidence": "What claims were checked against",
        "claims": "What articles claim, each with its status",
        "disagreements": "Matters on which articles differ",
    }
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
