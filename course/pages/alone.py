"""One question, checklist, scenario or guide by itself, as learners meet it: for previews.

Input: a course, a module and what is to be shown, and the source of the page that shows it. Output: ``Markup``.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from course.model import Checklist, Content, Module, Scenario
from course.model.questions import Question
from course.pages.fragments import Fragments
from course.pages.place import place_of
from course.pages.quiz import checklist_html, question_html, quiz_html
from course.pages.scenario import guide_html, scenario_html


def question_alone(content: Content, module: Module, question: Question, fragments: Fragments, src: str) -> Markup:
    """Return a question as a lesson asks it, or as the quiz does where no lesson may."""
    place = place_of(content, module, fragments, src)
    page = fragments.page(src, f"{module.slug}/quiz.md")
    if question.use != "test":
        return question_html(fragments.environment, question, place, page)
    quiz = replace(module.quiz, questions=(question,), draw=None)
    return quiz_html(fragments.environment, quiz, place, page)


def checklist_alone(content: Content, module: Module, checklist: Checklist, fragments: Fragments, src: str) -> Markup:
    """Return a checklist as its page has it."""
    page = fragments.page(src, f"{module.slug}/index.md")
    return checklist_html(fragments.environment, checklist, content.catalogue.id, page)


def scenario_alone(content: Content, module: Module, scenario: Scenario, fragments: Fragments, src: str) -> Markup:
    """Return a scenario as a lesson has it, or a guide as its page has it."""
    if scenario.is_guide:
        return guide_html(module, scenario, fragments, src)
    return scenario_html(content, module, scenario, fragments, src)
