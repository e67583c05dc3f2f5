"""What each command is given where nothing more is typed than must be, and what every option changes.

GOLDEN=write pytest tests/commands/test_arguments.py writes the file anew; read its diff before you keep it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from course.commands.arguments import TOOLS, arguments_parser
from tests.golden import kept

FILE = Path(__file__).with_name("parsed.txt")
PASSED = (argparse._HelpAction, argparse._SubParsersAction, argparse._VersionAction)


def commands(parser: argparse.ArgumentParser, typed: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command by the words that name it, those that stand below another too."""
    found = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not found or not typed:
        yield typed, parser
    for action in found:
        for name, part in action.choices.items():
            if name not in TOOLS:
                yield from commands(part, f"{typed} {name}".strip())


def typed_for(action: argparse.Action) -> str:
    """Return how an argument is typed: the last of the words that it takes, where these are known."""
    word = "3" if action.type is int else str(action.dest)
    words = [] if action.nargs == 0 else [str(list(action.choices)[-1]) if action.choices else word]
    return " ".join((*action.option_strings[-1:], *words))


def each_command() -> Iterator[str]:
    whole = arguments_parser()
    for typed, parser in commands(whole):
        taken = [action for action in parser._actions if not isinstance(action, PASSED)]
        least = " ".join((typed, *(typed_for(action) for action in taken if action.required))).strip()
        given = vars(whole.parse_args(least.split()))
        yield f"{least}: {given}\n"
        for more in (typed_for(action) for action in taken if not action.required):
            changed = vars(whole.parse_args(f"{least} {more}".split())).items()
            yield f"  {more}: { ({name: value for name, value in changed if value != given.get(name)}) }\n"


def test_each_command_is_given_what_is_typed_and_else_what_holds_without_it() -> None:
    said = "".join(each_command())
    assert said == kept(FILE, said)
