"""Where commands may write: nowhere that people write, by whatever way a folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.folders import manifest
from course.folders.places import why_not, why_not_cache


def test_a_folder_that_holds_sources_which_stand_elsewhere_is_told(tmp_path: Path) -> None:
    root, shared = tmp_path / "course", tmp_path / "shared"
    (shared / "modules").mkdir(parents=True)
    root.mkdir()
    (root / "modules").symlink_to(shared / "modules")
    assert why_not(root, shared, outside=True) == "holds modules, which people write"
    assert why_not(root, tmp_path / "elsewhere", outside=True) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".cache/course", ""),
        ("elsewhere", ""),
        ("empty", ""),
        ("ours", ""),
        ("theirs", "holds files that no command of this program made"),
        ("a-file", "is a file"),
        ("site/cache", "is in site/, which a command replaces"),
        ("modules/cache", "is in modules/, which holds what people write"),
    ],
)
def test_a_cache_stands_where_nobody_writes_and_nothing_is_replaced(tmp_path: Path, name: str, why: str) -> None:
    for folder in ("empty", "theirs", "ours", "modules", "site"):
        (tmp_path / folder).mkdir()
    for file in ("theirs/notes.txt", "ours/kept", "a-file"):
        (tmp_path / file).touch()
    manifest.write(tmp_path / "ours", {})
    assert why_not_cache(tmp_path, name) == why
