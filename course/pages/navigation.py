"""The order of all pages, as MkDocs' ``nav`` takes it."""

from __future__ import annotations

from course.model import Content

SECTION_LIMIT = 50


def navigation(content: Content) -> list[object]:
    """Return MkDocs' ``nav``: families hold courses and modules; at most 50 entries to a section."""
    nav: list[object] = ["index.md"]
    for family in content.catalogue.families:
        entries: list[object] = [
            {course.title: list(course.sources)} for course in content.catalogue.courses if course.family == family.id
        ]
        modules = content.in_family(family.id)
        sections = [{f"{module.code} {module.title}": list(module.sources)} for module in modules]
        if len(modules) <= SECTION_LIMIT:
            entries.extend(sections)
        else:
            for start in range(0, len(modules), SECTION_LIMIT):
                part = modules[start : start + SECTION_LIMIT]
                entries.append({f"{part[0].code} to {part[-1].code}": sections[start : start + SECTION_LIMIT]})
        if entries:
            nav.append({family.title: entries})
    nav.append("sources.md")
    return nav
