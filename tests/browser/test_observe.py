"""A supervisor observes people at work on a phone: a sheet for each, signed, kept and handed over."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from course.records import observation
from tests.browser import learner
from tests.browser.observing import COURSE, ITEMS, PHONE, fill, observed, phone, said, sheet_of, sign
from tests.browser.site import Site
from tests.browser.whole_site.axe import violations

pytestmark = pytest.mark.browser

__all__ = ["observed", "phone"]  # fixtures

WIDTH = "document.documentElement.scrollWidth"
WANTED = [  # what a sheet asks for first: the name of the field, what is written there, and how it is asked for
    ("Who is observed", "Ana Ruiz", "Write who is observed."),
    ("Place", "Gate 2", "Write where it was."),
    ("Date", "2026-11-28", "Write on which day it was."),
    ("Observer", "Kim Lee", "Write your name, as the observer."),
]
PEOPLE = ["Ana Ruiz", "Ben Okafor", "Chen Wei", "Dora Kiss", "Emil Novák"]
PRACTICE = {"Chen Wei": " One item was not seen: it counts as practice, and another contact is to be watched."}


def begin_a_sheet(page: Page) -> None:
    """Take a new sheet, on which nothing is said of a learner, or of what they did."""
    page.get_by_role("button", name="New sheet: After a call").click()
    expect(page.get_by_role("heading", name="After a call")).to_be_focused()
    expect(page.get_by_label("Who is observed")).to_have_value("")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert [note.input_value() for note in page.get_by_label("Note").all()] == ["", ""]
    expect(page.get_by_label("Date", exact=True)).to_have_value("2026-11-29")


def test_a_supervisors_day_has_five_people_a_sheet_each_and_one_file_of_all(phone: Page) -> None:
    page = phone
    page.goto("observe.html")
    expect(page.get_by_text("Nobody yet.")).to_be_visible()
    for number, who in enumerate(PEOPLE):
        begin_a_sheet(page)
        expect(page.get_by_label("Observer", exact=True)).to_have_value("Kim Lee" if number else "")
        expect(page.get_by_label("Place", exact=True)).to_have_value("Gate 2" if number else "")
        fill(page, who, "Seen", "Not seen" if who == "Chen Wei" else "Not applicable")
        page.get_by_label("Note Stayed with the person").fill(f"A note on {who}")
        if who != "Emil Novák":
            sign(page)
            expect(page.get_by_role("heading", name="After a call")).to_be_focused()
        assert page.evaluate(WIDTH) == PHONE["width"]
        page.get_by_role("link", name="Back to the list").click()
    lines = page.get_by_role("main").locator(".course-day__people li")
    expect(lines).to_have_text([
        *(f"{who} Signed After a call, 29 November 2026, Gate 2{PRACTICE.get(who, '')}" for who in PEOPLE[:4]),
        "Emil Novák 2 of 2 marked After a call, 29 November 2026, Gate 2",
    ])  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="Save all that are signed as one file").click()
    said(page).to_have_text("4 sheets are in the file. One is not signed yet, and is not in it.")
    assert download.value.suggested_filename == "observations-2026-11-29.json"
    found = [one.observation for one in observation.read_bytes(Path(download.value.path()).read_bytes())]
    assert [(one.learner.name, one.is_met, one.items[1].note) for one in found if one] == [
        (who, who != "Chen Wei", f"A note on {who}") for who in PEOPLE[:4]
    ]
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert len(sheets) == 4
    for who, sheet in zip(PEOPLE, sheets, strict=False):
        assert who in sheet
        assert not [other for other in PEOPLE if other != who and other in sheet]


def begun_with(page: Page) -> list[str]:
    """Begin a sheet, and return what stands in its fields."""
    page.goto("observe.html")
    page.get_by_role("button", name="New sheet: After a call").click()
    expect(page.get_by_role("heading", name="After a call")).to_be_focused()
    names = ("Who is observed", "Place", "Observer", "Overall, in one line")
    return [page.get_by_label(name, exact=True).input_value() for name in names]


def test_place_and_observer_of_a_sheet_stand_in_the_next_one_of_the_day(phone: Page) -> None:
    assert begun_with(phone) == ["", "", "", ""]
    with learner.keeping(phone):
        fill(phone, "Ana Ruiz", "Seen", "Seen")
    assert begun_with(phone) == ["", "Gate 2", "Kim Lee", ""]
    with learner.keeping(phone):
        phone.get_by_label("Place", exact=True).fill("Gate 3")
    assert begun_with(phone) == ["", "Gate 3", "Kim Lee", ""]
    with learner.keeping(phone):
        phone.get_by_label("Place", exact=True).fill("")
    assert begun_with(phone) == ["", "Gate 3", "Kim Lee", ""]
    phone.goto("observe.html#hand-over=after-a-call")
    phone.reload()
    expect(phone.get_by_label("Place", exact=True)).to_have_value("")
    expect(phone.get_by_label("Observer", exact=True)).to_have_value("")
    phone.clock.set_system_time("2026-11-30T09:00:00")
    assert begun_with(phone) == ["", "", "", ""]


def test_a_sheet_is_kept_as_it_is_marked_and_back_leads_to_the_list(phone: Page) -> None:
    phone.goto("observe.html")
    phone.get_by_role("button", name="New sheet: After a call").click()
    phone.get_by_role("group", name=ITEMS[1]).get_by_label("Not seen").check()
    with learner.keeping(phone):
        phone.get_by_label("Who is observed").fill("Ana Ruiz")
    expect(phone.get_by_role("status").filter(has_text="One item is still to be marked.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_label("Who is observed")).to_have_value("Ana Ruiz")
    expect(phone.get_by_role("group", name=ITEMS[1]).get_by_label("Not seen")).to_be_checked()
    phone.go_back()
    expect(phone.get_by_role("link", name="Ana Ruiz")).to_be_visible()
    expect(phone.get_by_role("heading", name="Whom you observed")).to_be_focused()


def test_a_sheet_is_signed_when_it_is_whole_by_the_name_of_its_observer(phone: Page) -> None:
    phone.goto("observe.html")
    phone.get_by_role("button", name="New sheet: After a call").click()
    why = phone.locator("form .course-notice")
    button = phone.get_by_role("button", name="Sign this sheet")
    phone.get_by_label("Date", exact=True).fill("")
    for label, words, wanted in WANTED:
        button.click()
        expect(why).to_have_text(wanted)
        expect(phone.get_by_label(label, exact=True)).to_be_focused()
        phone.get_by_label(label, exact=True).fill(words)
    button.click()
    expect(why).to_have_text("Mark every item: seen, not seen or not applicable.")
    expect(phone.get_by_role("group", name=ITEMS[0]).get_by_label("Seen", exact=True)).to_be_focused()
    for item in ITEMS:
        phone.get_by_role("group", name=item).get_by_label("Seen", exact=True).check()
    button.click()
    expect(why).to_have_text("Say in one line what you saw overall.")
    phone.get_by_label("Overall, in one line").fill("Calm")
    button.click()
    expect(why).to_have_text("Sign the sheet: type your name.")
    sign(phone, "Ana Ruiz")
    expect(why).to_have_text("The signature is not the name of the observer above.")
    phone.get_by_label("Date", exact=True).fill("2026-11-30")
    sign(phone, "kim  LEE ")
    expect(why).to_have_text("That date is still to come.")
    phone.get_by_label("Date", exact=True).fill("2026-11-29")
    sign(phone, "kim  LEE ")
    said(phone).to_have_text("Signed. Everything that arose was seen. It counts.")
    expect(phone.get_by_text("Signed by kim LEE on 29 November 2026, on the observer’s own device.")).to_be_visible()
    doubt = "A typed name does not prove who typed it. Where it matters, ask the observer."
    expect(phone.get_by_text(doubt)).to_be_visible()


def test_names_are_taken_out_of_the_browser_when_they_are_handed_over(phone: Page) -> None:
    sheet_of(phone, "Ana Ruiz", "Seen", "Seen")
    phone.get_by_role("link", name="Back to the list").click()
    phone.get_by_role("button", name="Take all that are signed out of this browser").click()
    said(phone).to_have_text("One signed sheet will be gone from this browser. Is it saved, or printed?")
    phone.get_by_role("button", name="Really take them out").click()
    said(phone).to_have_text("The signed sheets are gone from this browser.")
    assert "Ana Ruiz" not in json.dumps(learner.kept(phone, COURSE))
    phone.get_by_role("button", name="New sheet: After a call").click()
    phone.get_by_role("button", name="Throw this sheet away").click()
    said(phone).to_have_text("What is on this sheet will be gone. Press once more to throw it away.")
    phone.get_by_role("button", name="Really throw it away").click()
    expect(phone.get_by_text("Nobody yet.")).to_be_visible()
    said(phone).to_have_text("")
    expect(phone.get_by_role("heading", name="Whom you observed")).to_be_focused()


def test_the_sheets_of_others_are_in_no_file_of_ones_own_progress(phone: Page) -> None:
    sheet_of(phone, "Ana Ruiz", "Seen", "Seen")
    phone.goto("learning.html")
    phone.get_by_role("button", name="Save my progress as a file").click()
    expect(phone.get_by_text("There is nothing to save yet.")).to_be_visible()


def save_a_day(folder: Path, ana: dict[str, Any], ben: dict[str, Any]) -> None:
    """Save two sheets as a day, with one of another training and one altered; and the first as signed later."""
    later = {**ana, "signature": {**ana["signature"], "signed": "2026-11-29T12:00:00.000Z"}, "overall": "Calmer still"}
    later["code"] = observation.code_of(later)
    other = {**ben, "catalogue": {**ben["catalogue"], "id": "another"}}
    other["code"] = observation.code_of(other)
    day = {"kind": "coursewright-observations", "format": 1, "made": ana["made"], "catalogue": COURSE}
    whole = day | {"observations": [ana, ben, other, ben | {"place": "X"}]}
    (folder / "day.json").write_text(json.dumps(whole), "utf-8")
    (folder / "later.json").write_text(json.dumps(later), "utf-8")


def test_a_day_goes_on_on_another_device_and_nothing_of_either_is_lost(
    phone: Page, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    ana, ben = (json.loads(sheet_of(phone, who, "Seen", "Seen").read_text("utf-8")) for who in PEOPLE[:2])
    save_a_day(tmp_path, ana, ben)
    desk = open_context(accept_downloads=True, locale="en-GB").new_page()
    sheet_of(desk, PEOPLE[2], "Seen", "Seen")
    desk.goto("observe.html")
    bring = desk.get_by_label("Bring in sheets that another device has saved")
    bring.set_input_files(tmp_path / "day.json")
    said(desk).to_have_text(
        "2 sheets were brought in. 2 cannot be used: it belongs to another training; something was changed after "
        "it was signed."
    )
    bring.set_input_files({"name": "one.json", "mimeType": "application/json", "buffer": b"{}"})
    said(desk).to_contain_text("One cannot be used: ")
    expect(desk.locator(".course-day__people > li > a")).to_have_count(3)
    bring.set_input_files([tmp_path / "later.json", tmp_path / "day.json"])
    said(desk).to_contain_text(
        "One sheet was brought in. One was signed later than the one here, and stands in its place. "
        "2 were here already."
    )
    expect(desk.locator(".course-day__people > li > a")).to_have_count(3)
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Save all that are signed as one file").click()
    found = observation.read_bytes(Path(download.value.path()).read_bytes())
    signed = {one.observation.learner.name: one.observation.overall for one in found if one.observation}
    assert signed == {
        "Ana Ruiz": "Calmer still",
        "Ben Okafor": "Ben Okafor was calm",
        "Chen Wei": "Chen Wei was calm",
    }
    desk.get_by_role("link", name="Ana Ruiz").click()
    expect(desk.get_by_text("Calmer still")).to_be_visible()


def test_without_scripts_it_is_the_form_on_paper_one_page_a_sheet(
    observed: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    page.goto("observe.html")
    expect(page.get_by_text("scripts are off in this browser. Print it")).to_be_visible()
    for words in ("Observed", "Place", "Date", "Observer", *ITEMS, "Overall, in one line", "Observer’s signature"):
        expect(page.locator(".course-sheet").get_by_text(words, exact=True).first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    for size in ("A4", "Letter"):
        sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
        assert len(sheets) == 1, sheets
        assert "Stayed with the person" in sheets[0]


def test_where_nothing_can_be_kept_it_is_said_and_the_sheet_can_still_be_signed(
    observed: Site, open_context: Callable[..., BrowserContext]
) -> None:
    context = open_context(accept_downloads=True)
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); };")
    page = context.new_page()
    page.goto("observe.html")
    page.get_by_role("button", name="New sheet: After a call").click()
    fill(page, "Ana Ruiz", "Seen", "Seen")
    said(page).to_contain_text("This browser lets no site keep anything.")
    sign(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this sheet as a file").click()
    (found,) = observation.read_bytes(Path(download.value.path()).read_bytes())
    assert found == observation.Found(found.observation)
    assert found.observation


FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"


def test_where_the_storage_is_full_it_is_said_of_a_sheet_signed_or_brought_in(phone: Page) -> None:
    phone.goto("observe.html")
    phone.get_by_role("button", name="New sheet: After a call").click()
    with learner.keeping(phone):
        fill(phone, "Ana Ruiz", "Seen", "Seen")
    phone.evaluate(FULL)
    sign(phone)
    said(phone).to_contain_text("This browser’s storage is full.")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Save this sheet as a file").click()
    phone.goto("people/checklist-after-a-call.html")
    phone.evaluate(FULL)
    bring = phone.get_by_label("Or bring in the file that your observer gave you")
    bring.set_input_files(download.value.path())
    expect(phone.locator("course-observed .course-notice")).to_contain_text("This browser’s storage is full.")


def test_axe_finds_nothing_in_any_state_in_light_and_dark_colours(phone: Page) -> None:
    phone.goto("observe.html")
    assert not violations(phone)
    phone.get_by_role("button", name="New sheet: After a call").click()
    phone.get_by_role("button", name="Sign this sheet").click()
    assert not violations(phone)
    fill(phone, "Ana Ruiz", "Seen", "Not seen")
    sign(phone)
    assert not violations(phone)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Save this sheet as a file").click()
    phone.get_by_role("link", name="Back to the list").click()
    assert not violations(phone)
    phone.goto("people/checklist-after-a-call.html")
    phone.get_by_label("Or bring in the file").set_input_files(download.value.path())
    phone.get_by_text("The whole sheet").click()
    assert not violations(phone)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(
    observed: Site, open_context: Callable[..., BrowserContext], width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.goto("observe.html")
    assert page.evaluate(WIDTH) == width
    page.get_by_role("button", name="New sheet: After a call").click()
    fill(page, "A" * 60, "Seen", "Not applicable")
    page.get_by_label("Note").first.fill("n" * 200)
    assert page.evaluate(WIDTH) == width
    sign(page)
    expect(page.get_by_role("button", name="Print this sheet")).to_be_visible()
    assert page.evaluate(WIDTH) == width
