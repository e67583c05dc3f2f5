"""The courses that are measured: the same to the byte each time, valid, and with nothing for the rules to find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.checks.load import examine
from devtools import bench_words
from devtools.bench_course import files_of, lesson, write_course
from devtools.bench_module import code_of, module_of
from devtools.bench_peers import MATERIAL, QUIZ, page


def test_a_number_gives_the_same_course_each_time() -> None:
    for rich in (False, True):
        first, second = list(files_of(3, rich=rich)), list(files_of(3, rich=rich))
        assert first == second
        assert len({name for name, _ in first}) == len(first)


def test_a_module_says_the_same_however_many_there_are() -> None:
    """So that a larger course costs more for its number alone."""
    few, many = dict(files_of(4)), dict(files_of(60))
    slug = module_of(2).slug
    for name in (f"modules/{slug}/lesson.md", f"quizzes/{slug}.yml"):
        assert few[name] == many[name]


def test_chance_gives_what_it_gave() -> None:
    """Another version of Python that drew other numbers would measure another course."""
    words = bench_words.Words("module 1")
    assert [words.number(100) for _ in range(6)] == [99, 91, 68, 0, 72, 78]
    assert module_of(1).title == "Zoveriba: the ladder at the permit office"


@pytest.mark.parametrize("number", [2, pytest.param(53, marks=pytest.mark.long)])
def test_nothing_is_found_but_that_modules_have_no_scenario_and_no_checklist(tmp_path: Path, number: int) -> None:
    write_course(tmp_path, number)
    verdict = examine(tmp_path)
    assert [str(problem) for problem in verdict.problems] == []
    assert {problem.rule for problem in verdict.warnings} == {"ST01"}
    assert len(verdict.warnings) == 2 * number


@pytest.mark.parametrize("number", [2, pytest.param(51, marks=pytest.mark.long)])
def test_nothing_is_found_in_rich_modules(tmp_path: Path, number: int) -> None:
    write_course(tmp_path, number, rich=True)
    verdict = examine(tmp_path)
    assert [str(problem) for problem in (*verdict.problems, *verdict.warnings)] == []


def test_a_lesson_has_about_800_words_in_five_sections() -> None:
    lengths = [len(re.findall(r"\w+", lesson(module_of(number)))) for number in range(1, 40)]
    assert min(lengths) > 700
    assert max(lengths) < 950
    assert len(module_of(7).sections) == 5


def test_each_choice_has_feedback_of_its_own() -> None:
    for question in module_of(9).questions:
        assert len({why for _, why in question.choices}) == 4
    right = [question.right for number in range(1, 40) for question in module_of(number).questions]
    assert {place for place in range(4) if right.count(place) > len(right) / 5} == {0, 1, 2, 3}


def test_codes_sort_as_modules_do_past_any_number() -> None:
    codes = [code_of(number) for number in (1, 50, 51, 999, 1000, 1001, 1300, 1301, 30_000)]
    assert codes == sorted(set(codes))
    assert codes[2] == "AB-001"


def test_a_peer_gets_the_same_text_and_questions_where_it_has_quizzes() -> None:
    module = module_of(5)
    text = page(module, MATERIAL)
    assert all(section in text for _, section in module.sections)
    assert "<quiz>" not in text
    text = page(module, QUIZ)
    assert text.count("<quiz>") == 10
    assert text.count("- [x] ") == 10
    assert all(why in text for question in module.questions for _, why in question.choices)
