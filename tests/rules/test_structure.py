"""ST: each rule for the parts of a module, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.rules import judge

CATALOGUE = "modules/catalogue.yml"
LESSON = "modules/calling/lesson.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "ST01",
        [(LESSON, '!!! example "Worked example: the forklift"', '!!! note "The forklift"')],
        [('modules/calling/index.md:34:10: no lesson has a worked example; add a block `!!! example "..."`')],
    ),
    (
        "ST01",
        [(LESSON, "<!-- scenario: fall-on-the-stairs -->\n", "")],
        [
            (
                "modules/calling/scenarios.yml:1:7: no lesson places this scenario; write <!-- scenario: "
                "fall-on-the-stairs --> where it belongs"
            )
        ],
    ),
    (
        "ST01",
        [(LESSON, "<!-- checklist: after-a-call -->\n", "")],
        [
            (
                "modules/calling/checklists.yml:1:7: no lesson places a checklist of this module; write <!-- "
                "checklist: after-a-call --> where it belongs"
            )
        ],
    ),
    (
        "ST01",
        [(LESSON, f"[^{name}]", "") for name in ("000-01", "000-02", "001-01", "E01", "E02")],
        [
            (
                "modules/calling/index.md:34:10: no lesson cites a source; cite what its text rests on, such as "
                "[^000-01]; the page adds the evidence label"
            )
        ],
    ),
    (
        "ST02",
        [(LESSON, "They looked at him", "They " + "waited and " * 2400 + "looked at him")],
        [
            (
                "modules/calling/index.md:4:8: the module takes about 40 minutes; keep to 35: shorten it, "
                "draw fewer questions, or make two modules of it"
            ),
            (
                "modules/calling/lesson.md:8:1: more than 12 minutes of reading start here, with nothing to "
                "do in between; place a question, or split the section"
            ),
        ],
    ),
    (
        "ST02",
        [(CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {module_minutes_max: 5}"))],
        [
            (
                "modules/calling/index.md:4:8: the module takes about 15 minutes; keep to 5: shorten it, "
                "draw fewer questions, or make two modules of it"
            )
        ],
    ),
    (
        "ST03",
        [
            (
                LESSON,
                "<!-- question: welder-on-the-floor -->",
                ("<!-- question: welder-on-the-floor -->\n\n<!-- scenario: fall-on-the-stairs -->"),
            ),
            (
                LESSON,
                ("<!-- question: words-for-the-call -->\n\n<!-- scenario: fall-on-the-stairs -->"),
                "<!-- question: words-for-the-call -->",
            ),
        ],
        [
            (
                "modules/calling/lesson.md:16:1: the first scenario comes before the worked example; put the "
                "example before it"
            )
        ],
    ),
    (
        "ST04",
        [(LESSON, "## Look\n", '## Look\n\n!!! slide "Look first"\n    ' + "Look " * 39 + "\n")],
        ["modules/calling/lesson.md:8:1: the slide has 41 words; shorten it to 40, or make two slides of it"],
    ),
    (
        "ST04",
        [(LESSON, "## Look\n", "## Look\n\nThey " + "looked and " * 20 + "looked at him. And more.\n")],
        [
            (
                "modules/calling/lesson.md:6:1: the slide has 45 words; shorten its first sentence to 40 words, or "
                "write what it shows in a block `!!! slide`"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


@pytest.mark.parametrize(
    ("kind", "placed", "said"),
    [
        ("scenario", "fall-on-the-stairs", "the module has no scenario; write one in its scenarios.yml"),
        ("checklist", "after-a-call", "the module has no checklist; write one in its checklists.yml"),
    ],
    ids=["scenario", "checklist"],
)
def test_a_module_without_a_part_is_told(kind: str, placed: str, said: str, rule_course: Callable[..., Path]) -> None:
    root = rule_course((LESSON, f"<!-- {kind}: {placed} -->\n", ""))
    (root / f"modules/calling/{kind}s.yml").unlink()
    assert [str(one) for one in judge(load_course(root, rules=False)).problems if one.rule == "ST01"] == [
        f"modules/calling/index.md:4:8: {said} [ST01, error]"
    ]
