"""A lesson's paragraphs, each with its section, its block and the places of its words.

Input: a ``Lesson``. Output: ``Paragraph``s in order; code, comments and, unless asked for,
the trainer's blocks are not part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from course.model.lesson import Lesson
from course.reading.problems import Position

_HEADING = re.compile("h[1-6]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; ``line`` is the first one's number in the file, from 1."""

    lesson: Lesson
    text: str
    line: int
    heading: str = ""  # of the section it stands in
    block: str = ""  # example, rule, trainer ...; a block's title is a paragraph with ``is_title``
    is_title: bool = False
    is_item: bool = False
    section: str = ""  # the id of the section it stands in

    def at(self, offset: int = 0) -> Position:
        """Return the place of the character at ``offset``."""
        before = self.text[:offset]
        return Position(self.lesson.path, self.line + before.count("\n"), len(before) - before.rfind("\n"))


def paragraphs(lesson: Lesson, *, trainer: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a lesson; headings, placements, comments and code are none."""
    key = f"paragraphs, trainer: {trainer}"  # a dozen rules read the same lessons
    found: tuple[Paragraph, ...] | None = lesson.reading.derived.get(key)
    if found is None:
        found = lesson.reading.derived[key] = tuple(_paragraphs(lesson, trainer=trainer))
    return found


def _paragraphs(lesson: Lesson, *, trainer: bool) -> Iterator[Paragraph]:
    reading = lesson.reading
    source = reading.shown.split("\n")
    rows: set[int] = set()
    for part in sorted(reading.prose, key=lambda part: part.lines):
        if _HEADING.fullmatch(part.tag) or (part.is_trainers and not trainer):
            continue
        is_cell = part.tag in ("td", "th")
        if is_cell and part.lines[0] in rows:
            continue
        rows.update(part.lines if is_cell else ())
        heading = reading.headings[part.section] if part.section >= 0 else None
        for lines in _stretches(part.lines):
            yield Paragraph(
                lesson,
                "\n".join(source[number - lesson.first_line] for number in lines),
                lines[0],
                heading.words if heading else "",
                part.box,
                is_title=part.is_title,
                is_item=is_cell or part.tag == "li",
                section=heading.id if heading else "",
            )


def _stretches(lines: tuple[int, ...]) -> Iterator[list[int]]:
    """Yield runs of lines without a gap."""
    run: list[int] = []
    for number in lines:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    yield run


def sections(lesson: Lesson) -> dict[str, str]:
    """Return the text of each section by its id, with its headings below ``##`` left out."""
    found: dict[str, list[str]] = {name: [] for name in lesson.anchors}
    for paragraph in paragraphs(lesson):
        found.setdefault(paragraph.section, []).append(paragraph.text)
    return {name: "\n\n".join(texts) for name, texts in found.items()}
