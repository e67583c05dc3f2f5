"""What follows from what is kept: a module's status, a course's, a certificate's validity, and follow-ups."""

from __future__ import annotations

from typing import Any

import pytest

from devtools.deno import Modules

pytestmark = pytest.mark.process

MAY, JUNE, JULY = "2026-05-04T09:00:00.000Z", "2026-06-04T09:00:00.000Z", "2026-07-04T09:00:00.000Z"
USE = {"date": "2026-05-04", "occasion": "A call", "made": MAY, "revision": 1, "ticked": 5, "aside": 0}
SEEN = {
    "id": "123e4567-e89b-42d3-a456-426614174000", "code": "0ABC-1DEF-2GHJ-3KMN", "date": "2026-05-04",
    "place": "Gate 2", "checklist": {"id": "calls"}, "learner": {"name": "Ada"}, "observer": {"name": "Kim"},
    "items": [{"seen": "seen"}, {"seen": "not-applicable"}], "signature": {"device": "observer", "signed": MAY},
}  # fmt: skip
MISSED = {**SEEN, "items": [{"seen": "seen"}, {"seen": "not-seen"}]}
RUN = {"date": MAY, "path": ["arrival:1"], "ends": "good", "effects": {}}


# A module as the page describes it: one lesson of two sections, two scenes, a quiz, a checklist.
MODULE: dict[str, Any] = {
    "slug": "people", "version": "2.0", "since": "2.0", "edition": "0123456789ab",
    "minutes": 40, "mark": 80, "first": [],
    "questions": {"one": "aaaaaaaa", "two": "bbbbbbbb"},
    "changes": [{"version": "2.0", "kind": "major"}, {"version": "1.1", "kind": "minor"}],
    "parts": [
        {"kind": "read", "id": "lesson", "detail": "look stay", "minutes": 10, "title": "Look"},
        {"kind": "scenario", "id": "fall", "detail": "", "minutes": 4, "title": "Fall"},
        {"kind": "scenario", "id": "slip", "detail": "", "minutes": 4, "title": "Slip"},
        {"kind": "quiz", "id": "", "detail": "", "minutes": 8, "title": "Quiz"},
        {"kind": "list", "id": "calls", "detail": "1", "minutes": 2, "title": "Calls"},
    ],
}  # fmt: skip
OBSERVED = {**MODULE, "parts": [*MODULE["parts"][:-1], {**MODULE["parts"][-1], "detail": "observed"}]}
ALL = {"read": 1, "scenarios": 1, "quiz": 1, "checklists": 1}
QUESTIONS = [
    {"id": "one", "fp": "aaaaaaaa", "points": 1, "of": 1, "response": {}},
    {"id": "two", "fp": "bbbbbbbb", "points": 1, "of": 1, "response": {}},
]
HALF_READ = {"read/people/lesson": {"sections": {"look": MAY}}}
READ = {"read/people/lesson": {"sections": {"look": MAY, "stay": MAY}, "read": MAY}}
PASS = {"version": "2.0", "date": JUNE, "seed": 1, "questions": QUESTIONS}
PASSED = {"date": JUNE, "passed": JUNE, "seed": 1, "pass": PASS}
REST = {"scenario/people/fall": {"runs": [RUN]}, "quiz/people": PASSED, "list/calls": {"acknowledged": MAY}}
EARLIER = {**PASS, "version": "1.0"}
OTHER_KEY = {**EARLIER, "questions": [{**QUESTIONS[0], "fp": "00000000"}, QUESTIONS[1]]}


def with_pass(kept: dict[str, Any]) -> dict[str, Any]:
    return {**READ, **REST, "quiz/people": {**PASSED, "pass": kept}}


