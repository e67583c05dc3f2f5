"""Whatever stands in the files, reading them ends in a course or in problems, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.checks.load import load_course
from course.model import Content
from course.reading.problems import CourseProblems, Problem, Problems
from course.reading.yaml_text import parse_yaml

pytestmark = pytest.mark.long

SECONDS = 4  # about hangs, not about speed

SPECIALS = [
    *"&*!|>%@`#,[]{}?:-\"'\\~=<^$\t\n\r\0",
    "---\n", "...\n", "\n---\n", "? ", "- ", ": ", "<<: ", "*a", "&a ", "!!python/object:os.system ", "!!str ", "|0\n",
    ">-\n", "\ufeff", "\u202e", "\u2028", "\u0085", "\U0001f600", "\xa0", "'''", '"""', "\\x00", "\\u202E", "\\uD800",
    "<!-- ", " -->", "<!-- question: x -->", "[^", "[^x]", "[[", "]]", "](", "![](", "](../../x", "](\0", "`", "```\n",
    "# ", "####### ", "!!! trainer\n", "!!! ", "    ", "> " * 50, "- " * 50, "[" * 300, "{" * 300, "a" * 5000,
    "0" * 400, "-1", "1e9", "9" * 30, "true", "no", "2026-02-30", "\n\n\n", "\u0663", "\u0130", "\ufb01",
]  # fmt: skip
PATHS = [
    "modules/catalogue.yml",
    "modules/sources.yml",
    "modules/people/index.md",
    "modules/people/lesson.md",
    "modules/people/checklists.yml",
    "modules/people/scenarios.yml",
    "quizzes/people.yml",
]


@st.composite
def mutations(draw: st.DrawFn, content: bytes) -> bytes:
    """Change a file the way hands, editors and broken disks do."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        to = draw(st.integers(at, min(len(content), at + 60)))
        lines = content.splitlines(keepends=True) or [b""]
        line = draw(st.integers(0, len(lines) - 1))
        change = draw(
            st.sampled_from(["flip", "insert", "cut", "truncate", "double", "swap", "drop", "indent", "repeat"])
        )
        if change == "flip":
            content = content[:at] + bytes([draw(st.integers(0, 255))]) + content[at + 1 :]
        elif change == "insert":
            content = content[:at] + draw(st.sampled_from(SPECIALS)).encode() + content[at:]
        elif change == "cut":
            content = content[:at] + content[to:]
        elif change == "truncate":
            content = content[:at]
        elif change == "repeat":
            content = content[:at] + content[at:to] * draw(st.integers(2, 400)) + content[to:]
        elif change == "double":
            content = b"".join([*lines[: line + 1], *lines[line:]])
        elif change == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[line], lines[other] = lines[other], lines[line]
            content = b"".join(lines)
        elif change == "drop":
            content = b"".join([*lines[:line], *lines[line + 1 :]])
        else:
            content = b"".join([*lines[:line], b" " + lines[line], *lines[line + 1 :]])
    return content


def loads_or_says_why(root: Path) -> None:
    start = time.process_time()
    try:
        content: Content | None = load_course(root)
        problems: tuple[Problem, ...] = ()
    except CourseProblems as found:
        content, problems = None, found.problems
    if content is not None:
        assert all(module.minutes > 0 for module in content.modules)
    else:
        assert problems
        for problem in problems:
            said = str(problem)
            assert "\n" not in said
            assert len(said) < 1000
            assert problem.hint
            said.encode()
            assert (root / problem.position.path).exists() or "missing" in said or "cannot be read" in said
            assert problem.position.line >= 1
            assert problem.position.column >= 1
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("path", PATHS)
def test_a_changed_file_gives_a_course_or_problems(
    course_files: Callable[[Mapping[str, bytes]], Path], path: str
) -> None:
    root = course_files({})
    valid = (root / path).read_bytes()

    @given(mutations(valid))
    def check(content: bytes) -> None:
        (root / path).write_bytes(content)
        loads_or_says_why(root)

    check()


@given(
    st.dictionaries(st.sampled_from(PATHS), st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
)
def test_files_of_anything_give_a_course_or_problems(
    course_files: Callable[[Mapping[str, bytes]], Path], changes: dict[str, bytes]
) -> None:
    loads_or_says_why(course_files(changes))


DEEP = ["[", "{", "- ", "? ", "a: {", "- [", "{a: [", "|\n ", "&a [", "!a [", '"', "'", "-\n ", "a:\n "]


@pytest.mark.parametrize("piece", DEEP)
@pytest.mark.parametrize("times", [100, 100_000])
def test_deep_nesting_ends_at_once(piece: str, times: int) -> None:
    start = time.process_time()
    parse_yaml(piece * times, "a.yml", Problems())
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("times", [100, 500])
def test_deepening_indent_ends_at_once(times: int) -> None:
    start = time.process_time()
    text = "".join(f"{' ' * depth}a:\n" for depth in range(times))
    problems = Problems()
    assert parse_yaml(text, "a.yml", problems) is None
    assert len(problems) == 1
    assert time.process_time() - start < SECONDS


@given(st.lists(st.one_of(st.sampled_from(SPECIALS), st.text(max_size=5)), max_size=20).map("".join))
@example("a: &a [*a]")
def test_any_text_is_data_or_one_problem(text: str) -> None:
    problems = Problems()
    clean = "".join(character for character in text if character.isprintable() or character in "\n\t")
    node = parse_yaml(clean, "a.yml", problems)
    assert (node is None) == (len(problems) == 1)
