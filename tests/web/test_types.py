"""The strict type checker has nothing to say about the modules of ``web/``."""

from __future__ import annotations

import pytest

from devtools.deno import DenoProblem, run

pytestmark = pytest.mark.process


def test_the_modules_have_no_fault_of_type() -> None:
    try:
        run("check", ".")
    except DenoProblem as problem:
        pytest.fail(str(problem))
