"""Which thing of a course is to have which new name: what an author wrote, found, and why it cannot be.

Input: a kind of thing, an old name and a new one, as on the command line. Output: the names that the model knows it by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from course.checks.former_names import present_names, written
from course.checks.taken_names import why_no_lesson, why_no_module
from course.model import Content
from course.model.former_names import Names
from course.model.terms import A_CODE, CODE, ID
from course.reading.problems import Position, nearest, shown
from course.reading.telling import tell, tell_row, tellable

# How each kind is called on the command line, by what the model calls its names.
KINDS: dict[str, tuple[str, ...]] = {
    "catalogue": ("catalogues",),
    "course": ("courses",),
    "code": ("codes", "course-codes"),
    "module": ("modules",),
    "lesson": ("lessons",),
    "heading": ("sections",),
    "question": ("questions",),
    "choice": ("parts", "groups"),
    "checklist": ("checklists",),
    "item": ("items",),
    "scenario": ("scenarios",),
    "node": ("nodes",),
}
_CALLED = {
    "catalogue": tellable("catalogue"),
    "course": tellable("course"),
    "code": tellable("code"),
    "module": tellable("module"),
    "lesson": tellable("lesson"),
    "heading": tellable("heading"),
    "question": tellable("question"),
    "choice": tellable("choice"),
    "checklist": tellable("checklist"),
    "item": tellable("item"),
    "scenario": tellable("scenario"),
    "node": tellable("node"),
}
_ONE = {
    "catalogue": tellable("a catalogue"),
    "course": tellable("a course"),
    "code": tellable("a code"),
    "module": tellable("a module"),
    "lesson": tellable("a lesson"),
    "heading": tellable("a heading"),
    "question": tellable("a question"),
    "choice": tellable("a choice"),
    "checklist": tellable("a checklist"),
    "item": tellable("an item"),
    "scenario": tellable("a scenario"),
    "node": tellable("a node"),
}
_FORMS = {
    "code": (CODE, A_CODE),
    "lesson": (r"(?=.{1,57}\Z)[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*", tellable("a file such as first-visit.md")),
    "heading": (r"[^\s#/]{1,300}", tellable("a heading's web address such as first-things")),
}
_ID = (ID, tellable("lower-case words joined by hyphens, such as first-call, 60 characters at most"))


class WrongName(Exception):
    """A name that cannot be given, or that nothing has; the text says why and what to write."""


@dataclass(frozen=True)
class Named:
    """One thing that is to be renamed: what the model calls names of its kind, its names, and its new name."""

    kind: str
    names: Names
    new: str
    at: Position

    @property
    def old(self) -> str:
        """Its last name."""
        return self.names[-1]

    @property
    def new_names(self) -> Names:
        """Its names afterwards."""
        return (*self.names[:-1], self.new)


def find(content: Content, kind: str, old: str, new: str) -> Named:
    """Return what is to be renamed; raises ``WrongName``."""
    present = present_names(content)
    known = {(of, names): where() for of in KINDS[kind] for names, where in present[of].items()}
    of, names = _found(kind, old, known)
    last = _last(kind, names, new)
    regex, means = _FORMS.get(kind, _ID)
    if not re.fullmatch(regex, last):
        raise WrongName(
            tell(
                "%(new)s cannot be the name of %(one)s. Write %(means)s.",
                new=shown(new),
                one=tell(_ONE[kind]),
                means=tell(means),
            )
        )
    why_not = {"module": why_no_module(last), "lesson": why_no_lesson(f"{last}.md")}.get(kind)
    if why_not and last != names[-1]:
        raise WrongName(
            tell(
                "%(new)s cannot be the name of %(one)s: %(why_not)s. Write another name.",
                new=shown(new),
                one=tell(_ONE[kind]),
                why_not=why_not,
            )
        )
    named = Named(of, names, last, known[of, names])
    if named.new == named.old:
        raise WrongName(tell("%(last)s is its name already.", last=shown(last)))
    _refuse_taken(content, kind, named, known)
    return named


def _found(kind: str, old: str, known: dict[tuple[str, Names], Position]) -> tuple[str, Names]:
    """Return the one thing that an author can mean; what holds it may be left out where that is clear."""
    wanted = parts_of(kind, old)
    found = {key for key in known if key[1][-len(wanted) :] == wanted}
    if len({names for _, names in found}) > 1:
        listed = tell_row(sorted(said(kind, names) for _, names in found))
        raise WrongName(
            tell(
                "There is more than one %(kind)s %(old)s: %(listed)s. Write one of these.",
                kind=tell(_CALLED[kind]),
                old=shown(old),
                listed=listed,
            )
        )
    if not found:
        names = [said(kind, names) for _, names in known]
        raise WrongName(
            tell(
                "There is no %(kind)s %(old)s: %(nearest)s",
                kind=tell(_CALLED[kind]),
                old=shown(old),
                nearest=nearest(old, names),
            )
        )
    return min(found, key=lambda key: KINDS[kind].index(key[0]))


def parts_of(kind: str, name: str) -> Names:
    """Return a name as the command line has it, in parts: people/lesson.md#stay."""
    if kind == "heading":
        page, mark, part = name.rpartition("#")
        return (*parts_of("lesson", page), part) if mark and page else (part,)
    parts = tuple(name.split("/"))
    return (*parts[:-1], parts[-1].removesuffix(".md")) if kind == "lesson" else parts


def said(kind: str, names: Names) -> str:
    """Return names as an author writes them."""
    if kind == "heading":
        return f"{written(names[:-1])}.md#{names[-1]}"
    return f"{written(names)}.md" if kind == "lesson" else written(names)


def _last(kind: str, names: Names, new: str) -> str:
    parts = parts_of(kind, new) if "#" in new or "/" in new or kind == "lesson" else (new,)
    if len(parts) > 1 and names[: len(names) - 1][-(len(parts) - 1) :] != parts[:-1]:
        raise WrongName(
            tell(
                "%(new)s would stand elsewhere, and a new name changes nothing but the last part. To move "
                "something to another module, follow the guide: Splitting and merging modules.",
                new=shown(new),
            )
        )
    return parts[-1]


def _refuse_taken(content: Content, kind: str, named: Named, known: dict[tuple[str, Names], Position]) -> None:
    alike = KINDS[kind] if kind == "code" else (named.kind,)  # a course and a module share no code
    taken = next((known[of, named.new_names] for of in alike if (of, named.new_names) in known), None)
    if taken:
        raise WrongName(
            tell(
                "There is %(one)s %(said)s already, at %(taken)s.",
                one=tell(_ONE[kind]),
                said=shown(said(kind, named.new_names)),
                taken=taken,
            )
        )
    for one in content.former.all:
        key = content.former.key(one.kind, one.old)
        if one.kind == named.kind and key == named.new_names and one.new != named.names:
            raise WrongName(
                tell(
                    "%(said)s was called %(new)s before (%(at)s), and what learners kept under that name "
                    "belongs to it. Write another name.",
                    said=shown(said(kind, one.new)),
                    new=shown(named.new),
                    at=one.at,
                )
            )
