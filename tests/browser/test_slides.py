"""A session with slides: two windows in step, hands counted, a scenario played, from a disk too."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from course.site.building import Builder
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.whole_site.axe import violations

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
SLIDES = "calling/trainer-slides.html"
TRAINER = """\
---
session: 30
run:
  - {minutes: 10, sections: [look], do: Ask who has rung before.}
  - {minutes: 20, sections: [call], do: Call in pairs.}
---
"""
# Shows each slide, without and with its answer, and tells which are longer or wider than the screen.
TOO_LONG = """() => {
  const deck = document.querySelector("course-slides");
  deck.show();
  const [seen, long] = [deck.slides.flatMap(({ holds }, at) => holds ? [[at, false], [at, true]] : [[at, false]]), []];
  for (const [at, shown] of seen) {
    deck.go({ ...deck.state, at, shown });
    if (deck.scrollHeight > deck.clientHeight || deck.scrollWidth > deck.clientWidth) {
      long.push(`${deck.items[at].id}${shown ? " with its answer" : ""}`);
    }
  }
  deck.leave();
  return { seen: seen.length, long };
}"""
WELDER = "A welder sits down on the floor and his lips turn pale. Which sign asks for a call at once?"


@pytest.fixture(scope="module")
def trainers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the trainer's edition of a course, without what it has to print."""
    root = tmp_path_factory.mktemp("slides")
    shutil.copytree(COURSE, root, dirs_exist_ok=True)
    (root / "modules/calling/trainer.md").write_text(TRAINER, encoding="utf-8")
    learner.prepare(root)
    Builder(root, root / "site-trainer", "trainer").renew(lambda _: None, prints=False)
    return root / "site-trainer"


