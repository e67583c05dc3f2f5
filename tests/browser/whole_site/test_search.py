"""The search answers every question, with little fetched, and says when it cannot."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.holding import Held
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


WORDS, TEXTS = "**/search/words/*.dat", "**/search/texts/*.dat"
FAILED = "Search could not be loaded. Use the list of pages instead."


def field_and_status(page: Page) -> tuple[Locator, Locator]:
    return page.get_by_role("searchbox"), page.get_by_role("search").locator("[role=status]")


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
    index = [path for path in fetched if path.startswith("search/") and not path.startswith("search/texts/")]
    assert index == ["search/pages.json", f"search/words/{acts.WORD[0].lower()}.dat"]
    assert len([path for path in fetched if path.startswith("search/texts/")]) <= 10


def test_a_search_that_cannot_be_loaded_says_so(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    page.context.route("**/search/pages.json", lambda route: route.fulfill(body="{}", content_type="application/json"))
    page.get_by_role("searchbox").fill(acts.WORD)
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(
        "Search could not be loaded. Use the list of pages instead."
    )


def test_a_question_that_is_taken_back_while_it_loads_is_answered_when_it_is_asked_again(
    visit: Visit, address: str
) -> None:
    page = visit(address + acts.LESSON)
    field, said = field_and_status(page)
    held = Held(page, WORDS)
    with page.expect_request(WORDS):
        field.fill(acts.WORD)
    field.fill("")
    with page.expect_response(TEXTS):
        held.let_go()
    expect(page.get_by_role("search").locator(".course-search__panel")).to_be_hidden()
    field.fill(acts.WORD)
    expect(said).to_have_text(re.compile(r"^\d+ pages? found"))


def test_no_answer_to_another_question_stands_below_a_failure_and_the_next_enter_tries_again(
    visit: Visit, address: str
) -> None:
    page = visit(address + acts.LESSON)
    field, said = field_and_status(page)
    links = page.get_by_role("search").get_by_role("link")
    field.fill("the")
    expect(links.first).to_be_visible()
    page.route(WORDS, lambda route: route.fulfill(body="lost", content_type="text/html"))
    field.fill(acts.WORD)
    expect(said).to_have_text(FAILED)
    expect(links).to_have_count(0)
    page.unroute(WORDS)
    field.press("Enter")
    expect(links.first).to_be_focused()


def test_texts_that_come_as_something_else_are_asked_for_again(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    field, said = field_and_status(page)
    page.route(TEXTS, lambda route: route.fulfill(body="lost", content_type="text/html"))
    field.fill(acts.WORD)
    expect(said).to_have_text(FAILED)
    page.unroute(TEXTS)
    field.press("Enter")
    expect(page.get_by_role("search").get_by_role("link").first).to_be_focused()


def test_enter_waits_for_the_answer_and_leads_into_it(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    field, said = field_and_status(page)
    held = Held(page, WORDS)
    with page.expect_request(WORDS):
        field.fill(acts.WORD)
    field.press("Enter")
    expect(field).to_be_focused()
    held.let_go()
    expect(page.get_by_role("search").get_by_role("link").first).to_be_focused()
    expect(said).to_have_text(re.compile(r"^\d+ pages? found"))


@pytest.mark.parametrize("width", [360, 1280])
def test_escape_closes_the_search_from_its_answers_too(visit: Visit, address: str, width: int) -> None:
    page = visit(address + acts.LESSON, viewport={"width": width, "height": 800})
    field, _ = field_and_status(page)
    opener = page.get_by_role("button", name="Search").first
    if width < 960:
        opener.click()
    field.fill(acts.WORD)
    expect(page.get_by_role("search").get_by_role("link").first).to_be_visible()
    field.press("Enter")
    expect(page.get_by_role("search").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".course-search__panel")).to_be_hidden()
    expect(opener if width < 960 else field).to_be_focused()


@pytest.mark.parametrize("size", [(320, 256), (740, 360)])
def test_the_search_opens_where_it_is_pressed_on_a_low_screen_too(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    width, height = size  # 1280 by 1024 at 400 % zoom, and a phone held the broad way
    page = visit(address + acts.LESSON, viewport={"width": width, "height": height})
    field, said = field_and_status(page)
    page.get_by_role("button", name="Search").first.click()
    expect(field).to_be_focused()
    field.press_sequentially(acts.WORD)
    expect(said).to_have_text(re.compile(r"^\d+ pages? found"))
    expect(said).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def test_one_letter_that_is_no_word_asks_for_another(visit: Visit, address: str) -> None:
    page = visit(address + acts.LESSON)
    field, said = field_and_status(page)
    field.fill("\u017c")
    expect(said).to_have_text("Nothing found for \u201c\u017c\u201d. Write one more letter.")
    field.fill("\u017c\u017c")
    expect(said).to_have_text("Nothing found for \u201c\u017c\u017c\u201d.")


def test_no_answer_leads_to_what_its_page_does_not_show(visit: Visit, address: str) -> None:
    page = visit(address + acts.QUIZ)
    title = page.get_by_role("heading", level=1).inner_text()
    field, said = field_and_status(page)
    field.fill(f'"{title}"')
    expect(said).to_have_text(re.compile("found"))
    answer = page.get_by_role("search").get_by_role("link").filter(has_text=title)
    expect(answer.first).to_have_text(title)  # and not the result, which is there once the quiz is handed in
    assert "#" not in (answer.first.get_attribute("href") or "")
