"""The only reader of input: files become text.

Input: paths below a project root. Output: texts, whose YAML ``course.reading.yaml_text`` reads, or a problem.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from course.reading.listing import Listing
from course.reading.problems import Position, Problems, closest
from course.reading.telling import tell, tell_number, tellable
from course.reading.yaml_text import CONTROL, code_of, has_control

MAX_BYTES = 1024 * 1024

_FENCE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")

# What other files than texts begin with.
_BEGINNINGS = {
    b"PK\x03\x04": tellable("a Word, Excel or ZIP file"),
    b"\xd0\xcf\x11\xe0": tellable("an old Word or Excel file"),
    b"{\\rtf": tellable("a rich-text file (RTF)"),
    b"%PDF": "a PDF",
    b"\x89PNG": tellable("a picture"),
    b"\xff\xd8\xff": tellable("a picture"),
    b"GIF8": tellable("a picture"),
}


@lru_cache(maxsize=64)  # each file of a module is asked for several times
def relative(root: Path, path: Path) -> str:
    """Return ``path`` as authors see it: relative to the project, with forward slashes."""
    name = path.relative_to(root).as_posix()
    return name.encode(errors="surrogateescape").decode(errors="replace")  # a name need not be UTF-8


def names_of(folder: Path, ending: str = "") -> list[Path]:
    """Return what stands in a folder, sorted; names that start with a point, as those of editors do, are nobody's."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        found = sorted(one.name for one in entries if one.name.endswith(ending) and not one.name.startswith("."))
    return [folder / name for name in found]


