"""Ends what would never end: a limit that counts the time of the processor alone, so that no busy machine reaches it.

Input: seconds, many times what a slow machine needs. Output: a failed test, where something takes more.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail the test where the block takes more of the processor."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
