"""The frame of every page: nothing from elsewhere, and the keyboard reaches all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.locale.reading import shipped, words_for
from course.pages.packing import inflated
from tests import content_policy
from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import ROOT, Visit

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
INSIDE = "(selector) => document.activeElement.closest(selector) !== null"


def test_the_drawer_opens_and_closes_by_keyboard_and_gives_the_focus_back(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON, viewport=PHONE)
    menu, drawer = page.get_by_role("button", name="Menu"), page.get_by_role("navigation", name="Course pages")
    expect(drawer).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(drawer.get_by_role("link").filter(visible=True).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


# Words that stand on two lines, which is in two boxes, among those below an element.
BROKEN_WORDS = """(element) => {
  const broken = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.mark.parametrize("width", [320, 360])
def test_the_header_is_one_row_of_whole_words_on_a_phone(visit: Visit, address: str, width: int) -> None:
    page = visit(address + acts.LESSON, viewport={"width": width, "height": 640})
    header = page.get_by_role("banner")
    assert header.evaluate(BROKEN_WORDS) == []
    tools = header.locator(".course-tool:visible").all()
    boxes = [box for tool in tools if (box := tool.bounding_box())]
    assert len(boxes) == len(tools) >= 4
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 2
    crumbs = page.get_by_role("navigation", name="Breadcrumb").get_by_role("listitem").all()
    for crumb in crumbs[1:]:  # the stroke before a step stands on the line of its first word
        assert crumb.evaluate("(item) => (item.firstElementChild?.offsetTop ?? item.offsetTop) - item.offsetTop") < 10


# Puts words and how far one is into the link to My learning, as marks.js does, and tells on how many lines they stand,
# and in how many rows the header's tools.
LINES_AND_ROWS = """(link, [words, done]) => {
  link.textContent = words;
  link.append(Object.assign(document.createElement("small"), { textContent: done }));
  const range = document.createRange();
  range.selectNodeContents(link);
  const tools = [...link.parentElement.querySelectorAll(".course-tool")].filter((tool) => tool.offsetParent);
  const lines = (boxes) => boxes.map(({ top, bottom }) => (top + bottom) / 2).sort((one, other) => one - other)
    .filter((middle, at, all) => !at || middle - all[at - 1] > 6).length;
  return [lines([...range.getClientRects()]), lines(tools.map((tool) => tool.getBoundingClientRect()))];
}"""


@pytest.mark.parametrize("width", [320, 360])
def test_how_far_one_is_takes_two_lines_of_the_header_in_every_language(visit: Visit, address: str, width: int) -> None:
    page = visit(address + acts.LESSON, viewport={"width": width, "height": 640})
    link = page.locator(".course-header__learning")
    for language in ("en", *shipped()):
        words = words_for(language)
        said = [words.say("My learning"), words.say("%(done)s of %(all)s", done=10, all=11)]
        assert link.evaluate(LINES_AND_ROWS, said) == [2, 1], language


# Where a link with other words ends, away from the side of the screen at which its row ends; and the rows of the tools.
ROOM_AND_ROWS = """(link, [words, direction]) => {
  document.body.dir = direction;
  link.textContent = words;
  const tools = [...link.parentElement.querySelectorAll(".course-tool")].filter((tool) => tool.offsetParent);
  const range = document.createRange();
  range.selectNodeContents(link);
  const { left, right } = range.getBoundingClientRect();
  const rows = new Set(tools.map((tool) => tool.getBoundingClientRect().top + tool.getBoundingClientRect().height / 2));
  return [direction === "rtl" ? left : document.documentElement.clientWidth - right, rows.size];
}"""


@pytest.mark.parametrize("width", [320, 360])
def test_without_scripts_the_last_words_of_the_header_keep_off_the_edge_in_every_language(
    visit: Visit, address: str, width: int
) -> None:
    page = visit(address + acts.LESSON, java_script_enabled=False, viewport={"width": width, "height": 640})
    link = page.locator(".course-header__learning")
    for language in ("en", *shipped()):
        words = words_for(language)
        room, rows = link.evaluate(ROOM_AND_ROWS, [words.say("My learning"), words.direction])
        assert (room >= 8, rows) == (True, 1), (language, room)


def test_the_closed_drawer_is_not_on_the_way_of_the_tab_key(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON, viewport=PHONE)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate(INSIDE, "#course-side")
    assert page.evaluate(INSIDE, "main")


def test_the_open_drawer_keeps_the_tab_key_out_of_the_page_behind_it(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON, viewport=PHONE)
    page.get_by_role("button", name="Menu").click()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not page.evaluate(INSIDE, ".md-content")


def test_the_skip_link_leads_to_the_content(visit: Visit, address: str, kinds: list[str]) -> None:
    page = visit(address)
    for name in kinds:
        page.goto(address + name)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(INSIDE, ".md-content"), name


def test_the_colours_change_by_keyboard_and_stay_changed(visit: Visit, address: str) -> None:
    page = visit(address, color_scheme="light")
    bright = background(page)
    page.get_by_role("button", name="Use dark colours").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Use light colours")).to_be_focused()
    dark = background(page)
    assert dark != bright
    page.goto(address + acts.QUIZ)
    assert background(page) == dark
    page.get_by_role("button", name="Use light colours").press("Space")
    assert background(page) == bright


def background(page: Page) -> object:
    return page.evaluate("getComputedStyle(document.querySelector('.md-content')).backgroundColor")


@pytest.mark.parametrize("width", [360, 1280])
def test_search_finds_a_page_by_keyboard(visit: Visit, address: str, width: int) -> None:
    page = visit(address, viewport={"width": width, "height": 800})
    if width < 960:
        page.get_by_role("button", name="Search").press("Enter")
        expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").press_sequentially(acts.WORD)
    found = page.get_by_role("search").get_by_role("link").first
    expect(found).to_be_visible()
    page.keyboard.press("Enter")
    expect(found).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html*")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_of_the_search_is_loaded_before_it_is_used(visit: Visit, address: str) -> None:
    page = visit(address)
    asked: list[str] = []
    page.context.on("request", lambda sent: asked.append(sent.url))
    page.goto(address + acts.LESSON)
    page.get_by_role("button", name="Use dark colours").click()
    assert asked
    assert not [url for url in asked if "search" in url]
    with page.expect_response("**/search/pages.json"):
        page.get_by_role("searchbox").focus()


def test_answers_are_not_in_the_search_index(built: object, visit: Visit, address: str) -> None:
    page = visit(address)
    group = acts.QUIZ.partition("/")[0]
    index = inflated(page.request.get(f"{address}search/texts/{group}.dat").body()).decode()
    assert "Check your understanding" in index or "quiz" in index.lower()
    assert "Read this section again" not in index


def test_a_quiz_is_graded_under_the_strict_policy(visit: Visit, address: str, policy: str) -> None:
    assert "unsafe" not in policy
    page = visit(address + acts.QUIZ)
    acts.answer_all(page)
    expect(acts.result(page)).to_contain_text("%")


def test_the_readme_gives_the_header_that_this_site_runs_under(policy: str) -> None:
    assert f"\n{content_policy.NAME}: {policy}\n" in (ROOT / "README.md").read_text("utf-8")


def test_the_section_in_view_is_marked_on_the_list_of_sections(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON, viewport={"width": 1280, "height": 800})
    sections = page.get_by_role("navigation", name="On this page").get_by_role("link")
    sections.nth(3).click()
    expect(sections.nth(3)).to_have_attribute("aria-current", "true")
    expect(page.locator(".course-toc [aria-current]")).to_have_count(1)


def test_no_page_of_the_course_loads_the_themes_script(built: Path) -> None:
    assert [page.name for page in built.rglob("*.html") if "material.js" in page.read_text("utf-8")] == []


def test_tabs_and_the_copying_of_code_work_on_a_page_that_has_them(
    visit: Visit, component_address: str, policy: str
) -> None:
    page = visit(component_address + "people/index.html", viewport=PHONE)
    page.get_by_text("Second tab", exact=True).click()
    expect(page.get_by_text("in the second")).to_be_visible()
    expect(page.get_by_text("in the first")).to_be_hidden()
    page.get_by_role("button", name="Copy to clipboard").first.click()
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    page.keyboard.press("n")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Course pages")).to_be_visible()
    assert page.url.startswith(component_address + "people/index.html")


COVERED = """() => {
  const covers = (button, { left, right, top, bottom }) =>
    button.left < right && left < button.right && button.top < bottom && top < button.bottom;
  return [...document.querySelectorAll(".highlight")].filter((block) => {
    const button = block.querySelector(".md-code__button").getBoundingClientRect();
    return [...block.querySelectorAll(".filename, code")].some((part) => {
      const text = new Range();
      text.selectNodeContents(part);
      return [...text.getClientRects()].some((rect) => covers(button, rect));
    });
  }).map((block) => block.textContent);
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_the_button_that_copies_covers_no_letter_of_what_it_copies(
    visit: Visit, component_address: str, width: int
) -> None:
    page = visit(component_address + "people/index.html", viewport={"width": width, "height": 800})
    page.get_by_text("Second tab", exact=True).click()
    expect(page.get_by_role("button", name="Copy to clipboard")).to_have_count(3)
    assert page.evaluate(COVERED) == []


def test_a_short_word_beside_a_long_text_stays_whole(visit: Visit, component_address: str) -> None:
    page = visit(component_address + "people/index.html", viewport={"width": 1280, "height": 800})
    word = page.get_by_role("cell", name="practice").locator("code")
    assert word.evaluate("(word) => word.getClientRects().length") == 1


def test_the_catalogue_shows_what_fits_a_role_and_a_level_and_says_how_much(visit: Visit, address: str) -> None:
    page = visit(address + "index.html", viewport=PHONE)
    content = acts.CONTENT
    courses = [(course.family, course.roles, course.level) for course in content.catalogue.courses]
    everything = courses + [
        (part.offering.family, part.offering.roles, part.offering.level) for part in content.modules
    ]
    roles = sorted({role for _, names, _ in everything for role in names})
    role = min(roles, key=lambda name: sum(name in names for _, names, _ in everything))
    page.get_by_label("For whom?").select_option(role)
    fit = [(family, level) for family, names, level in everything if role in names]
    said = page.locator("course-filter").get_by_role("status")
    expect(said).to_have_text(f"Courses and modules that fit: {len(fit)} of {len(everything)}.")
    expect(page.locator(".course-card:visible")).to_have_count(len(fit))
    for family in content.catalogue.families:
        shown = expect(page.get_by_role("heading", name=family.title))
        shown.to_have_count(1 if family.id in {name for name, _ in fit} else 0)
    level = max(level for _, _, level in everything if level)
    page.get_by_label("Which level?").select_option(level)
    of_level = sum(found == level for _, found in fit)
    expect(said).to_have_text(f"Courses and modules that fit: {of_level} of {len(everything)}.")
    page.get_by_label("Which level?").select_option("Any")
    page.get_by_label("For whom?").select_option("Everybody")
    expect(page.locator(".course-card:visible")).to_have_count(len(everything))