def files_in(folder: Path, *endings: str) -> list[Path]:
    """Return the files in a folder and in the folders below it, sorted; ``endings`` are those of their names, if given.

    A folder that vanishes while it is read held nothing; no link to a folder is followed.
    """
    found = (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
    return _as_paths(path for path in found if path.endswith(endings or "") and os.path.isfile(path))


def files_and_others_in(folder: Path, ending: str) -> tuple[list[Path], list[Path]]:
    """Return what ``files_in`` returns, and what it passes over: what is no file in spite of its ending, and folders.

    Of any name are the folders that are not looked into, because they are links or cannot be read. Both are sorted.
    """
    files: list[str] = []
    others: dict[str, None] = {}

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # it vanished meanwhile, and held nothing
            others[os.fspath(error.filename)] = None

    for at, folders, names in os.walk(folder, onerror=note):
        for path in (os.path.join(at, name) for name in names):
            if os.path.isfile(path):
                files.append(path)
            elif path.endswith(ending):
                others[path] = None
        paths = (os.path.join(at, name) for name in folders)
        others |= dict.fromkeys(path for path in paths if path.endswith(ending) or os.path.islink(path))
    return _as_paths(files), _as_paths(others)


def _as_paths(found: Iterable[str]) -> list[Path]:
    """Return paths as they sort, which of ten thousand takes a while: folder by folder."""
    return list(map(Path, sorted(found, key=lambda path: path.replace(os.sep, "\0"))))


def folders_in(folder: Path) -> list[str]:
    """Return the names of the folders in a folder, sorted; those that start with a point are nobody's."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir())


def read_text(root: Path, path: Path, problems: Problems, *, allowed: str = "") -> str | None:
    """Return the text of one UTF-8 file, each line ended by a line feed, or None after a problem.

    ``allowed`` holds the control characters that may stand in it.
    """
    name = relative(root, path)
    raw = _read_bytes(path, name, problems)
    return None if raw is None else text_in(raw, name, problems, allowed=allowed)


def text_in(raw: bytes, name: str, problems: Problems, *, allowed: str = "") -> str | None:
    """Return what the bytes of a file say, of which ``name`` is what messages call it; as ``read_text``."""
    if fault := _no_text(raw):
        problems.add(Position(name), *fault)
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        byte = raw[error.start : error.start + 1]
        letter = byte.decode("cp1252", "ignore")
        found = tell("byte 0x%(hex)s", hex=byte.hex().upper())
        if letter:
            found = tell("%(byte)s (`%(letter)s` in Windows-1252)", byte=found, letter=letter)
        problems.add(
            _end_of(before, name), tell("not UTF-8: %(found)s was found", found=found), tell("save the file as UTF-8")
        )
        return None
    controls = CONTROL.finditer(text) if has_control(text) else ()
    hidden = next((found for found in controls if found[0] not in allowed), None)
    if hidden:
        position = _end_of(text[: hidden.start()], name)
        problems.add(
            position,
            tell("the invisible control character %(code)s was found", code=code_of(hidden)),
            tell("delete it"),
        )
        return None
    return text


def _no_text(raw: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no UTF-8 text at all, and what to do."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:400].count(0) * 3 > len(raw[:400]):
        return tell("the file is saved as UTF-16"), tell("save it as UTF-8")
    kind = next((kind for begun, kind in _BEGINNINGS.items() if raw.startswith(begun)), None)
    return (
        (
            tell("the file is %(kind)s, and a text must stand here", kind=tell(kind)),
            tell("save its words as plain text, in UTF-8"),
        )
        if kind
        else None
    )


def _read_bytes(path: Path, name: str, problems: Problems) -> bytes | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a named pipe would keep us waiting for ever
            problems.add(
                Position(name),
                tell("a file must stand here, and something else was found"),
                tell("put a text file here"),
            )
            return None
        if found.st_size > MAX_BYTES:
            message = tell(
                "the file is %(st_size)s bytes long, and %(max_bytes)s is the limit",
                st_size=tell_number(found.st_size),
                max_bytes=tell_number(MAX_BYTES),
            )
            problems.add(Position(name), message, tell("split it"))
            return None
        return path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.suffix in (".md", ".yml"):
            problems.add(Position(name), tell("the file is missing"), _how_to_make(path))
            return None
        reason = (error.strerror or "unknown reason").lower()
        problems.add(
            Position(name),
            tell("the file cannot be read (%(reason)s)", reason=reason),
            tell("check that it is there and readable"),
        )
        return None


def _how_to_make(path: Path) -> str:
    there = [other.name for other in names_of(path.parent) if other.suffix]
    same = [name for name in there if name.partition(".")[0].casefold() == path.stem.casefold()]
    meant = same[0] if same else closest(path.name, [name for name in there if name.endswith(path.suffix)])
    return (
        tell("rename %(same)s to %(path)s", same=meant, path=path.name)
        if meant
        else tell("write it; the authoring guide shows how")
    )


def _end_of(text: str, name: str) -> Position:
    """Return the position just after ``text`` in the file ``name``."""
    return Position(name, text.count("\n") + 1, len(text) - text.rfind("\n"))


def check_links(root: Path, listing: Listing, folders: tuple[str, ...], problems: Problems) -> None:
    """Report every symbolic link in ``folders`` that leads out of the project, or nowhere."""
    home = root.resolve()
    for top in folders:
        own = (folder for folder in listing.below(top) if not folder.is_linked)
        for path in (root / top, *sorted(root / folder.path / name for folder in own for name in folder.links)):
            if not path.is_symlink():
                continue
            try:
                target = path.resolve(strict=True)
                inside = target.is_relative_to(home)
            except (OSError, RuntimeError):  # nothing is there, or the links go round in a circle
                problems.add(
                    Position(relative(root, path)), tell("the link leads nowhere"), tell("put the file itself here")
                )
                continue
            if inside and path.parent.resolve().is_relative_to(target):
                problems.add(
                    Position(relative(root, path)), tell("the link leads round in a circle"), tell("remove it")
                )
            if not inside:
                problems.add(
                    Position(relative(root, path)),
                    tell("the link leads out of the project"),
                    tell("put a copy of the file here"),
                )


def is_empty(text: str) -> bool:
    """Tell whether a text holds nothing but empty lines and comments of YAML."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return front matter (None without), the body, and the body's first line number.

    An opened but never closed front matter is returned whole, with an empty body.
    """
    if not re.match(r"---[ \t]*\n", text):
        return None, text, 1
    start = text.index("\n") + 1
    end = _FENCE.search(text, start)
    if end is None:
        return text[start:], "", text.count("\n") + 1
    body = text[end.end() :]
    return text[start : end.start()], body[1:], text.count("\n", 0, end.end()) + 2


def lost_front_matter(text: str, keys: Collection[str]) -> int | None:
    """Return the line on which keys begin that no line ``---`` marks as front matter, where a text has any.

    For files that may do without: there, keys under ``--`` or under an empty line would be taken for a text.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip(" \t-\N{EN DASH}\N{EM DASH}"):
            return number if line.partition(":")[0] in keys and ":" in line else None
    return None


def is_closed(text: str) -> bool:
    """Whether the front matter that ``text`` opens is closed again."""
    return _FENCE.search(text, text.index("\n") + 1) is not None
