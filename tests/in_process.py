"""Runs MkDocs and our command line in this process, for the many tests in which a process of its own tests nothing.

Starting one costs four times what the build of a small course does. What a test marked ``process`` starts is
a process all the same; see ``tests/running.py``.

Input: a project's folder and a command's words. Output: ``Ended``, which holds what ``subprocess.run`` would have told.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, TextIO
from unittest.mock import patch

from jinja2 import Environment
from mkdocs.__main__ import cli

from course.commands.main import main
from course.folders.editions import Edition
from course.locale import ENGLISH, Words
from course.pages.templates import Templates
from course.site import assets, build_run, mkdocs_process, theme_style

PROJECT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def mkdocs(root: Path, *arguments: str, **environment: str) -> Ended:
    """Run ``mkdocs`` with these words in the folder ``root``."""
    return ran(lambda: cli.main(list(arguments), "mkdocs"), root, environment)


def command(root: Path, *arguments: str, **environment: str) -> Ended:
    """Run our command line on the project in ``root``."""
    return ran(lambda: main(["--root", str(root), *arguments]), root, environment)


def start_mkdocs(root: Path, *arguments: str) -> Ended:
    """Run ``mkdocs`` as the program that it is, in a test that is marked ``process``."""
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)},
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def ran(run: Callable[[], object], root: Path, environment: Mapping[str, str]) -> Ended:
    """Run something as a process in the folder ``root`` would run, and return how it ended."""
    said, complained = io.StringIO(), io.StringIO()
    with _as_a_process(root, environment), redirect_stdout(said), redirect_stderr(complained):
        code = _code_of(run, complained)
    return Ended(code, said.getvalue(), complained.getvalue())


def run_mkdocs(arguments: Sequence[str], root: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Stand in for ``mkdocs_process.run_mkdocs``."""
    both = io.StringIO()
    with _as_a_process(root, environment), redirect_stdout(both), redirect_stderr(both):
        code = _code_of(lambda: cli.main(list(arguments), "mkdocs"), both)
    return code, both.getvalue().rstrip()


def building(root: Path, folder: Path, edition: Edition = "learner") -> str:
    """Do what ``mkdocs_process.build`` does, here, and for fixtures that are made before a test says what it needs."""
    with patch.object(mkdocs_process, "run_mkdocs", run_mkdocs):
        return mkdocs_process.build(root, folder, edition)


def _code_of(run: Callable[[], object], complain: TextIO) -> int:
    """Run something and return the code that its process would end with."""
    try:
        code = run()
    except SystemExit as end:
        code = end.code
    if isinstance(code, str):
        complain.write(f"{code}\n")
        return 1
    return code if isinstance(code, int) else 0


@contextmanager
def _as_a_process(root: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """Take back what a process takes with it when it ends: folder, environment, and how MkDocs logs and warns."""
    here, log, showwarning = Path.cwd(), logging.getLogger("mkdocs"), warnings.showwarning
    filters = {one: list(logging.getLogger(one).filters) for one in ("mkdocs", "mkdocs.commands.build")}
    handlers, level, propagates, options = list(log.handlers), log.level, log.propagate, list(sys.warnoptions)
    sys.warnoptions[:] = sys.warnoptions or ["default"]  # else MkDocs has warnings printed that fail a test
    os.chdir(root)
    try:
        with patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1", **environment}):
            yield
    finally:
        os.chdir(here)
        sys.warnoptions[:] = options
        warnings.showwarning = showwarning
        log.handlers[:], log.propagate = handlers, propagates
        log.setLevel(level)
        for name, before in filters.items():
            logging.getLogger(name).filters[:] = before


def share_compiled_templates() -> None:
    """Have each template compiled once in this process, wherever it stands: most courses here have the same."""
    for owner in (Environment, Templates):
        _share_compiled(owner)


def share_theme_styles() -> None:
    """Have what a text asks of the theme's style sheet, and what is left of that, found once for all courses."""
    reduce_anew, read_anew = theme_style.reduced, theme_style.words_of_file
    read_once = cache(lambda text, kind, is_ours: frozenset(read_anew(text, kind, is_ours=is_ours)))
    reduce_once = cache(reduce_anew)
    setattr(theme_style, "words_of_file", lambda text, kind, *, is_ours: read_once(text, kind, is_ours))  # noqa: B010
    for user in (theme_style, assets, build_run):
        setattr(user, "reduced", lambda css, words: reduce_once(css, frozenset(words)))  # noqa: B010 (mypy)


def _share_compiled(owner: type[Environment]) -> None:
    """Have environments of this class, and of none that is made of it, take the code that another has compiled."""
    compile_anew = owner.compile
    compiled: dict[object, CodeType] = {}

    def compile_once(self: Environment, source: Any, *place: Any, **options: Any) -> Any:
        if type(self) is not owner or not isinstance(source, str) or len(place) != 2 or options:
            return compile_anew(self, source, *place, **options)
        name, filename = place
        syntax = (self.autoescape, self.undefined, self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline)
        words: Words = getattr(self, "our_words", ENGLISH)
        spoken = (type(words), words.language, words.digest)
        key = (source, name, syntax, spoken, tuple(self.extensions), tuple(sorted(self.filters)))
        if key not in compiled:
            compiled[key] = compile_anew(self, source, name, filename)
        return _in_file(compiled[key], filename or "<template>")

    setattr(owner, "compile", compile_once)  # noqa: B010 (its type has overloads that this has no need of)


def _in_file(code: CodeType, filename: str) -> CodeType:
    """Return code as if it had been compiled from this file, with all that stands in it."""
    if code.co_filename == filename:
        return code
    constants = tuple(_in_file(one, filename) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=filename, co_consts=constants)
