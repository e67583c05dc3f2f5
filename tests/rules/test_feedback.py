"""FB: each rule for feedback, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BANK = "quizzes/calling.yml"
LESSON = "modules/calling/lesson.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "FB01",
        [
            (
                BANK,
                "feedback: The place comes first, because help can start before the rest of it has been told.",
                "feedback: The place comes first.",
            )
        ],
        [
            (
                "quizzes/calling.yml:44:19: the feedback has 4 words; say why in 12 words or more: what the "
                "choice does, or which mistake it is"
            )
        ],
    ),
    (
        "FB01",
        [
            (
                BANK,
                "feedback: It tells them how many crews have to set out for the yard now.",
                "feedback: It tells them what to bring along, such as a stretcher for the stairs.",
            )
        ],
        [
            (
                "quizzes/calling.yml:62:19: another part of the question has the same feedback; say what is "
                "right or wrong about this one"
            )
        ],
    ),
    (
        "FB01",
        [
            (
                BANK,
                "        feedback: Whoever walks in can wait for a moment, though you should look again quite soon.\n",
                "",
            )
        ],
        [
            "quizzes/calling.yml:32:9: this part of the question has no feedback, and others have; add a line "
            "`feedback: ...` that says in 12 words or more what it does"
        ],
    ),
    (
        "FB02",
        [
            (
                BANK,
                "feedback: The place comes first, because help can start before the rest of it has been told.",
                "feedback: Correct, well done!",
            )
        ],
        [("quizzes/calling.yml:44:19: the feedback says right or wrong, and no more; say why, and what to do instead")],
    ),
    (
        "FB03",
        [
            (
                BANK,
                ("it sends nobody to the yard in the meantime.\n    section: call\n"),
                "it sends nobody to the yard in the meantime.\n",
            )
        ],
        [
            (
                "quizzes/calling.yml:35:9: the question leads back to no section; write `section:` with the "
                "lesson heading it comes from, as in its web address"
            )
        ],
    ),
    (
        "FB04",
        [(LESSON, ("    - One name, one task\n\n<!-- question"), ("    - One name, one task\n<!-- question"))],
        [
            (
                "modules/calling/lesson.md:33:1: the question stands inside a paragraph; leave a blank line "
                "before and after it"
            )
        ],
    ),
    (
        "FB04",
        [
            (
                LESSON,
                "<!-- question: words-for-the-call -->",
                ("<!-- question: words-for-the-call -->\n\nMore of the same section follows here."),
            )
        ],
        [
            (
                "modules/calling/lesson.md:34:1: the section goes on after its question; put it at the end "
                "of its section, or start a section after it"
            )
        ],
    ),
    (
        "FB04",
        [
            (LESSON, ("<!-- question: words-for-the-call -->\n\n"), ""),
            (LESSON, "<!-- question: welder-on-the-floor -->", "<!-- question: words-for-the-call -->"),
        ],
        [
            (
                "modules/calling/lesson.md:14:1: the question belongs to the section `call` and stands in "
                "another; move it, or change its `section`"
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
    ("before", "following"),
    [
        ("A word.", "!!! note\n\n    Another."),
        ("A word.", "??? note\n\n    Another."),
        ("A word.", "<!-- Another. -->"),
        ("A word.[^a]", "[^a]: Another."),
    ],
)
def test_a_block_a_comment_or_a_footnote_may_follow_a_question(
    found_by: Callable[..., list[str]], before: str, following: str
) -> None:
    question = "<!-- question: words-for-the-call -->"
    assert found_by("FB04", (LESSON, question, f"{before}\n\n{question}\n\n{following}")) == []
