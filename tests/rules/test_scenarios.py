"""SC: each rule for scenarios and models, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
LESSON = "modules/calling/lesson.md"
OFFERING = "modules/calling/index.md"
REVIEW_LESSON = "modules/review/lesson.md"
SCENARIOS = "modules/calling/scenarios.yml"

SCENE = "<!-- scenario: fall-on-the-stairs -->\n"
TWO_ENDINGS = "      debrief: The call came first. Somebody could have stayed.\n"
# A step with one choice, as only a guide may have; and no consequence anywhere.
GUIDE = """\
- id: who-rings
  title: Who rings
  use: guide
  setup: Ask.
  start: hurt
  nodes:
    hurt:
      says: Is anybody hurt here?
      choices:
        - {text: I do not know, goto: look}
    look:
      says: Look again.
      choices:
        - {text: "Yes", goto: nurse}
        - {text: "No", goto: done}
    nurse: {ends: person, says: Fetch the nurse.}
    done: {ends: done, says: Write it down.}
"""

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "SC01",
        [
            (
                SCENARIOS,
                (
                    "      choices:\n"
                    "        - text: Stay and speak to him\n"
                    "          goto: well\n"
                    "          consequence: He calms down.\n"
                    "          reason: A voice beside him helps.\n"
                    "        - text: Run to the gate\n"
                    "          goto: alone\n"
                    "          consequence: He is alone.\n"
                    "          reason: Somebody else can open the gate.\n"
                    "    well:\n"
                    "      ends: good\n"
                    "      speaker: welder/glad\n"
                    "      says: Help comes in six minutes.\n"
                    "      debrief: The call came first, and somebody stayed.\n"
                    "    alone:\n"
                    "      ends: mixed\n"
                    "      says: Help comes in six minutes.\n"
                    "      debrief: The call came first. Somebody could have stayed.\n"
                ),
                ("      ends: good\n      debrief: The call came first.\n"),
            )
        ],
        [("modules/calling/scenarios.yml:8:5: the scenario has 1 decision; write 2 or more moments with choices")],
    ),
    (
        "SC01",
        [
            (
                SCENARIOS,
                (
                    "        - text: Run to the gate\n"
                    "          goto: alone\n"
                    "          consequence: He is alone.\n"
                    "          reason: Somebody else can open the gate.\n"
                    "    well:"
                ),
                "    well:",
            ),
            (
                SCENARIOS,
                ("        - text: Ask whether anybody has rung\n          goto: rung\n"),
                ("        - text: Ask whether anybody has rung\n          goto: alone\n"),
            ),
        ],
        ["modules/calling/scenarios.yml:24:9: the moment has 1 choice; offer 2 to 3"],
    ),
    (
        "SC01",
        [
            (CATALOGUE, "capstone: FA-102", "capstone: FA-102\nhouse: {scenario_depth_max: 1, moment_words_max: 13}"),
        ],
        [
            "modules/calling/scenarios.yml:8:5: the longest way has 2 choices; cut it to 1, or split it in two",
            "modules/review/scenarios.yml:8:5: the longest way has 2 choices; cut it to 1, or split it in two",
        ],
    ),
    (
        "SC01",
        [(CATALOGUE, "capstone: FA-102", "capstone: FA-102\nhouse: {moment_words_max: 9}")],
        ["modules/review/scenarios.yml:9:13: the moment has 10 words; cut it to 9"],
    ),
    (
        "SC01",
        [
            (CATALOGUE, "capstone: FA-102", "capstone: FA-102\nhouse: {guide_depth_max: 1, step_words_max: 3}"),
            (SCENARIOS, TWO_ENDINGS, f"{TWO_ENDINGS}{GUIDE}"),
            (LESSON, SCENE, f"{SCENE}\n<!-- scenario: who-rings -->\n"),
        ],
        [
            "modules/calling/scenarios.yml:47:5: the longest way has 2 choices; cut it to 1, or split it in two",
            "modules/calling/scenarios.yml:48:13: the step has 4 words; cut it to 3",
        ],
    ),
    (
        "SC02",
        [(SCENARIOS, "          consequence: Anna runs.\n", "")],
        [("modules/calling/scenarios.yml:12:17: the choice has no `consequence`; say what happens because of it")],
    ),
    (
        "SC03",
        [(OFFERING, "models: {negative: look, positive: call}\n", "")],
        [
            (
                "modules/calling/index.md:4:8: the module does not say where it shows a negative and a "
                "positive model; write `models: {negative: ..., positive: ...}` with the lesson headings, as "
                "in their web addresses"
            )
        ],
    ),
    (
        "SC04",
        [(LESSON, "Write down in three lines", "Think for three minutes of")],
        [
            (
                "modules/calling/lesson.md:44:1: the last section of the module does not ask to write down a "
                'case from the learner\'s own work; end with a section such as "Your own case": write a case '
                "down, and set one goal"
            )
        ],
    ),
    (
        "SC04",
        [(LESSON, ("set one goal for this\nweek"), ("look around this\nweek"))],
        [
            (
                "modules/calling/lesson.md:44:1: the last section of the module does not ask for one goal; "
                'end with a section such as "Your own case": write a case down, and set one goal'
            )
        ],
    ),
    (
        "SC04",
        [
            (LESSON, "Write down in three lines", "Think for three minutes of"),
            (LESSON, "set one goal for this\nweek", "look around this\nweek"),
        ],
        [
            (
                "modules/calling/lesson.md:44:1: the last section of the module does not ask to write down a "
                'case from the learner\'s own work and for one goal; end with a section such as "Your own case": '
                "write a case down, and set one goal"
            )
        ],
    ),
    (
        "SC05",
        [
            (CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {words_before_scenario: 350}")),
            (REVIEW_LESSON, "Choose a change that", "Choose a change " + "and think of it " * 60 + "that"),
        ],
        [
            (
                "modules/calling/lesson.md:36:1: 267 words of teaching stand before the scenario; teach "
                "first, in 350 words or more"
            )
        ],
    ),
    (
        "SC06",
        [(LESSON, '!!! rule "Rules to keep"', '!!! note "Rules to keep"')],
        [
            (
                'modules/calling/index.md:34:10: no lesson has rule codes; add a block `!!! rule "Rules to '
                'keep"` with a few lines'
            )
        ],
    ),
    (
        "SC06",
        [(LESSON, "    - One name, one task", "    - Give one name and one task to one person at a time")],
        [("modules/calling/lesson.md:32:1: the rule has 12 words; cut it to 8, as one would say it to a colleague")],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
