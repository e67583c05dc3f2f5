"""What ``python3 build.py test`` runs: checks and tests, each in its own process, all of them whatever fails.

Input: the project's folder, a browser, what pytest is told beyond the usual; ``--quick`` for what answers within a
minute, ``--coverage`` to count what the tests run. Output: a ``Result`` for each; pytest's progress goes to the
terminal as it comes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from course.commands.console import DONE, MISSING, PROBLEMS, complain, say
from course.commands.develop import run_in_sight
from devtools import browser_setup
from devtools.usage import parser as tool_parser

TOOLS = ("deno", "ruff", "mypy", "importlinter", "pytest", "pytest_timeout", "xdist")
QUICK, COVERAGE = "--quick", "--coverage"
QUICK_MARKERS = "not browser and not process and not long"
QUICK_TESTS = ["-m", QUICK_MARKERS, "--durations", "5", "--durations-min", "1"]
QUICK_ENVIRONMENT = {"FUZZ_EXAMPLES": "10"}  # of each property; the whole run tries 60
COVERED = ["--cov", "--cov-report", "term:skip-covered"]
MOST_WORKERS = 4  # each worker builds a site of its own and runs a browser


@dataclass(frozen=True, slots=True)
class Result:
    """How a check ended; ``output`` is empty where it went to the terminal."""

    name: str
    passed: bool
    seconds: float
    output: str


def main(more: list[str]) -> int:
    """Run every test and check, or with ``--quick`` the quick ones; sum up, and return the exit code."""
    if {"-h", "--help"} & set(more):
        say(usage().format_help(), end="")
        return DONE
    missing = missing_tools()
    if missing:
        complain(f"Not installed: {', '.join(missing)}. Get them with: pip install -r requirements/test.txt")
        return MISSING
    browser, untried = None, []
    if QUICK not in more:
        try:
            browser = browser_setup.browser(quiet=not sys.stdout.isatty())
            browser_setup.install_engines(quiet=not sys.stdout.isatty())
            untried = browser_setup.untried()
        except browser_setup.BrowserProblem as problem:
            complain(str(problem))
            return MISSING
    results = []
    for result in run_checks(Path.cwd(), browser, commands(more), QUICK_ENVIRONMENT if QUICK in more else {}):
        if not result.passed and result.output:
            say(f"{result.name}:\n{result.output}")
        results.append(result)
    say()
    for result in results:
        say(f"{'passed' if result.passed else 'FAILED'}  {result.name} ({result.seconds:.1f} s)")
    for words in untried:
        say(f"\n{words}")
    return DONE if all(result.passed for result in results) else PROBLEMS


def usage() -> argparse.ArgumentParser:
    """Return what tells the options; the words themselves are for pytest."""
    told = "Run ruff, mypy, import-linter, deno's checks and the tests; sum up what passed."
    parser = tool_parser("test", told, "Whatever else there is goes to pytest: files, -k WORDS, --shuffle SEED, -x.")
    parser.add_argument(QUICK, action="store_true", help="what answers within a minute: no browser, no program")
    parser.add_argument(COVERAGE, action="store_true", help="count the lines and branches that the tests run")
    parser.add_argument("words", nargs="*", metavar="FILE", help="tests to run; all without one")
    return parser


def missing_tools() -> list[str]:
    """Return which of the packages in ``requirements/test.txt`` that a check starts are not installed."""
    return [tool for tool in TOOLS if find_spec(tool) is None]


def run_checks(
    root: Path, browser: Path | None, programs: Mapping[str, list[str]], settings: Mapping[str, str]
) -> Iterator[Result]:
    """Run every check, as many at once as there are processors, and yield their results in their order.

    Pytest comes when they have ended: it takes every processor, and its last line stays in sight.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # tests start hundreds of programs: compiling each takes longer
    if browser:
        environment["COURSE_BROWSER"] = str(browser)
    checks = [name for name in programs if name != "pytest"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda name: run_aside(name, programs[name], root, environment), checks)
    start = time.perf_counter()
    code = run_in_sight(programs["pytest"], root, environment)
    yield Result("pytest", code == 0, time.perf_counter() - start, "")


def run_aside(name: str, arguments: list[str], root: Path, environment: Mapping[str, str]) -> Result:
    """Run Python, and return how it ended with what it said."""
    start = time.perf_counter()
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
    return Result(name, ended.returncode == 0, time.perf_counter() - start, ended.stdout)


def commands(more: list[str]) -> dict[str, list[str]]:
    """Return what Python is told to run for each check."""
    named = [word for word in more if word not in (QUICK, COVERAGE)]
    # Starting workers takes longer than the few tests that a person names; and a debugger needs none.
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    spread = ["-n", str(workers), "--dist", "loadfile"] if workers > 1 and not named else []
    if spread and QUICK not in more:
        spread.append("--no-loadscope-reorder")  # browsers first; quick ones begin with the files of most tests
    return {
        "mypy": ["-m", "mypy"],  # first, as the longest: the others run beside it
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
        "deno lint": ["-m", "devtools.deno", "lint"],
        "deno check": ["-m", "devtools.deno", "check", "."],
        "deno fmt": ["-m", "devtools.deno", "fmt", "--check"],
        "deno test": ["-m", "devtools.deno", "test", "--no-check"],
        "pytest": [
            *["-m", "pytest", *spread, *named],
            *(QUICK_TESTS if QUICK in more else []),
            *(COVERED if COVERAGE in more else []),
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
