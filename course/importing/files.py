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
from course.importing.items import CannotRead, Found

MOST_BYTES = 50_000_000
_Read = Callable[[Any, str], Iterator[Found]]

# By its name: what reads it (a module of this wing and a function), and whether it is given a text.
FORMATS: dict[str, tuple[str, str, bool]] = {
    "gift": ("gift", "read_gift", True),
    "aiken": ("aiken", "read_aiken", True),
    "moodle-xml": ("moodle", "read_moodle", False),
}


def read(path: Path, form: str = "") -> list[Found]:
    """Return what stands in a file, in a format of ``FORMATS``. Raises ``CannotRead``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > MOST_BYTES:
        raise CannotRead(f"{path} has {len(data):,} bytes, and {MOST_BYTES:,} are read at most; take it apart")
    module, function, is_text = FORMATS[form or format_of(data, path)]
    reader: _Read = getattr(import_module(f"course.importing.{module}"), function)
    return list(reader(_decoded(data, path) if is_text else data, str(path)))


def format_of(data: bytes, path: Path) -> str:
    """Return the format that a file is in, by what stands in it. Raises ``CannotRead`` where none is known."""
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        if re.search(rb"<quiz[\s>]", data[:100_000]):
            return "moodle-xml"
        raise CannotRead(f"{path}: XML of a sort that is not known here; known formats: {', '.join(FORMATS)}")
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
