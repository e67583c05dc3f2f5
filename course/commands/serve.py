"""What ``serve`` does: show the course in a browser, and again after each change, until interrupted."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from course.checks.load import load_course
from course.commands.console import PROBLEMS, WRONG_USAGE, complain, say
from course.folders.editions import Edition
from course.folders.workplaces import workplace
from course.reading.problems import CourseProblems, Problem
from course.reading.telling import tell, tell_row
from course.reading.wording import counted
from course.site import mkdocs_process
from course.site.building import Builder
from course.site.preview import Preview, View
from course.site.watching import Watcher

NAMED = 3  # files that are named where they changed


def run(root: Path, options: Namespace) -> int:
    """Serve one edition on the port asked for, or on a free one."""
    port = options.port
    if port is not None and not mkdocs_process.is_free(port):
        complain(tell("Port %(port)s is taken. Choose another, or leave --port out to get a free one.", port=port))
        return WRONG_USAGE
    port = port if port is not None else mkdocs_process.free_port()
    if Builder(root, root / "site", options.edition).is_ours:
        serve(root, port, options.edition)
    return serve_by_mkdocs(root, port, options.edition)


def serve(root: Path, port: int, edition: Edition) -> NoReturn:
    """Build into a folder of its own, show it, and build again after each change; an interrupt ends it."""
    from course.site.mkdocs_server import PreviewServer  # here, because MkDocs' own server needs none of ours

    mkdocs_process.end_politely()
    with workplace() as place:
        watcher, preview, server = Watcher(root), Preview(root, edition, place), PreviewServer(port)
        server.start()
        try:
            say(tell("Serving on %(told_address)s ; to stop, press Ctrl+C.", told_address=told_address(port)))
            say(
                tell(
                    "One question, checklist or scenario by itself: %(told_address)spreview/",
                    told_address=told_address(port),
                )
            )
            changed: Sequence[str] = ()
            while True:
                start = time.perf_counter()
                view = preview.build()
                report(view, time.perf_counter() - start, changed)
                server.show(view)
                preview.settle()
                changed = watcher.wait()
        finally:
            server.shutdown()


def told_address(port: int) -> str:
    """Return where the site is served."""
    return f"http://127.0.0.1:{port}/"


def report(view: View, seconds: float, changed: Sequence[str]) -> None:
    """Say what came of a build."""
    for problem in view.problems:
        complain(problem)
    if view.problems:
        complain(f"\n{view.said()}")
    else:
        say(
            tell(
                "Built %(pages)s in %(seconds)s s%(after)s",
                pages=counted(view.pages, "page"),
                seconds=f"{seconds:.2f}",
                after=after(changed),
            )
        )


def after(changed: Sequence[str]) -> str:
    """Say after which changes."""
    if not changed:
        return ""
    more = tell(" and %(files)s", files=counted(len(changed) - NAMED, "other file")) if len(changed) > NAMED else ""
    return tell(", after a change of %(changed)s%(more)s", changed=tell_row(changed[:NAMED]), more=more)


def serve_by_mkdocs(root: Path, port: int, edition: Edition) -> int:
    """Have MkDocs serve a site that brings hooks or plugins of its own."""
    problems = course_problems(root)
    if problems:
        for problem in problems:
            complain(str(problem))
        return PROBLEMS
    say(tell("Serving on %(told_address)s ; to stop, press Ctrl+C.", told_address=told_address(port)))
    return mkdocs_process.serve(root, port, edition)


def course_problems(root: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the course, sorted."""
    try:
        load_course(root)
    except CourseProblems as found:
        return found.problems
    return ()
