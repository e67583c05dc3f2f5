"""The trainer's page that opens records: what it compares with, and the words it uses.

Input: ``Content`` and ``Fragments``. Output: a ``Page`` that holds versions, fingerprints and
changes as a table with ``data-*``; records themselves stay in the browser that opens them.
"""

from __future__ import annotations

import json

from course.model import Content
from course.pages.fragments import Fragments
from course.pages.page import Page, latest
from course.reading.wording import day

VERIFY = "verify.md"
SHOWN = ("learner", "state", "course", "completed", "valid_until", "result", "merged", "code")


def verify_page(content: Content, fragments: Fragments) -> Page:
    """Return the page that verifies records."""
    from course.records.roster import COLUMNS  # here, because few builds make this page
    from course.records.verification import STATES, WORDS, present_of

    return Page(
        src=VERIFY,
        title="Verify records",
        short_title="Verify records",
        description="Opens the records that learners hand over, says whether they were changed, and lists them.",
        html=fragments.render(
            "verify.html",
            VERIFY,
            present=present_of(content),
            columns=json.dumps(COLUMNS),
            shown=[(name, COLUMNS[name]) for name in SHOWN],
            states=STATES,
            states_data=json.dumps(STATES),
            words_data=json.dumps(WORDS),
        ),
        revision_line=f"Catalogue of {day(latest(content))}",
    )
