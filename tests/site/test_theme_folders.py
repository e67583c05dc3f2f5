"""Where MkDocs looks for files of the theme, and where modules are kept of a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from course.folders import digests
from course.site.mkdocs_folders import add_theme, theme_of
from course.site.module_store import store_of
from tests.conftest import SETTINGS


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "overrides").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    digests.forget()
    return tmp_path


def test_the_theme_stands_in_a_sites_own_folder_then_in_ours_and_last_in_materials(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    before = list(config.theme.dirs)
    add_theme(config)
    ours = [str(folder) for folder in theme_of(config)]
    assert ours
    assert config.theme.dirs == [*ours, *(name for name in before if name not in ours)]
    once = list(config.theme.dirs)
    add_theme(config)
    assert config.theme.dirs == once


def test_modules_are_kept_where_the_settings_say(root: Path) -> None:
    assert store_of(root) is not None
    for text in (SETTINGS.replace("  - course\n", ""), SETTINGS + "site_nam: A\n", SETTINGS + "no key"):
        (root / "mkdocs.yml").write_text(text, "utf-8")
        assert store_of(root) is None, text
