"""Previews under `serve`: every state of a question, a checklist, a scenario and a guide, and nothing is kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, ViewportSize, expect

from course.model.questions import KINDS
from course.site.mkdocs_server import PreviewServer
from course.site.preview import Preview
from tests.browser.conftest import ELSEWHERE, PATIENCE
from tests.browser.lending import SIZE, Watcher
from tests.in_process import command

pytestmark = pytest.mark.browser

TALL: ViewportSize = {"width": 900, "height": 9000}  # in which every frame is in view, and so is loaded
FIT = """() => [...document.querySelectorAll("iframe")].every((frame) => {
  const spare = frame.clientHeight - frame.contentDocument.documentElement.offsetHeight;
  return 0 <= spare && spare < 10;
})"""
# How high what a frame shows is where the frame is far higher: if that follows its frame, both grow for ever.
OWN_HEIGHTS = """(frames) => frames.map((frame) => {
  const { height } = frame.style;
  frame.style.height = "9000px";
  const own = frame.contentDocument.documentElement.offsetHeight;
  frame.style.height = height;
  return own;
})"""
NAMES = [kind.called() for kind in KINDS]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a course with a question of each kind, a checklist, a scenario and a guide; yield where."""
    root = tmp_path_factory.mktemp("previewed")
    for words in (
        *("new course .", "new scenario first-steps/fall", "new guide first-steps/door"),
        *(f"new question {kind} --quiz first-steps --id a-{kind}" for kind in NAMES),
    ):
        ended = command(root, *words.split())
        assert ended.returncode == 0, ended
    bank = root / "quizzes/first-steps.yml"
    first = "  - id: a-single-choice\n"
    assert first in bank.read_text("utf-8")
    bank.write_text(bank.read_text("utf-8").replace(first, f"{first}    hint: Look down.\n    use: test\n"), "utf-8")
    place = root / "place"
    place.mkdir()
    preview, server = Preview(root, "learner", place), PreviewServer(0)
    server.start()
    server.show(preview.build())
    assert preview.view.problems == ()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown(wait=False)
    server.serve_thread.join()


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, Watcher]]:
    """Return a page for all tests, since none keeps anything, and what watches it."""
    watcher = Watcher(address, *ELSEWHERE)
    context = browser.new_context(base_url=address)
    context.set_default_timeout(PATIENCE)
    context.on("page", watcher.watch)
    yield context.new_page(), watcher
    context.close()


@pytest.fixture
def page(opened: tuple[Page, Watcher]) -> Iterator[Page]:
    """Return a page that may say nothing."""
    page, watcher = opened
    page.set_viewport_size(SIZE)
    yield page
    page.goto("preview/", wait_until="commit")
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
    assert not watcher.faults


def states(page: Page, part: str) -> dict[str, Frame]:
    """Open a preview, and return its frames by the names of their states, each in that state."""
    page.set_viewport_size(TALL)
    page.goto(f"preview/first-steps/{part}/", wait_until="domcontentloaded")
    found: dict[str, Frame] = {}
    for box in page.locator("iframe").all():
        frame = box.element_handle().content_frame()
        assert frame
        frame.wait_for_load_state()
        name = frame.url.partition("#")[0].rstrip("/").rpartition("/")[2]
        found[name] = frame
        if not name.startswith("plain"):
            expect(frame.locator("html[data-act=done]")).to_be_attached()
    page.wait_for_function(FIT)
    assert max(page.locator("iframe").evaluate_all(OWN_HEIGHTS)) < 5000
    return found


def text(frame: Frame | Page, selector: str) -> str:
    """Return what stands somewhere, on one line."""
    return " ".join(frame.locator(selector).inner_text().split())


@pytest.mark.parametrize("kind", NAMES)
def test_a_question_of_each_kind_is_answered_rightly_and_wrongly_and_its_answer_is_revealed(
    page: Page, kind: str
) -> None:
    question = next(one for one in KINDS if one.called() == kind)
    done, base = page.locator("html[data-act=done]"), f"preview/first-steps/question/a-{kind}"
    page.goto(f"{base}/right/")
    expect(done).to_be_attached()
    assert text(page, ".course-verdict").startswith("Right." if question.is_marked else "Done. ")
    page.goto(f"{base}/revealed/")
    expect(done).to_be_attached()
    expect(page.locator("[data-for]:visible, .course-model[open]").first).to_be_visible()
    if question.is_marked:
        listed = page.request.get(f"{base}/").text()  # opened, it would load every state
        first = re.search(r'<iframe[^>]* src="((?:choice-|wrong)[^"]*)"', listed)
        assert first
        page.goto(f"{base}/{first[1]}")
        expect(done).to_be_attached()
        assert text(page, ".course-verdict").startswith("Not right.")


