"""What others may know of a module: all that pages, rules and checks which look at many modules at once ask for.

Input: a module that was read. Output: its facts, a fiftieth of what it takes itself. What stands here is known of every
module while one alone is read, made or changed; what does not, such as a text, has to be fetched with the whole module.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from course.reading.word_count import WORDS_A_MINUTE

if TYPE_CHECKING:
    from course.markdown.facts import PlacementKind
    from course.model.checklist import Verb
    from course.model.former_names import Former
    from course.model.lesson import Lesson
    from course.model.module import Module
    from course.model.questions import Question
    from course.model.scenario import Scenario


class Placed(NamedTuple):
    """A question, scenario or checklist that a lesson places."""

    kind: PlacementKind
    id: str


class CitedIn(NamedTuple):
    """What a section of a lesson cites; before the first section, ``part`` and ``title`` are empty."""

    part: str  # "#" and its id
    title: str
    ids: frozenset[str]

    def __repr__(self) -> str:
        """Return what is the same wherever it is made, which a set's own words are not."""
        return f"CitedIn({self.part!r}, {self.title!r}, {sorted(self.ids)})"


class LessonFacts(NamedTuple):
    """What is known of a lesson: its page, how long it takes, what it places, and what it cites."""

    src: str
    path: str
    stem: str
    title: str
    minutes: int
    sections: str  # their ids; "new=old" where progress may stand under an earlier one
    placements: tuple[Placed, ...]
    cited: tuple[CitedIn, ...]
    was: tuple[str, ...]


class QuestionFacts(NamedTuple):
    """What is known of a question: what it asks for, and what of it is a fingerprint."""

    id: str
    use: str
    objective: str
    recalls: tuple[str, ...]
    fingerprint: str
    is_explained: bool  # whether anything is said of its answers, beyond which are right
    section: tuple[str, str] | None  # what it is about: the page and its part, and how that is called


class ChecklistFacts(NamedTuple):
    """What is known of a checklist."""

    id: str
    title: str
    revision: int
    items: tuple[str, ...]  # their ids
    was: tuple[str, ...]
    required: Verb | None

    @property
    def is_observed(self) -> bool:
        """Whether a learner is observed by it."""
        return self.required == "observed"


class ScenarioFacts(NamedTuple):
    """What is known of a scenario.

    ``items`` are those of checklists that it names: after-a-call/stayed; ``speakers`` people of the catalogue.
    """

    id: str
    title: str
    is_guide: bool
    items: tuple[str, ...]
    speakers: tuple[str, ...]
    was: tuple[str, ...]


@dataclass(frozen=True)
class ModuleFacts:
    """What is known of a module beside its offering."""

    sources: tuple[str, ...]  # of its pages
    minutes: int
    asked: int  # questions in one attempt
    pass_mark: int  # per cent
    fingerprint: str
    cited: tuple[str, ...]  # by what learners are shown
    mentioned: frozenset[str]  # claims and evidence that any of its texts cites, the trainer's too
    lessons: tuple[LessonFacts, ...]
    questions: tuple[QuestionFacts, ...]
    checklists: tuple[ChecklistFacts, ...]
    scenarios: tuple[ScenarioFacts, ...]
    has_clock: bool  # whether its run sheet has steps
    former: tuple[Former, ...]  # names that it, and all that it holds, had before
    digest: str = ""  # of all this, and of the offering
    taught: str = ""  # of its code and of its lessons: what the page of sources tells

    @property
    def tested(self) -> tuple[QuestionFacts, ...]:
        """The questions that the quiz page may ask."""
        return tuple(question for question in self.questions if question.use != "check")

    @property
    def for_test_alone(self) -> tuple[QuestionFacts, ...]:
        """The questions that no lesson asks, so that they can come back after a course."""
        return tuple(question for question in self.questions if question.use == "test")


def facts_of(module: Module) -> ModuleFacts:
    """Return the facts of a module that is at hand."""
    mentioned = frozenset(one.id for text in module.trainer_texts for one in text.all_citations)
    found = ModuleFacts(
        sources=module.sources,
        minutes=module.minutes,
        asked=module.quiz.asked,
        pass_mark=module.quiz.pass_mark,
        fingerprint=module.fingerprint,
        cited=module.cited,
        mentioned=mentioned.union(module.cited),
        lessons=tuple(map(_of_lesson, module.lessons)),
        questions=tuple(_of_question(module, question) for question in module.quiz.questions),
        checklists=tuple(
            ChecklistFacts(one.id, one.title, one.revision, tuple(item.id for item in one.items), one.was, one.required)
            for one in module.checklists
        ),
        scenarios=tuple(map(_of_scenario, module.scenarios)),
        has_clock=bool(module.trainer and module.trainer.timed),
        former=module.former,
    )
    # Sets have no order, and a place in a file says nothing that a page shows.
    known = module.offering, sorted(found.mentioned), replace(found, mentioned=frozenset())
    return replace(found, digest=_digest_of(known), taught=_digest_of((module.code, found.lessons)))


def _digest_of(known: object) -> str:
    return hashlib.blake2b(repr(known).encode(), digest_size=16).hexdigest()


def _of_question(module: Module, question: Question) -> QuestionFacts:
    section = None
    for lesson in module.lessons if question.section else ():
        if (title := lesson.parts.get(question.section or "")) is not None:
            section = f"{lesson.src}#{question.section}", title
    known = (question.id, question.use, question.objective, question.recalls, question.fingerprint)
    return QuestionFacts(*known, question.is_explained, section)


def _of_lesson(lesson: Lesson) -> LessonFacts:
    old = lesson.old_anchors
    sections = " ".join(f"{name}={old[name]}" if name in old else name for name in lesson.anchors)
    asked = sum(place.kind == "question" for place in lesson.placements)
    return LessonFacts(
        src=lesson.src,
        path=lesson.path,
        stem=lesson.stem,
        title=lesson.title,
        minutes=math.ceil(lesson.words / WORDS_A_MINUTE) + asked,
        sections=sections,
        placements=tuple(Placed(one.kind, one.id) for one in lesson.placements),
        cited=tuple(_cited_in(lesson)),
        was=lesson.was,
    )


def _cited_in(lesson: Lesson) -> Iterator[CitedIn]:
    """Yield what each section that cites something cites, in their order."""
    sections = list(lesson.sections.values())
    named = [("", "", 0), *((f"#{one.id}", one.words, one.line) for one in sections)]
    for number, (part, title, line) in enumerate(named):
        end = named[number + 1][2] if number + 1 < len(named) else math.inf
        if ids := frozenset(one.id for one in lesson.citations if line <= one.line < end):
            yield CitedIn(part, title, ids)


def _of_scenario(scenario: Scenario) -> ScenarioFacts:
    nodes = scenario.nodes.values()
    named = (name for node in nodes for part in (node.items, *(step.items for step in node.choices)) for name in part)
    speakers = tuple(dict.fromkeys(node.speaker for node in nodes if node.speaker))
    items = tuple(dict.fromkeys(named))
    return ScenarioFacts(scenario.id, scenario.title, scenario.is_guide, items, speakers, scenario.was)
