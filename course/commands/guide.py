"""Where the authors' guide speaks of what a message is about.

Input: a problem. Output: the page of ``docs/modules/pages``, and of the page of rules the heading of the family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from course.reading.problems import Problem
from course.rules import FAMILIES, RULES

FOLDER, RULEBOOK = "docs/modules/pages", "rules.md"
_PAGES = (
    (r"modules/catalogue\.ya?ml", "catalogue.md"),
    (r"modules/sources\..*", "sources.md"),
    (r"modules/pages/.*", "own-pages.md"),
    (r"modules/[^/]+/checklists\..*", "checklists.md"),
    (r"modules/[^/]+/scenarios\..*", "scenarios.md"),
    (r"modules/[^/]+/trainer\.md", "for-trainers.md"),
    (r"modules/[^/]+(?:/index\.md)?", "module.md"),
    (r"modules/[^/]+/.*\.md", "lesson.md"),
    (r"modules/.*", "pictures.md"),
    (r"quizzes.*", "question-bank.md"),
    (r"mkdocs\.yml", "settings.md"),
)


def page_of(problem: Problem) -> tuple[str, str]:
    """Return the page of the guide that speaks of this, and the heading if it has many; empty texts where none does."""
    rule = RULES.get(problem.rule)
    if rule:
        return RULEBOOK, f"{rule.family}: {FAMILIES[rule.family]}"
    path = problem.position.path
    return next((page for pattern, page in _PAGES if re.fullmatch(pattern, path)), ""), ""


def named(problem: Problem) -> str:
    """Return the path of the page that speaks of this, with its heading if it has many; nothing where none does."""
    page, heading = page_of(problem)
    return ": ".join(filter(None, (f"{FOLDER}/{page}", heading))) if page else ""


def pages_of(problems: Iterable[Problem]) -> str:
    """Return a line that names where the guide speaks of these, or nothing."""
    headings: dict[str, list[str]] = {}
    for page, heading in dict.fromkeys(page_of(problem) for problem in problems):
        headings.setdefault(page, []).extend([f'"{heading}"'] if heading else [])
    headings.pop("", None)
    found = [page + (f" under {', '.join(names)}" if names else "") for page, names in headings.items()]
    return f"The guide, in {FOLDER}: {', '.join(found)}." if found else ""
