"""What ``print`` makes: files for the printer, by course, by module, and the keys apart.

Input: the project's folder, the course, and what was asked for. Output: a list of files to make.

    courses/<id>/     pack-a4.pdf (everything of the course), certificate-a4.pdf
    modules/<slug>/   checklist-<id>-a4.pdf, checklist-<id>-a4-fillable.pdf, worksheet-a-a4.pdf;
                      observation-<id>-a4.pdf where learners are observed by the checklist
    keys/             courses/<id>-a4.pdf, modules/<slug>-a-a4.pdf, modules/<slug>-a-one-page-a4.pdf:
                      for the trainer alone
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from course.model import Checklist, Content, Course, Module
from course.model.links import Links, is_real
from course.model.sheet_choice import PaperName, Side, Size
from course.paper import (
    VERSIONS,
    Paper,
    Press,
    Version,
    modules_of,
)
from course.paper.certificates import certificate_document
from course.paper.checklists import checklist_document, observation_document, print_checklist
from course.paper.packs import keys_document, newest, pack_document, print_bound
from course.paper.papers import is_card, papers_of
from course.paper.press import Document
from course.paper.sheet_list import Listed
from course.paper.worksheets import (
    key_document,
    missing_for,
    one_page_key_document,
    versions_for,
    worksheet_document,
)
from course.reading.problems import Problems, nearest, shown
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.settings.mkdocs_yml import read_settings

KINDS = ("checklists", "worksheets", "keys", "certificate")
NO_ADDRESS = tellable(
    "The sheets have no QR codes, because nobody said where the site stands: set `site_url` in "
    "mkdocs.yml, or give --address https://..."
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for; empty means all there is."""

    course: str = ""
    module: str = ""
    only: str = ""
    papers: tuple[PaperName, ...] = ()  # those of the catalogue where nothing is said, as with sizes
    sizes: tuple[Size, ...] = ()
    versions: tuple[Version, ...] = VERSIONS


@dataclass(frozen=True)
class File:
    """One file to print: its path below the folder, what it is made of, what prints that, and what the list says."""

    path: str
    modules: tuple[str, ...]  # slugs of those whose files it is made of
    document: Callable[[], Document]
    printed: Callable[[Document], bytes]
    listed: Listed
    also: Sequence[object] = ()  # what else it is made of, such as versions, where a path does not tell

    def made(self) -> bytes:
        """Return the PDF; raises ``CourseProblems`` for what cannot be printed."""
        return self.printed(self.document())


def press_for(content: Content, root: Path, address: str = "", boxes: Side | None = None) -> Press:
    """Return the press of a project, whose site stands at ``address``, or where mkdocs.yml says.

    That of a translation stands below it.
    """
    settings = read_settings(root, Problems())  # loading the course told what is wrong there
    given = address or settings.site_url
    if given and content.translation:
        given = f"{given.rstrip('/')}/{content.catalogue.language}/"
    links = Links(directory_urls=settings.directory_urls)
    return Press(content, root, address=given if is_real(given) else "", links=links, boxes=boxes)


def wanted_by(options: Namespace) -> Wanted:
    """Return what the command line asks for."""
    return Wanted(
        course=options.course,
        module=options.module,
        only=options.only,
        papers=(options.paper,) if options.paper else (),
        sizes=(options.size,) if options.size else (),
        versions=(options.version,) if options.version else VERSIONS,
    )


def unknown(content: Content, wanted: Wanted) -> str:
    """Return what is wrong with the course or module that was asked for, or ""."""
    courses = [course.id for course in content.catalogue.courses]
    for noun, name, known in (("course", wanted.course, courses), ("module", wanted.module, list(content.by_slug))):
        if name and name not in known:
            return tell(
                "There is no %(noun)s %(name)s; %(nearest)s", noun=noun, name=shown(name), nearest=nearest(name, known)
            )
    return ""


def too_small(content: Content, wanted: Wanted) -> Iterator[str]:
    """Yield of which modules a version that was asked for is not printed, and why."""
    for module in content.modules if not wanted.module else [content.by_slug[wanted.module]]:
        for version in wanted.versions if module.quiz.tested else ():
            if missing := missing_for(module, version):
                yield _too_small(module, version, missing)


def _too_small(module: Module, version: Version, missing: int) -> str:
    bank, count = f"quizzes/{module.slug}.yml", counted(len(module.quiz.tested), "question")
    said = tell("There is no worksheet %(version)s of %(code)s", version=version, code=module.code)
    if module.quiz.draw is None:
        return tell(
            "%(said)s: an attempt asks all of the %(count)s in %(bank)s. Set `draw` there to fewer.",
            said=said,
            count=count,
            bank=bank,
        )
    why = tell("asks some of the questions alone") if version == "C" else tell("asks none of the questions of C")
    more = counted(missing, "more question")
    return tell(
        "%(said)s, which %(why)s: an attempt draws %(asked)s of %(count)s in %(bank)s. Write %(more)s.",
        said=said,
        why=why,
        asked=module.quiz.asked,
        count=count,
        bank=bank,
        more=more,
    )


