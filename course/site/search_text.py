"""What of a page the search finds: its sections, and their words as readers see them.

Input: the HTML of a page's content, made by our own Markdown and templates. Output: its sections. Nothing is
indexed that gives an answer away: what carries ``data-search-exclude`` is left out with all that stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

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

# In what we make, < and > are always escaped in texts, and > in attributes.
_TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][^\s/>]*)([^>]*)>", re.DOTALL)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(slots=True)
class Section:
    """A part of a page that can be found by itself; the first is the page's own, without an id."""

    id: str = ""
    title: str = ""
    blocks: list[str] = field(default_factory=list)


def sections_of(title: str, html: str) -> list[Section]:
    """Return the sections of a page; a heading without an id, and the page's own title, begin none."""
    reader = _Reader(title)
    at = 0
    for tag in _TAG.finditer(html):
        start, end = tag.span()
        if start < at:  # in what is kept out
            continue
        if start > at:
            reader.words.append(html[at:start])
        at = end
        name = tag[2].lower() if tag[2] else ""
        if tag[1]:
            reader.close(name)
        elif name and name not in VOID and (name in SKIPPED or EXCLUDED in tag[3]):
            reader.pass_over(name)
            at = _end_of(html, name, end)
        elif name:
            reader.open(name, tag[3])
    reader.words.append(html[at:])
    reader.end_block()
    return reader.sections


def _end_of(html: str, tag: str, at: int) -> int:
    """Return where an element ends whose first tag ended at ``at``; one that is not closed takes the rest."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}(?=[\s/>])[^>]*>", re.IGNORECASE).finditer(html, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)


class _Reader:
    """Divides a page at its headings, and its text into blocks."""

    def __init__(self, title: str) -> None:
        self.sections = [Section(title=title)]
        self.words: list[str] = []
        self._open: list[str] = []
        self._heading: str | None = None  # the id of the heading that is being read

    def open(self, tag: str, attributes: str) -> None:
        self.pass_over(tag)
        if tag in VOID:
            return
        self._open.append(tag)
        if tag in HEADINGS:
            found = _ID.search(attributes)
            self._heading = unescape(found[1] or found[2] or found[3] or "") if found else ""

    def close(self, tag: str) -> None:
        self.pass_over(tag)
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def pass_over(self, tag: str) -> None:
        """End the block of text at an element that words do not run through."""
        if tag not in INLINE:
            self.end_block()

    def end_block(self) -> None:
        """Add the text read so far: the title of a new section, or a block of the one at hand."""
        if not self.words and self._heading is None:
            return
        text = " ".join(unescape("".join(self.words)).split())
        heading = self._heading
        self.words, self._heading = [], None
        if not text or (heading is not None and text == self.sections[0].title):
            return
        if heading:
            self.sections.append(Section(heading, text))
        else:
            self.sections[-1].blocks.append(text)
