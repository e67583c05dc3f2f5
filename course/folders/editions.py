"""What the two editions of a site are called, and where the trainer's stands."""

from __future__ import annotations

from typing import Literal

Edition = Literal["learner", "trainer"]
EDITION_VARIABLE = "COURSE_EDITION"  # of the environment; it says the same as `edition` in mkdocs.yml
TRAINER_SITE = "site-trainer"