# What is kept, under which rules: status, minutes left, next step, and how many questions have changed.
STATES: dict[str, tuple[dict[str, Any], dict[str, int], tuple[str, int, str, int]]] = {
    "nothing": ({}, ALL, ("new", 40, "read", 0)),
    "one section": (HALF_READ, ALL, ("begun", 28, "read", 0)),
    "the lesson": (READ, ALL, ("begun", 20, "quiz", 0)),  # a scene that was passed over stands last
    "all but the checklist": ({**READ, **REST, "list/calls": {}}, ALL, ("begun", 3, "list", 0)),
    "everything": ({**READ, **REST}, ALL, ("done", 0, "", 0)),
    "the quiz where only that counts": ({"quiz/people": PASSED}, {"quiz": 1}, ("done", 0, "", 0)),
    "one scene where two count": ({**READ, **REST}, {**ALL, "scenarios": 2}, ("begun", 6, "scenario", 0)),
    "a pass of an earlier version, with the same keys": (with_pass(EARLIER), ALL, ("changed", 0, "", 0)),
    "a pass with a question that has changed since": (with_pass(OTHER_KEY), ALL, ("changed", 2, "quiz", 1)),
    "a pass of an earlier version, told and read": (
        {**with_pass(EARLIER), "done/people": {"version": "2.0", "date": JUNE}}, ALL, ("done", 0, "", 0),
    ),
    "a module that was complete before a section was added": (
        {**REST, **HALF_READ, "done/people": {"version": "2.0", "read": MAY, "date": JUNE}},
        ALL, ("changed", 8, "read", 0),
    ),
    "a list that is to be used, and was read": ({**READ, **REST}, {**ALL, "used": 1}, ("begun", 3, "list", 0)),
    "a list that is to be used, and was": (
        {**READ, **REST, "list/calls": {"uses": [USE]}}, {**ALL, "used": 1}, ("done", 0, "", 0),
    ),
    "a list that was used counts as read": ({**READ, **REST, "list/calls": {"uses": [USE]}}, ALL, ("done", 0, "", 0)),
    "a contact that nobody has observed": (
        {**READ, **REST, "OBSERVED": True}, ALL, ("begun", 3, "list", 0),
    ),
    "a contact in which something was missed": (
        {**READ, **REST, "OBSERVED": True, "observation/calls": {"observations": [MISSED]}},
        ALL, ("begun", 3, "list", 0),
    ),
    "an observed contact": (
        {**READ, **REST, "OBSERVED": True, "observation/calls": {"observations": [MISSED, SEEN]}},
        ALL, ("done", 0, "", 0),
    ),
    "a module whose checklists were read, and was not complete before it asked for an observation": (
        {**READ, **REST, "OBSERVED": True, "done/people": {"checklists": MAY, "read": MAY}},
        ALL, ("begun", 3, "list", 0),
    ),
    "a module that was complete before it asked for an observation": (
        {**READ, **REST, "OBSERVED": True, "done/people": {"checklists": MAY, "date": JUNE, "version": "1.0"}},
        ALL, ("changed", 3, "list", 0),
    ),
    "an attempt that was not enough": (
        {"quiz/people": {"date": MAY, "points": 0, "of": 2}}, ALL, ("begun", 35, "read", 0),
    ),
}  # fmt: skip
JUDGE = """([module, kept, rules]) => {
  const { progress } = coursewright;
  const read = (path) => kept[path] || null;
  const state = progress.judge(module, progress.kept("", module, read), rules);
  return [state.status, state.left, state.next ? state.next.kind : "", state.changed.length];
}"""


def test_a_module_is_judged_by_what_is_kept_and_by_the_rules(web: Modules) -> None:
    for name, (kept, rules, wanted) in STATES.items():
        module = OBSERVED if "OBSERVED" in kept else MODULE
        assert tuple(web.evaluate(JUDGE, [module, kept, rules])) == wanted, name


LINE = """([module, kept, rules]) => {
  const { progress, earn } = coursewright;
  const own = progress.kept("", module, (path) => kept[path] || null);
  const states = new Map([["people", progress.judge(module, own, rules)]]);
  const taken = { id: "one", code: "C-1", title: "One", version: "1.0", choose: 0, rules, valid: 0, core: ["people"],
    electives: [], days: [] };
  const result = earn.judge(taken, states, [], null, "2026-11-21");
  if (!result.complete) return null;
  const [{ version, observations }] = earn.record({}, taken, result, states, "Ada").modules;
  return [version, observations || []];
}"""
SHEET = {
    "id": SEEN["id"], "checklist": "calls", "learner": "Ada", "observer": "Kim", "date": "2026-05-04",
    "place": "Gate 2", "device": "observer", "code": SEEN["code"],
}  # fmt: skip


def test_a_record_names_who_observed_and_without_that_the_version_that_was_complete(web: Modules) -> None:
    seen = {"observation/calls": {"observations": [MISSED, SEEN]}}
    before = {"done/people": {"checklists": MAY, "date": JUNE, "version": "1.0"}}
    assert web.evaluate(LINE, [OBSERVED, {**READ, **REST}, ALL]) is None
    assert web.evaluate(LINE, [OBSERVED, {**READ, **REST, **seen}, ALL]) == ["2.0", [SHEET]]
    assert web.evaluate(LINE, [OBSERVED, {**READ, **REST, **before}, ALL]) == ["1.0", []]
    assert web.evaluate(LINE, [OBSERVED, {**READ, **REST, **before, **seen}, ALL]) == ["2.0", [SHEET]]
    assert web.evaluate(LINE, [MODULE, {**READ, **REST, **seen}, ALL]) == ["2.0", []]


