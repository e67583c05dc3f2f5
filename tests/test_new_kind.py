"""A new kind of question is a slice: five files put into a copy of the engine, and it is in all that comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import VALID
from tests.packed_texts import with_packed
from tests.paper.conftest import text_of

pytestmark = pytest.mark.process  # an engine of its own cannot run in this one
PROJECT = Path(__file__).parent.parent

SLICE = {
    "course/model/questions/odd_one.py": '''\
"""Odd one: say which item does not belong to the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.locale import Words
from course.model.questions.base import Fault, Question, identified
from course.model.questions.part import Answering, Order, Part
from course.reading.data import Mapping
from course.model.terms import Id
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item; ``odd`` if it is the one."""

    label: ClassVar[str] = "an item"

    id: Id | None = None
    text: str
    odd: bool = False
    feedback: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class OddOne(Question):
    """All points for the odd one."""

    rank: ClassVar[int] = 1000
    answering: ClassVar[Answering] = "tick"
    order: ClassVar[Order] = "mixed"
    is_lettered: ClassVar[bool] = True
    takes_one: ClassVar[bool] = True

    kind: Literal["odd-one"] = "odd-one"
    items: Annotated[tuple[Item, ...], Within(3, 9)]

    def rule_in(self, words: Words) -> str:
        return words.say("%(points)s for the odd one.", points=words.count(self.points, "point"))

    def parts(self) -> tuple[Part, ...]:
        named = zip(identified(self.items), self.items, strict=True)
        return tuple(
            Part(id=name, text=one.text, feedback=one.feedback, right=one.odd, where=f"items, {name}", at=one.at)
            for name, one in named
        )

    def key(self) -> object:
        return [part.id for part in self.parts() if part.right]

    def faults(self) -> Iterator[Fault]:
        if sum(item.odd for item in self.items) != 1:
            yield ("items",), "not exactly one item is odd", "write `odd: true` under one"
''',
    "overrides/course/question/odd-one.html": """\
{% extends "course/question/_choices.html" %}
{% set type, shuffled = "radio", true %}
{% block ask %}Find the odd one.{% endblock %}
""",
    "overrides/paper/question/odd-one.typ": """\
#import "../answers.typ": to-tick, listed, say

#let how = say("Tick the odd one.")
#let caution = say("Two ticks earn nothing.")
#let worksheet = one => one.rows.map(to-tick).join()
#let key = listed
""",
    "web/questions/odd-one.js": """\
// odd-one: one item is the odd one. A key says whether its item should be chosen.

export const judge = (key, value) => key === (value === true);
""",
    "tests/examples/odd-one.yml": """\
- name: an odd one among three
  question:
    id: not-a-call
    kind: odd-one
    objective: "1.1"
    prompt: Which of these is no call for help?
    items:
      - {id: shout, text: A shout, feedback: Somebody hears it.}
      - {id: phone, text: A number, feedback: Somebody answers it.}
      - {id: tea, text: A cup of tea, odd: true, feedback: Nobody hears it.}
  responses:
    - {response: {tea: true}, earns: 1}
    - {response: {shout: true}, earns: 0}
""",
}
QUESTION = """\
  - id: not-a-call
    kind: odd-one
    objective: "1.1"
    prompt: Which of these is no call for help?
    items:
      - {id: shout, text: A shout in the hall, feedback: Somebody hears it.}
      - {id: phone, text: A number to dial, feedback: Somebody answers it.}
      - {id: tea, text: "All of the above, and tea", odd: true, feedback: Nobody hears it.}
