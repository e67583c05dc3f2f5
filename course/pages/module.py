"""Pages of one module that no author writes: its quiz and its checklists."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Page, family_of, revision_line
from course.pages.parts import steps_of
from course.pages.place import place_of
from course.pages.quiz import checklist_html, quiz_html


def quiz_page(content: Content, module: Module, fragments: Fragments) -> Page:
    """Return the test of one module."""
    src, words = f"{module.slug}/quiz.md", content.words
    quiz = quiz_html(fragments.environment, module.quiz, place_of(content, module, fragments, src), fragments.page(src))
    return Page(
        src=src,
        title=module.quiz.title,
        short_title=words.say("Quiz"),
        description=words.say_many(
            "%(number)s question on %(title)s, graded in your browser with reasons.",
            "%(number)s questions on %(title)s, graded in your browser with reasons.",
            module.quiz.asked,
            title=module.title,
        ),
        html=fragments.render(
            "quiz_page.html",
            src,
            module=module,
            quiz=quiz,
            family=family_of(content, module.offering.family),
            steps=steps_of(content, module),
        ),
        revision_line=revision_line(module, words),
        kept=f"quiz/{module.slug}",
    )


def checklist_pages(content: Content, module: Module, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each checklist of a module."""
    words = content.words
    for checklist in module.checklists:
        src = f"{module.slug}/checklist-{checklist.id}.md"
        body = checklist_html(fragments.environment, checklist, content.catalogue.id, fragments.page(src))
        title = words.say("Checklist: %(title)s", title=checklist.title)
        yield Page(
            src=src,
            title=title,
            short_title=title,
            description=fragments.plain(checklist.purpose),
            html=fragments.render("checklist_page.html", src, module=module, checklist=checklist, body=body),
            revision_line=words.say(
                "Revision %(number)s, %(day)s", number=checklist.revision, day=words.day(checklist.date)
            ),
            kept=f"list/{checklist.id}",
        )
