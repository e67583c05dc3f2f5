"""Intervals, correlations and the test of two shares, against what scipy makes of the same numbers."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course.records.intervals import correlation_interval, is_greater, share_interval
from course.records.statistics import correlation


@given(of=st.integers(1, 5000), data=st.data())
def test_the_interval_of_a_share_is_wilsons_as_scipy_has_it(scipy_stats: Any, of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    theirs = scipy_stats.binomtest(right, of).proportion_ci(method="wilson")
    assert share_interval(right / of, of) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def pairs(seed: int, number: int, *, all_or_nothing: bool) -> list[tuple[float, float]]:
    """Return points on a question, of 0 to 1, and on the rest of its test, which go together more or less."""
    chance = random.Random(seed)  # noqa: S311 (pairs that can be made again)
    found = []
    for _ in range(number):
        rest = round(chance.random(), 2)
        point = chance.random() * 0.6 + rest * 0.4
        found.append((float(point > 0.5) if all_or_nothing else round(point, 2), rest))
    return found


@pytest.mark.parametrize("all_or_nothing", [True, False])
@pytest.mark.parametrize("number", [4, 10, 30, 500])
def test_correlation_and_its_interval_are_pearsons_and_fishers_as_scipy_has_them(
    scipy_stats: Any, number: int, all_or_nothing: bool
) -> None:
    for seed in range(5):
        made = pairs(seed, number, all_or_nothing=all_or_nothing)
        theirs = scipy_stats.pearsonr(*zip(*made, strict=True))
        ours = correlation(Counter(made))
        assert ours is not None
        assert ours == pytest.approx(theirs.statistic, abs=1e-12)
        interval = theirs.confidence_interval(0.95)
        assert correlation_interval(ours, number) == pytest.approx((interval.low, interval.high), abs=1e-9)


def test_of_a_question_that_earns_all_or_nothing_it_is_the_point_biserial_correlation(scipy_stats: Any) -> None:
    made = pairs(1, 200, all_or_nothing=True)
    right = [bool(point) for point, _ in made]
    assert correlation(Counter(made)) == pytest.approx(
        scipy_stats.pointbiserialr(right, [rest for _, rest in made]).statistic
    )


def test_three_pairs_have_no_interval_and_a_perfect_correlation_has_no_width() -> None:
    assert correlation_interval(0.5, 3) is None
    assert correlation_interval(1, 30) == (1, 1)
    assert correlation_interval(-1, 30) == (-1, -1)


@given(of=st.integers(1, 400), other_of=st.integers(1, 400), data=st.data())
def test_a_share_is_greater_where_chi_squared_says_that_they_differ(
    scipy_stats: Any, of: int, other_of: int, data: st.DataObject
) -> None:
    count, other = data.draw(st.integers(0, of)), data.draw(st.integers(0, other_of))
    assume(0 < count + other < of + other_of)  # or else there is nothing to compare, and chi-squared is not defined
    p = scipy_stats.chi2_contingency([[count, of - count], [other, other_of - other]], correction=False).pvalue
    assume(abs(p - 0.05) > 1e-9)
    assert is_greater(count, of, other, other_of) == (p < 0.05 and count / of > other / other_of)


@pytest.mark.parametrize("count", [0, 1])
def test_shares_of_nothing_and_of_all_are_equal(count: int) -> None:
    assert not is_greater(count * 20, 20, count * 30, 30)
