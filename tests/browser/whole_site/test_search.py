"""The search answers every question, with little fetched, and says when it cannot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

# Questions made of signs, of very many or very long words, and of names that every object has.
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


def test_a_form_of_a_word_finds_the_others(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    page.get_by_role("searchbox").fill(f"{acts.WORD}s")
    marks = page.get_by_role("search").locator("p mark")
    expect(marks.first).to_have_text(re.compile(f"^{acts.WORD}", re.IGNORECASE))


def test_a_first_search_fetches_the_list_one_file_of_words_and_the_texts_of_what_is_shown(
    visit: Visit, address: str
) -> None:
    page = visit(address + acts.LESSON)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.get_by_role("searchbox").fill(acts.WORD)
    expect(page.get_by_role("search").locator("p mark").first).to_be_visible()
    index = [path for path in fetched if path.startswith("search/") and not path.startswith("search/text/")]
    assert index == ["search/pages.json", f"search/words/{acts.WORD[:2].lower()}.json"]
    assert len([path for path in fetched if path.startswith("search/text/")]) <= 10


def test_a_search_that_cannot_be_loaded_says_so(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    page.context.route("**/search/pages.json", lambda route: route.fulfill(body="{}", content_type="application/json"))
    page.get_by_role("searchbox").fill(acts.WORD)
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(
        "Search could not be loaded. Use the list of pages instead."
    )
