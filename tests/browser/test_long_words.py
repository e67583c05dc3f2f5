"""A word that is wider than its place, such as an address or a file's name, widens no page and is not cut on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site
from tests.examples_of_kinds import question_of

pytestmark = pytest.mark.browser

LONG = "intranet_handbook_of_the_front_desk_2026_11_30_last_version_of_all_signed_and_sealed_by_the_whole_team.docx"
QUESTIONS = [
    f"""
id: choose
kind: single-choice
objective: "2.2"
prompt: Which file is it, {LONG}?
choices:
  - {{text: {LONG}, correct: true, feedback: {LONG}}}
  - {{text: None of these, feedback: None.}}
""",
    f"""
id: order
kind: ordering
objective: "2.2"
prompt: In which order?
items:
  - {{id: a, text: {LONG}, feedback: First.}}
  - {{id: b, text: Then this, feedback: Second.}}
  - {{id: c, text: Then that, feedback: Third.}}
""",
    f"""
id: match
kind: matching
objective: "2.2"
prompt: What belongs together?
pairs:
  - {{id: a, left: {LONG}, right: One, feedback: One.}}
  - {{id: b, left: Two, right: Other, feedback: Two.}}
""",
]
# Controls are drawn a little into the margin, for what shows where the keyboard is.
BEYOND = """() => [...document.querySelectorAll(".course-question *")].filter((part) => {
  const { right, width } = part.getBoundingClientRect();
  return width > 0 && right > document.documentElement.clientWidth + 8;
}).map((part) => part.textContent.slice(0, 40))"""


def test_a_long_word_in_a_question_stays_on_the_page_and_on_the_sheet(site: Site, page: Page) -> None:
    site.quiz([question_of(text) for text in QUESTIONS])
    page.goto("quiz.html")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(BEYOND) == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 640})  # what A4 has between its margins
    assert page.evaluate(BEYOND) == []
