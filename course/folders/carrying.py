"""Carries what is not ours from an old folder into the new one that takes its place.

By hard links where the disk has them: no byte is copied, and whoever has such a file open goes on writing to it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from course.folders import manifest, whole_files
from course.folders.manifest import Foreign, Seen
from course.reading.telling import tell, tell_row

SHOWN = 8  # names in one message


class InTheWay(Exception):
    """Something that is not ours stands where a new file has to go; nothing was changed. Text for a person."""


def carry_over(
    old: Path, new: Path, recognise: manifest.Recognise, seen: Mapping[str, Seen] = manifest.NOTHING
) -> list[Foreign]:
    """Put what is not ours in ``old`` into ``new`` too, and return it; raises ``InTheWay`` before anything else.

    ``seen`` are files in ``old`` that were just looked at.
    """
    found = [one for one in foreign_in(old, recognise, seen) if not _is_made_anyway(old / one.path, new / one.path)]
    taken = _names_in(new) if found else {}
    in_the_way = [one for one in found if _is_in_the_way(one, taken)]
    if in_the_way:
        raise InTheWay(_in_the_way(in_the_way, old))
    for one in found:
        try:
            _place(old / one.path, new / one.path)
        except FileNotFoundError:
            continue  # taken away since we looked
        except OSError as problem:
            raise InTheWay(
                tell(
                    "%(what)s was not made by a command of this program, and cannot be carried over: "
                    "%(strerror)s. Move it out of %(folder)s; nothing was changed.",
                    what=_shown(f"{old.name}/{one.path}"),
                    strerror=problem.strerror,
                    folder=_shown(f"{old.name}/"),
                )
            ) from problem
    return found


def write_into(folder: Path, files: Mapping[str, bytes], recognise: manifest.Recognise = manifest.never) -> None:
    """Write files into a folder beside whatever is there; raises ``InTheWay`` before anything else.

    The manifest comes first and names the new and the old content, so that a kill leaves nothing that we
    would not know again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = manifest.read(folder)
    known = dict(listed or {})
    in_the_way = []
    for name, content in files.items():
        path = folder / name
        if not os.path.lexists(path) or _holds(path, content):
            continue
        if path.is_symlink() or not path.is_file() or not manifest.is_ours(name, path, listed, recognise):
            in_the_way.append(Foreign(name, changed=name in known))
    if in_the_way:
        raise InTheWay(_in_the_way(in_the_way, folder))
    new = {name: (hashlib.sha256(content).hexdigest(),) for name, content in files.items()}
    manifest.write(folder, known | {name: (*new[name], *known.get(name, ())) for name in new})
    for name, content in files.items():
        if not _holds(folder / name, content):
            whole_files.replace(folder / name, content)
    manifest.write(folder, known | new)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def foreign_in(
    folder: Path, recognise: manifest.Recognise, seen: Mapping[str, Seen] = manifest.NOTHING
) -> list[Foreign]:
    """Return what is not ours in ``folder``, even while other builds exchange it; ``seen`` as above."""
    while True:
        before = _state(folder)
        if before is None:
            return []
        with suppress(FileNotFoundError, NotADirectoryError):
            found = manifest.foreign(folder, recognise, seen)
            if _state(folder) == before:
                return found


def first_written(carried: Sequence[Foreign], old: Path) -> manifest.Digests:
    """Return what we wrote into those files that somebody changed since; the next manifest remembers it too."""
    known = (manifest.read(old) if any(one.changed for one in carried) else None) or {}
    return {one.path: known[one.path] for one in carried if one.changed and one.path in known}


def _state(folder: Path) -> tuple[int, int, bytes] | None:
    """Return what changes when another folder takes the place of this one, or None when there is none."""
    try:
        found = folder.stat()
        listed = folder / manifest.NAME
        return found.st_dev, found.st_ino, listed.read_bytes() if listed.is_file() else b""
    except FileNotFoundError:
        return None


def _is_made_anyway(old: Path, new: Path) -> bool:
    """Tell whether the new folder holds the same already: a file of the same content, a folder for an empty one."""
    return _is_same(old, new) or all(path.is_dir() and not path.is_symlink() for path in (old, new))


def _is_in_the_way(one: Foreign, taken: dict[str, bool]) -> bool:
    """Tell whether a new file or folder has to go where ``one`` is, or a new file where a folder above it is."""
    above = PurePosixPath(one.path).parents
    return _folded(one.path) in taken or any(taken.get(_folded(str(folder)), False) for folder in above)


