"""A guide in use: by keys and by hand, with Back, a link to a step, a note, and no network."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.scenario import guide_html
from tests.browser.learner import keeping
from tests.browser.scenes import course_with_scenes
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.browser
Opener = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return course_with_scenes(tmp_path_factory.mktemp("scenes"))


@pytest.fixture
def written(site: Site, content: Content) -> str:
    """Write the page of the guide for calls, and return its name."""
    [module] = content.modules
    fragments = Fragments(content, Path(ROOT / "overrides"), Links())
    site.write("guide.html", guide_html(module, module.guides[0], fragments, "guide.md"), title="Guides")
    shutil.copy(ROOT / "overrides/guide-keeper.js", site.folder)
    return "guide.html"


@pytest.fixture
def guide(written: str, page: Page) -> Page:
    page.goto(written)
    return page


def step(page: Page, words: str) -> None:
    """Expect that this step is shown, alone, and has the focus."""
    heading = page.get_by_role("heading", level=2)
    expect(heading).to_have_count(1)
    expect(heading).to_contain_text(words)
    expect(heading).to_be_focused()


def test_keys_choose_go_back_fetch_a_person_and_start_again(guide: Page) -> None:
    expect(guide.get_by_role("heading", level=2)).to_contain_text("Does anybody need help at once?")
    for key, words in (
        ("2", "Has anybody rung before"),
        ("9", "Has anybody rung before"),  # there is no ninth choice
        ("1", "Say so in one sentence"),
        ("b", "Has anybody rung before"),
        ("1", "Say so in one sentence"),
        ("ArrowLeft", "Has anybody rung before"),
        ("2", "Say the place back"),
        ("2", "Say the place back"),  # round once more
        ("Backspace", "Say the place back"),
        ("1", "Who can go there?"),
        ("Control+b", "Who can go there?"),
        ("0", "Fetch the nurse"),
    ):
        guide.keyboard.press(key)
        step(guide, words)
    expect(guide.get_by_role("textbox", name="Note for the record")).to_have_value(
        re.compile("4[.] Who can go there[?] Nothing fitted; a person was fetched\nEnded at: Fetch")
    )
    guide.keyboard.press("r")
    step(guide, "Fetch the nurse")
    expect(guide.get_by_role("status")).to_have_text("Press R once more to start again and clear names and path.")
    guide.keyboard.press("r")
    step(guide, "Does anybody need help at once?")
    expect(guide.get_by_role("button", name="Back")).to_be_disabled()


def test_single_keys_can_be_turned_off_and_stay_off(guide: Page) -> None:
    guide.get_by_text("Keys", exact=True).click()
    with keeping(guide):
        guide.get_by_role("checkbox", name="Use single keys").uncheck()
    guide.reload()
    guide.keyboard.press("2")
    expect(guide.get_by_role("heading", level=2)).to_contain_text("Does anybody need help at once?")
    guide.get_by_text("Keys", exact=True).click()
    guide.get_by_role("checkbox", name="Use single keys").check()
    guide.keyboard.press("2")
    expect(guide.get_by_role("heading", level=2)).to_contain_text(
        "Does anybody need help at once?"
    )  # the focus is in a field
    guide.get_by_role("heading", level=1, name="A call for help").click()
    guide.keyboard.press("2")
    step(guide, "Has anybody rung before")


def test_what_is_filled_in_stands_in_the_steps_and_the_note_and_stays_in_the_tab(guide: Page) -> None:
    guide.get_by_label("Name of the caller").fill("Ms <b>Reed</b> 22")
    guide.get_by_label("Report").fill("T-7")
    step_one = guide.get_by_role("heading", level=2)
    expect(step_one).to_contain_text("Does anybody need help at once?")  # digits in a field choose nothing
    guide.get_by_role("link", name="No", exact=True).click()
    guide.get_by_role("link", name="No, this is the first time").click()
    guide.get_by_role("link", name="Yes").click()
    guide.get_by_role("link", name="Somebody I can name").click()
    step(guide, "May Ms <b>Reed</b> 22 wait for them?")
    guide.reload()
    expect(step_one).to_contain_text("May Ms <b>Reed</b> 22 wait for them?")
    guide.get_by_text("Note for the record").click()
    note = guide.get_by_role("textbox", name="Note for the record")
    expect(note).to_have_value(
        re.compile(
            r"A call for help, \d+ \w+ \d{4}, \d\d:\d\d\n"
            r"Name of the caller: Ms <b>Reed</b> 22\nReport: T-7\n"
            r"1\. Does anybody need help at once\? No\n"
            r"2\. Has anybody rung before, for the same thing\? No, this is the first time\n"
            r"3\. Say the place back in a few words\. Is it right\? Yes\n"
            r"4\. Who can go there\? Somebody I can name\n"
            r"Now at: Say who will go and why\. May Ms <b>Reed</b> 22 wait for them\?"
        )
    )
    guide.get_by_role("button", name="Copy the note").click()
    expect(guide.get_by_role("status")).to_have_text(re.compile("The note is (copied|selected)"))
    assert "Reed" not in str(guide.evaluate("JSON.stringify(localStorage)"))
    guide.get_by_role("button", name="Start again").click()
    expect(guide.get_by_role("status")).to_have_text("Started again. Names and path are cleared.")
    assert guide.evaluate("sessionStorage.length") == 0
    expect(guide.get_by_label("Report")).to_have_value("")


def test_the_address_leads_to_a_step_and_the_browsers_back_and_forward_follow(guide: Page) -> None:
    guide.keyboard.press("2")
    guide.keyboard.press("1")
    step(guide, "Say so in one sentence")
    guide.go_back()
    step(guide, "Has anybody rung before")
    guide.go_back()
    step(guide, "Does anybody need help at once?")
    guide.go_forward()
    guide.go_forward()
    step(guide, "Say so in one sentence")
    note = guide.get_by_role("textbox", name="Note for the record", include_hidden=True)
    answered = re.compile("the same thing[?] Yes\nNow at: Say so")
    expect(note).to_have_value(answered)
    guide.evaluate("history.go(-2)")  # as two presses in a row are told, or the browser's own list of pages
    step(guide, "Does anybody need help at once?")
    guide.evaluate("history.go(2)")
    step(guide, "Say so in one sentence")
    expect(note).to_have_value(answered)
    guide.evaluate("location.hash = '#step-meet'")
    step(guide, "Agree on who comes")
    expect(note).to_have_value(re.compile(r"\d\d:\d\d\nNow at: Agree on who comes"))
    guide.evaluate("location.hash = '#elsewhere'")
    expect(guide.get_by_role("heading", level=2)).to_contain_text("Agree on who comes")
    link = guide.context.new_page()
    link.goto("guide.html#step-go-there")
    expect(link.get_by_role("heading", level=2)).to_contain_text("Go there")
    link.goto("guide.html#step-%E0%A4%A")
    expect(link.get_by_role("heading", level=2)).to_have_count(1)


def test_a_guide_that_was_kept_opens_without_a_network(guide: Page) -> None:
    guide.get_by_role("button", name="Keep for use without a network").click()
    expect(guide.get_by_role("status")).to_have_text(KEPT)
    guide.context.set_offline(True)
    guide.reload()
    guide.keyboard.press("2")
    step(guide, "Has anybody rung before")
    assert guide.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))") == [
        guide.url.partition("#")[0]
    ]


def test_a_browser_that_keeps_no_guide_says_so(guide: Page) -> None:
    guide.evaluate("() => { navigator.serviceWorker.register = () => Promise.reject(new Error('no')); }")
    guide.get_by_role("button", name="Keep for use without a network").click()
    expect(guide.get_by_role("status")).to_have_text("This browser does not keep it. Print the guide instead.")


def test_a_guide_that_was_kept_has_its_logo_without_a_network(page: Page, written: str, site: Site) -> None:
    text = (site.folder / written).read_text("utf-8")
    (site.folder / written).write_text(
        text.replace("</body>", '<img class="logo" src="logo.svg" alt="A logo"></body>'), "utf-8"
    )
    shutil.copy(ROOT / "overrides/assets/course/favicon.svg", site.folder / "logo.svg")
    page.goto(written)
    page.get_by_role("button", name="Keep for use without a network").click()
    expect(page.get_by_role("status")).to_have_text(KEPT)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("img", name="A logo")).to_have_js_property("complete", True)
    assert page.get_by_role("img", name="A logo").evaluate("(logo) => logo.naturalWidth") > 0


def test_a_kept_guide_is_never_replaced_by_anything_else(guide: Page, written: str, site: Site) -> None:
    guide.get_by_role("button", name="Keep for use without a network").click()
    expect(guide.get_by_role("status")).to_have_text(KEPT)
    page, style = site.folder / written, site.folder / "assets/course/guide.css"
    was = page.read_text("utf-8")
    page.write_text("<!doctype html><title>Wi-Fi</title><p>Accept our terms to go on.</p>", "utf-8")
    for missing in ((), (page, style)):  # a captive portal's page; then error pages of a server
        for file in missing:
            file.unlink()
        guide.reload()
        expect(guide.get_by_role("heading", level=2)).to_contain_text("Does anybody need help at once?")
        expect(guide.locator(".course-guide--on")).to_have_count(1)
    page.write_text(was.replace("Does anybody need help at once?", "Is anybody hurt?"), "utf-8")
    guide.reload()
    expect(guide.get_by_role("heading", level=2)).to_contain_text("Is anybody hurt?")


PORTAL = "<html><title>Wi-Fi</title><p>Accept our terms to go on.</p>"


@pytest.mark.parametrize("answer", [PORTAL, f"\ufeff\n <!-- 7 -->{PORTAL}", ""], ids=["page", "comment", "nothing"])
def test_a_portal_replaces_no_style_script_or_picture_whatever_type_its_answer_has(
    guide: Page, site: Site, answer: str
) -> None:
    """The server gives an answer the type of the file that was asked for, as some portals do."""
    guide.get_by_role("button", name="Keep for use without a network").click()
    expect(guide.get_by_role("status")).to_have_text(KEPT)
    files = [file for file in site.folder.rglob("*") if file.suffix in (".html", ".css", ".js", ".svg")]
    was = {file: file.read_bytes() for file in files if file.name != "guide-keeper.js"}
    for file in was:
        file.write_text(answer, "utf-8")
    for _ in range(2):  # what the first answer has left is what the second is given
        guide.reload()
        expect(guide.get_by_role("heading", level=2)).to_have_count(1)
        expect(guide.get_by_role("heading", level=2)).to_contain_text("Does anybody need help at once?")
        assert guide.evaluate(WHAT_IS_KEPT) == []
    guide.get_by_role("button", name="Keep for use without a network").click()
    expect(guide.get_by_role("status")).to_have_text("It could not be kept. Print the guide instead.")
    assert guide.evaluate(WHAT_IS_KEPT) == []
    for file, text in was.items():
        file.write_bytes(text)
    guide.reload()
    assert guide.evaluate(WHAT_IS_KEPT) == []


# Which of the kept files are a portal's, or empty.
WHAT_IS_KEPT = """async () => {
  const cache = await caches.open("coursewright-guides");
  const keys = await cache.keys();
  const texts = await Promise.all(keys.map(async (key) => (await cache.match(key)).text()));
  const wrong = keys.filter((key, at) => !texts[at] || texts[at].includes("Wi-Fi")).map((key) => key.url);
  return keys.length > 3 ? wrong : ["too few"];
}"""


def test_a_kept_guide_does_not_wait_for_a_network_that_hangs(site: Site, written: str, browser: Browser) -> None:
    hangs = threading.Event()
    goes_on = threading.Event()

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if hangs.is_set():
                goes_on.wait(60)
            super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_context().new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/{written}")
    page.get_by_role("button", name="Keep for use without a network").click()
    expect(page.get_by_role("status")).to_have_text(KEPT)
    hangs.set()
    page.reload()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Does anybody need help at once?")
    goes_on.set()
    page.context.close()
    server.shutdown()
    server.server_close()


KEPT = "Kept in this browser. It opens at the same address without a network."


def test_without_javascript_or_storage_it_still_leads_on(
    written: str, open_context: Opener, open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(scripts=False)
    page.goto(written)
    expect(page.get_by_role("heading", level=2)).to_have_count(13)
    page.get_by_role("link", name="Yes, or I am not sure go to 2").click()
    expect(page).to_have_url(re.compile("#step-danger$"))
    expect(page.get_by_role("button")).to_have_count(0)
    context = open_context()
    context.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('blocked'); }});")
    blocked = context.new_page()
    blocked.goto(f"{site.folder.as_uri()}/{written}")  # from a disk, too
    blocked.keyboard.press("2")
    step(blocked, "Has anybody rung before")
    expect(blocked.get_by_role("button", name="Keep for use")).to_have_count(0)


def test_paper_is_a_flow_sheet(guide: Page) -> None:
    guide.get_by_label("Name of the caller").fill("Ms Reed")
    guide.emulate_media(media="print")
    expect(guide.get_by_text("→ go to 12")).to_have_count(0)  # the arrow is the style sheet's, and not read out
    expect(guide.get_by_text("go to 12").first).to_be_visible()
    expect(guide.get_by_text("Ms Reed").first).to_be_visible()
    expect(guide.get_by_role("button")).to_have_count(0)
    expect(guide.get_by_role("heading", level=2)).to_have_count(13)
