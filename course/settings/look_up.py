"""What a setting of ``mkdocs.yml`` can name: files of the site, plugins, modules, and what templates read."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from course.folders import theme
from course.reading.files import files_in


def is_there(path: Path) -> bool:
    """Tell whether there is anything at a path."""
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def is_published(root: Path, name: str) -> bool:
    """Tell whether a setting can name a file: those of modules/ and of the theme have their path below it."""
    try:
        return any((folder / name).is_file() for folder in (root / "modules", *theme.folders(root)))
    except OSError:  # a name that is too long for any file
        return False


@cache
def installed(group: str) -> tuple[str, ...]:
    """Return the names under which packages offer something: ``mkdocs.plugins``, ``markdown.extensions``.

    They are looked up once: a program that runs keeps the packages with which it began.
    """
    from importlib.metadata import entry_points  # here, because few sites name what has to be looked up

    return tuple(point.name for point in entry_points(group=group))


def is_module(name: str) -> bool:
    """Tell whether a Python module, which may be followed by ``:`` and a name in it, is installed."""
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def files_of(root: Path, endings: tuple[str, ...]) -> list[str]:
    """Return what could have been meant: files of the site of the right kind that a setting can name."""
    places = (root / "modules", root / theme.OVERRIDES)
    return [name for place in places for name in theme.names_below(place) if name.lower().endswith(endings)]


def read_by_templates(root: Path) -> set[str]:
    """Return the keys of ``extra`` that a template reads, the author's own templates among them."""
    found: set[str] = set()
    for path in (path for folder in theme.folders(root) for path in files_in(folder, ".html")):
        found.update(re.findall(r"""\bextra(?:\.|\[["'])(\w+)""", path.read_text("utf-8", errors="replace")))
    return found
