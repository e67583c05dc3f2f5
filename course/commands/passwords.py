"""The password of a key: from the environment, or asked for where somebody sits at the terminal."""

from __future__ import annotations

import getpass
import os
import sys

VARIABLE = "COURSE_KEY_PASSWORD"


def given() -> str:
    """Return what the environment says, or ""."""
    return os.environ.get(VARIABLE, "")


def can_ask() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def asked(what: str) -> str:
    """Ask for a password without showing it; what was typed, or "" where nothing was."""
    return getpass.getpass(f"{what}: ")
