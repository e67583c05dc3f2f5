"""Modules merged and split by the recipe of the guide: what a learner had before, and what they find afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.model import Content
from course.records.code import Data
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.test_renames import MAY, OLD, put, record_of, state_of
from tests.commands.course_to_rename import SECOND
from tests.conftest import VALID

pytestmark = pytest.mark.browser


def edit(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Change texts that stand once in a file."""
    text = (root / path).read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


RING = """\
  - id: ring-first
    was: [calls/first-call]
    kind: single-choice
    objective: "1.1"
    prompt: Somebody has fallen. What comes first?
    choices:
      - text: A call for help
        correct: true
        feedback: Help takes time to come.
      - text: A cup of tea
        feedback: Tea can wait.
"""
NEWER = """\
revision: {version: "2.0", date: 2026-12-01, next_review: 2027-11-21}
changes: [{version: "2.0", date: 2026-12-01, kind: major, summary: Calls are part of it.}]
"""
REVISION = 'revision: {version: "1.0", date: 2026-01-01, next_review: 2027-11-21}\n'
LESSON_OF_CALLS = """\
---
title: The call
summary: Where, what, who.
---

## Before

Look first.[^000-01]

<!-- question: first-call -->
"""


# A course that was there before anybody completed it.
FILES = {
    name: text.replace("date: 2026-11-21", "date: 2026-01-01")
    for name, text in {
        "modules/people/index.md": VALID["modules/people/index.md"],
        **SECOND,
        "modules/calls/lesson.md": LESSON_OF_CALLS,
        "modules/catalogue.yml": VALID["modules/catalogue.yml"].replace("core: [FA-101]", "core: [FA-101, FA-102]"),
        "quizzes/calls.yml": SECOND["quizzes/calls.yml"].replace(": [see](../people/lesson.md#stay)", ""),
    }.items()
}


def merge(root: Path) -> None:
    """Make the module `calls` a part of `people`, as the guide says."""
    (root / "modules/calls/lesson.md").rename(root / "modules/people/call.md")
    edit(root, "modules/people/call.md", ("title: The call\n", "title: The call\nwas: [calls/lesson.md]\n"),
         ("question: first-call", "question: ring-first"))  # fmt: skip
    edit(root, "modules/people/index.md", ("[lesson.md]", "[lesson.md, call.md]"),
         ("code: FA-101\n", "code: FA-101\nmerged: [calls]\n"), (REVISION, NEWER))  # fmt: skip
    edit(root, "quizzes/people.yml", ("questions:\n", f"questions:\n{RING}"))
    edit(
        root,
        "modules/catalogue.yml",
        ("core: [FA-101, FA-102]", "core: [FA-101]"),
        ('{version: "1.0"', '{version: "1.1"'),
    )
    shutil.rmtree(root / "modules/calls")
    (root / "quizzes/calls.yml").unlink()


def split(root: Path) -> None:
    """Take a lesson and a question out of `people`, into a module `telephone`, as the guide says."""
    index = VALID["modules/people/index.md"].replace("FA-101", "FA-103").replace('"1.', '"3.').replace('"3.0"', '"1.0"')
    (root / "modules/telephone").mkdir()
    (root / "modules/telephone/index.md").write_text(index.replace("lesson.md", "ring.md"), "utf-8")
    (root / "modules/people/call.md").rename(root / "modules/telephone/ring.md")
    edit(root, "modules/telephone/ring.md", ("[calls/lesson.md]", "[calls/lesson.md, people/call.md]"))
    edit(root, "modules/people/index.md", ("[lesson.md, call.md]", "[lesson.md]"))
    edit(root, "quizzes/people.yml", (RING, ""))
    ring = RING.replace("[calls/first-call]", "[calls/first-call, people/ring-first]").replace('"1.1"', '"3.1"')
    (root / "quizzes/telephone.yml").write_text(f"format: 1\ntitle: Ring\nquestions:\n{ring}", "utf-8")
    edit(
        root,
        "modules/catalogue.yml",
        ("core: [FA-101]", "core: [FA-101, FA-103]"),
        ('{version: "1.1"', '{version: "1.2"'),
    )


def earned_in_calls() -> dict[str, dict[str, Any]]:
    """Return what a browser keeps of somebody who read the lesson of `calls`, tried and passed its quiz."""
    kept_with = {"v": 2, "n": 1, "points": 1, "of": 1}
    passed = {"version": "1.0", "date": MAY, "points": 1, "of": 1}
    return {
        "read/calls/lesson": {"v": 2, "n": 1, "sections": {"before": MAY}, "read": MAY},
        "check/calls/first-call": {**kept_with, "fp": "", "response": {"a": True}, "date": MAY},
        "quiz/calls": {**kept_with, "seed": 1, "drawn": ["first-call"], "passed": MAY, "pass": passed},
    }


