"""In which language a command tells its messages: the one that was asked for, else that of the course or the machine.

Input: the words of the command line, before they are parsed, since help is told too. Output: who tells them, or None
for English. The language of a course is looked for in its catalogue as a text, which may hold mistakes elsewhere.
"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import pairwise
from pathlib import Path

from course.commands.console import WrongUsage
from course.reading.telling import Teller, tell, tell_row, told_by

OPTION = "--messages"
VARIABLE = "COURSE_MESSAGES"  # of the environment, and of processes that are started by this one
ENGLISH = "en"
_LANGUAGE = re.compile(r"^language:[ \t]*[\"']?([A-Za-z][A-Za-z0-9-]*)", re.MULTILINE)
_OF_MACHINE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set holds


def teller_for(argv: Sequence[str]) -> Teller | None:
    """Return who tells the messages of a command; raises ``WrongUsage`` where a language was asked for and is none."""
    asked = _value_of(OPTION, argv) or os.environ.get(VARIABLE, "")
    language = asked or _of_course(argv) or _of_machine(os.environ)
    if language.partition("-")[0].lower() == ENGLISH:
        return None
    from course.locale.tellers import languages_told, teller_of  # here, because English needs none of it

    teller = teller_of(language, _root(argv))
    if asked and not teller:
        known = tell_row(languages_told())
        raise WrongUsage(
            tell("No messages are in `%(language)s`; write one of %(known)s.", language=asked, known=known)
        )
    return teller


def told_for(options: Namespace) -> AbstractContextManager[None]:
    """Have what programs read (``--format json``) told in English, and all else as it is."""
    return told_by(None) if options.format == "json" else nullcontext()


def asked_first(argv: Sequence[str]) -> list[str]:
    """Return the words of the command line with the language of messages before the command, wherever it stood."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == OPTION:
            first += [word, *[after for after in (next(words, None),) if after is not None]]
        elif word.startswith(f"{OPTION}="):
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _value_of(option: str, argv: Sequence[str]) -> str:
    """Return what stands behind an option, wherever it stands; nothing without it."""
    values = [word.partition("=")[2] for word in argv if word.startswith(f"{option}=")]
    values += [after for word, after in pairwise(argv) if word == option]
    return values[0] if values else ""


def _of_course(argv: Sequence[str]) -> str:
    """Return the language of the course that a command is about, or of the one that it begins; nothing without one."""
    if "new" in argv and "course" in argv:
        return _value_of("--language", argv)
    with suppress(OSError):
        catalogue = _root(argv) / "modules" / "catalogue.yml"
        found = _LANGUAGE.search(catalogue.read_text("utf-8", errors="replace"))
        return found[1] if found else ENGLISH
    return ""


def _root(argv: Sequence[str]) -> Path:
    return Path(_value_of("--root", argv) or ".")


def _of_machine(environment: Mapping[str, str]) -> str:
    """Return the language of the machine's settings, which write ``de_AT.UTF-8``; English where they name none."""
    named = next((environment[name] for name in _OF_MACHINE if environment.get(name)), "")
    language = re.split(r"[.@]", named)[0].replace("_", "-")
    return ENGLISH if language in ("", "C", "POSIX") else language
