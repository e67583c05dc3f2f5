"""A course in which everything that has a name is named elsewhere too, in every way that there is; `rename` in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.commands.main import main
from tests.conftest import VALID

CATALOGUE, INDEX, LESSON = "modules/catalogue.yml", "modules/people/index.md", "modules/people/lesson.md"
QUIZ, LISTS, SCENES = "quizzes/people.yml", "modules/people/checklists.yml", "modules/people/scenarios.yml"
SETTINGS = "mkdocs.yml"

CASES = """\
- id: three
  kind: categorise
  objective: "1.1"
  prompt: Sort.
  use: test
  categories:
    - {id: now, text: At once}
    - {id: later, text: Later}
  items:
    - {id: call, text: Call, category: now, feedback: First.}
    - {id: write, text: Write, category: later, feedback: After that.}
- id: filled
  kind: fill-in
  objective: "1.1"
  prompt: Fill in.
  text: |
    First

    you {call-verb}, then you {stay-verb}.
  blanks:
    - {id: call-verb, accept: [call], feedback: Yes.}
    - {id: stay-verb, accept: [stay], feedback: Yes.}
"""
GUIDE = """\
- id: at-the-door
  title: Somebody at the door
  use: guide
  setup: Somebody is at the door.
  start: ask
  way_out: fetch
  nodes:
    ask:
      says: Do they need help?  # ask first
      items: [after-a-call/stayed]
      choices:
        - {text: They do, goto: helped, items: ["after-a-call/said-where", after-a-call/stayed]}
        - {text: They say nothing, goto: fetch}
    helped: {ends: done, says: "Stay, see [the list](checklist-after-a-call.md) and [it](checklist-after-a-call.md)."}
    fetch: {ends: person, says: Fetch somebody.}
"""
SECOND = {
    "modules/calls/index.md": VALID[INDEX]
    .replace("FA-101", "FA-102")
    .replace("People: Until Help Comes", "Calls")
    .replace('"1.', '"2.')
    .replace("prerequisites: []", "prerequisites: [FA-101]\nrelated:\n  - FA-101 # the first"),
    "modules/calls/lesson.md": """\
---
title: The call
summary: Where, what, who.
---

## Before

See [the lesson](../people/lesson.md#stay), [once more](<../people/lesson.md#look-and-call> "Title") and [that][1],
or [the module](../people/index.md), [the list](../people/checklist-after-a-call.md) and
[the course](../courses/essentials.md). Not code: `[x](../people/lesson.md)`.

<!-- question: people/first-call -->

<!-- scenario: people/fall-on-the-stairs -->

<!-- checklist: people/after-a-call -->

[1]: ../people/guide-at-the-door.md
""",
    "quizzes/calls.yml": VALID[QUIZ]
    .replace('"1.', '"2.')
    .replace("section: stay", "section: before")
    .replace("    prompt: Anybody can help.", '    prompt: "Anybody can help: [see](../people/lesson.md#stay)."'),
}
WHOLE: dict[str, str | bytes | None] = {
    **SECOND,
    CATALOGUE: VALID[CATALOGUE]
    .replace("core: [FA-101]", "core: [FA-101, 'FA-102']")
    .replace("standards:\n", "paths:\n  - {id: desk, title: Desk, modules: [FA-102, FA-101]}\nstandards:\n"),
    INDEX: VALID[INDEX].replace("on_the_job:", "models: {negative: look-and-call, positive: stay}\non_the_job:"),
    LESSON: VALID[LESSON].replace("\n", "\r\n").replace("Stay\r\n", "Stay   \r\n").encode("utf-8-sig"),
    "modules/people/trainer.md": """\
---
session: 5
run:
  - {minutes: 5, sections: [stay], do: Talk.}
---

Notes.
""",
    QUIZ: VALID[QUIZ] + "".join(f"  {line}\n" if line else "\n" for line in CASES.splitlines()),
    SCENES: VALID[SCENES] + GUIDE,
    SETTINGS: """\
site_name: First Aid Training
docs_dir: modules
theme: {name: material, font: false}
plugins: [search, course]
extra:
  course_header:
    - {title: Learning, url: learning.md#module-people}
  course_footer:
    - {title: Lesson, url: people/lesson.html#stay}
    - {title: Course, url: "courses/essentials/"}
""",
}


Rename = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(course_files: Callable[[Mapping[str, str | bytes | None]], Path]) -> Path:
    return course_files(WHOLE)


@pytest.fixture
def rename(root: Path, capsys: pytest.CaptureFixture[str]) -> Rename:
    """Run the command; return its exit code and what it said on both streams."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--root", str(root), "rename", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
