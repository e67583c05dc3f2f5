"""One module: how the catalogue offers it, its lessons, and its question bank."""

from __future__ import annotations

import datetime
import hashlib
import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from course.model import former_names
from course.model.checklist import Checklist
from course.model.lesson import Lesson
from course.model.module_facts import ModuleFacts, facts_of
from course.model.people import Cover
from course.model.questions import AnyQuestion, Question
from course.model.questions.base import Bloom
from course.model.scenario import Scenario
from course.model.terms import (
    AtLeastOne,
    Code,
    Format,
    FormerId,
    Level,
    Revision,
    SectionId,
    Slug,
    Version,
    version_numbers,
)
from course.model.trainer import Trainer
from course.model.waivers import SignOff, Waiver
from course.reading.data import Mapping
from course.reading.values import Pattern, Within
from course.reading.word_count import WORDS_A_MINUTE, words_in

Reveal = Literal["passed", "attempt", "always"]
ATTEMPTS_HIDDEN = 3  # where a quiz reveals answers by attempts, and does not say after how many


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """``quizzes/<slug>.yml``: a question bank, and how an attempt draws from it (QTI: assessmentTest)."""

    label: ClassVar[str] = "the quiz"
    means: ClassVar[dict[str, str]] = {
        "title": "What the quiz is called, such as First steps: quiz",
        "pass_mark": "How much of the points passes, in per cent",
        "draw": "How many questions an attempt asks",
        "reveal": "When the answers to what was missed are shown: once passed, after so many attempts, or always",
        "reveal_after": "After how many attempts, under `reveal: attempt`",
        "questions": "The questions, in order",
    }
    format: Format = 1
    title: str = ""  # "<the module>: quiz", where the bank says nothing
    pass_mark: Annotated[int, Within(1, 100)] = 80
    draw: Annotated[int, Within(1, 200)] | None = None
    reveal: Reveal = "passed"  # when a learner is shown the answers to what was missed
    reveal_after: Annotated[int, Within(1, 20)] | None = None  # attempts, where ``reveal`` is "attempt"
    questions: Annotated[tuple[AnyQuestion, ...], AtLeastOne]
    at: Mapping = field(compare=False, repr=False)

    @cached_property
    def tested(self) -> tuple[Question, ...]:
        """The questions that the quiz page may ask."""
        return tuple(question for question in self.questions if question.use != "check")

    @property
    def unmarked(self) -> tuple[Question, ...]:
        """The questions that nobody marks; on paper they follow the test."""
        return tuple(question for question in self.questions if not question.is_marked)

    def question(self, name: str) -> Question:
        """Return the question with this id."""
        return next(question for question in self.questions if question.id == name)

    @property
    def asked(self) -> int:
        """How many questions one attempt asks."""
        return min(self.draw or len(self.tested), len(self.tested))

    @property
    def attempts_hidden(self) -> int | None:
        """How many attempts go by before the answers to what was missed are shown; None until one is passed."""
        return {"always": 0, "attempt": self.reveal_after or ATTEMPTS_HIDDEN, "passed": None}[self.reveal]


