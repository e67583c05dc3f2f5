"""The folders of a project, each listed once, for all that ask what stands in them.

Input: the project's folder, and one below it. Output: what is in each, by name; what it holds, nobody looks at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple


class Folder(NamedTuple):
    """A folder: its path below the project, and what is in it, by name and sorted. A link is what it leads to."""

    path: str  # as modules/people
    files: Sequence[str]
    folders: Sequence[str]
    links: frozenset[str]  # which of both are symbolic links
    is_linked: bool  # whether a link stands above it, or in its place

    @property
    def is_hidden(self) -> bool:
        """Whether it is nobody's, as all that starts with a point."""
        return "/." in self.path


class Listing:
    """Lists the folders of a project as they are when somebody first asks for them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, Sequence[Folder]] = {}

    def below(self, name: str) -> Sequence[Folder]:
        """Return a folder of the project and all below it, each before what it holds; none where it is not there."""
        if name not in self._known:
            self._known[name] = list(folders_below(str(self.root), name))
        return self._known[name]


def folders_below(root: str, path: str, above: tuple[str, ...] = (), *, is_linked: bool = False) -> Iterator[Folder]:
    """Yield a folder below ``root`` and all in it; a link that leads back is not followed."""
    files: list[str] = []
    folders: list[str] = []
    links: list[str] = []
    try:
        with os.scandir(f"{root}/{path}") as entries:
            for entry in entries:
                (folders if _is_folder(entry) else files).append(entry.name)
                if entry.is_symlink():
                    links.append(entry.name)
    except OSError:  # there is none, or it went while we looked
        return
    yield Folder(path, sorted(files), sorted(folders), frozenset(links), is_linked)
    above = (*above, f"{root}/{path}")
    for name in sorted(folders):
        below = f"{path}/{name}"
        if name not in links or os.path.realpath(f"{root}/{below}") not in map(os.path.realpath, above):
            yield from folders_below(root, below, above, is_linked=is_linked or name in links)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()  # through a link too
    except OSError:  # a link to itself
        return False
