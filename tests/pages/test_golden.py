"""The first example of each kind, rendered: what a change of a template changes shows here.

GOLDEN=write pytest tests/pages/test_golden.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from course.markdown.texts import Texts
from course.pages.fragments import new_environment
from course.pages.quiz import NO_ASSETS, Place, Section, question_html
from tests.examples_of_kinds import FOLDER, examples
from tests.golden import kept, prettified

GOLDEN = Path(__file__).parent / "golden"
OVERRIDES = Path(__file__).parents[2] / "overrides"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml"))


def rendered(kind: str) -> str:
    question = examples(kind)[0].question
    place = Place(
        course="training",
        slug="people",
        page="https://example.org/people/lesson.html",
        contact="training@example.org",
        sections={question.id: Section(url="lesson.html#narrate", title="Narrate")},
    )
    page = {"texts": Texts(), "link": lambda src: src}
    html = question_html(new_environment(OVERRIDES), question, place, page, assets=NO_ASSETS)
    return prettified(str(html))


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_example_of_a_kind_is_rendered_as_it_was(kind: str) -> None:
    path = GOLDEN / f"{kind}.html"
    html = rendered(kind)
    assert html == rendered(kind)
    assert html == kept(path, html)


def test_every_golden_file_belongs_to_a_kind() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == KINDS
