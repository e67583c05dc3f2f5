"""What a page cites: notes with their status, and the status beside each mention.

Input: HTML of `course.markdown.page_reading`, with slots. Output: the same with what belongs there.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from course.markdown.marks import SLOT
from course.model import Article, Claim, Evidence
from course.pages.fragments import STATUS_WORDS, Fragments, PageTexts, source_anchor

_IN_SPAN = re.compile("<span>(\ufddeS:[^\ufddf]*\ufddf)</span>")


def filled(html: str, fragments: Fragments, src: str) -> Markup:
    """Return the HTML of an author's page ``src`` with its standards, addresses, labels and notes."""
    texts = fragments.page(src)["texts"]
    sources = fragments.content.sources.by_id

    def fill(match: re.Match[str]) -> str:
        kind, name = match[1], unescape(match[2])
        if kind == "P":
            return match[0]
        if kind == "S":
            return str(texts.standard(name))
        if kind == "L":
            return str(escape(texts.resolve(name)))
        source = sources.get(name)
        if source is None:
            return ""
        return str(_label(source)) if kind == "C" else str(_note(source, texts, name))

    return Markup(SLOT.sub(fill, _IN_SPAN.sub(r"\1", html)))


def filled_contents(toc: list[dict[str, Any]], fragments: Fragments) -> list[dict[str, Any]]:
    """Return a page's table of contents with the words of its standards, each name as HTML."""

    def fill(match: re.Match[str]) -> str:
        return str(escape(fragments.plain(f"[[{unescape(match[2])}]]")))

    return [
        {**one, "name": SLOT.sub(fill, one["name"]), "children": filled_contents(one["children"], fragments)}
        for one in toc
    ]


def parts_of(toc: list[dict[str, Any]], fragments: Fragments) -> tuple[tuple[str, str], ...]:
    """Return the sections of a page as its table of contents has them: words and id."""
    entries = filled_contents(toc, fragments)
    if entries and entries[0]["level"] == 1:  # the title, which the page has already
        entries = entries[0]["children"]
    return tuple((unescape(one["name"]), one["id"]) for one in entries)


def _label(source: Claim | Evidence | Article) -> Markup:
    if isinstance(source, Claim):
        value, words = str(source.status), STATUS_WORDS[source.status]
    elif isinstance(source, Evidence):
        value, words = "evidence", source.kind.replace("-", " ")
    else:
        return Markup()
    return Markup(' <span class="course-status course-status--{}">{}</span>').format(value, words)


def _note(source: Claim | Evidence | Article, texts: PageTexts, name: str) -> Markup:
    address = texts.links.relative(f"sources.md#{source_anchor(name)}", texts.src)
    return Markup('{} <a href="{}">Full note on {}</a>').format(texts.inline(_words(source)), address, name)


def _words(source: Claim | Evidence | Article) -> str:
    if isinstance(source, Claim):
        said = source.state if source.state and not source.excluded else source.found
        return f"{STATUS_WORDS[source.status].capitalize()}. {_one_line(said)}"
    if isinstance(source, Evidence):
        sponsor = f" Paid for by {_one_line(source.sponsor)}." if source.sponsor else ""
        kind = source.kind.replace("-", " ").capitalize()
        return f"{kind}: {_one_line(source.source)}.{sponsor} {_one_line(source.finding)}"
    return f"{_one_line(source.author)}: {_one_line(source.title)}, {_one_line(source.published)}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def notes_section(notes: str, fragments: Fragments, src: str) -> Markup:
    """Return a page's notes as a section of sources, or nothing."""
    if not notes:
        return Markup()
    head = Markup('<section class="course-notes" aria-labelledby="sources"><h2 id="sources">Sources</h2>')
    return head + filled(notes, fragments, src) + Markup("</section>")
