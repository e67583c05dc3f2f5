"""A course of three modules in two families, of which its catalogue says that they are too many for one page."""

from __future__ import annotations

from tests.conftest import VALID

CATALOGUE = "modules/catalogue.yml"
FAMILY = """  - id: calm
    title: Staying calm
    summary: What to do about fear.
"""
COURSE = """  - id: both
    code: CERT-BOTH
    title: Help and calm
    family: calm
    purpose: Help, and stay calm.
    level: introductory
    delivery: Online, self-paced
    roles: [everybody]
    enrol: [Everybody who works here]
    outcomes: [Help in time]
    core: [FA-101, CA-201]
    steps: [Read the modules]
    assessment: Two quizzes.
    recognition: A certificate of completion.
    order: Any.
    revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}
    owner: Training desk
"""
LESSON = """---
title: {title}
summary: What helps.
---

## Breathe

Breathe out slowly.

## Say it

<!-- question: first-call -->
"""


def module(slug: str, code: str, family: str, number: int, title: str, roles: str) -> dict[str, str]:
    """Return the files of one more module."""
    index = VALID["modules/people/index.md"].replace("FA-101", code).replace("family: first-aid", f"family: {family}")
    index = index.replace('"People: Until Help Comes"', f'"{title}"').replace("[everybody]", f"[{roles}]")
    quiz = VALID["quizzes/people.yml"].replace("    section: stay\n", "").replace("    claims: [000-01]\n", "")
    return {
        f"modules/{slug}/index.md": index.replace('"1.', f'"{number}.'),
        f"modules/{slug}/lesson.md": LESSON.format(title=f"{title}, the lesson"),
        f"quizzes/{slug}.yml": quiz.replace('"1.', f'"{number}.'),
    }


def large(most: int = 2) -> dict[str, str]:
    """Return the changes that make the valid course large; with ``most`` at 3 it is not too large for one page."""
    catalogue = (
        VALID[CATALOGUE].replace("courses:\n", f"{FAMILY}courses:\n").replace("completion:", f"{COURSE}completion:")
    )
    return {
        CATALOGUE: f"{catalogue}on_one_page: {most}\n",
        **module("shock", "FA-102", "first-aid", 2, "Shock", "front desk"),
        **module("calm", "CA-201", "calm", 3, "Calm", "everybody"),
    }


def of_a_whole_family() -> dict[str, str]:
    """Return the same, where one course has all modules of a family."""
    files = large()
    return files | {CATALOGUE: files[CATALOGUE].replace("core: [FA-101]\n", "core: [FA-101, FA-102]\n")}
