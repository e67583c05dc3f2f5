"""What Markdown makes of an author's page, and everything that we know of it: one conversion, by our own extensions.

Input: a Markdown text. Output: ``Reading``: HTML with slots for what a page puts in, and the
headings, placements, citations, links, lines of prose and faults, each with line and column in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from course.markdown.boxes import Admonitions, Boxes, Details, TrainerBlocks
from course.markdown.collector import Collector
from course.markdown.elements import OurElements, Reader
from course.markdown.extensions import IN_LESSONS, made
from course.markdown.facts import PLACEMENT_KINDS, HeadingId, Page, Reading
from course.markdown.lesson_markup import (
    Citations,
    CommentBlocks,
    Comments,
    Finds,
    LineReader,
    Standards,
    Unmarked,
)
from course.markdown.link_places import place_links
from course.markdown.marks import Places, slot, unmarked
from course.markdown.note_list import NOTES
from course.markdown.texts import PlainText


def read_markdown(
    body: str,
    first_line: int = 1,
    *,
    page: Page = "lesson",
    trainer: bool = False,
    slides: bool = False,
    raw_html: bool = False,
    heading_ids: Sequence[HeadingId] | None = None,
) -> Reading:
    """Convert a text once; without ``trainer`` its HTML is the learner's. Raises ``RecursionError``.

    With ``slides`` its HTML is that of the slides of a lesson, with the trainer's blocks as notes.

    ``heading_ids`` are those of the headings in turn, where a text translates another.
    """
    readers = _idle(raw_html)
    try:
        reader = readers.pop()
    except IndexError:
        reader = PageReader(raw_html=raw_html)
    reading = reader.read(body, first_line, page=page, trainer=trainer, slides=slides, heading_ids=heading_ids)
    readers.append(reader)  # not one that an exception has stopped halfway, which is never used again
    return reading


@cache
def _idle(raw_html: bool) -> list[PageReader]:  # noqa: ARG001 - the cache keeps one list for each value
    """Return the readers that wait for their next text: making one takes longer than reading a short page."""
    return []


class PageReader:
    """Markdown with our extensions, for one text after another; nothing of a text is left when the next begins."""

    def __init__(self, *, raw_html: bool = False) -> None:
        self.places = places = Places()
        self.finds = finds = Finds(places, lambda comment: comment.word in PLACEMENT_KINDS)
        self.boxes = boxes = Boxes(places)
        self.md = md = Reader(extensions=[*made(IN_LESSONS), OurElements(lesson=True)])
        notes: Any = next(one for one in md.registeredExtensions if hasattr(one, "footnotes"))
        abbreviations: Any = next(one for one in md.registeredExtensions if hasattr(one, "abbrs"))
        self.trainer_blocks = TrainerBlocks(md, boxes, notes, abbreviations)
        self.collector = Collector(md, places, finds, boxes)
        parsers = md.parser.blockprocessors
        parsers.register(CommentBlocks(md.parser, finds), "course-comments", 120)
        parsers.register(self.trainer_blocks, "course-trainer", 110)
        parsers.register(Admonitions(md, boxes), "admonition", 105)
        parsers.register(Details(md, boxes), "details", 105)
        md.inlinePatterns.register(Comments(md, finds), "course-comments", 187)
        md.inlinePatterns.register(Standards(md, places), "course-standards", 178)
        md.inlinePatterns.register(Citations(md, places, notes), "course-citations", 176)
        place_links(md, places)
        md.inlinePatterns.register(Unmarked(md.inlinePatterns["course-math"]), "course-math", 185)
        md.treeprocessors.register(LineReader(md, finds), "course-lines", 49)
        md.treeprocessors.register(self.collector, "course-collector", 7.5)
        rebuilt = getattr(md.preprocessors["fenced_code_block"], "rebuild_block")  # noqa: B009 - of superfences, untyped
        setattr(md.preprocessors["fenced_code_block"], "rebuild_block", lambda lines: unmarked(rebuilt(lines)))  # noqa: B010
        if not raw_html:
            PlainText(lambda address: slot("L", address)).extendMarkdown(md)

    def read(
        self,
        body: str,
        first_line: int,
        *,
        page: Page,
        trainer: bool,
        slides: bool = False,
        heading_ids: Sequence[HeadingId] | None = None,
    ) -> Reading:
        """Convert one text."""
        self.md.reset()
        self.places.begin(body, first_line)
        self.finds.begin()
        self.boxes.begin()
        self.trainer_blocks.trainer = trainer or slides
        self.collector.begin(page, trainer=trainer, slides=slides, heading_ids=heading_ids)
        reading = self.collector.reading
        html = unmarked(self.md.convert(self.places.marked()))
        reading.html, _, reading.notes = html.partition(f"<p>{NOTES}</p>")
        reading.toc = getattr(self.md, "toc_tokens", [])
        self.collector.finish()
        return reading
