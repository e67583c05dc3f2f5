"""The picture that a question is about is published with its page, though no text places it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import VALID
from tests.examples_of_kinds import FOLDER
from tests.pages.test_own_pages import PAGES, built

pytestmark = pytest.mark.long

QUESTION = """\
  - id: way-out
    kind: hotspot
    objective: "1.1"
    prompt: Where is the way out?
    picture: img/plan.svg
    alt: A *plan* of the [ground] floor
    places:
      - {text: The front door, x: 40, y: 78, width: 20, height: 20, correct: true, feedback: It is open.}
      - {text: The lift, x: 42, y: 35, width: 16, height: 25, feedback: It stops.}
"""


def test_a_picture_of_a_question_is_published_and_shown(course_files: Callable[..., Path]) -> None:
    root = course_files(
        PAGES
        | {
            "quizzes/people.yml": VALID["quizzes/people.yml"] + QUESTION,
            "modules/people/img/plan.svg": (FOLDER / "img/plan.svg").read_text(encoding="utf-8"),
            "modules/people/lesson.md": VALID["modules/people/lesson.md"] + "\n## Out\n\n<!-- question: way-out -->\n",
        }
    )
    site = built(root)
    assert (site / "people/img/plan.svg").is_file()
    for page in ("people/lesson.html", "people/quiz.html"):
        html = (site / page).read_text("utf-8")
        assert 'alt="A *plan* of the [ground] floor" src="img/plan.svg"' in html
        assert 'href="../assets/course/question-hotspot.css"' in html
    key = (built(root, "trainer") / "people/trainer-keys.html").read_text("utf-8")
    assert 'src="img/plan.svg"' in key
    assert "<li><b>The front door</b> It is open.</li>" in key
