"""A story in no format that is known: its links are read, HTML and comments are left out."""

from __future__ import annotations

import re
from typing import ClassVar

from course.scenarios.twine.walker import HTML, Walker


class Plain(Walker):
    """Reads a passage without macros."""

    NAME = "plain text"
    SIGNS: ClassVar[re.Pattern[str]] = re.compile(rf"{HTML}|(?P<link>\[\[(?!\[))")
