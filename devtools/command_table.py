"""Writes ``docs/modules/pages/commands.md``: every command and option, and what each exit code means.

``python -m devtools.command_table > docs/modules/pages/commands.md``. Input: the parser of the command line. Output:
Markdown, a section for each command; a test holds the file equal to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from course.commands.arguments import TOOLS, arguments_parser
from course.commands.console import DONE, INTERRUPTED, MISSING, NOT_COMPLETE, PROBLEMS, WRONG_USAGE

START = """\
---
title: Every command
summary: What you can type, with every option, and what the exit codes mean.
order: 410
group: Reference
---

This page is made from the program itself. `coursewright COMMAND --help` says the same in a terminal.

In a copy of the project type `python3 build.py` in place of `coursewright`; on Windows `py build.py`. Words in capitals
stand for words of yours; what stands in square brackets may be left out.
"""
CODES = {
    DONE: "done",
    PROBLEMS: "problems in the content, a failed test, or a disk that takes no more",
    WRONG_USAGE: "wrong usage: words that a command cannot go by, such as a name that nothing has or that is taken, "
    "or a file that is not there or in the way",
    MISSING: "something that the command needs is missing",
    NOT_COMPLETE: "`verify`: nothing was altered, but a record does not stand for a course of this catalogue that was "
    "completed: something is missing or cannot be, its time is over, or it is from another catalogue",
    INTERRUPTED: "interrupted, as `serve` is in the end: it shows problems, and does not end with them",
}
# Where the guide says what a command is for.
MORE = {
    "build": ("Publishing", "publishing.md"),
    "serve": ("When something is wrong", "mistakes.md"),
    "clean": ("Settings", "settings.md"),
    "new": ("Starting", "starting.md"),
    "import": ("Questions from and for other programs", "importing.md"),
    "export": ("Questions from and for other programs", "importing.md#the-other-way"),
    "package": ("In a learning platform", "lms.md"),
    "check": ("Rules for good content", "good-content.md"),
    "fingerprint": ("Rules for good content", "good-content.md"),
    "rename": ("Another name", "changing.md#another-name"),
    "print": ("Paper", "paper.md"),
    "graph": ("Pictures of scenarios, and Twine", "twine.md"),
    "twee": ("Pictures of scenarios, and Twine", "twine.md"),
    "verify": ("Records", "records.md#to-verify-records"),
    "enter": ("From paper", "records.md#from-paper"),
    "sign": ("To sign records", "records.md#to-sign-records"),
    "badge": ("Badges", "records.md#badges"),
    "statistics": ("Records", "records.md#how-the-questions-do"),
    "roster": ("Records", "records.md#people-and-what-is-due"),
    "schemas": ("In an editor", "starting.md#in-an-editor"),
    "chapter": ("When something is wrong", "mistakes.md"),
    "words": ("Languages", "languages.md"),
}
WORK_ON_IT = "For those who work on Coursewright itself; it needs a full copy of the project."


def text() -> str:
    """Return the whole page."""
    parser = arguments_parser()
    return "\n".join((START, "## Before any command\n", *_of(parser, ""), *_commands(parser), *_codes()))


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for name, said, command in _ways_of(parser):
        if name in TOOLS:
            yield f"## `{name}`\n\n{said} {WORK_ON_IT}\n"
            continue
        title, page = MORE[name]
        yield f"## `{name}`\n\n{said} More: [{title}]({page}).\n"
        ways = _ways_of(command)
        if not ways:
            yield from _of(command, name)
        for way, does, part in ways:
            yield f"### `{name} {way}`\n\n{does}\n"
            yield from _of(part, f"{name} {way}")


def _of(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    """Yield how a command is typed, and a table of what it takes."""
    taken = [action for action in parser._actions if _is_told(action)]  # nothing else lists them
    options = (f"[{_called(action)}]" for action in taken if action.option_strings)
    words = (_called(action) for action in taken if not action.option_strings)
    yield f"```text\n{' '.join(('coursewright', *([name] if name else []), *options, *words))}\n```\n"
    if taken:
        yield "| Word | Means |\n| --- | --- |"
        yield from (f"| `{_called(action)}` | {_meaning(action)} |" for action in taken)
        yield ""


def _ways_of(parser: argparse.ArgumentParser) -> list[tuple[str, str, argparse.ArgumentParser]]:
    """Return the commands of a parser: the name of each, what it does, and its own parser."""
    found = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [
        (choice.dest, _sentence(choice.help or ""), action.choices[choice.dest])
        for action in found
        for choice in action._choices_actions
    ]


def _is_told(action: argparse.Action) -> bool:
    return not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)


def _called(action: argparse.Action) -> str:
    """Return an option with the word that follows it, or the word itself; what may be left out in brackets."""
    word = str(action.metavar or action.dest).upper()
    word = {"?": f"[{word}]", "+": f"{word} ..."}.get(str(action.nargs), word)
    return " ".join((*action.option_strings, *([] if action.nargs == 0 else [word])))


def _meaning(action: argparse.Action) -> str:
    """Return what it means, and which words it takes."""
    words = [str(word) for word in action.choices or ()]
    said = "" if action.help == ", ".join(words) else _sentence(action.help or "")
    return " ".join(
        part for part in (said, f"One of {', '.join(f'`{word}`' for word in words)}." if words else "") if part
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}."


def _codes() -> Iterator[str]:
    yield "## Exit codes\n"
    yield "What a command ends with, for those who call it from a program.\n"
    yield "| Exit code | When |\n| --- | --- |"
    yield from (f"| {code} | {when} |" for code, when in CODES.items())
    yield ""


if __name__ == "__main__":
    sys.stdout.write(text())