def papers_in(press: Press, wanted: Wanted) -> tuple[Paper, ...]:
    """Return the papers that were asked for, each in each size that was; else those of the catalogue."""
    sheets = press.content.catalogue.sheets
    return papers_of(wanted.papers or sheets.papers, wanted.sizes or sheets.sizes)


def files(press: Press, wanted: Wanted) -> list[File]:
    """Return what to print, in the order in which it is printed."""
    modules, courses = chosen(press, wanted)
    found: list[File] = []
    for paper in papers_in(press, wanted):
        for module in modules:
            found += _of_module(press, module, paper, wanted)
        for course in () if is_card(paper) else courses:
            found += _of_course(press, course, paper, wanted)
    return found


def chosen(press: Press, wanted: Wanted) -> tuple[list[Module], list[Course]]:
    """Return of which modules and courses something was asked for."""
    content = press.content
    courses = [course for course in content.catalogue.courses if wanted.course in ("", course.id)]
    if wanted.module:
        return [content.by_slug[wanted.module]], []
    return modules_of(press, courses[0]) if wanted.course else list(content.modules), courses


def _of_module(press: Press, module: Module, paper: Paper, wanted: Wanted) -> Iterator[File]:
    if wanted.only in ("", "checklists"):
        for checklist in module.checklists:
            yield from _of_checklist(press, module, checklist, paper)
    for version in () if is_card(paper) else versions_for(module, wanted.versions):
        yield from _of_version(press, module, version, paper, wanted.only)


def _of_checklist(press: Press, module: Module, checklist: Checklist, paper: Paper) -> Iterator[File]:
    folder, of, printed = f"modules/{module.slug}", (module.slug,), partial(print_checklist, press, checklist)
    for mark, fillable in (("", False), ("-fillable", True)):
        made = partial(checklist_document, press, module, checklist, paper, fillable=fillable)
        listed = Listed.of_checklist(module, checklist, paper, "checklist", fillable=fillable)
        yield File(f"{folder}/checklist-{checklist.id}-{paper}{mark}.pdf", of, made, printed, listed)
        if checklist.required == "observed":
            made = partial(observation_document, press, module, checklist, paper, fillable=fillable)
            listed = Listed.of_checklist(module, checklist, paper, "observation", fillable=fillable)
            yield File(f"{folder}/observation-{checklist.id}-{paper}{mark}.pdf", of, made, printed, listed)


def _of_version(press: Press, module: Module, version: Version, paper: Paper, only: str) -> Iterator[File]:
    of, key = (module.slug,), f"keys/modules/{module.slug}-{version.lower()}"
    listed = partial(Listed.of_module, module, paper, versions=[version])
    if only in ("", "worksheets"):
        path = f"modules/{module.slug}/worksheet-{version.lower()}-{paper}.pdf"
        made = partial(worksheet_document, press, module, version, paper)
        yield File(path, of, made, press.print, listed("worksheet"))
    if only in ("", "keys"):
        made = partial(key_document, press, module, version, paper)
        yield File(f"{key}-{paper}.pdf", of, made, press.print, listed("key"))
        made = partial(one_page_key_document, press, module, version, paper)
        yield File(f"{key}-one-page-{paper}.pdf", of, made, press.print, listed("one-page key"))


def _of_course(press: Press, course: Course, paper: Paper, wanted: Wanted) -> Iterator[File]:
    modules = modules_of(press, course)
    folder, of = f"courses/{course.id}", tuple(module.slug for module in modules)
    bound, versions = partial(print_bound, press, course), wanted.versions
    listed = partial(Listed.of_course, course, paper)
    some = partial(listed, versions=versions, date=newest(course, modules))
    if wanted.only in ("", "certificate"):
        made = partial(certificate_document, press, course, paper)
        yield File(f"{folder}/certificate-{paper}.pdf", of, made, press.print, listed("certificate"))
    if not wanted.only:
        made = partial(pack_document, press, course, paper, versions)
        yield File(f"{folder}/pack-{paper}.pdf", of, made, bound, some("pack"), versions)
    if wanted.only in ("", "keys"):
        made = partial(keys_document, press, course, paper, versions)
        yield File(f"keys/courses/{course.id}-{paper}.pdf", of, made, bound, some("keys"), versions)
