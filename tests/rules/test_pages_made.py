"""What rules ask of pages, judged on the pages that are made from the small valid course."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from course import pages
from course.model import Content
from course.model.lesson import Reading
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.scenario import scenario_html
from course.reading.wording import hours

OVERRIDES = Path(__file__).parents[2] / "overrides"
STEM = "At the end of this module you should be able to"
FIELDS = (
    "objectives", "how-it-works", "completion", "overview", "who-should-attend", "topics", "on-the-job",
    "about-this-module", "sources", "related",
)  # fmt: skip


@pytest.fixture
def content(content_of: Callable[..., Content]) -> Content:
    return content_of()


@pytest.fixture
def made(content: Content) -> dict[str, pages.Page]:
    fragments = Fragments(content, OVERRIDES, Links())
    return {page.src: page for page in pages.generated(content, fragments)}


@pytest.fixture
def offering(content: Content) -> str:
    fragments = Fragments(content, OVERRIDES, Links())
    return str(pages.offering_html(content, content.by_code["FA-101"], fragments, Reading(html="<p>The overview.</p>")))


def test_ob05_the_pass_mark_is_objective_x_0(offering: str) -> None:
    assert re.findall(r"(?:TO|LO) \d+\.\d+", offering) == ["LO 1.1", "LO 1.2", "LO 1.3", "TO 1.0"]
    assert "Score at least 80% on the module quiz" in offering


def test_ob06_the_stem_stands_once_before_the_list(offering: str) -> None:
    assert offering.count(STEM) == 1
    assert offering.index(STEM) < offering.index("LO 1.1")


def test_st01_the_page_leads_on_to_the_familys_courses(offering: str) -> None:
    assert "To learn more about our" in offering
    assert "#family-first-aid" in offering


@pytest.mark.long
def test_qz08_the_order_of_choices_is_mixed_and_stays_the_same(
    content_of: Callable[..., Content], made: dict[str, pages.Page]
) -> None:
    again = {page.src: page for page in pages.generated(content_of(), Fragments(content_of(), OVERRIDES, Links()))}
    assert again["calling/quiz.md"].html == made["calling/quiz.md"].html
    written = content_of().by_code["FA-101"].quiz.questions
    shown = [
        re.search(rf'name="[^"]*{one.id}[^"]*" value="(\w+)"', str(made["calling/quiz.md"].html)) for one in written
    ]
    firsts = {match.group(1) for match in shown if match}
    assert len(firsts) > 1  # the first choice, a, is the right one in every question as written


def test_sc05_a_scenario_can_be_played_again_from_every_ending(content: Content) -> None:
    module = content.by_code["FA-101"]
    fragments = Fragments(content, OVERRIDES, Links())
    [scenario] = module.scenarios
    html = str(scenario_html(content, module, scenario, fragments, module.lessons[0].src))
    endings = html.count("course-scenario__end")
    assert endings == 2
    assert html.count('<a href="#scenario-fall-on-the-stairs-arrival">') >= endings


def test_ck07_a_list_shows_purpose_date_revision_and_owner(made: dict[str, pages.Page]) -> None:
    html = str(made["calling/checklist-after-a-call.md"].html)
    for words in (
        "So that nobody waits",
        "as you hang up",
        "21 November 2026",
        "Safety desk",
        "<dt>Revision</dt><dd>1",
    ):
        assert words in html


def test_ck08_a_list_is_a_draft_until_it_is_issued(
    content_of: Callable[..., Content], made: dict[str, pages.Page]
) -> None:
    name = "calling/checklist-before-welding.md"
    assert "<dt>Status</dt><dd>Draft, not yet trialled</dd>" in made[name].html
    issued = content_of(
        (
            "modules/calling/checklists.yml",
            "  next_review: 2027-11-21\n  items:\n    - id: find\n",
            "  next_review: 2027-11-21\n  status: issued\n  trials: [{date: 2026-12-01, by: The welders}]\n"
            "  items:\n    - id: find\n",
        )
    )
    page = {page.src: page for page in pages.generated(issued, Fragments(issued, OVERRIDES, Links()))}[name]
    assert "Draft" not in page.html
    assert "1 December 2026 by The welders" in page.html


def test_cl05_a_citation_is_labelled_with_the_status(content: Content) -> None:
    module = content.by_code["FA-101"]
    body = "\n\n".join(
        f"## {anchor.capitalize()}\n\nA welder.[^000-02]"
        for anchor in ("look", "call", "after the call", "your own case")
    )
    lesson = replace(module.lessons[0], body=body)
    html = pages.lesson_html(content, module, module.lessons[0], Fragments(content, OVERRIDES, Links()), lesson.reading)
    assert '<span class="course-status course-status--anecdote">anecdote</span>' in html


def test_cl09_the_interest_of_an_author_is_shown(made: dict[str, pages.Page]) -> None:
    assert "Sells telephones for workshops." in made["sources.md"].html


def test_ct01_the_fields_of_a_module_stand_in_the_fixed_order(offering: str) -> None:
    places = [offering.index(f'id="{name}"') for name in FIELDS]
    assert places == sorted(places)
    after = [offering.index(words) for words in ("To learn more about our", "Questions? Ask the", "Next review")]
    assert places[-1] < after[0] < after[1] < after[2]


def test_ct03_hours_are_the_sum_of_the_estimates(content: Content, made: dict[str, pages.Page]) -> None:
    [course] = content.catalogue.courses
    total = hours(sum(module.minutes for module in content.modules))
    assert hours(content.minutes_of(course)) == total
    assert total in made["index.md"].html
    assert f"Contact hours: {total}. One contact hour is 60 minutes." in made["courses/first-minutes.md"].html


def test_ct05_a_course_lists_its_modules_and_says_what_its_certificate_is(made: dict[str, pages.Page]) -> None:
    html = str(made["courses/first-minutes.md"].html)
    for words in ("FA-101", "FA-102", "Certificate of completion, not a professional certification", "does not expire"):
        assert words in html


def test_pg02_every_page_has_one_h1_and_skips_no_heading(made: dict[str, pages.Page], offering: str) -> None:
    for src, html in [*((src, str(page.html)) for src, page in made.items()), ("offering", offering)]:
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        assert levels.count(1) == 1, src
        assert levels[0] == 1, src
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), src


def test_pg03_every_page_shows_its_date_and_revision(made: dict[str, pages.Page], content: Content) -> None:
    undated = [src for src, page in made.items() if not re.search(r"20\d\d", page.revision_line)]
    assert undated == []
    line = "FA-101, version 1.0, 21 November 2026, next review 21 November 2027"
    assert pages.revision_line(content.modules[0]) == line
