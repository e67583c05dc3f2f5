"""What ``--help`` says of every command and option, word for word, whatever way a version of Python sets it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from course.commands.arguments import arguments_parser

HELD = Path(__file__).with_name("help.txt")  # one line for each argument: change it with the argument
NO_DEFAULT: tuple[object, ...] = (None, False, "", [], argparse.SUPPRESS)


def test_help_says_what_it_said() -> None:
    parser = arguments_parser()
    told = [f"{parser.prog}: {parser.description}", f"{parser._positionals.title}, {parser._optionals.title}"]
    assert [*told, *listed(parser, "")] == HELD.read_text("utf-8").splitlines()


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
    """Return an argument as it is given, what it may be, what it is without a word, and its help."""
    taken = [*action.option_strings, str(action.metavar or ""), str(action.nargs or "")]
    taken += ["|".join(action.choices)] if action.choices else []
    taken += [f"={action.default}"] if action.default not in NO_DEFAULT else []
    return f"    {' '.join(filter(None, taken))}: {action.help}"
