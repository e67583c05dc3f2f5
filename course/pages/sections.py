"""A lesson in its sections, each with a way back and on, for a script that shows one at a time.

Input: the HTML of a lesson's text, and what stands around it. Output: the same in one element a section, whole for
whoever has no scripts, and on paper. A lesson of fewer than three sections stays in one piece. Each section ends with
room for a note of the learner's own. Pictures of all sections but the first wait, so that opening a lesson costs what
is in view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from course.model import Module
from course.model.lesson import Lesson
from course.pages.fragments import Fragments

LEAST = 3  # of fewer, there is nothing to go through
# One pattern for the headings of all lessons: to compile one takes as long as to make a page.
_HEADING = re.compile(r'(?:<span id="[^"]*"></span>)*<h2(?=\s)[^>]*?\sid="([^"]*)"')
_EAGER = re.compile("<img (?![^>]*\\bloading=)")
OWN_CASE = "your-own-case"  # the address of the section that asks learners for a case and a goal of their own


def in_sections(
    text: str,
    opening: Markup,
    end: Markup,
    *,
    module: Module,
    lesson: Lesson,
    titles: Mapping[str, str],
    fragments: Fragments,
    written: Callable[[str], Markup],
) -> Markup:
    """Return a lesson's text with what comes before and after it; ``written`` completes each part of the text.

    ``titles`` are the words of its sections by their ids. What comes before the first section is shown with it, and
    what comes after the last with that.
    """
    before, *texts = split_at(text, lesson.anchors)
    notes = [
        fragments.render(
            "own_note.html", lesson.src, module=module, lesson=lesson, section=name, is_case=name == OWN_CASE
        )
        for name in lesson.anchors
    ]
    parts = [written(part) + note for part, note in zip(texts, notes, strict=True)]
    if len(parts) < LEAST:
        return Markup().join((opening, written(before), *parts, end))
    later = (_EAGER.sub('<img loading="lazy" ', part) for part in parts[1:])
    parts[1:] = [Markup(part) for part in later]  # noqa: S704 - as our templates and Markdown made it
    return fragments.render(
        "lesson_sections.html",
        lesson.src,
        module=module,
        lesson=lesson,
        titles=titles,
        opening=Markup().join((opening, written(before))),
        parts=dict(zip(lesson.anchors, parts, strict=True)),
        asks={name: asked_in(part) for name, part in zip(lesson.anchors, parts, strict=True)},
        end=end,
    )


def asked_in(html: str) -> tuple[int, int]:
    """Return how many questions and how many scenarios a section holds."""
    return html.count("<course-check "), html.count("<course-scenario ")


class NoSection(LookupError):
    """A lesson's page has not the heading that its file has; the text is the heading's id."""


def split_at(html: str, ids: Sequence[str]) -> list[str]:
    """Return what comes before the first of some headings, and each with what follows it, old addresses before it.

    Raises ``NoSection``.
    """
    starts = [0]
    headings = _HEADING.finditer(html)
    for name in ids:
        found = next((heading for heading in headings if heading[1] == escape(name)), None)
        if found is None:
            raise NoSection(name)
        starts.append(found.start())
    return [html[start:end] for start, end in zip(starts, [*starts[1:], len(html)], strict=True)]
