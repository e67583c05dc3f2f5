"""Which command shows the chapter of the authors' guide that speaks of what a message is about.

Input: a problem. Output: the chapter, and of that of rules the heading of the family; and the commands that show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from course.reading.problems import Problem
from course.reading.program import program_alone
from course.reading.telling import tell, tell_row
from course.rules import RULES

RULEBOOK = "rules"
_CHAPTERS = (
    (r"modules/catalogue\.ya?ml", "catalogue"),
    (r"modules/sources\..*", "sources"),
    (r"modules/badges\.json", "records"),
    (r"modules/pages/.*", "own-pages"),
    (r"modules/[^/]+/checklists\..*", "checklists"),
    (r"modules/[^/]+/scenarios\..*", "scenarios"),
    (r"modules/[^/]+/trainer\.md", "for-trainers"),
    (r"modules/[^/]+(?:/index\.md)?", "module"),
    (r"modules/[^/]+/.*\.md", "lesson"),
    (r"modules/.*", "pictures"),
    (r"quizzes.*", "question-bank"),
    (r"mkdocs\.yml", "settings"),
)


def chapter_of(problem: Problem) -> tuple[str, str]:
    """Return the chapter that speaks of this, and the family if it is that of rules; empty texts where none does."""
    if rule := RULES.get(problem.rule):
        return RULEBOOK, rule.family
    path = problem.position.path
    return next((chapter for pattern, chapter in _CHAPTERS if re.fullmatch(pattern, path)), ""), ""


def command_of(problem: Problem) -> str:
    """Return the command that shows where the guide speaks of this, or nothing."""
    chapter, family = chapter_of(problem)
    return " ".join(filter(None, (program_alone(), "chapter", chapter, family))) if chapter else ""


def commands_of(problems: Iterable[Problem]) -> str:
    """Return a line with the commands that show where the guide speaks of these, each once; or nothing."""
    found = dict.fromkeys(filter(None, map(command_of, problems)))
    return tell("Read more: %(found)s", found=tell_row(found)) if found else ""
