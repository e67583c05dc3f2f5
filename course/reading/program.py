"""What people call this program by: messages name commands as they were given, with the folder that was named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLE = "COURSE_PROGRAM"  # of the environment: build.py says that it was called, and how
ROOT_VARIABLE = "COURSE_ROOT_GIVEN"  # of the environment, for processes that are started by this one
INSTALLED = "coursewright"
HERE = "."  # what --root says where nobody named a folder


def program() -> str:
    """Return what a command about this course starts with: ``coursewright``, or ``python3 build.py --root docs``."""
    folder = os.environ.get(ROOT_VARIABLE, HERE)
    return program_alone() if folder == HERE else f"{program_alone()} --root {as_typed(folder)}"


def program_alone() -> str:
    """Return what this program is called, without the course that it was called for."""
    return os.environ.get(VARIABLE) or INSTALLED


def as_typed(name: str) -> str:
    """Return a file's or folder's name as a command line takes it: in quotation marks where it would break in two."""
    return name if re.fullmatch(r"[\w./\\:~+-]+", name) else f'"{name}"'


def is_installed() -> bool:
    """Tell whether somebody installed this program for themselves, where ``build.py`` would see to its packages."""
    return program_alone() == INSTALLED


@contextmanager
def called_for(folder: str) -> Iterator[None]:
    """Have messages name commands with the folder that ``--root`` named, until the work is done."""
    before = os.environ.get(ROOT_VARIABLE)
    os.environ[ROOT_VARIABLE] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ[ROOT_VARIABLE]
        else:
            os.environ[ROOT_VARIABLE] = before
