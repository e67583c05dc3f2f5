"""The search answers every question, and soon; signs of its own query language are no way to stop it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

# Questions that the theme's worker, asked as they are, does not answer or answers with an error.
HARD = [
    "a~9999",
    "promise~9999 client~9999",
    "c~ l~99 i^1e99 e^0",
    "*a*e*i*o*u*",
    "* ** ***",
    "title:~9999",
    "promise:client",
    ":",
    "~",
    "+-+-a",
    "-promise",
    '"promise',
    '"the client" "the',
    "\\ \\\\ a\\~9",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 4,
    "x" * 200,
    "e" * 79,
    "\u706d" * 200,
    "\u2028\u0000\ud7ff",
    "constructor __proto__ toString",
]
SILENT = """onmessage = (event) => {
  if (event.data.type === 0) postMessage({ type: 1 });
  else console.log("asked");
};"""


def test_hard_questions_are_answered_and_the_next_one_too(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    field, said = page.get_by_role("searchbox"), page.get_by_role("search").get_by_role("status")
    for text in HARD:
        field.fill(text)
        expect(said).to_have_text(re.compile("found"))
        field.fill(acts.WORD)
        expect(said).to_have_text(re.compile(r"^\d+ pages? found"))
        expect(page.get_by_role("search").get_by_role("link").first).to_be_visible()
        field.fill("")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (f"{acts.WORD}~9999", acts.WORD),
        (f"{acts.WORD[:5]}*", acts.WORD[:5]),
        (f"{acts.WORD.capitalize()}:", acts.WORD),
        (f"{acts.WORD} {acts.WORD}", acts.WORD),
    ],
)
def test_signs_are_taken_as_the_words_around_them(visit: Visit, address: str, text: str, same: str) -> None:
    page = visit(address + acts.LESSON)
    field, links = page.get_by_role("searchbox"), page.get_by_role("search").get_by_role("link")
    found = []
    for words in (text, same):
        field.fill(words)
        expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"^\d+ pages? found"))
        found.append(links.all_inner_texts())
        field.fill("")
    if "9999" not in text:
        assert found[0] == found[1]
    assert found[0]


def test_a_word_in_the_text_is_marked(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    page.get_by_role("searchbox").fill(acts.WORD)
    marks = page.get_by_role("search").locator("p mark")
    expect(marks.first).to_have_text(re.compile(f"^{acts.WORD}", re.IGNORECASE))


def test_a_search_that_does_not_end_is_given_up_and_said(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    page.clock.install()
    page.context.route("**/workers/search.*", lambda route: route.fulfill(body=SILENT, content_type="text/javascript"))
    field, said = page.get_by_role("searchbox"), page.get_by_role("search").get_by_role("status")
    with page.expect_console_message(lambda said: said.text == "asked"):
        field.fill(acts.WORD)
    page.clock.run_for(6000)
    expect(said).to_have_text("This search takes too long. Use other words, or the list of pages.")
