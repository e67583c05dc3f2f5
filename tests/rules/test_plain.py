"""PL: each rule for plain sentences, broken once in the smallest way, in a lesson and in a data file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.rules.first_look import Look
from course.rules.word_lists import lists_of

BANK = "quizzes/calling.yml"
LESSON = "modules/calling/lesson.md"
LONG = "Look up, " + "and look again, " * 9 + "and speak."

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "PL01",
        [(LESSON, "Speak to them.", f"Speak to them. {LONG}")],
        ["modules/calling/lesson.md:10:78: a sentence of 31 words; make two of it; at most 30 words each"],
    ),
    (
        "PL01",
        [(BANK, "Which of these three people", f"{LONG} Which of these three people")],
        ["quizzes/calling.yml:25:13: a sentence of 31 words; make two of it; at most 30 words each"],
    ),
    (
        "PL02",
        [(LESSON, "Speak to them.", "Speak to them. She went the\nextra mile.")],
        ["modules/calling/lesson.md:10:82: the idiom `went the extra mile`; say it in words that mean what they say"],
    ),
    (
        "PL02",
        [(LESSON, "Speak to them.", "Speak to them. It PUTS\nALL HER eggs in one  basket: she is No-Brainer.")],
        [
            f"{LESSON}:10:81: the idiom `PUTS ALL HER eggs in one basket`; say it in words that mean what they say",
            "modules/calling/lesson.md:11:37: the idiom `No-Brainer`; say it in words that mean what they say",
        ],
    ),
    (
        "PL02",
        [(BANK, "Which of these three people", "Think outside the box. Which of these three people")],
        ["quizzes/calling.yml:25:13: the idiom `Think outside the box`; say it in words that mean what they say"],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


@pytest.mark.parametrize(
    "words",
    [
        LONG.replace("and look again, and look again, and speak.", "and look again; then speak."),
        f"![{LONG.removesuffix('.')}](../faces/calm.svg) And speak.",
        "| Look | And look |\n| --- | --- |\n| " + "and look again, " * 6 + " | " + "and look again, " * 6 + " |",
        "The phone rang.",
    ],
    ids=["parts", "picture", "cells", "plain"],
)
def test_what_is_read_in_parts_is_counted_in_parts(words: str, found_by: Callable[..., list[str]]) -> None:
    changes = [(LESSON, "Speak to them.", f"Speak to them.\n\n{words}\n")]
    assert [found_by(rule, *changes) for rule in ("PL01", "PL02")] == [[], []]


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_first_look_misses_no_idiom(language: str) -> None:
    lists = lists_of(language)
    for phrase in lists.idioms:
        said = phrase.replace("* ", "s ").replace(" s ", " any ").removesuffix("*").capitalize()
        assert lists.idiom.pattern.search(said), said
        assert lists.idiom.may_be_in(Look(f"x {said} y"))
    assert not lists.idiom.may_be_in(Look("x y"))
