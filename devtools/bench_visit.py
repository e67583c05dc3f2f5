"""What a large site costs who visits it: a first search, and the pages that know of every module.

Input: the folder of a made course, built. Output: milliseconds in a real browser, and what is fetched, gzipped as hosts
send it. The learner has done everything, so that what is kept is as much as it can be.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response, sync_playwright

from course.checks.load import load_course
from course.site.module_store import store_of
from devtools import browser_setup
from devtools.bench_browser import served
from devtools.bench_figures import Figure
from devtools.bench_learning import DATE, FILL, made_up

TITLE = "In a browser, {} modules"
WORD = "visitor"
OPENINGS = 5
MOST_FETCHED, MOST_TO_ANSWER, MOST_TO_OPEN = 120, 200, 300  # kilobytes, milliseconds
# Waits, frame by frame, until something is so; a page on which it never is ends the measuring.
UNTIL = """async (isSo) => {
  while (!isSo()) {
    if (performance.now() > 60000) throw new Error("nothing came of it within a minute");
    await new Promise(requestAnimationFrame);
  }
}"""
SEARCH = f"""async (word) => {{
  const field = document.querySelector("#course-search input");
  field.focus();
  const start = performance.now();
  field.value = word;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  await ({UNTIL})(() => document.querySelector("#course-search li a"));
  return performance.now() - start;
}}"""
PAINTED = "await new Promise((go) => requestAnimationFrame(() => setTimeout(go))); return performance.now();"
OPENED = f"async () => {{ {PAINTED} }}"
TOLD = f"""async () => {{
  const count = (what) => document.querySelectorAll(what).length;
  await ({UNTIL})(() =>
    count(".course-kept") > 0 && document.querySelector("course-learning").results?.size === count(".course-kept") &&
    count(".course-listed__says > :first-child") === count(".course-listed") &&
    count(".course-kept .course-says") === count(".course-kept"));
  {PAINTED}
}}"""


def measure(root: Path) -> list[Figure]:
    """Visit the site in ``root/site`` and measure; raises ``BrowserProblem`` where there is no browser."""
    program = browser_setup.browser(quiet=True)
    with served(root / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [*_searches(browser, host), *_openings(browser, host, root)]
        browser.close()
    return found


def _searches(browser: Browser, host: str) -> Iterator[Figure]:
    """Search in pages that have never searched."""
    times, sizes = zip(*(_first_search(browser, host) for _ in range(OPENINGS)), strict=True)
    yield Figure("first search, fetched", median(sizes) / 1000, "kB", MOST_FETCHED)
    yield Figure("first search, answered", median(times), "ms", MOST_TO_ANSWER)


def _first_search(browser: Browser, host: str) -> tuple[float, int]:
    """Return the milliseconds until an answer is there, and the bytes that were fetched for it."""
    came: list[Response] = []

    def note(response: Response) -> None:
        came.append(response)

    page = browser.new_page()
    page.goto(host, wait_until="networkidle")
    page.on("response", note)
    took = float(page.evaluate(SEARCH, WORD))
    size = sum(len(gzip.compress(response.body())) for response in came)
    page.close()
    return took, size


def _openings(browser: Browser, host: str, root: Path) -> Iterator[Figure]:
    """Open what knows of every module, with everything done."""
    content = load_course(root, keep=store_of(root))
    page = browser.new_page()
    page.goto(host)
    page.evaluate(FILL, [content.catalogue.id, [made_up(content, at) for at in range(len(content.modules))], DATE])
    home = [_opened(page, host) for _ in range(OPENINGS)]
    yield Figure("home, opened and painted, everything done", median(home), "ms", MOST_TO_OPEN)
    learning = [_opened(page, f"{host}learning.html", TOLD) for _ in range(OPENINGS)]
    yield Figure("*My learning*, all told and painted, everything done", median(learning), "ms", MOST_TO_OPEN)


def _opened(page: Page, address: str, until: str = OPENED) -> float:
    """Open a page, and return the milliseconds from the navigation until it was painted."""
    page.goto(address)
    return float(page.evaluate(until))
