"""What ``print --people`` makes: sheets for each learner of a list, and lists of them all.

Input: what was asked for, and the learners. Output: files to make, each with a copy for each of its learners.

    modules/<slug>/    worksheets-a-a4.pdf, checklists-<id>-a4.pdf, observations-<id>-a4.pdf
    courses/<id>/      certificates-a4.pdf, attendance-a4.pdf, sign-off-a4.pdf
    keys/modules/      <slug>-class-a4.pdf: the grid to mark them all in
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from course.model import Checklist, Course, Module
from course.paper.certificates import certificate_document
from course.paper.checklists import checklist_document, observation_document, print_checklist
from course.paper.learners import Learner, names_of, who_takes
from course.paper.lists import attendance_document, class_grid_document, sign_off_document
from course.paper.packs import modules_of
from course.paper.papers import Paper, is_card
from course.paper.press import Document, Press
from course.paper.printing import File, Wanted, chosen, papers_in
from course.paper.sheet_list import Listed
from course.paper.worksheets import versions_for, worksheet_document

Printed = Callable[[Document], bytes]


@dataclass(frozen=True)
class _Group:
    """Those of the learners who take a module or course, and what prints for them."""

    press: Press
    learners: Sequence[Learner]

    def copies(
        self, path: str, modules: Sequence[Module], listed: Listed, made: Callable[[], Document], printed: Printed
    ) -> File:
        """Return a file with a copy of a sheet for each of them."""
        slugs = tuple(module.slug for module in modules)
        return self._file(path, slugs, listed, partial(self._with_copies, made), printed)

    def listing(self, path: str, modules: Sequence[Module], listed: Listed, made: Callable[[], Document]) -> File:
        """Return a file that lists them all."""
        return self._file(path, tuple(module.slug for module in modules), listed, made, self.press.print)

    def _file(
        self, path: str, modules: tuple[str, ...], listed: Listed, made: Callable[[], Document], printed: Printed
    ) -> File:
        return File(path, modules, made, printed, listed, [learner.known for learner in self.learners])

    def _with_copies(self, made: Callable[[], Document]) -> Document:
        copies = [learner.known for learner in self.learners]
        return replace(made(), copies=copies, names=names_of(self.learners))


def files_for(press: Press, wanted: Wanted, learners: Sequence[Learner]) -> list[File]:
    """Return what to print for these learners, in the order in which it is printed."""
    modules, courses = chosen(press, wanted)
    found: list[File] = []
    for paper in papers_in(press, wanted):
        for module in modules:
            found += _of_module(press, module, learners, paper, wanted)
        for course in () if is_card(paper) else courses:
            found += _of_course(_Group(press, who_takes([course.code], learners)), course, paper, wanted.only)
    return found


def _of_module(
    press: Press, module: Module, learners: Sequence[Learner], paper: Paper, wanted: Wanted
) -> Iterator[File]:
    courses = press.content.catalogue.courses
    group = _Group(
        press, who_takes([one.code for one in courses if module.code in (*one.core, *one.electives)], learners)
    )
    if not group.learners:
        return
    if wanted.only in ("", "checklists"):
        for checklist in module.checklists:
            yield from _of_checklist(group, module, checklist, paper)
    versions = versions_for(module, wanted.versions)
    for version in versions if not is_card(paper) and wanted.only in ("", "worksheets") else ():
        some = _Group(press, [learner for learner in group.learners if learner.version == version])
        if some.learners:
            path = f"modules/{module.slug}/worksheets-{version.lower()}-{paper}.pdf"
            listed = Listed.of_module(module, paper, "worksheets", versions=[version])
            made = partial(worksheet_document, press, module, version, paper)
            yield some.copies(path, [module], listed, made, press.print)
    if versions and not is_card(paper) and wanted.only in ("", "keys"):
        listed = Listed.of_module(module, paper, "class grid", versions=versions)
        made = partial(class_grid_document, press, module, group.learners, versions, paper)
        yield group.listing(f"keys/modules/{module.slug}-class-{paper}.pdf", [module], listed, made)


def _of_checklist(group: _Group, module: Module, checklist: Checklist, paper: Paper) -> Iterator[File]:
    folder, printed = f"modules/{module.slug}", partial(print_checklist, group.press, checklist)
    made = partial(checklist_document, group.press, module, checklist, paper)
    listed = Listed.of_checklist(module, checklist, paper, "checklists")
    yield group.copies(f"{folder}/checklists-{checklist.id}-{paper}.pdf", [module], listed, made, printed)
    if checklist.required == "observed":
        made = partial(observation_document, group.press, module, checklist, paper)
        listed = Listed.of_checklist(module, checklist, paper, "observations")
        yield group.copies(f"{folder}/observations-{checklist.id}-{paper}.pdf", [module], listed, made, printed)


def _of_course(group: _Group, course: Course, paper: Paper, only: str) -> Iterator[File]:
    if not group.learners:
        return
    modules, folder = modules_of(group.press, course), f"courses/{course.id}"
    if only in ("", "certificate"):
        made = partial(certificate_document, group.press, course, paper)
        listed, path = Listed.of_course(course, paper, "certificates"), f"{folder}/certificates-{paper}.pdf"
        yield group.copies(path, modules, listed, made, group.press.print)
    documents = ("attendance", attendance_document), ("sign-off", sign_off_document)
    for name, document in documents if not only else ():
        made = partial(document, group.press, course, group.learners, paper)
        listed = Listed.of_course(course, paper, name)
        yield group.listing(f"{folder}/{name}-{paper}.pdf", modules, listed, made)
