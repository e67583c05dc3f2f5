"""The theme: what pages and paper are made with, Coursewright's own and what a site puts in its place.

A site's ``overrides/`` holds what that site changes, file by file: of two files with the same path, the site's counts.
"""

from __future__ import annotations

from pathlib import Path

from course.reading.files import files_in

OVERRIDES = "overrides"
CHAPTERS = "docs/modules/pages"


def theme_folder() -> Path:
    """Return Coursewright's own theme: data of the installed package, or ``overrides/`` in a copy of the project."""
    packaged = Path(__file__).parents[1] / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / OVERRIDES


def chapters_folder() -> Path:
    """Return the folder of the authors' guide's chapters: data of the installed package, or where a copy has them."""
    packaged = Path(__file__).parents[1] / "guide"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / CHAPTERS


def folders(root: Path) -> tuple[Path, ...]:
    """Return where a file of the theme is looked for, for the site in ``root``: the first that has it counts."""
    own, theme = root / OVERRIDES, theme_folder()
    return (theme,) if not own.is_dir() or own.resolve() == theme.resolve() else (own, theme)


def names_below(folder: Path) -> list[str]:
    """Return the paths of all files below a folder, sorted; what starts with a point is nobody's."""
    paths = (path.relative_to(folder) for path in files_in(folder))
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def file_of(root: Path, name: str) -> Path:
    """Return one file of the theme by its path, as the site in ``root`` has it."""
    return next((path for folder in folders(root) if (path := folder / name).is_file()), theme_folder() / name)


def merged(root: Path, below: str) -> dict[str, Path]:
    """Return the files of one folder of the theme, by their paths below it, as the site in ``root`` has them."""
    found: dict[str, Path] = {}
    for folder in reversed(folders(root)):
        found |= {name: folder / below / name for name in names_below(folder / below)}
    return found
