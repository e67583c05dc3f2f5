"""The course: catalogue, modules, quizzes, checklists, scenarios, sources. Frozen and strict.

Comes in: nothing; ``course.load`` builds it. Each class is the whole description of its format:
field names are keys, annotations are what may stand there (see ``course.schema``). ``at`` is the
node it was read from, for pointing at places.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.article_runs import ArticleRuns
from course.data import Mapping
from course.house import House
from course.judgements import SignOff, Waiver
from course.lessons import Lesson
from course.questions import AnyQuestion, Question
from course.questions.base import Bloom
from course.schema import Code, Id, Pattern, Within, aliased

Format = Annotated[int, Within(1, 1)]
Level = Literal["introductory", "intermediate", "advanced"]
Slug = Id
Email = Annotated[str, Pattern(r"[^@\s<>\"]+@[^@\s<>\"]+", "an e-mail address such as training@example.org")]
WebAddress = Annotated[str, Pattern(r"https?://[^\s<>\"]+", "an address such as https://example.org/issues")]
SourceId = Annotated[str, Pattern(r"(?=.{1,60}\Z)[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*", "an id such as 000-09 or E07")]
AtLeastOne = Within(1, float("inf"))

FOLLOW_UP_DAYS = (7, 14, 21, 28)  # equal gaps do as well as growing ones (Latimier, Peyre & Ramus 2021)

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
class Contact:
    """Whom learners ask, and where a question is reported."""

    label: ClassVar[str] = "the contact"
    name: str
    email: Email | None = None
    phone: str | None = None
    issues: WebAddress | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Who offers the courses."""

    label: ClassVar[str] = "the organisation"
    name: str
    mission: str
    about: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Family:
    """A subject family: a heading of the catalogue."""

    label: ClassVar[str] = "a family"
    id: Id
    title: str
    summary: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Revision:
    """Which version of something this is, and when it is looked at again."""

    label: ClassVar[str] = "a revision"
    version: Annotated[str, Pattern(r"\d+(?:\.\d+){0,2}", "a version such as 1.0")]
    date: datetime.date
    next_review: datetime.date
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Faq:
    """A question that people ask about a course, and its answer."""

    label: ClassVar[str] = "a question with its answer"
    question: str
    answer: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Course:
    """A certificate course: core modules, and electives to choose from."""

    label: ClassVar[str] = "a course"
    id: Id
    code: Code
    title: str
    family: str
    purpose: str
    level: Level
    delivery: str
    roles: Annotated[tuple[str, ...], AtLeastOne]
    enrol: Annotated[tuple[str, ...], AtLeastOne]
    outcomes: Annotated[tuple[str, ...], AtLeastOne]
    core: Annotated[tuple[str, ...], AtLeastOne]
    electives: tuple[str, ...] = ()
    choose: Annotated[int, Within(0, 99)] = 0
    steps: Annotated[tuple[str, ...], AtLeastOne]
    assessment: str
    recognition: str
    order: str
    time_limit_months: Annotated[int, Within(1, 120)] | None = None
    questions: tuple[Faq, ...] = ()
    revision: Revision
    owner: str
    follow_ups: tuple[Annotated[int, Within(1, 1000)], ...] = FOLLOW_UP_DAYS  # days after completion
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """Source paths of its pages, in reading order: its own, and one for each follow-up."""
        return (f"courses/{self.id}.md", *(f"courses/{self.id}-day-{day}.md" for day in self.follow_ups))


