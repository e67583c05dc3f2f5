"""The modules of ``web/``, asked without a browser; one process answers all tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devtools.deno import Modules


@pytest.fixture(scope="session")
def web() -> Iterator[Modules]:
    answering = Modules()
    yield answering
    answering.close()
