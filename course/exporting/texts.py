"""Texts of questions as HTML for other programs, with the pictures that they show, and without what is ours alone.

Input: Markdown of a bank. Output: XHTML of plain elements; formulas are MathML, or TeX where a program wants that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree, html
from markupsafe import Markup

from course.markdown.math_markup import MATH
from course.markdown.texts import Texts
from course.model.catalogue import Standard
from course.pages.fragments import standard_words

Element: TypeAlias = etree._Element  # noqa: SLF001 - it has no other name
# What any program shows.
PLAIN = frozenset((
    "p", "ul", "ol", "li", "b", "i", "strong", "em", "code", "pre", "sub", "sup", "table", "thead", "tbody", "tr", "th",
    "td", "br", "img", "a", "blockquote", "dl", "dt", "dd", "hr", "span", "div", "kbd",
))  # fmt: skip
_KEPT = {"img": ("src", "alt"), "a": ("href",), "th": ("colspan", "rowspan"), "td": ("colspan", "rowspan")}
_MATH_NAME = "math"
_FORMULA = re.compile(r"coursewrightformula(\d+)x")


def category_path(name: str) -> str:
    """Return where Moodle keeps questions under a name: a stroke in it is written twice, for one alone parts names."""
    inside = name.replace("/", "//")
    return f"$course$/top/{' ' * inside.startswith('/')}{inside}{' ' * inside.endswith('/')}"


class Written(Texts):
    """Renders the texts of one module's bank for another program, and keeps the pictures that they show."""

    def __init__(self, folder: Path, standards: Iterable[Standard], *, is_tex: bool) -> None:
        super().__init__(self._resolved)
        self._folder = folder
        self._standards = {one.id: standard_words(one) for one in standards}
        self._is_tex = is_tex
        self.pictures: dict[str, bytes] = {}

    def standard(self, name: str) -> Markup:
        """Return a local standard in words."""
        return self._standards.get(name) or super().standard(name)

    def _resolved(self, address: str) -> str:
        path = self._folder / unquote(address.partition("#")[0])
        if path.is_file() and path.resolve().is_relative_to(self._folder.resolve()):
            name = path.relative_to(self._folder).as_posix()
            self.pictures[name] = path.read_bytes()
            return name
        return address

    def xhtml(self, text: str) -> str:
        """Return a text as XHTML: words alone where it is one sentence."""
        return _serialised(self._parsed(text))

    def elements(self, text: str) -> Element:
        """Return a text as a <div> of plain elements."""
        return self._parsed(text)

    def plain(self, text: str) -> str:
        """Return the words of a text, as people read them aloud."""
        return " ".join("".join(self._parsed(text).itertext()).split())

    def _parsed(self, text: str) -> Element:
        formulas: list[str] = []

        def keep(found: re.Match[str]) -> str:
            tex, is_block = (found["block"], True) if found["block"] else (found["inline"], False)
            formulas.append(f"\\[{tex}\\]" if is_block else f"\\({tex}\\)")
            return f"coursewrightformula{len(formulas) - 1}x"

        kept = MATH.sub(keep, text) if self._is_tex else text
        made = str(self.blocks(kept) if "\n" in kept.strip() else self.inline(kept))
        made = _FORMULA.sub(lambda at: escape(formulas[int(at[1])], quote=False), made)
        root: Element = html.fragment_fromstring(made, create_parent="div")
        _make_plain(root)
        return root


def _make_plain(root: Element) -> None:
    """Leave elements and attributes that any program knows; the words of others stay."""
    for element in list(root.iter(etree.Element)):
        if any(one.tag == _MATH_NAME for one in (element, *element.iterancestors())):
            continue
        if element is not root and element.tag not in PLAIN:
            element.tag = "span"
        keep = _KEPT.get(element.tag, ())
        for name in list(element.attrib):
            if name not in keep:
                del element.attrib[name]


def _serialised(root: Element) -> str:
    return "".join(_parts(root))


def _parts(root: Element) -> Iterator[str]:
    yield escape(root.text or "", quote=False)
    for child in root:
        yield etree.tostring(child, encoding="unicode", method="xml")
