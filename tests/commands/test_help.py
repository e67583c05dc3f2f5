"""What ``--help`` says of every command and option, word for word, whatever way a version of Python sets it.

``GOLDEN=write`` writes the file anew. What is given without an option stands in ``parsed.txt``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from course.commands.arguments import arguments_parser
from tests.golden import kept

FILE = Path(__file__).with_name("help.txt")


def test_help_says_what_it_said() -> None:
    parser = arguments_parser()
    told = [f"{parser.prog}: {parser.description}", f"{parser._positionals.title}, {parser._optionals.title}"]
    said = "".join(f"{line}\n" for line in [*told, *listed(parser, "")])
    assert said == kept(FILE, said)


def listed(parser: argparse.ArgumentParser, behind: str) -> Iterator[str]:
    """Yield what a command takes, then each command that stands behind it with the same of its own."""
    commands: list[tuple[str, argparse.ArgumentParser]] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helped = {found.dest: found.help for found in action._choices_actions}
            assert helped.keys() == action.choices.keys()
            commands += [(f"{behind}{name}: {helped[name]}", found) for name, found in action.choices.items()]
            yield f"    {action.metavar}"
        elif action.dest != "help" or not behind:
            yield one(action)
    for said, command in commands:
        yield from ("", said, *listed(command, f"{said.partition(':')[0]} "))


def one(action: argparse.Action) -> str:
    """Return an argument as it is given, what it may be, and its help."""
    taken = [*action.option_strings, str(action.metavar or ""), str(action.nargs or "")]
    taken += ["|".join(action.choices)] if action.choices else []
    return f"    {' '.join(filter(None, taken))}: {action.help}"
