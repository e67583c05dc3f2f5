"""Markdown that cannot carry HTML or script: for lessons, and for every text of the data files.

Comes in: an author's text. Goes out: HTML made of nothing but Markdown's own elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from html import unescape
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markupsafe import Markup, escape

_SCHEME = re.compile(r"[^/?#]*?:")
_ALLOWED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_SPECIAL = re.compile(r"[*_`\[\]<>&\\!#|~:+\n\u00a0-]")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
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
            for name in [name for name in element.attrib if _HANDLER.match(name)]:
                del element.attrib[name]
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None:
                    element.set(name, self._address(address))

    def _address(self, address: str) -> str:
        backslashes = cast(UnescapeTreeprocessor, self.md.treeprocessors["unescape"])
        plain = re.sub(r"[\x00-\x20]", "", unescape(backslashes.unescape(address)))  # as a browser reads it
        if _SCHEME.match(plain):
            return address if _ALLOWED.match(plain) else "#"
        return self.resolve(address) if self.resolve and not address.startswith("#") else address


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


class Texts:
    """Renders the texts of data files; one instance serves one page's links."""

    def __init__(self, resolve: Resolve | None = None) -> None:
        self._resolve = resolve

    @cached_property
    def _blocks(self) -> Markdown:
        return Markdown(extensions=["tables", "sane_lists", PlainText(self._resolve)])

    @cached_property
    def _inline(self) -> Markdown:
        """Markdown that knows no blocks: inside a sentence, ``> 10`` and ``3. May`` are what they say."""
        md = Markdown(extensions=[PlainText(self._resolve)])
        for name in _BLOCKS:
            md.parser.blockprocessors.deregister(name)
        return md

    def blocks(self, text: str) -> Markup:
        """Return paragraphs, lists and tables."""
        if not _SPECIAL.search(text):
            return Markup("<p>{}</p>").format(text)
        return Markup(self._blocks.reset().convert(text))

    def inline(self, text: str) -> Markup:
        """Return what may stand inside a sentence, a label or a legend."""
        if not _SPECIAL.search(text):
            return escape(text)
        return Markup("<br>".join(_PARAGRAPH.findall(self._inline.reset().convert(text))))

    def lead(self, text: str) -> Markup:
        """Return the first paragraph, for a legend; see ``rest``."""
        return self.inline(text.strip().split("\n\n", 1)[0])

    def rest(self, text: str) -> Markup:
        """Return what follows the first paragraph: tables, images, more paragraphs."""
        parts = text.strip().split("\n\n", 1)
        return self.blocks(parts[1]) if len(parts) > 1 else Markup("")
