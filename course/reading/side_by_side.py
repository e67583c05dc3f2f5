"""Work on many things at once, on as many processors as there are.

Input: a function and what it is to be called with. Output: what it returns, in order. Processes are copies of this one,
so that what it has read is at hand in each of them; where a system cannot copy itself safely, one process does it all.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 60  # parts; to copy a process takes as long as a few of them
IN_TURN = 12  # parts that a process is given at a time
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG, from linux/prctl.h

# In the copies, which are told the number of a part alone: not everything can be handed from process to process.
_work: Callable[[Any], Any]
_parts: Sequence[Any]


def processors() -> int:
    """Return how many copies of this process can work; one where it has threads, whose locks a copy would not open."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and threading.active_count() == 1 else 1


def each(work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    """Yield what ``work`` makes of each part, side by side where there are many. An error of one ends all."""
    global _work, _parts
    number = min(processors(), len(parts) // IN_TURN)
    if number < 2 or len(parts) < FEWEST:
        yield from map(work, parts)
        return
    from concurrent.futures import ProcessPoolExecutor  # here, because most builds have little to do
    from multiprocessing import get_context

    _work, _parts = work, parts
    gc.freeze()  # a collector that looks at what is shared would copy it
    try:
        with ProcessPoolExecutor(number, get_context("fork"), _begin, (os.getpid(),)) as pool:
            try:
                yield from pool.map(_call, range(len(parts)), chunksize=IN_TURN)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
    finally:
        gc.unfreeze()


def _begin(parent: int) -> None:
    """Leave Ctrl+C to the first process, and end when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before that
        os._exit(1)


def _call(number: int) -> Any:
    return _work(_parts[number])
