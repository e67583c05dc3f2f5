"""The page that verifies records names who signed, in the words of the command, whichever file comes first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from course.commands import verify
from course.model import Content
from course.records.code import completed
from course.records.roster import as_csv
from course.records.signature import MEANING, as_line
from tests.browser.site import Site
from tests.browser.test_verify import open_verifier, said
from tests.conftest import VALID
from tests.sample_records import of_course, write
from tests.signing import ALEX, KIM, NOBODY, SIGNERS, register, signed

pytestmark = pytest.mark.browser

CATALOGUE = "modules/catalogue.yml"


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    return load_course(course_files({CATALOGUE: VALID[CATALOGUE] + SIGNERS}), rules=False)


@pytest.fixture
def files(content: Content, tmp_path: Path) -> list[Path]:
    """Return records, some of them changed after they were signed, with signatures of every sort beside them."""
    folder = tmp_path / "records"
    records = [of_course(content, number, name=f"Person {number}") for number in range(6)]
    changed = completed({**records[1], "learner": {"name": "Another"}})
    paths = write(folder, [records[0], changed, *records[2:]])
    lines = [signed(records[0], KIM), signed(records[1], KIM), signed(records[2], NOBODY), signed(records[3], ALEX)]
    lines.append({**signed(records[4], KIM), "number": 9})
    for path, line in zip(paths, lines, strict=False):
        path.with_suffix(".signature").write_text(as_line(line))
    (folder / "stray.signature").write_text(as_line(signed(of_course(content, 99))) + "nothing\n")
    (folder / "kim.register").write_text("".join(map(as_line, register(records[5], of_course(content, 98)))))
    return sorted(folder.iterdir())


def test_the_page_says_of_signatures_what_the_command_says(
    site: Site, content: Content, open_page: Callable[..., Page], files: list[Path], tmp_path: Path
) -> None:
    page = open_verifier(site, content, open_page)
    page.get_by_label("Record files, one or many").set_input_files(files)
    expect(page.get_by_role("status")).to_contain_text("files were opened")
    entries = verify.entries(files, content)
    rows = verify.rows_of(entries, content)
    assert (
        said(page)
        == verify.summed_up(entries, rows)
        == ("8 files were opened. Unchanged: 4. Altered: 2. Not a record: 2.")
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    download.value.save_as(tmp_path / "saved.csv")
    saved = (tmp_path / "saved.csv").read_bytes()
    assert saved == as_csv(rows)
    assert saved.decode().count('"Kim Lee, 2026-11-28"') == 2
    expect(page.get_by_text(MEANING)).to_be_visible()
    expect(page.locator("[data-signer]")).to_have_count(2)
    expect(page.get_by_role("button", name="more rows")).to_have_count(0)  # all of them are shown
    assert not Axe().run(page).response["violations"]


def test_a_signature_that_is_opened_after_its_record_is_told_then(
    site: Site, content: Content, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_verifier(site, content, open_page)
    (path,) = write(tmp_path, [of_course(content, 1, name="Ada")])
    beside = tmp_path / "elsewhere.signature"
    beside.write_text(as_line(signed(json.loads(path.read_text()))))
    field = page.get_by_label("Record files, one or many")
    field.set_input_files(beside)
    expect(page.get_by_role("status")).to_contain_text("Not a record. This is a signature of the record")
    field.set_input_files(path)
    expect(page.get_by_role("status")).to_contain_text("Unchanged.")
    expect(page.get_by_role("status")).to_contain_text("Signed by Kim Lee on 2026-11-28.")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Empty the list").click()
    field.set_input_files(path)
    expect(page.get_by_role("status")).not_to_contain_text("Signed by")
    field.set_input_files(beside)
    expect(page.get_by_role("status")).to_contain_text("Signed by Kim Lee on 2026-11-28.")
