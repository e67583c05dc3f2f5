"""What a lesson needs further down comes once it is near; and a lesson is printed without it, or with it on request."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser import learner
from tests.browser.holding import Held
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
LATER = {"check.js", "note.js", "scenario.css", "scenario.js"}


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course, with a lesson that is longer than three screens of a phone."""
    shutil.copytree(COURSE, tmp_path / "course")
    lesson = tmp_path / "course/modules/calling/lesson.md"
    start = lesson.read_text("utf-8")
    lesson.write_text(start.replace("\n## ", "\n" + "A sentence to read.\n\n" * 60 + "\n## ", 2), "utf-8")
    learner.publish(tmp_path / "course", site.folder)
    return site


# What has the focus, and whether the bar at the foot of a phone's screen lies over some of it.
FOCUSED = """() => {
  const bar = document.querySelector(".course-sections__one:not([hidden]) > .course-bar");
  const { activeElement: on } = document;
  const isBehind = !bar.contains(on) && on.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1;
  return [on.name || on.textContent.trim(), isBehind];
}"""


def test_on_a_phone_what_leads_on_is_in_view_from_the_first_and_reads_nothing_by_itself(
    published: Site, page: Page
) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html")
    on = page.get_by_role("link", name=re.compile("^Continue: "))
    expect(on).to_be_in_viewport(ratio=1)
    page.clock.run_for(3000)
    assert "read/calling/lesson" not in learner.kept(page, "first-aid-training")
    page.set_viewport_size({"width": 360, "height": 400})  # where little would be left to read
    expect(on).not_to_be_in_viewport()


