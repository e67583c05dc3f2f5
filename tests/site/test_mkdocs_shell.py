"""MkDocs as a shell: it makes what ``build`` makes, from the same cache, and writes again nothing that stays."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build as build_by_mkdocs
from mkdocs.config import load_config

from course.folders import digests, manifest
from course.site import building
from tests.edits import files_of, new_course
from tests.in_process import command, mkdocs

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
SITES = {"learner": "site", "trainer": "site-trainer"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_course(tmp_path)


def build(root: Path, *words: str, edition: str = "learner") -> str:
    """Build by MkDocs as a new process would, and return what it said."""
    digests.forget()
    done = mkdocs(root, "build", "--strict", *words, COURSE_EDITION=edition)
    assert done.returncode == 0, done.stderr
    return done.stderr


def change(root: Path, word: str = "Stay") -> None:
    lesson = root / "modules/calling/lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("## Your own case", f"{word}.\n\n## Your own case"), "utf-8")


def states(folder: Path) -> Mapping[str, tuple[int, int]]:
    """Return of each file and folder which one it is, and when it was changed."""
    found = {path: path.stat() for path in (folder, *folder.rglob("*"))}
    return {str(path.relative_to(folder)): (at.st_ino, at.st_mtime_ns) for path, at in found.items()}


@pytest.mark.parametrize("edition", SITES)
def test_mkdocs_makes_what_build_makes_to_the_byte_before_and_after_a_change(
    root: Path, printed: Path, edition: str
) -> None:
    other = root.with_name("other")
    shutil.copytree(printed, other, symlinks=True)  # which `build` has made already
    for _ in range(2):
        build(root, edition=edition)
        digests.forget()
        done = command(other, "--edition", edition)
        assert done.returncode == 0, done.stderr
        expected = files_of(other / SITES[edition])
        assert len(expected) > 20
        assert files_of(root / SITES[edition]) == expected
        for course in (root, other):
            change(course)


@pytest.mark.parametrize("edition", SITES)
def test_a_second_build_writes_nothing_and_whoever_builds_next_goes_on_from_it(
    printed: Path, tmp_path: Path, edition: str
) -> None:
    root = Path(shutil.copytree(printed, tmp_path / "printed", symlinks=True))
    change(root)
    site = root / SITES[edition]
    build(root, edition=edition)
    before = states(site)
    pages = len(list(site.rglob("*.html"))) - 1  # one is shown for a wrong address
    assert f"{pages} pages stay as they are, since nothing has changed, in {site}\n" in build(root, edition=edition)
    assert states(site) == before
    digests.forget()
    said = command(root, "--edition", edition).stdout
    assert said == f"Nothing has changed since the last build: {pages} pages in {site}\n"
    assert states(site) == before


def test_a_build_after_one_change_writes_little(root: Path) -> None:
    build(root)
    before = states(root / "site")
    change(root)
    assert f"pages are in {root / 'site'}\n" in build(root)
    after = states(root / "site")
    assert after.keys() == before.keys()
    pages = {name for name in after if name.endswith((".html", ".css", ".js"))}
    assert {name for name in pages if after[name] != before[name]} == {
        "calling/lesson.html",
        "404.html",
        "course-keeper.js",  # it names the build
    }


def test_mkdocs_lists_no_file_of_the_theme_whose_folders_it_knows_again_for_serve(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, list_anew = [], Environment.list_templates

    def note(environment: Environment, *chosen: Any, **named: Any) -> list[str]:
        listed.append(list_anew(environment, *chosen, **named))
        return listed[-1]

    monkeypatch.setattr(Environment, "list_templates", note)
    config = load_config(str(root / "mkdocs.yml"))
    folders = list(config.theme.dirs)
    config.plugins.on_startup(command="build", dirty=False)
    build_by_mkdocs(config)
    assert listed == [[]]
    assert [name for name in config.theme.dirs if name in folders] == folders


def test_mistakes_leave_the_last_site_as_it_is(root: Path) -> None:
    build(root)
    before = states(root / "site")
    (root / "modules/calling/lesson.md").write_text("No head", "utf-8")
    digests.forget()
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "modules/calling/lesson.md:1:1: " in done.stderr
    assert " in the course; nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    assert states(root / "site") == before


def test_a_file_in_the_place_of_the_site_is_told_plainly(root: Path) -> None:
    (root / "site").write_text("a file")
    done = mkdocs(root, "build")
    assert done.returncode == 1
    said = f"{root / 'site'} is a file, and the site needs a folder of that name. Move the file away."
    assert said in done.stderr
    assert (root / "site").read_text() == "a file"


def test_addresses_are_as_the_command_line_of_mkdocs_says(root: Path) -> None:
    build(root)
    names = {"--use-directory-urls": "calling/lesson/index.html", "--no-directory-urls": "calling/lesson.html"}
    for option, name in names.items():
        build(root, option)
        assert [path for path in names.values() if (root / "site" / path).is_file()] == [name]


def test_serve_writes_again_only_what_changed_and_refuses_to_go_on_with_old_code(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    served = tmp_path / "served"
    served.mkdir(0o700)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(served))
    config.plugins.on_startup(command="serve", dirty=False)
    build_by_mkdocs(config, serve_url="http://127.0.0.1:8000/")
    assert config.site_dir == str(served)
    assert served.stat().st_mode & 0o777 == 0o700
    before = states(served)
    change(root)
    build_by_mkdocs(config, serve_url="http://127.0.0.1:8000/")
    after = states(served)
    assert {name for name in after if name.endswith(".html") and after[name] != before[name]} == {
        "calling/lesson.html",
        "404.html",
    }
    assert not (root / "site").exists()
    monkeypatch.setattr(building, "digest_of_code", lambda: ["other"])
    with pytest.raises(SystemExit):
        build_by_mkdocs(config, serve_url="http://127.0.0.1:8000/")
    assert "Coursewright itself was changed: end `mkdocs serve`, and start it again" in caplog.text
    assert states(served) == after


@pytest.mark.process
def test_a_build_killed_at_any_moment_leaves_a_whole_site(root: Path) -> None:
    build(root)
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    began = time.monotonic()
    assert subprocess.run(words, cwd=root, env=environment, check=False).returncode == 0
    whole = time.monotonic() - began
    for part in range(4, 8):  # before that, Python is still reading our code
        change(root, f"Word{part}")
        building = subprocess.Popen(words, cwd=root, env=environment)
        with contextlib.suppress(subprocess.TimeoutExpired):
            building.wait(whole * part / 8)
        building.kill()
        building.wait()
        listed = manifest.read(root / "site") or {}
        assert set(listed) == files_of(root / "site").keys() - {manifest.NAME}
        assert manifest.foreign(root / "site") == []
    build(root)
    other = root.with_name("other")
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache", ".site-build-*"))
    build(other)
    assert files_of(root / "site") == files_of(other / "site")
