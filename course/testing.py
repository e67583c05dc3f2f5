"""Runs the project's own checks and tests, each in its own process, all of them whatever fails.

Comes in: the project's folder, a browser, what pytest is told beyond the usual. Goes out: a
``Result`` for each; pytest's progress goes to the terminal as it comes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

TOOLS = ("ruff", "mypy", "importlinter", "pytest", "pytest_timeout", "xdist")
MOST_WORKERS = 4  # each worker builds a site of its own and runs a browser


@dataclass(frozen=True, slots=True)
class Result:
    """How a check ended; ``output`` is empty where it went to the terminal."""

    name: str
    passed: bool
    seconds: float
    output: str


def missing_tools() -> list[str]:
    """Return which of the packages in ``requirements/test.txt`` that a check starts are not installed."""
    return [tool for tool in TOOLS if find_spec(tool) is None]


def run_checks(root: Path, browser: Path, pytest_arguments: list[str]) -> Iterator[Result]:
    """Run every check and yield its result as it ends; pytest is last, so that its last line stays in sight."""
    environment = {**os.environ, "COURSE_BROWSER": str(browser), "NO_MKDOCS_2_WARNING": "1"}
    for name, arguments in commands(pytest_arguments).items():
        start = time.perf_counter()
        streams = name == "pytest"
        ended = subprocess.run(
            [sys.executable, *arguments],
            cwd=root,
            env=environment,
            stdout=None if streams else subprocess.PIPE,
            stderr=None if streams else subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        yield Result(name, ended.returncode == 0, time.perf_counter() - start, ended.stdout or "")


def commands(pytest_arguments: list[str]) -> dict[str, list[str]]:
    """Return what Python is told to run for each check."""
    # Starting workers takes longer than the few tests that a person names; and a debugger needs none.
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    spread = ["-n", str(workers), "--dist", "loadfile"] if workers > 1 and not pytest_arguments else []
    return {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
        "pytest": ["-m", "pytest", *spread, *pytest_arguments],
    }
