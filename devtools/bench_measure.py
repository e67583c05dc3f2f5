"""Runs a program and tells what it took: processor seconds, clock, and memory from start to end.

Processor seconds are those of the program and of all programs that it started and waited for. Memory is looked at
twenty times a second where there is a ``/proc``; elsewhere only the peak is known, as the system tells it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05  # seconds between two looks at the memory
PROC = Path("/proc")
COMPILING = "PYTHONDONTWRITEBYTECODE"  # set, a program compiles anew what changed since, each time that it starts
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONIOENCODING": "utf-8"}


class RunFailed(Exception):
    """A program that was to be measured ended with an error; the text is what it said last."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took; ``memory`` holds seconds since the start with bytes of all its processes."""

    processor: float  # seconds
    clock: float  # seconds
    peak: int  # bytes, of its largest process
    memory: tuple[tuple[float, int], ...] = ()


def run(command: Sequence[object], folder: Path, more: Mapping[str, str] | None = None) -> Run:
    """Run a program in a folder to its end, with ``more`` in its environment; raise ``RunFailed`` if it fails."""
    words = [str(part) for part in command]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        program = subprocess.Popen(
            words,
            cwd=folder,
            env={**environment(), **QUIET, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        watch = Watch(program.pid, start)
        watch.start()
        code, processor, told = _wait(program)
        clock = time.perf_counter() - start
        watch.stop()
        if code:
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip()[-2000:]
            raise RunFailed(f"{' '.join(words)}\nended with {code}:\n{last}")
    return Run(processor, clock, watch.peak or told, tuple(watch.memory))


def environment() -> dict[str, str]:
    """Return the environment of this program, in which others keep what they compile, as they do for most people."""
    return {name: value for name, value in os.environ.items() if name != COMPILING}


def _wait(program: subprocess.Popen[bytes]) -> tuple[int, float, int]:
    """Return exit code, processor seconds and peak bytes of a program, when it has ended."""
    if sys.platform == "win32":  # which tells none of it
        start = time.perf_counter()
        return program.wait(), time.perf_counter() - start, 0
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return program.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * unit


class Watch(threading.Thread):
    """Looks at the memory of a process and of those below it until told to stop.

    ``VmHWM`` is a process's own peak, so none between two looks is missed but that of a process's last moment. What
    ``wait4`` tells would count the memory that this program had when it started the other.
    """

    def __init__(self, pid: int, start: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.memory: list[tuple[float, int]] = []
        self._pid, self._from = pid, start
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while PROC.is_dir() and not self._ended.wait(EVERY):
            now, sizes = time.perf_counter() - self._from, [memory_of(pid) for pid in family_of(self._pid)]
            if any(sizes):
                self.memory.append((now, sum(held for held, _ in sizes)))
                self.peak = max(self.peak, *(peak for _, peak in sizes))

    def stop(self) -> None:
        """End it, and wait for that."""
        self._ended.set()
        self.join()


def family_of(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield pid
    try:
        below = (PROC / f"{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in below:
        yield from family_of(int(child))


def memory_of(pid: int) -> tuple[int, int]:
    """Return the bytes that a process holds and has held at most; nothing of one that has ended."""
    try:
        lines = (PROC / f"{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    told = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return tuple(int(told.get(name, "0").split()[0]) * 1024 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]
