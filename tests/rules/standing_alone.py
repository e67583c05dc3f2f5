"""What holds for every course: a module's rules find the same in a course of that module as in the whole.

And the rules that a build asks find everything that blocks it.
"""

from __future__ import annotations

import pickle
from dataclasses import replace

from course.model import Content
from course.reading.problems import Problem
from course.rules import (
    RULES,
    Breach,
    blocking_rules,
    findings_of_course,
    findings_of_module,
    judge,
    verdict_on,
)
from course.rules.waiving import breach_of


def assert_modules_stand_alone(content: Content) -> None:
    """Run each rule about modules on the whole course and on courses of one module each; they must agree."""
    house = content.catalogue.house
    apart: list[Breach] = []
    for module in content.modules:
        judged = findings_of_module(content.alone(module))
        assert pickle.loads(pickle.dumps(judged)) == judged  # noqa: S301 - our own, made a moment ago
        apart += judged.breaches
    for rule in RULES.values():
        if rule.check and rule.scope == "module":
            whole = [breach_of(rule, finding) for finding in rule.check(content, house)]
            found = [breach for breach in apart if breach.problem.rule == rule.id]
            assert _in_order(found) == _in_order(whole), rule.id
    assert _blocking(content) == judge(content).problems


def _blocking(content: Content) -> tuple[Problem, ...]:
    """Return what is wrong by the rules that a build asks, which are known before any module is."""
    rules = blocking_rules(replace(content, modules=(), own_pages=()))
    modules = [findings_of_module(content.alone(module), rules) for module in content.modules]
    return verdict_on((*modules, findings_of_course(content, rules, modules)), content.catalogue).problems


def _in_order(breaches: list[Breach]) -> list[Breach]:
    return sorted(breaches, key=lambda breach: (breach.problem, breach.words))
