"""A page that an author wrote in Markdown: its file, its front matter, and what Markdown makes of it."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from functools import cached_property

from course.markdown.facts import (
    PLACEMENT_KINDS,
    Citation,
    Fault,
    Heading,
    HeadingId,
    Link,
    Page,
    Placement,
    PlacementKind,
    Prose,
    Reading,
    Unplaced,
)
from course.markdown.page_reading import read_markdown
from course.model.waivers import TextWaiver
from course.reading.data import Mapping
from course.reading.problems import Position
from course.reading.telling import tell, tellable

__all__ = [
    "PLACEMENT_KINDS",
    "Citation",
    "Heading",
    "Lesson",
    "Link",
    "Placement",
    "PlacementKind",
    "Prose",
    "Reading",
    "Unplaced",
]

TOO_DEEP = tellable("lists or quotations are nested too deeply here"), tellable("make them flatter")


@dataclass(frozen=True)
class Lesson:
    """One lesson of a module, an overview, a trainer's notes or a page of one's own: file, front matter and body."""

    path: str
    title: str
    summary: str
    body: str
    first_line: int
    waive: tuple[TextWaiver, ...] = ()
    raw_html: bool = False  # whether HTML in it is HTML
    was: tuple[str, ...] = ()  # files that it was, with its module then where it moved: calling/lesson.md
    headings_were: Table[str, tuple[str, ...]] = field(default_factory=dict)  # addresses that headings had before
    language: str = ""  # of a translation, whose file ends in it: lesson.de.md
    heading_ids: tuple[HeadingId, ...] | None = None  # of the text that it translates: its headings have the same
    at: Mapping | None = field(default=None, compare=False, repr=False)  # its front matter

    def place(self, *steps: str | int) -> Position:
        """Return where something stands in its front matter."""
        return self.at.at(*steps) if self.at else Position(self.path)

    @property
    def stem(self) -> str:
        """The file's name without its ending, in every language the same."""
        name = self.path.rsplit("/", 1)[-1].removesuffix(".md")
        return name.removesuffix(f".{self.language}") if self.language else name

    @property
    def src(self) -> str:
        """The file's path below ``modules/``, as the site names its page."""
        if self.language:
            return f"{self.path.partition('/')[2].rpartition('/')[0]}/{self.stem}.md"
        return self.path.partition("/")[2]

    @property
    def _page(self) -> Page:
        kinds: dict[str, Page] = {"index": "overview", "trainer": "notes"}
        return kinds.get(self.stem, "lesson")

    @property
    def is_lesson(self) -> bool:
        """Whether it is a lesson, and not an overview or a trainer's notes; a page of one's own counts as one."""
        return self._page == "lesson"

    @cached_property
    def reading(self) -> Reading:
        """What Markdown makes of it, once; the HTML is the learner's."""
        return self.read()

    def read(self, *, trainer: bool = False, slides: bool = False) -> Reading:
        """Convert it anew; for the ``trainer`` the HTML has the trainer's blocks too, or is that of its ``slides``."""
        try:
            return read_markdown(
                self.body,
                self.first_line,
                page=self._page,
                trainer=trainer,
                slides=slides,
                raw_html=self.raw_html,
                heading_ids=self.heading_ids,
            )
        except RecursionError:
            lines = self.body.split("\n")
            deepest = max(
                range(len(lines)), key=lambda at: len(lines[at]) - len(lines[at].lstrip(" \t>*+-0123456789.)"))
            )
            return Reading(faults=[Fault(self.first_line + deepest, 1, *map(tell, TOO_DEEP))])

    def body_for(self, *, trainer: bool) -> str:
        """Return the body with nothing but what is the trainer's, or what is not; every line stays where it is."""
        marked = self.reading.trainer_lines
        if not marked:
            return "" if trainer else self.body
        lines = enumerate(self.body.split("\n"), start=self.first_line)
        return "\n".join(line if (number in marked) is trainer else "" for number, line in lines)

    @property
    def words(self) -> int:
        """How many words a learner reads, questions aside."""
        return self.reading.words

    @property
    def placements(self) -> tuple[Placement, ...]:
        """What the lesson places, in order, the trainer's blocks aside."""
        return tuple(one for one in self.reading.placements if not one.is_trainers)

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Comments of the form ``<!-- word: id -->`` whose word is unknown."""
        return tuple(self.reading.unplaced)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the lesson cites, in order."""
        return tuple(one for one in self.reading.citations if not one.is_trainers)

    @property
    def all_citations(self) -> tuple[Citation, ...]:
        """What the lesson and its trainer's blocks cite, in order."""
        return tuple(self.reading.citations)

    @property
    def links(self) -> tuple[Link, ...]:
        """Its links and images, those of the trainer's blocks too, each with its place."""
        return tuple(self.reading.links)

    @property
    def ids(self) -> frozenset[str]:
        """The ids on its page that an author made: every part that a link can lead to."""
        return frozenset(self.reading.ids)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings of every level, as learners see them."""
        return tuple(one for one in self.reading.headings if not one.is_trainers)

    @property
    def sections(self) -> dict[str, Heading]:
        """The headings of its sections (``##``) by their ids."""
        return {one.id: one for one in self.headings if one.is_section}

    @property
    def parts(self) -> dict[str, str]:
        """What of its page can be named, and how: its sections first, other headings, and ids in its text."""
        named = {one.id: one.words for one in (*self.sections.values(), *self.headings)}
        trainers = {one.id for one in self.reading.headings if one.is_trainers}
        return named | dict.fromkeys(sorted(self.ids - named.keys() - trainers), self.title)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of its sections, as the page has them."""
        return tuple(self.sections)

    @property
    def old_anchors(self) -> dict[str, str]:
        """The name under which an earlier version kept a section, and which is no other's now, by its id."""
        sections = self.sections
        return {one.id: one.old_id for one in sections.values() if one.old_id and one.old_id not in sections}
