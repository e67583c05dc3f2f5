"""People and what is due for them, on the page that verifies records: lists, filters, and tables that are saved."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.commands import verify
from course.model import Content
from course.records import lists
from course.records.people import read_people
from course.records.present import present_of
from course.records.standing import standing
from tests.browser.site import Site
from tests.browser.test_verify import open_verifier
from tests.browser.whole_site.axe import violations
from tests.faulty_records import FILES
from tests.sample_records import of_course, of_staff, write

pytestmark = pytest.mark.browser

PEOPLE = """number;name;site;role;due
00117;Ada;Harbour;front desk;CERT-FA 2026-12-31
118;Bob;Harbour;;CERT-FA 2020-01-01
119;Cy;;;
;Eve;Depot;;CERT-FA
;Eve;Depot;;CERT-FA
120;=Di;Depot;phone;CERT-FA 2020-01-01
"""


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    return load_course(course_files(FILES), rules=False)


@pytest.fixture
def files(content: Content, tmp_path: Path) -> list[Path]:
    """Return records: of Ada, of Di, which expires within 400 days, of one of two Eves, of nobody in the list."""
    records = [
        of_course(content, 0, of_staff("00117"), name="Ada"),
        of_course(content, 0, of_staff("120", ""), name="=Di"),
        of_course(content, 1, name="Eve"),
        of_course(content, 2, of_staff("999", "Depot"), name="Zoë"),
    ]
    return write(tmp_path / "records", records)


@pytest.fixture
def listed(site: Site, content: Content, open_page: Callable[..., Page], files: list[Path], tmp_path: Path) -> Page:
    """Return the page with those records and the list of people open."""
    page = open_verifier(site, content, open_page)
    page.get_by_label("Record files, one or many").set_input_files(files)
    expect(page.get_by_role("status")).to_contain_text("files were opened")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    page.get_by_label("List of people, as CSV").set_input_files(tmp_path / "people.csv")
    expect(page.get_by_role("status")).to_have_text("6 people were read. Everybody: 8.")
    return page


# What stands out of the window, but for what scrolls in a frame of its own.
WIDER = """() => [...document.querySelectorAll("body *")].filter((one) =>
  one.getBoundingClientRect().right > innerWidth && !one.closest(".course-roster__scroll")
).map((one) => one.outerHTML)"""


# Lets files fall on the page, one after the other.
DROP = """(files) => {
  for (const [name, text] of files) {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector("course-verifier").dispatchEvent(event);
  }
}"""

# So many people that they are judged in slices.
MANY = "number,name,site\n" + "".join(f"{number},Person {number:04},Site {number % 40}\n" for number in range(1200))

# Keeps the bytes of the file that a page makes last; that browsers save it is tried where one file is saved.
LISTEN = """() => {
  URL.createObjectURL = (blob) => {
    window.made = blob.arrayBuffer().then((bytes) => [...new Uint8Array(bytes)]);
    return "#";
  };
  URL.revokeObjectURL = () => {};
}"""


def saved(page: Page) -> tuple[str, bytes]:
    """Return the name of the file that the page saves, and what it has written into it."""
    page.evaluate("window.made = undefined")
    page.get_by_role("button", name="Save this list as CSV").click()
    said = re.search(r"saved as (\S+)\.$", page.get_by_role("status").inner_text())
    assert said
    return said[1], bytes(page.evaluate("window.made"))


def names(page: Page) -> list[str]:
    return page.locator("[data-place=rows] th").all_inner_texts()


def test_the_page_and_the_command_give_the_same_lists_and_tables(
    listed: Page, content: Content, files: list[Path]
) -> None:
    listed.evaluate(LISTEN)
    present = present_of(content)
    people = read_people(PEOPLE.encode(), present).all
    today = datetime.datetime.now().astimezone().date().isoformat()
    for within in (60, 400):
        listed.get_by_label("Ends within so many days").fill(str(within))
        listed.get_by_label("Ends within so many days").blur()
        found = standing(people, verify.entries(files, content), present, today, within)
        listed.get_by_label("List", exact=True).select_option("Everybody")
        name, written = saved(listed)
        assert (name, written) == ("people-and-courses.csv", lists.people_csv(found.lines))
        for key, belongs in lists.LISTS.items():
            listed.get_by_label("List", exact=True).select_option(key)
            lines = [line for line in found.lines if belongs(line)]
            expect(listed.get_by_role("status")).to_have_text(f"{lists.HEADS[key]}: {len(lines)}.")
            assert names(listed) == [line.person.name for line in lines]
            assert saved(listed)[1] == lists.people_csv(lines)
        listed.get_by_label("List", exact=True).select_option("modules")
        name, written = saved(listed)
        assert (name, written) == ("people-by-modules.csv", lists.matrix_csv(people, found))
        sites = listed.locator("[data-place=sites] tr")
        for row, one in zip(sites.all(), lists.sites_of(people, found), strict=True):
            cells = [one.name or "No site", *map(str, (one.people, one.due, *one.counts.values()))]
            assert row.locator("th, td").all_inner_texts() == cells


def test_lists_are_filtered_by_site_module_and_state_and_follow_what_is_opened(
    listed: Page, content: Content, tmp_path: Path
) -> None:
    listed.get_by_label("Site").last.select_option("Harbour")
    assert names(listed) == ["Ada", "Bob"]
    expect(listed.locator("[data-place=sites] tr")).to_have_count(1)
    listed.get_by_label("State").select_option("Late")
    assert names(listed) == ["Bob"]
    expect(listed.get_by_role("status")).to_have_text("Everybody: 1.")
    record = of_course(content, 3, of_staff("118"), name="Bob")
    listed.get_by_label("Record files, one or many").set_input_files(write(tmp_path / "more", [record]))
    expect(listed.get_by_role("status")).to_contain_text("Bob, CERT-FA: Unchanged.")
    assert names(listed) == []
    listed.get_by_label("State").select_option("Every state")
    assert names(listed) == ["Ada", "Bob"]
    listed.get_by_label("Site").last.select_option("No site")
    assert names(listed) == ["Cy", "Eve"]
    listed.get_by_label("Module").select_option("FA-103")
    assert names(listed) == ["Eve"]  # Cy has no course, and so none with this module
    listed.get_by_label("Site").last.select_option("All sites")
    assert names(listed) == ["Eve", "=Di", "Eve", "Eve", "Zoë", "Ada", "Bob"]
    listed.get_by_label("List", exact=True).select_option("People by modules")
    heads = listed.locator("[data-place=head] th").all_inner_texts()
    assert heads == ["Name", "Staff number", "Site", "FA-103"]


def test_faults_of_a_list_are_told_with_line_and_column_and_nothing_of_it_is_used(listed: Page, tmp_path: Path) -> None:
    (tmp_path / "worse.csv").write_text(PEOPLE + "118;;;;CERT-XX\n", "utf-8")
    listed.get_by_label("List of people, as CSV").set_input_files(tmp_path / "worse.csv")
    expect(listed.get_by_role("status")).to_have_text("worse.csv has 3 faults, and nothing of it is used.")
    assert listed.locator(".course-faults li").all_inner_texts() == [
        "Line 8, column 1: the number “118” stands in line 3 too; each person has one of their own.",
        "Line 8, column 5: the name is missing.",
        "Line 8, column 8: there is no course “CERT-XX”; the courses are CERT-FA.",
    ]
    expect(listed.locator("[data-place=people]")).to_be_hidden()
    (tmp_path / "good.csv").write_text("name\nAda\n", "utf-8")
    listed.evaluate(DROP, [["good.CSV", "name\nAda\n"]])
    expect(listed.get_by_role("status")).to_contain_text("1 person was read.")
    expect(listed.locator(".course-faults li")).to_have_count(0)


def test_of_two_lists_the_later_counts_though_the_first_is_still_read(listed: Page) -> None:
    listed.evaluate(DROP, [["many.csv", MANY], ["worse.csv", "name\n,\n"]])
    expect(listed.get_by_role("status")).to_have_text("worse.csv has 1 fault, and nothing of it is used.")
    listed.evaluate(DROP, [["many.csv", MANY], ["good.csv", "name\nAda\n"]])
    expect(listed.get_by_role("status")).to_have_text("1 person was read. Everybody: 5.")
    expect(listed.locator("[data-place=sites] tr")).to_have_count(1)


def test_people_are_announced_used_by_keyboard_and_fit_a_phone(listed: Page) -> None:
    listed.set_viewport_size({"width": 360, "height": 740})
    assert listed.evaluate(WIDER) == []
    assert listed.evaluate("document.documentElement.scrollWidth") == 360
    choice = listed.get_by_label("List", exact=True)
    choice.focus()
    listed.keyboard.press("ArrowDown")
    expect(listed.get_by_role("status")).to_have_text("Late, or expired: 1.")
    for _ in range(4):
        listed.keyboard.press("Tab")
    expect(listed.get_by_label("Ends within so many days")).to_be_focused()
    assert not violations(listed, ["light", "dark"])


def test_a_printed_list_holds_every_row_and_nothing_else_of_the_page(listed: Page, tmp_path: Path) -> None:
    (tmp_path / "many.csv").write_text(MANY, "utf-8")
    listed.get_by_label("List of people, as CSV").set_input_files(tmp_path / "many.csv")
    expect(listed.get_by_role("status")).to_contain_text("1200 people were read.")
    rows = listed.locator("[data-place=rows] tr")
    expect(rows).to_have_count(200)
    listed.get_by_role("button", name="Show 200 more rows").click()
    expect(rows).to_have_count(400)
    expect(rows.nth(200).locator("th")).to_be_focused()
    expect(listed.get_by_role("button", name="Show 200 more rows")).to_be_visible()
    listed.evaluate("window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = true; }")
    listed.get_by_role("button", name="Print this list").click()
    expect(rows).to_have_count(1202)
    listed.emulate_media(media="print")
    for hidden in ("Roster", "What this shows, and what it cannot"):
        expect(listed.get_by_role("heading", name=hidden, exact=True)).to_be_hidden()
    expect(listed.get_by_role("heading", name="Everybody: 1202")).to_be_visible()
    expect(listed.get_by_label("List of people, as CSV")).to_be_hidden()
    listed.emulate_media(media="screen")
    listed.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(listed.get_by_role("heading", name="Roster", exact=True)).to_be_visible()