def test_modules_that_are_merged_and_split_by_the_recipe_keep_what_was_earned_and_add_nothing(
    course_files: Callable[..., Path], site: Site, page: Page
) -> None:
    root = course_files(FILES)
    state = earned_in_calls()
    merge(root)
    learner.publish(root, site.folder)
    put(page, state)
    page.goto("calls/lesson.html#before")
    page.wait_for_url("**/people/call.html#before")
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()
    page.goto("calls/quiz.html")
    page.wait_for_url("**/people/quiz.html")
    kept = learner.kept(page, OLD)
    assert {"read/people/call", "check/people/ring-first", "quiz/calls"} <= kept.keys()
    assert kept["quiz/calls"] == state["quiz/calls"]  # a pass of what is no more, which passes nothing else
    assert "pass" not in kept.get("quiz/people", {})
    page.goto("learning.html")
    expect(page.locator("#module-people")).to_contain_text("In progress")
    split(root)
    learner.publish(root, site.folder)
    page.goto("people/call.html")
    page.wait_for_url("**/telephone/ring.html")
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()
    page.goto("calls/lesson.html")
    page.wait_for_url("**/telephone/ring.html")
    kept = learner.kept(page, OLD)
    assert {"read/telephone/ring", "check/telephone/ring-first", "quiz/calls"} <= kept.keys()
    assert not {"read/people/call", "check/people/ring-first"} & kept.keys()
    page.goto("learning.html")
    expect(page.locator("#module-telephone")).to_contain_text("In progress")
    expect(page.locator(".course-kept")).to_contain_text("0 of 2 modules complete.")


def completed(content: Content, record: Data) -> dict[str, Any]:
    """Return what a browser keeps of somebody who completed `people` and `calls`, and has the course's certificate."""
    calls = content.by_slug["calls"]
    answer = {"fp": calls.quiz.questions[0].fingerprint, "response": {"a": True}, "points": 1, "of": 1}
    attempt = {"seed": 1, "points": 1, "of": 1, "date": MAY, "attempts": 1}
    of_pass = {"version": "1.0", "edition": calls.fingerprint, "mark": 80}
    passed = {**of_pass, **attempt, "questions": [{"id": "first-call", **answer}]}
    kept: dict[str, dict[str, Any]] = {
        "read/calls/lesson": {"sections": {"before": MAY}, "read": MAY},
        "check/calls/first-call": {**answer, "date": MAY},
        "quiz/calls": {**attempt, "drawn": ["first-call"], "passed": MAY, "pass": passed},
        "done/calls": {"read": MAY, "scenarios": MAY, "checklists": MAY, "version": "1.0", "date": MAY},
    }
    of_calls = {path: {"v": 2, "n": 1, **one} for path, one in kept.items()}
    return state_of(content.alone(content.by_slug["people"]), record) | of_calls


def finds_passes_and_certificate(page: Page, verified: str, course: str, modules: dict[str, str]) -> None:
    """Look at what My learning says of a course and its modules, and at the certificate and what verifies it."""
    page.goto("learning.html")
    of_course = page.locator(".course-kept")
    expect(of_course).to_contain_text(course)
    expect(of_course).to_contain_text("Certificate of 4 May 2026")
    for slug, said in modules.items():
        expect(page.locator(f"#module-{slug}")).to_contain_text(said)
    assert page.locator("[id^=module-]").count() == len(modules)
    page.goto("certificate.html")
    expect(page.locator(".course-certificate__name")).to_have_text("Ada Lovelace")
    page.locator(".course-certificate__link").click()
    expect(page.locator(".course-said")).to_contain_text(f"Ada Lovelace, CERT-FA: {verified}")


def test_whoever_completed_a_course_keeps_passes_and_certificate_when_its_modules_are_merged_and_split(
    course_files: Callable[..., Path], site: Site, page: Page
) -> None:
    root = course_files(FILES)
    content = load_course(root, rules=False)
    record = record_of(content)
    learner.publish(root, site.folder)
    put(page, completed(content, record))
    passed = "Quiz passed with 100% on 4 May 2026."
    both = {"people": f"Complete {passed}", "calls": f"Complete {passed}"}
    finds_passes_and_certificate(page, "Unchanged.", "Complete", both)
    earned = "What you have earned stays yours."
    merge(root)
    learner.publish(root, site.folder)
    one = {"people": f"Updated since you passed {passed}"}
    updated = f"1 of 1 module complete.Changed since you passed: FA-101. {earned}"
    older = "From an older revision. The code fits what the record says."
    finds_passes_and_certificate(page, older, f"Updated since you completed it {updated}", one)
    split(root)
    learner.publish(root, site.folder)
    more = {**one, "telephone": "In progress"}
    asked = f"1 of 2 modules complete. About 2 minutes left.Changed since you passed: FA-101. {earned}"
    finds_passes_and_certificate(page, older, f"Updated since you completed it {asked}", more)
    kept = learner.kept(page, OLD)
    assert kept["quiz/people"]["pass"]["mark"] == 80  # of the module that goes on
    assert kept["read/telephone/ring"]["read"] == MAY  # what moved went along, and nothing passes the new test
    assert "quiz/telephone" not in kept
