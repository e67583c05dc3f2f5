"""How the questions do, on the page that verifies records: what the command counts, once somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.commands import verify
from course.model import Content
from course.records import figures
from tests.browser.site import Site
from tests.browser.test_people import WIDER
from tests.browser.test_verify import open_verifier
from tests.browser.whole_site.axe import violations
from tests.faulty_records import FILES
from tests.sample_records import from_paper, of_course, write

pytestmark = pytest.mark.browser


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    return load_course(course_files(FILES), rules=False)


@pytest.fixture
def files(content: Content, tmp_path: Path) -> list[Path]:
    """Return records of 32 learners and of two whose worksheets were entered, and a file that is no record."""
    records = [of_course(content, number, mixed=True) for number in range(32)]
    records += [of_course(content, 40 + number, from_paper(), mixed=True) for number in range(2)]
    return write(tmp_path / "records", [*records, {"kind": "photograph"}])


@pytest.fixture
def opened(site: Site, content: Content, open_page: Callable[..., Page], files: list[Path]) -> Page:
    page = open_verifier(site, content, open_page)
    page.get_by_label("Record files, one or many").set_input_files(files)
    expect(page.get_by_role("status")).to_contain_text("35 files were opened.")
    return page


def test_the_page_saves_the_figures_that_the_command_saves(
    opened: Page, content: Content, files: list[Path], tmp_path: Path
) -> None:
    entries = verify.entries(files, content)
    expect(opened.get_by_role("heading", name="How the questions do")).to_be_hidden()
    opened.get_by_role("button", name="How the questions do").click()
    expect(opened.get_by_role("heading", name="How the questions do")).to_be_focused()
    for source, used, number in (("browser", "32 records used.", 32), ("paper", "2 records used.", 2)):
        opened.get_by_label("Answers that were given").select_option(source)
        expect(opened.get_by_role("status")).to_have_text(used)
        with opened.expect_download() as download:
            opened.get_by_role("button", name="Save these figures as CSV").click()
        expect(opened.get_by_role("status")).to_have_text("Saved as questions.csv.")
        download.value.save_as(tmp_path / "saved.csv")
        made = figures.report(entries, content, source)
        assert (download.value.suggested_filename, made.used) == ("questions.csv", number)
        assert (tmp_path / "saved.csv").read_bytes() == figures.as_csv(made)
        with opened.expect_download() as download:
            opened.get_by_role("button", name="Save the objectives as CSV").click()
        download.value.save_as(tmp_path / "saved.csv")
        assert download.value.suggested_filename == "objectives.csv"
        assert (tmp_path / "saved.csv").read_bytes() == figures.goals_csv(made)


def test_figures_are_shown_with_links_to_their_questions_and_follow_what_is_opened(
    opened: Page, content: Content, tmp_path: Path
) -> None:
    opened.get_by_role("button", name="How the questions do").click()
    rows = opened.get_by_role("table", name="How each question does").locator("tbody tr")
    goal = opened.get_by_role("table", name="How each objective does").locator("tbody tr").first
    expect(goal.get_by_role("rowheader")).to_contain_text("FA-101 1.1")
    expect(goal.locator("td").nth(1)).to_have_text("32")
    first = rows.first
    expect(first.get_by_role("link", name="first-call")).to_have_attribute(
        "href", "people/lesson.html#question-first-call"
    )
    expect(first.locator("td").first).to_have_text("32")
    left_out = opened.locator("course-figures").get_by_role("listitem").filter(has_text="left out")
    papers = "Entered from paper: 2 left out record-0032.json, record-0033.json"
    expect(left_out).to_have_text([papers, "Not a record: 1 left out record-0034.json"])
    assert violations(opened) == []
    opened.set_viewport_size({"width": 360, "height": 700})
    assert opened.evaluate(WIDER) == []
    more = write(tmp_path / "more", [of_course(content, 50, mixed=True)])
    opened.get_by_label("Record files, one or many").set_input_files(more)
    expect(first.locator("td").first).to_have_text("33")


def test_what_counts_the_answers_is_fetched_anew_where_it_did_not_come(
    site: Site, content: Content, files: list[Path], browser: Any, base: str
) -> None:
    # Outside the watched pages, because a refused file is an error on the console.
    context = browser.new_context(base_url=base)
    page = open_verifier(site, content, context.new_page)
    page.get_by_label("Record files, one or many").set_input_files(files)
    page.route("**/figures.js", lambda route: route.abort())
    page.get_by_role("button", name="How the questions do").click()
    expect(page.get_by_role("status")).to_have_text(
        "What counts the answers could not be loaded. Check your connection, and press the button again."
    )
    page.unroute("**/figures.js")
    page.get_by_role("button", name="How the questions do").click()
    expect(page.get_by_role("heading", name="How the questions do")).to_be_focused()
    context.close()
