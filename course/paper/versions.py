"""Versions of a worksheet: A and B ask the whole bank in two orders, C and R each a few of its questions.

Input: the author's ids. Output: an order, or a choice, for each version, the same in every run. They hang on ids
alone, so a new wording leaves every version as it was. R, for a re-sit, asks none of the questions of C.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

Version = Literal["A", "B", "C", "R"]
VERSIONS: tuple[Version, ...] = ("A", "B")  # those that are printed where nobody asks for others
SHORT: tuple[Version, ...] = ("C", "R")
EVERY_VERSION: tuple[Version, ...] = get_args(Version)
_TRIES = 32  # of so many orders of two or more, one is as it should be


def arranged(what: str, version: Version, names: Sequence[str], *, never: Sequence[str] = ()) -> list[str]:
    """Return ``names`` in the order of one version: not ``never``, nor as in those before, where there is a choice."""
    unlike = [list(never)] if len(names) > 1 else []
    for earlier in EVERY_VERSION[: EVERY_VERSION.index(version)]:
        unlike.append(_order(f"{earlier}:{what}", names, unlike))
    return _order(f"{version}:{what}", names, unlike)


def drawn(what: str, version: Version, names: Mapping[str, Sequence[str]], count: int) -> list[str]:
    """Return ``count`` names for a short version, of each group by turns: R has others than C, as long as there are."""
    rows = [_by_hash(f"{what}:{group}", some) for group, some in names.items()]
    for_c = _by_turns(rows)[:count]
    if version == "C":
        return for_c
    left = [[name for name in row if name not in for_c] for row in rows]
    return _by_turns(left)[:count]


def _by_turns(rows: Sequence[Sequence[str]]) -> list[str]:
    return [name for turn in itertools.zip_longest(*rows) for name in turn if name is not None]


def _order(seed: str, names: Sequence[str], unlike: list[list[str]]) -> list[str]:
    """Return the first of the orders that a seed gives which is unlike the others, if there is one."""
    tried: list[list[str]] = []  # the first or second will do, mostly
    for attempt in range(_TRIES):
        tried.append(_by_hash(f"{seed}:{attempt}", names))
        if tried[-1] not in unlike:
            return tried[-1]
    for forbidden in (unlike[:1], []):  # two names have but two orders: then B may be as A
        for order in tried:
            if order not in forbidden:
                return order
    raise AssertionError("an order is unlike nothing")


def _by_hash(seed: str, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
