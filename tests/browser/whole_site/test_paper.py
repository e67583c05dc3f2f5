"""What a printer gets: the text in black on white, nothing of the frame, a checklist on one page."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.whole_site import acts
from tests.browser.whole_site.axe import SCHEMES, Scheme, set_colours
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

FRAME = ("Menu", "Skip to content", "You are here", "On this page", "Previous", "Use dark", "Use light", "Search")
BUTTONS = (
    "Submit answers",
    "Check answer",
    "Print this checklist",
    "Clear the list",
    "I have read this list",
    "for this occasion",
    "Start the lesson",
)
KINDS = (f"{acts.MODULE}/index.html", acts.LESSON, acts.QUIZ)
SEEN = """(boxes) => boxes.map((box) => {
  const copy = box.closest("label").cloneNode(true);
  copy.querySelectorAll(".course-visually-hidden").forEach((part) => part.replaceWith("|"));
  return copy.textContent.split("|")[0];
})"""
SIZES: dict[str, Scheme] = {"A4": "dark", "Letter": "light"}


def printed(page: Page, size: str = "A4") -> list[str]:
    """Return the text of each sheet."""
    sheets = PdfReader(io.BytesIO(page.pdf(format=size, print_background=True))).pages
    return [sheet.extract_text() for sheet in sheets]


def one_line(*texts: str) -> str:
    """Return text as it was before it was set: without line breaks and ligatures."""
    return " ".join(unicodedata.normalize("NFKC", " ".join(texts)).split())


def test_each_checklist_prints_on_one_page_with_all_its_items(visit: Visit, address: str, pages: list[str]) -> None:
    page = visit(address)
    for name in (name for name in pages if "/checklist-" in name):
        page.goto(address + name)
        items: list[str] = page.get_by_role("checkbox").evaluate_all(SEEN)
        assert items
        for size, scheme in SIZES.items():
            set_colours(page, scheme)
            sheets = printed(page, size)
            assert len(sheets) == 1, (name, size)
            text = one_line(*sheets)
            assert not [item for item in items if one_line(item) not in text], (name, size)
            for words in ("Pause point", "Name", "Signature", "Owner", "Revision"):
                assert words in text, (name, size)


def test_each_guide_prints_as_a_flow_sheet_on_one_page(visit: Visit, address: str, pages: list[str]) -> None:
    page = visit(address)
    guides = [name for name in pages if "/guide-" in name]
    assert len(guides) == sum(len(module.guides) for module in acts.CONTENT.modules)
    for name in guides:
        page.goto(address + name)
        for size in ("A4", "Letter"):
            sheets = printed(page, size)
            assert len(sheets) == 1, (name, size)
        text = one_line(*sheets)
        for words in ("At every step: where nothing fits", "go to 2", "A person takes over.", "version"):
            assert words in text, name


def test_each_source_of_a_lesson_has_its_whole_number_on_paper(visit: Visit, address: str, pages: list[str]) -> None:
    page = visit(address)
    number = 0
    for name in (name for name in pages if name.endswith("/lesson.html")):
        page.goto(address + name)
        number = page.locator(".footnote > ol > li").count()
        if number >= 10:  # of two digits, the first had stood beyond the edge of the sheet
            break
    assert number >= 10
    text = "\n".join(printed(page))
    assert [n for n in range(1, number + 1) if f"\n{n}. " not in text] == []


def test_paper_holds_no_navigation_and_no_buttons(visit: Visit, address: str, pages: list[str]) -> None:
    page = visit(address)
    others = ("/checklist-", "courses/", "-day-")
    for name in (*KINDS, *(next(name for name in pages if part in name) for part in others)):
        page.goto(address + name)
        heading = one_line(page.get_by_role("heading", level=1).inner_text())
        for scheme in SCHEMES:
            set_colours(page, scheme)
            text = one_line(*printed(page, "Letter"))
            assert heading in text
            assert not [words for words in (*FRAME, *BUTTONS) if words in text], (name, scheme)


def test_a_quiz_that_was_marked_prints_its_result_and_reasons_and_nothing_to_press(visit: Visit, address: str) -> None:
    page = visit(address + acts.QUIZ, color_scheme="dark")
    acts.answer_all(page)
    expect(page.get_by_text("Not right.").filter(visible=True).first).to_be_visible()
    text = one_line(*printed(page))
    assert "Your result" in text
    assert "Not right." in text
    assert not [
        words for words in (*FRAME, "Try again", "Start afresh", "Your progress", "Report this") if words in text
    ]


def test_paper_is_black_on_white_from_dark_colours_too(visit: Visit, address: str, pages: list[str]) -> None:
    page = visit(address, color_scheme="dark")
    page.emulate_media(media="print")
    for name in (*KINDS, next(name for name in pages if "/checklist-" in name)):
        page.goto(address + name)
        colours = page.evaluate(
            """() => [...document.querySelectorAll(".md-content p, .md-content h1, .md-content label, .md-content li")]
              .filter((part) => part.checkVisibility()).map((part) => getComputedStyle(part).color)"""
        )
        assert set(colours) == {"rgb(0, 0, 0)"}, name
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
            "rgba(0, 0, 0, 0)",
            "rgb(255, 255, 255)",
        )


def test_what_is_for_paper_is_not_on_the_screen(visit: Visit, address: str, built: Path, pages: list[str]) -> None:
    seen = """() => [...document.querySelectorAll(".course-print-only")].map((part) =>
      [part.localName, getComputedStyle(part).display !== "none"])"""
    page = visit(address)
    kinds = set()
    for name in (name for name in pages if "course-print-only" in (built / name).read_text("utf-8")):
        page.emulate_media(media="screen")
        page.goto(address + name)
        assert [kind for kind, shows in page.evaluate(seen) if shows] == [], name
        page.emulate_media(media="print")
        on_paper = page.evaluate(seen)
        assert [kind for kind, shows in on_paper if not shows] == [], name
        kinds |= {kind for kind, _ in on_paper}
    assert {"p", "ul"} <= kinds


def test_a_printed_quiz_asks_every_question_and_leaves_out_the_answers(visit: Visit, address: str) -> None:
    page = visit(address + acts.QUIZ)
    asked = acts.questions(page).count()
    text = one_line(*printed(page))
    for number in range(1, asked + 1):
        assert f"Question {number} of {asked}" in text
    assert "Right." not in text
