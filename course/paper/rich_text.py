"""An author's text becomes data that a template sets: nested parts, and never code.

Input: text with the Markdown that pages know. Output: a list of plain strings and of parts
such as ``{"is": "strong", "of": [...]}``, in JSON's own types. A template places the strings as
they are, so nothing in them can run or mean anything.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import cast

from markupsafe import Markup, escape

from course.markdown.marks import slot
from course.markdown.texts import Texts
from course.model import Standard

Rich = list[object]

_EMPTY = ("br", "hr", "img")
_KEPT = frozenset((
    "strong", "em", "code", "p", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "br", "hr", "dl", "dt", "dd",
    "del", "ins", "mark", "sub", "sup", "kbd",
))  # fmt: skip
_CELLS = {"th": True, "td": False}
_BLOCKS = frozenset(("ul", "ol", "table", "blockquote", "hr", "dl"))  # between their parts, space is layout
_SET_OFF = frozenset(("p", "pre", "code-title", "heading", *_BLOCKS))  # after them too
_OF_MATH = (
    "accent",
    "linethickness",
    "mathvariant",
    "notation",
    "stretchy",
    "width",
)  # what the templates ask of an element


_DASH = re.compile(r"(?<=\S) (--?-?) (?=\S)")  # a dash as it is typed; between figures it is perhaps a minus
_STANDARD = re.compile(slot("S", "([^\ufddf]*)"))


class _Slotted(Texts):
    """Leaves the slots of local standards in a text."""

    def standard(self, name: str) -> Markup:
        return escape(slot("S", name))


class PaperTexts:
    """Sets the texts of one file; links and images in them are relative to ``folder``."""

    def __init__(
        self,
        folder: str,
        standards: Mapping[str, Standard],
        address_of: Callable[[str], str],
        picture_of: Callable[[str], str],
    ) -> None:
        self._texts = _Slotted(lambda path: posixpath.normpath(posixpath.join(folder, path)))
        self._standards = standards
        self._address_of = address_of
        self._picture_of = picture_of

    def inline(self, text: str) -> Rich:
        """Return what may stand inside a sentence."""
        return self.parts(str(self._texts.inline(text)))

    def blocks(self, text: str) -> Rich:
        """Return paragraphs, lists and tables."""
        return self.parts(str(self._texts.blocks(text)))

    def flow(self, text: str) -> Rich:
        """Return a text to follow other words: a paragraph's words, then any blocks."""
        return self.parts(str(self._texts.flow(text)))

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
        for number, piece in enumerate(_STANDARD.split(text)):
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
        above = self.open[-1][1]
        if self._is_in("pre"):
            above.append(given.get("data-linenos", ""))  # the number of a line; all else is colour
            part = None
        else:
            part = self._part(tag, given)
        if part is not None:
            above.append(part)
        if tag not in _EMPTY:  # an element without a look of its own, such as <thead>, hands on what it holds
            inside = part["of"] if part is not None else above
            self.open.append((tag, cast(Rich, inside)))

    def _part(self, tag: str, given: Mapping[str, str]) -> dict[str, object] | None:
        """Return an element as the templates know it, or None for one without a look of its own."""
        if tag == "math":
            return {"is": tag, "of": [], "alt": given.get("alttext", ""), "block": given.get("display") == "block"}
        if self._is_in("math"):
            return {"is": "m", "tag": tag, "of": [], **{name: given.get(name, "") for name in _OF_MATH}}
        if tag == "a":
            return {"is": tag, "of": [], "to": self.texts.link(given.get("href", ""))}
        if tag == "img":
            return {"is": "img", "alt": given.get("alt", ""), "path": self.texts.picture(given.get("src", ""))}
        if tag in _CELLS:
            return {"is": "cell", "head": _CELLS[tag], "of": []}
        if re.fullmatch("h[1-6]", tag):
            return {"is": "heading", "of": []}
        if tag == "span" and given.get("class") == "filename":
            return {"is": "code-title", "of": []}
        return {"is": tag, "of": []} if tag in _KEPT else None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open[1:]):
            while self.open.pop()[0] != tag:
                pass

    def _is_in(self, tag: str) -> bool:
        return any(name == tag for name, _ in self.open)

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if not {"pre", "math", "code"}.isdisjoint(tags):  # as it is: no space is layout, and nothing is filled in
            self.open[-1][1].append(data)
            return
        data = re.sub(r"\s+", " ", data)
        before = self.open[-1][1][-1] if self.open[-1][1] else ""
        if not data.strip() and isinstance(before, dict) and before["is"] in _SET_OFF:
            return
        innermost = next((tag for tag in reversed(tags) if tag in _KEPT or tag in _CELLS), "")
        if data.strip() or (innermost not in (*_BLOCKS, "tr") and data):
            self.open[-1][1].extend(self.texts.words(data if "kbd" in tags else with_dashes(data)))


def with_dashes(text: str) -> str:
    """Return a text in which hyphens between two words are the dashes that they stand for."""

    def dash(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1], text[found.end()]
        if found[1] == "-" and before.isdecimal() and after.isdecimal():
            return found[0]
        return " \u2014 " if len(found[1]) == 3 else " \u2013 "

    return _DASH.sub(dash, text)


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
