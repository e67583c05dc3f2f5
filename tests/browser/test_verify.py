"""The page that verifies records: what it says of each, the roster, and its CSV, which is the command line's."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.commands import sheets, verify
from course.model import Content
from course.model.links import Links
from course.pages import module_scripts
from course.pages.fragments import Fragments
from course.pages.verify import verify_page
from course.records import code
from course.records.code import Data
from course.records.present import present_of
from course.records.record import read_text
from course.records.roster import Entry, as_csv
from course.records.verification import outcome
from tests.browser.site import Site
from tests.commands.test_verify_scores import attempts
from tests.conftest import VALID
from tests.faulty_records import FAULTS, FILES
from tests.records.test_observation import sheet
from tests.sample_records import of_course, of_staff, with_sheet, write

pytestmark = pytest.mark.browser

CHANGES = """
changes:
  - {version: "1.10", date: 2026-11-21, kind: major, summary: "One question <asks> *less*."}
  - {version: "1.9", date: 2026-10-21, kind: minor, summary: A typing mistake.}
---
"""
NAMES = [
    "Zoë Ångström",
    "zoe\u0308  ångström ",
    "=SUM(A1:A9)",
    "@ada",
    "\t-1",
    'Bob "the builder", Ltd',
    "\u3000李雷",
    "Ada",
]


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    path = "modules/people/index.md"
    text = VALID[path].replace('{version: "1.0"', '{version: "1.10"').replace("\n---\n", CHANGES)
    return load_course(course_files({path: text}), rules=False)


def older(version: str) -> Callable[[Data], None]:
    return lambda data: data["modules"][0].update(version=version, fingerprint="0" * 12)


@pytest.fixture
def records(content: Content) -> list[Data]:
    """Return records of every state, some of the same learner."""
    found = [of_course(content, number, name=name) for number, name in enumerate(NAMES)]
    found += [of_course(content, 20 + number, older(version)) for number, version in enumerate(("1.0", "1.9", "2.0"))]
    found += [
        of_course(content, 30, lambda data: data.update(valid_until="2026-11-20")),
        of_course(content, 31, lambda data: data.update(valid_until="9999-12-31")),
        of_course(content, 32, lambda data: data["catalogue"].update(id="another")),
        of_course(content, 33, lambda data: data["modules"][0].update(code="FA-999")),
        of_course(content, 34, lambda data: data["course"].update(code="CERT-XX", version="0.1")),
        of_course(content, 35, lambda data: data["course"].update(version="0.1")),
        of_course(content, 36, lambda data: data["modules"][0].pop("quiz"), name="Ada"),
        found[0],
        of_course(content, 37, of_staff(), name="Ada"),
        of_course(content, 38, of_staff(), name=" ADA"),
        of_course(content, 39, of_staff("00118", ""), name="Ada"),
        of_course(content, 41, of_staff("00118"), name="Ada Byron"),
    ]
    altered = of_course(content, 40)
    altered["learner"]["name"] = "Somebody else"
    return [*found, altered, {"kind": "photograph"}]


@pytest.fixture
def files(records: list[Data], tmp_path: Path) -> list[Path]:
    paths = write(tmp_path / "records", records)
    paths.append(tmp_path / "records/holiday.json")
    paths[-1].write_text("Dear trainer")
    return paths


@pytest.fixture
def opened(site: Site, content: Content, open_page: Callable[..., Page]) -> Page:
    """Return the page, opened from a server under the strictest policy."""
    return open_verifier(site, content, open_page)


def open_verifier(site: Site, content: Content, open_page: Callable[..., Page]) -> Page:
    fragments = Fragments(content, Path("overrides"), Links())
    body = verify_page(content, fragments).html
    site.write("verify.html", re.sub("<h1>.*?</h1>", "", body), title="Verify records")
    for path, script in module_scripts(content, fragments).items():
        (site.folder / path).parent.mkdir(exist_ok=True)
        (site.folder / path).write_text(script, "utf-8")
    page = open_page()
    page.goto("verify.html")
    return page


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def days(page: Page) -> list[str]:
    return [day for day in page.locator("tbody td:nth-child(4)").all_inner_texts() if day]


def test_the_page_and_the_command_line_say_the_same_of_every_record(
    opened: Page, content: Content, files: list[Path], records: list[Data], tmp_path: Path
) -> None:
    opened.get_by_label("Record files, one or many").set_input_files(files)
    expect(opened.get_by_role("status")).to_contain_text("files were opened")
    entries = verify.entries(files, content)
    rows = verify.rows_of(entries, content)
    assert said(opened) == verify.summed_up(entries, rows)

    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save as CSV").click()
    saved = tmp_path / "saved.csv"
    download.value.save_as(saved)
    assert saved.read_bytes() == as_csv(rows)
    assert (download.value.suggested_filename, said(opened)) == ("roster.csv", f"{len(rows)} rows saved as roster.csv.")

    links = [f"https://example.org/verify.html#r={code.short(data)}" for data in records[:-1]]
    today = datetime.datetime.now().astimezone().date().isoformat()
    for link in (*links, links[0].replace("*CERT-FA*", "*CERT-FB*"), "https://example.org/#r=~", "nothing"):
        opened.get_by_label("Or the address behind").fill(link)
        opened.get_by_role("button", name="Verify this address").click()
        reading = read_text(link if "#r=" in link else f"#r={link}")
        result = outcome(reading, present_of(content), today)
        found = reading.record
        who = f"{found.learner.name}, {found.course.code}" if found else "address"
        expected = f"{who}: {result.label}. {' '.join(result.lines)}"
        assert " ".join(said(opened).split()) == " ".join(expected.split())
        entries.append(Entry(file="address", reading=reading, outcome=result))
    rows = verify.rows_of(entries, content)
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save as CSV").click()
    download.value.save_as(saved)
    assert saved.read_bytes() == as_csv(rows)


def test_the_page_and_the_command_line_give_one_verdict_on_each_fault(
    site: Site, course_files: Callable[..., Path], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    content = load_course(course_files(FILES), rules=False)
    good = of_course(content, 0, name="Nothing is wrong")
    faulty = [of_course(content, 0, change, name=name) for name, (change, _) in FAULTS.items()]
    paths = write(tmp_path / "records", [good, *faulty])
    page = open_verifier(site, content, open_page)
    page.get_by_label("Record files, one or many").set_input_files(paths)
    expect(page.get_by_role("status")).to_have_text(
        f"{len(paths)} files were opened. Unchanged: 1. Not complete: {len(FAULTS)}."
    )
    rows = {row.locator("th").inner_text(): row for row in page.locator("tbody tr").all()}
    entries = verify.entries(paths, content)
    for entry in entries:
        record = entry.reading.record
        assert record
        cell = rows[record.learner.name].locator("[data-cell=state]")
        lines = () if entry.outcome.state == "unchanged" else entry.outcome.lines
        assert cell.inner_text().split() == [*entry.outcome.label.split(), *" ".join(lines).split()]
        for line in FAULTS.get(record.learner.name, (None, ()))[1]:
            assert line in cell.inner_text()
    last = page.locator("tbody tr").last
    expect(last.locator("th")).to_have_text("Nothing is wrong")  # the bad ones come first
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    saved = tmp_path / "saved.csv"
    download.value.save_as(saved)
    assert saved.read_bytes() == as_csv(verify.rows_of(entries, content))


def test_a_trainer_sorts_and_filters_the_roster_and_empties_it(opened: Page, files: list[Path]) -> None:
    opened.get_by_label("Record files, one or many").set_input_files(files)
    rows = opened.get_by_role("row")
    expect(opened.get_by_role("columnheader", name="What it is")).to_have_attribute("aria-sort", "ascending")
    everybody = rows.count() - 1
    completed = opened.get_by_role("columnheader", name="Completed")
    opened.get_by_role("button", name="Completed").click()
    assert said(opened) == "Sorted by Completed, ascending."
    expect(completed).to_have_attribute("aria-sort", "ascending")
    assert days(opened) == sorted(days(opened))
    opened.get_by_role("button", name="Completed").press("Enter")
    assert said(opened) == "Sorted by Completed, descending."
    expect(completed).to_have_attribute("aria-sort", "descending")
    expect(opened.locator("[aria-sort]")).to_have_count(1)
    assert days(opened) == sorted(days(opened), reverse=True)

    opened.get_by_label("What it is").select_option("Altered")
    assert said(opened) == f"1 of {everybody} shown."
    expect(rows.nth(1)).to_contain_text("Somebody else")
    expect(rows.nth(1)).to_contain_text("Something was changed after the record was made: the learner.")
    opened.get_by_label("What it is").select_option("Everything")
    opened.get_by_label("Find a learner").fill("  ZOË ")
    assert said(opened) == f"2 of {everybody} shown."  # of one name, and nothing says that they are one person
    expect(rows.nth(1).locator("[data-cell=doubles]")).to_have_text("1")
    assert Axe().run(opened).response["violations"] == []

    opened.get_by_role("button", name="Empty the list").click()
    assert said(opened) == "The list is empty."
    expect(opened.get_by_role("table")).to_be_hidden()
    expect(opened.get_by_label("Record files, one or many")).to_be_focused()
    opened.get_by_role("button", name="Verify this address").click()
    assert said(opened) == "Paste the address from a certificate first."


def test_a_scanned_code_is_verified_as_the_page_opens_also_from_a_disk(
    opened: Page, site: Site, content: Content
) -> None:
    link = code.short(of_course(content, 1, name="Ada"))
    for address in (f"verify.html#r={link}", f"{(site.folder / 'verify.html').as_uri()}#r={link}"):
        opened.goto("about:blank")
        opened.goto(address)
        assert said(opened) == (
            "Ada, CERT-FA: Unchanged. The code fits what the record says, the course is complete, and everything in "
            "it is still in force."
        )
        expect(opened.get_by_role("row")).to_have_count(2)
    opened.evaluate("location.hash = '#r=1*2'")
    expect(opened.get_by_role("status")).to_have_text(
        "address: Not a record. This is not a record: the link carries no record."
    )


def test_files_can_be_dropped_and_one_that_is_too_large_is_not_read(opened: Page, content: Content) -> None:
    drop = """([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector("course-verifier").dispatchEvent(event);
    }"""
    opened.evaluate(drop, ["ada.json", "\ufeff" + json.dumps(of_course(content, 1, name="Ada"))])
    expect(opened.get_by_role("status")).to_contain_text("Ada, CERT-FA: Unchanged.")
    opened.evaluate(drop, ["film.json", " " * 2_000_001])
    expect(opened.get_by_role("status")).to_have_text(
        "film.json: Not a record. This is not a record: the file is larger than 2 MB."
    )


DROP = """([press, ...drops]) => {
  const verifier = document.querySelector("course-verifier");
  const bar = verifier.querySelector(".course-reading");
  const button = verifier.querySelector(`[data-act="${press}"]`);
  const pressing = new MutationObserver(() => {
    pressing.disconnect();
    button.focus();
    button.click();
  });
  if (press) pressing.observe(bar, { attributes: true, attributeFilter: ["hidden"] });
  for (const names of drops) {
    const transfer = new DataTransfer();
    for (const name of names) transfer.items.add(new File(["{}"], name));
    verifier.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}"""
MANY = [f"{number:03}.json" for number in range(600)]


def test_whoever_stops_the_opening_of_many_files_has_those_that_were_read(opened: Page) -> None:
    opened.evaluate(DROP, ["stop", MANY])
    expect(opened.get_by_role("status")).to_contain_text("Stopped after")
    told = re.fullmatch(
        r"Stopped after (\d+) of 600 files\. (\d+) files were opened\. Not a record: \2\.", said(opened)
    )
    assert told
    assert told[1] == told[2]
    assert int(told[1]) < 600
    expect(opened.locator(".course-roster tbody").first.locator("tr")).to_have_count(int(told[1]))
    expect(opened.get_by_role("button", name="Stop opening files")).to_be_hidden()
    expect(opened.get_by_label("Record files, one or many")).to_be_focused()


def test_whoever_empties_the_list_while_files_are_read_has_none_of_them(opened: Page) -> None:
    opened.evaluate(DROP, ["clear", MANY])
    expect(opened.get_by_role("status")).to_have_text("The list is empty.")
    opened.evaluate(DROP, ["", ["one.json", "two.json"]])
    expect(opened.get_by_role("status")).to_have_text("2 files were opened. Not a record: 2.")
    expect(opened.get_by_role("progressbar")).to_be_hidden()


def test_files_that_come_while_others_are_read_are_opened_with_them(opened: Page) -> None:
    opened.evaluate(DROP, ["", MANY[:500], MANY[500:]])  # at once: between two calls the first might be done
    expect(opened.get_by_role("status")).to_have_text("600 files were opened. Not a record: 600.")
    opened.get_by_role("button", name="How the questions do").click()
    expect(opened.get_by_role("status")).to_have_text("0 records used.")
    expect(opened.locator("course-figures").get_by_text("Not a record: 600 left out")).to_be_visible()


def test_without_javascript_the_page_says_what_to_do_instead(opened: Page, open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto("verify.html")
    expect(page.get_by_text("its command verify, which says the same")).to_be_visible()
    expect(page.get_by_label("Record files, one or many")).to_be_hidden()
    expect(opened.get_by_text("scripts are off")).to_be_hidden()


MISSED = {"id": "stepped-back", "text": "Stepped back", "seen": "not-seen"}


def test_the_page_says_of_observations_what_the_command_says(opened: Page, content: Content, tmp_path: Path) -> None:
    """Each sheet, one of a day, and whether those that records name are here, missing, different or practice alone."""
    whole = sheet()
    away = {"id": "123e4567-e89b-42d3-a456-426614174999"}
    practice = sheet(id="123e4567-e89b-42d3-a456-426614174998", items=[*whole["items"], MISSED])
    others = [named_by(whole, **changes) for changes in ({}, {"place": "Elsewhere"}, away)] + [named_by(practice)]
    taken = [of_course(content, at, with_sheet(**named)) for at, named in enumerate(others)]
    folder = tmp_path / "handed-in"
    paths = write(folder, taken)
    texts = {
        "sheet.json": json.dumps(whole),
        "practice.json": json.dumps(practice),
        "day.json": "\ufeff" + json.dumps(day_of(whole | {"place": "Changed"}, sheet(overall="Went well."))),
        "none.json": '{"kind": "coursewright-observation"}',
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    seen = sheets.read([folder / name for name in texts])
    opened.get_by_label("Record files, one or many").set_input_files([folder / name for name in texts])
    *lines, _, summary = sheets.as_text(seen, []).splitlines()
    expect(opened.get_by_role("status")).to_have_text(summary)
    expect(opened.get_by_role("heading", name="Roster")).to_be_hidden()
    observations = opened.get_by_role("region", name="Observations").get_by_role("listitem")
    assert observations.all_inner_texts() == lines

    opened.get_by_label("Record files, one or many").set_input_files(paths)
    expect(opened.get_by_role("status")).to_contain_text("4 files were opened.")
    found = sheets.named(verify.entries(paths, content), seen)
    assert [one.state for one in found] == ["here", "different", "missing", "practice"]
    *lines, _, summary = sheets.as_text(seen, found).splitlines()
    assert observations.all_inner_texts() == lines
    opened.get_by_role("button", name="Empty the list").click()
    expect(opened.get_by_role("heading", name="Observations")).to_be_hidden()


def day_of(*observations: Data) -> Data:
    return {"kind": "coursewright-observations", "format": 1, "observations": list(observations)}


def named_by(sheet: Data, **changes: object) -> Data:
    """Return what a record says of a sheet, changed."""
    who = {"learner": sheet["learner"]["name"], "observer": sheet["observer"]["name"]}
    what = {"id": sheet["id"], "checklist": sheet["checklist"]["id"], "code": sheet["code"]}
    where = {"date": sheet["date"], "place": sheet["place"], "device": sheet["signature"]["device"]}
    return {**who, **what, **where, **changes}


def test_scores_of_a_test_stand_below_its_result_where_it_was_taken_more_than_once(
    opened: Page, content: Content, tmp_path: Path
) -> None:
    shares = {"Ada": ((0, 100, 50), 3), "Bob": ((100, 50), 3), "Cy": ((90,), 1)}
    taken = [of_course(content, 0, attempts(*some, number=of), name=name) for name, (some, of) in shares.items()]
    opened.get_by_label("Record files, one or many").set_input_files(write(tmp_path / "records", taken))
    expect(opened.get_by_role("status")).to_contain_text("3 files were opened.")
    result = {
        row.locator("th").inner_text(): row.locator("[data-cell=result]") for row in opened.locator("tbody tr").all()
    }
    expect(result["Ada"].locator("span")).to_have_text("FA-101: first 0%, best 100%, latest 50%.")
    expect(result["Bob"].locator("span")).to_have_text(
        "FA-101: best 100%, latest 50%. The first attempts were not kept one by one."
    )
    expect(result["Cy"].locator("span")).to_have_count(0)
