"""What a page cites: notes with their status, and the status beside each mention.

Input: HTML of `course.markdown.page_reading`, with slots. Output: the same with what belongs there.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from course.locale import Words, translatable
from course.markdown.marks import SLOT
from course.model import Article, Claim, Evidence
from course.pages.addresses import linked
from course.pages.fragments import EVIDENCE_WORDS, STATUS_WORDS, Fragments, PageTexts, source_anchor
from course.pages.media import media_html

EVIDENCE = "course-evidence"  # the class of what a page shows once its reader asks for evidence
BACK = translatable("Jump back to footnote %(number)s in the text")
_BACK = re.compile('title="Jump back to footnote ([0-9]+) in the text"')
# What Markdown calls a note whose author gave it no title.
TITLES = {
    "note": translatable("Note"),
    "abstract": translatable("Abstract"),
    "info": translatable("Info"),
    "tip": translatable("Tip"),
    "success": translatable("Success"),
    "question": translatable("Question"),
    "warning": translatable("Warning"),
    "failure": translatable("Failure"),
    "danger": translatable("Danger"),
    "bug": translatable("Bug"),
    "example": translatable("Example"),
    "quote": translatable("Quote"),
}
_UNTITLED = re.compile(
    f'(<(?:p class="admonition-title"|summary)>)({"|".join(name.capitalize() for name in TITLES)})(</(?:p|summary)>)'
)
_IN_SPAN = re.compile("<span>(\ufddeS:[^\ufddf]*\ufddf)</span>")


def filled(html: str, fragments: Fragments, src: str) -> Markup:
    """Return the HTML of an author's page ``src`` with its standards, addresses, labels and notes."""
    texts, our = fragments.page(src)["texts"], fragments.words
    sources = fragments.content.sources.by_id

    def fill(match: re.Match[str]) -> str:
        kind, name = match[1], unescape(match[2])
        if kind == "P":
            return match[0]
        if kind == "S":
            return str(texts.standard(name))
        if kind == "M":
            return str(media_html(json.loads(name), fragments, src, texts))
        if kind == "T":
            return str(escape(our.say("Transcript")))
        if kind == "L":
            return str(escape(texts.resolve(name)))
        source = sources.get(name)
        if source is None:
            return ""
        return str(_label(source, our)) if kind == "C" else str(_note(source, texts, name, our))

    return Markup(_our_words(SLOT.sub(fill, _IN_SPAN.sub(r"\1", html)), our))


def _our_words(html: str, our: Words) -> str:
    """Return an author's page with what Markdown says by itself in the language: ways back, and titles left out."""
    html = _BACK.sub(lambda found: _named(our.say(BACK, number=found[1])), html)
    if not our.messages:
        return html
    return _UNTITLED.sub(lambda found: f"{found[1]}{escape(our.say(TITLES[found[2].lower()]))}{found[3]}", html)


def _named(words: str) -> str:
    """Return the name of a link back: an arrow alone would be that, and all of them would have the same."""
    return f'aria-label="{escape(words)}"'


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


def _label(source: Claim | Evidence | Article, our: Words) -> Markup:
    if isinstance(source, Claim):
        value, words = str(source.status), our.say(STATUS_WORDS[source.status])
    elif isinstance(source, Evidence):
        value, words = "evidence", our.say(EVIDENCE_WORDS[source.kind])
    else:
        return Markup()
    label = Markup('<span class="course-status course-status--{}">{}</span>').format(value, words)
    return Markup('<span class="{}"> {}</span>').format(EVIDENCE, label)


def _note(source: Claim | Evidence | Article, texts: PageTexts, name: str, our: Words) -> Markup:
    address = texts.links.relative(f"sources.md#{source_anchor(name)}", texts.src)
    return Markup('{} <a href="{}">{}</a>').format(
        linked(texts.inline(_words(source, our))), address, our.say("Full note on %(source)s", source=name)
    )


def _words(source: Claim | Evidence | Article, our: Words) -> str:
    if isinstance(source, Claim):
        said = source.state if source.state and not source.excluded else source.found
        return f"{_capital(our.say(STATUS_WORDS[source.status]))}. {_one_line(said)}"
    if isinstance(source, Evidence):
        sponsor = our.say(" Paid for by %(sponsor)s.", sponsor=_one_line(source.sponsor)) if source.sponsor else ""
        kind = _capital(our.say(EVIDENCE_WORDS[source.kind]))
        return f"{kind}: {_one_line(source.source)}.{sponsor} {_one_line(source.finding)}"
    return f"{_one_line(source.author)}: {_one_line(source.title)}, {_one_line(source.published)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def notes_section(notes: str, fragments: Fragments, src: str) -> Markup:
    """Return a page's notes as a section of sources, or nothing."""
    if not notes:
        return Markup()
    head = Markup('<section class="course-notes" aria-labelledby="sources"><h2 id="sources">{}</h2>')
    return head.format(fragments.words.say("Sources")) + filled(notes, fragments, src) + Markup("</section>")
