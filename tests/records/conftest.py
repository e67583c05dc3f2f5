"""What figures are held against."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="session")
def scipy_stats() -> Any:
    """Return scipy's statistics, loaded by the tests that ask for it: that takes longer than all of them."""
    from scipy import stats

    return stats
