"""What ``serve`` does: show the course in a browser until interrupted."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands.console import PROBLEMS, WRONG_USAGE, complain, say
from course.reading.problems import CourseProblems, Problem
from course.site import mkdocs_process


def run(root: Path, options: Namespace) -> int:
    """Serve one edition on the port asked for, or on a free one."""
    problems = course_problems(root)
    if problems:
        for problem in problems:
            complain(str(problem))
        return PROBLEMS
    port = options.port
    if port is not None and not mkdocs_process.is_free(port):
        complain(f"Port {port} is taken. Choose another, or leave --port out to get a free one.")
        return WRONG_USAGE
    port = port if port is not None else mkdocs_process.free_port()
    say(f"Serving on http://127.0.0.1:{port}/ ; to stop, press Ctrl+C.")
    return mkdocs_process.serve(root, port, options.edition)


def course_problems(root: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the course, sorted."""
    try:
        load_course(root)
    except CourseProblems as found:
        return found.problems
    return ()
