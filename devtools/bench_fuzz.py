"""Cases of anything for every reader; run by ``python3 build.py bench fuzz``, with ``--cases`` and ``--seed``.

Input: how many cases, and a seed: the same seed gives the same cases. Output: a table of readers with
their cases and faults, each fault with the case that showed it, and the exit code 1 where there is one. A
fault is a crash, a case of more than ten seconds, an error thrown in the browser, or two readers of one
format that disagree. What a reader refuses with its own words is none.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from devtools import bench_fuzz_pages as pages
from devtools import bench_fuzz_texts as texts
from devtools import browser_setup
from devtools.bench_fuzz_cases import OpenPage, Run, write_course
from devtools.usage import parser as tool_parser
from tests.browser import learner

SHOWN = 3
# For each reader: its share of all cases.
SHARES = {
    "YAML": 20, "course": 5, "mkdocs.yml": 5, "Twee": 12, "articles": 6, "CSV": 6, "records": 16, "typed answers": 14,
    "grading": 6, "progress files": 6, "stored state": 4,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run the cases and print what came of them."""
    parser = tool_parser("bench fuzz", "Try every reader with texts that nobody would write, and name what fails.")
    parser.add_argument("--cases", type=int, default=6000, help="how many there are in all (6000)")
    parser.add_argument("--seed", type=int, default=1, help="the same cases for the same number (1)")
    parser.add_argument("--only", choices=list(SHARES), help="one reader alone")
    options = parser.parse_args(arguments)
    total = sum(SHARES.values())
    tallies = {}
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, open_pages(Path(folder)) as open_page:
        for name, share in SHARES.items():
            if options.only and name != options.only:
                continue
            number = options.cases if options.only else max(1, round(options.cases * share / total))
            chance = random.Random(f"{options.seed} {name}")  # noqa: S311 - the same cases for the same seed
            tallies[name] = RUNS[name](chance, number, Path(folder), open_page)
            print(f"{name:16}{tallies[name].cases:8}{len(tallies[name].faults):8}", flush=True)
    faults = sum(len(tally.faults) for tally in tallies.values())
    cases = sum(tally.cases for tally in tallies.values())
    print(f"{'all':16}{cases:8}{faults:8}   in {time.perf_counter() - start:.0f} s, seed {options.seed}")
    for name, tally in tallies.items():
        for fault in tally.faults[:SHOWN]:
            print(f"\n{name}: {fault}")
    return 1 if faults else 0


@contextmanager
def open_pages(folder: Path) -> Iterator[OpenPage]:
    """Open pages of a small course, built once, in one browser; each only when somebody needs it."""
    site = folder / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_setup.browser(quiet=True), args=["--no-sandbox"])
        page = browser.new_page()

        def open_page(name: str) -> Page:
            if not site.exists():
                site.mkdir()
                learner.publish(write_course(folder / "published"), site)
            return pages.show(page, (site / name).as_uri())

        yield open_page
        browser.close()


RUNS: dict[str, Run] = {
    "YAML": texts.yaml,
    "course": texts.course,
    "mkdocs.yml": texts.settings,
    "Twee": texts.twee,
    "articles": texts.articles,
    "CSV": texts.spreadsheets,
    "records": pages.records,
    "typed answers": pages.typed_answers,
    "grading": pages.grading,
    "progress files": pages.progress_files,
    "stored state": pages.stored,
}
