"""What is known of an author's page once Markdown has read it; every place is one in the file."""

from __future__ import annotations

import html as html_words
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

from course.markdown.boxes import Box
from course.markdown.marks import SLOT
from course.reading.word_count import words_in

Page = Literal["lesson", "overview", "notes"]  # what an author's text is the middle of
PlacementKind = Literal["question", "scenario", "checklist"]
PLACEMENT_KINDS: tuple[PlacementKind, ...] = get_args(PlacementKind)

HeadingId = tuple[str, str]  # the id of a heading, and the one under which an earlier version kept what was read

_MENTION = re.compile(r'<sup id="fnref[^>]*>.*?</sup>')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Placement:
    """A line that puts a question, scenario or checklist into a lesson; ``line`` counts from 1."""

    kind: PlacementKind
    id: str
    line: int
    column: int
    is_trainers: bool = False


@dataclass(frozen=True)
class Citation:
    """A footnote reference to a claim or to evidence."""

    id: str
    line: int
    column: int
    is_trainers: bool = False


@dataclass(frozen=True)
class Unplaced:
    """A comment that looks like a placement but is none."""

    word: str
    line: int
    column: int


@dataclass(frozen=True)
class Link:
    """A link or an image: where it leads, as written, and where it stands."""

    kind: Literal["link", "image", "reference"]  # a reference is one that is defined nowhere
    target: str
    text: str
    line: int
    column: int
    is_trainers: bool = False


@dataclass(frozen=True)
class Media:
    """A video or a recording of an author's own, its captions ("" where it has none), and where it is named."""

    kind: Literal["video", "audio"]
    file: str
    captions: str
    file_at: tuple[int, int]
    is_trainers: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading: its id on the page, and its words, in which a slot may stand for a local standard."""

    level: int
    id: str
    words: str
    line: int
    column: int
    is_section: bool = False  # a part of the lesson, and not of a box or a list in it
    is_underlined: bool = False
    old_id: str = ""  # under which an earlier version kept what was read, if not the same
    is_trainers: bool = False


@dataclass(frozen=True)
class Prose:
    """Lines of one paragraph, heading, item or row, numbered in the file, and what they stand in."""

    lines: tuple[int, ...]
    tag: str
    section: int  # the number of its section's heading among ``headings``, or -1
    box: str = ""
    is_title: bool = False
    is_trainers: bool = False


@dataclass(frozen=True)
class Slide:
    """A slide of a lesson, and how many words it has; what is placed is counted nowhere.

    ``section`` is the heading that it is made of, ``line`` that of the heading or block in the file, and ``placed`` the
    number of the placement that it shows.
    """

    kind: Literal["heading", "block", "placed"]
    title: str
    section: str
    line: int
    words: int
    placed: int = -1


@dataclass(frozen=True)
class Fault:
    """What is wrong with the text itself."""

    line: int
    column: int
    message: str
    hint: str


@dataclass
class Reading:
    """Everything that one conversion tells; with ``is_trainers`` a part stands in a trainer block."""

    html: str = ""
    notes: str = ""  # the list of notes, as HTML
    toc: list[dict[str, Any]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)  # number n has slot n
    misplaced: list[Placement] = field(default_factory=list)  # those within a line
    unplaced: list[Unplaced] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    standards: list[Citation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    slides: list[Slide] = field(default_factory=list)  # of a lesson
    boxes: list[Box] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)  # what a link can lead to
    faults: list[Fault] = field(default_factory=list)
    shown: str = ""  # the text without the comments in its paragraphs, every line where it was
    trainer_lines: set[int] = field(default_factory=set)  # numbered in the file
    derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what others make of it, once

    @property
    def text(self) -> str:
        """What a learner reads, questions aside: its words without tags, and without what it is placed or cited by."""
        return html_words.unescape(_TAG.sub(" ", _MENTION.sub(" ", SLOT.sub(" ", self.html))))

    @cached_property
    def words(self) -> int:
        """How many words a learner reads, questions aside."""
        return words_in(self.text)
