"""Pages of one module that no author writes: its quiz and its checklists."""

from __future__ import annotations

from collections.abc import Iterator

from course.locale import Words, several
from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Page, revision_line, revision_of_checklist
from course.pages.parts import steps_of
from course.pages.place import place_of
from course.pages.quiz import checklist_html, quiz_html


def _about_quiz(module: Module, words: Words) -> str:
    """Return what search engines show of a quiz: that it gives reasons, where every question does."""
    if all(question.is_explained for question in module.quiz.tested):
        one, other = several(
            "%(number)s question on %(title)s, graded in your browser with reasons.",
            "%(number)s questions on %(title)s, graded in your browser with reasons.",
        )
    else:
        one, other = several(
            "%(number)s question on %(title)s, graded in your browser.",
            "%(number)s questions on %(title)s, graded in your browser.",
        )
    return words.say_many(one, other, module.quiz.asked, title=module.title)


def quiz_page(content: Content, module: Module, fragments: Fragments) -> Page:
    """Return the test of one module."""
    src, words = f"{module.slug}/quiz.md", content.words
    quiz = quiz_html(fragments.environment, module.quiz, place_of(content, module, fragments, src), fragments.page(src))
    return Page(
        src=src,
        title=module.quiz.title,
        short_title=words.say("Quiz"),
        description=_about_quiz(module, words),
        html=fragments.render(
            "quiz_page.html",
            src,
            module=module,
            quiz=quiz,
            family=content.family(module.offering.family),
            steps=steps_of(content, module),
        ),
        revision_line=revision_line(module, words),
        kept=f"quiz/{module.slug}",
    )


def checklist_pages(content: Content, module: Module, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each checklist of a module."""
    words, steps = content.words, steps_of(content, module)
    for checklist in module.checklists:
        src = f"{module.slug}/checklist-{checklist.id}.md"
        ending = fragments.render("checklist_ending.html", src, checklist=checklist, steps=steps)
        known = fragments.page(src)
        asked = checklist.required or content.catalogue.requires.checklists
        body = checklist_html(fragments.environment, checklist, content.catalogue.id, known, asked=asked, ending=ending)
        title = words.say("Checklist: %(title)s", title=checklist.title)
        yield Page(
            src=src,
            title=title,
            short_title=title,
            description=fragments.plain(checklist.purpose),
            html=fragments.render("checklist_page.html", src, module=module, checklist=checklist, body=body),
            revision_line=revision_of_checklist(checklist, words),
            kept=f"list/{checklist.id}",
        )
