"""Only what we wrote is replaced or removed; everything else stays, and is named."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.folders import manifest, whole_files
from course.folders.manifest import NAME, Foreign, Seen
from course.site import publish

BEFORE = {"index.html": "one", "people/lesson.html": "two", "gone.html": "three"}
AFTER = {"index.html": "new", "people/lesson.html": "new"}
NOT_OURS = "Left in place, because no command of this program made it: "
IN_THE_WAY = "In the way of what has to be written, and not made by a command of this program: "
MOVE = " Move it out of site/ to keep it, or delete it; nothing was changed."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    build(folder, BEFORE)
    return folder


def build(site: Path, files: dict[str, str]) -> list[str]:
    """Build a site of these files; return what was said."""
    said: list[str] = []
    with publish.staged(site, tell=said.append) as folder:
        put(folder, files)
    return said


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def there(site: Path) -> dict[str, str]:
    """Return what the site holds; a link as where it leads, an empty folder as nothing."""
    found = {}
    for path, _ in manifest.entries(site):
        at = site / path
        found[path] = f"-> {at.readlink()}" if at.is_symlink() else at.read_text() if at.is_file() else ""
    found.pop(NAME, None)
    return found


def test_what_we_made_is_replaced_and_removed_without_a_word(site: Path) -> None:
    assert build(site, AFTER) == []
    assert there(site) == AFTER


FOREIGN: dict[str, tuple[dict[str, str], str]] = {
    "a file": ({"CNAME": "www.example.org"}, "site/CNAME"),
    "a folder": ({"blog/2026/a.md": "x", "blog/b.md": "y"}, "site/blog/"),
    "in a folder of ours": ({"people/notes.txt": "x"}, "site/people/notes.txt"),
    "hidden": ({".well-known/security.txt": "x"}, "site/.well-known/"),
    "odd names": ({"a\nb \u202e.txt": "x"}, "site/a\N{REPLACEMENT CHARACTER}b \u202e.txt"),
    "many": (
        {f"{number}.txt": "x" for number in range(10)},
        ", ".join(f"site/{number}.txt" for number in range(8)) + " and 2 more",
    ),
}


@pytest.mark.parametrize(("added", "named"), FOREIGN.values(), ids=list(FOREIGN))
@pytest.mark.parametrize("exchanges", [True, False])
def test_what_is_not_ours_stays_and_is_named(
    site: Path, added: dict[str, str], named: str, exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, added)
    if not exchanges:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    for _ in range(2):
        assert build(site, AFTER) == [NOT_OURS + named]
        assert there(site) == AFTER | added
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_links_and_empty_folders_stay(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    put(outside, {"mine.txt": "x"})
    (site / "link").symlink_to("../outside")
    (site / "people/broken").symlink_to("/nowhere")
    (site / "uploads").mkdir()
    assert build(site, AFTER) == [f"{NOT_OURS}site/link, site/people/broken, site/uploads"]
    assert there(site) == AFTER | {"link": "-> ../outside", "people/broken": "-> /nowhere", "uploads": ""}
    assert (outside / "mine.txt").read_text() == "x"


def test_what_file_managers_leave_stays_without_a_word(site: Path) -> None:
    put(site, {".DS_Store": "x", "people/Thumbs.db": "x"})
    assert build(site, AFTER) == []
    assert there(site) == AFTER | {".DS_Store": "x", "people/Thumbs.db": "x"}


def test_a_file_of_ours_that_somebody_changed_is_theirs(site: Path) -> None:
    put(site, {"gone.html": "with my notes"})
    assert build(site, AFTER) == ["Left in place, because it was changed after it was made: site/gone.html"]
    assert there(site) == AFTER | {"gone.html": "with my notes"}


IN_WAY: dict[str, tuple[dict[str, str], str]] = {
    "a file where a file goes": ({"new.html": "mine"}, "site/new.html"),
    "in another case": ({"NEW.html": "mine"}, "site/NEW.html"),
    "a file where a folder goes": ({"fresh": "mine"}, "site/fresh"),
    "a folder where a file goes": ({"new.html/mine": "mine"}, "site/new.html/mine"),
}


@pytest.mark.parametrize(("added", "named"), IN_WAY.values(), ids=list(IN_WAY))
def test_what_stands_in_the_way_stops_the_build_and_nothing_changes(
    site: Path, added: dict[str, str], named: str
) -> None:
    put(site, added)
    with pytest.raises(publish.PublishProblem) as problem:
        build(site, {**AFTER, "new.html": "new", "fresh/index.html": "new"})
    assert str(problem.value) == f"{IN_THE_WAY}{named}.{MOVE}"
    assert there(site) == BEFORE | added
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]
    for name in added:
        (site / name).unlink()
        if "/" in name:
            (site / name).parent.rmdir()
    build(site, {**AFTER, "new.html": "new", "fresh/index.html": "new"})


def test_a_link_in_the_place_of_a_page_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("mine")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("../mine.html")
    with pytest.raises(publish.PublishProblem) as problem:
        build(site, AFTER)
    assert str(problem.value) == f"{IN_THE_WAY}site/index.html.{MOVE}"
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_a_changed_file_in_the_way_is_told_as_such(site: Path) -> None:
    put(site, {"index.html": "mine"})
    with pytest.raises(publish.PublishProblem) as problem:
        build(site, AFTER)
    assert str(problem.value) == (
        "In the way of what has to be written, and changed after it was made: site/index.html. "
        "Move it out of site/ to keep your changes, or delete it; nothing was changed."
    )
    put(site, {"index.html": "new"})  # as it is made now: nobody's work is lost
    assert build(site, AFTER) == []


DAMAGED = {
    "gone": None,
    "empty": "",
    "cut off": '{"format": 1, "files": {"index',
    "a list": "[]",
    "another format": '{"format": 99, "files": {"CNAME": ["x"]}}',
    "not digests": '{"format": 1, "files": {"CNAME": [1]}}',
    "no files": '{"format": 1}',
    "too deep": "[" * 100_000,
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=list(DAMAGED))
def test_without_its_manifest_a_folder_is_not_ours(site: Path, text: str | None) -> None:
    (site / NAME).unlink()
    if text is not None:
        (site / NAME).write_text(text)
    with pytest.raises(publish.PublishProblem):
        build(site, AFTER)
    assert there(site) == BEFORE
    assert build(site, {"other.html": "new"}) == [f"{NOT_OURS}site/gone.html, site/index.html, site/people/"]
    assert there(site) == BEFORE | {"other.html": "new"}


def test_a_manifest_cannot_name_what_lies_outside(site: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    files = {"../mine.txt": [manifest.digest(mine)], str(mine): [manifest.digest(mine)]}
    (site / NAME).write_text(json.dumps({"format": 1, "files": files}))
    build(site, {"other.html": "new"})
    assert mine.read_text() == "mine"


def test_a_manifest_names_no_machine_and_is_the_same_each_time(site: Path, tmp_path: Path) -> None:
    first = (site / NAME).read_text()
    build(tmp_path / "elsewhere", BEFORE)
    assert (tmp_path / "elsewhere" / NAME).read_text() == first
    assert str(tmp_path) not in first
    assert list(json.loads(first)["files"]) == sorted(BEFORE)


def test_what_a_command_of_ours_wrote_further_down_stays_without_a_word(site: Path) -> None:
    build(site / "graphs", {"a.svg": "x"})
    put(site / "graphs", {"mine.txt": "y"})
    assert build(site, AFTER) == [f"{NOT_OURS}site/graphs/mine.txt"]
    assert (site / "graphs/a.svg").read_text() == "x"
    assert build(site / "graphs", {"b.svg": "z"}) == [f"{NOT_OURS}graphs/mine.txt"]
    assert not (site / "graphs/a.svg").exists()


def test_what_cannot_be_carried_over_stops_the_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, {"CNAME": "mine"})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "link", refuse)
    assert build(site, AFTER) == [f"{NOT_OURS}site/CNAME"]  # copied
    monkeypatch.setattr(shutil, "copy2", refuse)
    with pytest.raises(publish.PublishProblem) as problem:
        build(site, AFTER)
    assert str(problem.value) == (
        "site/CNAME was not made by a command of this program, and cannot be carried over: Permission denied. "
        "Move it out of site/; nothing was changed."
    )
    assert there(site) == AFTER | {"CNAME": "mine"}


def test_what_is_saved_while_a_build_ends_is_not_lost(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, {"CNAME": "mine"})
    exchange: Callable[[Path, Path], Path | None] = publish.put_in_place

    def late(staging: Path, folder: Path) -> Path | None:
        whole_files.replace(site / "CNAME", b"mine, saved again")
        put(site, {"late.txt": "late", "index.html": "late"})
        return exchange(staging, folder)

    monkeypatch.setattr(publish, "put_in_place", late)
    build(site, AFTER)
    assert there(site) == AFTER | {"CNAME": "mine, saved again", "late.txt": "late", "index.html.kept": "late"}


def test_what_was_just_seen_as_it_was_made_is_not_looked_at_again(site: Path) -> None:
    listed = manifest.read(site) or {}
    seen = {"people/lesson.html": Seen(listed["people/lesson.html"][0]), "index.html": Seen("what it is not")}
    put(site, {"CNAME": "www.example.org", "index.html": "mine", "people/lesson.html": "changed since"})
    found = manifest.foreign(site, seen=seen)
    assert [(one.path, one.changed) for one in found] == [("CNAME", False), ("index.html", True)]


def test_what_is_changed_after_it_was_seen_is_kept_beside_the_new(site: Path) -> None:
    seen = Seen((manifest.read(site) or {})["index.html"][0], (site / "index.html").stat().st_ino)
    with publish.staged(site, kept=lambda: {"index.html": seen}) as folder:
        put(folder, AFTER)
        whole_files.replace(site / "index.html", b"mine")
    assert there(site) == {**AFTER, "index.html.kept": "mine"}


def test_what_is_written_into_a_file_of_both_folders_stands_in_the_new_one_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange: Callable[[Path, Path], Path | None] = publish.put_in_place

    def late(staging: Path, folder: Path) -> Path | None:
        put(site, {"index.html": "mine"})
        return exchange(staging, folder)

    monkeypatch.setattr(publish, "put_in_place", late)
    seen = Seen((manifest.read(site) or {})["index.html"][0], (site / "index.html").stat().st_ino)
    with publish.staged(site, kept=lambda: {"index.html": seen}) as folder:
        (folder / "index.html").hardlink_to(site / "index.html")
    assert there(site) == {"index.html": "mine"}
    assert manifest.foreign(site) == [Foreign("index.html", changed=True)]
