"""A small valid course, and fixtures that vary it and say what is wrong with the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.reading.problems import CourseProblems
from tests.running import (  # noqa: F401 - pytest looks for them here
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_ignore_collect,
    pytest_runtest_setup,
    pytest_runtest_teardown,
    pytest_terminal_summary,
)

pytest.register_assert_rewrite("tests.mistakes")  # so that its test shows what differs

# The least that mkdocs.yml says for a course that opens from a disk too.
SETTINGS = """\
site_name: A training course
docs_dir: modules
use_directory_urls: false
strict: true
theme:
  name: material
  font: false
plugins:
  - search
  - course
"""
VALID = {
    "modules/catalogue.yml": """\
format: 1
id: first-aid-training
title: First Aid Training
organisation:
  name: Training desk
  mission: We help staff help each other.
  about: Short courses for everybody.
contact:
  name: Training desk
  email: training@example.org
language: en
families:
  - id: first-aid
    title: First aid
    summary: What to do until help comes.
courses:
  - id: essentials
    code: CERT-FA
    title: Essentials
    family: first-aid
    purpose: Keep calm and help.
    level: introductory
    delivery: Online, self-paced
    roles: [everybody]
    enrol: [Everybody who works here]
    outcomes: [Call for help in time]
    core: [FA-101]
    steps: [Read the module]
    assessment: A quiz.
    recognition: A certificate of completion.
    order: There is one module.
    questions:
      - question: How long does it take?
        answer: Half an hour.
    revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}
    owner: Training desk
completion: [Reach the pass mark in the quiz]
policies:
  fee: Free.
  access: Open at any time.
  records: Yours.
  privacy: Nothing leaves your browser.
  changes: We improve the course.
  accessibility: Works with a keyboard.
standards:
  - {id: call-within, label: Time to call for help, unit: seconds}
scenario_qualities:
  name: the three habits
  qualities: [{id: quick, label: quick}, {id: calm, label: calm}, {id: clear, label: clear}]
""",
    "modules/sources.yml": """\
format: 1
articles:
  - id: "000"
    title: Help is near
    author: A nurse
    published: 2009
    interest: None stated.
    argues: Anybody can help.
  - id: "001"
    title: Call first
    author: A doctor
    published: Date not shown
    interest: Sells telephones.
    argues: A call comes before everything.
evidence:
  - id: E01
    source: A survey of 300 offices
    kind: survey
    setting: Offices
    size: "300"
    design: A questionnaire.
    finding: Most people wait for somebody else.
    where: https://example.org/survey
claims:
  - id: 000-01
    kind: principle
    status: supported
    says: Anybody can help.
    found: The survey agrees.
    evidence: [E01]
  - id: 001-01
    kind: procedure
    status: practice
    says: Call first.
    found: Not tested as such.
    state: A call comes first.
  - id: 001-02
    kind: promo
    status: promo
    says: Buy this telephone.
    found: The author sells it.
    excluded: It sells something.
""",
    "modules/people/index.md": """\
---
format: 1
code: FA-101
title: "People: Until Help Comes"
family: first-aid
purpose: Stay with a person until help comes.
level: introductory
delivery: Online, self-paced
language: English
roles: [everybody]
audience: [Everybody who works here]
prerequisites: []
objectives:
  - id: "1.1"
    verb: Recognise
    text: when to call for help
    bloom: understand
  - id: "1.2"
    verb: Choose
    text: what to say on the telephone
    bloom: apply
topics: [The first minute]
how: One lesson and a quiz.
lessons: [lesson.md]
on_the_job: [Find the nearest telephone]
owner: Training desk
reviewer: Not yet reviewed
revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}
---

This module is for anybody who is near when something happens.
""",
    "modules/people/lesson.md": """\
---
title: The first minute
summary: Look, call, stay.
---

## Look and call

Anybody can help.[^000-01] Call within [[call-within]].

<!-- question: first-call -->

## Stay

<!-- scenario: fall-on-the-stairs -->

<!-- checklist: after-a-call -->
""",
    "modules/people/checklists.yml": """\
