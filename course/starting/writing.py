"""Writes what ``new`` makes: all of it or nothing, over nothing that is there, and no half of a file.

Input: texts by their paths. Output: the files. A file is written under another name first, and then takes its own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from course.folders.whole_files import umask
from course.reading.telling import tell


class CannotStart(Exception):
    """Something cannot be made, because of what it was to be called; the words say why, and what to do."""


class CannotWrite(Exception):
    """Something cannot be made, because of what is there: a file that cannot be read, a disk that takes none."""


def write(root: Path, made: Mapping[str, str], changed: Mapping[str, str] | None = None) -> None:
    """Write new files, and the new texts of files that are there; paths are below ``root``.

    Raises ``CannotStart`` where one of the new files is there already, and ``CannotWrite`` where one cannot be
    written. What was written before is taken away then.
    """
    there = [path for path in made if os.path.lexists(root / path)]
    if there:
        raise CannotStart(
            tell("%(there)s is there already, and nothing is written over it. Choose another name.", there=there[0])
        )
    written: list[Path] = []
    parents = {parent for path in made for parent in (root / path).parents}
    folders = sorted((one for one in parents if not one.exists()), reverse=True)
    try:
        for path, text in made.items():
            _create(root / path, text)
            written.append(root / path)
        for path, text in (changed or {}).items():
            _replace(root / path, text)
    except OSError as error:
        for file in written:
            file.unlink(missing_ok=True)
        for folder in folders:
            if folder.is_dir():
                folder.rmdir()
        raise CannotWrite(
            tell("%(filename)s cannot be written: %(strerror)s.", filename=error.filename, strerror=error.strerror)
        ) from error


def keep_pictures(root: Path, pictures: Mapping[str, bytes]) -> None:
    """Write pictures that are not there, by their paths below ``root``; all or none. Raises ``CannotWrite``."""
    written: list[Path] = []
    try:
        for path, content in pictures.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            with (root / path).open("xb") as file:
                written.append(root / path)
                file.write(content)
    except OSError as error:
        for one in written:
            one.unlink(missing_ok=True)
        raise CannotWrite(
            tell("%(filename)s cannot be written: %(strerror)s.", filename=error.filename, strerror=error.strerror)
        ) from error


def _create(path: Path, text: str) -> None:
    """Write a file that is not there; should somebody else make it meanwhile, theirs stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path, text)
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    finally:
        aside.unlink()


def _replace(path: Path, text: str) -> None:
    aside = _aside(path, text)
    aside.chmod(path.stat().st_mode)
    aside.replace(path)


def _aside(path: Path, text: str) -> Path:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=".new-", delete=False
    ) as file:
        file.write(text)
    aside = Path(file.name)
    aside.chmod(0o666 & ~umask())
    return aside
