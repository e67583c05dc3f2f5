"""A folder that holds an earlier site becomes the next one, and the last site is not touched."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from course.folders import digests
from course.folders.manifest import NO_FILE
from course.site.output import Output
from tests.edits import files_of

FILES = {"index.html": b"home", "a/b/one.html": b"one", "a/two.html": b"two", "c/three.html": b"three"}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def known(files: dict[str, bytes]) -> dict[str, str]:
    return {name: sha(content) for name, content in files.items()}


@pytest.fixture
def last(tmp_path: Path) -> Path:
    return written(tmp_path / "last", FILES)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    digests.forget()
    return folder


def linked(last: Path, folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).hardlink_to(last / name)
    return folder


def test_what_is_the_same_file_is_left_and_all_else_made_like_the_last_site(last: Path, tmp_path: Path) -> None:
    folder = linked(last, tmp_path / "folder", "index.html", "a/two.html")
    (folder / "a/b").mkdir()
    (folder / "a/b/one.html").write_bytes(b"an older one")
    (folder / "gone/deep").mkdir(parents=True)
    (folder / "gone/deep/old.html").write_bytes(b"old")
    output = Output(folder, last, known(FILES))
    assert [output.keep(name) for name in FILES] == [True] * 4
    output.finish()
    assert files_of(folder) == FILES
    assert [(folder / name).stat().st_ino for name in FILES] == [(last / name).stat().st_ino for name in FILES]
    assert not (folder / "gone").exists()
    assert output.files == known(FILES)


@pytest.mark.parametrize("name", ["index.html", "a/b/one.html", "new/place.html"])
@pytest.mark.parametrize("keeps", [False, True])
def test_what_is_written_anew_leaves_the_last_site_as_it_is(last: Path, tmp_path: Path, name: str, keeps: bool) -> None:
    output = Output(linked(last, tmp_path / "folder", *FILES), last, known(FILES))
    if keeps:
        output.keep(name)
    output.write(name, b"new")
    output.finish()
    assert files_of(last) == FILES
    assert files_of(tmp_path / "folder") == {name: b"new"}


def test_a_file_that_somebody_changed_is_not_taken_over(last: Path, tmp_path: Path) -> None:
    (last / "a/two.html").write_bytes(b"changed")
    (last / "c/three.html").unlink()
    (last / "index.html").unlink()
    (last / "index.html").symlink_to("a/two.html")
    output = Output(linked(last, tmp_path / "folder", "a/two.html"), last, known(FILES))
    assert [name for name in FILES if output.keep(name)] == ["a/b/one.html"]


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("a", "a/two.html"),
        ("a/b", "a/b/one.html"),
        ("index.html/deep/file", "index.html"),
        ("c/three.html/x", "c/three.html"),
    ],
)
def test_a_file_in_the_place_of_a_folder_makes_way_and_a_folder_in_that_of_a_file(
    last: Path, tmp_path: Path, there: str, name: str
) -> None:
    folder = written(tmp_path / "folder", {there: b"in the way"})
    output = Output(folder, last, known(FILES))
    assert output.keep(name)
    output.finish()
    assert files_of(folder) == {name: FILES[name]}


def test_a_new_page_whose_name_has_other_capitals_stays_where_a_disk_takes_both_for_one(
    last: Path, tmp_path: Path
) -> None:
    folder = written(tmp_path / "folder", {"A.html": b"old", "a/B.html": b"old"})
    output = Output(folder, last, known(FILES))
    output.write("a.html", b"new")
    (folder / "A.html").unlink()
    (folder / "A.html").hardlink_to(folder / "a.html")  # what such a disk would show
    output.finish()
    assert files_of(folder) == {"a.html": b"new", "A.html": b"new"}


def test_a_link_in_the_folder_leads_no_file_elsewhere(last: Path, tmp_path: Path) -> None:
    mine = written(tmp_path / "mine", {"one.html": b"mine"})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "c").symlink_to(mine)
    (folder / "a").symlink_to(mine)
    (folder / "index.html").symlink_to(mine / "one.html")
    output = Output(folder, last, known(FILES))
    output.write("a/one.html", b"new")
    output.write("index.html", b"new")
    output.finish()
    assert files_of(mine) == {"one.html": b"mine"}
    assert files_of(folder) == {"a/one.html": b"new", "index.html": b"new"}
    assert not (folder / "c").is_symlink()


def test_the_bytes_of_files_are_known_without_asking_again(last: Path, tmp_path: Path) -> None:
    folder = linked(last, tmp_path / "new", "a/two.html")
    output = Output(folder, last, known(FILES))
    assert output.keep("a/two.html")  # stands there already
    assert output.keep("index.html")
    output.write("new.html", b"fresh")
    for name in ("a/two.html", "index.html", "new.html"):
        (folder / name).unlink()
    assert [output.size(name) for name in ("a/two.html", "index.html", "new.html")] == [3, 4, 5]
    numbers = {name: (last / name).stat().st_ino for name in ("a/two.html", "index.html")}
    assert output.kept == {name: (made, numbers[name]) for name, made in known(FILES).items() if name in numbers}


def test_a_copy_is_known_to_be_another_file(last: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (folder := tmp_path / "new").mkdir()
    output = Output(folder, last, known(FILES))
    assert output.keep("index.html")
    assert output.kept == {"index.html": (sha(b"home"), NO_FILE)}
    assert (folder / "index.html").read_bytes() == b"home"
