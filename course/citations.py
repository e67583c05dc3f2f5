"""What a lesson cites: notes with their status, and the status beside each mention.

Comes in: a lesson and the sources. Goes out: Markdown for MkDocs to render, and, afterwards, HTML
with each citation labelled in words.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from course.fragments import STATUS_WORDS, source_anchor
from course.lessons import Lesson
from course.model import Article, Claim, Content, Evidence


def footnotes(content: Content, lesson: Lesson, *, trainer: bool = False) -> str:
    """Return Markdown definitions of the notes that a lesson cites and does not define itself.

    What its trainer's blocks cite is listed for the ``trainer`` alone.
    """
    src = lesson.src
    lines = []
    cited = lesson.all_citations if trainer else lesson.citations
    for name in dict.fromkeys(citation.id for citation in cited):
        source = content.sources.by_id.get(name)
        if source is not None and f"[^{name}]:" not in lesson.body:
            address = f"{'../' * src.count('/')}sources.md#{source_anchor(name)}"  # MkDocs resolves it
            lines.append(f"[^{name}]: {_note(source)} [Full note on {name}]({address})")
    return "\n\n" + "\n".join(lines) if lines else ""


def _note(source: Claim | Evidence | Article) -> str:
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


def labelled(content: Content, html: str) -> str:
    """Return a lesson's HTML with the status in words beside each citation's number."""

    def label(match: re.Match[str]) -> str:
        source = content.sources.by_id.get(match.group(2))
        if isinstance(source, Claim):
            value, words = str(source.status), STATUS_WORDS[source.status]
        elif isinstance(source, Evidence):
            value, words = "evidence", source.kind.replace("-", " ")
        else:
            return match.group()
        tag = Markup('<span class="course-status course-status--{}">{}</span>').format(value, words)
        return f"{match.group(1)} {tag}</a></sup>"

    pattern = r'(<sup id="fnref\d*:[^"]*"><a class="footnote-ref" href="#fn:([^"]*)">\d+)</a></sup>'
    return re.sub(pattern, label, html)


def parted(html: str) -> tuple[str, str]:
    """Return a lesson's HTML without its notes, and the notes as a section of sources."""
    body, mark, notes = html.partition('<div class="footnote">')
    if not mark:
        return html, ""
    notes = notes.replace("<hr />", "", 1)
    head = '<section class="course-notes" aria-labelledby="sources"><h2 id="sources">Sources</h2>'
    return body, f"{head}{mark}{notes}</section>"
