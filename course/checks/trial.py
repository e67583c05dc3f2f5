"""Tries a change of a course on a copy, before anything is written.

Input: a project, and what changes it. Output: the course as it would be then, in each of its languages.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from course.checks.load import Written
from course.checks.loader import FOLDERS
from course.checks.translations import load_in_every_language
from course.folders.theme import OVERRIDES
from course.locale.reading import OWN
from course.settings.site_settings import NAME

_CHANGED = (*FOLDERS, OVERRIDES, OWN, NAME)  # all else is only looked at, as the settings name it


def tried(root: Path, change: Callable[[Path], None]) -> Written:
    """Return the course below ``root`` as ``change`` would leave it, which is called with the folder of a copy.

    Raises ``CourseProblems`` where the course would not be sound, and whatever ``change`` raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        copy.mkdir()
        for path in root.resolve().iterdir():
            if path.name in _CHANGED and path.is_dir():
                shutil.copytree(path, copy / path.name)
            elif path.name in _CHANGED:
                shutil.copyfile(path, copy / path.name)
            elif not path.name.startswith("."):
                with suppress(OSError):  # a system that makes no links; only hooks and the like are missed then
                    (copy / path.name).symlink_to(path)
        change(copy)
        return load_in_every_language(copy)
