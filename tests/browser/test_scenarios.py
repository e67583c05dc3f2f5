"""Every scenario of the course is played to every ending; one of them as a learner plays it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.model import Content, Module, Scenario
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.scenario import ENDINGS, scenario_html
from course.scenarios import paths
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.browser

KEY = "coursewright/client-relationship-training/scenario/people/reception-at-nine"
# Plays each way through by its own buttons, and returns what each came to.
PLAY = """ways => {
  const scene = document.querySelector("course-scenario");
  const press = (found) => { found.click(); };
  const named = (name) => [...scene.querySelectorAll("button")].find((one) => one.textContent === name);
  return ways.map((way) => {
    if (named("Play again")) press(named("Play again"));
    const said = way.map((at) => {
      press(scene.querySelectorAll(".course-scene__choice")[at]);
      const outcome = scene.querySelector(".course-scene__outcome");
      return document.activeElement === outcome && outcome.querySelectorAll("p").length >= 4;
    });
    return [scene.querySelector(".course-scene__where").textContent, said.every(Boolean),
            scene.querySelectorAll(".course-scene__path > li").length,
            scene.querySelectorAll(".course-scene__choice").length];
  });
}"""


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(ROOT, rules=False)


def shown(site: Site, content: Content, module: Module, scenario: Scenario) -> str:
    """Write a page with one scenario, and return its name."""
    fragments = Fragments(content, Path(ROOT / "overrides"), Links())
    name = f"{scenario.id}.html"
    site.write(name, scenario_html(content, module, scenario, fragments, "page.md"), title="A lesson")
    return name


def enough(scenario: Scenario) -> list[tuple[tuple[str, int], ...]]:
    """Return so many plays that together they take every choice, and so come to every ending."""
    taken: set[tuple[str, int]] = set()
    ways = []
    for way in paths.plays(scenario):
        if not taken.issuperset(way):
            taken.update(way)
            ways.append(way)
    return ways


@pytest.fixture
def reception(site: Site, content: Content, page: Page) -> Page:
    module = content.by_slug["people"]
    page.goto(shown(site, content, module, module.scenarios[0]))
    return page


def test_every_scenario_plays_from_its_start_to_every_ending(site: Site, content: Content, page: Page) -> None:
    played = 0
    for module in content.modules:
        for scenario in module.scenarios:
            if scenario.is_guide:
                continue
            page.goto(shown(site, content, module, scenario))
            ways = enough(scenario)
            ends = []
            for way in ways:
                name, at = way[-1]
                ends.append(scenario.nodes[scenario.nodes[name].choices[at].goto].ends)
            came_to = page.evaluate(PLAY, [[at for _, at in way] for way in ways])
            assert came_to == [[ENDINGS[end or ""], True, len(way), 0] for way, end in zip(ways, ends, strict=True)], (
                scenario.id
            )
            reached = {step.goto for way in ways for name, at in way for step in [scenario.nodes[name].choices[at]]}
            assert reached >= {name for name, node in scenario.nodes.items() if node.ends}
            played += 1
    assert played == 13


def test_a_play_by_keyboard_says_what_came_of_each_choice_and_what_else_there_was(reception: Page) -> None:
    expect(reception.get_by_role("list", name="The three Rs so far")).to_contain_text("no change")
    reception.get_by_role("button", name="Nod to the client").focus()
    reception.keyboard.press("Enter")
    outcome = reception.get_by_role("group", name="What came of your choice")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text("The client nods back.")
    expect(outcome).to_contain_text("Helped: responsive, respectful.")
    status = reception.get_by_role("status").first
    expect(status).to_have_text("Reliable: no change. Responsive: helped 1. Respectful: helped 1.")
    reception.keyboard.press("Tab")
    reception.keyboard.press("Tab")
    expect(reception.get_by_role("button", name="I'm really sorry")).to_be_focused()
    reception.keyboard.press("Space")
    reception.get_by_role("button", name="Back one step").press("Enter")
    expect(reception.get_by_role("heading", name="Moment 2")).to_be_focused()
    expect(status).to_have_text("Reliable: no change. Responsive: helped 1. Respectful: helped 1.")
    reception.get_by_role("button", name="I'm really sorry").press("Enter")
    reception.get_by_role("button", name="I'll find out what went wrong").press("Enter")
    expect(reception.get_by_role("heading", name="A mixed ending")).to_be_visible()
    expect(reception.get_by_text("You were reliable where it counted").first).to_be_visible()
    expect(reception.get_by_text("From moment 3 it could still have come to:")).to_be_visible()
    expect(reception.get_by_text("A poor ending: The client leaves with the same wrong permit")).to_be_visible()
    expect(reception.get_by_role("link", name="After-contact confirmation").first).to_be_visible()
    expect(reception.get_by_text("Beside your earlier plays")).to_have_count(0)
    reception.get_by_role("button", name="Play again from moment 3").press("Enter")
    expect(reception.get_by_role("heading", name="Moment 3")).to_be_focused()


def test_plays_are_kept_beside_each_other_and_the_newest_twenty_at_most(reception: Page) -> None:
    def play(*names: str) -> None:
        for name in names:
            reception.get_by_role("button", name=name, exact=name == "Play again").click()

    play("Nod to the client", "I'm really sorry", "I'll find out what", "Play again")
    reception.reload()
    play("Nod to the client", "You can change it yourself")
    beside = reception.get_by_role("listitem").filter(has_text="parted from this one at moment 2")
    expect(beside).to_contain_text("a mixed ending; reliable 0, responsive +2, respectful +3")
    play("Back one step", "You can change it yourself")
    expect(reception.get_by_role("listitem").filter(has_text="the same path")).to_be_visible()
    reception.get_by_text("Beside your earlier plays").wait_for()
    record = reception.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)
    assert [run["path"] for run in record["runs"]] == [
        ["arrival:3", "seen:2", "stuck:2"],
        ["arrival:3", "seen:3"],
        ["arrival:3", "seen:3"],
    ]
    assert record["runs"][0]["effects"] == {"reliable": 0, "responsive": 2, "respectful": 3}
    assert [run["ends"] for run in record["runs"]] == ["mixed", "poor", "poor"]
    record["runs"] *= 7
    reception.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, record])
    play("Back one step", "You can change it yourself")
    assert reception.evaluate("key => JSON.parse(localStorage.getItem(key)).runs.length", KEY) == 20
    expect(reception.get_by_text("18 more")).to_be_visible()


@pytest.mark.parametrize(
    "stored", ["{", '{"v":1,"n":1,"runs":7}', '{"v":1,"n":1,"runs":[null,{"path":3},{"path":[],"effects":{}}]}']
)
def test_a_damaged_record_stops_nothing(reception: Page, stored: str) -> None:
    reception.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    reception.reload()
    reception.get_by_role("button", name="Nod to the client").click()
    reception.get_by_role("button", name="You can change it yourself").click()
    expect(reception.get_by_role("heading", name="A poor ending")).to_be_visible()
    assert reception.evaluate("key => JSON.parse(localStorage.getItem(key)).runs.at(-1).ends", KEY) == "poor"


def test_paper_has_every_moment_with_every_choice_opened(reception: Page) -> None:
    reception.get_by_role("button", name="Nod to the client").click()
    reception.emulate_media(media="print")
    reception.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(reception.get_by_text("Go on to moment 10").first).to_be_visible()
    expect(reception.get_by_text("The loudest demand won.")).to_be_visible()
    expect(reception.get_by_text("You chose:")).to_be_hidden()
    expect(reception.get_by_role("button")).to_have_count(0)


def test_a_scenario_half_played_goes_on_after_the_page_is_loaded_again(reception: Page) -> None:
    where = reception.locator(".course-scene__where")
    press = reception.locator(".course-scene__choice")
    press.first.click()
    expect(where).to_have_text("Moment 2")
    says = reception.locator(".course-scene__says").inner_text()
    reception.reload()
    expect(where).to_have_text("Moment 2")
    expect(reception.locator(".course-scene__says")).to_have_text(says, use_inner_text=True)
    expect(reception.get_by_role("status").filter(has_text="Your play goes on where you left it.")).to_be_visible()
    reception.get_by_role("button", name="Start again").click()
    reception.reload()
    expect(where).to_have_text("Moment 1")
    press.first.click()
    while press.count():
        press.first.click()
    reception.reload()  # a play that has ended is kept, and not once more
    expect(where).to_have_text("Moment 1")
    assert len(json.loads(reception.evaluate(f"localStorage.getItem('{KEY}')"))["runs"]) == 1


@pytest.mark.parametrize(
    "stored", ["{", "null", "7", "[null]", '[{"node": "nowhere", "at": 0}]', '[{"node": "arrival", "at": 99}]', "[[]]"]
)
def test_a_play_under_way_that_leads_nowhere_begins_anew(reception: Page, stored: str) -> None:
    reception.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, stored])
    reception.reload()
    expect(reception.locator(".course-scene__where")).to_have_text("Moment 1")
    reception.locator(".course-scene__choice").first.click()
    expect(reception.locator(".course-scene__where")).to_have_text("Moment 2")
