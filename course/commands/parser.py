"""A parser of the command line that tells usage, help and mistakes in the language of messages.

Input: what ``argparse`` says, which is English and stands in no table of ours. Output: the same, told, and for a word
that is none the one that was most likely meant. English is as ``argparse`` has it, but for names of Python's types.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from course.commands.console import WRONG_USAGE
from course.reading.problems import closest
from course.reading.telling import tell, tell_row, tellable

# How each mistake is said from Python 3.11 on, and our message with the same places. What no command of ours can
# meet (files of arguments, a number of arguments) is not among them, and would be told in English.
_MISTAKES = {
    r"the following arguments are required: (?P<names>.+)": tellable("the following arguments are required: %(names)s"),
    r"unrecognized arguments: (?P<names>.+)": tellable("unrecognized arguments: %(names)s"),
    r"expected one argument": tellable("expected one argument"),
    r"expected at least one argument": tellable("expected at least one argument"),
    r"not allowed with argument (?P<other>.+)": tellable("not allowed with argument %(other)s"),
    r"ambiguous option: (?P<found>.+) could match (?P<names>.+)": tellable(
        "ambiguous option: %(found)s could match %(names)s"
    ),
    r"ignored explicit argument '(?P<found>.*)'": tellable("takes no value, but `%(found)s` was found"),
    r"invalid int value: '(?P<found>.*)'": tellable("must be a whole number, but `%(found)s` was found"),
}
_OF_ONE = re.compile(r"argument (?P<name>.+?): (?P<mistake>.+)", re.DOTALL)


class _Help(argparse.HelpFormatter):
    """Help whose first word is told."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage, behind the word for it."""
        super().add_usage(usage, actions, groups, tell("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that tells every word of its own."""

    def __init__(
        self,
        prog: str | None = None,
        *,
        description: str | None = None,
        allow_abbrev: bool = True,
        add_help: bool = True,
    ) -> None:
        super().__init__(prog, None, description, formatter_class=_Help, allow_abbrev=allow_abbrev, add_help=False)
        self._positionals.title = tell("positional arguments")
        self._optionals.title = tell("options")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=tell("show this help message and exit"))

    def refuse_strange(self, words: Sequence[str], command: str) -> NoReturn:
        """Refuse words that no command, or not this one, goes by, and name the option that the first may mean."""
        of_commands = argparse._SubParsersAction  # noqa: SLF001  # it has no other name
        named = next(one for one in self._actions if isinstance(one, of_commands)).choices.get(command)
        known = (named or self)._option_string_actions  # noqa: SLF001  # nothing else lists them
        first = words[0].partition("=")[0]
        mistake = tell("unrecognized arguments: %(names)s", names=" ".join(words))
        self._end(mistake + _meant(first, known if first.startswith("-") else ()))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse a word that is none of those to choose from, and name the nearest."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        mistake = tell(
            "invalid choice: '%(found)s' (choose from %(known)s)",
            found=value,
            known=tell_row(f"'{choice}'" for choice in known),
        )
        raise argparse.ArgumentError(action, mistake + _meant(str(value), known))

    def error(self, message: str) -> NoReturn:
        """Say the usage and the mistake, and end as wrong usage does."""
        of_one = _OF_ONE.fullmatch(message)
        if not of_one:
            self._end(_told(message))
        name, mistake = of_one["name"], _told(of_one["mistake"])
        self._end(tell("argument %(name)s: %(mistake)s", name=name, mistake=mistake))

    def _end(self, mistake: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, tell("%(program)s: error: %(mistake)s", program=self.prog, mistake=mistake) + "\n")


def _told(mistake: str) -> str:
    """Return a mistake as it is told; one that was told where it was found, or that is not known, as it is."""
    for form, message in _MISTAKES.items():
        if found := re.fullmatch(form, mistake, re.DOTALL):
            return tell(message, **found.groupdict())
    return mistake


def _meant(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the known word nearest to one, or nothing."""
    close = closest(word, known)
    return tell("; ") + tell("did you mean `%(name)s`?", name=close) if close else ""
