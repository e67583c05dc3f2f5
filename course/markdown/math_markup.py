r"""Math in Markdown: TeX between dollar signs becomes MathML when the site is built.

``$x^2$`` stands in a sentence, ``$$x^2$$`` on lines of its own. So that prices stay prices, a dollar
sign opens math only where no letter, digit or dollar sign stands before it and no space after it; the
closing one has no space before it and no letter or digit after it; and a number followed by a word is
an amount (``$5 and 10$``); ``$$`` with a space behind it opens a formula at a line's start alone.
``\$`` is always a dollar sign.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element, ParseError, fromstring

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML

from course.reading.telling import tell

# No pattern here may look past the next dollar sign: a paragraph of nothing else is read once.
MATH = re.compile(
    r"(?<![\w\\$])(?:\$\$(?P<block>(?:\\[^\n]|[^$\\])+)\$\$(?!\$)|\$(?![\s$])(?P<inline>(?:\\[^\n]|[^$\\])+)(?<!\s)\$(?![\w$]))"
)
_AMOUNT = re.compile(r"\d[\d.,]*(?:\s+[A-Za-z]{2,}|[km]?\s*[-\u2013/,;)]\s*$)")
_BEGINS = re.compile(r"[ \t>]*(?:[-*+:]|\d{1,9}\.)?[ \t]*")
_FAULT = re.compile(r"(\d+): (.+)", re.DOTALL)
_ALIGNED = re.compile(r"text-align: (left|right)")
_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)\w+;")  # XML knows no other names than these
_KEPT = re.compile(
    "accent|accentunder|columnspan|display|displaystyle|fence|form|largeop|linethickness|lspace|mathvariant|maxsize|"
    "minsize|movablelimits|notation|rowspan|rspace|separator|stretchy|symmetric|voffset|width|height|depth"
)


class MathFault(Exception):
    """TeX that cannot be read: ``offset`` counts characters of the TeX from 0."""

    def __init__(self, offset: int, message: str) -> None:
        self.offset, self.message = offset, message
        super().__init__(message)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


def mathml(tex: str, *, block: bool = False) -> Element:
    """Return TeX as an element of MathML, with nothing in it that acts; raise ``MathFault``."""
    try:
        made = _converter().convert_with_local_state(tex, displaystyle=block)
        found = fromstring(_NAMED.sub(lambda name: unescape(name.group()), made))  # noqa: S314 - our library's
    except ParseError:  # it held letters that no page can
        raise MathFault(0, tell("it cannot be made into a formula")) from None
    except LatexError as error:
        said = _FAULT.fullmatch(str(error))
        offset, message = (int(said[1]), said[2]) if said else (0, str(error))
        raise MathFault(offset, message.rstrip(".")) from None
    for element in found.iter():
        aligned = _ALIGNED.search(element.get("style", ""))  # a policy without inline styles takes classes alone
        for name in [name for name in element.attrib if not _KEPT.fullmatch(name)]:
            del element.attrib[name]
        if aligned:
            element.set("class", f"course-math-{aligned[1]}")
        if element.tag == "a":
            element.tag = "mrow"
        if element.text:
            element.text = AtomicString(element.text)
        if element.tail:
            element.tail = AtomicString(element.tail)
    if block:
        found.set("display", "block")
    found.set("alttext", " ".join(tex.split()))
    return found


def tex_in(match: re.Match[str]) -> str | None:
    """Return the TeX that ``MATH`` found, or None where the dollar signs are money."""
    if (tex := match["block"]) is not None:
        before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
        return tex if not tex[0].isspace() or _BEGINS.fullmatch(before) else None
    return None if _AMOUNT.match(match["inline"]) else match["inline"]


class MathPattern(InlineProcessor):
    """Makes MathML of what ``MATH`` finds; what cannot be read stays as it was written, and `check` says why."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(MATH.pattern, md)
        self.compiled_re = MATH

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name, and its two return types
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown gives the whole text too
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element that takes the place of the match, or Nones to leave it."""
        tex = tex_in(m)
        if tex is None or not tex.strip():
            return None, None, None
        try:
            made = mathml(tex, block=m["block"] is not None)
        except MathFault:
            made = Element("code")
            made.text = AtomicString(m.group())
        return made, m.start(0), m.end(0)
