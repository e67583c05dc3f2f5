"""The story and every return, in Firefox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devtools.browser_setup import FIREFOX
from tests.browser.engines.returns import Returns
from tests.browser.engines.story import Story, address, small_site  # noqa: F401 - fixtures
from tests.browser.engines.tab import Tab, WebDriverTab
from tests.browser.engines.ways import Ways
from tests.browser.engines.webdriver import firefox, installed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with firefox(installed(FIREFOX)) as session:
        yield WebDriverTab(session)


class TestReturns(Returns):
    """Returns, in Firefox."""

    keeps_pages = False


class TestStory(Story):
    """The story, in Firefox."""

    keeps_pages = False


class TestWays(Ways):
    """What else a learner does, in Firefox."""
