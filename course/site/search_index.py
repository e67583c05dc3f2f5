"""What the search knows: each page and each of its sections, as readers see them.

Takes the place of the index of Material's search plugin, and has its two methods. That one reads
titles as HTML and drops from them what looks like a tag. Texts are escaped once, because the
theme's search worker sets its marks into HTML.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any, Protocol

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIPPED = frozenset({"script", "style", "template", "noscript", "nav", "svg", "button"})
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
})  # fmt: skip
EXCLUDED = "data-search-exclude"
SETTINGS = ("lang", "separator", "pipeline", "fields")


class ReadPage(Protocol):
    """What the index takes from a page of MkDocs."""

    url: str
    content: str
    meta: Mapping[str, Any]


@dataclass(slots=True)
class Section:
    """A part of a page that can be found by itself."""

    id: str = ""
    title: str = ""
    blocks: list[str] = field(default_factory=list)


class SearchIndex:
    """Collects the entries of one build."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = {name: settings[name] for name in SETTINGS}
        self.entries: list[dict[str, str]] = []

    def add_entry_from_context(self, page: ReadPage) -> None:
        """Add a page, once its content is whole."""
        self.entries += entries_of(page.url, str(page.meta.get("title") or ""), page.content)

    def generate_search_index(self, prev: SearchIndex | None = None) -> str:
        """Return the index as JSON; after a build of changed pages alone, with the others from before."""
        added = {page_of(entry) for entry in self.entries}
        older = [entry for entry in prev.entries if page_of(entry) not in added] if prev else []
        self.entries = older + self.entries
        return json.dumps({"config": self.settings, "docs": self.entries}, separators=(",", ":"), default=str)


def page_of(entry: Mapping[str, str]) -> str:
    """Return the address of the page that an entry belongs to."""
    return entry["location"].partition("#")[0]


def entries_of(url: str, title: str, html: str) -> list[dict[str, str]]:
    """Return an entry for a page, and one for each of its sections."""
    reader = _Reader(title)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return [
        {
            "location": f"{url}#{section.id}" if section.id else url,
            "title": escape(section.title, quote=False),
            "text": "".join(f"<p>{escape(block, quote=False)}</p>" for block in section.blocks),
        }
        for section in reader.sections
    ]


class _Reader(HTMLParser):
    """Divides a page at its headings, and its text into blocks."""

    def __init__(self, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [Section(title=title)]
        self._open: list[tuple[str, bool]] = []  # elements, and whether each keeps its text from the search
        self._text: list[str] = []
        self._heading: str | None = None  # the id of the heading that is being read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end_block()
        if tag in VOID:
            return
        known = dict(attrs)
        is_kept_out = tag in SKIPPED or EXCLUDED in known or (bool(self._open) and self._open[-1][1])
        self._open.append((tag, is_kept_out))
        if tag in HEADINGS and not is_kept_out:
            self._heading = known.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_block()
        while any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self._text.append(data)

    def end_block(self) -> None:
        """Add the text read so far: the title of a new section, or a block of the one at hand."""
        text = " ".join("".join(self._text).split())
        heading = self._heading
        self._text, self._heading = [], None
        if not text or (heading is not None and text == self.sections[0].title):
            return
        if heading:
            self.sections.append(Section(heading, text))
        else:
            self.sections[-1].blocks.append(text)
