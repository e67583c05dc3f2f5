"""PG: each rule for pages, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BANK = "quizzes/calling.yml"
LESSON = "modules/calling/lesson.md"
OFFERING = "modules/calling/index.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "PG01",
        [(LESSON, "Speak to them.", "Speak to them, as told [here](../review/lesson.md).")],
        [
            (
                "modules/calling/lesson.md:10:86: the link text `here` does not say where it leads; let the "
                "linked words say where the link leads"
            )
        ],
    ),
    (
        "PG01",
        [
            (
                BANK,
                "feedback: The place comes first, because",
                'feedback: "[More](https://example.org). The place comes first, because',
            ),
            (BANK, "before the rest of it has been told.", 'before the rest of it has been told."'),
        ],
        [
            (
                "quizzes/calling.yml:44:19: the link text `More` does not say where it leads; let the linked "
                "words say where the link leads"
            )
        ],
    ),
    (
        "PG02",
        [
            (
                BANK,
                "prompt: Which of these three people",
                'prompt: "![](https://example.org/hall.svg) Which of these three people',
            ),
            (BANK, "is to be helped before the others?", 'is to be helped before the others?"'),
        ],
        ["quizzes/calling.yml:25:13: the image has no text in its [ ]; say there what it shows"],
    ),
    (
        "PG02",
        [(OFFERING, ("\nThis module is for"), ("\n# Calling\n\nThis module is for"))],
        [
            (
                "modules/calling/index.md:2:1: the overview has a heading `# ` of its own; remove it; the "
                "title is the page's"
            )
        ],
    ),
    (
        "PG03",
        [
            (
                OFFERING,
                'revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}',
                'revision: {version: "1.0", date: 2026-11-21, next_review: 2025-11-21}',
            )
        ],
        [
            (
                "modules/calling/index.md:40:59: the next review is not after the revision; plan it after "
                "the revision's date"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
