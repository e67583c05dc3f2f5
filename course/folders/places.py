"""Where we may write: never over what people wrote, and, unless they ask for it, never outside the project."""

from __future__ import annotations

from pathlib import Path

from course.folders import manifest
from course.reading.telling import tell

CACHE_DIR = ".cache/course"
BADGES = "modules/badges.json"  # which were issued, and which count no more
SCHEMAS = ".schemas"  # by which an editor checks the files of a course
OWN_PAGES = "pages"  # below modules/: pages that belong to no module
# Where people's own work stands in a project; `docs_dir` and `custom_dir` are two of them.
SOURCES = (
    *(
        "modules",
        "quizzes",
        "overrides",
        "locale",
        "mkdocs.yml",
        "build.py",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
    ),
    *("course", "web", "tests", "devtools", "docs", "requirements", ".ci", ".git", ".github", ".venv"),
)
OUTPUTS = ("site", "site-trainer", "print")  # what commands make there is removed when they make it again


def why_not(root: Path, path: Path, *, outside: bool = False) -> str:
    """Return why we may not write to a folder or file, after its name; "" where we may.

    ``outside`` allows places outside the project in ``root``.
    """
    home, target = root.resolve(), path.resolve()
    if target == home:
        return tell("is the project's own folder")
    if home.is_relative_to(target):
        return tell("holds the whole project")
    for name in SOURCES:
        source = (home / name).resolve()
        if target == source:
            return tell("holds what people write") if source.is_dir() else tell("is a file of the project")
        if target.is_relative_to(source):
            return tell("is in %(name)s/, which holds what people write", name=name)
        if source.is_relative_to(target):
            return tell("holds %(name)s, which people write", name=name)
    if not outside and not target.is_relative_to(home):
        return tell("is outside the project")
    return ""


def why_replaced(root: Path, path: Path) -> str:
    """Return why what is written to a folder would not stay there, after its name; "" where it would."""
    written = (output for output in OUTPUTS if path.resolve().is_relative_to((root / output).resolve()))
    return next((tell("is in %(output)s/, which a command replaces", output=output) for output in written), "")


def why_not_cache(root: Path, name: str) -> str:
    """Return why the cache may not stand in a folder of the project; "" where it may."""
    folder = root / name
    why = why_not(root, folder) or why_replaced(root, folder)
    if not why and name != CACHE_DIR and folder.exists() and manifest.read(folder) is None:
        if not folder.is_dir():
            return tell("is a file")
        if any(folder.iterdir()):
            return tell("holds files that no command of this program made")
    return why