"""
PLACED = "\n## Odd\n\n<!-- question: not-a-call -->\n"


def run(root: Path, *arguments: str, fails: bool = False) -> str:
    """Run the engine that was copied, on the course beside it; return what it says."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{PROJECT}"},
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the engine with five more files, and a course that asks such a question in its lesson and quiz."""
    folder = tmp_path_factory.mktemp("engine")
    for name in ("course", "devtools", "overrides", "web"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    files = VALID | SLICE
    files["quizzes/people.yml"] += QUESTION
    files["modules/people/lesson.md"] += PLACED
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = PROJECT / ".cache/deno"
    kept.mkdir(parents=True, exist_ok=True)
    (folder / ".cache").mkdir()
    (folder / ".cache/deno").symlink_to(kept)  # the bundler, which is fetched once
    run(folder, "-m", "devtools.bundle")
    return folder


@pytest.fixture(scope="module")
def sites(root: Path) -> Path:
    """Both editions and the sheets, built."""
    run(root, "-m", "course.commands.main", "build")
    run(root, "-m", "course.commands.main", "--edition", "trainer", "build")
    run(root, "-m", "course.commands.main", "print")
    return root


def test_it_is_a_slice_of_five_files() -> None:
    assert len(SLICE) == 5
    assert {Path(name).stem.replace("_", "-") for name in SLICE} == {"odd-one"}


def test_it_is_asked_on_its_pages_with_its_answer_for_whoever_has_no_script(sites: Path) -> None:
    for page, has_points in (("people/lesson.html", False), ("people/quiz.html", True)):
        html = (sites / "site" / page).read_text(encoding="utf-8")
        assert '<fieldset class="course-question" id="question-not-a-call"' in html
        assert 'data-kind="odd-one"' in html
        assert "Find the odd one." in html
        assert ("1 point for the odd one." in html) == has_points  # what is not scored names none
        assert html.count('type="radio" name="not-a-call"') == 3
        assert "<b>Right.</b> Nobody hears it." in html


def test_its_answers_are_marked_by_what_the_pages_load(sites: Path) -> None:
    for name in ("lesson-marking.js", "quiz-marking.js"):
        assert '"odd-one"' in (sites / "site/assets/course" / name).read_text(encoding="utf-8")
    key = {"kind": "odd-one", "points": 1, "parts": {"shout": False, "phone": False, "tea": True}}
    graded = (
        "import { grade } from './quiz/grade.js'; "
        f"for (const id of ['tea', 'shout']) console.log(grade({json.dumps(key)}, {{[id]: true}}).points);"
    )
    (sites / "web/graded.js").write_text(graded, encoding="utf-8")
    assert run(sites, "-m", "devtools.deno", "run", "--no-check", "graded.js").split() == ["1", "0"]


def test_it_is_in_the_trainers_key_with_its_mistakes(sites: Path) -> None:
    html = (sites / "site-trainer/people/trainer-keys.html").read_text(encoding="utf-8")
    assert "<li><b>All of the above, and tea</b> Nobody hears it.</li>" in html
    assert "<li><i>A shout in the hall</i> Somebody hears it.</li>" in html


def test_it_is_on_worksheet_key_and_grid(sites: Path) -> None:
    for version in "ab":
        sheet = text_of((sites / f"print/modules/people/worksheet-{version}-a4.pdf").read_bytes())
        key = text_of((sites / f"print/keys/modules/people-{version}-a4.pdf").read_bytes())
        assert "Tick the odd one. 1 point for the odd one." in sheet
        assert "All of the above, and tea \u2013 Right. Nobody hears it." in key
        assert "Two ticks earn nothing." in key
        assert "of 4" in sheet
        assert re.search(r"4 1\.1 [A-D] all or nothing 1 4", key) or version == "b"


def test_its_choices_are_counted(root: Path, tmp_path: Path) -> None:
    made = (
        "import json, sys, pathlib; from course.checks.load import load_course; from tests import sample_records; "
        "content = load_course(pathlib.Path('.'), rules=False); "
        "record = sample_records.of_course(content); "
        "[one.update(response={'tea': True}, points=1) for one in record['modules'][0]['questions'] "
        "if one['id'] == 'not-a-call']; "
        "print(json.dumps(sample_records.completed({k: v for k, v in record.items() if k != 'code'})))"
    )
    path = tmp_path / "record.json"
    path.write_text(run(root, "-c", made), encoding="utf-8")
    said = run(root, "-m", "course.commands.main", "statistics", "--format", "json", str(path))
    found = json.loads(said[said.index("{") :])
    (question,) = (one for one in found["questions"] if one["question"] == "not-a-call")
    assert (question["kind"], question["answers"]) == ("odd-one", 1)
    assert [(choice["id"], choice["count"], choice["right"]) for choice in question["choices"]] == [
        ("shout", 0, False), ("phone", 0, False), ("tea", 1, True),
    ]  # fmt: skip


def test_rules_judge_what_it_offers_and_its_feedback(root: Path) -> None:
    said = run(root, "-m", "course.commands.main", "check")
    assert "the feedback has 3 words" in said
    assert "[FB01, warning]" in said


def test_its_mistakes_are_told_with_their_place(root: Path) -> None:
    quiz = root / "quizzes/people.yml"
    text = quiz.read_text(encoding="utf-8")
    try:
        quiz.write_text(text.replace(", odd: true", ""), encoding="utf-8")
        said = run(root, "-m", "course.commands.main", "check", fails=True)
    finally:
        quiz.write_text(text, encoding="utf-8")
    assert "quizzes/people.yml:43:7: not exactly one item is odd; write `odd: true` under one" in said


def test_what_it_asks_can_be_searched_and_its_answer_cannot(sites: Path) -> None:
    files = (sites / "site/search").rglob("*.*")
    index = b"".join(with_packed(path) for path in files).decode("utf-8")
    assert "Which of these is no call for help" in index
    assert "Nobody hears it" not in index
