"""Parts of pages: standards, dates, hours, scenarios in order, sources, and texts with their links."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup, escape

from course.checks.load import load_course
from course.model import Standard
from course.model.links import Links
from course.pages.fragments import STATUS_WORDS, Fragments, new_environment, source_anchor, sources_of, standard_html
from course.reading.wording import day, hours
from course.scenarios.paths import numbered_nodes

CATALOGUE = "modules/catalogue.yml"
STANDARD = "  - {id: call-within, label: Time to call for help, unit: seconds}"
BLANK = (
    '<span class="course-blank"><span class="course-visually-hidden">blank to fill in: Time to call for help</span>'
    "</span> seconds"
)


@pytest.fixture
def fragments(course_files: Callable[..., Path]) -> Callable[[Mapping[str, str]], Fragments]:
    """Load the valid course with changes, and return its fragments."""
    return lambda changes: Fragments(load_course(course_files(changes), rules=False), Path("overrides"), Links())


Make = Callable[[Mapping[str, str]], Fragments]
Replaced = Callable[[str, str, str], dict[str, str]]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(60, "1 hour"), (30, "0.5 hours"), (45, "0.7 hours"), (5, "5 minutes"), (90, "1.5 hours"), (120, "2 hours")],
)
def test_contact_hours_are_tenths_never_rounded_up(minutes: int, words: str) -> None:
    assert hours(minutes) == words


def test_a_date_is_written_as_people_write_it() -> None:
    assert day(datetime.date(2026, 3, 1)) == "1 March 2026"


def test_a_standard_is_a_blank_until_it_has_a_value(fragments: Make, replaced: Replaced) -> None:
    texts = fragments({}).page("people/lesson.md")["texts"]
    assert texts.inline("Call *within* [[call-within]].") == f"Call <em>within</em> {BLANK}."
    assert texts.blocks("Within [[call-within]]") == f"<p>Within {BLANK}</p>"
    given = fragments(replaced(CATALOGUE, STANDARD, STANDARD.replace("unit", "value: <30>, unit")))
    assert given.page("index.md")["texts"].inline("[[call-within]]") == "&lt;30&gt; seconds"


def test_a_standard_inside_an_attribute_leaves_the_tag_whole(fragments: Make) -> None:
    texts = fragments({}).page("people/lesson.md")["texts"]
    html = texts.inline('![[[call-within]]](a.svg "[[call-within]]") [[call-within]]')
    assert html == f'<img alt="[[call-within]]" src="a.svg" title="[[call-within]]" /> {BLANK}'


def test_what_is_no_standard_stays_as_it_is(fragments: Make) -> None:
    texts = fragments({}).page("people/lesson.md")["texts"]
    assert texts.blocks("[[other]] [x]") == "<p>[[other]] [x]</p>"


def test_a_backslash_makes_two_brackets_text(fragments: Make) -> None:
    texts = fragments({}).page("people/lesson.md")["texts"]
    assert texts.inline(r"\[[call-within]] `[[call-within]]`") == "[[call-within]] <code>[[call-within]]</code>"
    assert texts.blocks("```\n[[call-within]]\n```").count("[[call-within]]") == 1


def test_words_of_a_standard_are_text(fragments: Make, course_files: Callable[..., Path]) -> None:
    content = load_course(course_files({}), rules=False)
    node = content.catalogue.standards[0].at
    assert standard_html(Standard(id="a", title="<b>", unit='"', at=node)) == (
        '<span class="course-blank"><span class="course-visually-hidden">blank to fill in: &lt;b&gt;</span>'
        "</span> &#34;"
    )


def test_moments_of_a_scenario_are_numbered_as_a_reader_meets_them(course_files: Callable[..., Path]) -> None:
    [scenario] = load_course(course_files({}), rules=False).modules[0].scenarios
    assert [(number, name) for number, name, _ in numbered_nodes(scenario)] == [
        (1, "arrival"),
        (2, "called"),
        (3, "waited"),
    ]


def test_a_scenario_that_comes_back_numbers_each_moment_once(fragments: Make, replaced: Replaced) -> None:
    path = "modules/people/scenarios.yml"
    old = "    waited:\n      ends: poor\n      says: Help comes late.\n      debrief: A call could have come first.\n"
    new = (
        "    waited:\n      says: You wait.\n      choices:\n"
        "        - {text: Start again, goto: arrival, reason: You can.}\n"
        "        - {text: Call, goto: called, reason: You should.}\n"
    )
    [scenario] = fragments(replaced(path, old, new)).content.modules[0].scenarios
    assert [name for _, name, _ in numbered_nodes(scenario)] == ["arrival", "called", "waited"]


def test_a_module_rests_on_what_it_cites_in_the_order_of_the_file(fragments: Make) -> None:
    content = fragments({}).content
    assert [source.id for source in sources_of(content.modules[0], content)] == ["000-01", "001-01"]
    assert source_anchor("000-01") == "source-000-01"


def test_every_status_has_words() -> None:
    assert set(STATUS_WORDS) == {
        "supported", "partly", "practice", "opinion", "anecdote", "unverified", "contradicted", "source-error", "promo",
    }  # fmt: skip


def test_links_in_a_text_start_from_the_page_it_is_shown_on(fragments: Make) -> None:
    made = fragments({})
    here = made.page("people/lesson.md")["texts"]
    elsewhere = made.page("fire/lesson.md", "people/index.md")["texts"]
    assert here.inline("[x](quiz.md#a)") == '<a href="quiz.html#a">x</a>'
    assert elsewhere.inline("[x](quiz.md)") == '<a href="../people/quiz.html">x</a>'
    assert made.page("index.md")["texts"].inline("[x](sources.md)") == '<a href="sources.html">x</a>'


def test_a_link_cannot_be_talked_into_a_scheme_by_its_folder(fragments: Make) -> None:
    texts = fragments({}).page("people/lesson.md")["texts"]
    assert texts.blocks("[x][1]\n\n[1]: ./javascript:alert(1)") == '<p><a href="./javascript:alert(1)">x</a></p>'


def test_templates_escape_and_a_misspelt_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ name }}{{ missing }}")
    template = new_environment(tmp_path).get_template("a.html")
    assert template.render(name="<b>", missing="") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        template.render(name="<b>")


def test_what_a_template_writes_is_escaped_once_whatever_it_is(tmp_path: Path) -> None:
    class Told:
        def __html__(self) -> str:
            return "<i>"

        def __str__(self) -> str:
            return "<u>"

    values = ["<b>", Markup("<b>"), 1.5, None, Told(), jinja2.Undefined(name="x"), "", ["<"]]
    (tmp_path / "a.html").write_text(
        "{% macro told(v) %}{{ v }}{% endmacro %}{% for v in values %}{{ v }}{{ told(v) }}|{% endfor %}"
    )
    template = new_environment(tmp_path).get_template("a.html")
    expected = (f"{escape(value) * 2}|" for value in values)
    assert template.render(values=values) == "".join(expected)


def test_a_function_that_asks_for_the_context_gets_it_from_a_template(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ plain('x', y='y') }}{{ knowing('x') }}{{ plain('z') }}")
    template = new_environment(tmp_path).get_template("a.html")
    knowing = jinja2.pass_context(lambda context, word: f"{word}{context['name']}")
    assert template.render(plain=lambda x, y="": x + y, knowing=knowing, name="n") == "xyxnz"


def test_a_template_that_is_asked_for_again_is_the_same_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("a")
    made = new_environment(tmp_path)
    assert made.get_template("a.html") is made.get_template("a.html")
    assert made.get_template("a.html", globals={"x": 1}) is not made.get_template("course/home.html")
    with pytest.raises(jinja2.TemplateNotFound):
        made.get_template("b.html")


def test_a_mapping_in_a_template_holds_no_methods(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ found['clear'] | default(0) }} {{ found['items'] }} {{ pair[0] }}")
    template = new_environment(tmp_path).get_template("a.html")
    assert template.render(found={"items": 2}, pair=(1,)) == "0 2 1"
