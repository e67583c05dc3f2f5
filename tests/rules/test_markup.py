"""MU: markup of other systems is told at its place in the file, in lessons and in data files alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.rules import Verdict

INDEX = "modules/calling/index.md"
LESSON = "modules/calling/lesson.md"
BANK = "quizzes/calling.yml"
FIRST = "    prompt: A welder sits down on the floor and his lips turn pale. Which sign asks for a call at once?\n"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "MU01",
        [(LESSON, "Say aloud what you see", "![Hall](https://example.org/a.png) Say aloud what you see")],
        [
            "modules/calling/lesson.md:12:1: `![Hall](https://example.org/a.png)` is a picture of another host, and a "
            "page fetches nothing from elsewhere; put the file beside this one, and write ![what it shows](picture.svg)"
        ],
    ),
    (
        "MU01",
        [(BANK, FIRST, FIRST + "    hint: |\n      Look at him.\n\n      So $\\foo$ is it.\n")],
        [
            'quizzes/calling.yml:14:11: the formula cannot be read: unknown command "\\foo"; fix the TeX; where no '
            "formula is meant, write \\$"
        ],
    ),
    (
        "MU02",
        [(LESSON, "Say aloud what you see", "Say aloud<br>what you see")],
        [
            "modules/calling/lesson.md:12:10: `<br>` is HTML; begin a new paragraph, or end the line with two spaces; "
            "in a table, write another row",
        ],
    ),
    (
        "MU02",
        [(BANK, FIRST, FIRST + '    hint: "Look, <kbd>then</kbd> speak."\n')],
        ["quizzes/calling.yml:11:18: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++"],
    ),
    (
        "MU02",
        [(BANK, FIRST, FIRST + "    hint: >\n      Look, then\n      <kbd>speak</kbd>.\n")],
        ["quizzes/calling.yml:11:11: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++"],
    ),
    (
        "MU02",
        [(INDEX, "---\n\n", "---\n\n> [!TIP]\n> Words.\n\n")],
        [
            "modules/calling/index.md:46:1: `> [!TIP]` is an alert of GitHub or a callout of Obsidian; write `!!! tip` "
            "and indent the text below it by four spaces"
        ],
    ),
    (
        "MU02",
        [("modules/pages/privacy.md", "", "---\ntitle: Privacy\nsummary: What is kept.\n---\n\nA {{ name }}.\n")],
        [
            "modules/pages/privacy.md:6:3: `{{ name }}` is a place to fill in of Jinja, Liquid or Handlebars; write "
            "the text itself; [[name]] places a local standard of the catalogue"
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


def test_signs_may_stay_for_a_reason(verdict_of: Callable[..., Verdict]) -> None:
    waiver = 'waive:\n  - {rule: MU02, text: "aloud<br>what", reason: We teach HTML here.}\n'
    verdict = verdict_of(
        (LESSON, "Say aloud what you see", "Say aloud<br>what you see"),
        (LESSON, "summary: Look, call, stay.\n", f"summary: Look, call, stay.\n{waiver}"),
    )
    assert verdict.warnings == ()
    assert [waived.reason for waived in verdict.waived] == ["We teach HTML here."]


def test_titles_are_no_markdown(found_by: Callable[..., list[str]]) -> None:
    title = 'title: "Calling: check yourself"'
    assert found_by("MU02", (BANK, title, 'title: "When to use <br> and {{ x }}"')) == []
