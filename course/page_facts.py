"""What a page of Markdown links to and can be linked at, as Markdown itself makes it: code is no link.

Comes in: an author's text. Goes out: ``PageFacts``. Markdown tells what is a link or a picture and
where it leads; its place is then looked for in the source, line by line, code left out.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from typing import Literal, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from course.lessons import Lesson
from course.markdown_set import IN_LESSONS, IN_TEXTS, OurElements, Settings
from course.markdown_text import PlainText

LinkKind = Literal["link", "image", "reference"]
_PLACED = "COURSEWRIGHT-PLACED-"
_UNKNOWN = re.compile(r"\[[^\[\]\n]{1,200}\]\[([^\[\]^\n]{1,80})\]")  # a reference that Markdown left as text
_MAY_LINK = re.compile(r"\](?:[(\[:])|<[^<>\s]+[:@]")
_QUIET = ("code", "pre")


@dataclass(frozen=True)
class Link:
    """A link or picture and where it leads, as Markdown read it, or a reference that is defined nowhere."""

    kind: LinkKind
    target: str
    line: int
    column: int
    is_trainers: bool = False


@dataclass(frozen=True)
class PageFacts:
    """What one text links to, and the ids that a link to it can name."""

    links: tuple[Link, ...]
    ids: frozenset[str]


class Reader:
    """Reads the texts of one course, each kind by one Markdown instance."""

    def facts_of(self, lesson: Lesson) -> PageFacts:
        """Return the facts of a lesson, an overview or a page of one's own; its trainer's blocks among them."""
        reading = lesson.reading
        links = (Link(one.kind, one.target, one.line, one.column, one.is_trainers) for one in reading.links)
        return PageFacts(tuple(links), frozenset(reading.ids))

    def links_of_text(self, text: str) -> list[tuple[LinkKind, str]]:
        """Return what one text of a data file links to."""
        return self._of_texts.read(text)[0] if _MAY_LINK.search(text) else []

    @cached_property
    def _of_lessons(self) -> _Recorder:
        return _Recorder(IN_LESSONS, of_lesson=True)

    @cached_property
    def _of_texts(self) -> _Recorder:
        return _Recorder(IN_TEXTS, of_lesson=False)


class _Recorder(Extension):
    """Notes the addresses and ids of a finished tree, before they are made harmless."""

    def __init__(self, known: Settings, *, of_lesson: bool) -> None:
        super().__init__()
        self.found: list[tuple[LinkKind, str]] = []
        self.ids: set[str] = set()
        extensions: list[str | Extension] = [*known, OurElements(lesson=of_lesson), PlainText(), self]
        self._markdown = Markdown(extensions=extensions, extension_configs=known)

    def read(self, text: str) -> tuple[list[tuple[LinkKind, str]], set[str]]:
        """Return what a text links to, and its ids."""
        self.found, self.ids = [], set()
        with suppress(RecursionError):  # told where the page is made
            self._markdown.reset().convert(text)
        return self.found, self.ids

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name for it
        """Come after everything that makes links, and before what takes them away."""
        md.treeprocessors.register(_Record(md, self), "course-record", -5)


class _Record(Treeprocessor):
    def __init__(self, md: Markdown, recorder: _Recorder) -> None:
        super().__init__(md)
        self.recorder = recorder

    def run(self, root: Element) -> None:
        self._walk(root)

    def _walk(self, element: Element) -> None:
        if element.get("id"):
            self.recorder.ids.add(self._plain(element.get("id", "")))
        kind: LinkKind = "image" if element.tag == "img" else "link"
        target = element.get("src" if kind == "image" else "href")
        if target is not None and "footnote" not in element.get("class", ""):
            self.recorder.found.append((kind, self._plain(target)))
        if element.tag not in _QUIET:
            self._note_unknown(element.text)
        for child in element:
            if child.tag not in _QUIET:
                self._walk(child)
            self._note_unknown(child.tail)

    def _note_unknown(self, text: str | None) -> None:
        for found in _UNKNOWN.finditer(text or ""):
            self.recorder.found.append(("reference", found.group(1)))

    def _plain(self, text: str) -> str:
        backslashes = cast(UnescapeTreeprocessor, self.md.treeprocessors["unescape"])
        return unescape(backslashes.unescape(text.replace(AMP_SUBSTITUTE, "&")))


def _written(target: str) -> str:
    """Return a pattern for an address as it is written in Markdown."""
    words = dict.fromkeys((target, escape(target, quote=False), target.removeprefix("mailto:")))
    either = "|".join(re.escape(word) for word in words)
    return rf"""(?<=[(<\s"])(?:{either})(?=[)>\s"]|$)"""


def _start_of_link(line: str, address: int) -> int:
    """Return where the link starts whose address stands at ``address``; an address without words is its own start."""
    end = line.rfind("]", 0, address + 1)
    if end < 0 or line[end + 1 : address].strip(" <(") or (line[end] == "]" and line[end + 1 : end + 2] == ":"):
        return address
    depth = 0
    for at in range(end, -1, -1):
        depth += {"]": 1, "[": -1}.get(line[at], 0)
        if depth == 0:
            return at - 1 if at and line[at - 1] == "!" else at
    return address
