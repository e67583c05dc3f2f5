"""What of a page the search finds: its sections, and their words as readers see them.

Input: the HTML of a page's content, made by our own Markdown and templates. Output: its sections. Nothing is
indexed that gives an answer away: what carries ``data-search-exclude`` is left out with all that stands in it; so is
what is hidden until a script shows it, to which no answer could lead; and so is what we say at every question alike,
which would answer for each that asks for one of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from course.pages.lean import EXCLUDED

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIPPED = frozenset({"script", "style", "template", "noscript", "nav", "svg", "button"})
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
})  # fmt: skip
_HIDDEN = " hidden"
_LEFT_OUT = EXCLUDED, 'class="course-report"', 'class="course-rule"', _HIDDEN

# In what we make, < and > are always escaped in texts, and > in attributes. Names of elements are made small first:
# patterns that look for both cases take six times as long.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CAPITAL = re.compile(r"</?[a-z]*+[A-Z][^\s/>]*")  # possessive: half the time, as no tag is tried again
_SKIPPED = re.compile(rf"<({'|'.join(sorted(SKIPPED))})(?=[\s/>])[^>]*>")
_ELEMENT = re.compile(r"<([a-z][^\s/>]*)[^>]*>")
_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})(?=[\s/>])[^>]*>")
# Any other, with the attributes of a heading that begins.
_TAG = re.compile(rf"<(?:(?:{'|'.join(sorted(HEADINGS))})(?=[\s/>])([^>]*)|/?[a-z][^>]*)>")
_ATTRIBUTE = re.compile(r"""\s([^\s"'=/>]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(slots=True)
class Section:
    """A part of a page that can be found by itself; the first is the page's own, without an id."""

    id: str = ""
    title: str = ""
    blocks: list[str] = field(default_factory=list)


def sections_of(title: str, html: str) -> list[Section]:
    """Return the sections of a page; a heading without an id, and the page's own title, begin none."""
    sections = [Section(title=title)]
    even = _CAPITAL.sub(lambda tag: tag[0].lower(), _COMMENT.sub("", html))
    parts = iter(_TAG.split(_INLINE.sub("", _without_hidden(even))))
    heading: str | None = None  # the attributes of one, before its words
    for words in parts:
        text = "" if not words or words.isspace() else " ".join(unescape(words).split())
        if text and (heading is None or text != title):
            name = _id_of(heading) if heading else ""
            if name:
                sections.append(Section(name, text))
            else:
                sections[-1].blocks.append(text)
        heading = next(parts, None)
    return sections


def _id_of(attributes: str) -> str:
    found = _ID.search(attributes)
    return unescape(found[1] or found[2] or found[3] or "") if found else ""


def _without_hidden(html: str) -> str:
    """Return a page without what is left out; words do not run on over the gap, unless they would over the element."""
    kept: list[str] = []
    at = 0
    for start, end, name in sorted(
        (*_excluded(html), *((tag.start(), tag.end(), tag[1]) for tag in _SKIPPED.finditer(html)))
    ):
        if start < at or name in VOID:  # in what is left out already, or without any content
            continue
        kept += html[at:start], "" if name in INLINE else "<br>"
        at = _end_of(html, name, end)
    kept.append(html[at:])
    return "".join(kept)


def _excluded(html: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of each tag that has its element left out."""
    for sign in _LEFT_OUT:
        at = html.find(sign)
        while at >= 0:
            tag = _ELEMENT.match(html, html.rfind("<", 0, at))
            if tag and tag.end() > at and (sign != _HIDDEN or _is_hidden(tag[0])):
                yield tag.start(), tag.end(), tag[1]
            at = html.find(sign, at + 1)


def _is_hidden(tag: str) -> bool:
    """Return whether a tag hides its element, also from whoever looks for words on the page."""
    return any(
        name == "hidden" and "until-found" not in values for name, *values in _ATTRIBUTE.findall(tag)
    )  # in the value of another attribute it hides nothing


def _end_of(html: str, tag: str, at: int) -> int:
    """Return where an element ends whose first tag ended at ``at``; one that is not closed takes the rest."""
    end = html.find(f"</{tag}>", at)
    within = html[at:end]
    if end >= 0 and f"<{tag}" not in within and f"</{tag}" not in within:  # most hold none of the same name
        return end + len(tag) + 3
    depth = 1
    for found in re.compile(rf"<(/?){tag}(?=[\s/>])[^>]*>").finditer(html, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(html)
