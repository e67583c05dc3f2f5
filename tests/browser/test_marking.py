"""Marks from paper, in the trainer's edition: typed by keyboard, kept, and saved as the table that `enter` takes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.commands.main import main
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.marks import marks_page
from course.records.record import Record4, read_bytes
from course.records.roster import csv_of, kept
from tests.browser.site import Site
from tests.browser.whole_site.axe import violations
from tests.conftest import VALID
from tests.faulty_records import FILES

pytestmark = pytest.mark.browser

CATALOGUE = "modules/catalogue.yml"


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    catalogue = {**VALID, **FILES}[CATALOGUE]
    root = course_files({**FILES, CATALOGUE: f"{catalogue}records: {{number: ask}}\n"})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def marking(root: Path, site: Site, open_page: Callable[..., Page]) -> Page:
    content: Content = load_course(root, rules=False)
    body = marks_page(content, Fragments(content, Path("overrides"), Links()), "trainer.md").html
    site.write("marks.html", re.sub("<h1>.*?</h1>", "", body), title="Marks from paper")
    page = open_page()
    page.goto("marks.html")
    expect(page.get_by_label("Course and module")).to_be_visible()
    return page


def save(page: Page, path: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "marks.csv"
    download.value.save_as(path)
    return path.read_bytes()


def type_a_class(marking: Page) -> None:
    """Type the marks of two learners without a pointer, and see that they are there when the page comes back."""
    marking.get_by_label("Day on which they were answered").fill("2026-11-23")
    marking.get_by_label("Learner, row 1").focus()
    for typed in ("Ada Lovelace", "007", "a", "A", "AB", "1"):
        marking.keyboard.type(typed)
        marking.keyboard.press("Tab")
    expect(marking.get_by_label("Learner, row 2")).to_be_focused()  # there is always one more row
    marking.keyboard.type("=Bob")
    for key in ("ArrowRight", "ArrowRight"):
        marking.keyboard.press(key)
    marking.keyboard.type("B")
    marking.keyboard.press("ArrowRight")
    expect(marking.get_by_label("Question 1, row 2")).to_be_focused()
    marking.keyboard.press("ArrowUp")
    expect(marking.get_by_label("Question 1, row 1")).to_be_focused()
    marking.keyboard.press("Enter")
    for points in ("0", "1", "0"):
        marking.keyboard.type(points)
        marking.keyboard.press("ArrowRight")
    assert marking.locator("[aria-invalid]").count() == 0
    marking.reload()
    expect(marking.get_by_label("Learner, row 2")).to_have_value("=Bob")


def test_a_class_is_typed_by_keyboard_and_its_file_becomes_records(marking: Page, root: Path, tmp_path: Path) -> None:
    type_a_class(marking)
    written = save(marking, tmp_path / "marks.csv")
    expect(marking.get_by_role("status")).to_have_text("2 worksheets saved as marks.csv.")
    head = ["learner", "number", "site", "course", "module", "worksheet", "date", "1", "2", "3"]
    ada = ["Ada Lovelace", kept("007"), "", "CERT-FA", "FA-101", "a", "2026-11-23", "A", "AB", "1"]
    bob = ["=Bob", "", "", "CERT-FA", "FA-101", "B", "2026-11-23", "0", "1", "0"]
    assert written == csv_of([head, ada, bob])
    told = [
        "--root",
        str(root),
        "enter",
        str(tmp_path / "marks.csv"),
        "--by",
        "Kim Lee",
        "--to",
        str(tmp_path / "made"),
    ]
    assert main(told) == 4  # they have done one module of two
    names = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert names == ["ada-lovelace-cert-fa.json", "bob-cert-fa.json"]
    record = read_bytes((tmp_path / "made" / names[0]).read_bytes()).record
    assert isinstance(record, Record4)
    assert (record.learner.name, record.learner.number) == ("Ada Lovelace", "007")
    assert (record.modules[0].code, record.entered.name) == ("FA-101", "Kim Lee")


def test_names_are_taken_over_to_another_module_and_what_is_missing_is_told(marking: Page, tmp_path: Path) -> None:
    marking.get_by_role("button", name="Save as CSV").click()
    expect(marking.get_by_role("status")).to_have_text("Nothing was typed yet.")
    marking.get_by_label("Learner, row 1").fill("Ada")
    marking.get_by_label("Question 2, row 1").fill("?")
    expect(marking.get_by_label("Question 2, row 1")).to_have_attribute("aria-invalid", "true")
    marking.get_by_label("Course and module").select_option(index=1)
    expect(marking.get_by_label("Learner, row 1")).to_have_value("")
    marking.get_by_role("button", name="Take over the names of the other modules").click()
    expect(marking.get_by_role("status")).to_have_text("1 row added.")
    expect(marking.get_by_label("Learner, row 1")).to_have_value("Ada")
    lines = list(csv.reader(io.StringIO(save(marking, tmp_path / "marks.csv").decode("utf-8-sig"), newline="")))
    assert [(line[0], line[4]) for line in lines[1:]] == [("Ada", "FA-101"), ("Ada", "FA-102")]
    expect(marking.get_by_role("status")).to_have_text(
        "2 worksheets saved as marks.csv. 10 cells are empty or say no mark, and `enter` will ask for them."
    )
    marking.get_by_role("button", name="Take the marks out of this browser").click()
    marking.get_by_role("button", name="Really take them out").click()
    expect(marking.get_by_role("status")).to_have_text("The table is empty.")
    assert marking.evaluate("Object.keys(localStorage)") == []


def test_a_short_version_asks_less_and_a_module_without_one_takes_none(
    course_files: Callable[..., Path], site: Site, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    root = course_files(
        {**FILES, "quizzes/people.yml": VALID["quizzes/people.yml"].replace("questions:", "draw: 2\nquestions:", 1)}
    )
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    body = marks_page(
        load_course(root, rules=False), Fragments(load_course(root), Path("overrides"), Links()), "trainer.md"
    ).html
    site.write("marks.html", re.sub("<h1>.*?</h1>", "", body), title="Marks from paper")
    page = open_page()
    page.goto("marks.html")
    page.get_by_label("Day on which they were answered").fill("2026-11-23")
    for label, typed in (
        ("Learner", "Ada"),
        ("Worksheet: A, B, C or R", "c"),
        ("Question 1", "1"),
        ("Question 2", "0"),
    ):
        page.get_by_label(f"{label}, row 1").fill(typed)
    assert page.locator("[aria-invalid]").count() == 0
    save(page, tmp_path / "marks.csv")
    expect(page.get_by_role("status")).to_have_text("1 worksheet saved as marks.csv.")
    page.get_by_label("Question 3, row 1").fill("1")
    expect(page.get_by_label("Question 3, row 1")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Worksheet: A, B, C or R, row 1").fill("R")  # of which this bank has none
    expect(page.get_by_label("Worksheet: A, B, C or R, row 1")).to_have_attribute("aria-invalid", "true")


def test_the_page_fits_a_phone_and_says_what_to_do_without_a_script(
    marking: Page, open_page: Callable[..., Page]
) -> None:
    marking.set_viewport_size({"width": 360, "height": 740})
    assert marking.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(marking, ["light", "dark"]) == []
    page = open_page(scripts=False)
    page.goto("marks.html")
    expect(page.get_by_text("Make the table with the command enter --form marks.csv")).to_be_visible()
    expect(page.get_by_label("Course and module")).to_be_hidden()
