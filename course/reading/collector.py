"""Python's garbage collector, where it would look in vain.

Whatever holds no circles is freed without it, as soon as nobody holds it any more.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def all_kept() -> Iterator[None]:
    """Keep the garbage collector from looking, again and again, through ever more that all stays.

    Afterwards it counts as old: as new, all of it would be looked through with the next thing that is made.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # what was frozen is old
            gc.enable()