def test_a_question_is_seen_in_every_state_side_by_side(page: Page) -> None:
    seen = states(page, "question/a-single-choice")
    assert list(seen) == [
        *("untouched", "hint", "choice-fetch", "choice-email", "right", "revealed", "plain", "plain-open"),
    ]
    assert {name: text(frame, ".course-verdict") for name, frame in seen.items() if not name.startswith("plain")} == {
        "untouched": "",
        "hint": "",
        "choice-fetch": "Not right. 0 of 1 point.",
        "choice-email": "Not right. 0 of 1 point.",
        "right": "Right. 1 of 1 point.",
        "revealed": "Not right. 0 of 1 point.",
    }
    assert text(seen["hint"], ".course-hint") == "Hint Look down."
    chosen = seen["choice-fetch"].locator(".course-row", has_text="Fetch a mop from the cellar")
    expect(chosen).to_contain_text("Until you are back with the mop, anybody may walk through the water and slip.")
    expect(seen["choice-email"].get_by_text("The email is read in an hour")).to_be_visible()
    expect(seen["right"].get_by_text("A corridor that is closed hurts nobody")).to_be_visible()
    expect(seen["revealed"].get_by_text("Close the place first, then call.")).to_be_hidden()  # until the quiz is passed
    expect(seen["right"].get_by_text("Close the place first, then call.")).to_be_attached()
    expect(seen["plain"].get_by_text("JavaScript is off in this browser")).to_be_visible()
    expect(seen["plain"].get_by_text("Close the place first, then call.")).to_be_hidden()
    expect(seen["plain-open"].get_by_text("Close the place first, then call.")).to_be_visible()
    for picture in page.locator("img").all():
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("one => one.naturalWidth") == 794  # an A4 sheet, 96 dots to an inch


def test_a_checklist_is_seen_unticked_ticked_and_on_paper(page: Page) -> None:
    seen = states(page, "checklist/before-you-leave")
    assert list(seen) == ["untouched", "ticked", "plain"]
    boxes = seen["ticked"].get_by_role("checkbox")
    assert {box.is_checked() for box in boxes.all()} == {True}
    assert {box.is_checked() for box in seen["untouched"].get_by_role("checkbox").all()} == {False}
    assert page.locator("img").get_attribute("src") == "paper.png"


def test_a_scenario_is_seen_at_every_moment_and_every_ending_with_its_debrief(page: Page) -> None:
    seen = states(page, "scenario/fall")
    where = {name: text(frame, ".course-scene__where") for name, frame in seen.items() if name.startswith("node-")}
    assert where == {"node-found": "Moment 1", "node-safe": "A good ending", "node-slipped": "A poor ending"}
    expect(seen["node-slipped"].locator(".course-scene")).to_contain_text("It takes a minute to close a corridor")
    expect(seen["plain"].get_by_text("It takes a minute to close a corridor")).to_be_visible()
    expect(seen["plain-open"].get_by_text("The caretaker is there before the meeting ends.")).to_be_visible()
    assert page.locator("img").get_attribute("src") == "ways.svg"


def test_a_guide_is_seen_at_every_step(page: Page) -> None:
    seen = states(page, "scenario/door")
    assert [text(frame, "h2:visible") for frame in seen.values() if "plain" not in frame.url] == [
        "Step 1 Could anybody be hurt by it?",
        "Step 2 Close the place, and call the caretaker.",
        "Step 3 Report it, with the place and the time.",
    ]


def test_all_previews_are_listed(page: Page) -> None:
    page.goto("preview/")
    for name in ("Question: a-numeric", "Checklist: Before you leave the place", "Scenario: "):
        expect(page.get_by_role("listitem").filter(has_text=name).first).to_be_visible()
    page.get_by_role("link", name="a-numeric").click()
    expect(page.get_by_role("heading", name="Question: a-numeric")).to_be_visible()
    expect(page.locator("p", has_text="It stands in quizzes/first-steps.yml:")).to_be_visible()
    page.get_by_role("link", name="All previews").click()
    expect(page.get_by_role("heading", name="Previews")).to_be_visible()
