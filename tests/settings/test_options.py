"""Every setting that MkDocs, its theme and its plugins know is decided: it works, or is refused."""

from __future__ import annotations

from pathlib import Path

import material
from mkdocs.config.defaults import MkDocsConfig

from course.reading.schema import keys_of
from course.settings import options, site_settings
from course.site.plugin import CourseConfig


def test_every_setting_of_mkdocs_is_decided() -> None:
    theirs = {name for name, _ in MkDocsConfig._schema} - {"config_file_path", "mdx_configs"}
    assert theirs - {*options.WORK, *options.REFUSED} == set()


def test_every_plugin_of_the_theme_is_decided() -> None:
    folder = Path(material.__file__).parent / "plugins"
    theirs = {path.name for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert theirs - {*options.PLUGINS_WORK, *options.PLUGINS_REFUSED} == set()


def test_the_plugin_takes_the_options_that_we_judge() -> None:
    assert sorted(keys_of(site_settings.CourseOptions)) == sorted(name for name, _ in CourseConfig._schema)
