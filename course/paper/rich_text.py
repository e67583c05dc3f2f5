"""An author's text becomes data that a template sets: nested parts, and never code.

Comes in: text with the Markdown that pages know. Goes out: a list of plain strings and of parts
such as ``{"is": "strong", "of": [...]}``, in JSON's own types. A template places the strings as
they are, so nothing in them can run or mean anything.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from course.markdown_text import Texts
from course.model import Standard

Rich = list[object]

_EMPTY = ("br", "hr", "img")
_KEPT = frozenset(("strong", "em", "code", "p", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "br", "hr"))
_CELLS = {"th": True, "td": False}
_BLOCKS = frozenset(("ul", "ol", "table", "blockquote", "hr"))  # between their parts, space is layout


class PaperTexts:
    """Sets the texts of one file; links and images in them are relative to ``folder``."""

    def __init__(
        self,
        folder: str,
        standards: Mapping[str, Standard],
        address_of: Callable[[str], str],
        picture_of: Callable[[str], str],
    ) -> None:
        self._texts = Texts(lambda path: posixpath.normpath(posixpath.join(folder, path)))
        self._standards = standards
        self._address_of = address_of
        self._picture_of = picture_of

    def inline(self, text: str) -> Rich:
        """Return what may stand inside a sentence."""
        return self.parts(str(self._texts.inline(text)))

    def blocks(self, text: str) -> Rich:
        """Return paragraphs, lists and tables."""
        return self.parts(str(self._texts.blocks(text)))

    def lead(self, text: str) -> Rich:
        """Return the first paragraph; see ``rest``."""
        return self.parts(str(self._texts.lead(text)))

    def rest(self, text: str) -> Rich:
        """Return what follows the first paragraph."""
        return self.parts(str(self._texts.rest(text)))

    def parts(self, html: str) -> Rich:
        """Return HTML that Markdown made as parts."""
        builder = _Builder(self)
        builder.feed(html)
        builder.close()
        return builder.root

    def words(self, text: str) -> Rich:
        """Return a text with local standards in place: a value, or a blank to fill in by hand."""
        found: Rich = []
        pieces = re.split(Standard.PLACE, text)
        for number, piece in enumerate(pieces):
            standard = self._standards.get(piece) if number % 2 else None
            if standard is None:
                found.append(f"[[{piece}]]" if number % 2 else piece)
            elif standard.value:
                found.append(standard.value + (f" {standard.unit}" if standard.unit else ""))
            else:
                found.append({"is": "blank", "what": standard.title, "id": standard.id})
                found.append(f" {standard.unit}" if standard.unit else "")
        return [part for part in found if part != ""]

    def link(self, address: str) -> str:
        """Return what is printed after a link's words: its whole address, or nothing where it has none."""
        return address if re.match(r"(?:https?|mailto|tel):", address, re.IGNORECASE) else self._address_of(address)

    def picture(self, address: str) -> str:
        """Return where the template finds a picture, or nothing where it is none of the course's."""
        return self._picture_of(address)


class _Builder(HTMLParser):
    """Builds parts from the elements that Markdown makes."""

    def __init__(self, texts: PaperTexts) -> None:
        super().__init__(convert_charrefs=True)
        self.texts = texts
        self.root: Rich = []
        self.open: list[tuple[str, Rich]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        inside: Rich = []
        part: dict[str, object] = {"is": tag, "of": inside}
        if tag == "a":
            part["to"] = self.texts.link(given.get("href", ""))
        elif tag == "img":
            part = {"is": "img", "alt": given.get("alt", ""), "path": self.texts.picture(given.get("src", ""))}
        elif tag in _CELLS:
            part = {"is": "cell", "head": _CELLS[tag], "of": inside}
        elif re.fullmatch("h[1-6]", tag):
            part["is"] = "heading"
        elif tag not in _KEPT:
            inside = self.open[-1][1]  # an element without a look of its own, such as <thead>
            self.open.append((tag, inside))
            return
        self.open[-1][1].append(part)
        if tag not in _EMPTY:
            self.open.append((tag, inside))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open[1:]):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if "pre" not in tags:
            data = re.sub(r"\s+", " ", data)
        innermost = next((tag for tag in reversed(tags) if tag in _KEPT or tag in _CELLS), "")
        if data.strip() or (innermost not in (*_BLOCKS, "tr") and data):
            self.open[-1][1].extend(self.texts.words(data))


def plain(parts: Rich) -> str:
    """Return parts as one line of text, for a name that is read aloud."""
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, dict):
            inner = part.get("of")
            words.append(str(part.get("alt") or "") or (plain(inner) if isinstance(inner, list) else " "))
            if part["is"] == "blank":
                words.append("____")
    return " ".join("".join(words).split())
