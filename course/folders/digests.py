"""The SHA-256 of files, each read once for as long as it stays as it is.

A file is known again by what its disk says of it: which file it is, how long it is, when it was changed. What was
changed in the last moment before the digests were kept is read again: a clock may not tell two changes apart.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

MOMENT, COARSE_MOMENT = 50_000_000, 2_000_000_000  # nanoseconds; some disks tell whole seconds alone, FAT every other
SECOND = 1_000_000_000
FORMAT = 1
AT_ONCE = 1_000_000  # bytes of a file; longer ones are read in parts

Known = dict[str, tuple[int, int, int, str]]
_used: set[str] = set()
_known: Known = {}  # disk and number of a file -> its length, both times of change, its digest


def digest(path: str | Path, found: os.stat_result | None = None) -> str:
    """Return the SHA-256 of a file, in hex, of which the disk says ``found``, if that is known; raises ``OSError``."""
    found = found or os.stat(path)
    name = _name(found)
    _used.add(name)
    known = _known.get(name)
    if known and known[:3] == _times(found):
        return known[3]
    with open(path, "rb", buffering=0) as file:
        read = hashlib.sha256(file.read()) if found.st_size < AT_ONCE else hashlib.file_digest(file, "sha256")
    made = read.hexdigest()
    _known[name] = (*_times(found), made)
    return made


def knows(found: os.stat_result, made: Container[str]) -> bool:
    """Tell whether a file, of which the disk says ``found``, is known to have one of these digests."""
    name = _name(found)
    known = _known.get(name)
    if known is None or known[3] not in made or known[:3] != _times(found):
        return False
    _used.add(name)
    return True


def note(path: str | Path, made: str) -> int:
    """Take it as known that a file, which was just written or linked, has this digest; return its bytes."""
    found = os.stat(path)
    name = _name(found)
    _used.add(name)
    _known[name] = (*_times(found), made)
    return found.st_size


def renew(path: str | Path) -> None:
    """Go on knowing a file of which another name was taken away: that counts as a change, and is none."""
    with suppress(OSError):
        found = os.stat(path)
        known = _known.get(_name(found))
        if known and known[:2] == _times(found)[:2]:
            _known[_name(found)] = (*_times(found), known[3])


def forget() -> None:
    """Know nothing any more."""
    _known.clear()
    _used.clear()


def load(file: Path) -> None:
    """Know what an earlier process kept in ``file``; nothing, where it is damaged or not there."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        kept = json.loads(file.read_bytes())
        if kept["format"] == FORMAT:
            _known.update({name: (a, b, c, made) for name, (a, b, c, made) in kept["files"].items()})


def kept() -> bytes:
    """Return what a later process may know, as it stands in a file."""
    now = time.time_ns()
    sure = {name: entry for name, entry in _known.items() if name in _used and _is_past(entry, now)}
    return json.dumps({"format": FORMAT, "files": sure}, separators=(",", ":")).encode()


def _is_past(entry: tuple[int, int, int, str], now: int) -> bool:
    changed = max(entry[1], entry[2])
    return changed < now - (MOMENT if entry[2] % SECOND else COARSE_MOMENT)


def _name(found: os.stat_result) -> str:
    return f"{found.st_dev}-{found.st_ino}"


def _times(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