@dataclass(frozen=True, kw_only=True)
class Objective:
    """What a learner can do afterwards: a verb that can be observed, and the rest."""

    label: ClassVar[str] = "an objective"
    means: ClassVar[dict[str, str]] = {
        "id": "Its number, in quotes: the series of the module, and the place in it",
        "verb": "What the learner does, so that others can see it, such as Describe",
        "text": "The rest of the sentence, such as what to do first when something goes wrong",
        "bloom": "Which kind of thinking it asks for, by Bloom",
    }
    id: Annotated[str, Pattern(r"\d{1,6}\.\d{1,3}", 'an id such as "2.1"')]
    verb: str
    text: str
    bloom: Bloom | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What changed in one version of a module."""

    label: ClassVar[str] = "a change"
    means: ClassVar[dict[str, str]] = {
        "version": "The version that has the change",
        "date": "When it was made",
        "kind": "`major` where learners who passed should look again",
        "summary": "What changed, such as First issue.",
    }
    version: Version
    date: datetime.date
    kind: Literal["minor", "major"]
    summary: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Models:
    """Where a module shows how not to do it, and how to do it: lesson headings, as in their web addresses."""

    label: ClassVar[str] = "the pair of models"
    means: ClassVar[dict[str, str]] = {
        "negative": "The heading of the lesson that shows how not to do it",
        "positive": "The heading of the lesson that shows how to do it",
    }
    negative: SectionId
    positive: SectionId
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Offering:
    """Front matter of ``modules/<slug>/index.md``: a module as the catalogue offers it."""

    label: ClassVar[str] = "the module"
    means: ClassVar[dict[str, str]] = {
        "code": "What people call the module by",
        "was": "Folders and codes that it had before: progress under them follows",
        "merged": "Folders of modules that became part of it: their addresses lead here",
        "title": "What the module is called, such as Wet floors",
        "cover": "A picture for its card and the head of its page",
        "family": "The id of the family it stands under, such as first-aid",
        "purpose": "In one sentence, what a learner can do afterwards, such as Keep people off a wet floor.",
        "level": "How much it asks people to know before",
        "delivery": "How it is taken, such as Online and self-paced",
        "language": "The language it is taught in, in words, such as English",
        "roles": "Short names of whom it is for, which the catalogue filters by, such as front desk",
        "audience": "Who should attend, a line each, such as Staff who meet visitors",
        "prerequisites": "Codes of the modules to take before, such as FA-101",
        "objectives": "What a learner can do afterwards",
        "topics": "What it is about, a short line each, such as What a wet floor does to people",
        "how": "How it is taught, such as One lesson with short questions.",
        "lessons": "Its lessons in reading order, such as lesson.md",
        "on_the_job": "What happens after the module, such as Use the checklist for one week.",
        "schedule": "When it can be taken, such as Open any time",
        "owner": "Who keeps it right, such as Training desk",
        "reviewer": "Who has looked at it, such as Anna Reed",
        "related": "Codes of modules that go with it, such as FA-103",
        "revision": "Which version of the module this is, and when it is looked at again",
        "changes": "What changed in each version",
        "models": "Where it shows how not to do it, and how to do it",
        "signed": "Reviews that people have done",
    }
    format: Format = 1
    code: Code
    was: tuple[FormerId, ...] = ()  # folders and codes that it had before
    merged: tuple[Slug, ...] = ()  # modules that became part of it: their addresses lead here
    title: str
    cover: Cover | None = None
    family: str | None = None
    purpose: str = ""
    level: Level | None = None
    delivery: str = ""
    language: str = ""
    roles: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    topics: tuple[str, ...] = ()
    how: str = ""
    lessons: Annotated[tuple[str, ...], AtLeastOne] | None = None  # every one of the folder, by name, without it
    on_the_job: tuple[str, ...] = ()
    schedule: str | None = None
    owner: str = ""
    reviewer: str = ""
    related: tuple[str, ...] = ()
    revision: Revision = field(default_factory=Revision)
    changes: tuple[Change, ...] = ()
    models: Models | None = None
    signed: tuple[SignOff, ...] = ()
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def later_changes(self) -> tuple[Change, ...]:
        """What changed after the first version, the newest first."""
        return tuple(sorted(self.changes, key=lambda change: version_numbers(change.version), reverse=True)[:-1])


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module with all its parts; ``slug`` is its folder.

    ``overview`` is the learner's; ``overview_page`` has the trainer's blocks too.
    """

    slug: Slug
    offering: Offering
    overview: str
    lessons: tuple[Lesson, ...]
    quiz: Quiz
    checklists: tuple[Checklist, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    overview_page: Lesson | None = None
    trainer: Trainer | None = None
    derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what others make of it, once

    @property
    def code(self) -> str:
        """The code, such as FA-102."""
        return self.offering.code

    @property
    def title(self) -> str:
        """The title, without the code."""
        return self.offering.title

    @cached_property
    def facts(self) -> ModuleFacts:
        """What others may know of it."""
        return facts_of(self)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is kept of it; its facts are kept apart."""
        return {name: value for name, value in self.__dict__.items() if name != "facts"}

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that change when a question of the test comes, goes or changes its key."""
        keys = sorted(f"{question.first_id}:{question.fingerprint}" for question in self.quiz.tested)
        return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:12]

    @cached_property
    def former(self) -> tuple[former_names.Former, ...]:
        """The names that it, and all that it holds, had before."""
        return tuple(former_names.of_module(self))

    @property
    def sources(self) -> tuple[str, ...]:
        """Source paths of its pages below ``modules/``, in reading order."""
        return (
            f"{self.slug}/index.md",
            *(lesson.src for lesson in self.lessons),
            f"{self.slug}/quiz.md",
            *(f"{self.slug}/checklist-{checklist.id}.md" for checklist in self.checklists),
            *(f"{self.slug}/guide-{guide.id}.md" for guide in self.guides),
        )

    @property
    def tested_objectives(self) -> list[Objective]:
        """The objectives for which its test has questions, in their order."""
        asked = {question.objective for question in self.quiz.tested}
        return [objective for objective in self.offering.objectives if objective.id in asked]

    @cached_property
    def section_ids(self) -> dict[str, str]:
        """What of its lessons a question, a step or a model can name, and how it is called there."""
        return {name: words for lesson in self.lessons for name, words in lesson.parts.items()}

    @property
    def guides(self) -> tuple[Scenario, ...]:
        """The scenarios that are used on the job; each has a page of its own."""
        return tuple(scenario for scenario in self.scenarios if scenario.is_guide)

    @property
    def since(self) -> str:
        """The newest version that was a major change; whoever passed an earlier one is told to look again."""
        major = [change.version for change in self.offering.changes if change.kind == "major"]
        return max(major, key=version_numbers, default="0")

    @property
    def practice(self) -> tuple[Scenario, ...]:
        """The scenarios that are played to learn from them."""
        return tuple(scenario for scenario in self.scenarios if not scenario.is_guide)

    @property
    def reading_minutes(self) -> float:
        """Minutes of reading."""
        return (words_in(self.overview) + sum(lesson.words for lesson in self.lessons)) / WORDS_A_MINUTE

    @cached_property
    def minutes(self) -> int:
        """Estimated minutes: reading, 1 a question, 4 a practice scenario, 2 a checklist; to the next 5."""
        placed = sum(place.kind == "question" for lesson in self.lessons for place in lesson.placements)
        played = len(self.scenarios) - len(self.guides)
        total = self.reading_minutes + placed + self.quiz.asked + 4 * played + 2 * len(self.checklists)
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

    @property
    def trainer_texts(self) -> tuple[Lesson, ...]:
        """Everything in which the trainer's blocks or notes may stand."""
        notes = (self.trainer.notes,) if self.trainer else ()
        page = (self.overview_page,) if self.overview_page else ()
        return (*page, *self.lessons, *notes)
