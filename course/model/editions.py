"""What the two editions are called, and which boxes there are in Markdown."""

from __future__ import annotations

from typing import Literal

# Ours, and those that the theme has a look for.
BLOCKS = (
    *("example", "note", "rule", "task", "trainer"),
    *("abstract", "bug", "danger", "failure", "info", "question", "quote", "success", "tip", "warning"),
)

Edition = Literal["learner", "trainer"]
EDITION_VARIABLE = "COURSE_EDITION"  # of the environment; it says the same as `edition` in mkdocs.yml
TRAINER_SITE = "site-trainer"
