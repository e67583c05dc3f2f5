"""What every command says, and what its end means: exit codes, and the two streams.

A console that lacks a letter gets it escaped; a reader that has gone, as with ``| head``, stops nothing.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

DONE, PROBLEMS, WRONG_USAGE, MISSING, NOT_COMPLETE, INTERRUPTED = 0, 1, 2, 3, 4, 130


class WrongUsage(Exception):
    """A command cannot do what it was asked; the text says why, and what to ask instead."""


class CannotWrite(Exception):
    """A file that a command was asked for cannot be written; the text says which and why."""


def allow_every_letter() -> None:
    """Have both streams escape what their encoding lacks, where they would raise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(words: str = "", *, end: str = "\n", to: TextIO | None = None) -> None:
    """Print; where the reader has gone, the rest is for nobody and the command goes on."""
    stream = to or sys.stdout
    try:
        print(words, file=stream, end=end, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # so that what is still to come, and the end of Python, say nothing more
        os.close(nowhere)


def hand_on(line: str) -> None:
    """Print a line of another program's."""
    say(line, end="")


def complain(words: str) -> None:
    """Print to standard error."""
    say(words, to=sys.stderr)
