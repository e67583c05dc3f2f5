"""What a package tells an LMS of its learner, and what comes back, under SCORM 1.2 and 2004."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.packages.visiting import HERE, NAMES, Visit, give, interactions, kept, unpacked
from tests.browser.site import Site
from tests.in_process import command

MOP = "Fetch a mop from the cellar"


@pytest.fixture(params=["scorm12", "scorm2004"])
def form(request: pytest.FixtureRequest, page: Page, site: Site, packed: Callable[[str], bytes]) -> str:
    """Return a format, a package of which stands in an LMS."""
    form: str = request.param
    unpacked(packed(form), site.folder, (HERE / "lms.js").read_text("utf-8"))
    give(page, {NAMES[form]["mark"]: "80" if form == "scorm12" else "0.8"})
    return form


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate("lms.faults")
    return found


def told(page: Page, form: str) -> dict[str, str | None]:
    """Return what the LMS has, by our names for it."""
    data = kept(page, form)
    return {name: data.get(theirs) for name, theirs in NAMES[form].items()}


def assert_first_answers_are_told(page: Page, form: str) -> None:
    """Look at what the LMS has of the two questions, of which the first was answered wrongly."""
    first, second = interactions(kept(page, form))
    wrong = {"scorm12": "wrong", "scorm2004": "incorrect"}[form]
    assert [(one["id"], one["type"], one["result"]) for one in (first, second)] == [
        ("first-steps.single-choice", "choice", wrong),
        ("first-steps.multiple-choice", "choice", "correct"),
    ]
    given = {"scorm12": "student_response", "scorm2004": "learner_response"}[form]
    answer = {"scorm12": "a,b", "scorm2004": "what[,]when"}[form]
    assert (second[given], second["correct_responses.0.pattern"]) == (answer, answer)


def test_a_learner_does_nothing_begins_fails_comes_back_passes_and_keeps_the_best(page: Page, form: str) -> None:
    Visit(page).leave()
    untouched = told(page, form)
    assert (untouched["completion"], untouched["score"], untouched["exit"]) == ("incomplete", None, "suspend")
    visit = Visit(page)
    visit.go("quiz.html")
    visit.inner.get_by_label(MOP).check()
    visit.leave()
    begun = told(page, form)
    score = {"scorm12": None, "scorm2004": "0"}[form]  # in 1.2 an LMS with a pass mark would take 0 for a failure
    assert (begun["completion"], begun["score"], begun["place"]) == ("incomplete", score, "first-steps/quiz.html")
    visit = Visit(page)
    expect(visit.inner.get_by_label(MOP)).to_be_checked()  # where it was left, as it was left
    visit.take_the_quiz(wrong=["single-choice"])
    assert faults(page) == []
    visit.leave()
    failed = told(page, form)
    assert (failed["success"], failed["score"]) == ("failed", "50")
    assert failed["completion"] in ("failed", "incomplete")
    assert_first_answers_are_told(page, form)
    visit = Visit(page)
    visit.inner.get_by_role("button", name="Try again on what you missed").click()
    visit.take_the_quiz()
    assert faults(page) == []
    visit.leave()
    passed = told(page, form)
    assert (passed["success"], passed["score"]) == ("passed", "100")
    assert len(interactions(kept(page, form))) == 2  # first answers alone
    visit = Visit(page)
    visit.inner.get_by_role("button", name="Start afresh").click()
    visit.take_the_quiz(wrong=["single-choice", "multiple-choice"])
    visit.leave()
    best = told(page, form)
    assert (best["success"], best["score"]) == ("passed", "100")


def test_an_lms_without_a_pass_mark_has_a_score_of_zero_as_soon_as_the_quiz_is_begun(page: Page, form: str) -> None:
    give(page, {})
    visit = Visit(page)
    visit.go("quiz.html")
    visit.inner.get_by_label(MOP).check()
    visit.leave()
    begun = told(page, form)
    assert (begun["completion"], begun["score"]) == ("incomplete", "0")


def test_looking_back_keeps_nothing_and_locks_nothing(page: Page, form: str) -> None:
    Visit(page).leave()
    before = told(page, form)
    give(page, {NAMES[form]["mode"]: "review"})
    visit = Visit(page)
    visit.go("quiz.html")
    assert visit.said == (
        "You are looking back at this training. Try what you like: nothing you do now is kept or counted."
    )
    visit.take_the_quiz()
    assert faults(page) == []
    visit.leave()
    assert told(page, form) | {"mode": ""} == before | {"mode": ""}


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            "1 no such thing",
            "What your learning platform had kept could not be read, so you begin anew. Its score stays.",
        ),
        (
            "2 of a later version",
            "Your learning platform has kept what a newer version of this training wrote. It stays as it is; what you "
            "do now is not kept.",
        ),
    ],
    ids=["damaged", "newer"],
)
def test_what_an_lms_kept_and_cannot_be_read_is_told(page: Page, form: str, state: str, said: str) -> None:
    give(page, {NAMES[form]["state"]: state})
    visit = Visit(page)
    expect(visit.outer.locator(".course-package__says")).to_have_text(said)
    assert faults(page) == []


def test_what_an_lms_has_no_room_for_is_named(page: Page, form: str) -> None:
    visit = Visit(page)
    visit.outer.locator("course-package").evaluate(
        """(shell) => {
          const chance = crypto.getRandomValues(new Uint8Array(60000));
          const text = [...chance].map((one) => one.toString(36)).join("");
          for (const kind of ["note", "hint", "read"]) {
            shell.desk.storage.setItem(`coursewright/course/${kind}/first-steps/x`, JSON.stringify({ v: 4, text }));
          }
          shell.desk.send();
        }"""
    )
    expect(visit.outer.locator(".course-package__says")).to_have_text(
        "Your learning platform has no room for everything. These are not kept when you close this training: hints "
        "that you looked at, your notes, marks in lists and lessons. Your score is not touched."
    )


def test_a_commit_that_failed_is_told_and_tried_again(page: Page, form: str) -> None:
    visit = Visit(page)
    visit.go("quiz.html")
    page.evaluate("lms.failing = true")
    visit.take_the_quiz()
    message = visit.outer.locator(".course-package__says")
    visit.outer.locator("course-package").evaluate("(shell) => shell.desk.send()")
    expect(message).to_have_text(
        "Your learning platform has not taken what you did last. It is tried again every ten seconds; leave this page "
        "open until this message goes away."
    )
    page.evaluate("lms.failing = false")
    visit.outer.locator("course-package").evaluate("(shell) => shell.desk.send()")
    expect(message).to_be_hidden()
    assert told(page, form)["success"] == "passed"


def test_what_was_done_before_a_package_was_made_anew_stands_question_by_question(
    page: Page, site: Site, packed: Callable[[str], bytes], small_course: Path, tmp_path: Path
) -> None:
    api = (HERE / "lms.js").read_text("utf-8")
    unpacked(packed("scorm12"), site.folder, api)
    page.goto("empty.html")
    visit = Visit(page)
    visit.go("quiz.html")
    visit.take_the_quiz()
    visit.leave()
    root = tmp_path / "course"
    shutil.copytree(small_course, root)
    bank = root / "quizzes/first-steps.yml"
    name = "  - id: multiple-choice\n"
    bank.write_text(bank.read_text("utf-8").replace(name, f"{name}    revision: 2\n"), "utf-8")
    assert command(root, "package", "scorm12", "--module", "MOD-101", "--to", str(root / "two.zip")).returncode == 0
    unpacked((root / "two.zip").read_bytes(), site.folder, api)
    visit = Visit(page)
    expect(visit.inner.get_by_text("Only what has changed is asked again; your other answers stand.")).to_be_visible()
    closed, asked = (visit.inner.get_by_label(name) for name in ("Put something across the corridor", "What you found"))
    expect(closed).to_be_checked()
    expect(asked).not_to_be_checked()
    visit.take_the_quiz()
    assert faults(page) == []
    visit.leave()
    assert told(page, "scorm12")["success"] == "passed"
