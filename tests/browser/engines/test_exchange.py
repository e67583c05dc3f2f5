"""What one engine saves, every other reads: progress is brought in, and a record is verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import permutations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from devtools import browser_setup
from tests.browser.engines.answering import kept
from tests.browser.engines.story import (  # noqa: F401 - fixtures
    COURSE,
    NAME,
    address,
    bring_in,
    export,
    learn,
    make_certificate,
    small_site,
    verify,
)
from tests.browser.engines.tab import PlaywrightTab, Tab, WebDriverTab
from tests.browser.engines.webdriver import Session, firefox, webkit

pytestmark = pytest.mark.browser


@pytest.fixture
def tabs(browser: Browser) -> Iterator[dict[str, Tab]]:
    """Return a tab of each engine that is installed."""
    with ExitStack() as stack:
        context = stack.enter_context(browser.new_context())
        found: dict[str, Tab] = {"Chromium": PlaywrightTab(context.new_page())}
        starts: list[tuple[browser_setup.Engine, Callable[[Path], AbstractContextManager[Session]]]]
        starts = [(browser_setup.FIREFOX, firefox), (browser_setup.WEBKIT, webkit)]
        for engine, start in starts:
            program = browser_setup.find_engine(engine)
            if program is not None:  # else the whole run says at its end what was not tried
                found[engine.name] = WebDriverTab(stack.enter_context(start(program)))
        if len(found) == 1:
            pytest.skip("no other engine is installed")
        yield found


def test_progress_and_records_go_from_each_engine_to_each_other(
    tabs: dict[str, Tab],
    address: str,  # noqa: F811 - the fixture
) -> None:
    progress, records, had = {}, {}, {}
    for name, tab in tabs.items():
        learn(tab, address)
        records[name] = make_certificate(tab, address)
        progress[name] = export(tab, address)
        had[name] = kept(tab, COURSE)
    for here, there in permutations(tabs, 2):
        tab = tabs[there]
        tab.ask("localStorage.clear()")
        bring_in(tab, address, progress[here])
        found = kept(tab, COURSE)
        assert found == {path: record for path, record in had[here].items() if path != "exported"}, (here, there)
        row = verify(tab, address, records[here])
        assert NAME in row, (here, there)
        assert "Unchanged" in row, (here, there)
