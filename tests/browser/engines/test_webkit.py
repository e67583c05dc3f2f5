"""The story and every return, in WebKit, whose page cache and forms are Safari's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devtools.browser_setup import WEBKIT
from tests.browser.engines.returns import Returns
from tests.browser.engines.story import Story, address, small_site  # noqa: F401 - fixtures
from tests.browser.engines.tab import Tab, WebDriverTab
from tests.browser.engines.ways import Ways
from tests.browser.engines.webdriver import installed, webkit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with webkit(installed(WEBKIT)) as session:
        yield WebDriverTab(session)


class TestReturns(Returns):
    """Returns, in WebKit."""

    keeps_pages = True


class TestStory(Story):
    """The story, in WebKit."""

    keeps_pages = True


class TestWays(Ways):
    """What else a learner does, in WebKit."""
