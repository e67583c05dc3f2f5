"""A bar for whoever waits at a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

DELAY = 2  # seconds; what is done by then needs no bar


def shown(parts: Iterable[T], total: int, unit: str, what: str) -> Iterator[T]:
    """Yield parts as they come, and show how many of them there are already."""
    if not sys.stderr.isatty():
        yield from parts
        return
    from tqdm import tqdm  # here, because to load it takes as long as to make ten pages

    tqdm.monitor_interval = 0  # a thread of its own would keep this process from being copied
    yield from tqdm(parts, total=total, unit=unit, desc=what, delay=DELAY, leave=False)
