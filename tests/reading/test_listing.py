"""Folders of a project are listed once: what is in them, which of it are links, and what nobody is shown."""

from __future__ import annotations

from pathlib import Path

from course.reading.listing import Folder, Listing


def test_a_folder_stands_before_what_it_holds_and_names_are_sorted(tmp_path: Path) -> None:
    for name in ("modules/people/b.md", "modules/people/a.md", "modules/people/.drafts/c.md", "modules/catalogue.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    folders = Listing(tmp_path).below("modules")
    assert folders == [
        Folder("modules", ["catalogue.yml"], ["people"], frozenset(), False),
        Folder("modules/people", ["a.md", "b.md"], [".drafts"], frozenset(), False),
        Folder("modules/people/.drafts", ["c.md"], [], frozenset(), False),
    ]
    assert [folder.is_hidden for folder in folders] == [False, False, True]


def test_a_link_to_a_folder_is_followed_unless_it_leads_back(tmp_path: Path) -> None:
    (tmp_path / "modules/people").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/desk.png").write_text("")
    (tmp_path / "modules/people/circle").symlink_to(tmp_path / "modules")
    (tmp_path / "modules/people/itself").symlink_to("itself")
    (tmp_path / "modules/people/shared").symlink_to(tmp_path / "shared")
    assert Listing(tmp_path).below("modules")[1:] == [
        Folder("modules/people", ["itself"], ["circle", "shared"], frozenset(["circle", "itself", "shared"]), False),
        Folder("modules/people/shared", ["desk.png"], [], frozenset(), True),
    ]


def test_folders_are_listed_when_they_are_first_asked_for(tmp_path: Path) -> None:
    listing = Listing(tmp_path)
    assert listing.below("quizzes") == []
    (tmp_path / "modules").mkdir()
    assert [folder.path for folder in listing.below("modules")] == ["modules"]
    (tmp_path / "modules/people").mkdir()
    assert [folder.path for folder in listing.below("modules")] == ["modules"]
    assert [folder.path for folder in Listing(tmp_path).below("modules")] == ["modules", "modules/people"]
