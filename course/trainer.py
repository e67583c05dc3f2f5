"""The trainer's blocks in Markdown, which the learner's edition must never show.

Comes in: Markdown of a lesson or an overview. Goes out: the same without its ``!!! trainer``
blocks, or with them in the one form that Markdown reads; and what is wrong with a block, so that
no slip of an author's shows learners what is not for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from course.problems import nearest, shown
from course.prose import prose_lines

# Ours, and those that the theme has a look for.
BLOCKS = (
    *("example", "note", "rule", "task", "trainer"),
    *("abstract", "bug", "danger", "failure", "info", "question", "quote", "success", "tip", "warning"),
)
INDENT = "    "

Edition = Literal["learner", "trainer"]
EDITION_VARIABLE = "COURSE_EDITION"  # of the environment; it says the same as `edition` in mkdocs.yml
TRAINER_SITE = "site-trainer"
TRAINER_BLOCK = '<div class="admonition trainer"'  # as Markdown makes one

# Line and column within the text, what is wrong, what to write.
Fault = tuple[int, int, str, str]

# As Markdown's admonitions take it: in any case, with or without the space, among other classes.
_TRAINER = re.compile(r"(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*trainer(?![\w-])", re.IGNORECASE)
_WELL_FORMED = re.compile(r"(?:!!!|\?\?\?\+?) ?((?:[\w-]+ +)*[\w-]+)(?: +(\"[^\"\n]*\"))? *$")
_MEANT = re.compile(r"!{2,}|\?{3,}")
_PLACED = re.compile(r"\s*<!--\s*[A-Za-z-]+\s*:")


@dataclass(frozen=True)
class Block:
    """One trainer block: the numbers of its first and last line, from 1."""

    first: int
    last: int


def blocks(body: str) -> Iterator[Block]:
    """Yield every trainer block; blank lines at its end are not part of it."""
    if "trainer" not in body.casefold():  # a dozen properties of each lesson ask
        return
    lines = body.split("\n")
    first = last = 0
    prose = {number for number, line in prose_lines(body) if line.strip()}
    for number, line in enumerate(lines, start=1):
        if number in prose and _TRAINER.match(line):
            if first:
                yield Block(first, last)
            first = last = number
        elif first and line.strip():
            if is_indented(line):
                last = number
            else:
                yield Block(first, last)
                first = 0
    if first:
        yield Block(first, last)


def is_indented(line: str) -> bool:
    """Tell whether Markdown takes a line as part of the block above it; a tab counts to the next fourth place."""
    return line.expandtabs(4).startswith(INDENT)


def without_trainer(body: str) -> str:
    """Return ``body`` without its trainer blocks, line numbers kept."""
    lines = body.split("\n")
    for block in blocks(body):
        lines[block.first - 1 : block.last] = [""] * (block.last - block.first + 1)
    return "\n".join(lines)


def with_trainer(body: str) -> str:
    """Return ``body`` with each trainer block as Markdown's admonitions read it, line numbers kept."""
    lines = body.split("\n")
    for block in blocks(body):
        head = _WELL_FORMED.match(lines[block.first - 1])
        title = (head.group(2) if head else None) or '"For the trainer"'
        lines[block.first - 1] = f"!!! trainer {title}"
        for number in range(block.first, block.last):
            lines[number] = lines[number].expandtabs(4)
    return "\n".join(lines)


def only_trainer(body: str) -> str:
    """Return what stands in trainer blocks and nothing else, line numbers kept."""
    lines = body.split("\n")
    kept = {number for block in blocks(body) for number in range(block.first, block.last + 1)}
    return "\n".join(line if number in kept else "" for number, line in enumerate(lines, start=1))


def trainer_faults(body: str) -> Iterator[Fault]:
    """Yield every fault of a text's blocks that would show learners what is the trainer's, or show it to nobody."""
    yield from _heads(body)
    lines = body.split("\n")
    for block in blocks(body):
        after = next((at for at in range(block.last + 1, len(lines) + 1) if lines[at - 1].strip()), 0)
        following = lines[after - 1] if after else ""
        if after and (after == block.last + 1 or following.startswith(" ")) and not _is_head(following):
            yield (
                *(after, 1, "the line is not indented like the trainer block above it, so learners would read it"),
                "indent it by four spaces; if it is for learners, write a blank line before it and no spaces",
            )
        elif block.first == block.last:
            yield block.first, 1, "the trainer block is empty", "write its text below it, indented by four spaces"
        for number in range(block.first + 1, block.last + 1):
            if _PLACED.match(lines[number - 1]):
                column = lines[number - 1].index("<!--") + 1
                hint = "take it away, or move it out of the block; a link can stand there"
                yield number, column, "nothing can be placed in a trainer block", hint


def _is_head(line: str) -> bool:
    return bool(_WELL_FORMED.match(line))


def _heads(body: str) -> Iterator[Fault]:
    for number, line in prose_lines(body):
        if not _MEANT.match(line):
            continue
        words = _WELL_FORMED.match(line)
        speaks = re.search(r"\btrainer\b", line, re.IGNORECASE)
        if words:
            named = [word.casefold() for word in words.group(1).split()]
            if line.startswith("!!!") and not set(named) & set(BLOCKS):
                yield number, 1, f"there is no block {shown(words.group(1))}", nearest(named[0], BLOCKS)
            elif "trainer" in named and words.group(1).split()[-1].casefold() != "trainer":
                yield _unreadable(number)
        elif _TRAINER.match(line) or speaks:
            yield _unreadable(number)
        elif line.startswith("!!!"):
            yield number, 1, "the first line of the block cannot be read", 'write it as `!!! note "A title"`'


def _unreadable(number: int) -> Fault:
    message = "the first line of the trainer block cannot be read"
    return number, 1, message, 'write it as `!!! trainer "Run sheet"`, with the title in quotation marks'
