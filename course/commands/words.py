"""The command ``words``: word files of a project's own, begun and brought up to date; and translations of a course.

In a full copy of this program it gathers our own words first (``devtools/words.py``).
"""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.commands.develop import run_in_sight
from course.locale.catalogues import template, with_told, write_updated
from course.locale.faults import faults_of
from course.locale.reading import OWN, own_files, shipped
from course.locale.words import is_tag
from course.reading.problems import Position, Problem
from course.reading.telling import tell, tell_row

# What is done with translations of a course, and not with the words of the pages.
OF_COURSES = ("confirm", "export", "import")


def run(root: Path, options: Namespace) -> int:
    """Bring the word files of a project up to date and begin one, or do something with translations of its course."""
    if options.what in OF_COURSES:
        from course.commands import translations  # here, because words of the pages need no course

        return translations.run(root, options)
    if options.of:
        complain(
            tell(
                "`words %(what)s` takes nothing more, but `%(of)s` was found.",
                what=options.what,
                of=" ".join(options.of),
            )
        )
        return WRONG_USAGE
    return _bring_up_to_date(root, options.what)


def _bring_up_to_date(root: Path, language: str) -> int:
    if (root / "devtools" / "words.py").is_file() and (
        code := run_in_sight(["-m", "devtools.words"], root, os.environ)
    ):
        return code
    wanted = own_files(root)
    if language:
        if not is_tag(language):
            complain(tell("`%(language)s` is no language tag; write one such as da or pt-BR.", language=language))
            return WRONG_USAGE
        wanted[language] = root / OWN / f"{language}.po"
    if not wanted:
        say(
            tell(
                "These languages come with Coursewright: %(shipped)s. To add one, name it: `words da`.",
                shipped=tell_row(shipped()),
            )
        )
        return DONE
    if problems := list(_problems(wanted.values())):
        for problem in problems:
            complain(str(problem))
        return PROBLEMS
    for tag, path in wanted.items():
        say(tell("%(own)s/%(tag)s.po: %(left)s.", own=OWN, tag=tag, left=_update(path)))
    return DONE


def _problems(paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield what keeps word files that are there from being brought up to date."""
    for path in paths:
        if path.exists() or path.is_symlink():
            for fault in faults_of(path):
                if not fault.is_mended:
                    place = Position(f"{OWN}/{path.name}", fault.line, fault.column)
                    yield Problem(place, fault.message, fault.hint)


def _update(path: Path) -> str:
    """Write a word file with every message of now, and return how many are left to translate."""
    messages = with_told(template(), path)
    missing = write_updated(path, messages)
    if not missing:
        return tell("every message is translated")
    return tell(
        "%(missing)s of %(messages_count)s messages to translate", missing=missing, messages_count=len(messages)
    )
