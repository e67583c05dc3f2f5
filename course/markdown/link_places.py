"""Markdown's own links, images and notes, each with its place, and read in linear time."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

from course.markdown.lesson_markup import PLACE, Made, place_text
from course.markdown.marks import ANY, Places, unmarked

SHORT = (ShortReferenceInlineProcessor, ShortImageReferenceInlineProcessor)
MAX_OPEN = 20  # brackets within brackets
MAX_LINK = 2000  # characters of an address and its title
_ROUND = re.compile(r"[()]")
_BRACKETS = re.compile(r"[\[\]]")
_ID = re.compile(rf"(?P<space>\s)?(?:{ANY})?\[(?P<id>[^\]]*)\]")


class PlacedLink(InlineProcessor):
    """One of Markdown's own readers of links and images, with the place of what it finds, and in linear time."""

    def __init__(self, inner: LinkInlineProcessor, places: Places | None) -> None:
        super().__init__(inner.pattern, inner.md)
        self.inner = inner
        self.places = places
        self._closed: tuple[str, int] = ("", -1)  # a text, and where its last bracket is closed
        self._link = inner.getLink
        setattr(inner, "getText", self._text)  # noqa: B010 - mypy knows no methods that change
        setattr(inner, "getLink", self._bounded_link)  # noqa: B010 - as above
        if isinstance(inner, ReferenceInlineProcessor) and not isinstance(inner, SHORT):
            setattr(inner, "evalId", self._id)  # noqa: B010 - as above

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return what Markdown makes of the match, with its place."""
        element, start, end = self.inner.handleMatch(m, data)
        if isinstance(element, Element) and self.places:
            place = self.places.last_before(data, m.start())
            if place:
                element.set(PLACE, place_text(place))
        return element, start, end

    def _text(self, data: str, index: int) -> tuple[str, int, bool]:
        if self._closed[0] is not data:
            self._closed = (data, data.rfind("]"))
        depth = 1
        for found in _BRACKETS.finditer(data, index) if index <= self._closed[1] else ():
            depth += 1 if found[0] == "[" else -1
            if not depth:
                return data[index : found.start()], found.end(), True
            if depth > MAX_OPEN:
                break
        return "", index, False

    def _id(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """Return which address the brackets behind a link's words name; a mark may stand before them.

        Behind a space they are a link of their own, unless the address is known.
        """
        found = _ID.match(data, index)
        name = (unmarked(found["id"]) or text).lower() if found else ""
        if not found or (found["space"] and name not in self.md.references):
            return None, index, False
        return name, found.end(), True

    def _bounded_link(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        if not data.startswith("(", index) or data.find(")", index, index + MAX_LINK) < 0:
            return "", None, index, False
        depth = 0
        for found in _ROUND.finditer(data, index, index + MAX_LINK):
            depth += 1 if found[0] == "(" else -1
            if depth > MAX_OPEN:
                return "", None, index, False
            if not depth:
                break
        return self._link(data[: index + MAX_LINK], index)


LINKS = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref")


def place_links(md: Markdown, places: Places | None) -> None:
    """Give Markdown's links and images their places, and keep them from looking through the whole text each time."""
    for name, priority in zip(LINKS, (170, 160, 150, 140, 130, 125), strict=True):
        inner = md.inlinePatterns[name]
        if isinstance(inner, LinkInlineProcessor):
            md.inlinePatterns.register(PlacedLink(inner, places), name, priority)
    if "footnote" in md.inlinePatterns and places:
        md.inlinePatterns.register(PlacedNote(md.inlinePatterns["footnote"], places), "footnote", 175)


class PlacedNote(InlineProcessor):
    """Markdown's own reader of mentions of notes, which looks no further than an id is long."""

    def __init__(self, inner: Any, places: Places) -> None:
        super().__init__(r"\[\^([^\[\]\s]{1,80})\]", inner.md)
        self.inner = inner
        self.places = places

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return what Markdown makes of the match, with its place."""
        element, start, end = self.inner.handleMatch(m, data)
        place = self.places.last_before(data, m.start())
        if isinstance(element, Element) and place:
            element.set(PLACE, place_text(place))
        return element, start, end
