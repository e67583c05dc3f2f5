"""A test of a table of mistakes: each is told word for word at its place, and nothing is told once it is fixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

# Where it stands, what is there, what stands there wrongly, the same when it is fixed (None: as it was), what is said.
Mistake = tuple[str, str, str, str | None, list[str]]


def told_word_for_word(cases: Mapping[str, Mistake]) -> Callable[..., None]:
    """Return the test of these mistakes; the fixture ``mistake`` makes one, and proves that it can be fixed."""

    @pytest.mark.parametrize(("place", "old", "wrong", "fixed", "said"), cases.values(), ids=cases)
    def told(
        mistake: Callable[..., list[str]], place: str, old: str, wrong: str, fixed: str | None, said: list[str]
    ) -> None:
        assert mistake(place, old, wrong, fixed) == said

    test: Callable[..., None] = told
    return test
