"""What is wrong with the Markdown of a page, and what of a text would not be rendered in any useful time.

Input: a lesson, or one text of a data file. Output: faults, each with what is wrong and what
to write. Python-Markdown calls itself for each level of nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.folders.places import OWN_PAGES
from course.markdown.boxes import TRAINER, WELL_FORMED, Box, is_slide
from course.model.lesson import PLACEMENT_KINDS, TOO_DEEP, Lesson
from course.reading.problems import nearest, shown
from course.reading.prose import fence_above
from course.reading.telling import tell, tell_number, tellable
from course.reading.wording import counted

# Ours, and those that the theme has a look for.
BLOCKS = (
    *("audio", "example", "note", "rule", "slide", "task", "trainer", "video"),
    *("abstract", "bug", "danger", "failure", "info", "question", "quote", "success", "tip", "warning"),
)

MAX_DEPTH = 40
MAX_BRACKETS = 100  # in one text of a data file

# Line and column within the lesson's file, what is wrong, what to write.
Fault = tuple[int, int, str, str]

# What a line that is too deep begins with; most texts have none, and their lines need not be looked at.
_MAY_BE_DEEP = re.compile(rf"(?m)^[\s>*+.)\d-]{{{MAX_DEPTH + 1}}}")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*")
_MEANT = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*((?:!{2,}|\?{3,}).*)")
_SLIDE = re.compile(r"[!?]{2,}\+? *slide(?![\w-])", re.IGNORECASE)
_TITLES = {"trainer": "Run sheet", "slide": "In one sentence"}
_OPEN = tellable("the block of code is not closed, so `# ` in it would be a heading")
_ONE_FOOT = tellable("write %(fence)s, as many signs, on a line of its own below the code, as far indented")
_UNREAD = tellable("the first line of the block of code cannot be read, so `# ` in it would be a heading")
_ONE_HEAD = tellable("write %(fence)s at the start of the line, and plain spaces alone behind the language")
_INDENT = tellable("indent it by four spaces; if it is for learners, write a blank line before it and no spaces")


def lesson_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield every fault of a page's Markdown."""
    yield from box_faults(lesson)
    reading = lesson.reading
    for fault in reading.faults:
        yield fault.line, fault.column, fault.message, fault.hint
    for placement in reading.misplaced:
        hint = tell("put the comment on a line of its own")
        yield (
            placement.line,
            placement.column,
            tell("the %(kind)s stands within a line", kind=tell(placement.kind)),
            hint,
        )
    yield from _headings(lesson)
    for link in reading.links:
        if link.kind == "image" and not link.text.strip() and not link.is_trainers:
            yield link.line, link.column, tell("the image has no text in its [ ]"), tell("say there what it shows")


