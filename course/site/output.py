"""The folder that a site is written into, beside the last one: what stays as it was is linked, and not written again.

Input: files and their content. Output: the folder, and the SHA-256 of every file in it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from course.folders import digests


class Output:
    """Fills an empty folder; ``files`` has the digests of what is in it."""

    def __init__(self, folder: Path, last: Path | None = None, known: Mapping[str, str] | None = None) -> None:
        self.folder, self.last = str(folder), str(last) if last else None
        self.files: dict[str, str] = {}
        self.written = 0
        self._known = known or {}  # the files of the last site, as they were made
        self._folders = {""}

    def write(self, name: str, content: bytes) -> None:
        """Write one file."""
        self.take({name: self.put(name, content)})

    def put(self, name: str, content: bytes) -> str:
        """Write one file, in a process that may not be the one that goes on, and return its digest for ``take``."""
        with open(self._place(name), "wb") as file:
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
        old = self._as_made(name)
        if old is None:
            return False
        with suppress(OSError):
            path = self._place(name)
            try:
                os.link(old, path, follow_symlinks=False)
            except (OSError, NotImplementedError):  # a disk without links
                shutil.copyfile(old, path)
            self._note(name, path, self._known[name])
            return True
        return False

    def read_last(self, name: str) -> bytes | None:
        """Return a file of the last site, if it stands there as it was made."""
        old = self._as_made(name)
        if old is not None:
            with suppress(OSError), open(old, "rb") as file:
                return file.read()
        return None

    def note(self, name: str) -> None:
        """Know a file that something else wrote into the folder."""
        self.files[name] = digests.digest(f"{self.folder}/{name}")
        self.written += 1

    def _as_made(self, name: str) -> str | None:
        """Return where a file of the last site is, if it is as it was made."""
        if self.last is None or name not in self._known:
            return None
        old = f"{self.last}/{name}"
        with suppress(OSError):
            if digests.digest(old) == self._known[name] and not os.path.islink(old):
                return old
        return None

    def _place(self, name: str) -> str:
        above = name.rpartition("/")[0]
        if above not in self._folders:
            os.makedirs(f"{self.folder}/{above}", exist_ok=True)
            self._folders.add(above)
        return f"{self.folder}/{name}"

    def _note(self, name: str, path: str, made: str) -> None:
        self.files[name] = made
        digests.note(path, made)
