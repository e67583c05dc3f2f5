"""Boxes in Markdown, each with the place of its first line, and the trainer's blocks among them.

A trainer block is recognised wherever Markdown would show a box: in lists, boxes, tabs and what a
snippet brings in too. A slide block is one of them that the trainer's slides alone show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from pymdownx.details import DetailsProcessor

from course.markdown.lesson_markup import LINES, Place
from course.markdown.marks import ANY, MARK, Places, unmarked

TRAINER_CLASS = "course-trainer"
SLIDE_CLASS = f"{TRAINER_CLASS} slide"
TRAINER = re.compile(r"(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*(?:trainer|slide)(?![\w-])", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<![\w-])(?:trainer|slide)(?![\w-])")
WELL_FORMED = re.compile(r"(?:!!!|\?\?\?\+?) ?((?:[\w-]+ +)*[\w-]+)(?: +(\"[^\"\n]*\"))? *$")


@dataclass
class Box:
    """A box: its first line, where that stands, and what Markdown made of it.

    ``follower`` is the line right after a trainer block's last one that is not indented like it.
    """

    head: str
    place: Place
    element: Element
    is_trainers: bool = False
    follower: tuple[str, Place] | None = None
    is_empty: bool = False
    is_within: bool = False  # in a list or in another block
    next_line: int = 0  # of what comes after it in the same list, box or page; within the text

    @property
    def hidden(self) -> str:
        """What a box that learners are not shown is called: trainer or slide."""
        return "slide" if is_slide(self.head) else "trainer" if self.is_trainers else ""


def is_slide(head: str) -> bool:
    """Tell whether the first line of a box says that it is a slide's."""
    return _HIDDEN.findall(head.partition('"')[0].casefold())[-1:] == ["slide"]


@dataclass
class Boxes:
    """The boxes of one text, and what is defined in those of the trainer."""

    places: Places
    found: list[Box] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Begin with another text; what was found in the last one is kept by whoever took it."""
        self.found, self.notes = [], set()

    def add(self, head: str, element: Element, *, is_trainers: bool = False) -> Box:
        """Note a box."""
        mark = MARK.search(head)
        place = self.places.of(mark) if mark else (1, 1)
        box = Box(unmarked(head).strip("\n"), place, element, is_trainers)
        self.found.append(box)
        title = element[0] if len(element) else element
        if mark and (title.tag == "summary" or title.get("class") == AdmonitionProcessor.CLASSNAME_TITLE):
            title.set(LINES, str(place[0]))
        return box


def _with_place(head: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of first lines that takes the mark of a place at their end."""
    return re.compile(head.pattern.replace(r" *(?:\n|$)", rf" *(?:{ANY})?(?:\n|$)"))


class _Noted(BlockProcessor):
    """Notes each box that the processor behind it makes; ``HEAD`` is its first line."""

    HEAD: ClassVar[re.Pattern[str]]

    def __init__(self, md: Markdown, boxes: Boxes) -> None:
        super().__init__(md.parser)
        self.boxes = boxes

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the box, and note it."""
        head = self.HEAD.search(blocks[0])
        super().run(parent, blocks)
        made = self.lastChild(parent)
        if head and made is not None:
            self.boxes.add(head.group(), made)


class Admonitions(_Noted, AdmonitionProcessor):
    """Markdown's own, with places."""

    RE = HEAD = _with_place(AdmonitionProcessor.RE)


class Details(_Noted, DetailsProcessor):  # type: ignore[misc]  # PyMdown ships no types
    """PyMdown's own, with places."""

    START = HEAD = _with_place(DetailsProcessor.START)


class TrainerBlocks(AdmonitionProcessor):
    """The trainer's blocks, slides among them: in any case, with or without the space, among other classes, folded."""

    CLASSNAME = TRAINER_CLASS
    RE = re.compile(rf"(?:^|\n){TRAINER.pattern}[^\n]*(?:\n|$)", re.IGNORECASE)

    def __init__(self, md: Markdown, boxes: Boxes, notes: Any, abbreviations: Any) -> None:
        super().__init__(md.parser)
        self.boxes = boxes
        self.md, self.notes, self.abbreviations = md, notes, abbreviations
        self.trainer = False  # whether the page is the trainer's

    @property
    def _defined(self) -> list[Any]:
        """What the text defines: notes first, then addresses, abbreviations."""
        return [self.notes.footnotes, self.md.references, self.abbreviations.abbrs]

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the block, and note it; what it defines is the trainer's too."""
        before = [dict(names) for names in self._defined]
        count = len(blocks)
        head = self.RE.search(blocks[0])
        super().run(parent, blocks)
        made = self.lastChild(parent)
        box = self.boxes.add(head.group(), made, is_trainers=True) if head and made is not None else self._around(made)
        if box and len(blocks) == count and blocks[0].strip():
            line = blocks[0].lstrip("\n").partition("\n")[0]
            mark = MARK.search(line)
            box.follower = (unmarked(line), self.boxes.places.of(mark) if mark else box.place)
        self.boxes.notes |= self._defined[0].keys() - before[0].keys()
        if not self.trainer:
            self._take_back(before)

    def _take_back(self, before: list[dict[str, Any]]) -> None:
        """Leave learners what was defined before; a new note stays known, so that a mention of it is told."""
        for number, (names, known) in enumerate(zip(self._defined, before, strict=True)):
            for name in list(names):
                if name in known:
                    names[name] = known[name]
                elif number:
                    del names[name]

    def _around(self, made: Element | None) -> Box | None:
        return next((box for box in reversed(self.boxes.found) if box.element is made), None)

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """Return the title that a well-formed first line has, or the usual one; a slide has that of its heading."""
        line = unmarked(match.group()).strip("\n")
        head = WELL_FORMED.match(line)
        title = head[2].strip('"') if head and head[2] else ""
        return ("slide", title) if is_slide(line) else ("", title or "For the trainer")
