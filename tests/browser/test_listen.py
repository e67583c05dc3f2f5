"""A lesson is read aloud where the browser has a voice of its own, sentence by sentence, and by keyboard alone.

The browser of the tests has no voices: those below are of the page's own making, and say when a sentence has ended.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import learner
from tests.browser.conftest import Opener
from tests.browser.site import Site

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parents[1] / "course"
VOICES = """
  window.said = [];
  const Said = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Said });
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "%s", localService: %s, default: true, name: "A voice" }],
    addEventListener() {},
    speak(one) { window.said.push(one); },
    cancel() { const one = window.said[window.said.length - 1]; if (one) one.onerror(); },
  } });
"""
SAID = "() => window.said.map(({ text }) => text)"
END = "() => window.said[window.said.length - 1].onend()"


@pytest.fixture
def published(site: Site, tmp_path: Path) -> Site:
    """Return the site of the tests' own course."""
    shutil.copytree(COURSE, tmp_path / "course")
    learner.publish(tmp_path / "course", site.folder)
    return site


def lesson(open_context: Opener, language: str, local: str) -> Page:
    """Open a lesson in a browser with one voice."""
    context = open_context()
    context.add_init_script(VOICES % (language, local))
    page = context.new_page()
    page.goto("calling/lesson.html")
    expect(page.locator("course-read")).to_have_count(1)
    return page


def listen(page: Page) -> Locator:
    return page.get_by_role("button", name="Listen")


@pytest.mark.parametrize(("language", "local"), [("en-GB", "false"), ("de-DE", "true")])
def test_no_voice_that_works_elsewhere_or_speaks_another_language_is_offered(
    published: Site, open_context: Opener, language: str, local: str
) -> None:
    page = lesson(open_context, language, local)
    expect(page.get_by_role("button", name="The whole lesson on one page")).to_be_visible()
    expect(listen(page)).to_have_count(0)
    assert page.locator("script[src$='listen.js']").count() == 0


def test_a_section_is_read_sentence_by_sentence_and_paused_and_stopped_by_keyboard(
    published: Site, open_context: Opener
) -> None:
    page = lesson(open_context, "en-GB", "true")
    assert page.evaluate(SAID) == []  # nothing starts by itself
    listen(page).press("Enter")
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()
    marked = page.locator(".course-listen__block")
    expect(marked).to_have_count(1)
    for _ in range(3):
        page.evaluate(END)
    said = page.evaluate(SAID)
    assert len(said) == 4
    shown = " ".join(page.locator(".course-sections__one:not([hidden])").inner_text().split())
    assert all(sentence in shown for sentence in said)
    expect(marked).to_contain_text(said[-1])
    border = marked.evaluate("(block) => getComputedStyle(block, '::before').borderInlineStartWidth")
    assert border != "0px"  # not by colour alone
    assert page.evaluate("() => CSS.highlights.size") == 1

    pause.press("Enter")
    expect(page.get_by_role("button", name="Go on reading")).to_be_focused()
    assert page.evaluate(SAID) == said
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    assert page.evaluate(SAID) == [*said, said[-1]]  # the sentence that was broken off

    page.keyboard.press("Escape")
    expect(listen(page)).to_be_focused()
    expect(marked).to_have_count(0)
    assert page.evaluate("() => CSS.highlights.size") == 0

    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    page.get_by_role("link", name="Continue: Call").press("Enter")
    expect(pause).to_be_hidden()  # what was read has gone
    expect(marked).to_have_count(0)


def test_a_section_ends_where_it_ends(published: Site, open_context: Opener) -> None:
    page = lesson(open_context, "en-GB", "true")
    listen(page).click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.evaluate("() => { while (document.querySelector('.course-listen__block')) window.said.at(-1).onend(); }")
    expect(listen(page)).to_be_focused()
    said = page.evaluate(SAID)
    assert len(set(said)) == len(said)
    assert not any("Continue: " in sentence or "Check yourself" in sentence for sentence in said)
