"""Four sets of questions for the weeks after a course."""

from __future__ import annotations

from pathlib import Path

from course.checks.load import load_course
from course.pages.follow_ups import by_turns, follow_ups

PROJECT = Path(__file__).parents[2]


def test_each_set_asks_each_module_and_no_question_comes_twice() -> None:
    content = load_course(PROJECT)
    for course in content.catalogue.courses:
        sets = follow_ups(content, course)
        assert len(sets) == 4
        for asked in sets:
            assert [module.code for module, _ in asked] == [*course.core, *course.electives]
        keys = [(module.slug, question.id) for asked in sets for module, question in asked]
        assert len(set(keys)) == len(keys)


def test_no_follow_up_is_a_question_that_a_lesson_asks() -> None:
    content = load_course(PROJECT)
    for course in content.catalogue.courses:
        for asked in follow_ups(content, course):
            assert {question.use for _, question in asked} == {"test"}


def test_every_objective_with_a_test_question_comes_once_before_any_comes_twice() -> None:
    for module in load_course(PROJECT).modules:
        turns = by_turns(module)
        objectives = [question.objective for question in turns]
        first = objectives[: len(set(objectives))]
        assert len(set(first)) == len(first)
        assert len(turns) == sum(question.use == "test" for question in module.quiz.questions)
