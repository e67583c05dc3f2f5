"""Everything of a course in one file: cover, contents, bookmarks and page numbers.

Input: a course. Output: two PDFs. The pack is for everybody: checklists, worksheets and the
blank certificate. The keys are a file of their own, for the trainer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from course.model import Course, Module
from course.paper.certificates import certificate_part, course_facts
from course.paper.checklists import checklist_part, checklist_pdf, observation_part
from course.paper.papers import Paper
from course.paper.press import Data, Document, Press, TooLong
from course.paper.versions import VERSIONS, Version
from course.paper.worksheets import key_part, one_page_key_part, versions_for, worksheet_part
from course.reading.data import Mapping


def course_pack_pdf(press: Press, course: Course, paper: Paper, *, versions: Sequence[Version] = VERSIONS) -> bytes:
    """Return checklists, worksheets and the blank certificate of a course in one file."""
    return print_bound(press, course, pack_document(press, course, paper, versions))


def course_keys_pdf(press: Press, course: Course, paper: Paper, *, versions: Sequence[Version] = VERSIONS) -> bytes:
    """Return the keys to every worksheet of a course in one file, for the trainer."""
    return print_bound(press, course, keys_document(press, course, paper, versions))


def pack_document(press: Press, course: Course, paper: Paper, versions: Sequence[Version]) -> Document:
    """Return what the pack of a course is made of."""
    parts: list[Data] = []
    for module in modules_of(press, course):
        parts.append(module_part(press, module))
        parts += lists_of(press, module)
        parts += [worksheet_part(press, module, version) for version in versions_for(module, versions)]
    parts.append(certificate_part(press, course) | {"depth": 0})
    return _bound(press, course, press.words.say("sheets to print"), parts, paper)


def lists_of(press: Press, module: Module) -> Iterator[Data]:
    """Yield the checklists of a module, each with the sheet of its observer where learners are observed by it."""
    for checklist in module.checklists:
        yield checklist_part(press, module, checklist)
        if checklist.required == "observed":
            yield observation_part(press, module, checklist)


def keys_document(press: Press, course: Course, paper: Paper, versions: Sequence[Version]) -> Document:
    """Return what the keys of a course are made of."""
    parts: list[Data] = []
    for module in modules_of(press, course):
        parts.append(module_part(press, module))
        for version in versions_for(module, versions):
            parts += [one_page_key_part(press, module, version), key_part(press, module, version)]
    return _bound(press, course, press.words.say("keys for the trainer"), parts, paper)


def modules_of(press: Press, course: Course) -> list[Module]:
    """Return the modules of a course, its electives last."""
    return [press.content.by_code[code] for code in (*course.core, *course.electives)]


def module_part(press: Press, module: Module) -> Data:
    """Return the page that stands before a module's sheets."""
    offering, words = module.offering, press.words
    return {
        "kind": "module",
        "organisation": press.content.catalogue.name_at_head,
        "code": module.code,
        "title": f"{module.code} {module.title}",
        "purpose": press.texts(module.slug).inline(offering.purpose),
        "facts": words.say(
            "Version %(version)s, %(hours)s",
            version=words.dated(offering.revision.version, offering.revision.date),
            hours=words.hours(module.minutes),
        ),
        "objectives": [f"{one.id} {one.verb} {one.text}" for one in offering.objectives],
        **press.page(f"{module.slug}/index.md"),
    }


def _bound(press: Press, course: Course, kind: str, parts: list[Data], paper: Paper) -> Document:
    cover: Data = {
        "organisation": press.content.catalogue.name_at_head,
        "code": course.code,
        "purpose": course.purpose,
        "facts": course_facts(press, course),
    }
    modules = modules_of(press, course)
    return Document(
        title=press.words.say("%(course)s: %(what)s", course=course.title, what=kind),
        parts=parts,
        paper=paper,
        date=newest(course, modules),
        at=[course.at, *nodes_of(modules)],
        cover=cover,
        foot=press.words.list_of([course.code, kind]),
    )


def print_bound(press: Press, course: Course, document: Document) -> bytes:
    """Print a file of a whole course; raises ``CourseProblems`` for a checklist in it that is too long."""
    try:
        return press.print(document)
    except TooLong:
        for module in modules_of(press, course):
            for checklist in module.checklists:
                checklist_pdf(press, module, checklist, document.paper)  # of one of them it says that it is too long
        raise


def newest(course: Course, modules: list[Module]) -> datetime.date | None:
    """Return the date of the newest revision of anything in a course's pack, if anything has one."""
    return max([date for date in (course.revision.date, newest_of(modules)) if date], default=None)


def newest_of(modules: Sequence[Module]) -> datetime.date | None:
    """Return the date of the newest revision of a module or checklist, if any has one."""
    dates = [date for module in modules for date in (module.offering.revision.date, *_checklist_dates(module))]
    return max((date for date in dates if date), default=None)


def _checklist_dates(module: Module) -> list[datetime.date | None]:
    return [checklist.date for checklist in module.checklists]


def nodes_of(modules: Sequence[Module]) -> Iterator[Mapping]:
    """Yield what the sheets of modules were read from."""
    for module in modules:
        yield module.offering.at
        yield module.quiz.at
        yield from (checklist.at for checklist in module.checklists)