def unplaced_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield the comments that place nothing, because their word is none of those that do."""
    for unplaced in lesson.unplaced:
        kind, _, name = unplaced.word.partition(" ")
        if name:
            name = name.strip()
            message = tell("the colon is missing between %(kind)s and %(name)s", kind=shown(kind), name=shown(name))
            hint = tell("write `<!-- %(kind)s: %(name)s -->`", kind=kind, name=name)
        else:
            message = tell("%(word)s cannot be placed", word=shown(unplaced.word))
            hint = nearest(unplaced.word, PLACEMENT_KINDS)
        yield unplaced.line, unplaced.column, message, hint


def _headings(lesson: Lesson) -> Iterator[Fault]:
    level = 1
    fences: set[int] = set()
    for heading in lesson.headings:
        fence = fence_above(lesson.body, heading.line - lesson.first_line + 1) if heading.level == 1 else None
        if fence:  # what looks like a heading was meant as code
            if fence.line not in fences:
                message, hint = (_UNREAD, _ONE_HEAD) if fence.is_closed else (_OPEN, _ONE_FOOT)
                yield fence.line + lesson.first_line - 1, fence.column, tell(message), tell(hint, fence=fence.signs)
            fences.add(fence.line)
            continue
        if heading.level == 1:
            found = tell("a heading underlined with `=`") if heading.is_underlined else "`# `"
            message = tell("a lesson has its title from front matter, but %(found)s was found", found=found)
            yield heading.line, 1, message, tell("write `## ` for a section")
        elif heading.level > level + 1:
            message = tell("the heading level jumps from %(before)s to %(after)s", before=level, after=heading.level)
            yield heading.line, 1, message, tell("write `%(value)s `", value="#" * (level + 1))
        level = max(heading.level, 2)


def box_faults(lesson: Lesson) -> Iterator[Fault]:
    """Yield every fault of a page's boxes that would show learners what is the trainer's, or show it to nobody."""
    reading = lesson.reading
    for box in reading.boxes:
        line, column = box.place[0] + lesson.first_line - 1, box.place[1]
        if box.is_trainers:
            yield from _hidden_block(box, lesson, line, column)
        elif box.head.startswith("!!!") and not set(_classes(box.head)) & set(BLOCKS):
            named = _classes(box.head)
            hint = nearest(named[0], BLOCKS) if named else ""
            yield line, column, tell("there is no block %(written)s", written=shown(" ".join(_written(box.head)))), hint
    yield from _lines(lesson)
    for placement in reading.placements:
        if placement.is_trainers:
            hint = tell("remove it, or move it out of the block; a link can stand there")
            above = [box.hidden for box in reading.boxes if box.place[0] + lesson.first_line - 1 < placement.line]
            name = next(filter(None, reversed(above)), "trainer")
            yield placement.line, placement.column, tell("nothing can be placed in a %(name)s block", name=name), hint


def _lines(lesson: Lesson) -> Iterator[Fault]:
    lines = lesson.body.split("\n")
    seen: set[int] = set()
    for prose in lesson.reading.prose:
        for number in prose.lines:
            if number in seen:
                continue
            seen.add(number)
            text = lines[number - lesson.first_line]
            if _depth(text) > MAX_DEPTH:
                message, hint = TOO_DEEP
                yield number, 1, tell(message), tell(hint)
            meant = None if prose.is_title else _MEANT.match(text)
            if meant:
                yield from _unread_head(meant[1], number, meant.start(1) + 1)


def _written(head: str) -> list[str]:
    found = WELL_FORMED.match(head)
    return found[1].split() if found else []


def _classes(head: str) -> list[str]:
    return [word.casefold() for word in _written(head)]


def _hidden_block(box: Box, lesson: Lesson, line: int, column: int) -> Iterator[Fault]:
    """Yield what is wrong with a block of the trainer's, or with one of the slides."""
    name, classes = box.hidden, _classes(box.head)
    if not classes or classes[-1] != name:
        yield line, column, *_unreadable(name)
    if box.follower and not WELL_FORMED.match(box.follower[0].strip()):
        yield box.follower[1][0] + lesson.first_line - 1, 1, *_not_indented(name)
    elif box.is_empty:
        yield (
            line,
            column,
            tell("the %(name)s block is empty", name=name),
            tell("write its text below it, indented by four spaces"),
        )
    elif box.next_line:
        text = lesson.body.split("\n")[box.next_line - 1]
        if 0 < len(text) - len(text.lstrip(" ")) - (column - 1) < 4:
            yield box.next_line + lesson.first_line - 1, 1, *_not_indented(name)
    if name == "slide":
        yield from _slide_block(box, lesson, line, column)


def _slide_block(box: Box, lesson: Lesson, line: int, column: int) -> Iterator[Fault]:
    if not lesson.is_lesson or lesson.path.split("/")[1:2] == [OWN_PAGES]:
        yield line, column, tell("no slides are made of this page"), tell("put the slide block into a lesson")
    elif box.is_within:
        hint = tell("write it at the left edge, below the heading whose slide it is")
        yield line, column, tell("the slide block stands in a list or in another block"), hint


def _unreadable(name: str) -> tuple[str, str]:
    return (
        tell("the first line of the `%(name)s` block cannot be read", name=name),
        tell(
            'write it as `!!! %(name)s "%(titles)s"`, with the title in quotation marks',
            name=name,
            titles=_TITLES[name],
        ),
    )


def _not_indented(name: str) -> tuple[str, str]:
    return tell(
        "the line is not indented like the `%(name)s` block above it, so learners would read it", name=name
    ), tell(_INDENT)


def _unread_head(text: str, line: int, column: int) -> Iterator[Fault]:
    if _SLIDE.match(text) or (TRAINER.match(text) and is_slide(text)):
        yield line, column, *_unreadable("slide")
    elif TRAINER.match(text) or re.search(r"\btrainer\b", text, re.IGNORECASE):
        yield line, column, *_unreadable("trainer")
    elif text.startswith("!!!") and column > 1 and WELL_FORMED.match(text):
        message = tell("the block is indented by %(spaces)s, so it is none", spaces=counted(column - 1, "space"))
        yield line, column, message, tell("write it at the left edge, or indent it by four spaces to belong to an item")
    elif text.startswith("!!!"):
        hint = tell('write it as `!!! note "A title"`')
        yield line, column, tell("the first line of the block cannot be read"), hint


def text_fault(text: str) -> tuple[str, str] | None:
    """Return what keeps one text of a data file from being rendered: what is wrong, what to write."""
    if text.count("[") > MAX_BRACKETS:
        return tell("%(count)s opening brackets are too many for one text", count=tell_number(text.count("["))), tell(
            "remove some"
        )
    is_deep = _MAY_BE_DEEP.search(text) and max(map(_depth, text.split("\n"))) > MAX_DEPTH
    message, hint = TOO_DEEP
    return (tell(message), tell(hint)) if is_deep else None


def _depth(line: str) -> int:
    marks = _MARKS.match(line)
    depth = len(re.findall(r"[>*+.)-]", marks.group())) if marks else 0
    return depth + (len(line) - len(line.lstrip())) // 4
