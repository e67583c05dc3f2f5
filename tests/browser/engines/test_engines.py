"""The story, every return and what else a learner does, in each engine; and what one saves, every other reads.

All stand in one file, so that each engine is started once.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from devtools import browser_setup
from tests.browser.engines.conftest import Tabs
from tests.browser.engines.returns import Returns
from tests.browser.engines.story import (  # noqa: F401 - fixtures
    NAME,
    Stories,
    Story,
    lose_and_bring_in,
    small_site,
    stories,
    verify,
)
from tests.browser.engines.ways import Ways

pytestmark = pytest.mark.browser

in_each_engine = pytest.mark.parametrize("engine", ["Chromium", *(engine.name for engine in browser_setup.ENGINES)])


@in_each_engine
class TestReturns(Returns):
    """Returns."""


@in_each_engine
class TestStory(Story):
    """The story."""


@in_each_engine
class TestWays(Ways):
    """What else a learner does."""


def test_progress_and_records_go_from_each_engine_to_each_other(
    tabs: Tabs,
    stories: Stories,  # noqa: F811 - the fixture
) -> None:
    names, address = tabs.installed(), stories.address
    if len(names) == 1:
        pytest.skip("no other engine is installed")
    for here, there in permutations(names, 2):
        had, tab = stories.of(here), tabs.of(there)
        assert lose_and_bring_in(tab, address, had.progress) == had.kept, (here, there)
        row = verify(tab, address, had.record)
        assert NAME in row, (here, there)
        assert "Unchanged" in row, (here, there)
