"""A limit on the time that one file may take to render.

Input: seconds and what to raise. Output: that exception, from inside the work, when the time
is up. A regular expression that backtracks for minutes holds the interpreter; a signal is the one
thing that reaches it. Where there is none (Windows, a thread), the size limit of the reader is all.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any


class TimeLimit:
    """Starts and stops one alarm; ``start`` again replaces it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._before: Any = None  # who answered the alarm before us
        self._usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def start(self, error: Exception) -> None:
        """Raise ``error`` in the main thread when the time is up."""
        if not self._usable:
            return

        def ring(_number: int, _frame: FrameType | None) -> None:
            raise error

        before = signal.signal(signal.SIGALRM, ring)
        self._before = self._before or before
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def stop(self) -> None:
        """The work is done in time."""
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if self._before:
            signal.signal(signal.SIGALRM, self._before)
            self._before = None
