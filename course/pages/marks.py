"""The trainer's page on which marks of worksheets are typed, people by questions: the table that ``enter`` takes.

Input: ``Content`` and ``Fragments``. Output: a ``Page`` that knows how many questions each worksheet has; what is typed
stays in the browser that it is typed in.
"""

from __future__ import annotations

import json

from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Page
from course.records.table import MARK_COLUMNS

MARKS = "trainer-marks.md"


def marks_page(content: Content, fragments: Fragments, index: str) -> Page:
    """Return the page; ``index`` is the source of the first page of the trainer's edition."""
    words = content.words
    courses = content.catalogue.courses
    asked = content.catalogue.records
    return Page(
        src=MARKS,
        title=words.say("Marks from paper"),
        short_title=words.say("Marks from paper"),
        description=words.say(
            "Type what stands on marked worksheets, and save it as the table that records are made of."
        ),
        html=fragments.render(
            "trainer_marks.html",
            MARKS,
            index=index,
            columns=json.dumps(MARK_COLUMNS),
            heads=json.dumps([words.say(name) for name in MARK_COLUMNS]),
            modules=[
                (course, content.by_code[code], *_counts(content.by_code[code]))
                for course in courses
                for code in (*course.core, *course.electives)
            ],
            asked=[name for name in ("number", "site") if getattr(asked, name) != "leave-out"],
        ),
    )


def _counts(module: Module) -> tuple[int, int, int]:
    """Return how many questions the worksheets of a module ask: A and B, C, and R; 0 where it has no such version."""
    every, some = len(module.quiz.tested), module.quiz.asked
    return every, some if every > some else 0, some if every >= 2 * some else 0
