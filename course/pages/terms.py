"""The terms of a course's glossary, explained where a lesson first says them.

Input: the pages of one's own that say ``glossary: true``, and the HTML of a lesson's text. Output: the same HTML, in
which the first mention of a term in each section is a link to its entry that also holds what the term means, so that a
script can show it in place. Headings, links, code and what is placed in a lesson stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from course.model import Content

_ENTRY = re.compile(r"((?:<dt[^>]*>.*?</dt>\s*)+)<dd[^>]*>(.*?)</dd>", re.DOTALL)
_TERM = re.compile(r"<dt( id=\"[^\"]*\")?>(.*?)</dt>", re.DOTALL)
_NOTE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_SECTION = "h2"
_AS_THEY_ARE = frozenset(
    ("h1", _SECTION, "h3", "h4", "h5", "h6", "a", "abbr", "code", "pre", "kbd", "sup", "dt", "summary", "figcaption")
)
_EMPTY = frozenset(("br", "hr", "img", "input", "source", "track", "wbr"))


@dataclass(frozen=True)
class Term:
    """One entry of the glossary: the source of its page, its id there, and what it means in plain text."""

    src: str
    id: str
    means: str


@dataclass(frozen=True)
class Glossary:
    """The terms of a course by what lessons may say for them, in small letters."""

    terms: Mapping[str, Term]

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds a term in HTML, the longest of several that begin alike."""
        words = sorted(self.terms, key=lambda word: (-len(word), word))
        return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(escape(word)) for word in words)})(?!\w)", re.IGNORECASE)


def glossary(content: Content) -> Glossary:
    """Return the terms of a course; none where no page of its own is a glossary."""
    terms: dict[str, Term] = {}
    for page in content.own_pages:
        if page.head.glossary:
            for names, meaning in _ENTRY.findall(page.text.reading.html):
                words = [_plain(name) for _, name in _TERM.findall(names)]
                term = Term(page.src, id_of(words[0]), _plain(meaning))
                terms |= {word.casefold(): term for word in words if len(word) > 1 and word.casefold() not in terms}
    return Glossary(terms)


def id_of(word: str) -> str:
    """Return the id of a term's place on the page of its glossary."""
    return f"term-{re.sub(r'[^0-9a-z]+', '-', word.casefold()).strip('-') or 'x' + word.encode().hex()}"


def with_places(html: str) -> str:
    """Return the page of a glossary with an id at each of its terms."""

    def placed(found: re.Match[str]) -> str:
        return found[0] if found[1] else f'<dt id="{id_of(_plain(found[2]))}">{found[2]}</dt>'

    return _TERM.sub(placed, html)


def explained(html: str, known: Glossary, addresses: Mapping[str, str]) -> str:
    """Return a lesson's HTML with the first mention of each term in a section explained.

    ``addresses`` are those of the glossary's pages, by their sources, as the lesson writes them.
    """
    if not known.terms:
        return html
    pattern, said, within = known.pattern, set[str](), 0

    def link(found: re.Match[str]) -> str:
        term = known.terms[unescape(found[0]).casefold()]
        if term.id in said:
            return found[0]
        said.add(term.id)
        address = escape(f"{addresses[term.src]}#{term.id}")
        return f'<a class="course-term" href="{address}" data-means="{escape(term.means)}">{found[0]}</a>'

    parts: list[str] = []
    for part in _TAG.split(html):
        if name := _NAME.match(part):
            if name[1] in _AS_THEY_ARE and name[1] not in _EMPTY:
                within += -1 if part.startswith("</") else 1
            if part.startswith(f"<{_SECTION}"):
                said.clear()
            parts.append(part)
        else:
            parts.append(part if within else pattern.sub(link, part))
    return "".join(parts)


def pages_of(known: Glossary) -> Sequence[str]:
    """Return the sources of the pages that explain terms."""
    return sorted({term.src for term in known.terms.values()})


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _NOTE.sub("", html))).split())
