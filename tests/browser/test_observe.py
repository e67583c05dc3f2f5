"""A supervisor observes people at work on a phone; what they sign counts for whoever was observed, and nobody else."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from course.records import observation, record
from course.records.code import completed
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.whole_site.axe import violations
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
LISTS = "modules/people/checklists.yml"
PHONE = {"width": 390, "height": 844}
ITEMS = ["Said where you are", "Stayed with the person"]
WIDTH = "document.documentElement.scrollWidth"
PEOPLE = ["Ana Ruiz", "Ben Okafor", "Chen Wei", "Dora Kiss", "Emil Novák"]


@pytest.fixture
def observed(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Site:
    lists = VALID[LISTS].replace("  revision: 1\n", "  revision: 1\n  required: observed\n")
    learner.publish(course_files({LISTS: lists}), site.folder)
    return site


@pytest.fixture
def phone(observed: Site, open_context: Callable[..., BrowserContext]) -> Page:
    page = open_context(viewport=PHONE, accept_downloads=True, locale="en-GB").new_page()
    page.clock.install(time="2026-11-29T09:00:00")
    return page


def fill(page: Page, who: str, *marks: str, observer: str = "Kim Lee") -> None:
    """Fill in an open sheet, but for its signature."""
    page.get_by_label("Who is observed").fill(who)
    page.get_by_label("Place", exact=True).fill("Gate 2")
    page.get_by_label("Observer", exact=True).fill(observer)
    for item, mark in zip(ITEMS, marks, strict=True):
        page.get_by_role("group", name=item).get_by_label(mark, exact=True).check()
    page.get_by_label("Overall, in one line").fill(f"{who} was calm")


def sign(page: Page, name: str = "Kim Lee") -> None:
    page.get_by_label("Observer’s signature: type your name again").fill(name)
    page.get_by_role("button", name="Sign this sheet").click()


def sheet_of(page: Page, who: str, *marks: str) -> Path:
    """Observe somebody, and return the file of the sheet."""
    page.goto("observe.html")
    page.get_by_role("button", name="New sheet: After a call").click()
    fill(page, who, *marks)
    sign(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this sheet as a file").click()
    return Path(download.value.path())


def said(page: Page) -> Any:
    return expect(page.locator("course-observe > div > .course-notice"))


def test_a_supervisors_day_has_five_people_a_sheet_each_and_one_file_of_all(phone: Page) -> None:
    page = phone
    page.goto("observe.html")
    expect(page.get_by_text("Nobody yet.")).to_be_visible()
    for number, who in enumerate(PEOPLE):
        page.get_by_role("button", name="New sheet: After a call").click()
        expect(page.get_by_role("heading", name="After a call")).to_be_focused()
        expect(page.get_by_label("Who is observed")).to_have_value("")
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        assert [note.input_value() for note in page.get_by_label("Note").all()] == ["", ""]
        expect(page.get_by_label("Date", exact=True)).to_have_value("2026-11-29")
        expect(page.get_by_label("Observer", exact=True)).to_have_value("Kim Lee" if number else "")
        fill(page, who, "Seen", "Not seen" if who == "Chen Wei" else "Not applicable")
        page.get_by_label("Note Stayed with the person").fill(f"A note on {who}")
        if who != "Emil Novák":
            sign(page)
            expect(page.get_by_role("heading", name="After a call")).to_be_focused()
        assert page.evaluate(WIDTH) == PHONE["width"]
        page.get_by_role("link", name="Back to the list").click()
    lines = page.get_by_role("main").locator(".course-day__people li")
    expect(lines).to_have_text([
        *(f"{who} Signed After a call, 29 November 2026, Gate 2" for who in PEOPLE[:4]),
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
    steps: list[tuple[str, str, str]] = [
        ("Who is observed", "Ana Ruiz", "Write who is observed."),
        ("Place", "Gate 2", "Write where it was."),
        ("Date", "2026-11-28", "Write on which day it was."),
        ("Observer", "Kim Lee", "Write your name, as the observer."),
    ]
    phone.get_by_label("Date", exact=True).fill("")
    for label, words, wanted in steps:
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


def test_a_file_counts_for_the_learner_who_brings_it_in(
    phone: Page, open_context: Callable[..., BrowserContext]
) -> None:
    file = sheet_of(phone, "Ana Ruiz", "Seen", "Not applicable")
    page = open_context(locale="en-GB").new_page()
    page.goto("people/checklist-after-a-call.html")
    learner.keep(page, COURSE, {"learner": {"v": 2, "n": 1, "name": "Ana M. Ruiz"}})
    notice = page.locator("course-observed .course-notice")
    bring = page.get_by_label("Or bring in the file that your observer gave you")
    bring.set_input_files(file)
    expect(notice).to_have_text(
        "Brought in: the sheet signed by Kim Lee. Everything that arose was seen. It counts. "
        "It is made out to “Ana Ruiz”, and your certificate to “Ana M. Ruiz”: both will be read."
    )
    told = "Ana Ruiz, observed by Kim Lee on 29 November 2026, Gate 2."
    expect(page.locator(".course-observed__list > li > p").first).to_have_text(told)
    bring.set_input_files(file)
    expect(notice).to_have_text("That sheet is here already.")
    page.reload()
    expect(page.locator(".course-observed__list > li > p").first).to_have_text(told)
    expect(page.get_by_role("navigation", name="Course pages").get_by_text("Observed")).to_be_attached()
    page.goto("learning.html")
    expect(page.locator("#module-people .course-way li").last).to_have_text("After a call done checklist")


def altered(sheet: dict[str, Any], path: str, to: object) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(sheet))
    *steps, last = path.split(".")
    place: Any = changed
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    place[last] = to
    return changed


def with_code(sheet: dict[str, Any]) -> dict[str, Any]:
    return {**sheet, "code": observation.code_of(sheet)}


def test_files_that_do_not_count_are_told_why_and_change_nothing(phone: Page) -> None:
    sheet: dict[str, Any] = json.loads(sheet_of(phone, "Ana Ruiz", "Seen", "Seen").read_text("utf-8"))
    day = {"kind": observation.KIND_OF_DAY, "format": 1, "observations": [sheet, sheet]}
    phone.goto("people/checklist-after-a-call.html")
    notice = phone.locator("course-observed .course-notice")
    for content, words in (
        (json.dumps(altered(sheet, "items.0.seen", "not-seen")),
         "Something in the file was changed after it was signed, so it does not count here."),
        (json.dumps(with_code(altered(sheet, "catalogue.id", "welding"))),
         "The sheet belongs to another training, “First Aid Training”. This one is “First Aid Training”."),
        (json.dumps(with_code(altered(sheet, "checklist.id", "other"))),
         "The sheet is of another checklist, “After a call”."),
        (json.dumps(day),
         "The file holds the sheets of several people. Ask your observer for the file with yours alone."),
        ("{}", 'The file is no signed sheet: `kind` must be "coursewright-observation". Nothing here was changed.'),
        ("no", "The file is no signed sheet: the file is not JSON. Nothing here was changed."),
        (json.dumps({**sheet, "format": 2}),
         "The file is no signed sheet: the observation is of format 2, and this site reads format 1. "
         "Nothing here was changed."),
    ):  # fmt: skip
        phone.get_by_label("Or bring in the file").set_input_files(
            {"name": "sheet.json", "mimeType": "application/json", "buffer": content.encode()}
        )
        expect(notice).to_have_text(words)
    assert "observation/after-a-call" not in learner.kept(phone, COURSE)


def test_the_certificate_and_its_record_name_the_observer(phone: Page, tmp_path: Path) -> None:
    page = phone
    file = sheet_of(page, "Ana Ruiz", "Seen", "Not applicable")
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    run = {"date": "2026-11-21T10:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": {"v": 2, "n": 1, "runs": [run]}})
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)
    page.goto("learning.html")
    expect(page.get_by_role("link", name="Be observed at work: “After a call”").first).to_be_visible()
    expect(page.get_by_role("button", name="Make my certificate")).to_have_count(0)
    page.goto("people/checklist-after-a-call.html")
    page.get_by_label("Or bring in the file").set_input_files(file)
    expect(page.locator(".course-observed__list > li")).to_have_count(1)
    page.goto("learning.html")
    page.get_by_label("Your name, as it should stand on the certificate").fill("Ana Ruiz")
    page.get_by_role("button", name="Make my certificate").click()
    page.wait_for_url("**/certificate.html#*")
    expect(page.locator(".course-certificate__observed")).to_have_text(
        "FA-101: observed by Kim Lee on 29 Nov 2026, Gate 2"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the record as a file").click()
    download.value.save_as(tmp_path / "record.json")
    reading = record.read_bytes((tmp_path / "record.json").read_bytes())
    assert isinstance(reading.record, record.Record2)
    assert [sheet.observer for sheet in reading.record.modules[0].observations or ()] == ["Kim Lee"]
    page.goto("verify.html")
    page.get_by_label("Record files, one or many").set_input_files(tmp_path / "record.json")
    seen = "FA-101: observed by Kim Lee on 2026-11-29, Gate 2, signed on the observer’s own device."
    expect(page.locator(".course-said")).to_contain_text(seen)
    expect(page.locator("[data-cell=state]")).to_contain_text(seen)
    expect(page.locator("[data-cell=state] .course-outcome")).to_have_attribute("data-state", "unchanged")
    bare = json.loads((tmp_path / "record.json").read_text("utf-8"))
    del bare["modules"][0]["observations"]
    (tmp_path / "bare.json").write_text(json.dumps(completed(bare)), "utf-8")
    page.get_by_label("Record files, one or many").set_input_files(tmp_path / "bare.json")
    expect(page.locator(".course-said")).to_contain_text(
        "Observation missing. The code fits what the record says. "
        "FA-101: its completion asks for an observation by “After a call”, and the record names none."
    )


def test_what_was_missed_is_practice_and_completes_nothing(phone: Page) -> None:
    file = sheet_of(phone, "Ana Ruiz", "Seen", "Not seen")
    phone.goto("people/checklist-after-a-call.html")
    phone.get_by_label("Or bring in the file").set_input_files(file)
    expect(phone.locator("course-observed .course-notice")).to_have_text(
        "Brought in: the sheet signed by Kim Lee. "
        "One item was not seen: it counts as practice, and another contact is to be watched."
    )
    phone.goto("learning.html")
    expect(phone.locator("#module-people .course-way li").last).to_have_text("After a call begun checklist")


def test_a_device_is_handed_over_by_keyboard_and_the_sheet_says_so(phone: Page) -> None:
    phone.goto("people/checklist-after-a-call.html")
    learner.keep(phone, COURSE, {"learner": {"v": 2, "n": 1, "name": "Ana Ruiz"}})
    give = phone.get_by_role("link", name="Give this device to your observer")
    give.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("This device belongs to the learner, who has handed it to you")).to_be_visible()
    expect(phone.get_by_label("Who is observed")).to_have_value("Ana Ruiz")
    fill(phone, "Ana Ruiz", "Seen", "Seen")
    phone.get_by_label("Observer’s signature").focus()
    phone.keyboard.type("Kim Lee")
    phone.keyboard.press("Enter")
    handed = "Signed by Kim Lee on 29 November 2026, on the learner’s own device, handed over for that."
    expect(phone.get_by_text(handed)).to_be_visible()
    expect(phone.get_by_text("Signed. Give the device back to the learner")).to_be_visible()
    kept = learner.kept(phone, COURSE)
    (sheet,) = kept["observation/after-a-call"]["observations"]
    assert observation.check(sheet) == observation.Found(observation.check(sheet).observation)
    assert sheet["signature"]["device"] == "learner"
    assert not [path for path in kept if path.startswith("observed/") or path == "observer"]
    phone.goto("observe.html")
    expect(phone.get_by_text("Nobody yet.")).to_be_visible()  # it is the learner's own device, and no list of others
    phone.goto("learning.html")
    expect(phone.locator("#module-people .course-way li").last).to_have_text("After a call done checklist")


def test_a_sheet_that_was_handed_over_and_left_goes_on_where_it_was(phone: Page) -> None:
    phone.goto("people/checklist-after-a-call.html")
    for _ in range(2):
        phone.get_by_role("link", name="Give this device to your observer").click()
        with learner.keeping(phone):
            phone.get_by_label("Observer", exact=True).fill("Kim Lee")
        phone.go_back()
    phone.get_by_role("link", name="Give this device to your observer").click()
    expect(phone.get_by_label("Observer", exact=True)).to_have_value("Kim Lee")
    assert len([path for path in learner.kept(phone, COURSE) if path.startswith("observed/")]) == 1
    phone.get_by_role("button", name="Throw this sheet away").click()
    phone.get_by_role("button", name="Really throw it away").click()
    expect(phone.get_by_text("Nobody yet.")).to_be_visible()
    assert "Kim Lee" not in json.dumps(learner.kept(phone, COURSE))


def test_a_day_goes_on_on_another_device_and_nothing_of_either_is_lost(
    phone: Page, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    taken = [json.loads(sheet_of(phone, who, "Seen", "Seen").read_text("utf-8")) for who in PEOPLE[:2]]
    ana, ben = taken
    later = {**ana, "signature": {**ana["signature"], "signed": "2026-11-29T12:00:00.000Z"}, "overall": "Calmer still"}
    later["code"] = observation.code_of(later)
    other = {**ben, "catalogue": {**ben["catalogue"], "id": "another"}}
    other["code"] = observation.code_of(other)
    day = {"kind": "coursewright-observations", "format": 1, "made": ana["made"], "catalogue": COURSE}
    (tmp_path / "day.json").write_text(
        json.dumps(day | {"observations": [*taken, other, ben | {"place": "X"}]}), "utf-8"
    )
    (tmp_path / "later.json").write_text(json.dumps(later), "utf-8")
    desk = open_context(accept_downloads=True, locale="en-GB").new_page()
    sheet_of(desk, PEOPLE[2], "Seen", "Seen")
    desk.goto("observe.html")
    bring = desk.get_by_label("Bring in sheets that another device has saved")
    bring.set_input_files(tmp_path / "day.json")
    said(desk).to_have_text(
        "2 sheets were brought in. 2 cannot be used: it belongs to another training; something was changed after "
        "it was signed."
    )
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
