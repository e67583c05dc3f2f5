"""Where commands may write: nowhere that people write, by whatever way a folder is named."""

from __future__ import annotations

from pathlib import Path

from course.folders.places import why_not


def test_a_folder_that_holds_sources_which_stand_elsewhere_is_told(tmp_path: Path) -> None:
    root, shared = tmp_path / "course", tmp_path / "shared"
    (shared / "modules").mkdir(parents=True)
    root.mkdir()
    (root / "modules").symlink_to(shared / "modules")
    assert why_not(root, shared, outside=True) == "holds modules, which people write"
    assert why_not(root, tmp_path / "elsewhere", outside=True) == ""