def test_the_tab_key_meets_what_is_far_down_before_it_comes_to_what_leads_on_and_nothing_lies_over_it(
    published: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html")
    on = page.get_by_role("link", name=re.compile("^Continue: "))
    expect(on).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(page.locator("course-check[data-ready]:visible")).not_to_have_count(0)
    met: list[str] = []
    while on.evaluate("(link) => link !== document.activeElement"):
        page.keyboard.press("Tab")
        name, is_behind = page.evaluate(FOCUSED)
        met.append(name)
        assert not is_behind, name
        assert len(met) < 60, met
    assert "welder-on-the-floor" in met


def test_opening_a_lesson_fetches_nothing_of_what_is_further_down_and_each_thing_once_it_is_near(
    published: Site, page: Page
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    page.on("request", note)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html", wait_until="load")
    expect(page.locator("course-sections")).to_contain_text("Section 1 of")
    assert not LATER & set(asked)
    # What leads on stays at the foot of a phone's screen; the notes stand above it, at the end of the section.
    page.locator("course-own-note").first.evaluate("(note) => note.scrollIntoView()")
    expect(page.locator("course-own-note:visible summary").first).to_have_text("Add a note")
    page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
    expect(page.locator(".course-scene__where")).to_have_text("Moment 1")
    assert {"note.js", "scenario.css", "scenario.js"} <= set(asked)
    page.remove_listener("request", note)


def test_what_is_just_below_the_screen_and_pictures_of_later_sections_wait_until_the_page_scrolls(
    published: Site, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    lesson = published.folder / "calling/lesson.html"
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace("A sentence to read.", "", 53), "utf-8")  # the question stands on the second screen
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html", wait_until="load")
    expect(page.locator("course-sections")).to_contain_text("Section 1 of")
    check = page.locator("course-check").first
    assert 740 < check.evaluate("(part) => part.getBoundingClientRect().top") < 2 * 740
    page.evaluate(PAINTED)
    assert "check.js" not in asked
    page.mouse.wheel(0, 10)
    expect(page.locator("course-check[data-ready]").first).to_be_attached()
    expect(page.locator("main img[loading=lazy]:not([width])")).to_have_count(0)


def test_opening_a_quiz_fetches_no_marks_before_its_first_answer(published: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("calling/quiz.html", wait_until="load")
    expect(page.locator("course-quiz[data-ready]")).to_be_attached()
    page.evaluate(PAINTED)
    assert "quiz/calling" in learner.kept(page, "first-aid-training")
    assert "marks.js" not in asked
    learner.take_the_quiz(page)
    page.wait_for_function("() => [...document.scripts].some(({ src }) => src.endsWith('/marks.js'))")


def test_what_cannot_be_had_stays_as_without_scripts_and_is_tried_again_with_a_network(
    published: Site, browser: Browser, base: str
) -> None:
    context = browser.new_context(base_url=base)  # not watched: a file is missing on purpose
    page = context.new_page()
    kept = published.folder / "assets/course/scenario.js"
    aside = kept.rename(kept.with_suffix(".aside"))
    page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
    scenario = page.locator("course-scenario")
    expect(scenario).to_have_class(re.compile("course-still"))
    expect(scenario.locator(".course-scenario__node").first).to_be_visible()
    aside.rename(kept)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(scenario.locator(".course-scene__where")).to_have_text("Moment 1")
    expect(scenario).not_to_have_class(re.compile("course-still"))
    context.close()


def test_a_lesson_is_printed_without_its_scenarios_and_answers_and_with_them_for_whoever_asks(
    published: Site, page: Page
) -> None:
    page.goto("calling/lesson.html")
    learner.read_the_lesson(page)
    page.evaluate("window.print = () => { window.printed = document.documentElement.dataset.paper; }")
    whole = page.get_by_role("button", name="Print it with scenarios and answers")
    expect(whole).to_be_visible()
    page.get_by_role("button", name="Print this lesson").click()
    assert page.evaluate("window.printed") == "lesson"
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    moments, answers = page.locator(".course-scenario__nodes"), page.locator("course-check .course-answer")
    expect(page.get_by_role("heading", name="A fall on the stairs")).to_be_visible()
    expect(page.get_by_text("To be played on the page of this lesson.")).to_be_visible()
    expect(moments).to_be_hidden()
    expect(answers.locator("visible=true")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    whole.click()
    page.wait_for_function("window.printed === 'whole'")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(moments).to_be_visible()
    expect(page.locator(".course-scenario__outcome").first).to_be_visible()
    expect(answers.locator("visible=true")).to_have_count(answers.count())
    expect(page.get_by_text("To be played on the page of this lesson.")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-paper", "lesson")


def test_what_has_the_focus_stays_in_its_place_while_a_part_above_it_comes_to_its_size(
    published: Site, page: Page
) -> None:
    held = Held(page, "**/scenario.js")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
    page.wait_for_function("() => document.querySelector('course-scenario').getBoundingClientRect().height >= 740")
    on = page.locator(".course-sections__turn:visible a").first
    on.focus()  # as with the Tab key, which finds nothing to stop at in what has not come
    expect(on).to_be_in_viewport(ratio=1)
    place = on.bounding_box()
    held.let_go()
    expect(page.locator(".course-scene__where")).to_have_text("Moment 1")
    page.wait_for_function("() => document.querySelector('course-scenario').getBoundingClientRect().height !== 740")
    page.evaluate(PAINTED)
    assert place is not None
    assert on.bounding_box() == pytest.approx(place, abs=1)


def test_what_follows_a_part_of_which_the_end_is_in_view_stays_in_its_place_when_that_comes(
    published: Site, page: Page
) -> None:
    held = Held(page, "**/scenario.js")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
    held.wait()
    page.locator("course-scenario").evaluate("(part) => scrollBy(0, part.getBoundingClientRect().bottom - 700)")
    page.evaluate(PAINTED)
    on = page.locator(".course-sections__turn:visible a").first
    place = on.bounding_box()
    assert place is not None
    held.let_go()
    expect(page.locator(".course-scene__where")).to_have_text("Moment 1")
    page.wait_for_function("() => document.querySelector('course-scenario').getBoundingClientRect().height !== 900")
    page.evaluate(PAINTED)
    assert on.bounding_box() == pytest.approx(place, abs=1)


PAINTED = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"


@pytest.mark.parametrize("width", [360, 1280])
def test_what_leads_on_stays_where_it_is_when_the_place_for_a_note_comes(
    published: Site, page: Page, width: int
) -> None:
    held = Held(page, "**/note.js")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("calling/lesson.html")
    on = page.get_by_role("link", name=re.compile("^Continue: "))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    held.wait()
    page.evaluate(PAINTED)
    place = on.bounding_box()
    assert place is not None
    held.let_go()
    expect(page.get_by_text("Add a note").filter(visible=True)).to_have_count(1)
    page.evaluate(PAINTED)
    assert on.bounding_box() == pytest.approx(place, abs=1)


def test_what_comes_while_something_is_pressed_waits_until_it_is_let_go_and_no_longer_than_a_second(
    published: Site, page: Page
) -> None:
    held = Held(page, "**/scenario.js")
    page.clock.install()  # a second of this test lasts as long as the machine takes
    page.set_viewport_size({"width": 360, "height": 740})
    for is_let_go in (True, False):
        page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
        page.wait_for_function("() => document.querySelector('course-scenario').getBoundingClientRect().height >= 740")
        held.wait()
        page.clock.pause_at(page.evaluate("Date.now() / 1000 + 5"))
        page.mouse.move(180, 300)
        page.mouse.down()
        held.let_go()
        page.wait_for_function("() => window.coursewright.ran.scenario", polling=20)
        assert page.evaluate("customElements.get('course-scenario') === undefined")
        if is_let_go:
            page.mouse.up()
        page.clock.run_for(50 if is_let_go else 1000)
        assert page.evaluate("customElements.get('course-scenario') !== undefined")
        page.clock.resume()
        page.mouse.up()
        page.goto("about:blank")


def test_a_style_that_comes_while_something_is_pressed_counts_once_it_is_let_go(published: Site, page: Page) -> None:
    held = Held(page, "**/scenario.css")
    page.clock.install()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("calling/lesson.html#scenario-fall-on-the-stairs")
    style = page.locator("link[href$='scenario.css']")
    counts = "(link) => Boolean(link.sheet) && matchMedia(link.media || 'all').matches"
    held.wait()
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 5"))
    page.mouse.move(180, 300)
    page.mouse.down()
    held.let_go()
    page.wait_for_function("() => document.querySelector(\"link[href$='scenario.css']\").sheet", polling=20)
    page.clock.run_for(20)
    assert not style.evaluate(counts)
    page.mouse.up()
    page.clock.run_for(50)
    page.wait_for_function(counts, arg=style.element_handle(), polling=20)
