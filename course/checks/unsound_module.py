"""What can be told of a module of which some file cannot be read as it should be, so that one run tells of all.

Input: those of its files and entries that could be read, and the data of all that are YAML. Output: problems within
each of them, and between two of which both are known. What hangs on a file that cannot be read is not told: it would be
a second message about one mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from course.checks import references
from course.checks.former_names import check_headings
from course.checks.links import Gathered
from course.checks.markdown import box_faults
from course.checks.naming import named_by_id, report_twice, resolve, where_defined
from course.checks.trainer import check_notes
from course.model import Checklist, Item, Offering, Quiz, Scenario, Trainer
from course.model.lesson import Lesson
from course.model.questions import Question
from course.model.text_keys import words_of
from course.reading.data import Mapping as Keys
from course.reading.data import Node, Scalar, Sequence
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.schema import plan_of
from course.reading.telling import tell
from course.scenarios.checks import check_scenario


@dataclass(frozen=True)
class Parts:
    """What could be read of a module."""

    slug: str
    offering: Offering | None
    overview_page: Lesson | None
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    checklists: tuple[Checklist, ...]
    scenarios: tuple[Scenario, ...]
    trainer: Trainer | None
    # Its files as they are written, by their names, and its bank as `bank`; None for one that is not there.
    data: Mapping[str, Node | None] = field(default_factory=dict)

    @property
    def sections(self) -> set[str] | None:
        """What of its lessons can be named; None where one is missing, or a comment that is not closed hides some."""
        index = self.data.get("index.md")
        listed = _under(index, "lessons")
        is_whole = isinstance(index, Keys) and len(self.lessons) >= (len(words_of(listed)) if listed else 1)
        if not is_whole or any(lesson.reading.faults for lesson in self.lessons):
            return None
        return {name for lesson in self.lessons for name in lesson.parts}

    @property
    def names(self) -> tuple[Name, ...]:
        """What it names of the file of sources."""
        texts = [self.overview_page, *self.lessons, self.trainer.notes if self.trainer else None]
        cited = [
            Name("claim or evidence", one.id, Position(text.path, one.line, one.column))
            for text in texts
            if text
            for one in text.all_citations
        ]
        items = [item for checklist in self.checklists for item in checklist.items]
        holders: list[Question | Item] = [*self.questions, *items]
        claimed = [
            Name("claim", claim, one.at.at("claims", number))
            for one in holders
            for number, claim in enumerate(one.claims)
        ]
        return (*cited, *claimed)


@dataclass(frozen=True)
class Name:
    """A name that something in a module has for something elsewhere."""

    what: str
    name: str
    position: Position


@dataclass(frozen=True)
class Unsound:
    """What is to be checked of a module that is none as it stands, when all others are known."""

    gathered: Gathered
    standards: tuple[tuple[str, Position], ...]
    names: tuple[Name, ...]


def check_names(module: Unsound, claims: Collection[str], problems: Problems) -> None:
    """Report what a module names of the file of sources that is not there; ``claims`` are all that is there."""
    for one in module.names:
        if one.name not in claims and (one.what, one.name) != ("claim", "house"):
            message = tell("there is no %(what)s %(name)s", what=tell(one.what), name=shown(one.name))
            problems.add(one.position, message, nearest(one.name, claims, where_defined(one.what)))


def check_parts(parts: Parts, problems: Problems) -> None:
    """Report what is wrong within the parts that could be read, and between them."""
    if parts.overview_page:
        references.check_overview(parts.overview_page, problems)
        for line, column, message, hint in box_faults(parts.overview_page):
            problems.add(Position(parts.overview_page.path, line, column), message, hint)
    if parts.offering:
        report_twice(tell("objective"), named_by_id(parts.offering.objectives), problems)
    if parts.trainer:
        check_notes(parts.trainer, problems)
    uses_of = _Known(parts, {problem.position for problem in problems.found}).uses_of
    for lesson in parts.lessons:
        references.check_lesson(lesson, problems)
        check_headings(lesson, problems)
        references.check_placements(lesson, parts.slug, None, uses_of, problems)
    _check_entries(parts, problems)


def _check_entries(parts: Parts, problems: Problems) -> None:
    told = {problem.position for problem in problems.found}
    objectives = ids_in(_under(parts.data.get("index.md"), "objectives"), told)
    known = None if objectives is None or len(set(objectives)) < len(objectives) else objectives
    sections = parts.sections
    report_twice(tell("question"), named_by_id(parts.questions), problems)
    for question in parts.questions:
        question.check(problems)
        _resolve("objective", [question.objective], known, question.at, problems)
        _resolve("section", [question.section], sections, question.at, problems)
    report_twice(tell("checklist"), named_by_id(parts.checklists), problems)
    for checklist in parts.checklists:
        references.check_checklist(checklist, problems)
        for item in checklist.items:
            _resolve("objective", [item.objective], known, item.at, problems)
    report_twice(tell("scenario"), named_by_id(parts.scenarios), problems)
    for scenario in parts.scenarios:
        check_scenario(scenario, problems)
        if known is not None:
            resolve("objective", scenario.objectives, known, scenario.at, "objectives", problems)


def _resolve(
    what: str, names: list[str | None], known: set[str] | list[str] | None, at: Keys, problems: Problems
) -> None:
    """Report a name that is not known, where it is known which there are."""
    if known is not None:
        resolve(what, [name for name in names if name], known, at, what, problems)


@dataclass(frozen=True)
class _Known:
    """Which parts of a module can be placed, so far as its files say."""

    parts: Parts
    told: Collection[Position]  # what is wrong already

    def uses_of(self, slug: str, kind: str) -> dict[str, str] | None:
        """Return the ids of a kind, each with its use; None where they are not known."""
        data = self.parts.data
        if slug != self.parts.slug:
            return None
        if kind == "question":
            found = ids_in(_under(data.get("bank"), "questions"), self.told)
        else:
            node = data.get(f"{kind}s.yml")
            found = [] if node is None and f"{kind}s.yml" in data else ids_in(node, self.told)
        return None if found is None else dict.fromkeys(found, "")


def ids_in(node: Node | None, told: Collection[Position]) -> list[str] | None:
    """Return the ids of the entries of a list; None where it is none, or one of them has none, or one that was told."""
    if not isinstance(node, Sequence) or not node.items:
        return None
    entries = [part for part in node.items if isinstance(part, Keys) and part.at("id") not in told]
    names = [one.text for part in entries if isinstance(one := part.entries.get("id"), Scalar)]
    return names if len(names) == len(node.items) else None


def _under(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Keys) else None


def sound_questions(bank: Node | None) -> tuple[Question, ...]:
    """Return the questions of a bank that can be read, whatever the others are like."""
    node = _under(bank, "questions")
    if not isinstance(node, Sequence) or not isinstance(bank, Keys):
        return ()
    found = plan_of(Quiz).fields["questions"].convert(node, "questions", bank, Problems())
    return tuple(one for one in found if isinstance(one, Question)) if isinstance(found, tuple) else ()
