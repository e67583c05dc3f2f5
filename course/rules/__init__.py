"""The house's rules for content, each a small declarative object that knows why it is there.

Input: a structurally sound ``Content``. Output: ``Verdict``: errors, which block a build;
warnings, which do not; and the findings that somebody has waived, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from course.model import Catalogue, Content
from course.model.rule_choice import Profile
from course.reading.problems import Problem
from course.rules import (
    checklists,
    claim_rules,
    feedback,
    markup,
    objectives,
    offerings,
    plain,
    quiz,
    records,
    scenarios,
    site_pages,
    spacing,
    structure,
)
from course.rules.levels import Levels
from course.rules.rule import Finding, Rule
from course.rules.texts import course_holders, module_holders
from course.rules.waiving import Breach, PlacedWaiver, Waived, Waivers, breach_of, placed_waivers

RULES: dict[str, Rule] = {
    rule.id: rule
    for group in (
        objectives,
        structure,
        quiz,
        feedback,
        spacing,
        scenarios,
        checklists,
        claim_rules,
        offerings,
        records,
        site_pages,
        markup,
        plain,
    )
    for rule in group.RULES
}

FAMILIES = {
    "OB": "objectives",
    "ST": "the parts of a module",
    "QZ": "questions",
    "FB": "feedback",
    "SP": "coming back later",
    "SC": "scenarios and models",
    "CK": "checklists",
    "CL": "claims, figures and quotations",
    "CT": "what the catalogue says",
    "RC": "records",
    "PG": "pages",
    "MU": "markup",
    "PL": "plain language",
}

__all__ = [
    "FAMILIES",
    "RULES",
    "Breach",
    "Finding",
    "Judged",
    "Levels",
    "PlacedWaiver",
    "Rule",
    "Verdict",
    "Waived",
    "blocking_rules",
    "findings_of_course",
    "findings_of_module",
    "judge",
    "verdict_on",
]


@dataclass(frozen=True)
class Verdict:
    """What the rules found, sorted by place; which profile the course was held to, and by how many rules."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    waived: tuple[Waived, ...]
    profile: str = ""
    held: int = 0
    left_out: tuple[Problem, ...] = ()  # what nothing judged, because no rule knows the language


class Judged(NamedTuple):
    """What the rules found in a module, or in the rest of a course, and the waivers that stand there.

    It holds nothing of the model, so that it can be kept with a module for as long as module, catalogue, sources
    and runs are what they were. It is ``whole`` where every rule was asked.
    """

    breaches: tuple[Breach, ...]
    waivers: tuple[PlacedWaiver, ...]
    whole: bool = True


def blocking_rules(course: Content) -> frozenset[str]:
    """Return the rules that can block a build of ``course``, of which no module is known yet.

    They are its errors, and those that it waives somewhere: a waiver of what nobody finds blocks a build too.
    """
    levels = Levels(course.catalogue, RULES)
    waived = {one.rule for one in placed_waivers(course_holders(course))}
    return frozenset(name for name in RULES if name in waived or levels.of(name) == "error")


def findings_of_module(content: Content, blocking: Collection[str] | None = None) -> Judged:
    """Return what the rules about modules find in ``content``, which is a course of one module (``Content.alone``).

    Where ``blocking`` names rules, these alone are asked, and those that the module waives.
    """
    house, language = content.catalogue.house, content.catalogue.language
    waivers = tuple(placed_waivers(held for one in content.modules for held in module_holders(one)))
    asked = RULES if blocking is None else {*blocking, *(waiver.rule for waiver in waivers)}
    breaches = [
        breach_of(rule, finding)
        for rule in RULES.values()
        if rule.check and rule.scope == "module" and rule.id in asked and rule.holds_for(language)
        for finding in rule.check(content, house)
    ]
    for module in content.modules:  # what the rules made of it would be as large as the module
        module.derived.clear()
        for question in module.quiz.questions:
            question.derived.clear()
    return Judged(tuple(breaches), waivers, whole=blocking is None)


def findings_of_course(
    content: Content, blocking: Collection[str] | None = None, modules: Iterable[Judged] = ()
) -> Judged:
    """Return what only a whole course shows: several modules together, and what belongs to none of them.

    Where ``blocking`` names rules, these alone are asked, and those that the course or one of ``modules`` waives.
    """
    house, language = content.catalogue.house, content.catalogue.language
    waivers = tuple(placed_waivers(course_holders(content)))
    waived = (waiver.rule for part in (waivers, *(module.waivers for module in modules)) for waiver in part)
    asked = RULES if blocking is None else {*blocking, *waived}
    breaches = []
    for rule in (one for one in RULES.values() if one.id in asked and one.holds_for(language)):
        check = rule.check if rule.scope == "course" else rule.course_check
        breaches += [breach_of(rule, finding) for finding in check(content, house)] if check else []
    return Judged(tuple(breaches), waivers, whole=blocking is None)


def verdict_on(judged: Iterable[Judged], catalogue: Catalogue, profile: Profile | None = None) -> Verdict:
    """Return the verdict on everything that was found in modules and course, with the waivers set against it.

    ``profile`` takes the place of the one that the catalogue names.
    """
    parts = tuple(judged)
    levels = Levels(catalogue, RULES, profile)
    waivers = Waivers(one for part in parts for one in part.waivers)
    problems = {*levels.problems()}
    warnings = {*levels.unheard()}
    waived: set[Waived] = set()
    for breach in (breach for part in parts for breach in part.breaches):
        level = levels.of(breach.problem.rule)
        if level == "off":
            continue
        found = breach.problem._replace(level=level)
        if (reason := waivers.reason_for(breach)) is not None:
            waived.add(Waived(found, reason))
        else:
            (problems if level == "error" else warnings).add(found)
    problems.update(waivers.problems(RULES, levels))
    warnings.update(waivers.unheard(RULES, levels))
    return Verdict(
        tuple(sorted(problems, key=_order)),
        tuple(sorted(warnings, key=_order)),
        tuple(sorted(waived, key=lambda entry: _order(entry.problem))),
        levels.profile,
        levels.count(),
        tuple(levels.left_out()),
    )


def _order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    """Return what problems are sorted by, which is their own order, and far faster."""
    at = problem.position
    return at.path, at.line, at.column, problem.message, problem.hint, problem.rule


def judge(content: Content, profile: Profile | None = None) -> Verdict:
    """Return everything that the rules have to say about ``content``; ``profile`` as above."""
    modules = (findings_of_module(content.alone(module)) for module in content.modules)
    return verdict_on((*modules, findings_of_course(content)), content.catalogue, profile)
