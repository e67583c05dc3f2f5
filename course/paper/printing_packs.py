"""What ``print --pack`` makes: a pack for the group in each version, and one for the trainer.

Input: what was asked for. Output: files to make: of the module that was asked for, or else of courses.

    courses/<id>/, modules/<slug>/             group-a-a4.pdf, group-b-a4.pdf
    keys/courses/<id>-trainer-a4.pdf, keys/modules/<slug>-trainer-a4.pdf
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial

from course.paper.packs import modules_of, newest
from course.paper.papers import Paper, is_card
from course.paper.press import Press
from course.paper.printing import File, Wanted, chosen, papers_in
from course.paper.sheet_list import Listed
from course.paper.two_sided import Bundle, group_document, print_two_sided, trainer_document


def files_of_packs(press: Press, wanted: Wanted, packs: Collection[str]) -> list[File]:
    """Return what to print, in the order in which it is printed."""
    modules, courses = chosen(press, wanted)
    bundles = [Bundle(press=press, modules=modules_of(press, course), course=course) for course in courses]
    if not bundles:  # a module was asked for, or there are no courses
        bundles = [Bundle(press=press, modules=[module]) for module in modules]
    found: list[File] = []
    for paper in papers_in(press, wanted):
        for bundle in () if is_card(paper) else bundles:
            found += _of_bundle(bundle, paper, wanted, packs)
    return found


def _of_bundle(bundle: Bundle, paper: Paper, wanted: Wanted, packs: Collection[str]) -> Iterator[File]:
    whole = f"courses/{bundle.course.id}" if bundle.course else f"modules/{bundle.modules[0].slug}"
    of, printed = tuple(module.slug for module in bundle.modules), partial(print_two_sided, bundle)
    for version in wanted.versions if "group" in packs else ():
        made = partial(group_document, bundle, version, paper)
        listed = replace(_listed(bundle, paper, "pack for the group"), version=version)
        yield File(f"{whole}/group-{version.lower()}-{paper}.pdf", of, made, printed, listed)
    if "trainer" in packs:
        made = partial(trainer_document, bundle, wanted.versions, paper)
        listed = replace(_listed(bundle, paper, "pack for the trainer"), version=" ".join(wanted.versions))
        yield File(f"keys/{whole}-trainer-{paper}.pdf", of, made, printed, listed, wanted.versions)


def _listed(bundle: Bundle, paper: Paper, sheet: str) -> Listed:
    if bundle.course:
        return Listed.of_course(bundle.course, paper, sheet, date=newest(bundle.course, list(bundle.modules)))
    (module,) = bundle.modules
    return replace(Listed.of_module(module, paper, sheet, versions=()), title=module.title)
