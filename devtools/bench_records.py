"""How long it takes to verify 1000 records of this course, on the command line and on the page.

the records are made. Output: seconds. The page is measured in a real browser,
opened as a file, from the choice of the files until the roster is shown.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from course.checks.load import load_course
from course.commands import verify
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.verify import verify_page
from course.records.roster import as_csv
from devtools import browser_setup
from tests.sample_records import observed, of_course, write

ROOT = Path.cwd()
NUMBER = 1000
MOST_SECONDS = 10.0
SHELL = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Verify</title><body>{body}'


@dataclass(frozen=True)
class Seconds:
    """What was measured, and the size of one record."""

    command: float
    processor: float  # of the command, on which other work weighs less
    page: float
    bytes: int


def measure(number: int = NUMBER) -> Seconds:
    """Return how long ``number`` records take."""
    content = load_course(ROOT, rules=False)
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder) / "records", [of_course(content, one, observed(content)) for one in range(number)])
        start, worked = time.perf_counter(), time.process_time()
        entries = verify.entries(paths, content, keep=verify.without_answers)
        as_csv(verify.rows_of(entries, content))
        command, worked = time.perf_counter() - start, time.process_time() - worked
        if {entry.outcome.state for entry in entries} != {"unchanged"}:
            raise AssertionError("the records that were made are not unchanged")
        return Seconds(command, worked, _on_the_page(Path(folder), content, paths), paths[0].stat().st_size)


def _on_the_page(folder: Path, content: Content, paths: list[Path]) -> float:
    body = verify_page(content, Fragments(content, ROOT / "overrides", Links())).html
    (folder / "verify.html").write_text(SHELL.format(body=body), encoding="utf-8")
    shutil.copytree(ROOT / "overrides/assets", folder / "assets")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_setup.browser(quiet=True), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((folder / "verify.html").as_uri())
        files = page.get_by_label("Record files, one or many")
        expect(files).to_be_visible()
        page.evaluate("""() => {
          const said = document.querySelector(".course-said");
          const done = new MutationObserver(() => { window.took = performance.now() - window.began; });
          done.observe(said, { childList: true });
          addEventListener("change", () => { window.began = performance.now(); }, true);
        }""")
        files.set_input_files(paths)
        expect(page.get_by_role("status")).to_contain_text(f"Unchanged: {len(paths)}.", timeout=120_000)
        took: float = page.evaluate("window.took")
        browser.close()
    return took / 1000
