"""The command line: the one place that prints and exits.

Comes in: arguments, from ``build.py`` or ``python -m course.cli``. Goes out: an exit code:
0 done, 1 problems in the content or a failed test, 2 wrong usage, 3 something that the command
needs is missing, 130 interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from course import mkdocs_process, old_files, publish
from course.arguments import arguments_parser
from course.trainer import TRAINER_SITE, Edition

if TYPE_CHECKING:
    from course.problems import Problem

DONE, PROBLEMS, WRONG_USAGE, MISSING, INTERRUPTED = 0, 1, 2, 3, 130
TAKES_MORE = ("test", "audit", "bench")  # whose further arguments are for another program


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options, more = parsed(argv)
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


def parsed(argv: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """Return what the command line says, and what of it is for another program."""
    parser = arguments_parser()
    try:
        options, more = parser.parse_known_args(argv)
        if more and options.command not in TAKES_MORE:
            parser.error(f"unrecognized arguments: {' '.join(more)}")
    except SystemExit:  # help and usage were said
        say(end="")
        raise
    return options, more


def run(options: argparse.Namespace, more: list[str], root: Path) -> int:
    """Run the command that was asked for."""
    match options.command:
        case "check":
            return check(root, options.format, options.explain, options.since)
        case "fingerprint":
            return fingerprint(root, options.article, Path(options.file))
        case "print" | "verify" | "statistics" | "graph" | "twee" as name:
            by_name = {"print": print_sheets, "verify": verify, "statistics": statistics}
            return by_name.get(name, scenarios)(root, options)
        case "serve":
            return serve(root, options.port, options.edition)
        case "test":
            return test(root, more)
        case "audit" | "bench":
            return run_tool(root, options.command, more)
        case _:
            return build(root, options.edition, verbose=options.verbose)


def build(root: Path, edition: Edition = "learner", *, verbose: bool = False) -> int:
    """Check the course, build it aside, and put it in place of the last site."""
    start = time.perf_counter()
    site = root / ("site" if edition == "learner" else TRAINER_SITE)
    try:
        refuse_settings(root)
        with publish.staged(site, tell=complain, recognise=old_files.of_site(root, site)) as folder:
            log = mkdocs_process.build(root, folder, edition)
            pages = sum(1 for _ in folder.rglob("*.html"))
    except mkdocs_process.CourseRefused as found:
        for problem in found.problems:
            complain(problem)
        complain(f"\n{counted(len(found.problems), 'problem')}. Nothing was built; {publish.standing(site)}")
        return PROBLEMS
    except mkdocs_process.BuildFailed as failure:
        complain(str(failure))
        complain(f"MkDocs could not build the site, for the reason above; {publish.standing(site)}")
        return PROBLEMS
    if verbose:
        complain(log)
    say(f"Built {counted(pages, 'page')} in {time.perf_counter() - start:.1f} s: {site}")
    say(f"To see the site: python3 build.py {'serve' if edition == 'learner' else '--edition trainer serve'}")
    return DONE


def refuse_settings(root: Path) -> None:
    """Raise ``CourseRefused`` where mkdocs.yml has mistakes, before MkDocs says of them what it would.

    The course itself is read by MkDocs' process alone, which tells us its mistakes.
    """
    from course.mkdocs_settings import read_settings  # here, so that help and usage need no packages
    from course.problems import Problems

    problems = Problems()
    read_settings(root, problems)
    if len(problems):
        raise mkdocs_process.CourseRefused([str(problem) for problem in course_problems(root)])


def check(root: Path, form: str, explain: str | None, since: str | None = None) -> int:
    """List what is wrong with the course and with what changed in it, or explain the rules."""
    from course import check_command  # here, so that help and usage need no packages
    from course.load import examine
    from course.old_revision import NoOldRevision

    if explain is not None:
        if explain and (unknown := check_command.unknown_rule(explain)):
            complain(unknown)
            return WRONG_USAGE
        say(check_command.explained(explain) if explain else check_command.all_rules())
        return DONE
    try:
        verdict = examine(root) if since is None else check_command.examine_since(root, since)
    except NoOldRevision as problem:
        complain(str(problem))
        return WRONG_USAGE
    if form == "json":
        say(check_command.as_json(verdict))
    elif form == "github":
        for command in check_command.as_github_commands(verdict):
            say(command)
    else:
        say(check_command.as_text(verdict))
    return PROBLEMS if verdict.problems else DONE


def print_sheets(root: Path, options: argparse.Namespace) -> int:
    """Make the PDFs aside, and put them in place of the last ones."""
    from tqdm import tqdm  # here, so that help and usage need no packages

    from course import print_command
    from course.load import load_course
    from course.problems import CourseProblems

    start = time.perf_counter()
    if options.address and not print_command.is_real(options.address):
        complain(
            f"{options.address} is no address that a reader can open. Write one such as https://training.acme.com/"
        )
        return WRONG_USAGE
    folder = root / "print"
    try:
        press = print_command.press_for(load_course(root), root, options.address)
        wanted = print_command.wanted_by(options)
        if unknown := print_command.unknown(press.content, wanted):
            complain(unknown)
            return WRONG_USAGE
        files = print_command.files(press, wanted)
        if not files:
            complain("There is nothing of that to print.")
            return WRONG_USAGE
        with publish.staged(folder, "pack", tell=complain, recognise=old_files.of_print) as staging:
            print_command.write(
                files,
                staging,
                lambda jobs: tqdm(jobs, unit="file", desc="Printing", delay=2, disable=None, leave=False),
            )
    except CourseProblems as found:
        for problem in found.problems:
            complain(str(problem))
        count = counted(len(found.problems), "problem")
        complain(f"\n{count}. Nothing was printed; {publish.standing(folder, 'pack')}")
        return PROBLEMS
    if not press.address:
        complain(print_command.NO_ADDRESS)
    say(f"Printed {counted(len(files), 'file')} in {time.perf_counter() - start:.1f} s: {folder}")
    return DONE


def fingerprint(root: Path, article: str, file: Path) -> int:
    """Keep the runs of an article, to find its words in the course by."""
    from course import fingerprint_command
    from course.problems import CourseProblems

    try:
        say(fingerprint_command.fingerprinted(root, article, file.resolve()))
    except CourseProblems as found:
        complain(str(found))
        return PROBLEMS
    return DONE


def verify(root: Path, options: argparse.Namespace) -> int:
    """Say what each record is, and write the roster."""
    from course import verify_command
    from course.problems import CourseProblems
    from course.roster import as_csv

    try:
        content, entries = verify_command.opened(root, options.paths, options.csv, force=options.force)
    except verify_command.WrongUsage as problem:
        complain(str(problem))
        return WRONG_USAGE
    except CourseProblems as found:
        complain(str(found))
        return PROBLEMS
    rows = verify_command.rows_of(entries, content)
    say(verify_command.as_json(entries, rows) if options.format == "json" else verify_command.as_text(entries, rows))
    if options.csv:
        verify_command.write_csv(options.csv, as_csv(rows))
        complain(f"{options.csv} holds the roster: {counted(len(rows), 'row')}.")
    return DONE if verify_command.is_sound(entries) else PROBLEMS


def statistics(root: Path, options: argparse.Namespace) -> int:
    """Tell how the questions do."""
    from course import statistics_command, verify_command
    from course.problems import CourseProblems

    try:
        content, entries = verify_command.opened(root, options.paths, options.csv, force=options.force)
    except verify_command.WrongUsage as problem:
        complain(str(problem))
        return WRONG_USAGE
    except CourseProblems as found:
        complain(str(found))
        return PROBLEMS
    report = statistics_command.report(entries, content)
    as_json = options.format == "json"
    say(statistics_command.as_json(report) if as_json else statistics_command.as_text(report, content))
    if options.csv:
        verify_command.write_csv(options.csv, statistics_command.as_csv(report))
        complain(f"{options.csv} holds the figures: {counted(len(report.items), 'question')}.")
    return DONE


def scenarios(root: Path, options: argparse.Namespace) -> int:
    """Draw scenarios, or take one to Twine and back."""
    from course import scenario_commands  # here, so that help and usage need no packages
    from course.problems import CourseProblems

    try:
        said, report = scenario_commands.done(root, options)
    except CourseProblems as found:
        for problem in found.problems:
            complain(str(problem))
        return PROBLEMS
    except scenario_commands.ScenarioProblem as problem:
        complain(str(problem))
        return WRONG_USAGE
    if report:
        complain(report)
    say(said, end="")
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


def serve(root: Path, port: int | None, edition: Edition = "learner") -> int:
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
    say(f"Serving on http://127.0.0.1:{port}/ ; to stop, press Ctrl+C.")
    return mkdocs_process.serve(root, port, edition)


def test(root: Path, pytest_arguments: list[str]) -> int:
    """Run every test and check, and sum up."""
    from course import browser_setup, testing

    missing = testing.missing_tools()
    if missing:
        complain(f"Not installed: {', '.join(missing)}. Get them with: pip install -r requirements/test.txt")
        return MISSING
    try:
        browser = browser_setup.browser(quiet=not sys.stdout.isatty())
        browser_setup.install_engines(quiet=not sys.stdout.isatty())
        untried = browser_setup.untried()
    except browser_setup.BrowserProblem as problem:
        complain(str(problem))
        return MISSING
    results = []
    for result in testing.run_checks(root, browser, pytest_arguments, hand_on):
        if not result.passed and result.output:
            say(f"{result.name}:\n{result.output}")
        results.append(result)
    say()
    for result in results:
        say(f"{'passed' if result.passed else 'FAILED'}  {result.name} ({result.seconds:.1f} s)")
    for words in untried:
        say(f"\n{words}")
    return DONE if all(result.passed for result in results) else PROBLEMS


def run_tool(root: Path, name: str, arguments: list[str]) -> int:
    """Run a tool that lives with the tests."""
    if not (root / "tests" / f"{name}.py").is_file():
        complain(f"This copy has no tests/{name}.py, which `{name}` runs. Take a full copy of the project.")
        return MISSING
    from course import testing

    return testing.run_in_sight(["-m", f"tests.{name}", *arguments], root, os.environ, hand_on)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" + ("s" if number != 1 else "")


def say(words: str = "", *, end: str = "\n", to: TextIO | None = None) -> None:
    """Print; where the reader has gone, as with ``| head``, the rest is for nobody and the command goes on."""
    stream = to or sys.stdout
    try:
        print(words, file=stream, end=end, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # so that what is still to come, and the end of Python, say nothing more
        os.close(nowhere)


def hand_on(line: str) -> None:
    """Print a line of another program's."""
    say(line, end="")


def complain(words: str) -> None:
    """Print to standard error."""
    say(words, to=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
