"""The files that commands are asked to write: over none that is there, unless asked, and never half of one."""

from __future__ import annotations

from pathlib import Path

from course.commands.console import CannotWrite, WrongUsage, complain
from course.folders import whole_files
from course.reading.telling import tell


def may_write(path: Path, *, force: bool) -> None:
    """Raise ``WrongUsage`` where a file cannot be written, or would replace another."""
    if path.exists() and not force:
        raise WrongUsage(tell("%(path)s is there already. Name another file, or add --force to replace it.", path=path))
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise WrongUsage(tell("%(path)s cannot be written: name a file in a folder that is there.", path=path))


def hand_over(path: Path, content: str | bytes, words: str) -> None:
    """Write a file as ``put`` does, and say beside what is printed what it holds."""
    put(path, content)
    complain(words)


def put(path: Path, content: str | bytes) -> None:
    """Write a file as it is, its line ends too; one that it replaces stays until the new one is whole.

    Raises ``CannotWrite``. What is no file, such as a pipe, is written to; of a link, what it leads to is replaced.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            mode = path.stat().st_mode & 0o7777 if path.exists() else None
            whole_files.replace(path.resolve(), data, mode=mode)
    except OSError as error:
        raise CannotWrite(
            tell("%(to)s cannot be written: %(strerror)s.", to=path, strerror=error.strerror or error)
        ) from error
