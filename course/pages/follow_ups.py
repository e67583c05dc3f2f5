"""Questions for the weeks after a course: four short sets at equal gaps.

Input: a course and its modules. Output: which questions each set asks. Retrieval that is
spread over weeks holds better than retrieval at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest

from course.model import Content, Course, Module
from course.model.module_facts import QuestionFacts

Asked = tuple[Module, QuestionFacts]


def follow_ups(content: Content, course: Course) -> list[tuple[Asked, ...]]:
    """Return one set for each follow-up day that has questions: one from each module that has one left.

    No question comes twice, and none that a lesson asks too: a learner would find it answered.
    """
    modules = [content.by_code[code] for code in (*course.core, *course.electives)]
    turns = [[(module, question) for question in by_turns(module)] for module in modules]
    return [set_number(turns, number) for number in range(len(content.follow_up_days(course)))]


def set_number(turns: Sequence[Sequence[Asked]], number: int) -> tuple[Asked, ...]:
    """Return what one set asks; two questions with one id cannot stand on one page."""
    asked: dict[str, Asked] = {}
    for turn in turns:
        if number < len(turn):
            asked.setdefault(turn[number][1].id, turn[number])
    return tuple(asked.values())


def by_turns(module: Module) -> list[QuestionFacts]:
    """Return a module's test questions so that every objective comes once before any comes twice."""
    groups: dict[str, list[QuestionFacts]] = {}
    for question in module.facts.for_test_alone:
        groups.setdefault(question.objective, []).append(question)
    return [question for question in chain(*zip_longest(*groups.values())) if question is not None]
