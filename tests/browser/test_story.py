"""One learner's way from the first lesson to a certificate that is checked, across a change of the course."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
INDEX, QUIZ = "modules/people/index.md", "quizzes/people.yml"
FIRST = 'changes: [{version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}]\n---\n'
SECOND = """changes:
  - {version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}
  - {version: "1.1", date: 2027-01-15, kind: minor, summary: Say what happened before you say where you are.}
---
"""


def build_a() -> dict[str, str]:
    return {INDEX: VALID[INDEX].replace("\n---\n", f"\n{FIRST}", 1)}


def build_b() -> dict[str, str]:
    index = (
        VALID[INDEX]
        .replace("\n---\n", f"\n{SECOND}", 1)
        .replace('version: "1.0", date: 2026-11-21,', 'version: "1.1", date: 2027-01-15,', 1)
    )
    quiz = VALID[QUIZ].replace(
        "prompt: What do you say on the telephone?", "revision: 2\n    prompt: What do you say first?"
    )
    return {INDEX: index, QUIZ: quiz}


def status(page: Page) -> str:
    """Return the status line of the only module on My learning."""
    return page.locator("#module-people .course-says__status").inner_text()


def test_learn_export_wipe_import_be_told_what_changed_answer_only_that_and_be_certified_and_checked(
    site: Site,
    open_context: Callable[..., BrowserContext],
    course_files: Callable[[Mapping[str, str]], Path],
    tmp_path: Path,
) -> None:
    learner.publish(course_files(build_a()), site.folder)
    page = open_context(accept_downloads=True).new_page()
    learn_and_save(page, tmp_path / "progress.json")
    before = learner.kept(page, COURSE)
    page = open_context(accept_downloads=True).new_page()
    bring_in_elsewhere(page, tmp_path / "progress.json", before)
    learner.publish(course_files(build_b()), site.folder)
    answer_what_has_changed(page)
    make_the_certificate(page, tmp_path / "record.json")
    check(page, tmp_path)


def learn_and_save(page: Page, saved: Path) -> None:
    """Learn on build A, and save the progress as a file."""
    page.goto("learning.html")
    expect(page.get_by_text("Nothing started yet.")).to_be_visible()
    learner.learn_all(page, COURSE)
    page.goto("learning.html")
    assert status(page).startswith("Complete Quiz passed with 100%")
    expect(page.get_by_text("You have earned something since you began: save a file now.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress as a file").click()
    download.value.save_as(saved)


def bring_in_elsewhere(page: Page, saved: Path, before: Mapping[str, object]) -> None:
    """In a browser that knows nothing, bring in the file."""
    page.goto("learning.html")
    assert learner.kept(page, COURSE) == {}
    page.get_by_label("Bring in a file that you saved before").set_input_files(saved)
    expect(page.get_by_text("Brought in from the file of")).to_be_visible()
    after = learner.kept(page, COURSE)
    assert {path: record for path, record in before.items() if path != "exported"} == after
    assert status(page).startswith("Complete Quiz passed with 100%")


def answer_what_has_changed(page: Page) -> None:
    """Build B changes one question and says so: answer it, and only it."""
    page.goto("learning.html")
    assert status(page).startswith("Updated since you passed Quiz passed with 100%")
    module = page.locator("#module-people")
    expect(module).to_contain_text(
        "You passed version 1.0. One of the questions that you passed with asks something else now; "
        "only that one is asked again, and your other answers stand."
    )
    expect(module).to_contain_text(
        "Version 1.1, 15 January 2027, minor change: Say what happened before you say where you are."
    )
    module.get_by_role("link", name="Answer what has changed in the quiz").click()
    expect(page.locator(".course-quiz-changed")).to_contain_text("Say what happened before you say where you are.")
    expect(page.get_by_role("region", name="One question has changed since you answered it")).to_be_visible()
    assert page.locator("course-quiz fieldset:not([data-state])").count() == 1
    learner.take_the_quiz(page)
    page.goto("learning.html")
    assert status(page).startswith("Complete")


def make_the_certificate(page: Page, record: Path) -> None:
    """Make the certificate, of version 1.1, a face and a page of details on either size, and save its record."""
    page.get_by_label("Your name, as it should stand on the certificate").fill("Ada O'Neill")
    page.get_by_role("button", name="Make my certificate").click()
    page.wait_for_url("**/certificate.html#*")
    expect(page.get_by_role("heading", name="Certificate of completion")).to_be_visible()
    for size in ("A4", "Letter"):
        sheets = PdfReader(io.BytesIO(page.pdf(format=size))).pages
        assert len(sheets) == 2
        face, text = (" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets)
        assert "Ada O'Neill" in face
        assert "Essentials" in face
        for words in ("Ada O'Neill", "People: Until Help Comes", "1.1", "100% (80%)", "Self-reported"):
            assert words in text
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the record as a file").click()
    download.value.save_as(record)


def check(page: Page, folder: Path) -> None:
    """Check the record on the verifier's page: as it is, from the printed code, and altered."""
    record = json.loads((folder / "record.json").read_text("utf-8"))
    assert [module["version"] for module in record["modules"]] == ["1.1"]
    altered = folder / "altered.json"
    altered.write_text(json.dumps({**record, "learner": {"name": "Somebody Else"}}), "utf-8")
    link = page.locator(".course-certificate__link").get_attribute("href")
    page.goto("verify.html")
    page.get_by_label("Record files, one or many").set_input_files([folder / "record.json"])
    expect(page.get_by_role("main")).to_contain_text("unchanged", ignore_case=True)
    page.goto("verify.html")
    page.get_by_label("Record files, one or many").set_input_files([altered])
    expect(page.get_by_role("main")).to_contain_text("altered", ignore_case=True)
    assert link
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Ada O'Neill")
