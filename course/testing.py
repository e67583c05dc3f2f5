"""Runs the project's own checks and tests, each in its own process, all of them whatever fails.

Comes in: the project's folder, a browser, what pytest is told beyond the usual. Goes out: a
``Result`` for each; pytest's progress goes to the terminal as it comes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
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


def run_checks(root: Path, browser: Path, pytest_arguments: list[str], tell: Callable[[str], None]) -> Iterator[Result]:
    """Run every check and yield its result as it ends; pytest is last, so that its last line stays in sight."""
    environment = {**os.environ, "COURSE_BROWSER": str(browser), "NO_MKDOCS_2_WARNING": "1"}
    for name, arguments in commands(pytest_arguments).items():
        start = time.perf_counter()
        if name == "pytest":
            code, output = run_in_sight(arguments, root, environment, tell), ""
        else:
            code, output = run_aside(arguments, root, environment)
        yield Result(name, code == 0, time.perf_counter() - start, output)


def run_aside(arguments: list[str], root: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run Python, and return its exit code with what it said."""
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return ended.returncode, ended.stdout


def run_in_sight(arguments: list[str], root: Path, environment: Mapping[str, str], tell: Callable[[str], None]) -> int:
    """Run Python so that what it says is seen as it comes, and return its exit code.

    At a terminal it has the terminal itself, for its colours and a debugger. Elsewhere each line goes through
    ``tell``: where the reader goes away, as with ``| head``, the program itself must not learn of it, or it
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
            tell(line)
    return program.returncode


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
