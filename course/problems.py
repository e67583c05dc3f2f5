"""An author's mistakes: where they are, what was found, and what to write instead.

Comes in: nothing of ours. Goes out: ``Problem``, and ``Problems``, which collects them.
A mistake of an author is always a ``Problem``; a mistake of ours is a traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file: path relative to the project (POSIX), line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what is wrong and was found (``message``), and what to write (``hint``)."""

    position: Position
    message: str
    hint: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.position}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class CourseProblems(Exception):
    """The content cannot be built; ``problems`` says why, sorted and each told once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """Collects problems while reading goes on, so that an author sees them all at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, position: Position, message: str, hint: str = "", rule: str = "") -> None:
        """Record one problem."""
        self._found.append(Problem(position, message, hint, rule))

    def __len__(self) -> int:
        return len(self._found)

    def stop_if_any(self) -> None:
        """Raise ``CourseProblems`` with everything found so far, if anything was."""
        if self._found:
            raise CourseProblems(self._found)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the known word nearest to ``word``, or all of them when few."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    if not words:
        return "none is defined yet"
    if len(words) <= 12:
        return f"known here: {', '.join(words)}"
    return ""
