"""The house's rules for content, each a small declarative object that knows why it is there.

Input: a structurally sound ``Content``. Output: ``Verdict``: errors, which block a build;
warnings, which do not; and the warnings that somebody has waived, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from course.model import Content
from course.model.thresholds import House
from course.reading.problems import Problem
from course.rules import (
    checklists,
    claim_rules,
    feedback,
    markup,
    objectives,
    offerings,
    quiz,
    records,
    scenarios,
    site_pages,
    spacing,
    structure,
)
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
    )
    for rule in group.RULES
}

__all__ = [
    "RULES",
    "Breach",
    "Finding",
    "Judged",
    "PlacedWaiver",
    "Rule",
    "Verdict",
    "Waived",
    "findings_of_course",
    "findings_of_module",
    "judge",
    "verdict_on",
]


@dataclass(frozen=True)
class Verdict:
    """What the rules found, sorted by place."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    waived: tuple[Waived, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules found in a module, or in the rest of a course, and the waivers that stand there.

    It holds nothing of the model, so that it can be kept with a module for as long as module, catalogue, sources
    and runs are what they were.
    """

    breaches: tuple[Breach, ...]
    waivers: tuple[PlacedWaiver, ...]


def findings_of_module(content: Content) -> Judged:
    """Return what the rules about modules find in ``content``, which is a course of one module (``Content.alone``)."""
    house = content.catalogue.house
    breaches = [
        breach_of(rule, finding)
        for rule in RULES.values()
        if rule.check and rule.scope == "module"
        for finding in rule.check(content, house)
    ]
    for module in content.modules:  # what the rules made of it would be as large as the module
        module.derived.clear()
        for question in module.quiz.questions:
            question.derived.clear()
    return Judged(
        tuple(breaches), tuple(placed_waivers(held for one in content.modules for held in module_holders(one)))
    )


def findings_of_course(content: Content) -> Judged:
    """Return what only a whole course shows: several modules together, and what belongs to none of them."""
    house = content.catalogue.house
    breaches = []
    for rule in RULES.values():
        check = rule.check if rule.scope == "course" else rule.course_check
        breaches += [breach_of(rule, finding) for finding in check(content, house)] if check else []
    return Judged(tuple(breaches), tuple(placed_waivers(course_holders(content))))


def verdict_on(judged: Iterable[Judged], house: House) -> Verdict:
    """Return the verdict on everything that was found in modules and course, with the waivers set against it."""
    parts = tuple(judged)
    waivers = Waivers(one for part in parts for one in part.waivers)
    problems: set[Problem] = set()
    warnings: set[Problem] = set()
    waived: set[Waived] = set()
    for breach in (breach for part in parts for breach in part.breaches):
        rule = RULES[breach.problem.rule]
        if rule.severity == "error" and house.errors_block:
            problems.add(breach.problem)
        elif rule.severity == "warning" and (reason := waivers.reason_for(breach)) is not None:
            waived.add(Waived(breach.problem, reason))
        else:
            warnings.add(breach.problem)
    problems.update(waivers.problems(RULES))
    by_place = sorted(waived, key=lambda entry: _order(entry.problem))
    return Verdict(tuple(sorted(problems, key=_order)), tuple(sorted(warnings, key=_order)), tuple(by_place))


def _order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    """Return what problems are sorted by, which is their own order, and far faster."""
    at = problem.position
    return at.path, at.line, at.column, problem.message, problem.hint, problem.rule


def judge(content: Content) -> Verdict:
    """Return everything that the rules have to say about ``content``."""
    modules = (findings_of_module(content.alone(module)) for module in content.modules)
    return verdict_on((*modules, findings_of_course(content)), content.catalogue.house)
