"""What the model says of itself: times, pages, what counts toward what."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from tests.conftest import VALID

Replaced = Callable[[str, str, str], dict[str, str]]
INDEX, LESSON, QUIZ = "modules/people/index.md", "modules/people/lesson.md", "quizzes/people.yml"


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Callable[[Mapping[str, str]], Content]:
    """Return the valid course with changes."""
    return lambda changes: load_course(course_files(changes), rules=False)


Make = Callable[[Mapping[str, str]], Content]


def test_the_model_is_frozen(content: Make) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        content({}).catalogue.title = "Another"  # type: ignore[misc]  # that is the point


def test_two_readings_of_one_course_are_equal(content: Make) -> None:
    assert content({}) == content({})


def test_a_course_has_these_pages(content: Make) -> None:
    assert sorted(content({}).page_sources) == [
        "certificate.md",
        "courses/essentials.md",
        "due.md",
        "index.md",
        "learning.md",
        "people/checklist-after-a-call.md",
        "people/index.md",
        "people/lesson.md",
        "people/quiz.md",
        "sources.md",
        "verify.md",
    ]


def test_pages_of_a_module_are_in_reading_order(content: Make) -> None:
    assert content({}).modules[0].sources == (
        "people/index.md",
        "people/lesson.md",
        "people/quiz.md",
        "people/checklist-after-a-call.md",
    )


def test_minutes_are_reading_questions_scenarios_and_checklists_to_the_next_five(
    content: Make, replaced: Replaced
) -> None:
    # Under half a minute of reading, 1 placed question, 3 in the quiz, 4 for the scenario, 2 for the checklist.
    assert content({}).modules[0].minutes == 15
    # 1000 words more are 5 minutes more.
    assert content(replaced(LESSON, "Anybody can help.", "Help! " * 1000)).modules[0].minutes == 20


def test_minutes_of_a_certificate_are_those_of_its_modules(content: Make) -> None:
    found = content({})
    assert found.minutes_of(found.catalogue.courses[0]) == found.modules[0].minutes


def test_the_shortest_electives_count_as_many_as_are_chosen(content: Make) -> None:
    found = content({})
    course = dataclasses.replace(found.catalogue.courses[0], core=(), electives=("FA-101",), choose=1)
    assert found.minutes_of(course) == 15
    assert found.minutes_of(dataclasses.replace(course, choose=0)) == 0


def test_a_module_knows_what_it_rests_on(content: Make, replaced: Replaced) -> None:
    assert content({}).modules[0].cited == ("000-01", "001-01")
    house = replaced("modules/people/checklists.yml", "claims: [001-01]", "claims: [house]")
    assert content(house).modules[0].cited == ("000-01",)


def test_a_quiz_asks_all_its_test_questions_unless_it_draws(content: Make, replaced: Replaced) -> None:
    assert content({}).modules[0].quiz.asked == 3
    assert content(replaced(QUIZ, "pass_mark: 80", "draw: 2")).modules[0].quiz.asked == 2
    check = replaced(QUIZ, "    section: stay", "    section: stay\n    use: check")
    assert [question.id for question in content(check).modules[0].quiz.tested] == ["what-to-say", "anybody-can-help"]


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("", None),
        ("reveal: passed", None),
        ("reveal: attempt", 3),
        ("reveal: attempt\nreveal_after: 2", 2),
        ("reveal: always", 0),
    ],
)
def test_a_quiz_hides_answers_until_it_is_passed_unless_it_says_otherwise(
    content: Make, replaced: Replaced, written: str, hidden: int | None
) -> None:
    assert content(replaced(QUIZ, "pass_mark: 80", written)).modules[0].quiz.attempts_hidden == hidden


def test_a_family_and_a_certificate_have_their_modules(content: Make) -> None:
    found = content({})
    assert [module.code for module in found.in_family("first-aid")] == ["FA-101"]
    assert found.in_family("other") == ()
    assert [course.id for course in found.courses_with("FA-101")] == ["essentials"]
    assert found.courses_with("FA-102") == ()


def test_modules_are_found_by_code_and_by_folder(content: Make) -> None:
    found = content({})
    assert found.by_code["FA-101"] is found.by_slug["people"] is found.modules[0]


def test_sources_are_found_by_id_in_the_order_of_the_file(content: Make) -> None:
    sources = content({}).sources
    assert list(sources.by_id) == ["000", "001", "E01", "000-01", "001-01", "001-02"]
    assert sources.by_id["E01"] is sources.evidence[0]


def test_the_fingerprint_of_a_module_follows_the_keys_of_its_test_and_nothing_else(content: Make) -> None:
    def fingerprint(old: str = "", new: str = "") -> str:
        text = VALID["quizzes/people.yml"]
        assert old in text
        return content({"quizzes/people.yml": text.replace(old, new, 1) if old else text}).modules[0].fingerprint

    before = fingerprint()
    assert len(before) == 12
    assert fingerprint("Somebody has fallen.", "Someone has fallen.") == before
    assert fingerprint("    answer: true", "    answer: false") != before
    assert fingerprint("  - id: anybody-can-help", "  - id: everybody-can-help") != before
    # A question that only a lesson asks is no part of the test.
    assert fingerprint('    objective: "1.1"\n    claims', '    use: check\n    objective: "1.1"\n    claims') != before
