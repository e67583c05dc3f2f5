"""How sure a figure is that comes from few answers: intervals of 95 %, and whether two shares differ.

Input: a figure and how many it comes from. Output: the interval that holds the true figure in 95 of 100 cases like
this one (Wilson 1927 for a share, Fisher 1915 for a correlation). The tests hold all of it against scipy.
"""

from __future__ import annotations

import math
from statistics import NormalDist

Interval = tuple[float, float]

LEVEL = 0.95
_REACH = NormalDist().inv_cdf((1 + LEVEL) / 2)  # standard deviations to either side


def share_interval(share: float, number: int) -> Interval:
    """Return Wilson's interval of a share, from 0 to 1, of ``number`` answers, at least one.

    It is made for answers that are right or wrong. Where an answer earns part of its points, it is too wide rather
    than too narrow: no other results of the same mean are spread as far as nothing and all.
    """
    square = _REACH**2 / number
    middle = (share + square / 2) / (1 + square)
    reach = math.sqrt(share * (1 - share) * square + square**2 / 4) / (1 + square)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def correlation_interval(correlation: float, number: int) -> Interval | None:
    """Return the interval of a correlation of ``number`` pairs by Fisher's z; None of three pairs or fewer."""
    if number <= 3:
        return None
    if abs(correlation) == 1:
        return correlation, correlation
    middle, reach = math.atanh(correlation), _REACH / math.sqrt(number - 3)
    return math.tanh(middle - reach), math.tanh(middle + reach)


def is_greater(count: int, of: int, other: int, other_of: int) -> bool:
    """Tell whether ``count`` of ``of`` is a greater share than the other, by more than chance at that level.

    This is the two-sided test of two shares with their common variance, which is Pearson's chi-squared of the four
    numbers without a correction.
    """
    together = (count + other) / (of + other_of)
    spread = math.sqrt(together * (1 - together) * (1 / of + 1 / other_of))
    return count / of - other / other_of > _REACH * spread
