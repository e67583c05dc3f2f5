"""The guide shows the first named example of each kind, as its author wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples_of_kinds import FOLDER, text_of_first

GUIDE = Path(__file__).parent.parent / "docs/authoring.md"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_shows_the_example_of_each_kind_word_for_word(kind: str) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert f"### `{kind}`\n\n```yaml\n{text_of_first(kind)}```\n" in guide
