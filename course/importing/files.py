"""Which format a file is in, and what stands in it.

Input: a path, and a format if somebody named one. Output: questions and what was refused, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from course.importing.aiken import is_aiken
from course.importing.items import CannotRead, Found, Place, Refused
from course.importing.packages import read_package

MOST_BYTES = 50_000_000
_Read = Callable[[Any, str], Iterator[Found]]

# By its name: what reads it (a module of this wing and a function), and whether it is given a text.
FORMATS: dict[str, tuple[str, str, bool]] = {
    "gift": ("gift", "read_gift", True),
    "aiken": ("aiken", "read_aiken", True),
    "moodle-xml": ("moodle", "read_moodle", False),
    "qti": ("qti", "read_qti", False),
    "qti12": ("qti12", "read_qti12", False),
    "package": ("packages", "read_package", False),
}
# By the name of its root element, whatever its namespace, which formats of XML there are.
_ROOTS = {
    "quiz": "moodle-xml",
    "assessmentItem": "qti",
    "qti-assessment-item": "qti",
    "questestinterop": "qti12",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")


def read(path: Path, form: str = "") -> list[Found]:
    """Return what stands in a file, in a format of ``FORMATS``. Raises ``CannotRead``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > MOST_BYTES:
        raise CannotRead(f"{path} has {len(data):,} bytes, and {MOST_BYTES:,} are read at most; take it apart")
    form = form or format_of(data, path)
    if form == "package":
        return list(read_package(data, str(path), _read_inside))
    module, function, is_text = FORMATS[form]
    reader: _Read = getattr(import_module(f"course.importing.{module}"), function)
    return list(reader(_decoded(data, path) if is_text else data, str(path)))


def _read_inside(data: bytes, path: str, pictures: dict[str, bytes]) -> Iterator[Found]:
    """Yield what stands in an XML file of a package; one that cannot be read is told, and the others are read."""
    form = _ROOTS.get(_root_of(data))
    if form is None:
        yield Refused(Place(path), f"<{_root_of(data) or 'no XML'}>", "it holds no question")
        return
    module, function, _ = FORMATS[form]
    reader = getattr(import_module(f"course.importing.{module}"), function)
    try:
        yield from reader(data, path, *([pictures] if form != "moodle-xml" else []))
    except CannotRead as why:
        yield Refused(Place(path), "the file", str(why))


def _root_of(data: bytes) -> str:
    """Return the name of the first element of an XML file, without its namespace."""
    found = _ROOT.search(re.sub(rb"<!--.*?-->", b"", data[:100_000], flags=re.DOTALL))
    return found[1].decode("ascii") if found else ""


def format_of(data: bytes, path: Path) -> str:
    """Return the format that a file is in, by what stands in it. Raises ``CannotRead`` where none is known."""
    if data.startswith(b"PK\x03\x04"):
        return "package"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        if form := _ROOTS.get(_root_of(data)):
            return form
        found = f"<{_root_of(data)}>"
        raise CannotRead(f"{path}: {found} begins no format that is known here; known formats: {', '.join(FORMATS)}")
    text = _decoded(data, path)
    if path.suffix.lower() == ".gift":
        return "gift"
    if is_aiken(text):
        return "aiken"
    if "{" in text:
        return "gift"
    raise CannotRead(f"{path}: its format is not known here; known formats: {', '.join(FORMATS)}")


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(f"{path}:{line}: this is not UTF-8; save the file as UTF-8") from None