@dataclass(frozen=True, kw_only=True)
class Policies:
    """What holds for every course of the catalogue."""

    label: ClassVar[str] = "the policies"
    fee: str
    access: str
    records: str
    privacy: str
    changes: str
    accessibility: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A local standard: a number or words that an organisation sets, or a blank until then."""

    label: ClassVar[str] = "a local standard"
    PLACE: ClassVar[str] = r"\[\[([^\[\]\n]{1,80})\]\]"
    id: Id
    title: str = aliased("label")
    unit: str | None = None
    value: str | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """``modules/catalogue.yml``."""

    label: ClassVar[str] = "the catalogue"
    format: Format
    id: Id
    title: str
    organisation: Organisation
    contact: Contact
    language: Annotated[str, Pattern(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language tag such as en")]
    families: Annotated[tuple[Family, ...], AtLeastOne]
    courses: tuple[Course, ...]
    completion: Annotated[tuple[str, ...], AtLeastOne]
    policies: Policies
    retention_years: Annotated[int, Within(0, 100)] = 7
    standards: tuple[Standard, ...] = ()
    complete: bool = True  # false while modules are still being written
    capstone: str | None = None  # the code of the module that asks for every other one again
    authorised: tuple[str, ...] = ()  # words of recognition that somebody has granted, such as CEU
    house: House = field(default_factory=House)
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Article:
    """A source article: who wrote it, what it argues, and what its author gains."""

    label: ClassVar[str] = "an article"
    id: SourceId
    title: str
    author: str
    published: str
    interest: str
    argues: str
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A study, survey or book that a claim was checked against."""

    label: ClassVar[str] = "a piece of evidence"
    id: SourceId
    source: str
    kind: Literal["survey", "experiment", "field-study", "observation", "review", "book", "guidance"]
    sponsor: str | None = None
    setting: str
    size: str
    design: str
    finding: str
    where: str
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What an article claims, what was found when it was checked, and how the course puts it."""

    label: ClassVar[str] = "a claim"
    id: SourceId
    kind: ClaimKind
    status: Status
    says: str
    found: str
    state: str | None = None
    evidence: tuple[str, ...] = ()
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

    label: ClassVar[str] = "the sources"
    format: Format
    articles: tuple[Article, ...]
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def by_number(self) -> tuple[Claim | Evidence | Article, ...]:
        """Everything that can be cited, in the order of the file."""
        return (*self.articles, *self.evidence, *self.claims)

    @cached_property
    def by_id(self) -> dict[str, Claim | Evidence | Article]:
        """Everything that can be cited, by its id."""
        return {part.id: part for part in self.by_number}


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """``quizzes/<slug>.yml``: a question bank, and how an attempt draws from it (QTI: assessmentTest)."""

    label: ClassVar[str] = "the quiz"
    format: Format
    title: str
    pass_mark: Annotated[int, Within(1, 100)] = 80
    draw: Annotated[int, Within(1, 200)] | None = None
    questions: Annotated[tuple[AnyQuestion, ...], AtLeastOne]
    at: Mapping = field(compare=False, repr=False)

    @property
    def tested(self) -> tuple[Question, ...]:
        """The questions that the quiz page may ask."""
        return tuple(question for question in self.questions if question.use != "check")

    @property
    def asked(self) -> int:
        """How many questions one attempt asks."""
        return min(self.draw or len(self.tested), len(self.tested))


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A dated trial of a checklist by the people who will use it."""

    label: ClassVar[str] = "a trial"
    date: datetime.date
    by: str
    note: str | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a checklist."""

    label: ClassVar[str] = "an item"
    id: Id
    text: str
    objective: str | None = None
    claims: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """One checklist: used on the job at its pause point, printed on one page."""

    label: ClassVar[str] = "a checklist"
    id: Id
    title: str
    purpose: str
    method: Literal["do-confirm", "read-do"]
    pause_point: str
    roles: Annotated[tuple[str, ...], AtLeastOne]
    owner: str
    revision: Annotated[int, Within(1, 9999)]
    date: datetime.date
    next_review: datetime.date
    status: Literal["draft", "issued"] = "draft"
    trials: tuple[Trial, ...] = ()
    items: Annotated[tuple[Item, ...], AtLeastOne]
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


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


@dataclass(frozen=True, kw_only=True)
class Objective:
    """What a learner can do afterwards: a verb that can be observed, and the rest."""

    label: ClassVar[str] = "an objective"
    id: Annotated[str, Pattern(r"\d{1,3}\.\d{1,3}", 'an id such as "2.1"')]
    verb: str
    text: str
    bloom: Bloom
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What changed in one version of a module."""

    label: ClassVar[str] = "a change"
    version: Annotated[str, Pattern(r"\d+(?:\.\d+){0,2}", "a version such as 1.0")]
    date: datetime.date
    kind: Literal["minor", "major"]
    summary: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Models:
    """Where a module shows how not to do it, and how to do it: lesson headings, as in their web addresses."""

    label: ClassVar[str] = "the models"
    negative: Id
    positive: Id
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Offering:
    """Front matter of ``modules/<slug>/index.md``: a module as the catalogue offers it."""

    label: ClassVar[str] = "the module"
    format: Format
    code: Code
    title: str
    family: str
    purpose: str
    level: Level
    delivery: str
    language: str
    roles: Annotated[tuple[str, ...], AtLeastOne]
    audience: Annotated[tuple[str, ...], AtLeastOne]
    prerequisites: tuple[str, ...] = ()
    objectives: Annotated[tuple[Objective, ...], AtLeastOne]
    topics: Annotated[tuple[str, ...], AtLeastOne]
    how: str
    lessons: Annotated[tuple[str, ...], AtLeastOne]
    on_the_job: Annotated[tuple[str, ...], AtLeastOne]
    schedule: str | None = None
    owner: str
    reviewer: str
    related: tuple[str, ...] = ()
    revision: Revision
    changes: tuple[Change, ...] = ()
    models: Models | None = None
    signed: tuple[SignOff, ...] = ()
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module with all its parts; ``slug`` is its folder."""

    slug: Slug
    offering: Offering
    overview: str
    lessons: tuple[Lesson, ...]
    quiz: Quiz
    checklists: tuple[Checklist, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    @property
    def code(self) -> str:
        """The code, such as CR-102."""
        return self.offering.code

    @property
    def title(self) -> str:
        """The title, without the code."""
        return self.offering.title

    @property
    def sources(self) -> tuple[str, ...]:
        """Source paths of its pages below ``modules/``, in reading order."""
        return (
            f"{self.slug}/index.md",
            *(lesson.src for lesson in self.lessons),
            f"{self.slug}/quiz.md",
            *(f"{self.slug}/checklist-{checklist.id}.md" for checklist in self.checklists),
        )

    @property
    def reading_minutes(self) -> float:
        """Minutes of reading at 200 words a minute."""
        words = len(self.overview.split()) + sum(lesson.words for lesson in self.lessons)
        return words / 200

    @property
    def minutes(self) -> int:
        """Estimated minutes: reading, 1 a question, 4 a scenario, 2 a checklist; to the next 5."""
        placed = sum(place.kind == "question" for lesson in self.lessons for place in lesson.placements)
        total = self.reading_minutes + placed + self.quiz.asked + 4 * len(self.scenarios) + 2 * len(self.checklists)
        return max(5, 5 * math.ceil(total / 5))

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of the claims and evidence that its text, questions and checklists rest on, sorted."""
        ids = {citation.id for lesson in self.lessons for citation in lesson.citations}
        for question in self.quiz.questions:
            ids.update(question.claims)
        for checklist in self.checklists:
            for item in checklist.items:
                ids.update(item.claims)
        return tuple(sorted(ids - {"house"}))


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that one project publishes."""

    catalogue: Catalogue
    sources: Sources
    modules: tuple[Module, ...]
    runs: tuple[ArticleRuns, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Module]:
        """Modules by their codes."""
        return {module.code: module for module in self.modules}

    @cached_property
    def by_slug(self) -> dict[str, Module]:
        """Modules by their folders."""
        return {module.slug: module for module in self.modules}

    @cached_property
    def page_sources(self) -> frozenset[str]:
        """Source paths of every page of the site."""
        courses = (src for course in self.catalogue.courses for src in course.sources)
        modules = (src for module in self.modules for src in module.sources)
        return frozenset(("index.md", "sources.md", *courses, *modules))

    def in_family(self, family: str) -> tuple[Module, ...]:
        """Return the modules of one family, in the order of their codes."""
        return tuple(module for module in self.modules if module.offering.family == family)

    def courses_with(self, code: str) -> tuple[Course, ...]:
        """Return the courses that one module counts toward."""
        return tuple(course for course in self.catalogue.courses if code in (*course.core, *course.electives))

    def minutes_of(self, course: Course) -> int:
        """Return the estimated minutes of a course: its core, and its shortest electives."""
        core = sum(self.by_code[code].minutes for code in course.core)
        electives = sorted(self.by_code[code].minutes for code in course.electives)
        return core + sum(electives[: course.choose])