@pytest.fixture(scope="module")
def shipped_slides(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the pages of the shipped course's slides."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("modules", "quizzes"):
        shutil.copytree(learner.PROJECT / name, root / name)
    learner.prepare(root)
    Builder(root, root / "site-trainer", "trainer").renew(lambda _: None, prints=False)
    return sorted((root / "site-trainer").rglob("trainer-slides.html"))


@pytest.fixture
def published(site: Site, trainers: Path) -> None:
    shutil.copytree(trainers, site.folder, dirs_exist_ok=True)


def open_window(page: Page) -> Page:
    """Open the trainer's window by key, and return it once it shows something."""
    expect(page.get_by_role("button", name="Show the slides")).to_be_visible()
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    expect(opened.value.get_by_role("heading", name="Next slide")).to_be_visible()
    return opened.value


def said(page: Page, words: str) -> None:
    """Wait until a window says which slide it shows."""
    expect(page.locator("course-slides > [role=status]")).to_have_text(words)


def run_a_session(page: Page) -> Page:
    """Show slides in one window and the trainer's in another, by keyboard, and return that one."""
    window = open_window(page)
    page.keyboard.press("f")
    said(page, "Slide 1 of 13: Calling: The First Minute")
    page.keyboard.press("ArrowRight")
    for one in (page, window):
        said(one, "Slide 2 of 13: Look")
    expect(window.get_by_text("Ask who has rung before.").locator("visible=true")).to_be_visible()
    expect(page.get_by_text("Ask who has rung before.").locator("visible=true")).to_have_count(0)
    window.keyboard.press("PageDown")
    said(page, f"Slide 3 of 13: {WELDER}")
    expect(page.get_by_text("Whoever gives no answer may stop breathing").locator("visible=true")).to_have_count(0)
    for letter, hands in (("A", "6"), ("B", "2")):
        window.get_by_label(f"Hands for {letter}").locator("visible=true").fill(hands)
        expect(page.get_by_label(f"Hands for {letter}").locator("visible=true")).to_have_value(hands)
    window.get_by_role("button", name="Next", exact=True).click()
    for one in (page, window):
        said(one, "The answer is shown.")
    expect(page.get_by_text("6 of 8, 75%")).to_be_visible()
    expect(page.get_by_text("Whoever gives no answer may stop breathing").locator("visible=true")).to_have_count(1)
    return window


def test_a_window_that_the_browser_does_not_open_is_told(published: None, page: Page) -> None:
    page.goto(SLIDES)
    page.evaluate("() => { window.open = () => null; }")
    page.get_by_role("button", name="Open the trainer’s window").click()
    said(page, "The browser keeps new windows from opening. Allow them for this page, and press again.")


def test_two_windows_stay_in_step_and_play_a_scenario_as_the_group_decides(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    page.goto(SLIDES)
    window = run_a_session(page)
    expect(window.get_by_text("Run sheet: minute 0 to 10. 10 minutes left.")).to_be_visible()
    for title in (
        "Slide 4 of 13: Call",
        "Slide 5 of 13: A driver leans",
        "The answer",
        "Slide 6",
        "Slide 7 of 13: Moment 1",
    ):
        page.keyboard.press(" ")
        expect(page.locator("course-slides > [role=status]")).to_contain_text(title)
    page.keyboard.press("1")
    expect(page.get_by_text("One name and one task leave no doubt.")).to_be_visible()
    expect(page.get_by_text("A question to all is a task for none.")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    said(window, "Slide 8 of 13: Moment 2")
    window.reload()
    said(window, "Slide 8 of 13: Moment 2")
    window.keyboard.press("End")
    said(page, "Slide 13 of 13: Your own case")
    page.keyboard.press("ArrowLeft")
    said(page, "Slide 8 of 13: Moment 2")
    page.keyboard.press("Home")
    said(window, "Slide 1 of 13: Calling: The First Minute")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show the slides")).to_be_focused()
    expect(page.get_by_role("heading", name="Call", exact=True)).to_be_visible()


# Tells on which slides notes begin, or the time stands, where the trainer's window has to be scrolled.
OUT_OF_VIEW = """() => {
  const deck = document.querySelector("course-slides");
  const end = deck.querySelector(".course-slides__bar").getBoundingClientRect().top;
  const low = (part) => part && part.getBoundingClientRect().top > end - 24;
  return deck.items.flatMap((item, at) => {
    deck.go({ ...deck.state, at, shown: true });
    const begins = [...item.querySelectorAll(".course-slide__notes > *")].find((part) => part.getClientRects().length);
    const time = deck.querySelector(".course-panel__times").getBoundingClientRect();
    return low(begins) || time.bottom > innerHeight ? [item.id] : [];
  });
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1100, 800)])
def test_notes_and_time_are_in_view_in_the_trainers_window(
    published: None, open_context: Callable[..., BrowserContext], width: int, height: int
) -> None:
    page = open_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{SLIDES}#trainer")
    expect(page.get_by_role("heading", name="Next slide")).to_be_visible()
    assert page.evaluate(OUT_OF_VIEW) == []


def test_slides_that_are_long_are_set_smaller_until_all_of_them_is_seen(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    sizes = []
    for height in (400, 1400):
        page = open_context(viewport={"width": 1024, "height": height}).new_page()
        page.goto(SLIDES)
        expect(page.get_by_role("button", name="Show the slides")).to_be_visible()
        page.keyboard.press("f")
        said(page, "Slide 1 of 13: Calling: The First Minute")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        said(page, f"Slide 3 of 13: {WELDER}")
        page.wait_for_function(
            "(deck => deck.scrollHeight <= deck.clientHeight)(document.querySelector('course-slides'))"
        )
        sizes.append(
            page.evaluate("parseFloat(getComputedStyle(document.querySelector('.course-slide--here h2')).fontSize)")
        )
    assert sizes[0] < sizes[1]


def test_no_slide_of_the_shipped_course_is_longer_than_a_projector_shows(
    shipped_slides: list[Path], open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context()
    context.add_init_script("delete Element.prototype.requestFullscreen")  # a window on the whole screen has its size
    page = context.new_page()
    seen, too_long = 0, []
    for slides in shipped_slides:
        page.goto(slides.as_uri())
        expect(page.get_by_role("button", name="Show the slides")).to_be_visible()
        for width, height in ((1280, 720), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            found = page.evaluate(TOO_LONG)
            seen += found["seen"]
            too_long += [f"{slides.parent.name} {one} at {width} by {height}" for one in found["long"]]
    assert seen > 1000
    assert too_long == []


def test_both_windows_are_accessible(published: None, open_context: Callable[..., BrowserContext]) -> None:
    context = open_context()
    context.add_init_script("delete Element.prototype.requestFullscreen")  # as on an iPhone; and it can be resized
    page = context.new_page()
    page.goto(SLIDES)
    assert violations(page) == []
    window = run_a_session(page)
    for width in (360, 1280):
        for one in (page, window):
            one.set_viewport_size({"width": width, "height": 800})
            assert violations(one) == []
            assert one.evaluate("document.querySelector('course-slides').scrollWidth <= innerWidth")


def test_they_work_from_a_disk(trainers: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((trainers / SLIDES).as_uri())
    run_a_session(page)
    context.close()


def test_the_hand_out_has_each_slide_whole_on_one_sheet_in_their_order(published: None, page: Page) -> None:
    page.goto(SLIDES)
    expect(page.get_by_role("button", name="Show the slides")).to_be_visible()
    titles = [plain(title) for title in page.locator(".course-slide h2").all_inner_texts()]
    sheets = [plain(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    slides = [re.findall(r"(.*?)Slide(\d+)of13", sheet) for sheet in sheets]
    assert all(slides)
    assert [int(number) for on_sheet in slides for _, number in on_sheet] == list(range(1, 14))
    # One that went on on the next sheet would have its title on one and its number on the other.
    assert all(titles[int(number) - 1] in text for on_sheet in slides for text, number in on_sheet)


def plain(text: str) -> str:
    """Return a text without ligatures and spaces, of which a PDF has its own."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_run_sheet_has_the_times_of_the_day_once_it_knows_when_it_starts(
    published: None, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    page.clock.install(time="2026-11-29T09:00:00")
    page.goto("calling/trainer.html")
    clock = page.locator("course-run tbody td:first-child")
    expect(clock).to_have_text(["0 to 10", "10 to 30"])
    page.get_by_label("Start", exact=True).fill("09:05")
    expect(clock).to_have_text(["09:05 to 09:15", "09:15 to 09:35"])
    expect(page.locator("tr[aria-current]")).to_have_count(0)
    page.clock.fast_forward("18:00")
    expect(page.locator("tr[aria-current]")).to_contain_text("Call in pairs.")
    expect(page.locator("course-run [role=status]")).to_have_text("Now: Call")
    expect(page.locator(".course-run__elapsed")).to_contain_text("Run sheet: minute 10 to 30. 17 minutes left.")
    assert violations(page) == []
    page.reload()
    expect(clock).to_have_text(["09:05 to 09:15", "09:15 to 09:35"])
    page.get_by_role("button", name="Clear").click()
    expect(clock).to_have_text(["0 to 10", "10 to 30"])


def test_single_keys_can_be_turned_off(published: None, page: Page) -> None:
    page.goto(SLIDES)
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Use single keys").uncheck()
    page.keyboard.press("f")
    expect(page.get_by_role("heading", name="Look", exact=True)).to_be_visible()
    expect(page.locator(".course-slide--here")).to_have_count(0)
    page.get_by_role("button", name="Show the slides").click()
    said(page, "Slide 1 of 13: Calling: The First Minute")


def test_without_scripts_the_page_is_read_from_top_to_bottom(published: None, open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto(SLIDES)
    expect(page.get_by_role("region", name="Look", exact=True)).to_contain_text("Ask who has rung before.")
    expect(page.get_by_text("Whoever gives no answer may stop breathing").first).to_be_visible()
    page.get_by_role("link", name="Ask Anna by name to ring").click()
    expect(page.locator(":target")).to_contain_text("Moment 2")
    expect(page.get_by_role("button", name="Show the slides")).to_have_count(0)
