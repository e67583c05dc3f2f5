"""The command line: from arguments to an exit code, which ``course.commands.console`` explains.

Each command is a module here with ``run(root, options)``, and is imported when it is asked for, so
that help and usage need no packages.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from course.commands.arguments import TOOLS, arguments_parser
from course.commands.console import (
    INTERRUPTED,
    MISSING,
    PROBLEMS,
    WRONG_USAGE,
    CannotWrite,
    WrongUsage,
    allow_every_letter,
    complain,
    say,
)
from course.commands.language import asked_first, teller_for
from course.reading.problems import CourseProblems
from course.reading.program import HERE, called_for, is_installed
from course.reading.telling import tell, tellable, told_by
from course.site.publish import PublishProblem

# Where a module has another name than its command, for Python takes some, and several commands share one.
MODULES = {
    "import": "importing",
    "export": "exporting",
    "package": "packaging",
    "graph": "scenarios",
    "twee": "scenarios",
}
MODULES |= dict.fromkeys(TOOLS, "develop")
INSTALL = tellable("Coursewright needs it: install Coursewright again with pip, which brings what is missing.")
ANEW = tellable("Delete the folder .venv and run build.py again.")


class Command(Protocol):
    """What each module of a command holds."""

    def run(self, root: Path, options: argparse.Namespace) -> int:
        """Do it in the project's folder, and return the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        teller = teller_for(words)
    except WrongUsage as problem:
        complain(str(problem))
        return WRONG_USAGE
    with told_by(teller):
        return _run(asked_first(words))


def _run(argv: Sequence[str]) -> int:
    gc.set_threshold(100_000)  # little of what is made lies in circles, and reading our own code in makes much
    options = parse(argv)
    atexit.register(gc.freeze)  # all that is left goes with the process, and nobody need look through it for circles
    allow_every_letter()
    root = Path(options.root).resolve()
    starts_course = options.command == "new" and options.what == "course"
    try:
        if not (starts_course or options.command == "chapter"):
            be_course(root)
        name = MODULES.get(options.command, options.command)
        command = cast("Command", import_module(f"course.commands.{name}"))
        with called_for(HERE if starts_course or root == Path.cwd().resolve() else options.root):
            return command.run(root, options)
    except WrongUsage as problem:
        complain(str(problem))
        return WRONG_USAGE
    except (CourseProblems, PublishProblem, CannotWrite) as problem:
        complain(str(problem))
        return PROBLEMS
    except ModuleNotFoundError as missing:
        if (missing.name or "course").partition(".")[0] == "course":
            raise  # a mistake of ours
        install = tell(INSTALL) if is_installed() else tell(ANEW)
        complain(tell("The package `%(missing)s` is not installed. %(install)s", missing=missing.name, install=install))
        return MISSING
    except KeyboardInterrupt:
        return INTERRUPTED


def be_course(root: Path) -> None:
    """Raise ``WrongUsage`` where a folder holds no course."""
    if not (root / "mkdocs.yml").is_file():
        there = (root / "mkdocs.yaml").is_file()
        write = tell("Rename mkdocs.yaml to mkdocs.yml.") if there else tell("Run this in a course's folder.")
        raise WrongUsage(
            tell("There is no mkdocs.yml in %(root)s, so it holds no course. %(write)s", root=root, write=write)
        )


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line says; ``more`` holds what of it is for another program."""
    parser = arguments_parser()
    try:
        options, more = parser.parse_known_args(argv)
        if more and options.command not in TOOLS:
            parser.refuse_strange(more, options.command)
    except SystemExit:  # help and usage were said
        say(end="")
        raise
    options.command = options.command or "build"
    options.more = more
    return options


if __name__ == "__main__":
    sys.exit(main())
