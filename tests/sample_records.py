"""Records as a browser would have made them, for tests and benchmarks.

Input: a course, and who completed it when. Output: records as JSON data, with parts and code.
"""

from __future__ import annotations

import copy
import datetime
import json
import uuid
from collections.abc import Callable
from pathlib import Path

from course.model import Content, Module
from course.model.questions import Question
from course.records.code import Data, completed
from course.records.judgement import months_after

Change = Callable[[Data], object]
FIRST = datetime.date(2026, 1, 1)  # of what does not say when it was made

BARE: Data = {
    "kind": "coursewright-record",
    "format": 1,
    "id": "123e4567-e89b-42d3-a456-426614174000",
    "made": "2026-11-21T09:30:00.000Z",
    "catalogue": {"id": "first-aid-training", "title": "First Aid Training", "organisation": "Training desk"},
    "learner": {"name": "Ada Lovelace"},
    "course": {"id": "essentials", "code": "CERT-FA", "title": "Essentials", "version": "1.0"},
    "completed": "2026-11-21",
    "hours": 0.5,
    "modules": [
        {
            "code": "FA-101",
            "slug": "people",
            "title": "People: Until Help Comes",
            "version": "1.0",
            "fingerprint": "0123456789ab",
            "minutes": 10,
            "completed": "2026-11-20",
            "quiz": {"points": 2.67, "of": 3, "per_cent": 88, "pass_mark": 80, "attempts": 2, "date": "2026-11-20"},
            "questions": [
                {"id": "first-call", "fingerprint": "01234567", "points": 1, "of": 1, "response": {"a": True}},
                {"id": "name-it", "fingerprint": "89abcdef", "points": 1.67, "of": 2, "response": {"answer": "Zoë"}},
            ],
        }
    ],
}


def with_firsts(data: Data) -> None:
    """Make a record of format 2 of one of format 1."""
    data["format"] = 2
    for module in data["modules"]:
        score = {name: module["quiz"][name] for name in ("points", "of", "per_cent", "date")}
        module["scores"] = [{**score, "points": 0, "per_cent": 0}, score]
        module["firsts"] = [{**question, "date": score["date"]} for question in module["questions"]]


def of_staff(number: str = "00117", site: str = "Harbour") -> Change:
    """Return the change that has a record of format 3 say a staff number and a site; neither where it is empty."""

    def change(data: Data) -> None:
        if data["format"] == 1:
            with_firsts(data)
        data["format"] = 3
        data["learner"].update({key: text for key, text in (("number", number), ("site", site)) if text})

    return change


def from_paper(name: str = "Kim Lee", version: str = "B") -> Change:
    """Return the change that has a record of format 4 say who entered it from which worksheet."""

    def change(data: Data) -> None:
        if data["format"] == 1:
            with_firsts(data)
        data["format"] = 4
        data["entered"] = {"name": name, "source": "paper"}
        data["modules"][0]["worksheet"] = {"version": version}

    return change


SHEET: Data = {
    "id": "123e4567-e89b-42d3-a456-426614174000",
    "checklist": "after-a-call",
    "learner": "Ada Lovelace",
    "observer": "Kim Lee",
    "date": "2026-11-20",
    "place": "Gate 2",
    "device": "observer",
    "code": "0ABC-1DEF-2GHJ-3KMN",
}


def with_sheet(**changes: object) -> Change:
    """Return the change that makes a record of format 2 name a signed sheet for its first module."""

    def change(data: Data) -> None:
        if data["format"] == 1:
            with_firsts(data)
        data["modules"][0]["observations"] = [SHEET | changes]

    return change


def observed(content: Content) -> Change:
    """Return the change that has each module name the sheets that its completion asks for."""

    def change(data: Data) -> None:
        for module in data["modules"]:
            known = content.by_code[module["code"]].facts.checklists
            named = {"learner": data["learner"]["name"], "date": module["completed"]}
            sheets = [SHEET | named | {"checklist": checklist.id} for checklist in known if checklist.is_observed]
            if sheets:
                module["observations"] = sheets

    return change


def bare(*changes: Change, code: bool = True) -> Data:
    """Return a small record with changes, made before its code was, or after it (``code=False``).

    It is of format 1, which is read for ever; ``with_firsts`` makes one of format 2.
    """
    data = copy.deepcopy(BARE) if code else completed(copy.deepcopy(BARE))
    for change in changes:
        change(data)
    return completed(data) if code else data


def of_course(content: Content, number: int = 0, *changes: Change, name: str = "", mixed: bool = False) -> Data:
    """Return the record of somebody who completed the first course of ``content``; ``number`` tells people apart.

    It was done on one of seven days from that on which the last of its modules was made, and not after today.
    Of ``mixed`` answers every fifth is wrong, passed or not.
    """
    taken = content.catalogue.courses[0]
    modules = [content.by_code[code] for code in (*taken.core, *taken.electives[: taken.choose])]
    made = [module.offering.revision.date or FIRST for module in modules]
    latest = max([*made, taken.revision.date or FIRST])
    today = datetime.datetime.now().astimezone().date()
    day = max(latest, min(latest + datetime.timedelta(number % 7), today)).isoformat()
    data: Data = {
        "kind": "coursewright-record",
        "format": 1,
        "id": str(uuid.UUID(int=number + 1, version=4)),
        "made": f"{day}T10:{number % 60:02}:00.000Z",
        "catalogue": {
            "id": content.catalogue.id,
            "title": content.catalogue.title,
            "organisation": content.catalogue.organisation.name,
        },
        "learner": {"name": name or f"Learner {number:04}"},
        "course": {
            "id": taken.id,
            "code": taken.code,
            "title": taken.title,
            "version": taken.revision.version,
        },
        "completed": day,
        "hours": sum(module.minutes for module in modules) // 6 / 10,
        "modules": [_module(module, day, number, mixed=mixed) for module in modules],
    }
    if taken.valid_months:
        data["valid_until"] = months_after(day, taken.valid_months)
    with_firsts(data)
    for change in changes:
        change(data)
    return completed(data)


def _module(module: Module, day: str, number: int, *, mixed: bool) -> Data:
    questions = [_question(question, number + place, mixed=mixed) for place, question in enumerate(module.quiz.tested)]
    of = sum(question["of"] for question in questions)
    points = round(sum(question["points"] for question in questions), 2)
    return {
        "code": module.code,
        "slug": module.slug,
        "title": module.title,
        "version": module.offering.revision.version,
        "fingerprint": module.fingerprint,
        "minutes": module.minutes,
        "completed": day,
        "quiz": {
            "points": points,
            "of": of,
            "per_cent": int(points * 100 / of),
            "pass_mark": module.quiz.pass_mark,
            "attempts": number % 3 + 1,
            "date": day,
        },
        "questions": questions,
    }


def _question(question: Question, number: int, *, mixed: bool) -> Data:
    right = not mixed or number % 5 != 0
    response: dict[str, object] = {"answer": f"answer {number % 4}"}
    parts = question.parts()
    if question.takes_one:
        keys = [part.id for part in parts if part.right == right]
        response = {keys[number % len(keys)]: True}
    elif question.answering == "tick":
        response = {part.id: True for part in parts[: 1 + number % 2]}
    return {
        "id": question.id,
        "fingerprint": question.fingerprint,
        "points": question.points if right else 0,
        "of": question.points,
        "response": response,
    }


def write(folder: Path, records: list[Data]) -> list[Path]:
    """Write each record to a file of its own, as a browser would save it."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, data in enumerate(records):
        paths.append(folder / f"record-{number:04}.json")
        paths[-1].write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return paths
