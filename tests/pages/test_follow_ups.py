"""Four sets of questions for the weeks after a course."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.pages.authored import _follow_ups_of
from course.pages.follow_ups import by_turns, follow_ups

EXAMPLE = Path(__file__).parents[1] / "course"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Return the tests' own course, whose questions that no lesson asks are all for the test alone."""
    root = tmp_path_factory.mktemp("follow-ups") / "course"
    shutil.copytree(EXAMPLE, root)
    lessons = "".join(path.read_text("utf-8") for path in root.glob("modules/*/lesson.md"))
    for bank in root.glob("quizzes/*.yml"):
        text = re.sub(r"(?m)^  - id: (\S+)$", lambda found: found[0] + _use(found[1], lessons), bank.read_text("utf-8"))
        bank.write_text(text, "utf-8")
    return load_course(root, rules=False)


def _use(question: str, lessons: str) -> str:
    return "" if f"question: {question} " in lessons else "\n    use: test"


def test_each_set_asks_each_module_and_no_question_comes_twice(content: Content) -> None:
    for course in content.catalogue.courses:
        sets = follow_ups(content, course)
        assert len(sets) == len(course.follow_ups) == 4
        for asked in sets:
            assert [module.code for module, _ in asked] == [*course.core, *course.electives]
        keys = [(module.slug, question.id) for asked in sets for module, question in asked]
        assert len(set(keys)) == len(keys)


def test_a_module_says_on_which_days_its_questions_come_back(content: Content) -> None:
    course, module = content.catalogue.courses[0], content.modules[0]
    tested = len(module.facts.for_test_alone)
    assert [len(days) for _, days in _follow_ups_of(module, [course])] == [min(tested, 4)] != [0]
    assert _follow_ups_of(module, [replace(course, follow_ups=(3, 9))]) == [
        (replace(course, follow_ups=(3, 9)), (3, 9))
    ]
    assert _follow_ups_of(module, [replace(course, follow_ups=())]) == []


def test_no_follow_up_is_a_question_that_a_lesson_asks(content: Content) -> None:
    for course in content.catalogue.courses:
        for asked in follow_ups(content, course):
            assert {question.use for _, question in asked} == {"test"}


def test_every_objective_with_a_test_question_comes_once_before_any_comes_twice(content: Content) -> None:
    for module in content.modules:
        turns = by_turns(module)
        objectives = [question.objective for question in turns]
        first = objectives[: len(set(objectives))]
        assert len(set(first)) == len(first)
        assert len(turns) == sum(question.use == "test" for question in module.quiz.questions)
