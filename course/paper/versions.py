"""Versions A and B of a worksheet: the same questions in orders that give nothing away.

Input: the author's ids. Output: an order for each version, the same in every run. Orders hang
on ids alone, so a new wording leaves every version as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

Version = Literal["A", "B"]
VERSIONS: tuple[Version, ...] = ("A", "B")
_TRIES = 32  # of so many orders of two or more, one is as it should be


def arranged(what: str, version: Version, names: Sequence[str], *, never: Sequence[str] = ()) -> list[str]:
    """Return ``names`` in the order of one version: not ``never``, and in B not as in A where there is a choice."""
    forbidden = [list(never)] if len(names) > 1 else []
    first = _order(f"A:{what}", names, forbidden)
    return first if version == "A" else _order(f"B:{what}", names, [*forbidden, first])


def _order(seed: str, names: Sequence[str], unlike: list[list[str]]) -> list[str]:
    """Return the first of the orders that a seed gives which is unlike the others, if there is one."""
    orders = [_by_hash(f"{seed}:{attempt}", names) for attempt in range(_TRIES)]
    for forbidden in (unlike, unlike[:1], []):  # two names have but two orders: then B may be as A
        for order in orders:
            if order not in forbidden:
                return order
    raise AssertionError("an order is unlike nothing")


def _by_hash(seed: str, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
