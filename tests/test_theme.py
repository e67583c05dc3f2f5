"""The theme's parts that we replace: a copy is looked at again when the theme changes its own."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from pathlib import Path

import material
import pytest

PROJECT = Path(__file__).parent.parent
UPSTREAM = Path(material.__file__).parent / "templates"
COPIES = sorted((PROJECT / "overrides/partials").rglob("*.html"))


@pytest.mark.parametrize("copy", COPIES, ids=lambda path: path.name)
def test_a_replaced_part_names_the_theme_and_the_part_it_replaces_as_it_is_now(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    named = re.search(r"mkdocs-material (\d+\.\d+\.\d+), (\S+\.html)", text)
    assert named, f"{copy.name} does not say which file of which version it comes from"
    noted = re.search(r"sha256 of the upstream file: ([0-9a-f]{64})", text)
    assert noted, f"{copy.name} does not give the upstream file's sha256"
    upstream = UPSTREAM / named.group(2)
    found = hashlib.sha256(upstream.read_bytes()).hexdigest()
    version = importlib.metadata.version("mkdocs-material")
    assert found == noted.group(1), (
        f"mkdocs-material {version} changed {named.group(2)} since {named.group(1)}: "
        f"compare it with overrides/{copy.relative_to(PROJECT / 'overrides')}, then note {found}"
    )


def test_there_are_replaced_parts_to_look_at() -> None:
    assert COPIES
