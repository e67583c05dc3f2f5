"""Scenarios and guides as HTML: complete without JavaScript, and sound whatever authors write."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.scenario import filled, scenario_html
from tests.scenarios.test_checks import guide

OVERRIDES = Path(__file__).parents[2] / "overrides"
SCENARIOS = "modules/people/scenarios.yml"


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Callable[..., Content]:
    """Return the valid course with changes."""
    return lambda changes: load_course(course_files(changes), rules=False)


def played(content: Content) -> str:
    """Return the first scenario as a lesson of its module places it."""
    fragments = Fragments(content, OVERRIDES, Links())
    [module] = content.modules
    return str(scenario_html(content, module, module.scenarios[0], fragments, "people/lesson.md"))


def guide_page(content: Content) -> pages.Page:
    """Return the page of the first guide."""
    found = pages.generated(content, Fragments(content, OVERRIDES, Links()))
    return next(page for page in found if "/guide-" in page.src)


def test_every_moment_choice_and_ending_is_on_the_page(content: Callable[..., Content]) -> None:
    html = played(content({}))
    for words in ("They do not answer.", "Call for help", "Waiting costs time.", "Help comes late.", "A poor ending"):
        assert words in html
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert all(target in ids for target in re.findall(r'href="#([^"]+)"', html))
    assert "Go on to moment 3" in html


def test_an_effect_is_told_in_words(content: Callable[..., Content], replaced: Callable[..., dict[str, str]]) -> None:
    changed = replaced(SCENARIOS, "{quick: 1}", "{quick: 1, calm: 1, clear: -1}")
    html = played(content(changed))
    assert '<span class="course-scenario__helped">Helped: quick, calm.</span>' in html
    assert '<span class="course-scenario__hurt">Hurt: clear.</span>' in html
    assert 'data-effect="1 1 -1"' in html


def test_an_effect_of_nothing_is_told_in_the_words_of_the_house(
    content: Callable[..., Content], replaced: Callable[..., dict[str, str]]
) -> None:
    nothing = replaced(SCENARIOS, "{quick: 1}", "{calm: 0}")
    assert '<p class="course-scenario__effect">Left the three habits as they were.</p>' in played(content(nothing))
    assert '<ul class="course-scenario__qualities" aria-label="The three habits so far"' in played(content(nothing))
    written = "{id: quick, label: quick}, {id: calm, label: calm}, {id: clear, label: clear}"
    alone = replaced("modules/catalogue.yml", written, "{id: calm, label: calm}")
    alone["modules/catalogue.yml"] = alone["modules/catalogue.yml"].replace("the three habits", "your calm")
    assert '<p class="course-scenario__effect">Left your calm as it was.</p>' in played(content(nothing | alone))


def test_a_house_without_qualities_has_scenarios_that_score_nothing(
    content: Callable[..., Content], replaced: Callable[..., dict[str, str]]
) -> None:
    catalogue = replaced("modules/catalogue.yml", "scenario_qualities:\n", "ignored:\n")
    lines = catalogue["modules/catalogue.yml"].split("\n")
    at = lines.index("ignored:")
    catalogue["modules/catalogue.yml"] = "\n".join(lines[:at] + lines[at + 3 :])
    html = played(content(catalogue | replaced(SCENARIOS, "          effect: {quick: 1}\n", "")))
    assert "Call for help" in html
    assert "course-scenario__effect" not in html
    assert "course-scenario__qualities" not in html


@pytest.mark.parametrize(("effect", "word"), [("1", "Kept"), ("-1", "Missed"), ("0", "Touched")])
def test_an_item_is_kept_missed_or_touched_by_what_the_choice_does(
    effect: str, word: str, content: Callable[..., Content], replaced: Callable[..., dict[str, str]]
) -> None:
    items = f"{{quick: {effect}}}\n          items: [after-a-call/stayed]"
    html = played(content(replaced(SCENARIOS, "{quick: 1}", items)))
    assert f"{word}: “Stayed with the person”, from" in html
    assert 'href="checklist-after-a-call.html"' in html


@pytest.mark.long
def test_a_guide_has_a_page_and_a_lesson_leads_to_it(content: Callable[..., Content]) -> None:
    made = content(guide())
    page = guide_page(made)
    assert page.src == "people/guide-who-rings.md"
    assert page.src in made.page_sources
    assert page.title == "Guide: Who rings"
    assert "3 steps" not in played(made)
    assert '<a href="guide-who-rings.html"><strong>Who rings</strong></a>: 4 steps' in played(made)


@pytest.mark.long
def test_a_guide_can_be_read_as_numbered_steps_with_links(content: Callable[..., Content]) -> None:
    html = str(guide_page(content(guide())).html)
    assert re.findall(r'<li id="step-([a-z]+)"', html) == ["hurt", "nurse", "wait", "better"]
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert all(target in ids for target in re.findall(r'href="#([^"]+)"', html))
    assert html.count('<a class="course-guide__choice" href="#step-nurse">') == 3
    assert "At every step: where nothing fits, or it feels wrong, fetch a person. Go to 2." in html
    assert "go to 3" in html
    assert "A person takes over." in html


@pytest.mark.long
def test_variables_stand_as_their_titles_until_they_are_filled_in(content: Callable[..., Content]) -> None:
    made = content(guide())
    html = str(guide_page(made).html)
    assert 'Is <span class="course-variable" data-variable="client">[Name]</span> hurt?' in html
    assert 'data-note="Hurt, {ticket}"' in html
    [part] = made.modules[0].scenarios
    from markupsafe import Markup

    assert filled(Markup('<a title="{client}">{other}</a>'), part) == '<a title="{client}">{other}</a>'


@pytest.mark.long
def test_no_text_of_an_author_becomes_html(content: Callable[..., Content]) -> None:
    attack = "<img src=x onerror=alert(1)>"
    changes = guide()
    changes[SCENARIOS] = changes[SCENARIOS].replace("Name}", f'"{attack}"}}').replace("Hurt, ", f"{attack}, ")
    changes[SCENARIOS] = (
        changes[SCENARIOS].replace("Fetch the nurse.", attack).replace('text: "No"', f'text: "{attack}"')
    )
    html = str(guide_page(content(changes)).html)
    assert "<img" not in html
    assert html.count("&lt;img") >= 5


def test_a_guide_costs_no_minutes_of_the_course(content: Callable[..., Content]) -> None:
    assert content(guide()).modules[0].minutes < content({}).modules[0].minutes
