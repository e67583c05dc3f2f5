"""What a setting of ``mkdocs.yml`` can name: files of the site, plugins, modules, and what templates read."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

PLACES = ("modules", "overrides")  # whose files are published by their path below them


def is_there(path: Path) -> bool:
    """Tell whether there is anything at a path."""
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def is_file(path: Path) -> bool:
    """Tell whether there is a file at a path."""
    try:
        return path.is_file()
    except OSError:  # a name that is too long for any file
        return False


def installed(group: str) -> list[str]:
    """Return the names under which packages offer something: ``mkdocs.plugins``, ``markdown.extensions``."""
    return [point.name for point in entry_points(group=group)]


def is_module(name: str) -> bool:
    """Tell whether a Python module, which may be followed by ``:`` and a name in it, is installed."""
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def files_of(root: Path, endings: tuple[str, ...]) -> list[str]:
    """Return what could have been meant: files of the right kind that a setting can name."""
    return [
        path.relative_to(root / place).as_posix()
        for place in PLACES
        for path in sorted((root / place).rglob("*"))
        if path.suffix.lower() in endings and path.is_file()
    ]


def read_by_templates(overrides: Path) -> set[str]:
    """Return the keys of ``extra`` that a template reads, the author's own templates among them."""
    found: set[str] = set()
    for path in overrides.rglob("*.html"):
        found.update(re.findall(r"""\bextra(?:\.|\[["'])(\w+)""", path.read_text("utf-8", errors="replace")))
    return found
