"""``modules/catalogue.yml``: who offers what, under which families, and what holds for all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.rule_choice import RuleChoice
from course.model.terms import AtLeastOne, Email, Format, FormerId, Language, Level, Revision, WebAddress, nowhere
from course.model.thresholds import House
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.schema import Code, Id, Within, aliased

FOLLOW_UP_DAYS = (7, 14, 21, 28)  # equal gaps do as well as growing ones (Latimier, Peyre & Ramus 2021)


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
    name: str = ""
    mission: str = ""
    about: str = ""
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Family:
    """A subject family: a heading of the catalogue."""

    label: ClassVar[str] = "a family"
    is_named: ClassVar[bool] = True
    id: Id
    title: str
    summary: str = ""
    at: Mapping = field(compare=False, repr=False)


class Others(Family):
    """The courses and modules that are of no family, as a family."""

    NAME: ClassVar[str] = "other"
    is_named: ClassVar[bool] = False

    @classmethod
    def of(cls, words: Words, *, is_rest: bool, has_courses: bool, at: Mapping) -> Others:
        """Return it by what it holds: all there is, or what families leave; modules alone, or courses too."""
        titles = {
            (False, False): translatable("Modules"),
            (False, True): translatable("Courses and modules"),
            (True, False): translatable("Other modules"),
            (True, True): translatable("Other courses and modules"),
        }
        return cls(id=cls.NAME, title=words.say(titles[is_rest, has_courses]), at=at)


@dataclass(frozen=True, kw_only=True)
class Faq:
    """A question that people ask about a course, and its answer."""

    label: ClassVar[str] = "a question with its answer"
    question: str
    answer: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Requirements:
    """What a learner does to complete a module; in a certificate course, each module that counts."""

    label: ClassVar[str] = "the requirements"
    read: Literal["all", "none"] = "all"  # sections of the lessons
    scenarios: Annotated[int, Within(0, 99)] = 1  # practice scenarios played to an ending, or all where there are fewer
    quiz: Literal["pass", "none"] = "pass"
    # of each checklist that says nothing itself; `acknowledged` is what `read` was called
    checklists: Literal["read", "used", "none", "acknowledged"] = "read"
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.checklists == "acknowledged":
            object.__setattr__(self, "checklists", "read")

    @property
    def ask_nothing(self) -> bool:
        """Whether a module would be complete before anybody opened it."""
        return (self.read, self.scenarios, self.quiz, self.checklists) == ("none", 0, "none", "none")


@dataclass(frozen=True, kw_only=True)
class Course:
    """A certificate course: core modules, and electives to choose from."""

    label: ClassVar[str] = "a course"
    id: Id
    was: tuple[FormerId, ...] = ()  # ids and codes that it had before
    code: Code
    title: str
    family: str | None = None
    purpose: str = ""
    level: Level | None = None
    delivery: str = ""
    roles: tuple[str, ...] = ()
    enrol: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    core: Annotated[tuple[str, ...], AtLeastOne]
    electives: tuple[str, ...] = ()
    choose: Annotated[int, Within(0, 99)] = 0
    steps: tuple[str, ...] = ()
    assessment: str = ""
    recognition: str = ""
    order: str = ""
    time_limit_months: Annotated[int, Within(1, 120)] | None = None
    requires: Requirements | None = None  # the catalogue's, where a course has none of its own
    valid_months: Annotated[int, Within(1, 600)] | None = None  # how long its certificate is valid; None, for good
    questions: tuple[Faq, ...] = ()
    revision: Revision = field(default_factory=Revision)
    owner: str = ""
    follow_ups: tuple[Annotated[int, Within(1, 1000)], ...] = FOLLOW_UP_DAYS  # days after completion
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def src(self) -> str:
        """Source path of its page."""
        return f"courses/{self.id}.md"

    def follow_up_src(self, day: int) -> str:
        """Source path of the page with the questions for a day after it."""
        return f"courses/{self.id}-day-{day}.md"


@dataclass(frozen=True, kw_only=True)
class Policies:
    """What holds for every course of the catalogue."""

    label: ClassVar[str] = "the policies"
    fee: str = ""
    access: str = ""
    records: str = ""
    privacy: str = ""
    changes: str = ""
    accessibility: str = ""
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)


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
class Quality:
    """Something that choices of a practice scenario help or hurt, such as being quick."""

    label: ClassVar[str] = "a quality"
    id: Id
    title: str = aliased("label")
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Qualities:
    """What the practice scenarios of an organisation score, and what it calls them together."""

    label: ClassVar[str] = "the qualities"
    name: str
    qualities: Annotated[tuple[Quality, ...], Within(1, 6)]
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """``modules/catalogue.yml``."""

    label: ClassVar[str] = "the catalogue"
    format: Format = 1
    id: Id
    was: tuple[Id, ...] = ()  # ids that it had before, under which browsers may still keep progress
    title: str
    organisation: Organisation = field(default_factory=Organisation)
    contact: Contact | None = None
    language: Language = "en"
    families: tuple[Family, ...] = ()
    courses: tuple[Course, ...] = ()
    completion: tuple[str, ...] = ()
    requires: Requirements = field(default_factory=Requirements)
    policies: Policies = field(default_factory=Policies)
    retention_years: Annotated[int, Within(0, 100)] | None = None  # how long records are kept, where it is said
    standards: tuple[Standard, ...] = ()
    scenario_qualities: Qualities | None = None  # what an `effect` scores; without them scenarios score nothing
    complete: bool = True  # false while modules are still being written
    on_one_page: Annotated[int, Within(0, 1000)] = 50  # with more modules, each family has a page of its own
    capstone: str | None = None  # the code of the module that asks for every other one again
    authorised: tuple[str, ...] = ()  # words of recognition that somebody has granted, such as CEU
    rules: RuleChoice = field(default_factory=RuleChoice)
    house: House = field(default_factory=House)
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def offered_by(self) -> str:
        """Who offers the courses: the organisation, or what all of them are called where none is named."""
        return self.organisation.name or self.title
