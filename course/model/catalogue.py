"""``modules/catalogue.yml``: who offers what, under which families, and what holds for all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model.look import Look
from course.model.people import Cover, Person, Speaker
from course.model.questions.part import PictureFile
from course.model.role_path import RolePath
from course.model.rule_choice import RuleChoice
from course.model.sheet_choice import SheetChoice
from course.model.signer import Signer
from course.model.terms import (
    AtLeastOne,
    Code,
    Email,
    Format,
    FormerId,
    Id,
    Language,
    Level,
    Revision,
    WebAddress,
    nowhere,
)
from course.model.thresholds import House
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.schema import aliased
from course.reading.values import Within

FOLLOW_UP_DAYS = (7, 14, 21, 28)  # equal gaps do as well as growing ones (Latimier, Peyre & Ramus 2021)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom learners ask, and where a question is reported."""

    label: ClassVar[str] = "the contact"
    means: ClassVar[dict[str, str]] = {
        "name": "Whom learners ask, such as Training desk",
        "email": "Where questions are written to",
        "phone": "Where questions are asked by voice, such as +44 20 7946 0100",
        "issues": "Where a mistake in the course is reported",
    }
    name: str
    email: Email | None = None
    phone: str | None = None
    issues: WebAddress | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Who offers the courses."""

    label: ClassVar[str] = "the organisation"
    means: ClassVar[dict[str, str]] = {
        "name": "Who offers the courses, such as Harbour Works",
        "mission": "One sentence on what the courses are for, such as We help staff help each other.",
        "about": "A paragraph about the organisation for the first page, such as Short courses for everybody.",
    }
    name: str = ""
    mission: str = ""
    about: str = ""
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Family:
    """A subject family: a heading of the catalogue."""

    label: ClassVar[str] = "a family"
    means: ClassVar[dict[str, str]] = {
        "title": "The heading of the family in the catalogue, such as First aid",
        "summary": "One sentence under that heading, such as What to do until help comes.",
    }
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
    means: ClassVar[dict[str, str]] = {
        "question": "What people ask about the course, such as How long does it take?",
        "answer": "What they are answered, such as Half an hour.",
    }
    question: str
    answer: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Requirements:
    """What a learner does to complete a module; in a certificate course, each module that counts."""

    label: ClassVar[str] = "the requirements"
    means: ClassVar[dict[str, str]] = {
        "read": "Which sections of its lessons a learner reads to complete a module",
        "scenarios": "How many practice scenarios are played to an ending; all where there are fewer",
        "quiz": "Whether the quiz has to be passed",
        "checklists": "What is asked of each checklist: `read` it, or `used` it on the job",
    }
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


Asked = Literal["ask", "require", "leave-out"]


@dataclass(frozen=True, kw_only=True)
class LearnerFields:
    """What learners are asked beside their name when they make a certificate, which it and its record then carry."""

    label: ClassVar[str] = "what records say of learners"
    means: ClassVar[dict[str, str]] = {
        "number": "Whether a certificate and its record carry a staff number; `ask` leaves it to the learner",
        "site": "Whether they carry the site where the learner works; `ask` leaves it to the learner",
    }
    number: Asked = "leave-out"
    site: Asked = "leave-out"
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Course:
    """A certificate course: core modules, and electives to choose from."""

    label: ClassVar[str] = "a course"
    means: ClassVar[dict[str, str]] = {
        "was": "Ids and codes that it had before: certificates and progress under them follow",
        "code": "What people call the course by, in lists and on certificates",
        "title": "What the course is called, such as First aid essentials",
        "cover": "A picture for its card and the head of its page",
        "family": "The id of the family it stands under, such as first-aid",
        "purpose": "In one sentence, what the course is for, such as Keep calm and help.",
        "level": "How much it asks people to know before",
        "delivery": "How it is taken, such as Online and self-paced",
        "roles": "Short names of whom it is for, such as front desk",
        "enrol": "Who may take it, a line each, such as Everybody who works here",
        "outcomes": "What whoever completes it can do, a line each, such as Call for help in time",
        "core": "Codes of the modules that everybody takes, such as FA-101",
        "electives": "Codes of the modules to choose from, such as FA-103",
        "choose": "How many of the electives count",
        "steps": "What to do, in order, such as Read the module",
        "assessment": "How it is found out what somebody learned, such as A quiz at the end of each module.",
        "recognition": "What whoever completes it receives, such as A certificate of completion.",
        "order": "In which order modules are best taken, such as Start with FA-101.",
        "time_limit_months": "Within how many months it has to be completed",
        "requires": "What completes a module of this course, where it is not what the catalogue says",
        "valid_months": "For how many months its certificate is valid",
        "questions": "What people ask about the course, with answers",
        "revision": "Which version of the course this is, and when it is looked at again",
        "owner": "Who keeps it right, such as Training desk",
        "follow_ups": "After how many days questions are asked again",
    }
    id: Id
    was: tuple[FormerId, ...] = ()  # ids and codes that it had before
    code: Code
    title: str
    cover: Cover | None = None
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

    label: ClassVar[str] = "the set of policies"
    means: ClassVar[dict[str, str]] = {
        "fee": "What a course costs, such as Free for staff.",
        "access": "When and where it can be taken, such as Open at any time.",
        "records": "What is kept of learners, such as Results stay in your browser.",
        "privacy": "What happens with data, such as Nothing leaves your browser.",
        "changes": "What happens when a course changes, such as Passed modules stay passed.",
        "accessibility": "Whom to ask for another form, such as Ask for large print.",
    }
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
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which texts place it: call-within for [[call-within]]",
        "title": "What it is called, such as Seconds until a call is answered",
        "unit": "What the value is counted in, such as seconds",
        "value": "What your organisation has set, such as 20; a blank to fill in by hand until then",
    }
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
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which an `effect` scores it",
        "title": "What learners read, such as Calm",
        "sign": "A picture that stands beside its title, such as signs/calm.svg",
    }
    id: Id
    title: str = aliased("label")
    sign: PictureFile | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Qualities:
    """What the practice scenarios of an organisation score, and what it calls them together."""

    label: ClassVar[str] = "the set of qualities"
    means: ClassVar[dict[str, str]] = {
        "name": "What the qualities are called together, such as How you came across",
        "qualities": "What choices of practice scenarios help or hurt",
    }
    name: str
    qualities: Annotated[tuple[Quality, ...], Within(1, 6)]
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """``modules/catalogue.yml``."""

    label: ClassVar[str] = "the catalogue"
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which browsers keep progress; it stays when the title changes",
        "was": "Ids that it had before: progress under them follows",
        "title": "What the site is called, such as First aid training",
        "cover": "A picture for the head of home",
        "organisation": "Who offers the courses",
        "look": "What the organisation has of its own on pages and sheets: logo, colours, a line at the foot",
        "sheets": "How sheets are printed: papers, size of letters, side of the boxes",
        "contact": "Whom learners ask",
        "language": "The language of the course, which pages and paper then speak",
        "languages": "The languages into which the course is translated, each in files beside those of the course",
        "families": "The headings that courses and modules stand under",
        "courses": "Certificate courses, each made of modules",
        "paths": "Which modules people of a role take, and in which order; home lets them choose one",
        "completion": "What completes a module, in words for learners, such as Reach the pass mark in the quiz",
        "requires": "What completes a module, as pages count it",
        "policies": "What holds for every course",
        "records": "What certificates and records say of a learner beside the name",
        "retention_years": "How many years records are kept",
        "signers": "Who signs records, each with the key by which their signature is known",
        "people": "Who comes back in scenarios, each with a name, a job and faces",
        "standards": "Numbers or words that your organisation sets, and texts place",
        "scenario_qualities": "What practice scenarios score; without it they score nothing",
        "complete": "Whether every module is written; `false` while some are still missing",
        "on_one_page": "Up to how many modules stand on one page; with more, each family has its own",
        "review": "After how many days questions that were missed come back; `[]` where none should",
        "capstone": "The code of the module that asks for every other one again, such as FA-109",
        "authorised": "Words of recognition that somebody has granted, such as CEU",
        "rules": "Which rules for good content count, and how strictly",
        "house": "Thresholds of the rules, each where it differs",
    }
    format: Format = 1
    id: Id
    was: tuple[Id, ...] = ()  # ids that it had before, under which browsers may still keep progress
    title: str
    cover: Cover | None = None
    organisation: Organisation = field(default_factory=Organisation)
    look: Look = field(default_factory=Look)
    sheets: SheetChoice = field(default_factory=SheetChoice)
    contact: Contact | None = None
    language: Language = "en"
    languages: tuple[Language, ...] = ()  # into which the course is translated
    families: tuple[Family, ...] = ()
    courses: tuple[Course, ...] = ()
    paths: tuple[RolePath, ...] = ()  # of roles, through the modules
    completion: tuple[str, ...] = ()
    requires: Requirements = field(default_factory=Requirements)
    policies: Policies = field(default_factory=Policies)
    records: LearnerFields = field(default_factory=LearnerFields)
    retention_years: Annotated[int, Within(0, 100)] | None = None  # how long records are kept, where it is said
    signers: tuple[Signer, ...] = ()
    people: tuple[Person, ...] = ()
    standards: tuple[Standard, ...] = ()
    scenario_qualities: Qualities | None = None  # what an `effect` scores; without them scenarios score nothing
    complete: bool = True  # false while modules are still being written
    on_one_page: Annotated[int, Within(0, 1000)] = 50  # with more modules, each family has a page of its own
    review: tuple[Annotated[int, Within(1, 1000)], ...] = FOLLOW_UP_DAYS  # days after an answer, counting up
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

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """The people by the names under which scenarios have them speak: anna, and anna/worried."""
        return {name: Speaker(one, face) for one in self.people for name, face in one.faces.items()}

    @property
    def name_at_head(self) -> str:
        """What the header of pages and the head of sheets call whoever offers the courses."""
        return self.look.name or self.offered_by

    @property
    def logo_alt(self) -> str:
        """What a logo says for whoever cannot see it; nothing where the words beside it say the same."""
        said = (self.look.name, self.organisation.name, self.title)
        return "" if self.look.logo_alt in said else self.look.logo_alt
