"""Puts a finished site in the place of the last one, in one step.

Input: the folder of the site, and a block of code that builds into an empty folder beside it.
Output: the new site, or, whatever went wrong, the last good one as it was.

    .site-build-4711-x7kq/     one build's workplace, beside site/ and so on the same disk
        lock                   held while that build lives, by its child processes too
        new/                   built here, then exchanged with site/
        old/                   the last site, on systems that cannot exchange two folders

Where the caller says so, the last site's folder is kept, out of everybody's way: a build that takes it up has only to
touch what is not as it was. Its files are those of the site, under a second name.

What stands in the old folder and is not ours (see ``course.folders.manifest``) is carried over into the new one before
the exchange, so that there is no moment at which it is not in its place.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from course.folders import carrying, manifest, workplaces
from course.reading.telling import tell, tellable

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # both from Linux, include/uapi/linux/fcntl.h and fs.h
CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)  # an old kernel, or a file system without it


class PublishProblem(Exception):
    """The site could not be put in place; the last one stands. The text is for a person."""


def silent(words: str) -> None:
    """Say nothing."""


@contextmanager
def staged(
    site: Path,
    what: str = "site",
    *,
    tell: Callable[[str], None] = silent,
    recognise: manifest.Recognise = manifest.never,
    before: Path | None = None,
    files: Callable[[], Mapping[str, str] | None] = lambda: None,
    kept: Callable[[], Mapping[str, manifest.Seen]] = dict,
) -> Iterator[Path]:
    """Yield an empty folder to build into; at the end of the block it becomes ``site``.

    When the block raises, what it built is thrown away and ``site`` stays as it was. While the
    block runs, its lock is inheritable: start programs that write into the folder with
    ``close_fds=False``, and their work is not cleared away under them should we be killed.

    What is in ``site`` and not ours stays there, and ``tell`` hears its name; ``recognise`` tells what is ours
    where no manifest does. ``what`` is how a message calls the whole. The last site is kept in ``before``, if that
    can be done. ``files`` returns the SHA-256 of all that the block wrote, where that is known, and ``kept`` what it
    has just seen in ``site`` as it was made, which is not looked at again before the exchange, and after it only where
    it is not the same file in both folders.
    Raises ``PublishProblem`` for a full disk, for a folder that cannot be written, and where something that is not
    ours stands in the way.
    """
    site = Path(os.path.realpath(site))
    try:
        if is_file(site):
            raise _file_in_the_way(site, what)
        site.parent.mkdir(parents=True, exist_ok=True)
        clear_dead_builds(site)
        workplace, lock = open_workplace(site)
        try:
            staging = workplace / "new"
            staging.mkdir()
            yield staging
            carried = _complete(staging, site, recognise, files(), kept())
            old = put_in_place(staging, site)
            if old is not None:
                carrying.rescue(old, site, carried, recognise, kept())
                if before is not None:
                    keep_before(old, before, [one.path for one in carried])
            for line in carrying.told(carried, site):
                tell(line)
        finally:
            remove_workplace(workplace, lock)
    except carrying.InTheWay as problem:
        raise PublishProblem(str(problem)) from problem
    except OSError as problem:
        raise explained(problem, site, what) from problem


def _complete(
    staging: Path,
    site: Path,
    recognise: manifest.Recognise,
    known: Mapping[str, str] | None,
    kept: Mapping[str, manifest.Seen],
) -> list[manifest.Foreign]:
    """Bring what is not ours over from the last site, and write down what is; return what was brought."""
    ours = manifest.everything_in(staging) if known is None else {name: (made,) for name, made in known.items()}
    carried = carrying.carry_over(site, staging, recognise, kept)
    manifest.write(staging, {**carrying.first_written(carried, site), **ours})
    with suppress(FileNotFoundError):
        staging.chmod(stat.S_IMODE(site.stat().st_mode) | stat.S_IRWXU)  # some may not look into the last one
    return carried


def keep_before(old: Path, before: Path, carried: Iterable[str]) -> None:
    """Keep what is ours of the last site, if that can be done: on another disk, or where one is kept, it cannot."""
    with suppress(OSError):
        if not before.parent.is_symlink() and not os.path.lexists(before):
            for path in carried:  # the new site has it
                (old / path).rmdir() if (old / path).is_dir() else (old / path).unlink()
            old.rename(before)


def take_up(before: Path, folder: Path) -> None:
    """Put the site that was kept in ``before`` into an empty folder, if there is one."""
    with suppress(OSError):
        if not before.is_symlink() and not before.parent.is_symlink():
            before.rename(folder)


def tell_what_stays(site: Path, tell: Callable[[str], None], recognise: manifest.Recognise = manifest.never) -> None:
    """Say what stands in a site and is not ours, where nothing is built."""
    for line in carrying.told(carrying.foreign_in(site, recognise), site):
        tell(line)


def is_file(site: Path) -> bool:
    """Tell whether something else than a folder stands in the place of the site."""
    try:
        return not stat.S_ISDIR(site.stat().st_mode)  # one look: another build may be exchanging it
    except FileNotFoundError:
        return False


def explained(problem: OSError, site: Path, what: str = "site") -> PublishProblem:
    """Return a system's error in plain words."""
    if problem.errno in workplaces.DISK_FULL:
        return PublishProblem(
            tell(
                "The disk is full, so nothing was published; %(standing)s Free some space.",
                standing=standing(site, what),
            )
        )
    return PublishProblem(
        tell(
            "The %(what)s could not be written: %(problem)s. Nothing was published; %(standing)s",
            what=what,
            problem=problem,
            standing=standing(site, what),
        )
    )


