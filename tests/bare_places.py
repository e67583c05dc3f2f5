"""Finds what stands bare on a page: a heading over nothing, an empty list, a sign that parts words that are not there.

Input: the HTML of a page. Output: a sentence for each place. What a script fills in, and what is hidden until then,
is left alone: it has ``role=status``, ``data-place`` or ``hidden``, or is named in ``FILLED``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements in which somebody expects something to read, to see or to press.
HOLDERS = frozenset((
    *HEADINGS, "a", "article", "aside", "button", "caption", "dd", "details", "dl", "dt", "fieldset", "figcaption",
    "figure", "label", "legend", "li", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "th", "ul",
))  # fmt: skip
SEEN = frozenset(("img", "input", "svg", "textarea", "select", "math"))
# What a script fills in, by class: a verdict, the list of modules that a family unfolds, a result.
FILLED = re.compile(r"\bcourse-(?:verdict|scenario__status|notice|changed|glance|overlay|blank|variable|summary)\b")
# Signs that part two things, with nothing before or behind them; and words that a template should never show.
LOOSE = re.compile(
    r"^[,;:·.]|[,;·]$|\( ?\)|[,;:·] ?[,;:·]|\.\.(?!\.)|,\s*\.|\s[,.;](?:\s|$)|\b(?:None|undefined|null|NaN)\b"
)


@dataclass(eq=False)
class Element:
    """An element with its parts, texts and elements, in order."""

    tag: str
    attributes: dict[str, str]
    parts: list[Element | str] = field(default_factory=list)

    @property
    def is_left_alone(self) -> bool:
        """Whether a script fills it in, or it is hidden until one does."""
        own = self.attributes
        by_name = any(name in own for name in ("hidden", "data-place", "data-fill", "aria-hidden"))
        return by_name or own.get("role") == "status" or bool(FILLED.search(own.get("class", "")))

    def elements(self) -> Iterator[Element]:
        """Yield every element in it that is looked at, and itself."""
        yield self
        for part in self.parts:
            if isinstance(part, Element) and not part.is_left_alone:
                yield from part.elements()

    @property
    def words(self) -> str:
        """All that can be read in it, on one line."""
        found = [part if isinstance(part, str) else f" {part.words} " if part.tag in HOLDERS else part.words
                 for part in self.parts]  # fmt: skip
        return " ".join("".join(found).split())

    @property
    def own_words(self) -> str:
        """What can be read in it beside what its blocks hold."""
        kept = [part if isinstance(part, str) else "" if part.tag in HOLDERS - {"a", "label"} else part.words
                for part in self.parts]  # fmt: skip
        return " ".join("".join(kept).split())

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing in it to read, see or press."""
        return not self.words and not any(one.tag in SEEN for one in self.elements())


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("root", {})]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag not in ("script", "style", "title"):
            self.open[-1].parts.append(data)


def bare_places(html: str) -> list[str]:
    """Return a sentence for each place of a page where something stands bare."""
    root = _Tree(html).open[0]
    return [*_empty(root), *_loose(root), *_headings(root)]


def _empty(root: Element) -> Iterator[str]:
    for one in root.elements():
        if one.tag in HOLDERS and one.is_bare:
            yield f"an empty <{one.tag} {one.attributes}>"


def _loose(root: Element) -> Iterator[str]:
    for one in root.elements():
        if one.tag in HOLDERS and (found := LOOSE.search(one.own_words)):
            yield f"{found.group()!r} in {one.own_words!r}"


def _headings(root: Element) -> Iterator[str]:
    """Yield the headings behind which comes one of the same or a higher rank, or nothing, with no words between."""
    waiting: Element | None = None
    for part in _in_order(root):
        if isinstance(part, str) or part.tag not in HEADINGS:
            waiting = None
            continue
        if waiting and part.tag <= waiting.tag:
            yield f"nothing beneath the heading {waiting.words!r}"
        waiting = part
    if waiting:
        yield f"nothing beneath the heading {waiting.words!r}"


def _in_order(element: Element) -> Iterator[Element | str]:
    """Yield headings, words and pictures as they follow each other; a heading's own words belong to it."""
    for part in element.parts:
        if isinstance(part, str):
            if part.strip():
                yield part
        elif part.tag in HEADINGS or part.tag in SEEN or part.is_left_alone:
            yield part
        else:
            yield from _in_order(part)
