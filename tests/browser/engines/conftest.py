"""A tab of each engine, started once; what their tests share fails with its values, as in a file of tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from devtools import browser_setup
from tests.browser.engines.tab import PlaywrightTab, Tab, WebDriverTab
from tests.browser.engines.webdriver import Session, firefox, webkit

pytest.register_assert_rewrite("tests.browser.engines.returns", "tests.browser.engines.story")

Start = Callable[[Path], AbstractContextManager[Session]]
STARTS: dict[str, tuple[browser_setup.Engine, Start]] = {
    "Firefox": (browser_setup.FIREFOX, firefox),
    "WebKit": (browser_setup.WEBKIT, webkit),
}


class Tabs:
    """Starts an engine when its tab is first asked for; all end with ``stack``."""

    def __init__(self, browser: Browser, stack: ExitStack) -> None:
        self.browser = browser
        self.stack = stack
        self.started: dict[str, Tab] = {}

    def installed(self) -> list[str]:
        """Return the names of the engines that there are; which are not tried, the whole run says at its end."""
        found = (name for name, (engine, _) in STARTS.items() if browser_setup.find_engine(engine) is not None)
        return ["Chromium", *found]

    def of(self, name: str) -> Tab:
        """Return the tab of an engine; without it the test is not tried."""
        if name not in self.started:
            self.started[name] = self._start(name)
        return self.started[name]

    def _start(self, name: str) -> Tab:
        if name == "Chromium":
            return PlaywrightTab(self.stack.enter_context(self.browser.new_context()).new_page())
        engine, start = STARTS[name]
        program = browser_setup.find_engine(engine)
        if program is None:
            pytest.skip(f"{name} is not installed")
        return WebDriverTab(self.stack.enter_context(start(program)))


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Return what has a tab of each engine."""
    with ExitStack() as stack:
        yield Tabs(browser, stack)


@pytest.fixture
def tab(tabs: Tabs, engine: str) -> Iterator[Tab]:
    """Return the tab of the engine that the test is for; it is left empty, for WebKit keeps drawing what it shows."""
    tab = tabs.of(engine)
    yield tab
    tab.go("about:blank")


@pytest.fixture
def keeps_pages(engine: str) -> bool:
    """Return whether Back has to show the page as it was left: Chromium and Firefox load it anew here."""
    return engine == "WebKit"