COURSE = {"id": "essentials", "choose": 1, "rules": ALL, "valid": 12, "core": ["a", "b"], "electives": ["c", "d"]}
EARN = """([facts, modules, records, finished, today]) => {
  const { earn } = coursewright;
  const stateOf = (slug, [status, complete, left, first = []]) => {
    const pass = complete ? { date: complete } : null;
    return { status, complete, left, pass, module: { slug, code: slug, first } };
  };
  const states = new Map(Object.entries(modules).map(([slug, told]) => [slug, stateOf(slug, told)]));
  const found = earn.judge(facts, states, records, finished, today);
  return [found.status, found.number, found.left, found.next || "", found.renew];
}"""
CERTIFICATE = {
    "id": "x",
    "made": MAY,
    "completed": "2026-05-04",
    "valid_until": "2027-05-04",
    "course": {"id": "essentials"},
}


NEW, DONE, LATER = ["new", "", 30], ["done", MAY, 0], ["done", JULY, 0]
# Each module's status, when it was complete, and its minutes left; then what follows for the course.
SUMS: dict[str, tuple[dict[str, list[Any]], list[Any]]] = {
    "nothing begun": ({"a": NEW, "b": NEW, "c": NEW, "d": NEW}, ["new", 0, 90, "a", []]),
    "what needs another comes after it": (
        {"a": [*NEW, ["b"]], "b": NEW, "c": NEW, "d": NEW},
        ["new", 0, 90, "b", []],
    ),
    "what was begun comes first, whatever it needs": (
        {"a": NEW, "b": ["begun", "", 10, ["a"]], "c": NEW, "d": NEW},
        ["begun", 0, 70, "b", []],
    ),
    "electives stand for no core": ({"a": NEW, "b": NEW, "c": DONE, "d": DONE}, ["begun", 1, 60, "a", []]),
    "the shortest elective is counted": (
        {"a": DONE, "b": DONE, "c": NEW, "d": ["new", "", 20]},
        ["begun", 2, 20, "d", []],
    ),
    "complete": ({"a": DONE, "b": DONE, "c": NEW, "d": DONE}, ["done", 3, 0, "", []]),
    "one has changed": ({"a": ["changed", MAY, 2], "b": DONE, "c": DONE, "d": NEW}, ["changed", 3, 0, "a", []]),
}


def test_a_course_adds_up_its_core_and_chosen_electives_and_prerequisites_only_advise(web: Modules) -> None:
    for name, (modules, wanted) in SUMS.items():
        assert web.evaluate(EARN, [COURSE, modules, [], None, "2026-11-21"]) == wanted, name


def test_a_certificate_is_valid_to_its_last_day_and_is_renewed_by_passing_again(web: Modules) -> None:
    modules = {"a": DONE, "b": LATER, "c": DONE, "d": NEW}
    valid = web.evaluate(EARN, [COURSE, modules, [CERTIFICATE], None, "2027-05-04"])
    assert valid == ["done", 3, 0, "", []]
    expired = web.evaluate(EARN, [COURSE, modules, [CERTIFICATE], None, "2027-05-05"])
    assert expired == ["expired", 3, 0, "", ["a", "c"]]


def test_a_course_that_was_complete_before_a_module_was_added_has_changed(web: Modules) -> None:
    finished = {"version": "0.9", "date": MAY}
    modules = {"a": DONE, "b": NEW, "c": DONE, "d": NEW}
    assert web.evaluate(EARN, [COURSE, modules, [], finished, "2026-11-21"])[0] == "changed"


DUE = """() => {
  const days = [7, 14, 21, 28].map((day) => ({ day, asked: [`a/${day}`] }));
  const dates = { "a/7": "2026-05-12T09:00:00.000Z", "a/14": "2026-01-01T09:00:00.000Z" };
  const answered = (path) => dates[path] || "";
  const sets = coursewright.earn.followUps({ days }, "2026-05-04T12:00:00.000Z", answered, "2026-05-25");
  return sets.map(({ words, mark }) => `${mark}: ${words}`);
}"""


def test_follow_ups_say_in_words_when_they_are_due(web: Modules) -> None:
    said = web.evaluate(DUE)
    assert said == [
        "done: done on 12 May 2026",
        "changed: overdue: was due on 18 May 2026",
        "changed: due today",
        "new: due on 1 June 2026, in 7 days",
    ]
