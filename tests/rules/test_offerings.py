"""CT: each rule for the catalogue, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
LESSON = "modules/calling/lesson.md"
BANK = "quizzes/calling.yml"
OFFERING = "modules/calling/index.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "CT01",
        [
            (
                OFFERING,
                'title: "Calling: The First Minute"',
                'title: "Calling: The First Minute of an Accident in the Yard and the Halls"',
            )
        ],
        ["modules/calling/index.md:4:8: the title has 66 characters; keep to 60"],
    ),
    (
        "CT01",
        [(OFFERING, "  - Supervisors of a shift\n", "")],
        ["modules/calling/index.md:12:3: `audience` has 1 entry; write 2 to 5"],
    ),
    (
        "CT01",
        [
            (
                OFFERING,
                (
                    "It stays with the first minute, because that\n"
                    "minute is yours whether you trained for it or came to work as usual. You will read of one "
                    "accident where people\n"
                    "waited and one where somebody rang, follow a worked example, try a scene on a staircase, "
                    "and end with a case of\n"
                    "your own and a goal for the week."
                ),
                "",
            )
        ],
        [
            (
                "modules/calling/index.md:2:1: the overview has 12 words; write 60 to 120: for whom, what it "
                "stresses, what they will do"
            )
        ],
    ),
    (
        "CT01",
        [
            (
                OFFERING,
                "purpose: Look, call",
                (
                    "purpose: Look and look again, Look and look again, Look and look again, Look and look "
                    "again, Look and look again, Look and look again, call"
                ),
            )
        ],
        ["modules/calling/index.md:6:10: the purpose has 33 words; keep to 25"],
    ),
    (
        "CT02",
        [(CATALOGUE, "capstone: FA-102", ('capstone: FA-102\nhouse: {code_pattern: "CR-.*"}'))],
        [
            (
                "modules/calling/index.md:3:7: the code `FA-101` does not follow the house's pattern; write "
                "it like FA-102, or set `house: code_pattern`"
            ),
            (
                "modules/review/index.md:3:7: the code `FA-102` does not follow the house's pattern; write "
                "it like FA-102, or set `house: code_pattern`"
            ),
        ],
    ),
    (
        "CT03",
        [(CATALOGUE, "answer: Each module shows an estimate of its time.", "answer: The course takes 3 hours.")],
        [
            (
                "modules/catalogue.yml:35:17: `3 hours` is stated, and the estimates add up to 0.5; write "
                "0.5 hours, or leave the number to the page"
            )
        ],
    ),
    (
        "CT04",
        [(CATALOGUE, "purpose: Keep calm, call and help.", "purpose: Become a certified helper.")],
        [
            (
                "modules/catalogue.yml:22:14: the word `certified` stands here, and nobody has authorised "
                "it; leave the word out, or add it to `authorised` in the catalogue once somebody has "
                "granted it"
            )
        ],
    ),
    (
        "CT04",
        [(LESSON, "Speak to them.", "Speak to them, as an accredited course would have it.")],
        [
            (
                "modules/calling/lesson.md:10:84: `accredited` is said of this training; leave the word out, "
                "or add it to `authorised` in the catalogue once somebody has granted it"
            )
        ],
    ),
    (
        "CT05",
        [(CATALOGUE, "    core: [FA-101, FA-102]\n", "    core: [FA-101, FA-102]\n    valid_months: 24\n")],
        [
            (
                "modules/catalogue.yml:32:18: the recognition says that nothing expires, and `valid_months` is 24; "
                "say that it is valid for 24 months, or take `valid_months` out"
            )
        ],
    ),
    (
        "CT05",
        [(CATALOGUE, "recognition: A certificate of completion, which does not expire.", "recognition: A badge.")],
        [
            (
                "modules/catalogue.yml:31:18: the recognition does not say whether the certificate expires; "
                "say when it expires, or that it does not"
            ),
            (
                "modules/catalogue.yml:31:18: the recognition is not called a certificate of completion; "
                "write that it is a certificate of completion"
            ),
        ],
    ),
    (
        "CT06",
        [
            (OFFERING, "delivery: Online, self-paced\n", ""),
            (CATALOGUE, "  mission: We help staff help each other until the ambulance is there.\n", ""),
        ],
        [
            "modules/calling/index.md:2:1: the module has no `delivery`; add a line `delivery: ...` to it",
            "modules/catalogue.yml:5:3: the organisation has no `mission`; add a line `mission: ...` to it",
        ],
    ),
    (
        "CT06",
        [
            (BANK, f"        feedback: {words}\n", "")
            for words in (
                "Words that make no sense are a sign that the brain gets too little blood or air.",
                "Whoever can call loudly can breathe, and so a short wait does the least harm there.",
                "Whoever walks in can wait for a moment, though you should look again quite soon.",
            )
        ],
        ["quizzes/calling.yml:20:5: no part of the question has feedback; add a line `feedback: ...` to each"],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
