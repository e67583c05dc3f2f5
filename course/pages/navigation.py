"""The order of all pages, as MkDocs' ``nav`` takes it."""

from __future__ import annotations

from collections.abc import Sequence

from course.model import Content, Module
from course.pages.marks import MARKS
from course.pages.slides import slides_src
from course.pages.trainer import INDEX, key_src, run_sheet_src

SECTION_LIMIT = 50


def navigation(content: Content, *, trainer: bool = False) -> list[object]:
    """Return MkDocs' ``nav``: families hold their page, courses and modules, in sections of at most 50."""
    nav: list[object] = ["index.md", "learning.md", *_own_pages(content, "start")]
    for family in content.families:
        entries: list[object] = [
            {course.title: list(content.course_sources(course))} for course in content.courses_in(family.id)
        ]
        modules = content.in_family(family.id)
        sections = [{f"{module.code} {module.title}": list(module.sources)} for module in modules]
        if len(modules) <= SECTION_LIMIT:
            entries.extend(sections)
        else:
            for start in range(0, len(modules), SECTION_LIMIT):
                part = modules[start : start + SECTION_LIMIT]
                entries.append({_from_to(content, part): sections[start : start + SECTION_LIMIT]})
        if content.has_family_pages:
            entries.insert(0, content.family_src(family.id))
        if entries:
            nav.append({family.title: entries})
    nav += _own_pages(content, "end")
    own = {page.src for page in content.own_pages}
    nav += [src for src in content.single_pages if src not in nav and src not in own]
    if trainer:
        marks = [MARKS] if content.catalogue.courses else []
        nav.insert(1, {content.words.say("Trainer’s edition"): [INDEX, *marks, *_run_sheets(content)]})
    return nav


def _own_pages(content: Content, place: str) -> list[object]:
    """Return the own pages of one place, those of a group under its name where the first of them stands."""
    entries: list[object] = []
    groups: dict[str, list[str]] = {}
    for head, src in ((page.head, page.src) for page in content.own_pages if page.head.place == place):
        if head.group in groups:
            groups[head.group].append(src)
        elif head.group:
            groups[head.group] = [src]
            entries.append({head.group: groups[head.group]})
        else:
            entries.append(src)
    return entries


def turns(content: Content, *, trainer: bool = False) -> dict[str, tuple[str | None, str | None]]:
    """Return for each page on a learner's way the page before it and the page after it.

    The way leads from home through each family: its first course, then its modules, page by page. Another course leads
    into it at its first module. What is looked up, such as *My learning*, and what comes weeks later is not on the way;
    pages of a group lead to each other.
    """
    way = ["index.md"]
    for family in content.families:
        way += [course.src for course in content.courses_in(family.id)[:1]]
        way += [src for module in content.in_family(family.id) for src in module.sources]
    found = _turns_of(way)
    for course in content.catalogue.courses:
        found.setdefault(course.src, ("index.md", f"{content.by_code[course.core[0]].slug}/index.md"))
    for group in {page.head.group for page in content.own_pages if page.head.group}:
        found |= _turns_of([page.src for page in content.own_pages if page.head.group == group])
    if trainer:
        found |= _turns_of([INDEX, *(src for module in content.modules for src in _of_trainer(module))])
    return found


def _turns_of(way: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    return dict(zip(way, zip((None, *way), (*way[1:], None), strict=False), strict=False))


def _from_to(content: Content, part: Sequence[Module]) -> str:
    """Return what a section of many modules is called."""
    return content.words.say("%(first)s to %(last)s", first=part[0].code, last=part[-1].code)


def _of_trainer(module: Module) -> tuple[str, str, str]:
    return run_sheet_src(module), slides_src(module), key_src(module)


def _run_sheets(content: Content) -> list[object]:
    """Return a section for each module, in groups where there are many."""
    modules = content.modules
    sections: list[object] = [{f"{module.code} {module.title}": list(_of_trainer(module))} for module in modules]
    if len(modules) <= SECTION_LIMIT:
        return sections
    starts = range(0, len(modules), SECTION_LIMIT)
    parts = [(modules[start : start + SECTION_LIMIT], sections[start : start + SECTION_LIMIT]) for start in starts]
    return [{_from_to(content, part): entries} for part, entries in parts]
