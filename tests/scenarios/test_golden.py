"""Whole stories with all that their formats have, as scenarios of ours, with all that is told of them.

GOLDEN=write pytest tests/scenarios/test_golden.py writes what comes of them anew; read the diff before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.scenarios.twee_import import imported
from tests.scenarios.test_twine_formats import STORIES

GOLDEN = Path(__file__).parent / "golden"
WRITTEN = {path.name: path.read_text(encoding="utf-8") for path in sorted(GOLDEN.iterdir()) if path.suffix != ".out"}
OF_TESTS = {f"of-tests-{name.lower()}.twee": text for name, text in STORIES.items()}
ALL = WRITTEN | OF_TESTS


@pytest.mark.parametrize("name", ALL)
def test_a_story_becomes_what_its_golden_file_has(name: str) -> None:
    story, path = imported(ALL[name]), GOLDEN / f"{name}.out"
    found = "\n".join([*story.report, "", story.text])
    if os.environ.get("GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
