"""What a trainer entered from paper becomes a record, which says so.

Input: what a learner did in a course. Output: a record of format 4 as JSON data, with its code. It holds one attempt
at each test, and a first answer to each question of which somebody wrote what was ticked.
"""

from __future__ import annotations

import datetime
import math
import uuid

from course.model import Content
from course.paper.mark_sheet import Entered, Sheet
from course.paper.versions import Version
from course.paper.worksheets import questions_of
from course.records.code import FORMAT, KIND, Data, completed
from course.records.judgement import months_after


def record_of(entered: Entered, by: str, content: Content) -> Data:
    """Return the record; ``by`` is who entered it."""
    course, catalogue = entered.course, content.catalogue
    places = {code: place for place, code in enumerate((*course.core, *course.electives))}
    sheets = sorted(entered.sheets, key=lambda sheet: places.get(sheet.module.code, len(places)))
    day = max(sheet.date for sheet in sheets)
    data: Data = {
        "kind": KIND,
        "format": FORMAT,
        "id": str(uuid.uuid4()),
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "catalogue": {"id": catalogue.id, "title": catalogue.title, "organisation": catalogue.offered_by},
        "learner": entered.learner,
        "course": {"id": course.id, "code": course.code, "title": course.title, "version": course.revision.version},
        "completed": day,
        "hours": math.floor(sum(sheet.module.minutes for sheet in sheets) * 10 / 60) / 10,
        "modules": [_module(sheet) for sheet in sheets],
        "entered": {"name": by, "source": "paper"},
    }
    if course.valid_months:
        data["valid_until"] = months_after(day, course.valid_months)
    return completed(data)


def _module(sheet: Sheet) -> Data:
    module = sheet.module
    data: Data = {
        "code": module.code,
        "slug": module.slug,
        "title": module.title,
        "version": module.offering.revision.version,
        "fingerprint": module.fingerprint,
        "minutes": module.minutes,
        "completed": sheet.date,
        "questions": [],
        "scores": [],
        "firsts": [],
    }
    return data | _test(sheet, sheet.version)


def _test(sheet: Sheet, version: Version) -> Data:
    """Return what a record says of a worksheet that was marked."""
    module = sheet.module
    asked = questions_of(module, version)
    points, of = sum(mark.points for mark in sheet.marks), sum(question.points for question in asked)
    result = {
        "points": _rounded(points),
        "of": of,
        "per_cent": math.floor(points * 100 / of + 1e-9),
        "date": sheet.date,
    }
    questions = [
        {
            "id": question.id,
            "fingerprint": question.fingerprint,
            "points": _rounded(mark.points),
            "of": question.points,
            "response": mark.response or {},
        }
        for question, mark in zip(asked, sheet.marks, strict=True)
    ]
    known = [one for one, mark in zip(questions, sheet.marks, strict=True) if mark.response is not None]
    return {
        "quiz": {**result, "pass_mark": module.quiz.pass_mark, "attempts": 1},
        "questions": questions,
        "scores": [result],
        "firsts": [{**one, "date": sheet.date} for one in known],
        "worksheet": {"version": version},
    }


def _rounded(points: float) -> float:
    return math.floor(points * 100 + 0.5) / 100
