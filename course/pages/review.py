"""What comes back: the page on which learners review, and for each module two scripts that hold its questions.

The pages for the weeks after a course bring their questions from one of them.

Input: ``Content`` and ``Fragments``. Output: a ``Page``, and what scripts hold by their paths. A script can be loaded
from a disk too, and the page loads only those of the modules of which something is due; what is due, the browser knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from course.model import Content, Module
from course.model.questions.base import Question
from course.pages.follow_ups import by_turns
from course.pages.fragments import Fragments
from course.pages.page import Lines, Page, catalogue_line, styles_of
from course.pages.place import place_of
from course.pages.quiz import LESSON_MARKING, NO_ASSETS, Place, assets_for, question_html

REVIEW = "due.md"
STYLES = ("quiz.css", "quiz-more.css", "quiz-script.css")  # of every question; what only some need comes with those


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
    """Return a module's questions, those of its lessons too, by the paths of two scripts.

    None are returned where it has none, or nothing comes back; nor what nobody can mark, since nobody can miss it.

    One holds those that the weeks after a course ask, so that their pages bring no others.
    """
    marked = [question for question in module.quiz.questions if question.is_marked]
    again = {question.id for question in by_turns(module)[: _follow_up_days(content, module)]}
    parted = {"follow-ups": [question for question in marked if question.id in again]}
    if marked and content.catalogue.review:
        parted["questions"] = [question for question in marked if question.id not in again]
    elif not again:
        return {}
    place = replace(place_of(content, module, fragments, REVIEW), contact="")  # it is told on the page of the quiz
    return {f"{module.slug}/{name}.js": _held(module, place, fragments, asked) for name, asked in parted.items()}


def _held(module: Module, place: Place, fragments: Fragments, asked: Sequence[Question]) -> Lines:
    """Return questions of a module as a script holds them, behind a line that says which module it is."""
    page = fragments.page(REVIEW, f"{module.slug}/index.md")
    questions = [question_html(fragments.environment, one, place, page, assets=NO_ASSETS, level=3) for one in asked]
    own = (f"assets/course/{name}" for name in assets_for(asked).styles if name not in STYLES)
    html = Markup("\n").join(questions)
    styles = sorted({*own, *styles_of(str(html))})
    head = fragments.render("review_head.html", REVIEW, module=module, styles=styles)
    return Lines(Markup("\n").join((head, html)), is_packed=True)


def _follow_up_days(content: Content, module: Module) -> int:
    """Return on how many days after a course questions of a module are asked, at most."""
    courses = (one for one in content.catalogue.courses if module.code in (*one.core, *one.electives))
    return max((len(course.follow_ups) for course in courses), default=0)
