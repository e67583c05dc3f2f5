"""Markdown that cannot carry HTML or script: for lessons, and for every text of the data files.

Input: an author's text. Output: HTML made of nothing but Markdown's own elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup, escape

from course.markdown.elements import OurElements, Reader
from course.markdown.extensions import IN_SENTENCES, IN_TEXTS, made
from course.markdown.lesson_markup import Standards
from course.markdown.marks import SLOT

_SCHEME = re.compile(r"[^/?#]*?:")
_FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ALLOWED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
# What may be Markdown: single signs, which are found five times as fast without others beside them, and pairs; some
# are markup at the start alone.
_SPECIAL = re.compile(r"[*_`\[\]<\\~^$\x00-\x1f\xa0]")
_ENTITY = re.compile(r"&[#\w]")
_SPECIAL_START = re.compile(r"[\s\d#:=|>+!-]")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</p>).)*)</p>", re.DOTALL)
_FENCE = re.compile(r"(?m)^[ \t]*(?:`{3,}|~{3,})")
_LEAD_ENDS = re.compile(r"\n[ \t]*(?=\n)|\n(?=[ \t]*(?:`{3,}|~{3,}))")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_HANDLER = re.compile(r"on|(?:action|formaction|ping|srcdoc|srcset|style)$", re.IGNORECASE)
_BLOCKS = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference")

Resolve = Callable[[str], str]


class SafeLinks(Treeprocessor):
    """Takes away addresses that run something, and attributes that would; resolves the rest."""

    def __init__(self, md: Markdown, resolve: Resolve | None) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        """Walk the whole tree once."""
        for element in root.iter():
            if element.tag == "img" and _FOREIGN.match(self._plain(element.get("src", ""))):
                _as_link(element)
            for name in [name for name in element.attrib if _HANDLER.match(name)]:
                del element.attrib[name]
            for name, value in element.attrib.items():
                if "\ufdde" in value:  # an attribute holds no elements
                    element.set(name, SLOT.sub(r"[[\2]]", value))
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None:
                    element.set(name, self._address(address))

    def _address(self, address: str) -> str:
        plain = self._plain(address)
        if _SCHEME.match(plain):
            return address if _ALLOWED.match(plain) else "#"
        return self.resolve(address) if self.resolve and not address.startswith("#") else address

    def _plain(self, address: str) -> str:
        """Return an address as a browser reads it."""
        backslashes = cast(UnescapeTreeprocessor, self.md.treeprocessors["unescape"])
        words = backslashes.unescape(address).replace(
            AMP_SUBSTITUTE, "&"
        )  # which Markdown writes addresses of mail with
        return re.sub(r"[\x00-\x20]", "", unescape(words))


def _as_link(image: Element) -> None:
    """Make a picture of another host a link to it: a page fetches nothing from elsewhere."""
    address, words, tail = image.get("src", ""), image.get("alt", ""), image.tail
    image.clear()
    image.tag, image.text, image.tail = "a", words or address, tail
    image.set("href", address)


class PlainText(Extension):
    """Turns raw HTML into text, and keeps links harmless."""

    def __init__(self, resolve: Resolve | None = None) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name for it
        """Take HTML out of a Markdown instance."""
        md.preprocessors.deregister("html_block", strict=False)
        md.inlinePatterns.deregister("html", strict=False)
        md.treeprocessors.register(SafeLinks(md, self.resolve), "course-safe-links", -10)


class _Converter:
    """Markdown for one text after another; nothing of a text is left when the next begins."""

    def __init__(self, *, blocks: bool) -> None:
        links = PlainText(self._resolved)
        if blocks:
            self._md = Reader(extensions=[*made(IN_TEXTS), OurElements(), links])
        else:  # inside a sentence, ``> 10`` and ``3. May`` are what they say
            self._md = Reader(extensions=[*made(IN_SENTENCES), OurElements(), links])
            for name in _BLOCKS:
                self._md.parser.blockprocessors.deregister(name)
        self._md.inlinePatterns.register(Standards(self._md), "course-standards", 178)
        self._resolve: Resolve = str

    def _resolved(self, address: str) -> str:
        return self._resolve(address)

    def convert(self, text: str, resolve: Resolve) -> str:
        self._resolve = resolve
        return self._md.reset().convert(text)


@cache
def _idle(blocks: bool) -> list[_Converter]:  # noqa: ARG001 - the cache keeps one list for each value
    """Return the converters that wait for their next text: a page needs one, and making it takes milliseconds."""
    return []


def _convert(text: str, resolve: Resolve, *, blocks: bool) -> str:
    converters = _idle(blocks)
    try:
        converter = converters.pop()
    except IndexError:
        converter = _Converter(blocks=blocks)
    html = converter.convert(text, resolve)
    converters.append(converter)  # not one that an exception has stopped halfway, which is never used again
    return html


def _is_plain(text: str) -> bool:
    """Tell whether a text is what it says; most are, and are not read as Markdown."""
    pairs = "==" in text or "++" in text or ("&" in text and _ENTITY.search(text))
    return not (pairs or _SPECIAL.search(text) or _SPECIAL_START.match(text) or text[-1:].isspace())


@lru_cache(maxsize=4096)  # what a module says stands on several of its pages
def _plain(text: str) -> Markup | None:
    """Return a text that is what it says as HTML; None for any other."""
    return escape(text) if _is_plain(text) else None


class Texts:
    """Renders the texts of data files; one instance serves one page's links, as ``resolve`` writes them."""

    def __init__(self, resolve: Resolve = str) -> None:
        self.resolve = resolve

    def standard(self, name: str) -> Markup:
        """Return what stands for a local standard: here, where none is known, its name as it was written."""
        return Markup("[[{}]]").format(name)

    def words(self, text: str) -> Markup:
        """Return the words of a heading, with local standards filled in."""
        return Markup(SLOT.sub(lambda slot: self.standard(slot[2]), str(escape(text))))

    def _filled(self, html: str) -> Markup:
        return Markup(
            SLOT.sub(lambda found: str(self.standard(unescape(found[2]))), html) if "\ufdde" in html else html
        )

    def blocks(self, text: str) -> Markup:
        """Return paragraphs, lists, tables and blocks of code."""
        if _is_plain(text):
            return Markup("<p>{}</p>").format(text)
        return self._filled(_convert(text, self.resolve, blocks=True))

    def inline(self, text: str) -> Markup:
        """Return what may stand inside a sentence, a label or a legend; a block of code keeps its lines."""
        if isinstance(text, Markup):  # words to be typed, such as an accepted answer, which nobody reads as Markdown
            return text
        plain = _plain(text)
        if plain is not None:
            return plain
        if _FENCE.search(text):
            return phrasing(self.blocks(text))
        return self._filled("<br>".join(_PARAGRAPH.findall(_convert(text, self.resolve, blocks=False))))

    def phrase(self, text: str) -> Markup:
        """Return a text of any blocks for inside a label; one line is a sentence."""
        return phrasing(self.blocks(text)) if "\n" in text.strip() else self.inline(text)

    def flow(self, text: str) -> Markup:
        """Return a text to follow other words: its first paragraph goes on with them, and blocks come after."""
        if "\n" not in text.strip():
            return self.inline(text)
        html = self.blocks(text)
        first = _ONE_PARAGRAPH.match(html)
        return Markup(f"{first[1]}{html[first.end() :]}") if first else html

    def lead(self, text: str) -> Markup:
        """Return the first paragraph, for a legend; see ``rest``."""
        return self.inline(_parted(text)[0])

    def rest(self, text: str) -> Markup:
        """Return what follows the first paragraph: code, tables, images, more paragraphs."""
        following = _parted(text)[1]
        return self.blocks(following) if following else Markup("")


