"""What each kind of new name changes: the name itself, ``was`` beside it, and everything that leads there.

Input: the course as it is written, and what is to be renamed. Output: a ``Plan``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from course.checks.load import Written
from course.checks.translator import path_in
from course.model import Checklist, Module, Scenario
from course.model.former_names import kinds_of, named_parts
from course.model.lesson import Heading, Lesson
from course.model.questions import Question
from course.reading.data import Mapping, Sequence
from course.reading.problems import Position
from course.reading.telling import tell, tell_all
from course.renaming.edits import END, CannotEdit, Edit, Editor
from course.renaming.names import Named, WrongName
from course.renaming.plan import Plan
from course.renaming.references import Moved, Part, rename_links, rename_owner, rename_placed

_PARTS = {"questions": "question", "scenarios": "scenario", "checklists": "checklist"}


def planned(root: Path, course: Written, named: Named) -> Plan:
    """Return what a new name changes; raises ``CannotEdit``, and ``WrongName`` where a file is in the way."""
    renaming = _Renaming(root, course, named)
    PLANS[named.kind](renaming)
    return Plan(tuple(sorted(renaming.editor.edits)), tuple(renaming.moves))


class _Renaming:
    """One new name, and what it changes."""

    def __init__(self, root: Path, course: Written, named: Named) -> None:
        self.root, self.course, self.content, self.named = root, course, course.content, named
        self.editor = Editor(root)
        self.moves: list[tuple[str, str]] = []

    @property
    def module(self) -> Module:
        return self.content.by_slug[self.named.names[0]]

    def name(self, at: Mapping, key: str = "id", *, keeps_first: bool = False) -> None:
        """Change a name, and note the one it had; ``keeps_first`` where a key is made of the first."""
        self.editor.replace(at.at(key), self.named.old, self.named.new)
        self.was(at, key, keeps_first=keeps_first)

    def was(self, at: Mapping, after: str, *, keeps_first: bool = False) -> None:
        self.editor.name_before(at, after, self.named.old, "" if keeps_first else self.named.new)

    def links(self, moved: Moved = str, part: Part = lambda _, name: name) -> None:
        rename_links(self.course, self.editor, moved, part)

    def move(self, old: str, new: str) -> None:
        """Move a folder, or a file with its translations."""
        moves = [(old, new)]
        for language in self.content.catalogue.languages if Path(old).suffix else ():
            moves.append((path_in(Path(old), language).as_posix(), path_in(Path(new), language).as_posix()))
        for before, after in moves:
            if (self.root / after).exists():
                raise WrongName(tell("%(after)s is there already. Write another name, or move it away.", after=after))
            if (self.root / before).exists():
                self.moves.append((before, after))

    def each(self, at: Mapping, key: str, names: Iterable[str], old: str, new: str) -> None:
        """Change a name wherever it stands in a list."""
        for number, name in enumerate(names):
            if name == old:
                self.editor.replace(at.at(key, number), old, new)


def _catalogue(of: _Renaming) -> None:
    of.name(of.content.catalogue.at)


def _course(of: _Renaming) -> None:
    course = next(one for one in of.content.catalogue.courses if one.id == of.named.old)
    of.name(course.at)
    sources = of.content.course_sources(course)
    pages = {src: src.replace(f"courses/{course.id}", f"courses/{of.named.new}", 1) for src in sources}
    of.links(lambda src: pages.get(src, src), _part_on("learning.md", f"course-{course.id}", f"course-{of.named.new}"))


def _course_code(of: _Renaming) -> None:
    of.name(next(one for one in of.content.catalogue.courses if one.code == of.named.old).at, "code")


def _module_code(of: _Renaming) -> None:
    old, new, catalogue = of.named.old, of.named.new, of.content.catalogue
    of.name(of.content.by_code[old].offering.at, "code")
    if catalogue.capstone == old:
        of.editor.replace(catalogue.at.at("capstone"), old, new)
    for course in catalogue.courses:
        of.each(course.at, "core", course.core, old, new)
        of.each(course.at, "electives", course.electives, old, new)
    for path in catalogue.paths:
        of.each(path.at, "modules", path.modules, old, new)
    for module in of.content.modules:
        of.each(module.offering.at, "prerequisites", module.offering.prerequisites, old, new)
        of.each(module.offering.at, "related", module.offering.related, old, new)


def _module(of: _Renaming) -> None:
    old, new = of.named.old, of.named.new
    of.was(of.module.offering.at, "code")
    of.move(f"modules/{old}", f"modules/{new}")
    of.move(f"quizzes/{old}.yml", f"quizzes/{new}.yml")
    of.links(
        lambda path: f"{new}/{path.partition('/')[2]}" if path.startswith(f"{old}/") else path,
        _part_on("learning.md", f"module-{old}", f"module-{new}"),
    )
    rename_owner(of.course, of.editor, old, new)


def _lesson(of: _Renaming) -> None:
    lesson, at = _lesson_of(of), of.module.offering.at
    old, new = f"{lesson.stem}.md", f"{of.named.new}.md"
    of.each(at, "lessons", of.module.offering.lessons or (), old, new)
    of.editor.name_before(_head(lesson), "title", old, new)
    of.move(f"modules/{of.module.slug}/{old}", f"modules/{of.module.slug}/{new}")
    moved = f"{of.module.slug}/{new}"
    of.links(lambda src: moved if src == lesson.src else src)


def _lesson_of(of: _Renaming) -> Lesson:
    return next(one for one in of.module.lessons if one.stem == of.named.names[1])


def _head(lesson: Lesson) -> Mapping:
    if lesson.at is None:
        raise AssertionError("a lesson of a module has front matter")
    return lesson.at


def _heading(of: _Renaming) -> None:
    lesson, (old, new) = _lesson_of(of), (of.named.old, of.named.new)
    heading = next((one for one in lesson.headings if one.id == old), None)
    if heading is None:
        raise CannotEdit(Position(lesson.path), old)
    _name_heading(of, lesson, heading)
    _note_heading(of.editor, _head(lesson), old, new)
    for question in of.module.quiz.questions:
        if question.section == old:
            of.editor.replace(question.at.at("section"), old, new)
    models = of.module.offering.models
    for key in ("negative", "positive") if models else ():
        if models and getattr(models, key) == old:
            of.editor.replace(models.at.at(key), old, new)
    trainer = of.module.trainer
    for step in trainer.session.run if trainer and trainer.session else ():
        of.each(step.at, "sections", step.sections, old, new)
    of.links(part=_part_on(lesson.src, old, new))


def _name_heading(of: _Renaming, lesson: Lesson, heading: Heading) -> None:
    """Write the new address behind the words of a heading, or into the braces that stand there."""
    line = of.editor.document(lesson.path).line(heading.line)
    braces = re.search(r"\{:?([^{}]*)\}[ \t]*$", line)
    given = re.search(rf"#{re.escape(heading.id)}(?=[\s}}])", line[braces.start() :]) if braces else None
    if braces and given:
        column = braces.start() + given.start() + 1
        of.editor.edits.add(Edit(lesson.path, heading.line, column, f"#{heading.id}", f"#{of.named.new}"))
    elif braces:
        of.editor.edits.add(Edit(lesson.path, heading.line, braces.start(1) + 1, "", f"#{of.named.new} "))
    else:
        of.editor.edits.add(Edit(lesson.path, heading.line, END, "", f" {{#{of.named.new}}}"))


def _note_heading(editor: Editor, head: Mapping, old: str, new: str) -> None:
    """Note the old address in the front matter, where an older one may stand under it."""
    known = head.entries.get("headings_were")
    if not isinstance(known, Mapping) or not known.entries:
        editor.insert_key(head, "title", f"headings_were: {{{new}: [{old}]}}")
        return
    before = known.entries.get(old)
    if isinstance(before, Sequence):
        editor.replace(Position(known.path, *known.key_places[old]), old, new)
        editor.add_to_list(known.path, before, old, new)
    else:
        editor.insert_first(known, [f"{new}: [{old}]"])


def _question(of: _Renaming) -> None:
    slug, old = of.named.names
    of.name(_question_of(of).at, keeps_first=True)
    rename_placed(of.course, of.editor, "question", (slug, old), of.named.new)
    _link_to_part(of, slug, "question")


def _question_of(of: _Renaming) -> Question:
    return next(one for one in of.module.quiz.questions if one.id == of.named.names[1])


def _choice(of: _Renaming) -> None:
    """Rename a part of a question, or a group that parts are put to."""
    question, old, new = _question_of(of), of.named.old, of.named.new
    entries = [entry for entry in named_parts(question) if entry[1] == old]
    if len(entries) > 1:
        keys = tell_all(f"`{key}`" for key, _, _ in entries)
        hint = tell("Give one of the two another name by hand, and write `was` beside it.")
        raise WrongName(tell("`%(old)s` stands in %(keys)s of the question. %(hint)s", old=old, keys=keys, hint=hint))
    key, _, part = entries[0]
    if part.id is None:  # known by its letter
        of.editor.insert_first(part.at, [f"id: {new}", f"was: [{old}]"])
    else:
        of.name(part.at, keeps_first=True)
    if question.passage and key != question.grouped_by:
        _name_gap(of.editor, question, old, new)
    if "groups" in kinds_of(question, key) and not question.groups_are_parts:
        for _, _, member in named_parts(question):
            if getattr(member, "category", None) == old:
                of.editor.replace(member.at.at("category"), old, new)


def _name_gap(editor: Editor, question: Question, old: str, new: str) -> None:
    """Change where a text has its gap."""
    at = question.at.at("text")
    document = editor.document(at.path)
    for number in range(at.line, len(document.lines) + 1):
        column = document.line(number).find(f"{{{old}}}") + 1
        if column:
            editor.edits.add(Edit(at.path, number, column, f"{{{old}}}", f"{{{new}}}"))
            return
    raise CannotEdit(at, f"{{{old}}}")


def _checklist_of(of: _Renaming, name: str) -> tuple[Module, Checklist]:
    return next((module, one) for module in of.content.modules for one in module.checklists if one.id == name)


def _checklist(of: _Renaming) -> None:
    old, new = of.named.old, of.named.new
    module, checklist = _checklist_of(of, old)
    of.name(checklist.at)
    rename_placed(of.course, of.editor, "checklist", (module.slug, old), new)
    _rename_items(of, {f"{old}/{item.id}": f"{new}/{item.id}" for item in checklist.items})
    _link_to_part(of, module.slug, "checklist", page=True)


def _item(of: _Renaming) -> None:
    owner, old = of.named.names
    _, checklist = _checklist_of(of, owner)
    of.name(next(one for one in checklist.items if one.id == old).at)
    _rename_items(of, {f"{owner}/{old}": f"{owner}/{of.named.new}"})


def _rename_items(of: _Renaming, items: dict[str, str]) -> None:
    """Have scenarios name items of checklists anew."""
    for module in of.content.modules:
        for scenario in module.scenarios:
            for node in scenario.nodes.values():
                touching = [(node.at, node.items), *((step.at, step.items) for step in node.choices)]
                for at, names in touching:
                    for number, name in enumerate(names):
                        if name in items:
                            of.editor.replace(at.at("items", number), name, items[name])


def _scenario_of(of: _Renaming) -> Scenario:
    return next(one for one in of.module.scenarios if one.id == of.named.names[1])


def _scenario(of: _Renaming) -> None:
    slug, old = of.named.names
    scenario = _scenario_of(of)
    of.name(scenario.at)
    rename_placed(of.course, of.editor, "scenario", (slug, old), of.named.new)
    _link_to_part(of, slug, "scenario")
    if scenario.is_guide:
        _link_to_part(of, slug, "guide", page=True)


def _node(of: _Renaming) -> None:
    scenario, old, new = _scenario_of(of), of.named.old, of.named.new
    nodes = scenario.at.entries["nodes"]
    if not isinstance(nodes, Mapping):
        raise AssertionError("nodes are a set of keys")
    of.editor.replace(Position(nodes.path, *nodes.key_places[old]), old, new)
    at = scenario.nodes[old].at
    if "was" in at.entries:
        of.editor.name_before(at, "was", old, new)
    else:
        of.editor.insert_first(at, [f"was: [{old}]"])
    for key in ("start", "way_out"):
        if getattr(scenario, key) == old:
            of.editor.replace(scenario.at.at(key), old, new)
    for node in scenario.nodes.values():
        for step in node.choices:
            if step.goto == old:
                of.editor.replace(step.at.at("goto"), old, new)


def _link_to_part(of: _Renaming, slug: str, kind: str, *, page: bool = False) -> None:
    """Have links lead to a part of a page, or to its page, by its new id."""
    old, new = f"{kind}-{of.named.old}", f"{kind}-{of.named.new}"
    placing = {f"{slug}/quiz.md", *_placing(of, slug, kind)}

    def part(src: str, name: str) -> str:
        return new + name[len(old) :] if src in placing and (name == old or name.startswith(f"{old}-")) else name

    moved = f"{slug}/{old}.md"
    of.links((lambda src: f"{slug}/{new}.md" if src == moved else src) if page else str, part)


def _placing(of: _Renaming, slug: str, kind: str) -> Iterable[str]:
    """Yield the pages of lessons that place what is renamed."""
    for module in of.content.modules:
        for lesson in module.lessons:
            for one in lesson.placements:
                owner, _, name = one.id.rpartition("/")
                if (one.kind, owner or module.slug, name) == (kind, slug, of.named.old):
                    yield lesson.src


def _part_on(src: str, old: str, new: str) -> Part:
    return lambda page, name: new if (page, name) == (src, old) else name


PLANS: dict[str, Callable[[_Renaming], None]] = {
    "catalogues": _catalogue,
    "courses": _course,
    "course-codes": _course_code,
    "codes": _module_code,
    "modules": _module,
    "lessons": _lesson,
    "sections": _heading,
    "questions": _question,
    "parts": _choice,
    "groups": _choice,
    "checklists": _checklist,
    "items": _item,
    "scenarios": _scenario,
    "nodes": _node,
}
