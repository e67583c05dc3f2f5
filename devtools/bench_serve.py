"""How long it takes from saving a file to the moment at which a browser is told to reload, under ``serve``.

Input: a builder, and how many saves. Output: the seconds of each. A page, ours or MkDocs', asks
``/livereload/<epoch>/<id>``, which answers when the site has been built again; of a server without that, the page
itself is asked until it holds the new words.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from devtools.bench_measure import QUIET, RunFailed, environment

MOST_TO_START = 1800.0  # seconds
LONG = 20.0  # seconds; where a save takes longer, three have to do
EVERY = 0.01
RELOAD = re.compile(r"livereload\((\d+), ?\d+\)|/livereload/live\.js\" data-epoch=\"(\d+)\"")  # MkDocs', and ours


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def served(command: Sequence[str], folder: Path, address: str) -> Iterator[None]:
    """Run a server until the block ends; it starts once its first page can be had."""
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            command,
            cwd=folder,
            env={**environment(), **QUIET},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + MOST_TO_START
            while text_at(address) is None:
                if server.poll() is not None or time.monotonic() > end:
                    said.seek(0)
                    raise RunFailed(f"{' '.join(command)}\n{said.read().decode('utf-8', 'replace')[-2000:]}")
                time.sleep(EVERY)
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def text_at(address: str, timeout: float = 60) -> str | None:
    """Return what stands at an address, or None while there is nothing."""
    try:
        with urllib.request.urlopen(address, timeout=timeout) as answer:  # noqa: S310 (an address of our own)
            return str(answer.read().decode("utf-8", "replace"))
    except (OSError, urllib.error.URLError):
        return None


def save_times(
    command: Sequence[str], folder: Path, port: int, page: str, save: Callable[[int], str], saves: int
) -> list[float]:
    """Return the seconds of each save; ``save`` changes the file for a turn and returns the words it put in."""
    host = f"http://127.0.0.1:{port}/"
    found: list[float] = []
    with served(command, folder, host + page):
        for turn in range(1, saves + 1):
            before = text_at(host + page) or ""
            start = time.perf_counter()
            words = save(turn)
            wait_until_told(host, before, page, words)
            found.append(time.perf_counter() - start)
            if max(found) > LONG and len(found) >= 3:
                break
    return found


def wait_until_told(host: str, before: str, page: str, words: str) -> None:
    """Wait until a browser that shows ``before`` would be told to reload, and then until the words are there."""
    if known := RELOAD.search(before):
        epoch = known[1] or known[2]
        while (text_at(f"{host}livereload/{epoch}/1") or epoch).strip() == epoch:
            pass
    end = time.monotonic() + MOST_TO_START
    while words not in (text_at(host + page) or ""):
        if time.monotonic() > end:
            raise RunFailed(f"{host}{page} was not served anew within {MOST_TO_START:.0f} seconds")
        time.sleep(EVERY)
