"""Folders that a process works in and that are gone with it; what a killed one left goes when the next one works.

Input: what their names begin with, and where they stand: if nobody says it, where the system has such folders. Output:
a new one, with the lock that it bears for as long as its process lives.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
PREFIX = "coursewright-work-"


@contextmanager
def workplace() -> Iterator[Path]:
    """Yield an empty folder, which is gone after the block."""
    folder, lock = open_workplace()
    try:
        yield folder
    finally:
        remove(folder, lock)


def open_workplace(prefix: str = PREFIX, beside: Path | None = None) -> tuple[Path, int]:
    """Make a folder for this process, in ``beside``; return it and its lock, for ``remove``."""
    parent = beside or _clean_parent()
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=parent))
        # Between these two lines another process may take the new folder for a dead one's.
        lock = try_lock(folder)
        if lock is not None:
            return folder, lock


def _clean_parent() -> Path:
    """Return where the system has such folders, once what our killed processes left there is gone."""
    parent = Path(tempfile.gettempdir()).resolve()
    with suppress(OSError):  # some may make folders there, and not look
        for folder, lock in dead(PREFIX, parent):
            remove(folder, lock)
    return parent


def dead(prefix: str, parent: Path) -> Iterator[tuple[Path, int]]:
    """Yield each folder whose process is gone, with its lock, which is then ours."""
    for folder in sorted(one for one in parent.iterdir() if one.name.startswith(prefix)):
        if prefix != PREFIX or _is_own(folder):
            lock = try_lock(folder)
            if lock is not None:
                yield folder, lock


def _is_own(folder: Path) -> bool:
    """Whether a folder is this user's and no link: in the system's place anybody may make one of any name."""
    try:
        found = folder.lstat()
    except FileNotFoundError:  # its process just ended
        return False
    return stat.S_ISDIR(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def try_lock(folder: Path) -> int | None:
    """Lock a folder; return the lock, or None when its process is alive or it is gone."""
    path = folder / "lock"
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        if problem.errno in DISK_FULL:
            raise
        return None
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):  # else it was removed before we had it
            return lock
    except OSError:
        pass
    os.close(lock)
    return None


def remove(folder: Path, lock: int) -> None:
    """Remove a folder whose lock we hold. What cannot be removed is left for a later process."""
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)
