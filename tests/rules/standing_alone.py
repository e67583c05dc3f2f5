"""What holds for every course: a module's rules find the same in a course of that module as in the whole.

And the rules that a build asks find everything that blocks it.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from dataclasses import replace

from course.model import Content
from course.reading.problems import Problem
from course.rules import (
    RULES,
    Breach,
    Verdict,
    blocking_rules,
    findings_of_course,
    findings_of_module,
    verdict_on,
)
from course.rules.waiving import breach_of


def assert_modules_stand_alone(content: Content) -> Verdict:
    """Run each rule about modules on the whole course and on courses of one module each; they must agree.

    Return what all rules say together, as ``judge`` does.
    """
    house = content.catalogue.house
    judged = [findings_of_module(content.alone(module)) for module in content.modules]
    assert pickle.loads(pickle.dumps(judged)) == judged  # noqa: S301 - our own, made a moment ago
    apart: dict[str, list[Breach]] = defaultdict(list)
    for breach in (breach for module in judged for breach in module.breaches):
        apart[breach.problem.rule].append(breach)
    for rule in RULES.values():
        if rule.check and rule.scope == "module":
            whole = [breach_of(rule, finding) for finding in rule.check(content, house)]
            assert _in_order(apart[rule.id]) == _in_order(whole), rule.id
    verdict = verdict_on((*judged, findings_of_course(content)), content.catalogue)
    assert _blocking(content) == verdict.problems
    return verdict


def _blocking(content: Content) -> tuple[Problem, ...]:
    """Return what is wrong by the rules that a build asks, which are known before any module is."""
    rules = blocking_rules(replace(content, modules=(), own_pages=()))
    modules = [findings_of_module(content.alone(module), rules) for module in content.modules]
    return verdict_on((*modules, findings_of_course(content, rules, modules)), content.catalogue).problems


def _in_order(breaches: list[Breach]) -> list[Breach]:
    return sorted(breaches, key=lambda breach: (breach.problem, breach.words))
