"""QZ: the rules for a bank as a whole and for what a second attempt can ask, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BANK = "quizzes/calling.yml"
CATALOGUE = "modules/catalogue.yml"
REVIEW_BANK = "quizzes/review.yml"
SLOW = 'id: pale-and-slow\n    kind: single-choice\n    objective: "1.1"\n'

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "QZ08",
        [
            (
                BANK,
                ("id: welder-on-the-floor\n    kind: single-choice"),
                ("id: welder-on-the-floor\n    kind: single-choice\n    shuffle: false"),
            ),
            (
                BANK,
                ("id: pale-and-slow\n    kind: single-choice"),
                ("id: pale-and-slow\n    kind: single-choice\n    shuffle: false"),
            ),
            (
                BANK,
                ("id: words-for-the-call\n    kind: single-choice"),
                ("id: words-for-the-call\n    kind: single-choice\n    shuffle: false"),
            ),
            (
                BANK,
                ("id: first-of-all\n    kind: single-choice"),
                ("id: first-of-all\n    kind: single-choice\n    shuffle: false"),
            ),
        ],
        [
            (
                "quizzes/calling.yml:91:7: the right choice is number 1 in 4 questions in a row; change "
                "the order, or take `shuffle: false` away"
            )
        ],
    ),
    (
        "QZ08",
        [
            (CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {bank_min: 1}")),
            (
                BANK,
                ("id: first-of-all\n    kind: single-choice"),
                ("id: first-of-all\n    kind: single-choice\n    shuffle: false"),
            ),
        ],
        [
            (
                "quizzes/calling.yml:5:3: the right choice is number 1 in 1 of the 1 questions that are not "
                "shuffled; spread it evenly, or take `shuffle: false` away"
            )
        ],
    ),
    (
        "QZ15",
        [
            (
                BANK,
                "  - id: first-of-all\n",
                (
                    "  - id: t-one\n"
                    "    kind: true-false\n"
                    '    objective: "1.1"\n'
                    "    claims: [house]\n"
                    "    bloom: apply\n"
                    "    prompt: A mask on the floor asks for a call.\n"
                    "    answer: false\n"
                    "    feedback:\n"
                    "      true: A mask falls easily and tells you little about how the man himself is doing.\n"
                    "      false: It tells you little about the man, whose answer and colour you should look "
                    "for.\n"
                    "    section: look\n"
                    "  - id: t-two\n"
                    "    kind: true-false\n"
                    '    objective: "1.1"\n'
                    "    claims: [house]\n"
                    "    bloom: apply\n"
                    "    prompt: Pale lips ask for a call.\n"
                    "    answer: true\n"
                    "    feedback:\n"
                    "      true: Pale lips are a sign that too little blood or air gets to where it should be.\n"
                    "      false: They are a sign of too little air, and waiting makes it worse for the man.\n"
                    "    section: look\n"
                    "  - id: first-of-all\n"
                ),
            )
        ],
        [("quizzes/calling.yml:92:11: 2 of 8 questions are true-false; keep to 10%: offer three choices instead")],
    ),
    (
        "QZ16",
        [(BANK, ("claims: [000-02]\n    bloom: apply"), "bloom: apply")],
        [
            (
                "quizzes/calling.yml:5:9: the question names no claim; write `claims: [...]` with what its "
                "key rests on, or [house] for a rule of your own"
            )
        ],
    ),
    (
        "QZ16",
        [(BANK, ("claims: [000-02]\n    bloom: apply"), "claims: [000-02]")],
        [
            (
                "quizzes/calling.yml:5:9: the question names no level of Bloom's; write `bloom: apply`, or "
                "remember, understand, analyse, evaluate, create"
            )
        ],
    ),
    (
        "QZ17",
        [
            (
                BANK,
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.1"'),
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.2"'),
            )
        ],
        ["modules/calling/index.md:16:9: the objective `1.1` has 1 question; write at least 2"],
    ),
    (
        "QZ17",
        [(BANK, "A driver leans over the wheel in bay four and does not move. What", "In such a case, what")],
        [
            (
                "modules/calling/index.md:20:9: no question on the objective `1.2` puts a case; give one a "
                "case in its prompt (15 words or more) and `bloom: apply` or above"
            )
        ],
    ),
    (
        "QZ23",
        [(CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {key_echo_share: 10, bank_min: 5}"))],
        [
            (
                "quizzes/review.yml:5:3: the right choice alone shares the most words with its question in 1 of 6 "
                "questions with one right choice; keep to 10%: let a wrong choice share as many, such as in "
                "`change-that-helps`"
            )
        ],
    ),
    (
        "QZ18",
        [(CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {application_share: 90}"))],
        [
            (
                "quizzes/calling.yml:5:3: 4 of 6 questions ask to apply, analyse, evaluate or create; make "
                "it 90%: put a case, a rewrite or a next step"
            ),
            (
                "quizzes/review.yml:5:3: 5 of 6 questions ask to apply, analyse, evaluate or create; make it "
                "90%: put a case, a rewrite or a next step"
            ),
        ],
    ),
    (
        "QZ19",
        [(REVIEW_BANK, "bloom: evaluate", "bloom: apply")],
        [
            (
                "quizzes/review.yml:8:14: the claim `000-03` is `unverified`, so no key may rest on it; ask "
                "the learner to judge it (`bloom: evaluate`), or rest the key on another claim"
            )
        ],
    ),
    (
        "QZ21",
        [
            (
                BANK,
                (
                    "Sparks fall beside a man who has just fainted next to the welding bench. What do you do "
                    "before you speak?"
                ),
                ("Ben sees a driver lean over the wheel. He stops the machine, speaks to her, and gets no answer."),
            )
        ],
        [("quizzes/calling.yml:85:13: 100% of this text stands in the lesson word for word; ask about another case")],
    ),
    (
        "QZ22",
        [(BANK, "draw: 3\n", "")],
        [
            (
                "quizzes/calling.yml:5:3: an attempt asks all 6 questions of the test, so that a retry has no others; "
                "write `draw: 3` or less"
            )
        ],
    ),
    (
        "QZ22",
        [
            (BANK, "draw: 3", "draw: 6"),
            (
                BANK,
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.1"'),
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.2"'),
            ),
        ],
        [
            (
                "quizzes/calling.yml:95:7: an attempt asks all 6 questions of the test, so that a retry has no others; "
                "write `draw: 3` or less, and a second question on the objective `1.1`"
            )
        ],
    ),
    (
        "QZ22",
        [
            (
                BANK,
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.1"'),
                ('id: pale-and-slow\n    kind: single-choice\n    objective: "1.2"'),
            )
        ],
        [
            (
                "quizzes/calling.yml:7:16: an attempt may ask the only question on the objective `1.1`, so that a "
                "retry has no others of it; write 1 more"
            )
        ],
    ),
    (
        "QZ22",
        [(BANK, "draw: 3", "draw: 6"), (BANK, SLOW, SLOW.partition("    objective")[0])],
        [
            (
                "quizzes/calling.yml:94:7: an attempt asks all 6 questions of the test, so that a retry has no others; "
                "write `draw: 4` or less, and a second question each: on the objective `1.1`, without an objective"
            )
        ],
    ),
    (
        "QZ22",
        [(BANK, "draw: 3", "draw: 5"), (BANK, SLOW, SLOW.partition("    objective")[0])],
        [
            (
                "quizzes/calling.yml:7:16: an attempt may ask the only question on the objective `1.1`, so that a "
                "retry has no others of it; write 2 more"
            ),
            (
                "quizzes/calling.yml:20:9: an attempt may ask the only question without an objective, so that a "
                "retry has no others of it; write 2 more"
            ),
            *(
                f"quizzes/calling.yml:{line}:16: an attempt may ask each of the 2 questions on the objective "
                f"`{objective}`, so that a retry has no others of it; write 1 more, or `draw: 4` or less"
                for line, objective in ((36, "1.2"), (67, "1.3"))
            ),
        ],
    ),
    (
        "QZ22",
        [(REVIEW_BANK, "draw: 3", "draw: 4")],
        [
            (
                f"quizzes/review.yml:{line}:16: an attempt may ask each of the 2 questions on the objective "
                f"`{objective}`, so that a retry has no others of it; write 1 more, or `draw: 3` or less"
            )
            for line, objective in ((7, "2.1"), (38, "2.2"), (68, "2.3"))
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


def test_the_message_on_retries_says_what_is_enough(found_by: Callable[..., list[str]]) -> None:
    all_asked = (BANK, "draw: 3\n", "")
    assert found_by("QZ22", all_asked) != []
    assert found_by("QZ22", (BANK, "draw: 3", "draw: 2")) == []
    begun = (CATALOGUE, "rules: {profile: full}", "rules: {profile: full}\nhouse: {bank_min: 7}")
    assert found_by("QZ22", all_asked, begun) == []  # a bank that has only begun
