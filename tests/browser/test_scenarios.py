"""Every scenario is played to every ending, those of whichever course stands here too; one as a learner plays it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.checks.pictures import pictures_of_catalogue
from course.model import Content, Module, Scenario
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.scenario import ENDINGS, scenario_html
from tests.browser.learner import keeping
from tests.browser.scenes import FACE, course_with_scenes
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.browser

KEY = "coursewright/first-aid-training/scenario/people/fall-at-nine"
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
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return course_with_scenes(tmp_path_factory.mktemp("scenes"))


def shown(site: Site, content: Content, module: Module, scenario: Scenario) -> str:
    """Write a page with one scenario, and return its name."""
    fragments = Fragments(content, Path(ROOT / "overrides"), Links())
    name = f"{scenario.id}.html"
    for picture in pictures_of_catalogue(content.catalogue):
        (site.folder / picture.src).parent.mkdir(exist_ok=True)
        (site.folder / picture.src).write_text(FACE, "utf-8")
    site.write(name, scenario_html(content, module, scenario, fragments, "page.md"), title="A lesson")
    return name


def plays(scenario: Scenario) -> Iterator[tuple[tuple[str, int], ...]]:
    """Yield every play that meets no moment twice: the moments and the choice taken at each, from 0."""

    def go_on(name: str, before: tuple[tuple[str, int], ...]) -> Iterator[tuple[tuple[str, int], ...]]:
        node = scenario.nodes[name]
        if node.ends:
            yield before
        for at, step in enumerate(node.choices):
            if step.goto != name and step.goto not in (met for met, _ in before):
                yield from go_on(step.goto, (*before, (name, at)))

    return go_on(scenario.start, ())


def enough(scenario: Scenario) -> list[tuple[tuple[str, int], ...]]:
    """Return so many plays that together they take every choice, and so come to every ending."""
    taken: set[tuple[str, int]] = set()
    ways = []
    for way in plays(scenario):
        if not taken.issuperset(way):
            taken.update(way)
            ways.append(way)
    return ways


@pytest.fixture
def scene(site: Site, content: Content, page: Page) -> Page:
    [module] = content.modules
    page.goto(shown(site, content, module, module.scenarios[0]))
    return page


def test_every_scenario_plays_from_its_start_to_every_ending(site: Site, content: Content, page: Page) -> None:
    standing = load_course(ROOT, rules=False)
    played = 0
    every = [(one, module) for one in (content, standing) for module in one.modules]
    for whole, module in every:
        for scenario in (part for part in module.scenarios if not part.is_guide):
            page.goto(shown(site, whole, module, scenario))
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
    assert played


def test_a_play_by_keyboard_says_what_came_of_each_choice_and_what_else_there_was(scene: Page) -> None:
    expect(scene.get_by_role("list", name="The three habits so far")).to_contain_text("no change")
    scene.get_by_role("button", name="Kneel beside him").focus()
    scene.keyboard.press("Enter")
    outcome = scene.get_by_role("group", name="What came of your choice")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text("He opens his eyes.")
    expect(outcome).to_contain_text("Helped: calm, clear.")
    status = scene.get_by_role("status").first
    expect(status).to_have_text("Quick: no change. Calm: helped 1. Clear: helped 1.")
    scene.keyboard.press("Tab")
    scene.keyboard.press("Tab")
    expect(scene.get_by_role("button", name="Speak kindly to him")).to_be_focused()
    scene.keyboard.press("Space")
    scene.get_by_role("button", name="Back one step").press("Enter")
    expect(scene.get_by_role("heading", name="Moment 2")).to_be_focused()
    expect(status).to_have_text("Quick: no change. Calm: helped 1. Clear: helped 1.")
    scene.get_by_role("button", name="Speak kindly to him").press("Enter")
    scene.get_by_role("button", name="Ring now").press("Enter")
    expect(scene.get_by_role("heading", name="A mixed ending")).to_be_visible()
    expect(scene.get_by_text("You were calm where it counted").first).to_be_visible()
    expect(scene.get_by_text("From moment 3 it could still have come to:")).to_be_visible()
    expect(scene.get_by_text("A poor ending: He walks to the gate alone")).to_be_visible()
    expect(scene.get_by_role("link", name="After a call").first).to_be_visible()
    expect(scene.get_by_text("Beside your earlier plays")).to_have_count(0)
    scene.get_by_role("button", name="Play again from moment 3").press("Enter")
    expect(scene.get_by_role("heading", name="Moment 3")).to_be_focused()


def test_whoever_speaks_is_shown_in_each_moment_and_left_out_of_what_else_there_was(scene: Page) -> None:
    face = scene.get_by_role("img", name="Anna frowns")
    expect(face).to_be_visible()
    expect(scene.locator(".course-scene figcaption")).to_have_text("Anna Reed caretaker")
    qualities = scene.get_by_role("list", name="The three habits so far")
    expect(qualities.locator("li:has(img[src='faces/glad.svg'])")).to_contain_text("no change")
    expect(qualities.locator("img")).to_have_count(1)
    scene.get_by_role("button", name="Kneel beside him").press("Enter")
    expect(face).to_have_count(0)
    scene.get_by_role("button", name="Speak kindly to him").press("Enter")
    scene.get_by_role("button", name="Ring now").press("Enter")
    expect(scene.get_by_text("A poor ending: He walks to the gate alone")).to_be_visible()


def test_plays_are_kept_beside_each_other_and_the_newest_twenty_at_most(scene: Page) -> None:
    def play(*names: str) -> None:
        for name in names:
            scene.get_by_role("button", name=name, exact=name == "Play again").click()

    play("Kneel beside him", "Speak kindly to him", "Ring now", "Play again")
    scene.reload()
    play("Kneel beside him", "Send him to the gate")
    beside = scene.get_by_role("listitem").filter(has_text="parted from this one at moment 2")
    expect(beside).to_contain_text("a mixed ending; quick 0, calm +2, clear +3")
    play("Back one step", "Send him to the gate")
    expect(scene.get_by_role("listitem").filter(has_text="the same path")).to_be_visible()
    scene.get_by_text("Beside your earlier plays").wait_for()
    record = scene.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)
    assert [run["path"] for run in record["runs"]] == [
        ["arrival:3", "seen:2", "stuck:2"],
        ["arrival:3", "seen:3"],
        ["arrival:3", "seen:3"],
    ]
    assert record["runs"][0]["effects"] == {"quick": 0, "calm": 2, "clear": 3}
    assert [run["ends"] for run in record["runs"]] == ["mixed", "poor", "poor"]
    record["runs"] *= 7
    scene.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, record])
    play("Back one step", "Send him to the gate")
    assert scene.evaluate("key => JSON.parse(localStorage.getItem(key)).runs.length", KEY) == 20
    expect(scene.get_by_text("18 more")).to_be_visible()


@pytest.mark.parametrize(
    "stored", ["{", '{"v":1,"n":1,"runs":7}', '{"v":1,"n":1,"runs":[null,{"path":3},{"path":[],"effects":{}}]}']
)
def test_a_damaged_record_stops_nothing(scene: Page, stored: str) -> None:
    scene.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    scene.reload()
    scene.get_by_role("button", name="Kneel beside him").click()
    scene.get_by_role("button", name="Send him to the gate").click()
    expect(scene.get_by_role("heading", name="A poor ending")).to_be_visible()
    assert scene.evaluate("key => JSON.parse(localStorage.getItem(key)).runs.at(-1).ends", KEY) == "poor"


def test_paper_has_every_moment_with_every_choice_opened(scene: Page) -> None:
    scene.get_by_role("button", name="Kneel beside him").click()
    scene.emulate_media(media="print")
    scene.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(scene.get_by_text("Go on to moment 10").first).to_be_visible()
    expect(scene.get_by_text("The loudest voice won.")).to_be_visible()
    expect(scene.get_by_text("You chose:")).to_be_hidden()
    expect(scene.get_by_role("button")).to_have_count(0)


def test_a_scenario_half_played_goes_on_after_the_page_is_loaded_again(scene: Page) -> None:
    where = scene.locator(".course-scene__where")
    press = scene.locator(".course-scene__choice")
    press.first.click()
    expect(where).to_have_text("Moment 2")
    says = scene.locator(".course-scene__says").inner_text()
    scene.reload()
    expect(where).to_have_text("Moment 2")
    expect(scene.locator(".course-scene__says")).to_have_text(says, use_inner_text=True)
    expect(scene.get_by_role("status").filter(has_text="Your play goes on where you left it.")).to_be_visible()
    assert json.loads(scene.evaluate(f"localStorage.getItem('{KEY}')")) == {
        "v": 4, "n": 1, "runs": [], "now": ["arrival:1"],
    }  # fmt: skip
    with keeping(scene):
        scene.get_by_role("button", name="Start again").click()
    scene.reload()
    expect(where).to_have_text("Moment 1")
    assert json.loads(scene.evaluate(f"localStorage.getItem('{KEY}')")) == {"v": 4, "n": 2, "runs": []}
    press.first.click()
    while press.count():
        with keeping(scene):
            press.first.click()
    scene.reload()  # a play that has ended is kept, and not once more
    expect(where).to_have_text("Moment 1")
    kept = json.loads(scene.evaluate(f"localStorage.getItem('{KEY}')"))
    assert len(kept["runs"]) == 1
    assert "now" not in kept


def test_a_play_under_way_goes_on_in_another_tab_and_after_another_play(scene: Page) -> None:
    where = scene.locator(".course-scene__where")
    run = {"date": "2026-05-04T09:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {}}
    record = {"v": 4, "n": 4, "runs": [run], "now": ["arrival:3"]}
    scene.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, record])
    scene.evaluate("sessionStorage.clear()")  # as in a tab of its own
    scene.reload()
    expect(where).to_have_text("Moment 2")
    with keeping(scene):
        scene.locator(".course-scene__choice").nth(2).click()
    kept = json.loads(scene.evaluate(f"localStorage.getItem('{KEY}')"))
    assert [one["path"] for one in kept["runs"]] == [["arrival:1"], ["arrival:3", "seen:3"]]


def test_a_play_that_an_earlier_version_kept_for_the_tab_goes_on(scene: Page) -> None:
    where = scene.locator(".course-scene__where")
    scene.evaluate('(key) => sessionStorage.setItem(key, \'[{"node":"arrival","at":2}]\')', KEY)
    scene.reload()
    expect(where).to_have_text("Moment 2")
    with keeping(scene):
        scene.get_by_role("button", name="Back one step").click()
    scene.reload()
    expect(where).to_have_text("Moment 1")


@pytest.mark.parametrize(
    "stored", ["{", "null", "7", "[null]", '[{"node": "nowhere", "at": 0}]', '[{"node": "arrival", "at": 99}]', "[[]]"]
)
def test_a_play_under_way_that_leads_nowhere_begins_anew(scene: Page, stored: str) -> None:
    scene.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, stored])
    scene.reload()
    expect(scene.locator(".course-scene__where")).to_have_text("Moment 1")
    scene.locator(".course-scene__choice").first.click()
    expect(scene.locator(".course-scene__where")).to_have_text("Moment 2")


@pytest.mark.parametrize("now", [["nowhere:1"], ["arrival:99"], ["arrival"], [""], ["arrival:0"], ["arrival:1:2", "x"]])
def test_a_kept_play_under_way_that_leads_nowhere_begins_anew(scene: Page, now: list[str]) -> None:
    record = {"v": 4, "n": 1, "runs": [], "now": now}
    scene.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, record])
    scene.reload()
    expect(scene.locator(".course-scene__where")).to_have_text("Moment 1")
    scene.locator(".course-scene__choice").first.click()
    expect(scene.locator(".course-scene__where")).to_have_text("Moment 2")
