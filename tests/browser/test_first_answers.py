"""From 0 of 8 to a pass: what the learner sees, what the record says, and what the statistics count at each step."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.commands.main import main
from course.records import record
from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
RUN = {"date": "2026-11-21T10:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}
QUESTION = """\
  - id: {name}
    kind: single-choice
    objective: "{objective}"
    claims: [000-01]
    prompt: What of {name} comes first?
    choices:
      - {{text: "The call of {name}", correct: true, feedback: "Help for {name} takes time to come."}}
      - {{text: "The tea of {name}", feedback: "Tea for {name} can wait."}}
"""
NAMES = {f"{letter}-{number}": f"1.{number % 2 + 1}" for letter in ("one", "two") for number in range(8)}
BANK = (
    VALID["quizzes/people.yml"]
    .replace("pass_mark: 80", "pass_mark: 80\ndraw: 8")
    .replace("    section: stay\n", "    section: stay\n    use: check\n")
    .replace(
        "    prompt: What do you say on the telephone?", "    use: check\n    prompt: What do you say on the telephone?"
    )
    .replace("    prompt: Anybody can help.", "    use: check\n    prompt: Anybody can help.")
) + "".join(QUESTION.format(name=name, objective=objective) for name, objective in NAMES.items())


def asked(page: Page) -> list[str]:
    return [str(box.get_attribute("id")).removeprefix("question-") for box in page.locator("fieldset:visible").all()]


def test_nothing_of_eight_then_other_questions_then_a_pass_that_says_how_it_began(
    site: Site,
    open_context: Callable[..., BrowserContext],
    course_files: Callable[[Mapping[str, str]], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = course_files({"quizzes/people.yml": BANK})
    learner.publish(root, site.folder)
    page = open_context(accept_downloads=True).new_page()
    page.goto("people/quiz.html")
    first, second = fail_and_try_again(page)
    learner.take_the_quiz(page)
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 8 of 8 points, 100%.")
    page.goto("learning.html")
    expect(page.locator("#module-people")).to_contain_text("First 0%, best 100%, latest 100%.")
    found = read_record(page, tmp_path)
    module = found.modules[0]
    assert [score.per_cent for score in module.scores] == [0, 100]
    assert module.quiz is not None
    assert (module.quiz.per_cent, module.quiz.attempts) == (100, 2)
    assert {one.id: one.points for one in module.firsts} == {**dict.fromkeys(first, 0), **dict.fromkeys(second, 1)}
    assert [one.id for one in module.questions] == second
    says_what_was_answered_first(root, tmp_path, first, capsys)


def fail_and_try_again(page: Page) -> tuple[list[str], list[str]]:
    """Answer all eight wrongly, be shown why and no answer, and be asked eight others of the same objectives."""
    first = asked(page)
    learner.take_the_quiz(page, wrong=first)
    result = page.get_by_role("region", name="Your result")
    expect(result).to_contain_text("Not yet: 0 of 8 points, 0%. 80% passes.")
    expect(page.locator("fieldset[data-state=wrong]")).to_have_count(8)
    told = page.locator("course-quiz").inner_text()
    for name in first:
        assert f"Tea for {name} can wait." in told
        assert f"Help for {name} takes time to come." not in told
    page.get_by_role("button", name="Try again on what you missed").click()
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
    second = asked(page)
    assert not set(first) & set(second)
    assert sorted(NAMES[name] for name in first) == sorted(NAMES[name] for name in second)
    return first, second


def read_record(page: Page, folder: Path) -> record.Record2:
    """Do what else the course asks for, make the certificate, and read its record as a trainer does."""
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": {"v": 4, "n": 1, "runs": [RUN]}})
    page.goto("people/checklist-after-a-call.html")
    with learner.keeping(page):
        page.get_by_role("button", name="I have read this list").click()
    page.goto("learning.html")
    page.get_by_label("Your name, as it should stand on the certificate").fill("Ada O'Neill")
    page.get_by_role("button", name="Make my certificate").click()
    page.wait_for_url("**/certificate.html#*")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the record as a file").click()
    (folder / "records").mkdir()
    download.value.save_as(folder / "records" / "ada.json")
    reading = record.read_bytes((folder / "records" / "ada.json").read_bytes())
    assert (reading.altered, reading.problems) == (False, ())
    assert isinstance(reading.record, record.Record2)
    return reading.record


def says_what_was_answered_first(
    root: Path, folder: Path, first: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The verifier takes the record; the statistics count the wrong first answers as what they are."""
    records = str(folder / "records")
    assert main(["--root", str(root), "verify", records]) == 0
    capsys.readouterr()
    assert main(["--root", str(root), "statistics", records, "--format", "json"]) == 0
    figures = {one["question"]: one for one in json.loads(capsys.readouterr().out)["questions"]}
    assert {name for name, one in figures.items() if one["facility"] == 0} == set(first)
    assert {name for name, one in figures.items() if one["facility"] == 1} == set(NAMES) - set(first)


def test_one_attempt_is_its_own_first_best_and_latest(
    site: Site, open_context: Callable[..., BrowserContext], course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(course_files({"quizzes/people.yml": BANK}), site.folder)
    page = open_context().new_page()
    page.goto("people/quiz.html")
    learner.take_the_quiz(page, wrong=asked(page))
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Not yet: 0 of 8 points, 0%.")
    page.goto("learning.html")
    module = page.locator("#module-people")
    expect(module).to_contain_text("Quiz not passed yet: 0%")
    expect(module).not_to_contain_text("First 0%")


def test_an_answer_that_a_lesson_showed_is_marked_as_such_in_the_quiz(
    site: Site, open_context: Callable[..., BrowserContext], course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(course_files({}), site.folder)
    page = open_context().new_page()
    page.goto("people/lesson.html")
    with learner.keeping(page):
        page.get_by_role("radio", name="A call for help").check()
        page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    kept = learner.kept(page, COURSE)
    firsts = {name: kept[f"quiz/people/{name}"]["firsts"][0] for name in ("first-call", "what-to-say")}
    assert firsts["first-call"]["shown"] is True
    assert "shown" not in firsts["what-to-say"]
