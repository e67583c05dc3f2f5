"""CT06: what a file may leave out, and a course that is held to everything does not.

Input: the model, in which a part that was left out is empty. Output: a finding for each, in the words in which the
loader tells a key that must be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.model import (
    Article,
    Catalogue,
    Checklist,
    Claim,
    Contact,
    Content,
    Course,
    Evidence,
    Family,
    Offering,
    Organisation,
    Policies,
    Revision,
    Scenario,
)
from course.model.questions import KINDS, Question
from course.model.thresholds import House
from course.reading.data import Mapping
from course.reading.schema import label_of
from course.reading.telling import tell
from course.rules.rule import Finding

# What readers decide and look things up by, for each part of a course.
EXPECTED: dict[type, tuple[str, ...]] = {
    Catalogue: ("contact", "families", "completion"),
    Organisation: ("name", "mission", "about"),
    Contact: ("email",),
    Family: ("summary",),
    Policies: ("fee", "access", "records", "privacy", "changes", "accessibility"),
    Course: (
        *("family", "purpose", "level", "delivery", "roles", "enrol", "outcomes", "steps", "assessment"),
        *("recognition", "order", "owner"),
    ),
    Offering: ("family", "purpose", "level", "delivery", "language", "roles", "how", "on_the_job", "owner", "reviewer"),
    Revision: ("date", "next_review"),
    Checklist: ("purpose", "method", "pause_point", "roles", "owner", "date", "next_review"),
    Scenario: ("setup",),
    Article: ("author", "published", "interest", "argues"),
    Evidence: ("setting", "size", "design", "where"),
    Claim: ("kind", "found"),
    **dict.fromkeys(KINDS, ("objective",)),
}


def nothing_left_out(content: Content, _: House) -> Iterator[Finding]:
    """CT06, of modules."""
    for module in content.modules:
        at = module.offering.at
        yield from _missing_of(module.offering, at)
        yield from _missing_of(module.offering.revision, at, "revision")
        held: tuple[Question | Checklist | Scenario, ...]
        held = (*module.quiz.questions, *module.checklists, *module.scenarios)
        for part in held:
            yield from _missing_of(part, part.at)
        for question in module.quiz.questions:
            if question.answering != "say" and not any(part.feedback for part in question.made_parts):
                hint = tell("add a line `%(keys)s: ...` to each", keys=question.made_parts[0].keys[1])
                yield Finding(question.at.at(), tell("no part of the question has feedback"), hint, question.at)


def nothing_left_out_beside(content: Content, _: House) -> Iterator[Finding]:
    """CT06, of catalogue and sources."""
    catalogue, sources = content.catalogue, content.sources
    yield from _missing_of(catalogue, catalogue.at)
    yield from _missing_of(catalogue.organisation, catalogue.at, "organisation")
    yield from _missing_of(catalogue.policies, catalogue.at, "policies")
    for course in catalogue.courses:
        yield from _missing_of(course, course.at)
        yield from _missing_of(course.revision, course.at, "revision")
    parts: Iterable[Family | Article | Evidence | Claim] = (*catalogue.families, *sources.by_number)
    for part in parts:
        yield from _missing_of(part, part.at)


def _missing_of(part: object, at: Mapping, key: str = "") -> Iterator[Finding]:
    """Yield what a part leaves out, which stands under ``key`` of what was read from ``at``."""
    for name in EXPECTED[type(part)]:
        if getattr(part, name) in (None, "", ()):
            place = at.at(key) if key else at.at()
            hint = tell("add a line `%(name)s: ...` to it", name=name)
            yield Finding(
                place, tell("%(label)s has no `%(name)s`", label=tell(label_of(type(part))), name=name), hint, at
            )
