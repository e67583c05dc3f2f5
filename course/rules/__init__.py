"""The house's rules for content, each a small declarative object that knows why it is there.

Input: a structurally sound ``Content``. Output: ``Verdict``: errors, which block a build;
warnings, which do not; and the warnings that somebody has waived, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Content
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
from course.rules.waiving import Waived, Waivers

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

__all__ = ["RULES", "Finding", "Rule", "Verdict", "Waived", "judge"]


@dataclass(frozen=True)
class Verdict:
    """What the rules found, sorted by place."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    waived: tuple[Waived, ...]


def judge(content: Content) -> Verdict:
    """Return everything that the rules have to say about ``content``."""
    waivers = Waivers(content)
    problems: set[Problem] = set()
    warnings: set[Problem] = set()
    waived: set[Waived] = set()
    for rule in RULES.values():
        for finding in rule.check(content, content.catalogue.house) if rule.check else ():
            problem = Problem(finding.position, finding.found, finding.write, rule.id)
            if rule.severity == "error" and content.catalogue.house.errors_block:
                problems.add(problem)
            elif rule.severity == "warning" and (reason := waivers.reason_for(rule.id, finding)) is not None:
                waived.add(Waived(problem, reason))
            else:
                warnings.add(problem)
    problems.update(waivers.problems(RULES))
    by_place = sorted(waived, key=lambda entry: entry.problem)
    return Verdict(tuple(sorted(problems)), tuple(sorted(warnings)), tuple(by_place))
