"""A site as one file: the same bytes for the same site, and all that opens from a disk."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import in_process
from tests.conftest import SETTINGS

pytestmark = pytest.mark.long


def _zip(root: Path) -> str:
    ended = in_process.command(root, "build", "--zip")
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_archive_has_what_opens_from_a_disk_and_the_same_bytes_each_time(
    course_files: Callable[..., Path],
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    archive = root / "site-offline.zip"
    said = _zip(root).splitlines()
    assert said[0].startswith("Built ")
    size = f"{archive.stat().st_size / 1_000_000:.1f}"
    assert said[1:] == [f"Wrote {archive}, {size} MB: unpack it on a stick or a drive, and open site/index.html"]
    first = archive.read_bytes()
    (root / "site/CNAME").write_text("training.example.com")  # somebody's own
    archive.unlink()
    assert _zip(root).splitlines()[0].startswith("Nothing has changed since the last build: ")
    assert archive.read_bytes() == first
    with zipfile.ZipFile(archive) as found:
        names = found.namelist()
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert found.read("site/people/lesson.html") == (root / "site/people/lesson.html").read_bytes()
    assert names == sorted(names)
    assert {"site/index.html", "site/assets/course/course.css", "site/people/quiz.html"} <= set(names)
    apart = (
        "search/",
        "offline.json",
        "course-keeper.js",
        "guide-keeper.js",
        "sitemap",
        "CNAME",
        "404",
        ".coursewright",
    )
    assert not [name for name in names if name.removeprefix("site/").startswith(apart)]


def test_pages_with_folders_as_addresses_have_files_as_addresses_in_it(course_files: Callable[..., Path]) -> None:
    root = course_files({"mkdocs.yml": SETTINGS.replace("urls: false", "urls: true")})
    _zip(root)
    assert (root / "site/people/lesson/index.html").is_file()
    with zipfile.ZipFile(root / "site-offline.zip") as found:
        assert "site/people/lesson.html" in found.namelist()
        assert 'href="../people/quiz.html"' in found.read("site/people/lesson.html").decode()
    assert in_process.command(root, "build").stdout.startswith("Nothing has changed")


def test_an_archive_that_no_build_made_stays(course_files: Callable[..., Path]) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    for content in (b"not a zip", b""):
        (root / "site-offline.zip").write_bytes(content)
        ended = in_process.command(root, "build", "--zip")
        assert ended.returncode == 1
        assert ended.stderr.splitlines()[-1] == (
            f"{root / 'site-offline.zip'} stands in the way: no build of this program made it. "
            "Move it away; nothing was written."
        )
        assert (root / "site-offline.zip").read_bytes() == content


def test_where_mkdocs_makes_folders_as_addresses_it_says_what_to_write(course_files: Callable[..., Path]) -> None:
    settings = SETTINGS.replace("urls: false", "urls: true")
    root = course_files({"mkdocs.yml": f"{settings}hooks: [hook.py]\n", "hook.py": ""})
    ended = in_process.command(root, "build", "--zip")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == (
        f"{root / 'site-offline.zip'} was not written: a disk opens no folders; "
        "write `use_directory_urls: false` in mkdocs.yml."
    )
