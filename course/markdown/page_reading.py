"""What Markdown makes of an author's page, and everything that we know of it: one conversion, by our own extensions.

Input: a Markdown text. Output: ``Reading``: HTML with slots for what a page puts in, and the
headings, placements, citations, links, lines of prose and faults, each with line and column in the file.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from course.markdown.boxes import Admonitions, Boxes, Details, TrainerBlocks
from course.markdown.collector import Collector
from course.markdown.elements import IN_LESSONS, OurElements
from course.markdown.facts import (
    PLACEMENT_KINDS,
    Page,
    Reading,
)
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
    body: str, first_line: int = 1, *, page: Page = "lesson", trainer: bool = False, raw_html: bool = False
) -> Reading:
    """Convert a text once; without ``trainer`` its HTML is the learner's. Raises ``RecursionError``."""
    places = Places(body, first_line)
    reading = Reading()
    md = Markdown(extensions=[*IN_LESSONS, OurElements(lesson=True)], extension_configs=IN_LESSONS)
    finds = Finds(places, lambda comment: comment.word in PLACEMENT_KINDS)
    boxes = Boxes(places)
    collector = _register(md, places, finds, boxes, reading, page, trainer=trainer, raw_html=raw_html)
    html = unmarked(md.convert(places.marked()))
    reading.html, _, reading.notes = html.partition(f"<p>{NOTES}</p>")
    reading.toc = getattr(md, "toc_tokens", [])
    collector.finish()
    return reading


def _register(
    md: Markdown,
    places: Places,
    finds: Finds,
    boxes: Boxes,
    reading: Reading,
    page: Page,
    *,
    trainer: bool,
    raw_html: bool,
) -> Collector:
    notes: Any = next(one for one in md.registeredExtensions if hasattr(one, "footnotes"))
    parsers = md.parser.blockprocessors
    parsers.register(CommentBlocks(md.parser, finds), "course-comments", 120)
    abbreviations: Any = next(one for one in md.registeredExtensions if hasattr(one, "abbrs"))
    defined = [notes.footnotes, md.references, abbreviations.abbrs]
    parsers.register(TrainerBlocks(md, boxes, defined, trainer=trainer), "course-trainer", 110)
    parsers.register(Admonitions(md, boxes), "admonition", 105)
    if "details" in parsers:
        parsers.register(Details(md, boxes), "details", 105)
    md.inlinePatterns.register(Comments(md, finds), "course-comments", 187)
    md.inlinePatterns.register(Standards(md, places), "course-standards", 178)
    md.inlinePatterns.register(Citations(md, places, notes), "course-citations", 176)
    place_links(md, places)
    md.inlinePatterns.register(Unmarked(md.inlinePatterns["course-math"]), "course-math", 185)
    collector = Collector(md, places, finds, boxes, reading, notes, page, trainer=trainer)
    md.treeprocessors.register(LineReader(md, finds), "course-lines", 49)
    md.treeprocessors.register(collector, "course-collector", 7.5)
    fences = md.preprocessors["fenced_code_block"]
    if hasattr(fences, "rebuild_block"):  # superfences, which colours code
        rebuilt = fences.rebuild_block
        setattr(fences, "rebuild_block", lambda lines: unmarked(rebuilt(lines)))  # noqa: B010 - no other way in
    if not raw_html:
        PlainText(lambda address: slot("L", address)).extendMarkdown(md)
    return collector
