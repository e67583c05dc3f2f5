"""Names that were there and lead nowhere now: what that costs a learner, and what keeps it.

Input: the course as it stood, and as it stands. Output: a problem where everything would be lost, warnings elsewhere:
an author may have taken something out on purpose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from course.checks.former_names import CALLED, Present, present_names, written
from course.model import Content
from course.model.former_names import PARENTS, Names
from course.reading.problems import Position, Problem, closest, shown
from course.reading.telling import tell, tellable

# What it costs when a name of a kind leads nowhere; kinds that stand for addresses alone cost nothing more.
COSTS = {
    "catalogues": tellable("all that browsers keep of this training is kept under that id, and would not be found"),
    "courses": tellable("that somebody completed it counts no more, and its addresses lead nowhere"),
    "course-codes": tellable("records that name it cannot be compared any more"),
    "modules": tellable("what learners earned in it counts no more, and its addresses lead nowhere"),
    "codes": tellable("records that name it cannot be compared any more"),
    "lessons": tellable("that somebody read it counts no more, and its address leads nowhere"),
    "sections": tellable("that somebody read it counts no more, and links to it lead to no part of the page"),
    "questions": tellable("what learners earned with it counts no more"),
    "parts": tellable("answers that named it name nothing any more"),
    "checklists": tellable("that somebody read or used it counts no more, and its address leads nowhere"),
    "scenarios": tellable("plays of it count no more"),
    "nodes": tellable("earlier plays that passed it are not compared with new ones"),
}
_COMMANDS = {  # how `rename` calls a kind
    "catalogues": "catalogue", "courses": "course", "course-codes": "code", "modules": "module", "codes": "code",
    "lessons": "lesson", "sections": "heading", "questions": "question", "parts": "choice", "checklists": "checklist",
    "scenarios": "scenario", "nodes": "node",
}  # fmt: skip


@dataclass(frozen=True)
class Lost:
    """A name that leads nowhere: its kind, the name, and what new name of today may be meant, if any may."""

    kind: str
    names: Names
    now: Names  # with the present names of what holds it
    new: Names | None


def told_of_lost(old: Content, new: Content, changed: Collection[str], ref: str) -> tuple[list[Problem], list[Problem]]:
    """Return problems and warnings; ``changed`` are the modules whose files are not what they were at ``ref``."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    before, here = present_names(old, changed), present_names(new, changed)
    for lost in lost_names(before, here, new):
        told = problems if lost.kind == "catalogues" else warnings
        told.append(_told(lost, new, here, ref))
    return problems, warnings


def lost_names(before: Present, here: Present, new: Content) -> Iterator[Lost]:
    """Yield every name that leads nowhere, but for those within something that is told already."""
    gone: set[tuple[str, Names]] = set()
    for kind in COSTS:
        parent = PARENTS.get(kind)
        arrived = [name for name in here[kind] if name not in before[kind]]
        for names in before[kind]:
            now = new.former.now(kind, names)
            if now in here[kind]:
                continue
            gone.add((kind, names))
            if parent and _is_gone(parent, names[:-1], gone):
                continue
            if kind == "parts" and _is_letter(names[-1]):
                continue
            if kind == "codes" and ("modules", _module_of(names, before)) in gone:
                continue
            yield Lost(kind, names, now, _likely(now, arrived))


def _is_gone(kind: str, names: Names, gone: set[tuple[str, Names]]) -> bool:
    parent = PARENTS.get(kind)
    return (kind, names) in gone or bool(parent and _is_gone(parent, names[:-1], gone))


def _is_letter(name: str) -> bool:
    """Tell whether a part goes by its place among others, which no author gave it as a name."""
    return len(name) == 1 or (name[0] == "n" and name[1:].isdigit())


def _module_of(code: Names, before: Present) -> Names:
    """Return the module that has a code; both stand in one file."""
    path = before["codes"][code]().path
    return next(names for names, where in before["modules"].items() if where().path == path)


def _likely(now: Names, arrived: list[Names]) -> Names | None:
    """Return the name that something may have now: the nearest new one in the same place, or the only one."""
    beside = {names[-1]: names for names in arrived if names[:-1] == now[:-1]}
    near = closest(now[-1], beside) or (next(iter(beside)) if len(beside) == 1 else None)
    return beside.get(near) if near else None


def _told(lost: Lost, new: Content, here: Present, ref: str) -> Problem:
    name = lost.names[-1]
    message = tell(
        "the %(called)s %(written)s was there at `%(ref)s`, and %(costs)s",
        called=tell(CALLED[lost.kind]),
        written=shown(written(lost.names)),
        ref=ref,
        costs=tell(COSTS[lost.kind]),
    )
    old = f"{name}.md" if lost.kind == "lessons" else name
    if lost.new is None:
        key = "`headings_were`" if lost.kind == "sections" else "`was`"
        hint = tell(
            "if it is called otherwise now, write %(old)s into %(key)s beside its new name, as `rename` does",
            old=shown(old),
            key=key,
        )
        return Problem(_around(lost, new), message, hint)
    after = f"{lost.new[-1]}.md" if lost.kind == "lessons" else lost.new[-1]
    key = f"`headings_were: {{{after}: [{old}]}}`" if lost.kind == "sections" else f"`was: [{old}]`"
    command = f"`rename {_COMMANDS[lost.kind]}`"
    hint = tell(
        "if it is %(after)s now, write %(key)s there, or give it its name back and let %(command)s change it",
        after=shown(after),
        key=key,
        command=command,
    )
    return Problem(here[lost.kind][lost.new](), message, hint)


def _around(lost: Lost, new: Content) -> Position:
    """Return the place in which something of a kind would stand."""
    catalogue = new.catalogue
    module = new.by_slug.get(lost.now[0]) if lost.kind in PARENTS else None
    if lost.kind == "catalogues":
        return catalogue.at.at("id")
    if lost.kind in ("courses", "course-codes"):
        return catalogue.at.at("courses")
    if module is None:
        return Position("modules")
    if lost.kind in ("questions", "parts"):
        return module.quiz.at.at("questions")
    return module.offering.at.at("lessons" if lost.kind in ("lessons", "sections") else "code")
