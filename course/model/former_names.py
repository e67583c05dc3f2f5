"""What had another name before: ``was`` beside an id, read once for everything that goes by names.

Input: a catalogue, or a module. Output: ``Former`` names, each with the name of today; and ``FormerNames``, which turns
what stands under an old name (in a browser, in a record, in an address) to where it stands now. Names are paths: a
question is (module, question), because what learners keep hangs on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from course.model.catalogue import Catalogue
from course.reading.problems import Position

if TYPE_CHECKING:
    from course.model.module import Module
    from course.model.questions import Question

# What is named within what: a name is looked up under the present name of what holds it.
PARENTS = {
    "lessons": "modules",
    "questions": "modules",
    "scenarios": "modules",
    "sections": "lessons",
    "parts": "questions",
    "groups": "questions",
    "nodes": "scenarios",
    "items": "checklists",
}
Names = tuple[str, ...]


class Former(NamedTuple):
    """A name that something had, and the one it has; ``kind`` says of what."""

    kind: str
    old: Names
    new: Names
    at: Position


class FormerNames:
    """All former names of a course, by kind."""

    def __init__(self, formers: Iterable[Former] = ()) -> None:
        self.all = tuple(formers)
        self.by_kind: dict[str, dict[Names, Names]] = {}
        for one in sorted(self.all, key=lambda one: len(one.old)):  # modules before what they hold
            self.by_kind.setdefault(one.kind, {}).setdefault(self.key(one.kind, one.old), one.new)

    def key(self, kind: str, names: Names) -> Names:
        """Return a name with the present names of all that it stands in."""
        parent = PARENTS.get(kind)
        return (*self.now(parent, names[:-1]), names[-1]) if parent else names

    def now(self, kind: str, names: Names) -> Names:
        """Return the present name of what had this one, or has it."""
        known = self.by_kind.get(kind)
        if kind in PARENTS:
            names = self.key(kind, names) if self.by_kind else names
        return known.get(names, names) if known else names  # of ten thousand records it is asked half a million times


def of_catalogue(catalogue: Catalogue) -> Iterator[Former]:
    """Yield the former names of the catalogue and its courses."""
    for number, name in enumerate(catalogue.was):
        yield Former("catalogues", (name,), (catalogue.id,), catalogue.at.at("was", number))
    for course in catalogue.courses:
        for number, name in enumerate(course.was):
            kind, now = ("course-codes", course.code) if name.isupper() else ("courses", course.id)
            yield Former(kind, (name,), (now,), course.at.at("was", number))


def of_module(module: Module) -> Iterator[Former]:
    """Yield the former names of a module and of all that it holds."""
    offering, slug = module.offering, module.slug  # a folder may be 2024, which has no small letters either
    for number, name in enumerate(offering.was):
        kind, now = ("codes", module.code) if name.isupper() else ("modules", slug)
        yield Former(kind, (name,), (now,), offering.at.at("was", number))
    for number, name in enumerate(offering.merged):
        yield Former("merged", (name,), (slug,), offering.at.at("merged", number))
    yield from _of_lessons(module)
    for question in module.quiz.questions:
        yield from _listed("questions", slug, question)
        yield from _of_parts(slug, question)
    for scenario in module.scenarios:
        yield from _listed("scenarios", slug, scenario)
        for node, moment in scenario.nodes.items():
            for number, name in enumerate(moment.was):
                at = moment.at.at("was", number)
                yield Former("nodes", (slug, scenario.id, name), (slug, scenario.id, node), at)
    yield from _of_checklists(module)


def _of_lessons(module: Module) -> Iterator[Former]:
    for lesson in module.lessons:
        here = module.slug, lesson.stem
        for number, name in enumerate(lesson.was):
            owner, _, file = name.rpartition("/")
            yield Former("lessons", (owner or module.slug, file.removesuffix(".md")), here, lesson.place("was", number))
        for heading, names in lesson.headings_were.items():
            for number, name in enumerate(names):
                yield Former(
                    "sections", (*here, name), (*here, heading), lesson.place("headings_were", heading, number)
                )


def _listed(kind: str, slug: str, part: Any) -> Iterator[Former]:
    for number, written in enumerate(part.was):
        owner, _, name = written.rpartition("/")
        old = owner or slug, name
        if old != (slug, part.id):  # its first name again, which its fingerprint hangs on
            yield Former(kind, old, (slug, part.id), part.at.at("was", number))


def _of_checklists(module: Module) -> Iterator[Former]:
    """Yield those of checklists, which are named by their id alone; the address of one holds its module too."""
    for checklist in module.checklists:
        for number, written in enumerate(checklist.was):
            owner, _, name = written.rpartition("/")
            at = checklist.at.at("was", number)
            if name != checklist.id or not owner:
                yield Former("checklists", (name,), (checklist.id,), at)
            if owner:
                yield Former("sheets", (owner, name), (module.slug, checklist.id), at)
        for item in checklist.items:
            for number, name in enumerate(item.was):
                yield Former("items", (checklist.id, name), (checklist.id, item.id), item.at.at("was", number))


def _of_parts(slug: str, question: Question) -> Iterator[Former]:
    for field_name, name, part in named_parts(question):
        for number, old in enumerate(part.was):
            if old == name:  # as above
                continue
            at = part.at.at("was", number)
            for kind in kinds_of(question, field_name):
                yield Former(kind, (slug, question.id, old), (slug, question.id, name), at)


def kinds_of(question: Question, field_name: str) -> tuple[str, ...]:
    """Return what entries of a list of a question are named as: parts that are answered, groups to answer with."""
    if field_name != question.grouped_by:
        return ("parts",)
    return ("parts", "groups") if question.groups_are_parts else ("groups",)


def named_parts(question: Question) -> Iterator[tuple[str, str, Any]]:
    """Yield everything in a question that has an id: the key of its list, its id or letter, and itself."""
    from course.model.questions.base import named

    for field in fields(question):
        value = getattr(question, field.name)
        if isinstance(value, tuple) and value and hasattr(value[0], "was") and hasattr(value[0], "id"):
            for name, part in named(value):
                yield field.name, name, part
