"""What a browser may hold of a course, sound and then spoiled: well-typed nonsense, from a seed.

Input: a seed, and the ids of a course. Output: texts by their keys, as ``localStorage`` holds them.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from course.records.observation import code_of

DATE = "2026-05-04T09:00:00.000Z"
# Of every type: what a field may be, and what looks as if it were.
NONSENSE: list[Any] = [
    None, True, False, 0, -1, 0.5, 1e300, 2**53, "", " ", "x", "constructor", "__proto__", "2026-13-45", "2026-02-30",
    "0000-00-00", "9999-12-31T99:99:99Z", DATE, "1.0", "1..0", "banana", "a" * 5000, "\ud800", "<b>x</b>", [], [None],
    [1], ["x"], [[]], [{}], [{"date": "x"}], {}, {"date": "never"}, {"length": 3}, {"toString": 1}, {"x": None},
    {"__proto__": []}, {"questions": [None]}, {"date": DATE, "questions": [{"id": 1}]}, {"date": DATE, "of": -1},
    {"date": DATE, "points": 9, "of": 1, "attempts": 1.5, "version": "x"},
    [{"date": DATE, "path": [1], "effects": None}],
    [{"date": DATE, "path": ["x:1"], "effects": {"calm": "x"}, "ends": "constructor"}],
]  # fmt: skip
TEXTS = [
    "", "null", "0", "[]", '"x"', "{", "{}", '{"v": 1}', '{"v": 2, "n": 1}', '{"v": "2", "n": 1}', '{"v": 5, "n": 1}',
    '{"v": 2, "n": 1e999}', '{"v": 1e999, "n": 1}', '{"v": 2, "n": 9007199254740991}', '{"v": 2, "n": -1}',
    '{"v": 2.5, "n": 1}', '{"v": 2, "n": 1, "__proto__": null}', "[" * 5000,
    '{"v": 2, "n": 1, "x": ' + "[" * 900 + "]" * 900 + "}",
    "\ufeff{}", "true", "undefined", "a" * 100_000,
]  # fmt: skip


def observation(checklist: str) -> dict[str, Any]:
    """Return a signed sheet by a checklist."""
    data = {
        "kind": "coursewright-observation",
        "format": 1,
        "id": "123e4567-e89b-42d3-a456-426614174000",
        "made": DATE,
        "catalogue": {"id": "training", "title": "Training", "organisation": "Desk"},
        "module": {"code": "FA-101", "title": "People", "version": "1.0"},
        "checklist": {"id": checklist, "title": "After a call", "revision": 1},
        "learner": {"name": "Ana Ruiz"},
        "observer": {"name": "Kim Lee"},
        "date": "2026-05-04",
        "place": "Gate 2",
        "items": [{"id": "stayed", "text": "Stayed", "seen": "seen", "note": "At once"}],
        "overall": "Calm",
        "signature": {"name": "Kim Lee", "device": "observer", "signed": DATE},
    }
    return {**data, "code": code_of(data)}


def sheet(checklist: str, items: list[str]) -> dict[str, Any]:
    """Return what an observer has marked so far."""
    marks = {item: {"seen": "seen", "note": "At once"} for item in items}
    head = {"checklist": checklist, "made": DATE, "device": "observer", "learner": "Ana", "place": "Gate 2"}
    return {**head, "date": "2026-05-04", "observer": "Kim", "overall": "Calm", "items": marks}


def samples(ids: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Return sound records under every path that a course has; ``ids`` names its modules, lessons, questions ..."""
    found: dict[str, dict[str, Any]] = {
        "learner": {"v": 4, "n": 1, "name": "Ada", "number": "00117", "site": "Harbour"},
        "observer": {"v": 4, "n": 1, "name": "Kim"},
        "marks/CERT-FA/FA-101": {"v": 4, "n": 1, "date": "2026-05-04", "rows": [{"learner": "Ana", "1": "B"}]},
        "exported": {"v": 4, "n": 1, "date": DATE, "asked": DATE},
        "guide-keys": {"v": 4, "n": 1, "on": True},
        "whole-lessons": {"v": 4, "n": 1, "on": True},
        "record/one": {"v": 4, "n": 1, "record": {"kind": "coursewright-record"}},
    }
    for course in ids["courses"]:
        found[f"finished/{course}"] = {"v": 4, "n": 1, "date": DATE, "version": "1.0"}
    for module in ids["modules"]:
        found |= answered(module, ids["questions"])
        for lesson in ids["lessons"]:
            found |= studied(module, lesson)
        for scenario in ids["scenarios"]:
            run = {"date": DATE, "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}
            found[f"scenario/{module}/{scenario}"] = {"v": 4, "n": 1, "runs": [run, run], "now": ["arrival:1"]}
    for name, items in ids.items():
        if name.startswith("list:"):
            found |= used(name.removeprefix("list:"), items)
    return found


def answered(module: str, questions: list[str]) -> dict[str, dict[str, Any]]:
    """Return what is kept of a quiz that was passed, of its module, and of each question, in quiz and lesson."""
    scored = {"points": 1, "of": 1}
    passed = {"version": "1.0", "edition": "0123456789ab", "mark": 80, "points": 2, "of": 2, "date": DATE}
    asked = [{"id": name, "fp": "abcd1234", **scored, "response": {"a": True}} for name in questions[:2]]
    passed |= {"attempts": 1, "seed": 7, "questions": asked}
    quiz = {"v": 4, "n": 3, "seed": 7, "drawn": questions, "points": 2, "of": 2, "date": DATE, "attempts": 1}
    done = {"read": DATE, "scenarios": DATE, "checklists": DATE, "version": "1.0", "date": DATE}
    answer = {"v": 4, "n": 1, "fp": "abcd1234", "response": {"a": True, "answer": "12"}, **scored, "date": DATE}
    found = {f"quiz/{module}": {**quiz, "passed": DATE, "pass": passed}, f"done/{module}": {"v": 4, "n": 1, **done}}
    for question in questions:
        found[f"quiz/{module}/{question}"] = {**answer, "seed": 7}
        found[f"check/{module}/{question}"] = {**answer, "hinted": True}
    return found


def studied(module: str, lesson: str) -> dict[str, dict[str, Any]]:
    """Return what is kept of a lesson that was read, and of the notes that were taken of it."""
    said = [{"id": "a", "n": 2, "says": "Words", "date": DATE}, {"id": "b", "n": 1, "says": "x", "date": DATE}]
    fields = {"text": said, "goal": said, "day": [{**said[0], "says": "2026-05-11"}], "went": said}
    about = {"title": "Stay", "lesson": "A lesson", "path": f"{module}/{lesson}.html#stay", "date": DATE}
    return {
        f"read/{module}/{lesson}": {"v": 4, "n": 1, "sections": {"stay": DATE}, "read": DATE},
        f"note/{module}/{lesson}/stay": {"v": 4, "n": 2, **fields, "was": {"b": 1, "c": 4}, **about},
    }


def used(checklist: str, items: list[str]) -> dict[str, dict[str, Any]]:
    """Return what is kept of a checklist that was ticked, used at work, and gone through with an observer."""
    kept = {"revision": 1, "initials": "AO", "date": "2026-05-04", "start": "2026-05-01", "acknowledged": DATE}
    use = {"date": "2026-05-04", "occasion": "A call", "made": DATE, "revision": 1, "ticked": 1, "aside": 0}
    kept |= {"occasion": "A call", "uses": [use, {**use, "initials": "AO"}]}
    found = {
        f"list/{checklist}": {"v": 4, "n": 1, **kept},
        f"observation/{checklist}": {"v": 4, "n": 1, "observations": [observation(checklist)]},
        f"observed/{checklist}": {"v": 4, "n": 1, "sheet": sheet(checklist, items)},
    }
    for item in items:
        found[f"tick/{checklist}/{item}"] = {"v": 4, "n": 1, "on": True, "fp": "abcd1234", "revision": 1, "date": DATE}
    return found


def spoiled(sound: dict[str, Any], chance: random.Random) -> str:
    """Return one record as text, with one or two of its values made nonsense, at any depth."""
    if chance.random() < 0.15:
        return chance.choice(TEXTS)
    record = copy.deepcopy(sound)
    for _ in range(chance.choice((1, 1, 2, 3))):
        place: Any = record
        while True:
            steps = [step for step in place if step not in ("v", "n")] if isinstance(place, dict) else range(len(place))
            if not steps:
                break
            step = chance.choice(list(steps))
            if isinstance(place[step], dict | list) and place[step] and chance.random() < 0.6:
                place = place[step]
                continue
            if isinstance(place, dict) and chance.random() < 0.1:
                del place[step]
            else:
                place[step] = copy.deepcopy(chance.choice(NONSENSE))
            break
    written = json.dumps(record)
    return written.replace("1e+300", "1e999") if chance.random() < 0.5 else written


def states(seed: int, number: int, ids: dict[str, list[str]], course: str) -> Iterator[dict[str, str]]:
    """Yield ``number`` states; in each some records are sound, some are nonsense, and some are not there."""
    chance = random.Random(seed)  # noqa: S311 - the same states for the same seed, and no secret
    known = samples(ids)
    for _ in range(number):
        share = chance.choice((0.1, 0.5, 1.0))
        state = {}
        for path, sound in known.items():
            if chance.random() < 0.1:
                continue
            text = spoiled(sound, chance) if chance.random() < share else json.dumps(sound)
            state[f"coursewright/{course}/{path}"] = text
        yield state
