"""Everything that we read of ``mkdocs.yml``, from a file that says all of it, and from one that says least."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from course.reading.problems import Problems
from course.settings.mkdocs_yml import read_settings

ALL = """\
site_name: Harbour
site_url: https://example.org/yard/
site_author: Harbour Works
copyright: Harbour Works 2026
docs_dir: modules
use_directory_urls: false
theme:
  name: material
  font: false
  custom_dir: overrides
  logo: logo.svg
  favicon: icon.png
  features: [navigation.footer, search.share]
plugins:
  - search
  - course:
      raw_html: true
      cache_dir: kept
      seconds_per_file: 2.5
      edition: trainer
extra:
  course_header: [{title: Learning, url: learning.md}]
  course_footer: [{title: Elsewhere, url: "https://example.org/"}]
extra_css: [own.css]
extra_javascript:
  - own.js
  - {path: more.mjs, type: module, async: true, defer: true}
hooks: [hook.py]
"""
LEAST = "site_name: Harbour\ndocs_dir: modules\ntheme: {name: material, font: false}\nplugins: [search, course]\n"
FILES = ("logo.svg", "icon.png", "own.css", "own.js", "more.mjs")
OF_LEAST: dict[str, Any] = {
    "site_url": "", "author": "", "copyright": "", "directory_urls": True, "seconds_per_file": 10,
    "header": (), "footer": (), "raw_html": False, "logo": "", "favicon": "assets/images/favicon.png",
    "features": (), "styles": (), "scripts": (), "is_searched": True, "cache_dir": ".cache/course",
    "edition": "learner", "has_course": True, "is_extended": False, "files": (),
}  # fmt: skip


def settings(root: Path, text: str) -> dict[str, Any]:
    """Return what is read of a file, by name, without the places of things."""
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    problems = Problems()
    found = asdict(read_settings(root, problems))
    assert found.pop("site_name")["text"] == "Harbour"
    for link in (*found["header"], *found["footer"]):
        del link["at"]
    return found


def test_a_file_that_says_least_has_the_defaults(tmp_path: Path) -> None:
    assert settings(tmp_path, LEAST) == OF_LEAST


def test_a_file_that_says_everything_is_read_whole(tmp_path: Path) -> None:
    own = {"url": "own.js", "type": "", "defers": False, "asynchronous": False}
    more = {"url": "more.mjs", "type": "module", "defers": True, "asynchronous": True}
    for name in FILES:
        (tmp_path / "modules").mkdir(exist_ok=True)
        (tmp_path / "modules" / name).touch()
    assert settings(tmp_path, ALL) == {
        "site_url": "https://example.org/yard/",
        "author": "Harbour Works",
        "copyright": "Harbour Works 2026",
        "directory_urls": False,
        "seconds_per_file": 2.5,
        "raw_html": True,
        "cache_dir": "kept",
        "header": ({"title": "Learning", "url": "learning.md"},),
        "footer": ({"title": "Elsewhere", "url": "https://example.org/"},),
        "logo": "logo.svg",
        "favicon": "icon.png",
        "features": ("navigation.footer", "search.share"),
        "styles": ("own.css",),
        "scripts": (own, more),
        "is_searched": True,
        "edition": "trainer",
        "has_course": True,
        "is_extended": True,
        "files": FILES,
    }


def test_a_logo_that_is_no_path_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(LEAST.replace("font: false", "font: false, logo: [logo.svg]"))
    problems = Problems()
    read_settings(tmp_path, problems)
    assert [problem.message for problem in problems.found] == [
        "`logo` must be the path of a file, but a list was found"
    ]
