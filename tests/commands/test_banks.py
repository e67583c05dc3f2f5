"""Which of several imported questions are refused, each with what is wrong with it and in its own place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.commands.main import main

GIFT = """\
::Whole:: Is it whole? {=yes ~no}

::Twice:: Is it so? {=yes ~Yes}

::Last:: Is it so again? {=no ~maybe ~NO}
"""
LIA = """\
# Pictures

What is it?

![A square](square.png)

[(X)] A square
[( )] A circle

What else is it?

[(X)] A picture
[( )] A sound
"""


@pytest.fixture
def run(
    course_files: Callable[[Mapping[str, str | bytes]], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[str, str | bytes], list[str]]:
    def of_file(name: str, content: str | bytes) -> list[str]:
        root = course_files({"mkdocs.yml": "site_name: Trial\n", name: content, "square.png": b"no picture"})
        monkeypatch.chdir(root)
        main(["--root", str(root), "import", name, "--to", "people", "--dry-run"])
        return capsys.readouterr().out.splitlines()

    return of_file


TWICE = "appears twice in `choices`; two equal answers cannot be told apart; change one of the two"


def test_each_question_that_is_not_sound_is_refused_for_what_is_wrong_with_it(
    run: Callable[[str, str | bytes], list[str]],
) -> None:
    assert run("exam.gift", GIFT) == [
        "exam.gift:1: taken as whole",
        f"exam.gift:3: refused, Twice: `Yes` {TWICE}",
        f"exam.gift:5: refused, Last: `NO` {TWICE}",
        "1 question taken, 0 updated, 0 unchanged, 0 with losses, 2 refused; nothing was written, as "
        "quizzes/people.yml would be.",
    ]


def test_a_question_is_refused_for_its_picture_and_no_other_is(run: Callable[[str, str | bytes], list[str]]) -> None:
    assert run("exam.md", LIA) == [
        "exam.md:7: refused, What is it? ![A square](imported/square-9ed97c.png): "
        "modules/people/imported/square-9ed97c.png: the picture is damaged or cut off, and cannot be shown "
        "(quizzes/people.yml:40 refers to it); save it anew, or put a whole copy there",
        "exam.md:12: taken as what-else-is-it-ea6c27",
        "1 question taken, 0 updated, 0 unchanged, 0 with losses, 1 refused; nothing was written, as "
        "quizzes/people.yml would be.",
    ]
