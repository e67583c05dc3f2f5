"""The story and every return, in Chromium, which loads a page anew on every return."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.engines.returns import Returns
from tests.browser.engines.story import Story, address, small_site  # noqa: F401 - fixtures
from tests.browser.engines.tab import PlaywrightTab, Tab
from tests.browser.engines.ways import Ways

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield PlaywrightTab(context.new_page())
    context.close()


class TestReturns(Returns):
    """Returns, in Chromium."""

    keeps_pages = False


class TestStory(Story):
    """The story, in Chromium."""

    keeps_pages = False


class TestWays(Ways):
    """What else a learner does, in Chromium."""
