"""Packs for both sides of the paper: each sheet begins on the front of a leaf, so that the pack can be taken apart.

Input: modules, and the course that they belong to, if it is of a course. Output: what one file is made of. The
group's has one version of the worksheets and what learners keep; the trainer's has what a session is led with, the
keys, and the lists to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.model import Course, Module
from course.paper.certificates import certificate_part
from course.paper.checklists import checklist_pdf
from course.paper.lists import attendance_part, class_grid_part, sign_off_part
from course.paper.packs import lists_of, newest_of, nodes_of
from course.paper.papers import Paper
from course.paper.press import Data, Document, Press, TooLong
from course.paper.sessions import flow_sheet_part, run_sheet_part, ways_part
from course.paper.sessions import nodes_of as nodes_of_session
from course.paper.versions import Version
from course.paper.worksheets import key_part, one_page_key_part, versions_for, worksheet_part


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """What a pack is for: some modules, and the course whose modules they are, or None for a module alone."""

    press: Press
    modules: Sequence[Module]
    course: Course | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return self.course.title if self.course else f"{self.modules[0].code} {self.modules[0].title}"

    @property
    def code(self) -> str:
        """The code of the course, or of the module."""
        return self.course.code if self.course else self.modules[0].code


def group_document(bundle: Bundle, version: Version, paper: Paper) -> Document:
    """Return what the group's pack is made of: for each module its worksheet, and what learners keep."""
    press = bundle.press
    parts: list[Data] = []
    for module in bundle.modules:
        parts += [worksheet_part(press, module, one) for one in versions_for(module, [version])]
        parts += lists_of(press, module)
    what = press.words.say("for the group, version %(version)s", version=version)
    return _document(bundle, what, parts, paper, own_pages=True)


def trainer_document(bundle: Bundle, versions: Sequence[Version], paper: Paper) -> Document:
    """Return what the trainer's pack is made of, with contents on its first page."""
    press, course = bundle.press, bundle.course
    parts: list[Data] = []
    if course:
        parts += [attendance_part(press, course), sign_off_part(press, course), certificate_part(press, course)]
        parts = [part | {"depth": 0} for part in parts]
    for module in bundle.modules:
        parts += _for_trainer(press, module, versions)
    what = press.words.say("for the trainer, with all keys")
    cover: Data = {
        "organisation": press.content.catalogue.name_at_head,
        "code": bundle.code,
        "purpose": "",
        "facts": "",
    }
    return _document(bundle, what, parts, paper, cover=cover)


def _for_trainer(press: Press, module: Module, versions: Sequence[Version]) -> Iterator[Data]:
    yield run_sheet_part(press, module) | {"depth": 0}
    for scenario in module.scenarios:
        yield (flow_sheet_part if scenario.is_guide else ways_part)(press, module, scenario)
    some = versions_for(module, versions)
    for version in some:
        yield one_page_key_part(press, module, version)
        yield key_part(press, module, version)
    if some:
        yield class_grid_part(press, module, versions=some)


def _document(
    bundle: Bundle, what: str, parts: list[Data], paper: Paper, *, cover: Data | None = None, own_pages: bool = False
) -> Document:
    words = bundle.press.words
    course = [bundle.course] if bundle.course else []
    dates = [newest_of(bundle.modules), *(one.revision.date for one in course)]
    nodes = [*nodes_of(bundle.modules), *(node for module in bundle.modules for node in nodes_of_session(module))]
    return Document(
        title=words.say("%(course)s: %(what)s", course=bundle.title, what=what),
        parts=parts,
        paper=paper,
        date=max((date for date in dates if date), default=None),
        at=[*(one.at for one in course), *nodes],
        cover=cover,
        foot=words.list_of([bundle.code, what]),
        leaves="own pages" if own_pages else "one count",
    )


def print_two_sided(bundle: Bundle, document: Document) -> bytes:
    """Print a pack; raises ``CourseProblems`` for a checklist in it that is too long."""
    try:
        return bundle.press.print(document)
    except TooLong:
        for module in bundle.modules:
            for checklist in module.checklists:
                checklist_pdf(bundle.press, module, checklist, document.paper)  # says of one that it is too long
        raise