def _file_in_the_way(site: Path, what: str) -> PublishProblem:
    message = tellable("%(site)s is a file, and the %(what)s needs a folder of that name. Move the file away.")
    return PublishProblem(tell(message, site=site, what=what))


def standing(site: Path, what: str = "site") -> str:
    """Say what there is now, after a build that failed."""
    return (
        tell("the last good %(what)s is untouched in %(site)s.", what=what, site=site)
        if site.is_dir()
        else tell("there is no %(what)s in %(site)s yet.", what=what, site=site)
    )


def workplace_prefix(site: Path) -> str:
    """Return how the names of all workplaces of ``site`` start."""
    return f".{site.name}-build-"


def open_workplace(site: Path) -> tuple[Path, int]:
    """Make a workplace for one build of ``site``; return it and its lock, which programs that it starts hold too."""
    workplace, lock = workplaces.open_workplace(workplace_prefix(site), site.parent)
    os.set_inheritable(lock, True)
    return workplace, lock


def clear_dead_builds(site: Path) -> None:
    """Remove what killed builds of ``site`` left, and finish an exchange that one was killed in."""
    for workplace, lock in workplaces.dead(workplace_prefix(site), site.parent):
        if not site.exists() and (workplace / "old").is_dir():
            # Killed between its two renames. What is in new/ was complete before the first.
            complete = workplace / "new" if (workplace / "new").is_dir() else workplace / "old"
            with suppress(OSError):  # another build was quicker
                complete.rename(site)
        remove_workplace(workplace, lock)


def remove_workplace(workplace: Path, lock: int) -> None:
    """Remove a workplace whose lock we hold. What cannot be removed is left for a later build."""
    for entry in ("new", "old"):
        shutil.rmtree(workplace / entry, ignore_errors=True)
    workplaces.remove(workplace, lock)


def put_in_place(staging: Path, site: Path) -> Path | None:
    """Make ``staging`` the site: by an exchange, or by two renames where there is none to exchange with.

    Returns where the last site is now, if there was one.
    """
    old = staging.with_name("old")
    while True:
        if site.exists():
            if exchange(staging, site):
                return staging
            shutil.rmtree(old, ignore_errors=True)
            with suppress(FileNotFoundError):  # another build is between its two renames
                site.rename(old)
        try:
            staging.rename(site)
            return old if old.exists() else None
        except OSError as problem:
            # Another build was quicker, and its site is now the last one; by now it may be gone again.
            if problem.errno in (errno.ENOTEMPTY, errno.EEXIST):
                continue
            with suppress(OSError):
                old.rename(site)
            raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    try:
        renameat2 = library.renameat2
    except AttributeError:  # a C library older than 2018
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))
