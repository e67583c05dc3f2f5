"""OB: each rule for objectives, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
CHECKLISTS = "modules/calling/checklists.yml"
LESSON = "modules/calling/lesson.md"
OFFERING = "modules/calling/index.md"
REVIEW = "modules/review/index.md"
REVIEW_BANK = "quizzes/review.yml"
REVIEW_SCENARIOS = "modules/review/scenarios.yml"
OF_2_1 = tuple(f"id: {name}\n    kind: single-choice\n" for name in ("report-without-an-hour", "best-report"))

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "OB01",
        [(CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {objectives_min: 4}"))],
        [
            "modules/calling/index.md:16:3: the module has 3 objectives; write 4 to 5",
            "modules/review/index.md:16:3: the module has 3 objectives; write 4 to 5",
        ],
    ),
    (
        "OB02",
        [(OFFERING, "verb: Select", "verb: Explore")],
        [
            (
                "modules/calling/index.md:21:11: `Explore` is not among the verbs that can be observed; "
                "start with a verb such as apply, classify, select (a house may add its own under `house: "
                "verbs`)"
            )
        ],
    ),
    (
        "OB03",
        [(OFFERING, "verb: Recognise", "verb: Understand")],
        [
            (
                "modules/calling/index.md:17:11: nobody can see whether a learner does `Understand`; say "
                "what they will do that shows it"
            )
        ],
    ),
    (
        "OB03",
        [(OFFERING, "text: what to say on the telephone", "text: what to say on the telephone and know the number")],
        [
            (
                "modules/calling/index.md:22:11: nobody can see whether a learner does `know`; say what they "
                "will do that shows it"
            )
        ],
    ),
    (
        "OB04",
        [(OFFERING, "text: what to say on the telephone", "text: what to say on the telephone and predict the answer")],
        [
            (
                "modules/calling/index.md:22:11: the objective has a second verb, `predict`; make two "
                "objectives of it, or drop the weaker verb"
            )
        ],
    ),
    (
        "OB05",
        [
            (REVIEW, '  - id: "2.1"', '  - id: "1.4"'),
            (REVIEW_SCENARIOS, 'objectives: ["2.1"]', 'objectives: ["1.4"]'),
            *((REVIEW_BANK, f'{before}    objective: "2.1"', f'{before}    objective: "1.4"') for before in OF_2_1),
        ],
        [
            (
                "modules/review/index.md:16:9: FA-101 already numbers its objectives from 1.1 onwards; "
                "give this module a series of its own"
            ),
            (
                'modules/review/index.md:16:9: `1.4` stands where 1.1 belongs; write "1.1"; 1.0 is the pass mark, '
                "which the page adds"
            ),
        ],
    ),
    (
        "OB05",
        [
            (OFFERING, ('id: "1.1"\n    verb: Recognise'), ('id: "1.2"\n    verb: Recognise')),
            (OFFERING, ('id: "1.2"\n    verb: Select'), ('id: "1.1"\n    verb: Select')),
        ],
        [
            (
                'modules/calling/index.md:16:9: `1.2` stands where 1.1 belongs; write "1.1"; 1.0 is the pass '
                "mark, which the page adds"
            )
        ],
    ),
    (
        "OB06",
        [(OFFERING, "This module is for", "At the end of this module you should be able to call. This module is for")],
        [
            (
                "modules/calling/index.md:2:1: `At the end of this module you should ...` stands in the "
                "overview too; remove it; the page adds it"
            )
        ],
    ),
    (
        "OB06",
        [(LESSON, "Anybody can make", ("At the end of this module\nyou should be able to ring. Anybody can make"))],
        [
            (
                "modules/calling/lesson.md:18:1: `At the end of this module you should ...` appears here too; "
                "remove it; the module's page says it once"
            )
        ],
    ),
    (
        "OB07",
        [
            (OFFERING, "verb: Order", "verb: Perform"),
            (
                CHECKLISTS,
                ('    - id: stayed\n      text: Stayed on the line until they hung up\n      objective: "1.3"'),
                ('    - id: stayed\n      text: Stayed on the line until they hung up\n      objective: "1.2"'),
            ),
            (
                CHECKLISTS,
                ('      text: Told the person that help is coming\n      objective: "1.3"'),
                ('      text: Told the person that help is coming\n      objective: "1.2"'),
            ),
            (
                CHECKLISTS,
                ('      text: Find the nearest telephone\n      objective: "1.3"'),
                ('      text: Find the nearest telephone\n      objective: "1.2"'),
            ),
            (
                CHECKLISTS,
                ('      text: Test the line\n      objective: "1.3"'),
                ('      text: Test the line\n      objective: "1.2"'),
            ),
            (
                CHECKLISTS,
                ('      text: Clear the way to the gate\n      objective: "1.3"'),
                ('      text: Clear the way to the gate\n      objective: "1.2"'),
            ),
        ],
        [
            (
                "modules/calling/index.md:25:11: questions alone cannot show that a learner can perform "
                'something; give a checklist item `objective: "1.3"`, or a lesson a block `!!! task` that '
                "names 1.3; or choose a verb such as select or judge"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
