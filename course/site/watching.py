"""Tells when a course was changed, by looking: that works on network drives too, where nothing tells of changes.

Input: the project's folder. Output: the paths that changed, once they are quiet. A look asks the disk for the
length and the time of each file. Files that were changed lately are looked at all the time, the others as often as
costs little.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from course.settings.site_settings import NAME
from course.site.inputs import FOLDERS

TICK = 0.05  # seconds between two looks at what was changed lately
EVERY = 0.25  # seconds between two looks at every file, at least ...
# ... and so many times what a look took: 1.4 % of a processor, and a slow drive at peace.
OF_PROCESSOR, OF_CLOCK = 70, 2
QUIET, MOST = 0.1, 2.0  # seconds without a change after which a file counts as written; and after which nobody waits
LATELY = 20  # files
WHOLE = 4  # every so many looks, new files are looked for too

# When a file was changed, its length, and its number: an editor may put a new file in its place.
Sign = tuple[int, int, int]
Signs = dict[str, Sign]


class Watcher:
    """Knows the files of a course as they were at the last look."""

    def __init__(
        self,
        root: Path,
        *,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.root = root
        self._pause, self._clock = pause, clock
        self._seen = self._told = signs_of(root)
        self._lately: list[str] = []

    def wait(self) -> list[str]:
        """Return the paths of what changed since the last time, once there is any and it is quiet."""
        while True:
            self._wait_for_change()
            self._wait_until_quiet()
            self._seen = signs_of(self.root)
            changed = self._changed()
            self._told = self._seen
            if changed:
                self._lately = [*changed, *(path for path in self._lately if path not in changed)][:LATELY]
                whole = {str(Path(path).parent) for path in changed}  # folders that came or went with what is in them
                return sorted(Path(path).relative_to(self.root).as_posix() for path in changed if path not in whole)

    def _wait_for_change(self) -> None:
        rest, looks = 0.0, 0
        while self._seen == self._told:
            self._pause(TICK)
            self._look_at(self._lately)
            rest -= TICK
            if rest <= 0 and self._seen == self._told:
                looks += 1
                processor, clock = time.thread_time(), self._clock()
                self._seen = self._look_again(is_whole=looks % WHOLE == 0)
                took = time.thread_time() - processor, self._clock() - clock
                rest = max(EVERY, took[0] * OF_PROCESSOR, took[1] * OF_CLOCK)

    def _look_again(self, *, is_whole: bool) -> Signs:
        return signs_of(self.root) if is_whole else _signs(self._seen)

    def _wait_until_quiet(self) -> None:
        end = self._clock() + MOST
        while self._clock() < end:
            before, changed = self._seen, self._changed()
            self._pause(QUIET)
            self._look_at(changed)
            emptied = any(self._seen[path][1] == 0 for path in changed if path in self._seen)  # before it is written
            if self._seen == before and not emptied:
                break

    def _changed(self) -> list[str]:
        """Return what is not as it was told."""
        return [path for path in {**self._told, **self._seen} if self._told.get(path) != self._seen.get(path)]

    def _look_at(self, paths: Iterable[str]) -> None:
        now = _signs(paths)
        gone = {path for path in paths if path not in now}
        if gone & self._seen.keys() or any(self._seen.get(path) != sign for path, sign in now.items()):
            self._seen = {path: sign for path, sign in self._seen.items() if path not in gone} | now


def signs_of(root: Path) -> Signs:
    """Return the signs of every file of a course; names that start with a point are nobody's."""
    found = _signs([str(root / NAME)])
    folders = [str(root / name) for name in FOLDERS]
    followed: set[tuple[int, int]] = set()  # links to folders, of which one may lead back
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:  # it may be gone
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):  # a link that leads nowhere must not hide what comes after it
                    found[entry.path] = _sign(entry.stat())
                    if not entry.is_dir():
                        continue
                    if not entry.is_symlink() or _is_new(entry.stat(), followed):
                        folders.append(entry.path)
    return found


def _is_new(folder: os.stat_result, followed: set[tuple[int, int]]) -> bool:
    name = folder.st_dev, folder.st_ino
    is_new = name not in followed
    followed.add(name)
    return is_new


def _signs(paths: Iterable[str] | Mapping[str, Sign]) -> Signs:
    found: Signs = {}
    for path in paths:
        with suppress(OSError):
            found[path] = _sign(os.stat(path))  # noqa: PTH116 (of thousands, several times a second)
    return found


def _sign(told: os.stat_result) -> Sign:
    """Return what tells of a change; a folder, which may stand where a file has to, is there or is not."""
    return (0, 1, told.st_ino) if stat.S_ISDIR(told.st_mode) else (told.st_mtime_ns, told.st_size, told.st_ino)
