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
        self.folder, self.last = folder, last
        self.files: dict[str, str] = {}
        self.written = 0
        self._known = known or {}  # the files of the last site, as they were made
        self._folders: set[Path] = set()

    def write(self, name: str, content: bytes) -> None:
        """Write one file."""
        path = self._place(name)
        path.write_bytes(content)
        self._note(name, path, hashlib.sha256(content).hexdigest())
        self.written += 1

    def copy(self, name: str, source: Path) -> None:
        """Copy one file as it is."""
        path = self._place(name)
        shutil.copyfile(source, path)
        self._note(name, path, digests.digest(source))
        self.written += 1

    def keep(self, name: str) -> bool:
        """Take a file over from the last site, if it stands there as it was made."""
        if self.last is None or name not in self._known:
            return False
        old = self.last / name
        with suppress(OSError):
            if old.is_symlink() or digests.digest(old) != self._known[name]:
                return False
            path = self._place(name)
            try:
                os.link(old, path)
            except (OSError, NotImplementedError):  # a disk without links
                shutil.copyfile(old, path)
            self._note(name, path, self._known[name])
            return True
        return False

    def read_last(self, name: str) -> bytes | None:
        """Return a file of the last site, if it stands there as it was made."""
        with suppress(OSError):
            if self.last and name in self._known and digests.digest(self.last / name) == self._known[name]:
                return (self.last / name).read_bytes()
        return None

    def note(self, name: str) -> None:
        """Know a file that something else wrote into the folder."""
        self.files[name] = digests.digest(self.folder / name)
        self.written += 1

    def _place(self, name: str) -> Path:
        path = self.folder / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        return path

    def _note(self, name: str, path: Path, made: str) -> None:
        self.files[name] = made
        digests.note(path, made)
