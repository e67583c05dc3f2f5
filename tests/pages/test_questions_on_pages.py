"""A question that stands on several pages: each has it as a page that alone shows it would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course.locale import ENGLISH
from course.markdown.texts import Texts
from course.model import Quiz
from course.model.questions import Question
from course.pages.fragments import new_environment
from course.pages.quiz import NO_ASSETS, Place, question_html, quiz_html
from course.pages.templates import Templates
from course.reading.data import Mapping
from tests.examples_of_kinds import all_examples, question_of
from tests.pages.test_golden import OVERRIDES

LINKED = question_of("""\
id: linked
kind: single-choice
objective: "1.1"
prompt: Where is it said?
choices:
  - {id: here, text: "In [the lesson](lesson.md)", correct: true, feedback: "![A sign](img/sign.svg) says so."}
  - {id: there, text: Elsewhere, feedback: "See [the lesson](lesson.md)."}
""")


def place(page: str) -> Place:
    return Place(course="training", slug="people", page=page, contact="training@example.org")


def known(page: str) -> dict[str, Any]:
    """Return what templates know of a page, whose addresses say on which they are written."""
    return {"texts": Texts(lambda address: f"from-{page}/{address}"), "link": lambda src: src}


def on_pages(question: Question, quiz: Templates, due: Templates, lesson: Templates) -> list[str]:
    """Return a question in a quiz, where one asks it, for review, and in a lesson."""
    empty = Mapping("quiz.yml", {}, {}, (1, 1))
    asked = Quiz(format=1, title="Quiz", questions=(question,) if question.is_marked else (LINKED,), at=empty)
    return [
        str(quiz_html(quiz, asked, place("quiz"), known("quiz"))),
        str(question_html(due, question, place("due"), known("due"), assets=NO_ASSETS, level=3)),
        str(question_html(lesson, question, place("lesson"), known("lesson"))),
    ]


@pytest.mark.parametrize(
    "question", [LINKED, *(example.question for example in all_examples())], ids=lambda one: one.id
)
def test_each_page_has_a_question_as_if_no_other_had_shown_it(question: Question) -> None:
    alone = on_pages(question, *(new_environment(OVERRIDES) for _ in range(3)))
    one = new_environment(OVERRIDES)
    assert on_pages(question, one, one, one) == alone
    assert on_pages(question, one, one, one) == alone


def test_what_a_question_links_to_and_shows_is_addressed_from_the_page_that_it_stands_on() -> None:
    environment = new_environment(OVERRIDES)
    for page, html in zip(
        ("quiz", "due", "lesson"), on_pages(LINKED, environment, environment, environment), strict=True
    ):
        assert html.count(f'href="from-{page}/lesson.md"') == 3  # the first is said again with its reason
        assert f'src="from-{page}/img/sign.svg"' in html
        assert html.count("from-") == 4


def test_a_template_of_a_site_may_show_a_question_by_where_it_stands(tmp_path: Path) -> None:
    own = tmp_path / "course/question"
    own.mkdir(parents=True)
    begins = '{% extends "course/question/_choices.html" %}{% set type, shuffled = "radio", false %}'
    (own / "single-choice.html").write_text(
        f"{begins}{{% block ask %}}Asked in {{{{ mode }}}}.{{% endblock %}}", "utf-8"
    )
    environment = new_environment(tmp_path, ENGLISH)
    quiz, due, _ = on_pages(LINKED, environment, environment, environment)
    assert ("Asked in test." in quiz, "Asked in check." in due) == (True, True)
