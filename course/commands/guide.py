"""Where the authors' guide speaks of what a message is about.

Input: a problem. Output: the heading of ``docs/authoring.md``, or the family in ``docs/rules.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from course.reading.problems import Problem
from course.rules import FAMILIES, RULES

GUIDE, RULEBOOK = "docs/authoring.md", "docs/rules.md"
_SECTIONS = (
    (r"modules/catalogue\.ya?ml", "The catalogue"),
    (r"modules/sources\..*", "Sources"),
    (r"modules/pages/.*", "Pages of your own"),
    (r"modules/[^/]+/checklists\..*", "Checklists"),
    (r"modules/[^/]+/scenarios\..*", "Scenarios"),
    (r"modules/[^/]+/trainer\.md", "For the trainer"),
    (r"modules/[^/]+(?:/index\.md)?", "A module"),
    (r"modules/[^/]+/.*\.md", "A lesson"),
    (r"modules/.*", "Pictures and other files"),
    (r"quizzes.*", "A question bank"),
    (r"mkdocs\.yml", "Settings of the site"),
)


def section_of(problem: Problem) -> tuple[str, str]:
    """Return the file of the guide, and how the heading starts under which it speaks of this; empty texts if none."""
    rule = RULES.get(problem.rule)
    if rule:
        return RULEBOOK, f"{rule.family}: {FAMILIES[rule.family]}"
    path = problem.position.path
    return next(((GUIDE, title) for pattern, title in _SECTIONS if re.fullmatch(pattern, path)), ("", ""))


def sections_of(problems: Iterable[Problem]) -> str:
    """Return a line that names where the guide speaks of these, or nothing."""
    found = dict.fromkeys(section_of(problem) for problem in problems)
    titles = {file: [f'"{title}"' for name, title in found if name == file] for file in (GUIDE, RULEBOOK)}
    named = [f"{file} under {', '.join(of_file)}" for file, of_file in titles.items() if of_file]
    return f"The guide: {'; '.join(named)}." if named else ""
