"""A lesson's paragraphs, each with its section, its block and the places of its words.

Comes in: a ``Lesson``. Goes out: ``Paragraph``s in order; code, comments and, unless asked for,
the trainer's blocks are no part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from course.lessons import Lesson, anchor
from course.problems import Position
from course.prose import prose_lines
from course.trainer import without_trainer

_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?) ?([\w-]+)")
_STARTS = re.compile(r"\s*(?:[-*+] |\d+[.)] |\|)")  # a list's item or a table's row
_COMMENT = re.compile(r"<!--.*?-->")


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

    def at(self, offset: int = 0) -> Position:
        """Return the place of the character at ``offset``."""
        before = self.text[:offset]
        return Position(self.lesson.path, self.line + before.count("\n"), len(before) - before.rfind("\n"))

    @property
    def section(self) -> str:
        """The web address of the section it stands in."""
        return anchor(self.heading) if self.heading else ""


@lru_cache(maxsize=64)  # a dozen rules read the same lessons
def paragraphs(lesson: Lesson, *, trainer: bool = False) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a lesson; headings, placements and comments are none."""
    return tuple(_paragraphs(lesson, trainer=trainer))


def _paragraphs(lesson: Lesson, *, trainer: bool) -> Iterator[Paragraph]:
    body = lesson.body if trainer else without_trainer(lesson.body)
    heading, block, start = "", "", 0
    lines: list[str] = []
    last = 0

    def finished() -> Iterator[Paragraph]:
        if lines:
            first = lines[0]
            yield Paragraph(
                lesson,
                "\n".join(lines),
                start + lesson.first_line - 1,
                heading,
                block,
                is_item=bool(_STARTS.match(first)),
            )
            lines.clear()

    for number, line in prose_lines(body):
        line = _COMMENT.sub(lambda comment: " " * len(comment.group()), line)
        mark = _BLOCK.match(line)
        leaves = not line.startswith((" ", "\t")) and bool(line.strip())
        if not line.strip() or mark or line.startswith("#") or _STARTS.match(line) or number != last + 1:
            yield from finished()
        last = number
        if leaves:
            block = ""
        if mark:
            block = mark.group(1).casefold()
            yield Paragraph(lesson, line, number + lesson.first_line - 1, heading, block, is_title=True)
        elif line.startswith("#"):
            heading = line.lstrip("#").strip() if line.startswith("## ") else heading
        elif line.strip():
            if not lines:
                start = number
            lines.append(line)
    yield from finished()


def sections(lesson: Lesson) -> dict[str, str]:
    """Return the text of each section by its heading, with its headings below ``##`` left out."""
    found: dict[str, list[str]] = {heading: [] for heading in lesson.headings}
    for paragraph in paragraphs(lesson):
        found.setdefault(paragraph.heading, []).append(paragraph.text)
    return {heading: "\n\n".join(texts) for heading, texts in found.items()}
