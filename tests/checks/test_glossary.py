"""What `check` says of a glossary: terms that stand there twice, and one without terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine

HEAD = "---\ntitle: Words we use\nsummary: What we mean.\nglossary: true\n---\n\n"
TERMS = "Follow-up\nFollow-ups\n:   What you do for somebody later.\n\nSecond opinion\n:   What a colleague says.\n"
NONE = (
    "modules/pages/words.md:4:11: the glossary has no terms; write a term on a line, and below it `:   ` and what "
    "it means"
)
CASES = {
    "a term twice": (
        f"{HEAD}{TERMS}\nfollow-ups\n:   Another meaning.\n",
        "modules/pages/words.md:14:1: the term `follow-ups` appears here and at modules/pages/words.md:8; "
        "keep one of the two",
    ),
    "no term": (
        f"{HEAD}Follow-up: what you do for somebody later.\n",
        NONE,
    ),
    "all terms in code": (
        f"{HEAD}```\n{TERMS}```\n",
        NONE,
    ),
}


@pytest.mark.parametrize(("page", "said"), CASES.values(), ids=CASES)
def test_what_is_wrong_with_a_glossary_is_told_at_its_place(
    course_files: Callable[[Mapping[str, str]], Path], page: str, said: str
) -> None:
    found = examine(course_files({"modules/pages/words.md": page}), profile="minimal")
    assert [str(problem) for problem in found.problems] == [said]


def test_a_glossary_in_which_each_term_stands_once_passes(course_files: Callable[[Mapping[str, str]], Path]) -> None:
    assert not examine(course_files({"modules/pages/words.md": HEAD + TERMS}), profile="minimal").problems
