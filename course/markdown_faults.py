"""What Markdown would render badly, or not in any useful time.

Comes in: a lesson, or one text of a data file. Goes out: faults, each with what is wrong and what
to write. Python-Markdown calls itself for each level of nesting, and takes the square of the
number of open brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.lessons import Lesson
from course.prose import prose_lines
from course.trainer import trainer_faults, without_trainer

MAX_DEPTH = 40
MAX_BRACKETS = 100  # in one text of a data file

# Line and column within the lesson's file, what is wrong, what to write.
Fault = tuple[int, int, str, str]

_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*")
_TOO_DEEP = "lists or quotations are nested too deeply here", "make them flatter"
_NESTED_TRAINER = re.compile(r"[ \t>*+\d.)-]+(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*trainer(?![\w-])", re.IGNORECASE)


def lesson_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield every fault of a lesson's Markdown, in the order of its lines."""
    level = 1
    for number, column, message, hint in trainer_faults(lesson.body):
        yield number + lesson.first_line - 1, column, message, hint
    for number, line in prose_lines(without_trainer(lesson.body)):
        at = number + lesson.first_line - 1
        if _depth(line) > MAX_DEPTH:
            yield at, 1, *_TOO_DEEP
        if _NESTED_TRAINER.match(line):
            yield at, 1, "a trainer block stands inside something else", "start its line with `!!! trainer`"
        heading = re.match(r"(#{1,6})(?!#)\s+\S", line)
        if heading:
            found = len(heading.group(1))
            if found == 1:
                yield at, 1, "a lesson has its title from front matter, but `# ` was found", "write `## ` for a section"
            elif found > level + 1:
                yield at, 1, f"the heading level jumps from {level} to {found}", f"write `{'#' * (level + 1)} `"
            level = max(found, 2)
        for image in re.finditer(r"!\[\s*\]\(", line):
            yield at, image.start() + 1, "the image has no text in its [ ]", "say there what it shows"


def text_fault(text: str) -> tuple[str, str] | None:
    """Return what keeps one text of a data file from being rendered: what is wrong, what to write."""
    if text.count("[") > MAX_BRACKETS:
        return f"{text.count('['):,} opening brackets are too many for one text", "take some away"
    if len(text) > MAX_DEPTH and max(map(_depth, text.split("\n"))) > MAX_DEPTH:
        return _TOO_DEEP
    return None


def _depth(line: str) -> int:
    marks = _MARKS.match(line)
    depth = len(re.findall(r"[>*+.)-]", marks.group())) if marks else 0
    return depth + (len(line) - len(line.lstrip())) // 4
