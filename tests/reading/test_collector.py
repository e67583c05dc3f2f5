"""What is read for good is not looked through by Python's garbage collector, neither meanwhile nor afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from course.reading.collector import all_kept


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it is switched."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def test_what_was_made_meanwhile_counts_as_old_afterwards() -> None:
    with all_kept():
        made: list[list[int]] = [[] for _ in range(10)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert any(one is made for one in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    with all_kept():
        pass
    assert not gc.isenabled()