- id: after-a-call
  title: After a call
  purpose: So that nobody waits for a call that was not made.
  method: do-confirm
  pause_point: as you hang up
  roles: [everybody]
  owner: Training desk
  revision: 1
  date: 2026-11-21
  next_review: 2027-11-21
  items:
    - id: said-where
      text: Said where you are
      objective: "1.2"
      claims: [001-01]
    - id: stayed
      text: Stayed with the person
""",
    "modules/people/scenarios.yml": """\
- id: fall-on-the-stairs
  title: A fall on the stairs
  objectives: ["1.1"]
  setup: Somebody has fallen.
  start: arrival
  nodes:
    arrival:
      says: They do not answer.
      choices:
        - text: Call for help
          goto: called
          effect: {quick: 1}
          reason: Help takes time to come.
        - text: Wait and see
          goto: waited
          reason: Waiting costs time.
    called:
      ends: good
      says: Help comes.
      debrief: The call came first.
    waited:
      ends: poor
      says: Help comes late.
      debrief: A call could have come first.
""",
    "quizzes/people.yml": """\
format: 1
title: "People: check yourself"
pass_mark: 80
questions:
  - id: first-call
    kind: single-choice
    objective: "1.1"
    claims: [000-01]
    prompt: Somebody has fallen. What comes first?
    choices:
      - text: A call for help
        correct: true
        feedback: Help takes time to come.
      - text: A cup of tea
        feedback: Tea can wait.
    section: stay
  - id: what-to-say
    kind: multiple-choice
    objective: "1.2"
    prompt: What do you say on the telephone?
    choices:
      - text: Where you are
        correct: true
        feedback: They have to find you.
      - text: What happened
        correct: true
        feedback: They bring what is needed.
      - text: What you had for lunch
        feedback: It helps nobody.
  - id: anybody-can-help
    kind: true-false
    objective: "1.1"
    prompt: Anybody can help.
    answer: true
    feedback:
      true: Yes, everybody can at least call.
      false: Calling needs no training.
""",
}

Changes = Mapping[str, str | bytes | None]


@pytest.fixture
def course_files(tmp_path: Path) -> Callable[[Changes], Path]:
    """Write the valid course with changes (path to new content; None takes a file away); return its root."""
    written = 0

    def write(changes: Changes) -> Path:
        nonlocal written
        written += 1
        root = tmp_path / f"course-{written}"
        for name, content in {**VALID, **changes}.items():
            if content is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def replaced() -> Callable[[str, str, str], dict[str, str]]:
    """Return the change that puts one text in the place of another in one file of the valid course."""

    def change(path: str, old: str, new: str) -> dict[str, str]:
        assert VALID[path].count(old) == 1, f"{old!r} must stand once in {path}"
        return {path: VALID[path].replace(old, new)}

    return change


def printed(root: Path) -> list[str]:
    """Return every problem of a course as it is printed."""
    try:
        load_course(root, rules=False)
    except CourseProblems as found:
        return [str(problem) for problem in found.problems]
    return []


@pytest.fixture
def problems_of(course_files: Callable[[Changes], Path]) -> Callable[[Changes], list[str]]:
    """Return the printed problems of the valid course with changes."""
    return lambda changes: printed(course_files(changes))


@pytest.fixture(scope="session")
def sound() -> set[tuple[tuple[str, str], ...]]:
    """Changes that were proved to leave the valid course without a problem: most mistakes are fixed into the same."""
    return set()


@pytest.fixture
def be_sound(
    problems_of: Callable[[Changes], list[str]], sound: set[tuple[tuple[str, str], ...]]
) -> Callable[[Mapping[str, str]], None]:
    """Prove that there is no problem with some changes, once for all tests."""

    def prove(changes: Mapping[str, str]) -> None:
        proved = tuple(changes.items())
        if proved not in sound:
            assert problems_of(changes) == []
            sound.add(proved)

    return prove


@pytest.fixture
def mistake(
    problems_of: Callable[[Changes], list[str]],
    replaced: Callable[[str, str, str], dict[str, str]],
    be_sound: Callable[[Mapping[str, str]], None],
) -> Callable[..., list[str]]:
    """Return the problems of one wrong text; prove that there is none once it is ``fixed``."""

    def problems(path: str, old: str, wrong: str, fixed: str | None = None) -> list[str]:
        be_sound(replaced(path, old, old if fixed is None else fixed))
        return problems_of(replaced(path, old, wrong))

    return problems
