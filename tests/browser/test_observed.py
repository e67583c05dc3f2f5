"""What a supervisor signed counts for whoever was observed, and nobody else: brought in, or signed on their device."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.records import observation, record
from course.records.code import completed
from tests.browser import learner
from tests.browser.observing import COURSE, fill, observed, phone, sheet_of

pytestmark = pytest.mark.browser

__all__ = ["observed", "phone"]  # fixtures


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
    phone.evaluate("() => { File.prototype.arrayBuffer = () => Promise.reject(new Error('it is gone')); }")
    phone.get_by_label("Or bring in the file").set_input_files(
        {"name": "gone.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    expect(notice).to_have_text("The file cannot be read. Nothing here was changed.")
    assert "observation/after-a-call" not in learner.kept(phone, COURSE)


def do_all_but_be_observed(page: Page) -> None:
    """Do what completes the module on pages: its lesson, its scenario and its quiz."""
    page.goto("people/lesson.html")
    learner.read_the_lesson(page)
    run = {"date": "2026-11-21T10:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}
    learner.keep(page, COURSE, {"scenario/people/fall-on-the-stairs": {"v": 2, "n": 1, "runs": [run]}})
    page.goto("people/quiz.html")
    learner.take_the_quiz(page)


def bring_in_without_the_observer(page: Page, path: Path) -> None:
    """Bring in a record whose code fits, though what says who observed has been taken out."""
    bare = json.loads(path.read_text("utf-8"))
    del bare["modules"][0]["observations"]
    path.with_name("bare.json").write_text(json.dumps(completed(bare)), "utf-8")
    page.get_by_label("Record files, one or many").set_input_files(path.with_name("bare.json"))


def test_the_certificate_and_its_record_name_the_observer(phone: Page, tmp_path: Path) -> None:
    page = phone
    file = sheet_of(page, "Ana Ruiz", "Seen", "Not applicable")
    do_all_but_be_observed(page)
    page.goto("learning.html")
    expect(page.get_by_role("link", name="Be observed at work: “After a call”").first).to_be_visible()
    expect(page.get_by_role("button", name="Make my certificate")).to_have_count(0)
    page.goto("people/checklist-after-a-call.html")
    page.get_by_label("Or bring in the file").set_input_files(file)
    expect(page.locator(".course-observed__list > li")).to_have_count(1)
    page.goto("learning.html")
    page.locator("[data-place=next]").get_by_role("link", name="Your certificate is ready").click()
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
    bring_in_without_the_observer(page, tmp_path / "record.json")
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
    full = phone.locator("main .course-button:not(.course-button--plain):visible")
    expect(full).to_have_text(["My learning: what comes next"])
    expect(full).to_have_attribute("href", "learning.html")
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
