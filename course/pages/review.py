"""What comes back: the page on which learners review, and for each module a script that holds its questions.

The pages for the weeks after a course bring their questions from there too.

Input: ``Content`` and ``Fragments``. Output: a ``Page``, and what scripts hold by their paths. A script can be loaded
from a disk too, and the page loads only those of the modules of which something is due; what is due, the browser knows.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Lines, Page, catalogue_line, styles_of
from course.pages.place import place_of
from course.pages.quiz import LESSON_MARKING, NO_ASSETS, assets_for, question_html

REVIEW = "due.md"
STYLES = ("quiz.css", "quiz-more.css")  # of every question; what only some need comes with those


def review_page(content: Content, fragments: Fragments) -> Page:
    """Return the page of what is due for review, which a script fills in."""
    words = content.words
    return Page(
        src=REVIEW,
        title=words.say("Review"),
        short_title=words.say("Review"),
        description=words.say("A few questions that are due today, and when the next ones are."),
        html=fragments.render(
            "review.html",
            REVIEW,
            days=content.catalogue.review,
            styles=STYLES,
            later=LESSON_MARKING,
        ),
        revision_line=catalogue_line(content),
    )


def review_lines(content: Content, module: Module, fragments: Fragments) -> dict[str, Lines]:
    """Return a module's questions, by the path of their script; none where it has none, or nothing comes back."""
    asked = module.quiz.tested if content.catalogue.review or _follows(content, module) else ()
    if not asked:
        return {}
    place = replace(place_of(content, module, fragments, REVIEW), contact="")  # it is told on the page of the quiz
    page = fragments.page(REVIEW, f"{module.slug}/index.md")
    questions = [question_html(fragments.environment, one, place, page, assets=NO_ASSETS, level=3) for one in asked]
    own = (f"assets/course/{name}" for name in assets_for(asked).styles if name not in STYLES)
    html = Markup("\n").join(questions)
    styles = sorted({*own, *styles_of(str(html))})
    head = fragments.render("review_head.html", REVIEW, module=module, styles=styles)
    return {f"{module.slug}/questions.js": Lines(Markup("\n").join((head, html)), is_packed=True)}


def _follows(content: Content, module: Module) -> bool:
    """Tell whether the weeks after a course ask questions of a module."""
    courses = (one for one in content.catalogue.courses if module.code in (*one.core, *one.electives))
    return any(content.follow_up_days(course) for course in courses)
