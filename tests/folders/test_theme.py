"""Where a file of the theme is found: as the site has it, or else as it came."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.folders import theme

KEEPER = "course-keeper.js"


def test_a_file_is_the_theme_s_until_the_site_has_its_own(tmp_path: Path) -> None:
    assert theme.file_of(tmp_path, KEEPER) == theme.theme_folder() / KEEPER

    own = tmp_path / theme.OVERRIDES / KEEPER
    own.parent.mkdir()
    assert theme.file_of(tmp_path, KEEPER) == theme.theme_folder() / KEEPER
    own.write_text("// ours\n", "utf-8")

    assert theme.file_of(tmp_path, KEEPER) == theme.merged(tmp_path, "")[KEEPER] == own


def test_a_file_that_nobody_has_is_missed_where_the_theme_would_have_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        theme.file_of(tmp_path, "no-such-file.js").read_text("utf-8")
