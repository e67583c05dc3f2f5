"""What people call this program by: messages name commands as they were given."""

from __future__ import annotations

import os

VARIABLE = "COURSE_PROGRAM"  # of the environment: build.py says that it was called, and how
INSTALLED = "coursewright"


def program() -> str:
    """Return what a command of this program starts with: ``coursewright``, or ``python3 build.py``."""
    return os.environ.get(VARIABLE) or INSTALLED


def is_installed() -> bool:
    """Tell whether somebody installed this program for themselves, where ``build.py`` would see to its packages."""
    return program() == INSTALLED
