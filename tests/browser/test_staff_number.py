"""A staff number and a site: asked for as the catalogue says, kept with the name, on certificate and record."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from course.records import record
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.whole_site.axe import violations
from tests.conftest import VALID
from tests.sample_records import bare

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
CATALOGUE = "modules/catalogue.yml"
NAME = "Your name, as it should stand on the certificate"


def complete(page: Page) -> None:
    """Do all that the course asks for, and go to My learning."""
    learner.learn_all(page, COURSE)
    page.goto("learning.html")


def saved(page: Page, path: Path) -> record.Record:
    """Return the record of the certificate that is shown, as a trainer's reader takes it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the record as a file").click()
    download.value.save_as(path)
    reading = record.read_bytes(path.read_bytes())
    assert (reading.altered, reading.problems) == (False, ())
    assert isinstance(reading.record, record.Record)
    return reading.record


def test_what_the_catalogue_asks_for_stands_on_the_certificate_and_in_its_record(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    asks = VALID[CATALOGUE] + "records: {number: require, site: ask}\n"
    learner.publish(course_files({CATALOGUE: asks}), site.folder)
    complete(page)
    number, where = page.get_by_label("Your staff number"), page.get_by_label("The site where you work")
    page.get_by_label(NAME).fill("Ada O'Neill")
    number.fill("\u200b")
    page.get_by_role("button", name="Make my certificate").click()
    told = "There is no number here that can be seen. Write your staff number."
    assert number.evaluate("(field) => field.validationMessage") == told
    number.fill(" 00117 ")
    expect(number).to_have_value(" 00117 ")
    page.goto("learning.html")  # kept, though nothing was handed in yet
    expect(page.get_by_label(NAME)).to_have_value("Ada O'Neill")
    expect(number).to_have_value("00117")
    expect(where).to_have_value("")
    assert not violations(page, ["light"])
    page.get_by_role("button", name="Make my certificate").click()
    page.wait_for_url("**/certificate.html#*")
    expect(page.get_by_text("Staff number 00117", exact=True)).to_be_visible()
    found = saved(page, tmp_path / "one.json")
    assert (found.format, found.learner) == (3, record.Learner3(name="Ada O'Neill", number="00117"))

    page.get_by_text("Is your name wrong, or something else about you?").click()
    page.get_by_label("The site where you work, if there are several").fill("Harbour")
    assert not violations(page, ["light"])
    page.get_by_role("button", name="Write it anew").click()
    expect(page.get_by_text("Staff number 00117, Harbour", exact=True)).to_be_visible()
    found = saved(page, tmp_path / "two.json")
    assert found.learner == record.Learner3(name="Ada O'Neill", number="00117", site="Harbour")
    sheet = unicodedata.normalize("NFKC", PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text())
    assert "Staff number 00117, Harbour" in " ".join(sheet.split())
    kept = learner.kept(page, COURSE)["learner"]
    assert [kept[key] for key in ("v", "name", "number", "site")] == [4, "Ada O'Neill", "00117", "Harbour"]


def test_what_the_catalogue_requires_is_asked_for_by_name(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(
        course_files({CATALOGUE: VALID[CATALOGUE] + "records: {number: require, site: require}\n"}), site.folder
    )
    complete(page)
    page.get_by_label(NAME).fill("Ada O'Neill")
    number, where = page.get_by_label("Your staff number"), page.get_by_label("The site where you work")
    where.fill("Harbour")
    for field, told in (
        (number, "There is no number here that can be seen. Write your staff number."),
        (where, "There is no site here that can be seen. Write the site where you work."),
    ):
        field.fill("\u200b")
        page.get_by_role("button", name="Make my certificate").click()
        assert field.evaluate("(field) => field.validationMessage") == told
        field.fill("7")


def test_why_no_certificate_can_be_made_is_told(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    learner.publish(course_files({}), site.folder)
    complete(page)
    page.add_init_script("Date.prototype.toISOString = () => `+012026-01-01T00:00:00.000Z`")  # a clock gone astray
    page.reload()
    page.get_by_label(NAME).fill("Ada O'Neill")
    page.get_by_role("button", name="Make my certificate").click()
    expect(page.get_by_role("status").filter(has_text="could not be made")).to_have_text(
        "The certificate could not be made from what this browser has kept: `made` must be a time such as "
        "2026-11-21T09:30:00Z. Hand in the quizzes of this course once more."
    )


def test_a_catalogue_that_asks_for_neither_has_records_as_they_were(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    learner.publish(course_files({}), site.folder)
    complete(page)
    expect(page.locator(".course-name-form input")).to_have_count(1)
    page.get_by_label(NAME).fill("Ada")
    page.get_by_role("button", name="Make my certificate").click()
    page.wait_for_url("**/certificate.html#*")
    found = saved(page, tmp_path / "one.json")
    assert (found.format, found.learner) == (2, record.Learner(name="Ada"))
    page.get_by_text("Is your name wrong?").click()
    expect(page.locator("course-certificate input")).to_have_count(1)


def test_on_a_record_of_format_1_there_is_room_for_a_name_alone(
    site: Site, page: Page, course_files: Callable[[Mapping[str, str]], Path]
) -> None:
    asks = VALID[CATALOGUE] + "records: {number: require, site: require}\n"
    learner.publish(course_files({CATALOGUE: asks}), site.folder)
    page.goto("certificate.html")
    sample = json.loads((Path(__file__).parents[1] / "stored/format-4.json").read_text("utf-8"))["a record with both"]
    old = bare()
    learner.keep(page, COURSE, {sample["path"]: {"v": 4, "n": 1, "record": old}})
    page.reload()
    page.get_by_text("Is your name wrong, or something else about you?").click()
    expect(page.get_by_label("Your staff number")).to_be_disabled()
    page.get_by_label(NAME).fill("Ada Byron")
    page.get_by_role("button", name="Write it anew").click()
    expect(page.locator(".course-certificate__name")).to_have_text("Ada Byron")
    made = learner.kept(page, COURSE)[sample["path"]]["record"]
    assert (made["format"], made["learner"]) == (1, {"name": "Ada Byron"})
    assert record.check(made).problems == ()
