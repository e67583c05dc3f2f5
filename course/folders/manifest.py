"""What we wrote into a folder, kept in the folder itself, so that only that is ever replaced or removed.

A file is ours when the manifest names it and its content is what we wrote. A form that somebody filled
in, a ``CNAME`` that somebody added: those are theirs, whatever stands around them.

    .coursewright.json    {"format": 1, "files": {"index.html": ["<sha256>"]}}

A file has two digests while it is being replaced in place. A folder that somebody else fills (MkDocs, outside
our ``build``) holds a manifest with ``"format": 0`` meanwhile. Nothing of this machine is in it: it may be published.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import NamedTuple

from course.folders import digests, whole_files

NAME = ".coursewright.json"
FORMAT = 1
NO_FILE = -1  # in the place of the number of a file
BEING_WRITTEN = {"format": 0, "files": {}}
# What file managers leave wherever they look; carried along, and not worth a word.
OF_THE_SYSTEM = (".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini")

Digests = Mapping[str, tuple[str, ...]]
# Tells a file of ours, by its path below the folder and where it is, where no manifest does.
Recognise = Callable[[str, Path], bool]


class Seen(NamedTuple):
    """A file of ours that was just looked at: its SHA-256, and its number where the new folder has the same file."""

    made: str
    number: int = NO_FILE


NOTHING: Mapping[str, Seen] = {}


@dataclass(frozen=True)
class Foreign:
    """Something in a folder of ours that is not ours: its path below the folder, and how it came to be there."""

    path: str
    changed: bool = False  # we wrote it, and somebody changed it since
    worth_a_word: bool = True  # False for what another command of ours wrote, and for what file managers leave


def never(*_: object) -> bool:
    """Recognise nothing."""
    return False


def read(folder: Path) -> Digests | None:
    """Return what the manifest of ``folder`` names; None where there is none, or a damaged one."""
    try:
        data = json.loads((folder / NAME).read_bytes())
        if data["format"] != FORMAT:
            return None
        files = {path: tuple(digests) for path, digests in data["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return files if set(map(type, chain.from_iterable(files.values()))) <= {str} else None


def is_being_written(folder: Path) -> bool:
    """Tell whether ``folder`` was emptied for a build that has not ended, or was killed."""
    try:
        return bool(json.loads((folder / NAME).read_bytes()) == BEING_WRITTEN)
    except (OSError, ValueError, RecursionError):
        return False


def mark_being_written(folder: Path) -> None:
    """Note that what is in ``folder`` is about to be ours, and not yet listed."""
    whole_files.replace(folder / NAME, json.dumps(BEING_WRITTEN).encode() + b"\n")


def text_of(files: Digests) -> str:
    """Return a manifest as it stands in its file."""
    quoted = encode_basestring_ascii  # as json.dumps does it, which takes four times as long for one text
    lines = ",\n".join(f"{quoted(path)}: [{', '.join(map(quoted, files[path]))}]" for path in sorted(files))
    return f'{{"format": {FORMAT}, "files": {{\n{lines}\n}}}}\n'


def write(folder: Path, files: Digests) -> None:
    """Write the manifest of ``folder``, in one step."""
    whole_files.replace(folder / NAME, text_of(files).encode())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return digests.digest(path)


def everything_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the digests of every file in a folder that holds nothing but what we wrote."""
    return {
        path: (digests.digest(f"{folder}/{path}", found),)
        for path, found in entries(folder)
        if stat.S_ISREG(found.st_mode) and path.rpartition("/")[2] != NAME
    }


def entries(folder: Path | str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that is in ``folder``, each with what the disk says of it: files, links as such, empty folders."""
    found: list[tuple[str, os.stat_result]] = []
    _collect(str(folder), "", found)
    return iter(sorted(found, key=lambda one: _parts_of(one[0])))


def _collect(
    folder: str,
    below: str,
    found: list[tuple[str, os.stat_result]],
    is_known: Callable[[str, os.DirEntry[str]], bool] = never,
) -> bool:
    """Collect what is in a folder, but for files that are known; return whether anything is in it."""
    with os.scandir(folder) as entries:
        listed = list(entries)
    for entry in listed:
        path = below + entry.name
        is_full = entry.is_dir(follow_symlinks=False) and _collect(entry.path, f"{path}/", found, is_known)
        if not is_full and not is_known(path, entry):  # a file, or a folder with nothing in it
            found.append((path, os.lstat(entry.path)))
    return bool(listed)


def _parts_of(path: str) -> list[str]:
    """Return what paths are sorted by: a folder and all in it stand together."""
    return path.split("/")


def foreign(
    folder: Path,
    recognise: Recognise = never,
    seen: Mapping[str, Seen] = NOTHING,
    shared: Mapping[str, Seen] = NOTHING,
) -> list[Foreign]:
    """Return what is not ours in ``folder``; without a manifest, ``recognise`` tells ours.

    ``seen`` has files that were just looked at: what is ours by that is not looked at again. Nor is what is ``shared``
    with the new folder, as long as it is the same file.
    """
    known = read(folder)
    if known is None and not any(entries(folder)):
        return []
    ours = frozenset(path for path, one in seen.items() if known and one.made in known.get(path, ()))

    def is_known(path: str, entry: os.DirEntry[str]) -> bool:
        return path in ours or (path in shared and entry.inode() == shared[path].number)

    there: list[tuple[str, os.stat_result]] = []
    _collect(str(folder), "", there, is_known)
    found: list[Foreign] = []
    nested: dict[str, Digests] = {}
    for path, told in there:
        is_file = stat.S_ISREG(told.st_mode)
        if is_file and known and path in known and digests.knows(told, known[path]):  # as most are
            continue
        above, _, name = path.rpartition("/")
        if name == NAME:
            if above:
                nested[above] = read(folder / above) or {}
                found.append(Foreign(path, worth_a_word=False))
        elif not (is_file and _is_ours(path, f"{folder}/{path}", told, known, recognise)):
            changed = known is not None and path in known and is_file
            found.append(Foreign(path, changed=changed, worth_a_word=name not in OF_THE_SYSTEM))
    found.sort(key=lambda one: _parts_of(one.path))
    return [_told_of(one, folder, nested) for one in found] if nested else found


def is_ours(path: str, at: Path, known: Digests | None, recognise: Recognise = never) -> bool:
    """Tell whether a file is as we wrote it."""
    return _is_ours(path, str(at), at.stat(), known, recognise)


def _is_ours(path: str, at: str, told: os.stat_result, known: Digests | None, recognise: Recognise) -> bool:
    if known is None:
        return recognise(path, Path(at))
    return path in known and digests.digest(at, told) in known[path]


def _told_of(one: Foreign, folder: Path, nested: Mapping[str, Digests]) -> Foreign:
    """Return the same, not worth a word where a manifest further down names it."""
    for above, known in nested.items():
        below = one.path.removeprefix(f"{above}/")
        if below != one.path and below in known and digests.digest(folder / one.path) in known[below]:
            return Foreign(one.path, worth_a_word=False)
    return one