def _names_in(folder: Path) -> dict[str, bool]:
    """Return everything in a folder, as a disk names it that knows no case, and whether it is a file."""
    found: dict[str, bool] = {}
    for path, told in manifest.entries(folder):
        found[_folded(path)] = not stat.S_ISDIR(told.st_mode)
        found.update({_folded(str(above)): False for above in PurePosixPath(path).parents if above.name})
    return found


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _is_same(one: Path, other: Path) -> bool:
    try:
        regular = all(stat.S_ISREG(path.lstat().st_mode) for path in (one, other))
        return regular and manifest.digest(one) == manifest.digest(other)
    except OSError:
        return False


def _place(source: Path, target: Path) -> None:
    """Put a file, link or empty folder into the new folder too."""
    _make_folders(source.parent, target.parent)
    if source.is_dir() and not source.is_symlink():
        target.mkdir(exist_ok=True)
        shutil.copystat(source, target)
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # another disk, a disk without links, somebody else's file
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            shutil.copy2(source, target)


def _make_folders(source: Path, target: Path) -> None:
    """Make a folder like ``source``, and those above it."""
    if target.is_dir():
        return
    _make_folders(source.parent, target.parent)
    target.mkdir()
    shutil.copystat(source, target)


def rescue(
    old: Path,
    site: Path,
    carried: Sequence[Foreign],
    recognise: manifest.Recognise,
    shared: Mapping[str, Seen] = manifest.NOTHING,
) -> None:
    """Put into ``site`` what somebody wrote into ``old`` while it was being replaced.

    What was written into a file that is ``shared`` stands in ``site`` already.
    """
    known = {one.path for one in carried}
    for one in manifest.foreign(old, recognise, shared=shared):
        late, place = old / one.path, site / one.path
        if one.path in known and (os.path.lexists(place) and (_is_one(late, place) or _is_same(late, place))):
            continue
        if late.is_dir() and not late.is_symlink():
            place.mkdir(parents=True, exist_ok=True)
            continue
        if os.path.lexists(place) and one.path not in known:
            place = place.with_name(f"{place.name}.kept")
        place.parent.mkdir(parents=True, exist_ok=True)
        late.replace(place)


def _is_one(one: Path, other: Path) -> bool:
    return os.path.samestat(one.lstat(), other.lstat())


def told(carried: Sequence[Foreign], site: Path) -> Iterator[str]:
    """Yield what to say about what stayed."""
    added = [one for one in carried if one.worth_a_word and not one.changed]
    changed = [one for one in carried if one.worth_a_word and one.changed]
    if added:
        yield tell(
            "Left in place, because no command of this program made it: %(added)s", added=names(added, carried, site)
        )
    if changed:
        yield tell(
            "Left in place, because it was changed after it was made: %(changed)s",
            changed=names(changed, carried, site),
        )


def names(found: Sequence[Foreign], carried: Sequence[Foreign], site: Path) -> str:
    """Return what is to be named; a folder stands for all in it, where nothing in it is ours."""
    known = [*(manifest.read(site) or {}), *(one.path for one in carried if not one.worth_a_word)]
    ours = {str(above) for path in known for above in PurePosixPath(path).parents}
    names: dict[str, None] = {}
    for one in found:
        path = PurePosixPath(one.path)
        whole = next((above for above in reversed(path.parents) if above.name and str(above) not in ours), None)
        names[f"{site.name}/{whole}/" if whole else f"{site.name}/{path}"] = None
    shown = [_shown(name) for name in names]
    more = len(shown) - SHOWN
    return tell_row(shown[:SHOWN]) + (tell(" and %(more)s more", more=more) if more > 0 else "")


def _in_the_way(found: Sequence[Foreign], folder: Path) -> str:
    names = [_shown(f"{folder.name}/{one.path}") for one in found]
    more = len(names) - SHOWN
    listed = tell_row(names[:SHOWN]) + (tell(" and %(more)s more", more=more) if more > 0 else "")
    if all(one.changed for one in found):
        why, fix = tell("changed after it was made"), tell("to keep your changes")
    else:
        why, fix = tell("not made by a command of this program"), tell("to keep it")
    return tell(
        "In the way of what has to be written, and %(why)s: %(listed)s. Move it out of %(folder)s "
        "%(fix)s, or delete it; nothing was changed.",
        why=why,
        listed=listed,
        folder=_shown(f"{folder.name}/"),
        fix=fix,
    )


def _shown(path: Path | str) -> str:
    """Return a path that can be printed, whatever bytes its name has."""
    return os.fsencode(str(path)).decode(errors="replace").replace("\n", "\N{REPLACEMENT CHARACTER}")
