"""`bench fuzz` gives its cases to readers that are there: a tool that nobody runs for a while breaks unseen."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from devtools import bench_fuzz_pages as pages
from tests.browser import learner
from tests.browser.site import Site

pytestmark = pytest.mark.browser
READERS = (pages.records, pages.typed_answers, pages.grading, pages.progress_files, pages.stored)


def test_each_reader_in_a_browser_reads_its_cases_and_finds_no_fault(
    page: Page, site: Site, course_files: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    learner.publish(course_files({}), site.folder)
    for read in READERS:
        chance = random.Random(1)  # noqa: S311 - the same cases each time
        tally = read(chance, 4, tmp_path, lambda address: pages.show(page, address))
        assert tally.cases > 0
        assert tally.faults == []
