"""SP: each rule for coming back to things, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
REVIEW_BANK = "quizzes/review.yml"
REVIEW_LESSON = "modules/review/lesson.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "SP01",
        [(REVIEW_BANK, 'recalls: ["1.1", "1.2", "1.3"]', 'recalls: ["1.1", "1.2"]')],
        [
            (
                "modules/calling/index.md:24:9: the objective `1.3` never comes back in a later module; "
                "place one of its questions in a later lesson, <!-- question: calling/... -->, or name it in "
                '`recalls: ["1.3"]` of a capstone question'
            )
        ],
    ),
    (
        "SP02",
        [(CATALOGUE, "follow_ups: [7, 14, 21, 28]", "follow_ups: [1, 7, 28]")],
        [
            (
                "modules/catalogue.yml:36:17: the gaps between the follow-ups are 1, 6, 21 days; keep the "
                "gaps equal, such as `follow_ups: [7, 14, 21, 28]`"
            )
        ],
    ),
    (
        "SP02",
        [(CATALOGUE, "follow_ups: [7, 14, 21, 28]", "follow_ups: [14, 28]")],
        [
            (
                "modules/catalogue.yml:36:17: 2 follow-up days are planned; plan at least 3, such as "
                "`follow_ups: [7, 14, 21, 28]`"
            )
        ],
    ),
    (
        "SP03",
        [
            (REVIEW_BANK, '    recalls: ["1.1", "1.2", "1.3"]\n', ""),
            (REVIEW_LESSON, "<!-- question: calling/welder-on-the-floor -->\n", ""),
        ],
        [
            (
                "quizzes/review.yml:5:3: the capstone asks for nothing from FA-101; name one of its "
                'objectives in `recalls: ["1.1"]` of a question, or place one of its questions in a lesson'
            )
        ],
    ),
    (
        "SP03",
        [(CATALOGUE, "capstone: FA-102", "house: {capstone_from: 2}")],
        [
            (
                "modules/catalogue.yml:1:1: the catalogue has 2 modules and no capstone; write `capstone:` "
                "with the code of the module that ends the course"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
