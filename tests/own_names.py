"""What a course calls its own things, so that a test can tell that the engine names none of them.

Input: a checked course. Output: its names. A single word such as ``people`` is ordinary English, whoever has a
module of that name, and a number such as ``000-01`` is anybody's; so a name is a code, or more than one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content, Module

_NUMBER = re.compile(r"[A-Z]{0,3}\d+(?:[.-]\d+)*")
_TWO_WORDS = re.compile(r"[^\W_]\W+[^\W_]")


def names_of(content: Content) -> set[str]:
    """Return the ids, codes, titles and names of a course that are its own."""
    found = set(_of_catalogue(content)) | set(_of_sources(content))
    for module in content.modules:
        found |= set(_of_module(module))
    return {name for name in map(str.strip, found) if _TWO_WORDS.search(name) and not _NUMBER.fullmatch(name)}


def _of_catalogue(content: Content) -> Iterator[str]:
    catalogue = content.catalogue
    yield from (catalogue.id, catalogue.title, catalogue.organisation.name, catalogue.organisation.mission)
    for family in catalogue.families:
        yield from (family.id, family.title)
    for standard in catalogue.standards:
        yield from (standard.id, standard.title)
    for course in catalogue.courses:
        yield from (course.id, course.code, course.title, course.purpose, *course.outcomes)
    if scored := catalogue.scenario_qualities:
        yield scored.name
        yield from (f'"{quality.id}"' for quality in scored.qualities)


def _of_sources(content: Content) -> Iterator[str]:
    for article in content.sources.articles:
        yield from (article.title, article.author)
    for evidence in content.sources.evidence:
        yield from (evidence.source, evidence.sponsor or "")
    for claim in content.sources.claims:
        yield claim.says


def _of_module(module: Module) -> Iterator[str]:
    yield from (module.slug, module.code, *module.title.split(": "), module.offering.purpose)
    yield from (lesson.title for lesson in module.lessons)
    for question in module.quiz.questions:
        yield from (question.id, question.prompt)
    for checklist in module.checklists:
        yield from (checklist.id, checklist.title, checklist.pause_point, *(item.text for item in checklist.items))
    for scenario in module.scenarios:
        yield from (scenario.id, scenario.title, scenario.setup, *(node.says for node in scenario.nodes.values()))
