"""The command line: the one place that prints and exits.

Comes in: arguments, from ``build.py`` or ``python -m course.cli``. Goes out: an exit code:
0 done, 1 problems in the content or a failed test, 2 wrong usage, 3 something that the command
needs is missing, 130 interrupted.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from course import mkdocs_process, publish

if TYPE_CHECKING:
    from course.problems import Problem

DONE, PROBLEMS, WRONG_USAGE, MISSING, INTERRUPTED = 0, 1, 2, 3, 130
TAKES_MORE = ("test", "audit", "bench")  # whose further arguments are for another program


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = arguments_parser()
    options, more = parser.parse_known_args(argv)
    if more and options.command not in TAKES_MORE:
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter must not stop us
            stream.reconfigure(errors="backslashreplace")
    root = Path(options.root).resolve()
    if not (root / "mkdocs.yml").is_file():
        complain(f"There is no mkdocs.yml in {root}, so it holds no course. Run this in the project's folder.")
        return WRONG_USAGE
    try:
        return run(options, more, root)
    except publish.PublishProblem as problem:
        complain(str(problem))
        return PROBLEMS
    except ModuleNotFoundError as missing:
        if (missing.name or "course").partition(".")[0] == "course":
            raise  # a mistake of ours
        complain(
            f"The package `{missing.name}` is not installed. Delete the folder .venv and run build.py again; "
            "in an environment of your own: pip install -e ."
        )
        return MISSING
    except KeyboardInterrupt:
        return INTERRUPTED


def run(options: argparse.Namespace, more: list[str], root: Path) -> int:
    """Run the command that was asked for."""
    match options.command:
        case "check":
            return check(root, options.format, options.explain)
        case "fingerprint":
            return fingerprint(root, options.article, Path(options.file))
        case "serve":
            return serve(root, options.port)
        case "test":
            return test(root, more)
        case "audit" | "bench":
            return run_tool(root, options.command, more)
        case _:
            return build(root, verbose=options.verbose)


def arguments_parser() -> argparse.ArgumentParser:
    """Return the parser for all commands."""
    parser = argparse.ArgumentParser(
        prog="python3 build.py",
        description="A training course from a folder of text files. Without a command, the site is built.",
        allow_abbrev=False,
    )
    parser.add_argument("--root", default=".", help=argparse.SUPPRESS)
    parser.set_defaults(command="build", verbose=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build_parser = commands.add_parser("build", help="check the course and build site/ (the default)")
    build_parser.add_argument("--verbose", action="store_true", help="show what MkDocs says")
    check_parser = commands.add_parser("check", help="check the course, build nothing")
    check_parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how problems are listed"
    )
    check_parser.add_argument(
        "--explain", nargs="?", const="", metavar="RULE", help="tell why a rule is there, or list all"
    )
    fingerprint_parser = commands.add_parser("fingerprint", help="let check find the words of an article in the course")
    fingerprint_parser.add_argument("article", help="the article's id in modules/sources.yml")
    fingerprint_parser.add_argument("file", help="its text, which stays where it is")
    serve_parser = commands.add_parser("serve", help="show the site here, and again after each change")
    serve_parser.add_argument("--port", type=int, help="the port to serve on (8000, or the next free one)")
    commands.add_parser("test", help="run all tests and checks; further arguments go to pytest")
    commands.add_parser("audit", help="check the built site with outside tools")
    commands.add_parser("bench", help="measure speed")
    return parser


def build(root: Path, *, verbose: bool = False) -> int:
    """Check the course, build it aside, and put it in place of the last site."""
    start = time.perf_counter()
    problems = course_problems(root)
    if problems:
        for problem in problems:
            complain(str(problem))
        complain(f"\n{counted(len(problems), 'problem')}. Nothing was built; {publish.standing(root / 'site')}")
        return PROBLEMS
    site = root / "site"
    try:
        with publish.staged(site) as folder:
            log = mkdocs_process.build(root, folder)
            pages = sum(1 for _ in folder.rglob("*.html"))
    except mkdocs_process.BuildFailed as failure:
        complain(str(failure))
        complain(f"MkDocs could not build the site, for the reason above; {publish.standing(site)}")
        return PROBLEMS
    if verbose:
        complain(log)
    print(f"Built {counted(pages, 'page')} in {time.perf_counter() - start:.1f} s: {site}")
    print("To see the site: python3 build.py serve")
    return DONE


def check(root: Path, form: str, explain: str | None) -> int:
    """List what is wrong with the course, or explain the rules."""
    from course import check_command  # here, so that help and usage need no packages
    from course.load import examine

    if explain is not None:
        if explain and (unknown := check_command.unknown_rule(explain)):
            complain(unknown)
            return WRONG_USAGE
        print(check_command.explained(explain) if explain else check_command.all_rules())
        return DONE
    verdict = examine(root)
    if form == "json":
        print(check_command.as_json(verdict))
    elif form == "github":
        for command in check_command.as_github_commands(verdict):
            print(command)
    else:
        print(check_command.as_text(verdict))
    return PROBLEMS if verdict.problems else DONE


def fingerprint(root: Path, article: str, file: Path) -> int:
    """Keep the runs of an article, to find its words in the course by."""
    from course import fingerprint_command
    from course.problems import CourseProblems

    try:
        print(fingerprint_command.fingerprinted(root, article, file.resolve()))
    except CourseProblems as found:
        complain(str(found))
        return PROBLEMS
    return DONE


def course_problems(root: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the course, sorted."""
    from course.load import load_course  # here, so that help and usage need no packages
    from course.problems import CourseProblems

    try:
        load_course(root)
    except CourseProblems as found:
        return found.problems
    return ()


def serve(root: Path, port: int | None) -> int:
    """Show the course in a browser until interrupted."""
    problems = course_problems(root)
    if problems:
        for problem in problems:
            complain(str(problem))
        return PROBLEMS
    if port is not None and not mkdocs_process.is_free(port):
        complain(f"Port {port} is taken. Choose another, or leave --port out to get a free one.")
        return WRONG_USAGE
    port = port if port is not None else mkdocs_process.free_port()
    print(f"Serving on http://127.0.0.1:{port}/ ; to stop, press Ctrl+C.", flush=True)
    return mkdocs_process.serve(root, port)


def test(root: Path, pytest_arguments: list[str]) -> int:
    """Run every test and check, and sum up."""
    from course import browser_setup, testing

    missing = testing.missing_tools()
    if missing:
        complain(f"Not installed: {', '.join(missing)}. Get them with: pip install -r requirements/test.txt")
        return MISSING
    try:
        browser = browser_setup.browser(quiet=not sys.stdout.isatty())
    except browser_setup.BrowserProblem as problem:
        complain(str(problem))
        return MISSING
    results = []
    for result in testing.run_checks(root, browser, pytest_arguments):
        if not result.passed and result.output:
            print(f"{result.name}:\n{result.output}", flush=True)
        results.append(result)
    print()
    for result in results:
        print(f"{'passed' if result.passed else 'FAILED'}  {result.name} ({result.seconds:.1f} s)")
    return DONE if all(result.passed for result in results) else PROBLEMS


def run_tool(root: Path, name: str, arguments: list[str]) -> int:
    """Run a tool that lives with the tests."""
    if not (root / "tests" / f"{name}.py").is_file():
        complain(f"This copy has no tests/{name}.py, which `{name}` runs. Take a full copy of the project.")
        return MISSING
    return subprocess.call([sys.executable, "-m", f"tests.{name}", *arguments], cwd=root)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" + ("s" if number != 1 else "")


def complain(words: str) -> None:
    """Print to standard error."""
    print(words, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
