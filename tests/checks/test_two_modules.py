"""What two modules may share, and what belongs to one of them alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

INDEX = "modules/people/index.md"


@pytest.fixture
def second(replaced: Callable[[str, str, str], dict[str, str]]) -> Callable[..., dict[str, str]]:
    """Return a second module, FA-102 in `fire/`, that needs the module with the code `needs`."""

    def module(*, code: str = "FA-102", objective: str = "2.1", needs: str = "") -> dict[str, str]:
        text = replaced(INDEX, "code: FA-101", f"code: {code}")[INDEX]
        text = text.replace("prerequisites: []", f"prerequisites: [{needs}]")
        text = text.replace('"1.1"', f'"{objective}"').replace('"1.2"', '"2.9"')
        return {
            "modules/fire/index.md": text,
            "modules/fire/lesson.md": "---\ntitle: Fire\nsummary: Fire.\n---\n\n<!-- question: people/first-call -->\n",
            "quizzes/fire.yml": "format: 1\ntitle: Fire\nquestions:\n  - {id: fire, kind: true-false, prompt: Fire., "
            f'objective: "{objective}", answer: true, feedback: {{true: "Yes.", false: "No."}}}}\n',
        }

    return module


def test_a_module_may_place_the_question_of_another(
    problems_of: Callable[[Mapping[str, str]], list[str]], second: Callable[..., dict[str, str]]
) -> None:
    assert problems_of(second(needs="FA-101")) == []


def test_two_modules_with_one_code(
    problems_of: Callable[[Mapping[str, str]], list[str]], second: Callable[..., dict[str, str]]
) -> None:
    assert problems_of(second(code="FA-101")) == [
        f"{INDEX}:3:7: the code `FA-101` appears here and at modules/fire/index.md:3; change one of the two"
    ]


def test_two_modules_with_one_objective(
    problems_of: Callable[[Mapping[str, str]], list[str]], second: Callable[..., dict[str, str]]
) -> None:
    assert problems_of(second(objective="1.1")) == [
        "modules/fire/index.md:14:9: the objective `1.1` belongs to FA-101 already; change one of the two"
    ]


def test_prerequisites_that_lead_back(
    problems_of: Callable[[Mapping[str, str]], list[str]],
    replaced: Callable[[str, str, str], dict[str, str]],
    second: Callable[..., dict[str, str]],
) -> None:
    circle = replaced(INDEX, "prerequisites: []", "prerequisites: [FA-102]") | second(needs="FA-101")
    assert problems_of(circle) == [
        "modules/fire/index.md:12:16: the prerequisites lead back to this module; take one of them away",
        f"{INDEX}:12:16: the prerequisites lead back to this module; take one of them away",
    ]


def test_prerequisites_that_go_in_a_circle_elsewhere_are_told_there_alone(
    problems_of: Callable[[Mapping[str, str]], list[str]],
    replaced: Callable[[str, str, str], dict[str, str]],
    second: Callable[..., dict[str, str]],
) -> None:
    circle = replaced(INDEX, "prerequisites: []", "prerequisites: [FA-102]") | second(needs="FA-102")
    assert problems_of(circle) == ["modules/fire/index.md:12:17: the module names itself in `prerequisites`; remove it"]


def test_two_modules_with_one_checklist(
    problems_of: Callable[[Mapping[str, str]], list[str]], second: Callable[..., dict[str, str]]
) -> None:
    entry = (
        "- {id: after-a-call, title: After, purpose: To be sure., method: read-do, pause_point: now, roles: [all], "
        "owner: Desk, revision: 1, date: 2026-11-21, next_review: 2027-11-21, items: [{id: a, text: Act}]}\n"
    )
    files = second()
    lists = "modules/fire/checklists.yml"
    assert problems_of({**files, lists: entry}) == [
        f"{lists}:1:8: the checklist `after-a-call` belongs to FA-101 already; change one of the two"
    ]
    assert problems_of({**files, lists: entry.replace("after-a-call", "after-a-fire")}) == []


def test_a_lesson_that_places_one_id_twice(
    problems_of: Callable[[Mapping[str, str]], list[str]], second: Callable[..., dict[str, str]]
) -> None:
    files = second()
    lesson = "modules/fire/lesson.md"
    twice = files[lesson] + "\n<!-- question: people/first-call -->\n"
    assert problems_of({**files, lesson: twice}) == [
        f"{lesson}:8:1: the placed question `first-call` appears here and at {lesson}:6; change one of the two"
    ]
