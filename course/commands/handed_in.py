"""Which files are meant where records are named, as files or in folders.

Input: paths. Output: the files to open. What may be a record, or hold some, and is not opened, is told: somebody may
have handed it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from course.commands.console import WrongUsage, complain
from course.reading.files import files_and_others_in
from course.reading.telling import tell, tellable
from course.records.schema import UNSHOWN
from course.records.signature import SUFFIX

ENDING = ".json"
MOST_NAMED = 10
NOT_OPENED = tellable(
    "Not opened: %(names)s. A record is a file whose name ends in .json: unpack archives, and rename other files."
)
NOT_LOOKED_INTO = tellable(
    "Not looked into: %(names)s. Name folders that are links by themselves, and make readable those that are not."
)
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar")


def files_below(paths: Iterable[Path], *, may_be_empty: bool = False, tells: bool = True) -> list[Path]:
    """Return the files named, and every ``.json`` below the folders named; raises ``WrongUsage``.

    Links that lead nowhere are among them: what they stood for was handed in, and cannot be read. It ``tells`` of all
    else that may be a record, or may hold some.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(_files_in(path, may_be_empty=may_be_empty, tells=tells))
        elif path.is_file() or _is_dead(path):
            found[path] = None
        else:
            raise WrongUsage(tell("There is no file or folder %(path)s.", path=path))
    return list(found)


def _files_in(folder: Path, *, may_be_empty: bool, tells: bool) -> list[Path]:
    files, others = files_and_others_in(folder, ENDING)
    inside = _records_of(files, others)
    if tells:
        _tell_of(inside, files, others)
    if not inside and not may_be_empty:
        raise WrongUsage(tell("The folder %(path)s holds no .json file. Put records into it first.", path=folder))
    return [*inside, *(path for path in files if path.name.endswith(SUFFIX))]


def records_in(folder: Path) -> list[Path]:
    """Return what in a folder has the name of a record, sorted: files, and links that lead nowhere."""
    return _records_of(*files_and_others_in(folder, ENDING))


def _records_of(files: Iterable[Path], others: Iterable[Path]) -> list[Path]:
    named = [path for path in files if path.name.endswith(ENDING)]
    dead = list(filter(_is_dead, others))
    return sorted([*named, *dead]) if dead else named


def _tell_of(opened: Sequence[Path], files: Iterable[Path], others: Iterable[Path]) -> None:
    """Name what is not opened: other files, what is no file, and folders that are not looked into."""
    others = [path for path in others if not _is_dead(path)]
    closed = [path for path in others if path.is_dir() and (path.is_symlink() or path.suffix != ENDING)]
    no_files = [path for path in others if path not in closed and not _holds(path, opened)]
    unopened = [path for path in files if _may_be_record(path.name)]
    for words, paths in ((NOT_OPENED, sorted([*unopened, *no_files])), (NOT_LOOKED_INTO, closed)):
        if paths:
            names = ", ".join(shown_name(path) for path in paths[:MOST_NAMED])
            more = ", \u2026" if len(paths) > MOST_NAMED else ""
            complain(tell(words, names=f"{names}{more}"))


def _holds(folder: Path, opened: Iterable[Path]) -> bool:
    """Tell whether any file that is opened is in a folder."""
    return any(folder in path.parents for path in opened)


def _is_dead(path: Path) -> bool:
    """Tell whether a path is a link that leads nowhere."""
    return path.is_symlink() and not path.exists()


def _may_be_record(name: str) -> bool:
    """Tell whether a file that is not opened was meant for a record, or may hold some: by its name."""
    lower = name.lower()
    return not name.endswith((ENDING, SUFFIX)) and (".json" in lower or lower.endswith(_ARCHIVES))


def is_same(out: Path, files: Iterable[Path]) -> bool:
    """Tell whether a file to be written is one of those."""
    return any(out == file or (out.exists() and file.exists() and out.samefile(file)) for file in files)


def shown_name(path: Path) -> str:
    """Return the name of a file as it is shown."""
    return UNSHOWN.sub("\ufffd", path.name)
