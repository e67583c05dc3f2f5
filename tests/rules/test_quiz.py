"""QZ: each rule for a question by itself, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BANK = "quizzes/calling.yml"
REVIEW_BANK = "quizzes/review.yml"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "QZ01",
        [(BANK, "text: Who is to blame", "text: All of the above")],
        [
            (
                "quizzes/calling.yml:63:15: the option is `All of the above`; let each option say one thing; "
                "for several right ones use multiple-choice"
            )
        ],
    ),
    (
        "QZ02",
        [(BANK, "text: He is late for his break", "text: None of these")],
        [("quizzes/calling.yml:17:15: the option is `None of these`; write a wrong answer that somebody would give")],
    ),
    (
        "QZ03",
        [(BANK, "Which sign asks for a call at once?", "Which sign is not a reason for a call?")],
        [
            (
                "quizzes/calling.yml:10:13: the question asks for an exception: `Which sign is not`; ask for "
                "what is right, or what was left out in the case"
            )
        ],
    ),
    (
        "QZ03",
        [(BANK, "Which sign asks for a call at once?", "Which is the LEAST urgent sign of these?")],
        [
            (
                "quizzes/calling.yml:10:13: the question asks for an exception: `LEAST`; ask for what is "
                "right, or what was left out in the case"
            )
        ],
    ),
    (
        "QZ04",
        [(BANK, "text: He gives no answer to you", "text: He does not answer you")],
        [("quizzes/calling.yml:12:15: the option holds the negative `not`; say what is done instead of what is not")],
    ),
    (
        "QZ05",
        [
            (
                BANK,
                (
                    "      - text: He is late for his break\n"
                    "        feedback: The break can wait, and being late for it shows nothing about his "
                    "breathing.\n"
                ),
                "",
            )
        ],
        ["quizzes/calling.yml:12:7: the question offers 2 choices; offer 3; 3 to 5 are allowed"],
    ),
    (
        "QZ06",
        [(BANK, "text: Fetch him some water", "text: Fetch him some of the water from the tank at the gate")],
        [
            (
                "quizzes/calling.yml:87:7: the longest choice has 53 characters and the shortest 21; keep "
                "the longest within 1.6 times the shortest"
            )
        ],
    ),
    (
        "QZ07",
        [(BANK, "text: Switch off the welder", "text: Switch off the welder at the wall before all")],
        [
            (
                "quizzes/calling.yml:87:7: the right choice has 44 characters and a wrong one 21 on average; "
                "keep it within 1.25 times: shorten it, or give the wrong ones as much detail"
            )
        ],
    ),
    (
        "QZ07",
        [(REVIEW_BANK, "The name of the foreman there", "The name of the foreman")],
        [
            (
                "quizzes/review.yml:5:3: the right choice is the longest in 3 of 6 questions with three "
                "choices; keep to 45%: shorten some, such as that of `best-report`"
            )
        ],
    ),
    (
        "QZ09",
        [(BANK, "text: Fetch him some water", "text: Always fetch him water")],
        [
            (
                "quizzes/calling.yml:92:15: the option holds the absolute `Always`; say how much or when, or "
                "leave the word out"
            )
        ],
    ),
    (
        "QZ10",
        [(BANK, "text: Fetch him some water", "text: Often fetch him water")],
        [
            (
                "quizzes/calling.yml:92:15: the option holds the vague `Often`; say when or how often, or "
                "leave the word out"
            )
        ],
    ),
    (
        "QZ11",
        [(BANK, "What do you do before you speak?", "What do you switch before you speak?")],
        [
            (
                "quizzes/calling.yml:87:15: `Switch` of the question stands in the right choice and in no "
                "wrong one; use another word, or use it in a wrong choice too"
            )
        ],
    ),
    (
        "QZ12",
        [(BANK, "What do you do before you speak?", "Your next act is an ...")],
        [
            (
                "quizzes/calling.yml:85:13: the question ends in an article, which fits some choices only; "
                'write "a/an", or move the article into the choices'
            )
        ],
    ),
    (
        "QZ12",
        [(BANK, "text: Switch off the welder", "text: Switching off the welder")],
        [('quizzes/calling.yml:87:7: the right choice alone starts as "...ing" does; give all choices the same form')],
    ),
    (
        "QZ13",
        [(BANK, "text: Fetch him some water", "text: Switch off")],
        [
            (
                "quizzes/calling.yml:92:15: the choice `Switch off` is a part of another choice; make the "
                "two exclude each other"
            )
        ],
    ),
    (
        "QZ14",
        [(BANK, "What do you do before you speak?", "Choose your first act.")],
        [
            (
                "quizzes/calling.yml:85:13: the prompt does not end in a question mark; ask a whole "
                "question, which can be answered with the choices covered"
            )
        ],
    ),
    (
        "QZ14",
        [
            (
                BANK,
                "Which of these three people in the hall is to be helped before the others?",
                "Whom do you help first?",
            )
        ],
        [
            (
                "quizzes/calling.yml:25:13: the prompt has 5 words; write at least 8, so that it can be "
                "answered with the choices covered"
            )
        ],
    ),
    (
        "QZ20",
        [(BANK, "Sparks fall beside", "It is a " + "long " * 60 + "day. Sparks fall beside")],
        ["quizzes/calling.yml:85:13: the prompt has 85 words; keep to 60"],
    ),
    (
        "QZ12",
        [
            (BANK, "text: He has dropped his mask", "text: To drop his mask"),
            (BANK, "text: He is late for his break", "text: To have a break"),
        ],
        [
            (
                'quizzes/calling.yml:12:7: every wrong choice starts as "to ..." does, and the right one does not; '
                "give all choices the same form"
            )
        ],
    ),
    (
        "QZ20",
        [(BANK, "text: Fetch him some water", "text: " + "water " * 26 + "")],
        ["quizzes/calling.yml:92:15: the option has 26 words; keep to 25"],
    ),
    (
        "QZ20",
        [
            (
                BANK,
                "Which of these three people in the hall is to be helped before the others?",
                "In which year was the hall of the three people built at the gate?",
            )
        ],
        [
            (
                "quizzes/calling.yml:25:13: the question asks for a name, a date or a figure alone; ask what "
                "follows from it in a case"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
