"""Runs MkDocs as a program of its own, so that its state and its failures stay apart from ours.

Input: the project's folder. Output: a built site and its log, ``CourseRefused`` with an author's
mistakes, ``BuildFailed`` with the reason, or a running server. The environment leaves out Material's
notice about MkDocs 2, which concerns nobody here: requirements hold MkDocs below 2.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from course.folders.editions import EDITION_VARIABLE, Edition
from course.folders.workplaces import workplace
from course.reading.telling import tell

FIRST_PORT = 8000
# Of the environment: a file in which the plugin tells an author's mistakes, so that this process
# need not read the course to know them.
PROBLEMS_VARIABLE = "COURSE_PROBLEMS"


class BuildFailed(Exception):
    """MkDocs gave up; the text is its log."""


class CourseRefused(Exception):
    """The course has mistakes; ``problems`` are the lines that say so, sorted."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def build(root: Path, folder: Path, edition: Edition = "learner") -> str:
    """Build an edition of the site of ``root`` into ``folder`` and return the log.

    Raises ``CourseRefused`` with an author's mistakes, ``BuildFailed`` when MkDocs gives up for
    another reason, ``OSError`` when the disk is full.
    """
    with workplace() as place:
        told = place / "problems.json"
        words = [*words_of("build", root), "--strict", "--site-dir", str(folder)]
        code, log = run_mkdocs(words, root, environment(edition) | {PROBLEMS_VARIABLE: str(told)})
        problems = json.loads(told.read_text("utf-8")) if told.is_file() else []
    if code:
        if problems:
            raise CourseRefused(problems)
        for number in (errno.ENOSPC, errno.EFBIG):
            if f"[Errno {number}]" in log:
                raise OSError(number, os.strerror(number))
        raise BuildFailed(log or tell("MkDocs ended with code %(code)s and without a word.", code=code))
    return log


def run_mkdocs(words: Sequence[str], root: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run MkDocs in the folder ``root``, and return its exit code with its log."""
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # it holds the lock on its folder: see publish.staged
        check=False,
    )
    return ended.returncode, ended.stdout.rstrip()


def tell_problems(problems: Sequence[object]) -> None:
    """Hand an author's mistakes to whoever started MkDocs, if that is ``build``."""
    if place := os.environ.get(PROBLEMS_VARIABLE):
        Path(place).write_text(json.dumps([str(problem) for problem in problems]), "utf-8")


def serve(root: Path, port: int, edition: Edition = "learner") -> int:
    """Serve the site of ``root`` until interrupted, building it again after each change; return the exit code.

    Where a process can become another one, this one does, and nothing that could be killed stands above the
    server: whatever ends the command ends the server too.
    """
    # --livereload is the default, but click 8.3.0 and 8.3.1 lose it: https://github.com/mkdocs/mkdocs/issues/4032
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        *words_of("serve", root),
        "--livereload",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    if sys.platform != "win32":  # where the prompt would come back at once
        os.chdir(root)
        os.execve(command[0], command, environment(edition))
    return subprocess.call(command, cwd=root, env=environment(edition))


def end_politely() -> None:
    """Have a server that is told to end, or whose terminal is closed, end as at Ctrl+C and take its site away."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, signal.default_int_handler)


def words_of(command: str, root: Path) -> list[str]:
    """Return the words with which every command of mkdocs starts here."""
    return [command, "--config-file", str(root / "mkdocs.yml")]


def environment(edition: Edition) -> dict[str, str]:
    """Return the environment that MkDocs runs in; it names the edition, whatever mkdocs.yml says."""
    return {**os.environ, EDITION_VARIABLE: edition, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}


def free_port() -> int:
    """Return the first port from 8000 on that can be served on."""
    return next(filter(is_free, range(FIRST_PORT, 65536)))


def is_free(port: int) -> bool:
    """Tell whether a port can be served on."""
    import socket  # here, because a build needs none

    with socket.socket() as probe:
        if sys.platform != "win32":  # as the server does: a port that was just left is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True
