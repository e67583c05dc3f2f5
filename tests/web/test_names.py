"""What is kept under old names has the names of today, for the browser as for us; nothing of it is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.model.former_names import FormerNames
from course.pages.renamed import script
from devtools.deno import Modules
from tests.checks.test_former_names import with_all_renamed

pytestmark = pytest.mark.process

DATE, LATER = "2026-05-04T09:00:00.000Z", "2026-06-04T09:00:00.000Z"
NOW = """([former, records]) => {
  coursewright.former = former;
  return coursewright.names.renamed(records);
}"""

EACH = """([former, names]) => {
  coursewright.former = former;
  return names.map(([kind, old]) => coursewright.names.now(kind, ...old));
}"""


@pytest.fixture
def former(course_files: Callable[[Mapping[str, str]], Path]) -> FormerNames:
    return load_course(course_files(with_all_renamed()), rules=False).former


def table(former: FormerNames) -> dict[str, Any]:
    """Return what a page is told."""
    text = script(former)
    found: dict[str, Any] = json.loads(text.removeprefix("coursewright.former = ").removesuffix(";\n"))
    return found


def renamed(web: Modules, former: FormerNames, records: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = web.evaluate(NOW, [table(former), records])
    return found


def test_browser_and_command_line_agree_on_every_name(web: Modules, former: FormerNames) -> None:
    told = table(former)
    assert former.by_kind.keys() - told.keys() == {"merged", "sheets"}
    names = [(kind, [*old]) for kind in told for old in former.by_kind[kind]]
    names += [("questions", ["persons", "call-first"]), ("parts", ["persons", "call-first", "call"])]
    found = web.evaluate(EACH, [told, [*names, ("modules", ["unheard-of"])]])
    assert found == [*([*former.now(kind, tuple(old))] for kind, old in names), ["unheard-of"]]


def test_each_kind_of_record_has_the_names_of_today(web: Modules, former: FormerNames) -> None:
    answer = {"v": 2, "n": 3, "fp": "abcd1234", "response": {"call": True}, "points": 1, "of": 1, "date": DATE}
    given = {"id": "call-first", "fp": "abcd1234", "points": 1, "of": 1, "response": {"call": True}}
    kept = {"v": 2, "n": 4}
    before = {
        "check/persons/call-first": answer,
        "quiz/persons/call-first": {**answer, "seed": 7},
        "quiz/persons": {**kept, "seed": 7, "drawn": ["call-first", "what-to-say"], "passed": DATE,
                         "pass": {"date": DATE, "points": 1, "of": 1, "questions": [given]}},
        "read/persons/minute": {**kept, "sections": {"remain": DATE, "look-and-call": DATE}, "read": DATE},
        "scenario/persons/fall":
            {**kept, "runs": [{"date": DATE, "path": ["arrival:1", "rung:2"], "ends": "good"}], "now": ["rung:2"]},
        "list/after": {**kept, "acknowledged": DATE, "revision": 1},
        "tick/after/remained": {**kept, "on": True, "revision": 1},
        "done/persons": {**kept, "date": DATE},
        "finished/old-course": {**kept, "date": DATE, "version": "1.0"},
        "learner": {**kept, "name": "Ada"},
    }  # fmt: skip
    assert renamed(web, former, before) == {
        "check/people/first-call": {**answer, "response": {"a": True}},
        "quiz/people/first-call": {**answer, "seed": 7, "response": {"a": True}},
        "quiz/people": {**kept, "seed": 7, "drawn": ["first-call", "what-to-say"], "passed": DATE,
                        "pass": {"date": DATE, "points": 1, "of": 1,
                                 "questions": [{**given, "id": "first-call", "response": {"a": True}}]}},
        "read/people/lesson": {**kept, "sections": {"stay": DATE, "look-and-call": DATE}, "read": DATE},
        "scenario/people/fall-on-the-stairs":
            {**kept, "runs": [{"date": DATE, "path": ["arrival:1", "called:2"], "ends": "good"}], "now": ["called:2"]},
        "list/after-a-call": {**kept, "acknowledged": DATE, "revision": 1},
        "tick/after-a-call/stayed": {**kept, "on": True, "revision": 1},
        "done/people": {**kept, "date": DATE},
        "finished/essentials": {**kept, "date": DATE, "version": "1.0"},
        "learner": {**kept, "name": "Ada"},
    }  # fmt: skip


def test_a_newer_state_of_the_new_name_stays(web: Modules, former: FormerNames) -> None:
    old = {"v": 2, "n": 9, "fp": "abcd1234", "response": {"a": True}, "points": 1, "of": 1, "date": DATE}
    new = {**old, "n": 1, "response": {"b": True}, "points": 0, "date": LATER}
    records = {"check/people/call-first": old, "check/people/first-call": new}
    assert renamed(web, former, records) == {"check/people/first-call": new}
    assert renamed(web, former, dict(reversed(records.items()))) == {"check/people/first-call": new}


def test_two_former_names_of_one_thing_are_merged(web: Modules, former: FormerNames) -> None:
    one = {"v": 2, "n": 1, "sections": {"stay": DATE}}
    other = {"v": 2, "n": 1, "sections": {"look": LATER}, "read": LATER}
    assert renamed(web, former, {"read/people/minute": one, "read/calls/first": other}) == {
        "read/people/lesson": {"v": 2, "n": 1, "sections": {"stay": DATE, "look-and-call": LATER}, "read": LATER}
    }


def test_a_question_that_moved_to_another_module_earns_nothing_in_the_test_of_that(
    web: Modules, former: FormerNames
) -> None:
    given = {"id": "call", "fp": "abcd1234", "points": 1, "of": 1, "response": {"a": True}}
    kept = {"v": 2, "n": 1, "seed": 1, "drawn": ["call"], "pass": {"date": DATE, "questions": [given]}}
    assert renamed(web, former, {"quiz/calls": kept}) == {"quiz/calls": kept}