def has_standards(text: str) -> bool:
    """Tell whether a text may name local standards."""
    return "[[" in text


def standards_in(text: str) -> list[str]:
    """Return the names of the local standards in a text, code left alone."""
    if not has_standards(text):
        return []
    found: list[str] = []

    class Listed(Texts):
        def standard(self, name: str) -> Markup:
            found.append(name)
            return super().standard(name)

    Listed().phrase(text)
    return found


def _parted(text: str) -> tuple[str, str]:
    """Return the first paragraph of a text, which a block of code ends too, and the rest."""
    text = text.strip()
    if _FENCE.match(text):
        return "", text
    end = _LEAD_ENDS.search(text)
    return (text[: end.start()], text[end.end() :].lstrip("\n")) if end else (text, "")


# Elements for which a span stands where HTML allows nothing but phrases. They need no roles: all that a label
# holds is read as one name.
_BLOCK_TAGS = frozenset((
    "ul", "ol", "li", "table", "tr", "th", "td", "p", "div", "blockquote", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_DROPPED = frozenset(("thead", "tbody", "pre", "hr"))


def phrasing(html: str) -> Markup:
    """Return HTML that our Markdown made with spans in the place of its blocks, for inside a label."""
    if single := _ONE_PARAGRAPH.fullmatch(html):
        return Markup(single[1])

    def phrase(match: re.Match[str]) -> str:
        end, name, attributes = match.groups()
        if name in _DROPPED:
            return ""
        if name not in _BLOCK_TAGS:
            return match.group()
        if end:
            return "</span>"
        if name == "div" and "course-frame" not in attributes:
            return f"<span{attributes}>"
        return f'<span class="course-as-{name}">'

    return Markup(_TAG.sub(phrase, html))
