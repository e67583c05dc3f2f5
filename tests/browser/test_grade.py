"""grade(question, response), called in a page as the site calls it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from devtools.bundle import exposed
from tests.browser.site import Site
from tests.examples_of_kinds import FOLDER, marked_examples

pytestmark = pytest.mark.browser
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml"))

GRADE_PAGE = """([ids, responses]) => responses.map((response, at) => {
    const box = document.getElementById('question-' + ids[at]);
    const key = document.querySelector('course-quiz').questions.find((question) => question.box === box).key;
    return coursewright.grade(key, response);
})"""


@pytest.fixture
def graded(site: Site, page: Page) -> Page:
    """A page with every example, and everything that grades them loaded."""
    site.quiz([example.question for example in marked_examples()])
    page.goto("quiz.html")
    page.get_by_role("group").first.get_by_role("combobox").first.select_option(index=1)
    page.evaluate(exposed())
    return page


def test_each_example_response_earns_what_the_example_says(graded: Page) -> None:
    cases = [(one.question, response, earns) for one in marked_examples() for response, earns in one.responses]
    results = graded.evaluate(GRADE_PAGE, [[case[0].id for case in cases], [case[1] for case in cases]])
    for (question, response, earns), result in zip(cases, results, strict=True):
        assert result["points"] == pytest.approx(earns, abs=1e-4), (question.id, response)
        assert result["of"] == question.points


def test_the_scripts_templates_models_and_examples_name_the_same_kinds(graded: Page) -> None:
    from course.model.questions import KINDS as MODELS

    judges = graded.evaluate("Object.keys(coursewright.GRADING).sort()")
    templates = sorted(path.stem for path in (FOLDER.parents[1] / "overrides/course/question").glob("[!_]*.html"))
    models = sorted(str(getattr(model, "kind", "")) for model in MODELS)
    assert judges == templates == models == KINDS


WORDS = st.sampled_from(
    ["", " ", "1", "2", "a", "-0", "narrate", "1,200", "constructor", "__proto__", "\ud7ff", "NaN", "1e9", "\uff19"]
)
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
    | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.lists(ODD, min_size=12, max_size=12), whole=ODD)
def test_any_response_at_all_earns_from_nothing_to_the_points_of_the_question(
    graded: Page, values: list[Any], whole: Any
) -> None:
    questions = [example.question for example in marked_examples()]
    results = graded.evaluate(
        """([values, whole]) => document.querySelector('course-quiz').questions.flatMap(({ key }) => {
            const response = Object.fromEntries(Object.keys(key.parts).map((id, at) => [id, values[at]]));
            return [coursewright.grade(key, response), coursewright.grade(key, whole)];
        })""",
        [values, whole],
    )
    assert len(results) == 2 * len(questions)
    for result in results:
        assert isinstance(result["points"], int | float)
        assert 0 <= result["points"] <= result["of"]
        assert result["right"] == (result["points"] == result["of"])


def test_a_response_that_refuses_to_be_read_earns_nothing(graded: Page) -> None:
    points = graded.evaluate(
        """() => document.querySelector('course-quiz').questions.map(({ key }) => {
            const refuse = () => { throw new Error('no'); };
            const trap = new Proxy({}, { get: refuse, has: refuse, getOwnPropertyDescriptor: refuse });
            return [trap, undefined, null, Symbol.iterator, () => 1].map((odd) => coursewright.grade(key, odd).points);
        }).flat()"""
    )
    assert set(points) == {0}


def test_grading_changes_neither_the_question_nor_the_response(graded: Page) -> None:
    assert graded.evaluate(
        """() => document.querySelector('course-quiz').questions.every(({ key }) => {
            const response = Object.freeze({ a: true, answer: '7' });
            const before = JSON.stringify(key);
            const first = JSON.stringify(coursewright.grade(Object.freeze(key), response));
            return first === JSON.stringify(coursewright.grade(key, response)) && before === JSON.stringify(key);
        })"""
    )
