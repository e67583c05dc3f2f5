"""What is not ours goes with a folder that is replaced, whatever it is, and what comes in the last moment too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.folders import manifest
from course.folders.carrying import carry_over, rescue
from course.folders.manifest import Foreign

LATE = "Written late."


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return an old folder and the new one that takes its place; in both there is a page of ours."""
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, text in ((old, "before"), (new, "now")):
        folder.mkdir()
        (folder / "page.html").write_text(text)
        manifest.write(folder, {"page.html": (manifest.digest(folder / "page.html"),)})
    return old, new


def file(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(LATE)


def link(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to("nowhere")


def link_to_folder(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(path.parent)


def folder(path: Path) -> None:
    path.mkdir(parents=True)


def is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_text() == LATE


def is_link(path: Path) -> bool:
    return path.is_symlink() and str(path.readlink()) == "nowhere"


def is_link_to_folder(path: Path) -> bool:
    return path.is_symlink() and path.is_dir()


def is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


THINGS = [(file, is_file), (link, is_link), (link_to_folder, is_link_to_folder), (folder, is_folder)]
Make = Callable[[Path], None]
Is = Callable[[Path], bool]


@pytest.mark.parametrize(("make", "is_it"), THINGS, ids=lambda one: one.__name__)
def test_what_somebody_put_into_a_folder_goes_with_it(folders: tuple[Path, Path], make: Make, is_it: Is) -> None:
    old, new = folders
    make(old / "theirs/notes")
    assert carry_over(old, new, manifest.never) == [Foreign("theirs/notes")]
    assert is_it(new / "theirs/notes")
    assert (new / "page.html").read_text() == "now"


@pytest.mark.parametrize(("make", "is_it"), THINGS, ids=lambda one: one.__name__)
def test_so_does_what_comes_while_the_folder_is_replaced(folders: tuple[Path, Path], make: Make, is_it: Is) -> None:
    old, new = folders
    carried = carry_over(old, new, manifest.never)
    make(old / "theirs/notes")
    rescue(old, new, carried, manifest.never)
    assert is_it(new / "theirs/notes")
    assert (new / "page.html").read_text() == "now"


def test_what_is_written_over_a_page_in_that_moment_stands_beside_the_new_one(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (old / "page.html").write_text(LATE)
    rescue(old, new, [], manifest.never)
    assert (new / "page.html").read_text() == "now"
    assert is_file(new / "page.html.kept")


def test_what_was_carried_and_is_written_once_more_is_taken_as_it_is_now(folders: tuple[Path, Path]) -> None:
    old, new = folders
    file(old / "theirs/notes")
    carried = carry_over(old, new, manifest.never)
    (old / "theirs/notes").unlink()
    (old / "theirs/notes").write_text("Written once more.")
    rescue(old, new, carried, manifest.never)
    assert (new / "theirs/notes").read_text() == "Written once more."
    assert not (new / "theirs/notes.kept").exists()
