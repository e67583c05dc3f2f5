"""What a rule is, and what it finds.

Input: nothing of the content. Output: the two types that every group of rules is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from course.model import Content
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.data import Mapping
from course.reading.problems import Position

Severity = Literal["error", "warning"]
Scope = Literal["module", "course"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule: what was found, and what to write instead.

    ``holder`` is what may carry a waiver for it; in a lesson, the waiver also quotes ``words``.
    """

    position: Position
    found: str
    write: str
    holder: Mapping | Lesson | None = None
    words: str = ""


Check = Callable[[Content, House], Iterator[Finding]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it says in a sentence, why, how to fix a breach, and what obeys it.

    ``check`` judges what the model shows, and ``scope`` says of what: of the whole course, or of each module. In a
    course of one module, with the same catalogue and sources, a module's rule finds what it finds of that module in
    the whole; ``course_check`` is for the rest of such a rule: what several modules show together, and what belongs
    to none, such as the catalogue. ``judged_by`` names what judges the rest: a test that
    looks at pages, paper or records, or the part of the loader that stops at the same mistake.
    ``awaits`` says what nothing judges yet, because it is not built.
    """

    id: str
    severity: Severity
    says: str
    why: str
    fix: str
    example: str
    settings: tuple[str, ...] = ()
    scope: Scope
    check: Check | None = None
    course_check: Check | None = None
    judged_by: tuple[str, ...] = ()
    awaits: str = ""
