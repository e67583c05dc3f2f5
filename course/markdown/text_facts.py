"""What the texts of data files link to, as Markdown itself makes it: code is not a link.

Lessons, overviews, the trainer's notes and pages of one's own are read once, with all
else (``course.markdown.page_reading``).
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape
from typing import Literal, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from course.markdown.elements import OurElements, Reader
from course.markdown.extensions import IN_TEXTS, made
from course.markdown.texts import PlainText

LinkKind = Literal["link", "image", "reference"]
_UNKNOWN = re.compile(r"\[[^\[\]\n]{1,200}\]\[([^\[\]^\n]{1,80})\]")  # a reference that Markdown left as text
_MAY_LINK = re.compile(r"\](?:[(\[:])|<[^<>\s]+[:@]")
_QUIET = ("code", "pre")


def may_link(text: str) -> bool:
    """Tell whether it is worth reading a text: most link to nothing, and have no sign that could."""
    return _MAY_LINK.search(text) is not None


class LinkReader(Extension):
    """Notes the addresses of a finished tree, before they are made harmless; one serves all texts of a course."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[LinkKind, str]] = []
        self._markdown = Reader(extensions=[*made(IN_TEXTS), OurElements(lesson=False), PlainText(), self])

    def read(self, text: str) -> list[tuple[LinkKind, str]]:
        """Return what one text links to, and the references in it that are defined nowhere."""
        self.found = []
        with suppress(RecursionError):  # told where the page is made
            self._markdown.reset().convert(text)
        return self.found

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name for it
        """Come after everything that makes links, and before what takes them away."""
        md.treeprocessors.register(_Record(md, self), "course-record", -5)


class _Record(Treeprocessor):
    def __init__(self, md: Markdown, reader: LinkReader) -> None:
        super().__init__(md)
        self.reader = reader

    def run(self, root: Element) -> None:
        self._walk(root)

    def _walk(self, element: Element) -> None:
        kind: LinkKind = "image" if element.tag == "img" else "link"
        target = element.get("src" if kind == "image" else "href")
        if target is not None and "footnote" not in element.get("class", ""):
            self.reader.found.append((kind, self._plain(target)))
        if element.tag not in _QUIET:
            self._note_unknown(element.text)
        for child in element:
            if child.tag not in _QUIET:
                self._walk(child)
            self._note_unknown(child.tail)

    def _note_unknown(self, text: str | None) -> None:
        for found in _UNKNOWN.finditer(text or ""):
            self.reader.found.append(("reference", found.group(1)))

    def _plain(self, text: str) -> str:
        backslashes = cast(UnescapeTreeprocessor, self.md.treeprocessors["unescape"])
        return unescape(backslashes.unescape(text.replace(AMP_SUBSTITUTE, "&")))
