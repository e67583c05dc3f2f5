"""No threshold of a house is ignored: each rule says which it reads, reads those, and finds something else by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from course.model import Content
from course.model.article_runs import ArticleRuns, fingerprint, written
from course.model.thresholds import House
from course.rules import RULES
from tests.rules import (
    test_checklists,
    test_claims,
    test_feedback,
    test_objectives,
    test_offerings,
    test_quiz,
    test_quiz_banks,
    test_scenarios,
    test_shared_words,
    test_spacing,
    test_structure,
)

THRESHOLDS = {part.name: part.default for part in fields(House) if part.name != "at"}
Change = tuple[str, str, str]
# Each breach of a rule that its family's test knows, as changes of the small course.
BREACHES: list[tuple[str, list[Change]]] = [
    (rule, changes)
    for group in (
        test_checklists, test_claims, test_feedback, test_objectives, test_offerings, test_quiz, test_quiz_banks,
        test_scenarios, test_spacing, test_structure,
    )
    for rule, changes, _ in group.CASES
]  # fmt: skip


CHECKLISTS, OFFERING, BANK = "modules/calling/checklists.yml", "modules/calling/index.md", "quizzes/review.yml"
LESSON, LONG = "modules/calling/lesson.md", " ".join(test_shared_words.ARTICLE.split()[:37])
RUNS = written((ArticleRuns("000", fingerprint(test_shared_words.ARTICLE)),))
# Where no breach shows what a threshold does.
BREACHES += [
    ("OB04", [(OFFERING, "text: the acts of the first minute", "text: the acts and sing of the first minute")]),
    ("SP01", [
        ("modules/catalogue.yml", "capstone: FA-102\n", ""), (BANK, '    recalls: ["1.1", "1.2", "1.3"]\n', ""),
    ]),
    ("CK05", [(CHECKLISTS, "text: Test the line", "text: Test the line and sing")]),
    ("CL10", [("modules/sources.runs", "", RUNS), (LESSON, "Speak to them.", f'Speak to them. "{LONG}"')]),
    ("CT01", [(OFFERING, "related: [FA-102]", "related: []")]),
]  # fmt: skip


class Watched:
    """A house that notes which of its thresholds are asked for."""

    def __init__(self, house: House) -> None:
        self._house, self.asked = house, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self._house, name)


def read_by(rule: str, content: Content) -> set[str]:
    """Return the thresholds that a rule asks for in a course."""
    watched = Watched(content.catalogue.house)
    for check in (RULES[rule].check, RULES[rule].course_check):
        if check:
            list(check(content, watched))  # type: ignore[arg-type]  # it stands for a house
    return watched.asked


@pytest.fixture(scope="module")
def contents() -> dict[tuple[Change, ...], Content]:
    """Models of courses by what was changed in them: no rule changes one, and many tests look at the same."""
    return {}


@pytest.fixture
def known_content(
    contents: dict[tuple[Change, ...], Content], content_of: Callable[..., Content]
) -> Callable[..., Content]:
    """Return the model of the valid course with changes, read once for all tests."""

    def known(*changes: Change) -> Content:
        if changes not in contents:
            contents[changes] = content_of(*changes)
        return contents[changes]

    return known


@pytest.mark.parametrize(("rule", "changes"), BREACHES, ids=[f"{one[0]}-{at}" for at, one in enumerate(BREACHES)])
def test_a_rule_reads_no_threshold_that_it_does_not_name(
    rule: str, changes: list[Change], known_content: Callable[..., Content]
) -> None:
    assert read_by(rule, known_content(*changes)) <= set(RULES[rule].settings)


def found_with(rule: str, content: Content, **thresholds: Any) -> list[str]:
    """Return what a rule finds in a course whose house has these thresholds."""
    house = replace(content.catalogue.house, **thresholds)
    checks = [check for check in (RULES[rule].check, RULES[rule].course_check) if check]
    return sorted(f"{one.position} {one.found} {one.write}" for check in checks for one in check(content, house))


def tried_for(name: str) -> list[Any]:
    """Return values of a threshold, of which at least one must change what a rule finds."""
    if name == "verbs":
        return [("Line", "What", "Knew", "knew", "understand", "know", "happened", "explore", "sing")]
    if name == "code_pattern":
        return ["[a-z]+"]
    return [0, 1, 2, 3, 4, 7, 20, 100, 5000]


PAIRS = [(rule.id, name) for rule in RULES.values() for name in rule.settings]


@pytest.mark.parametrize(("rule", "name"), PAIRS, ids=[f"{rule}-{name}" for rule, name in PAIRS])
def test_another_threshold_changes_what_a_rule_finds(
    rule: str, name: str, known_content: Callable[..., Content]
) -> None:
    courses = (known_content(*changes) for changes in ([], *(changes for one, changes in BREACHES if one == rule)))
    assert any(
        found_with(rule, content) != found_with(rule, content, **{name: value})
        for content in courses
        for value in tried_for(name)
    )
