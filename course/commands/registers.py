"""The register of what was signed: read, added to at its end, and told where it is not whole.

Input: its file. Output: its lines, and what is said of them. Two who sign at once wait for each other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from course.commands.console import WrongUsage
from course.reading.telling import tell
from course.reading.wording import counted
from course.records.code import Data
from course.records.present import Present
from course.records.signature import START, Line, as_line, faults_of, read_bytes

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class NoRegister(WrongUsage):
    """A register cannot be read; the text says which and why."""


def read(path: Path) -> list[Line]:
    """Return the lines of a register; raises ``NoRegister``."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoRegister(tell("%(path)s cannot be read: %(strerror)s.", path=path, strerror=error.strerror)) from error
    return read_bytes(content) if content.strip() else []


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Open a register, which is made where there is none, for whoever is the only one to write to it."""
    register = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        if sys.platform == "win32":
            msvcrt.locking(register, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(register, fcntl.LOCK_EX)
        yield register
    finally:
        os.close(register)


def add(register: int, data: Data) -> Line:
    """Write a line at the end of a register, and see that it is on the disk; return it as it is read."""
    written = as_line(data).encode()
    os.write(register, written)
    os.fsync(register)
    return read_bytes(written)[0]


@dataclass(frozen=True)
class Told:
    """A register in words: how many lines it has, what its end is called, and where it is not whole."""

    path: Path
    lines: int
    last: str
    day: str
    faults: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, path: Path, lines: Sequence[Line], present: Present) -> Told:
        """Look at all lines of a register."""
        signed = [line.signature.signed[:10] for line in lines if line.signature]
        last = lines[-1].own if lines else START
        return cls(path, len(lines), last, signed[-1] if signed else "", tuple(faults_of(lines, present)))

    @property
    def text(self) -> str:
        """What is said of it; the last line of a whole one is named, so that nobody can take lines off its end."""
        wrong = [f"{self.path}:{number}: {what[0].upper()}{what[1:]}" for number, what in self.faults]
        if wrong:
            return "\n".join(
                [
                    *wrong,
                    tell("%(path)s is not whole: %(faults)s.", path=self.path, faults=counted(len(wrong), "fault")),
                ]
            )
        if not self.lines:
            return tell("%(path)s is empty: nothing was signed yet.", path=self.path)
        return tell(
            "%(path)s is whole: %(signatures)s, the last of %(day)s. Its last line is %(last)s: compare "
            "number and line with what was noted elsewhere, for lines that were taken off its end leave "
            "no trace in it.",
            path=self.path,
            signatures=counted(self.lines, "signature"),
            day=self.day,
            last=self.last[:16],
        )
