"""Former names lead to one thing each: an old name that something else has now, or had too, is an error.

Input: the whole ``Content``, and the collector. Output: problems at the entries of ``was``. What a learner kept under a
name would otherwise be counted for something that it was not earned with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from course.model import Content, Module
from course.model.former_names import Former, Names, kinds_of, named_parts
from course.model.lesson import Lesson
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell, tellable

CALLED = {
    "catalogues": tellable("catalogue"),
    "courses": tellable("course"),
    "course-codes": tellable("course code"),
    "modules": tellable("module"),
    "merged": tellable("module"),
    "codes": tellable("module code"),
    "lessons": tellable("lesson"),
    "sections": tellable("heading"),
    "questions": tellable("question"),
    "parts": tellable("part of the question"),
    "groups": tellable("group of the question"),
    "scenarios": tellable("scenario"),
    "nodes": tellable("node"),
    "checklists": tellable("checklist"),
    "sheets": tellable("checklist"),
    "items": tellable("item"),
}

Where = Callable[[], Position]  # asked where something is told, as a kept module reads its file for it
Present = dict[str, dict[Names, Where]]


def check_former_names(content: Content, problems: Problems) -> None:
    """Report former names that mean two things, or nothing."""
    if content.former.all:
        _Check(content, problems).check()


class _Check:
    """Looks at each former name once."""

    def __init__(self, content: Content, problems: Problems) -> None:
        self.former, self.problems = content.former, problems
        self.present = present_names(content, asked_by(content))
        self.first: dict[tuple[str, Names], Former] = {}
        self.told: set[Position] = set()

    def check(self) -> None:
        for one in self.former.all:
            if one.at not in self.told and (fault := self._fault(one)):  # a pair is a part and a group
                self.problems.add(one.at, *fault)
                self.told.add(one.at)

    def _fault(self, one: Former) -> tuple[str, str] | None:
        """Return what is wrong with a former name and what to do, if anything is."""
        kind = "modules" if one.kind == "merged" else one.kind
        key = self.former.key(one.kind, one.old)
        name, of = shown(written(one.old)), _list(one)
        if key == one.new:
            return tell("%(name)s is the name that it has now", name=name), tell("take it out of %(of)s", of=of)
        if where := self.present[kind].get(key):
            there = where()
            message = tell(
                "%(name)s is the name of another %(called)s now, at %(path)s:%(line)s",
                name=name,
                called=tell(CALLED[kind]),
                path=there.path,
                line=there.line,
            )
            return message, tell("give that one another name, or take this one out of %(of)s", of=of)
        before = self.first.setdefault((kind, key), one)
        if before.at != one.at and (before.new, before.kind) == (one.new, one.kind):
            return tell("%(name)s appears here and on line %(line)s", name=name, line=before.at.line), tell(
                "keep one of the two in %(of)s", of=of
            )
        if before is not one and (before.new, before.kind) != (one.new, one.kind):
            message = tell(
                "%(name)s is a former name at %(path)s:%(line)s too",
                name=name,
                path=before.at.path,
                line=before.at.line,
            )
            return message, tell("leave it with the one to which what learners earned belongs")
        return None


def _list(one: Former) -> str:
    return {"merged": "`merged`", "sections": "`headings_were`"}.get(one.kind, "`was`")


def written(names: Names) -> str:
    """Return a name as an author reads it: people/first-call."""
    return "/".join(names)


def check_headings(lesson: Lesson, problems: Problems) -> None:
    """Report former names of headings that a lesson does not have."""
    for heading in lesson.headings_were:
        if heading not in lesson.parts:
            message = tell("there is no heading %(heading)s in this lesson", heading=shown(heading))
            problems.add(lesson.place("headings_were", heading), message, nearest(heading, lesson.parts))


def asked_by(content: Content) -> frozenset[str]:
    """Return the modules of which a former name could be mixed up with one."""
    asked = {content.former.key(one.kind, one.old)[0] for one in content.former.all}
    owners = (module for module in content.modules if any(one.id in asked for one in module.facts.checklists))
    return frozenset((*asked, *(module.slug for module in owners)))


def present_names(content: Content, slugs: Collection[str] | None = None) -> Present:
    """Return every name that something has now, by kind, with what tells where it stands.

    Of modules that are not in ``slugs``, where these are given, the names of their own alone are looked at.
    """
    catalogue = content.catalogue
    found: Present = {kind: {} for kind in CALLED}
    found["catalogues"][catalogue.id,] = partial(catalogue.at.at, "id")
    for course in catalogue.courses:
        found["courses"][course.id,] = partial(course.at.at, "id")
        found["course-codes"][course.code,] = partial(course.at.at, "code")
    for module in content.modules:
        is_asked = slugs is None or module.slug in slugs
        for names in (_of_module, *(_OF_PARTS if is_asked else ())):
            for kind, name, at in names(module):
                found[kind].setdefault(name, at)
    return found


Named = Iterator[tuple[str, Names, Where]]


def _of_module(module: Module) -> Named:
    yield "modules", (module.slug,), module.offering.at.at
    yield "codes", (module.code,), partial(module.offering.at.at, "code")


def _of_lessons(module: Module) -> Named:
    for lesson in module.lessons:
        here = module.slug, lesson.stem
        yield "lessons", here, partial(Position, lesson.path)
        lines = {heading.id: heading.line for heading in lesson.headings}
        yield from (
            ("sections", (*here, name), partial(Position, lesson.path, lines.get(name, 1))) for name in lesson.parts
        )


def _of_questions(module: Module) -> Named:
    for question in module.quiz.questions:
        here = module.slug, question.id
        yield "questions", here, partial(question.at.at, "id")
        for key, name, part in named_parts(question):
            yield from ((kind, (*here, name), partial(part.at.at, "id")) for kind in kinds_of(question, key))


def _of_scenarios(module: Module) -> Named:
    for scenario in module.scenarios:
        here = module.slug, scenario.id
        yield "scenarios", here, partial(scenario.at.at, "id")
        yield from (("nodes", (*here, name), node.at.at) for name, node in scenario.nodes.items())


def _of_checklists(module: Module) -> Named:
    for checklist in module.checklists:
        at = partial(checklist.at.at, "id")
        yield "checklists", (checklist.id,), at
        yield "sheets", (module.slug, checklist.id), at
        yield from (("items", (checklist.id, item.id), partial(item.at.at, "id")) for item in checklist.items)


_OF_PARTS = _of_lessons, _of_questions, _of_scenarios, _of_checklists
