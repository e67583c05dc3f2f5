"""The trainer's page on which marks of worksheets are typed, people by questions: the table that ``enter`` takes.

Input: ``Content`` and ``Fragments``. Output: a ``Page`` that knows how many questions each worksheet has; what is typed
stays in the browser that it is typed in.
"""

from __future__ import annotations

import json

from course.model import Content
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
            modules=[
                (course, content.by_code[code], len(content.by_code[code].quiz.tested))
                for course in courses
                for code in (*course.core, *course.electives)
            ],
            asked=[name for name in ("number", "site") if getattr(asked, name) != "leave-out"],
        ),
    )
