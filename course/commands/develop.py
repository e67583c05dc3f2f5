"""What ``test``, ``audit``, ``bench`` and ``bundle`` do: hand over to ``devtools/``, which a full copy has."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from course.commands.console import MISSING, complain, hand_on
from course.reading.telling import tell


def run(root: Path, options: Namespace) -> int:
    """Run a development tool of the project in ``root``; the installed package has none."""
    if not (root / "devtools" / f"{options.command}.py").is_file():
        complain(
            tell(
                "This copy has no devtools/%(command)s.py, which `%(command)s` runs. Take a full copy of the project.",
                command=options.command,
            )
        )
        return MISSING
    return run_in_sight(["-m", f"devtools.{options.command}", *options.more], root, os.environ)


def run_in_sight(arguments: list[str], root: Path, environment: Mapping[str, str]) -> int:
    """Run Python so that what it says is seen as it comes, and return its exit code.

    At a terminal it has the terminal itself, for its colours and a debugger. Elsewhere each line goes through
    ``hand_on``: where the reader goes away, as with ``| head``, the program itself must not learn of it, or it
    would end with a traceback and another exit code.
    """
    command = [sys.executable, *arguments]
    if sys.stdout.isatty():
        return subprocess.call(command, cwd=root, env=environment)
    with subprocess.Popen(
        command,
        cwd=root,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as program:
        for line in program.stdout or ():
            hand_on(line)
    return program.returncode
