"""The guide shows the first named example of each kind, as its author wrote it."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from tests.examples_of_kinds import FOLDER

GUIDE = Path(__file__).parent.parent / "docs/authoring.md"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml"))


def first_question(kind: str) -> str:
    """Return the first question of an example file, word for word."""
    text = (FOLDER / f"{kind}.yml").read_text(encoding="utf-8")
    found = re.search(r"^  question:\n(.*?)^  responses:", text, re.DOTALL | re.MULTILINE)
    assert found
    return textwrap.dedent(found.group(1))


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_shows_the_example_of_each_kind_word_for_word(kind: str) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert f"### `{kind}`\n\n```yaml\n{first_question(kind)}```\n" in guide
