"""The folder that a site is written into, beside the last one: what stays as it was is linked, and not written again.

Input: files and their content; a folder that is empty, or holds the site before the last one. Output: the folder, and
the SHA-256 of every file in it. Of a folder that is taken up again, only what is another file than in the last site is
touched, and every file that is written is a new one: no byte of the last site, which shares its files, is changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from course.folders import digests
from course.folders.manifest import NO_FILE, Seen


class Output:
    """Fills a folder; ``files`` has the digests of what is in it."""

    def __init__(self, folder: Path, last: Path | None = None, known: Mapping[str, str] | None = None) -> None:
        self.folder, self.last = str(folder), str(last) if last else None
        self.files: dict[str, str] = {}
        self.kept: dict[str, Seen] = {}  # what was taken over of the last site, where it stood as it was made
        self.written = 0
        self._sizes: dict[str, int] = {}  # bytes, of those files of which the disk was asked
        self._known = known or {}  # the files of the last site, as they were made
        self._folders = {""}
        self._there: dict[str, int] = {}  # what stands in the folder already, with the numbers of its files
        self._note_all("")
        self._was_empty = not self._there
        if self._there and not _on_one_disk(self.folder, self.last):
            self._there = dict.fromkeys(self._there, NO_FILE)

    def write(self, name: str, content: bytes) -> None:
        """Write one file."""
        self.take({name: self.put(name, content)})

    def put(self, name: str, content: bytes) -> str:
        """Write one file, in a process that may not be the one that goes on, and return its digest for ``take``."""
        with open(self._place(name), "xb") as file:
            file.write(content)
        return hashlib.sha256(content).hexdigest()

    def take(self, files: Mapping[str, str]) -> None:
        """Know files that were put into the folder, by their digests."""
        for name, made in files.items():
            self._note(name, f"{self.folder}/{name}", made)
        self.written += len(files)

    def copy(self, name: str, source: Path) -> None:
        """Copy one file as it is."""
        path = self._place(name)
        shutil.copyfile(source, path)
        self._note(name, path, digests.digest(source))
        self.written += 1

    def keep(self, name: str) -> bool:
        """Take a file over from the last site, if it stands there as it was made."""
        found = self._as_made(name)
        if found is None:
            return False
        if self._there.get(name) == found.st_ino:
            self.files[name], self._sizes[name] = self._known[name], found.st_size
            self.kept[name] = Seen(self._known[name], found.st_ino)
            return True
        with suppress(OSError):
            old, path, number = f"{self.last}/{name}", self._place(name), found.st_ino
            try:
                os.link(old, path, follow_symlinks=False)
            except (OSError, NotImplementedError):  # a disk without links
                shutil.copyfile(old, path)
                number = NO_FILE
            self._note(name, path, self._known[name])
            self.kept[name] = Seen(self._known[name], number)
            return True
        return False

    def read_last(self, name: str) -> bytes | None:
        """Return a file of the last site, if it stands there as it was made."""
        if self._as_made(name) is not None:
            with suppress(OSError), open(f"{self.last}/{name}", "rb") as file:
                return file.read()
        return None

    def size(self, name: str) -> int:
        """Return the bytes of a file in the folder."""
        return self._sizes[name] if name in self._sizes else os.stat(f"{self.folder}/{name}").st_size

    def finish(self) -> None:
        """Take away what stood in the folder before and belongs to this site no more."""
        folded = {name.casefold(): name for name in self.files} if self._there else {}
        for name in self._there.keys() - self.files.keys():
            new = folded.get(name.casefold())
            if new is None or not self._is_one(name, new):  # as on a disk that knows no capitals
                self._unlink(name)
        used = {""}
        for name in self.files:
            while (name := name.rpartition("/")[0]) not in used:
                used.add(name)
        for name in sorted(self._folders - used, key=len, reverse=True):
            with suppress(OSError):  # there is none
                os.rmdir(f"{self.folder}/{name}")

    def _make_way(self, name: str) -> None:
        """Take away what stood in a place before; what is written there then is a new file."""
        if name in self._folders:  # a page has the name of what was a folder
            shutil.rmtree(f"{self.folder}/{name}")
            self._folders = {one for one in self._folders if not f"{one}/".startswith(f"{name}/")}
            self._there = {one: number for one, number in self._there.items() if not one.startswith(f"{name}/")}
        elif not self._was_empty or name in self.files:  # on some disks under a name with other capitals
            self._unlink(name)
            self._there.pop(name, None)

    def _as_made(self, name: str) -> os.stat_result | None:
        """Return what the disk says of a file of the last site, if it is as it was made."""
        if self.last is None or name not in self._known:
            return None
        old = f"{self.last}/{name}"
        try:  # as `suppress` does it, in half the time: every file of a site is asked for
            found = os.lstat(old)
            as_made = stat.S_ISREG(found.st_mode) and digests.digest(old, found) == self._known[name]
        except OSError:
            return None
        return found if as_made else None

    def _place(self, name: str) -> str:
        """Return where a file is to be written, with nothing in its place and its folder there."""
        above = name.rpartition("/")[0]
        if above not in self._folders:  # first: a link in its place would lead out of ours
            parts = above.split("/")
            for end in range(1, len(parts) + 1):
                if (folder := "/".join(parts[:end])) not in self._folders:
                    self._make_way(folder)
                    self._folders.add(folder)
            os.makedirs(f"{self.folder}/{above}", exist_ok=True)
        self._make_way(name)
        return f"{self.folder}/{name}"

    def _note(self, name: str, path: str, made: str) -> None:
        self.files[name], self._sizes[name] = made, digests.note(path, made)

    def _note_all(self, below: str) -> None:
        """Note what stands in the folder already."""
        with os.scandir(f"{self.folder}/{below}") as entries:
            for entry in entries:
                name = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    self._folders.add(name)
                    self._note_all(f"{name}/")
                else:
                    self._there[name] = entry.inode() if entry.is_file(follow_symlinks=False) else NO_FILE

    def _is_one(self, name: str, other: str) -> bool:
        with suppress(OSError):  # one is gone
            return os.path.samefile(f"{self.folder}/{name}", f"{self.folder}/{other}")
        return False

    def _unlink(self, name: str) -> None:
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(f"{self.folder}/{name}")


def _on_one_disk(one: str, other: str | None) -> bool:
    return other is not None and os.path.isdir(other) and os.stat(one).st_dev == os.stat(other).st_dev
