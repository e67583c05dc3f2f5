"""The authors' guide, checked and built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.building import build_guide
from tests.made_once import made_once


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the guide's texts with its site in it."""
    return made_once(tmp_path_factory, "guide", build_guide)
