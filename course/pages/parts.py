"""What a module consists of for its learner, in the order in which it is done.

Input: a module and the course it stands in. Output: ``Part``s, each with its page and its share of the
module's time, and what has changed. The same parts stand on My learning, on the module's page and
at its quiz, so that one script can tell everywhere how far a learner has come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from course.locale import translatable
from course.model import Change, Content, Course, Module, Requirements
from course.model.module_facts import ChecklistFacts

WORDS = {
    "read": translatable("lesson"),
    "scenario": translatable("practice scenario"),
    "quiz": translatable("quiz"),
    "list": translatable("checklist"),
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing to do. ``detail`` is what decides whether it is done: sections, or what a list asks for itself."""

    kind: Literal["read", "scenario", "quiz", "list"]
    id: str
    title: str
    src: str
    minutes: int
    detail: str = ""

    @property
    def word(self) -> str:
        """What the part is, in a word that ``Words.say`` translates."""
        return WORDS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A course that a module counts toward, and the folders of the modules that complete it."""

    id: str
    title: str
    core: str
    electives: str
    choose: int  # how many of the electives
    days: tuple[tuple[int, str], ...]  # after how many days which page asks again, as far as the module knows


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What a script needs to tell how far a learner has come with a module."""

    module: Module
    parts: tuple[Part, ...]
    changes: tuple[Change, ...]  # since the first version, the newest first
    keys: str  # the test's questions, each with the fingerprint of its key
    rules: str
    first: str  # the folders of the modules that are better done before it
    courses: tuple[Counted, ...]  # those that are complete with modules alone, as the catalogue counts them


def steps_of(content: Content, module: Module) -> Steps:
    """Return the steps of one module under the rules of the catalogue."""
    return Steps(
        module=module,
        parts=parts_of(content, module),
        changes=module.offering.later_changes,
        keys=" ".join(f"{question.id}:{question.fingerprint}" for question in module.facts.tested),
        rules=rules_of(content.catalogue.requires),
        first=" ".join(content.by_code[code].slug for code in module.offering.prerequisites),
        courses=tuple(
            counted(content, course, module) for course in content.courses_with(module.code) if not course.requires
        ),
    )


def counted(content: Content, course: Course, module: Module | None = None) -> Counted:
    """Return which modules complete a course, by their folders, and what asks again later.

    There is a page for each day for which a module has a question. A page of ``module`` knows its own questions alone.
    """
    core, electives = content.folders_of[course.id]
    days = course.follow_ups[: len(module.facts.for_test_alone) if module else None]
    return Counted(
        id=course.id,
        title=course.title,
        core=core,
        electives=electives,
        choose=course.choose,
        days=tuple((day, course.follow_up_src(day)) for day in days),
    )


def parts_of(content: Content, module: Module) -> tuple[Part, ...]:
    """Return lessons, practice scenarios, the quiz and checklists of a module."""
    reading = [
        Part(
            kind="read",
            id=lesson.stem,
            title=lesson.title,
            src=lesson.src,
            minutes=lesson.minutes,
            detail=lesson.sections,
        )
        for lesson in module.facts.lessons
    ]
    title = content.words.say("Quiz")
    quiz = Part(kind="quiz", id="", title=title, src=f"{module.slug}/quiz.md", minutes=module.facts.asked)
    lists = [
        Part(
            kind="list",
            id=checklist.id,
            title=checklist.title,
            src=f"{module.slug}/checklist-{checklist.id}.md",
            minutes=2,
            detail=checklist.required or "",
        )
        for checklist in module.facts.checklists
    ]
    return (*reading, *scenes_of(content, module), quiz, *lists)


def scenes_of(content: Content, module: Module) -> list[Part]:
    """Return the practice scenarios of a module that some lesson places; only they can be played."""
    places = content.scenario_places
    return [
        Part(
            kind="scenario", id=scenario.id, title=scenario.title, src=places[f"{module.slug}/{scenario.id}"], minutes=4
        )
        for scenario in module.facts.scenarios
        if not scenario.is_guide and f"{module.slug}/{scenario.id}" in places
    ]


def rules_of(requires: Requirements) -> str:
    """Return requirements as the scripts read them: those that stand, in words of their own."""
    asked = [
        "read" if requires.read == "all" else "",
        f"scenarios:{requires.scenarios}" if requires.scenarios else "",
        "quiz" if requires.quiz == "pass" else "",
        {"read": "checklists", "used": "checklists used"}.get(requires.checklists, ""),
    ]
    return " ".join(word for word in asked if word)


def checklists_by_verb(requires: Requirements, module: Module) -> Mapping[str, Sequence[ChecklistFacts]]:
    """Return the checklists of a module by what completion asks for: ``read``, ``used``, ``observed`` or ``none``."""
    found: dict[str, list[ChecklistFacts]] = {"read": [], "used": [], "observed": [], "none": []}
    for checklist in module.facts.checklists:
        found[checklist.required or requires.checklists].append(checklist)
    return found
