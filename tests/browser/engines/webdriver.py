"""WebDriver, in the two ways in which browsers speak it: WebKit's over HTTP, Firefox's over its own socket.

Firefox is spoken to by Marionette, which is in every Firefox and takes the commands of WebDriver by
name: geckodriver, which only translates them, is in no package that Debian or PyPI has.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Protocol

from tests.ports import kept_port

START = 60.0  # seconds that a browser may take to start on a busy machine
PATIENCE = 60.0  # seconds that one command may take
AT_ONCE = 8.0  # seconds that a script may take which has nothing to wait for
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks a reference to an element


class WebDriverError(Exception):
    """A command failed; the text is the browser's."""


class Session(Protocol):
    """Takes a command by its name in Marionette, and returns what the browser answers."""

    def command(self, name: str, **parameters: Any) -> Any:
        """Send one command and wait for its answer."""


class Marionette:
    """A session with Firefox: each message is its length, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self._read()
        self.command("WebDriver:NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "ignore"}})

    def _read(self) -> Any:
        length = b""
        while (byte := self.stream.read(1)) != b":":
            if not byte:
                raise WebDriverError("Firefox has gone away")
            length += byte
        return json.loads(self.stream.read(int(length)))

    def command(self, name: str, **parameters: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise WebDriverError(f"{name}: {error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def close(self) -> None:
        self.stream.close()
        self.socket.close()


# The commands that are used, by their names in Marionette, and how they are asked for over HTTP.
PATHS = {
    "WebDriver:Navigate": "url",
    "WebDriver:Refresh": "refresh",
    "WebDriver:Back": "back",
    "WebDriver:Forward": "forward",
    "WebDriver:ExecuteScript": "execute/sync",
    "WebDriver:ExecuteAsyncScript": "execute/async",
    "WebDriver:ElementClick": "element/{id}/click",
    "WebDriver:ElementSendKeys": "element/{id}/value",
    "WebDriver:SetTimeouts": "timeouts",
}


class OverHttp:
    """A session with WebKitWebDriver, which takes one command a request."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.port = port
        self.root = ""
        started = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.root = f"/session/{started['sessionId']}/"

    def _ask(self, method: str, path: str, body: dict[str, Any] | None, patience: float = PATIENCE) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            connection.request(method, self.root + path, None if body is None else json.dumps(body))
            answer = json.loads(connection.getresponse().read())["value"]
        except TimeoutError as late:
            # A script that came to a page while it went into the page cache is never answered.
            raise WebDriverError(f"{path}: no answer") from late
        finally:
            connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise WebDriverError(f"{path}: {answer['error']}: {answer['message']}")
        return answer

    def command(self, name: str, **parameters: Any) -> Any:
        patience = AT_ONCE if name == "WebDriver:ExecuteScript" else PATIENCE
        return self._ask("POST", PATHS[name].format(**parameters), parameters, patience)

    def close(self) -> None:
        with suppress(OSError, HTTPException):
            self._ask("DELETE", "", None)


PREFERENCES = {
    "marionette.port": 0,  # a free one, which Firefox writes into its profile
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "remote.prefs.recommended": True,
    # No page is made ready before it is asked for, and none is drawn more often than a test can see.
    "dom.ipc.processPrelaunch.enabled": False,
    "browser.newtab.preload": False,
    "layout.frame_rate": 20,
}


@contextmanager
def firefox(program: Path) -> Iterator[Marionette]:
    """Run a Firefox with a profile of its own."""
    with _folder() as folder:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [str(program), "--marionette", "--headless", "--no-remote", "--profile", str(folder)]
        with _running(command, {"HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"}) as process:
            session = Marionette(int(_text_of(folder / "MarionetteActivePort", process)))
            try:
                yield session
            finally:
                session.close()


@contextmanager
def webkit(program: Path) -> Iterator[OverHttp]:
    """Run WebKitGTK's small browser on a screen that nobody sees, and its driver."""
    with _folder() as folder, _screen() as display, kept_port() as port:
        homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
        # Without layers of its own for what moves: no screen shows them, and to draw them takes two fifths of the time.
        drawn = {"DISPLAY": display, "GDK_BACKEND": "x11", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        with _running([str(program), f"--port={port}"], {**homes, **drawn}) as process:
            _wait_for(port, process)
            session = OverHttp(port, {"browserName": "MiniBrowser", "pageLoadStrategy": "normal"})
            try:
                yield session
            finally:
                session.close()


@contextmanager
def _folder() -> Iterator[Path]:
    # A browser that is ending may still write: what it writes then is nobody's.
    folder = tempfile.mkdtemp(prefix="engine-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    try:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        with _running(command, {}, keep=(writing,)):
            number = os.read(reading, 16).decode().strip()
            yield f":{number}"
    finally:
        os.close(reading)
        os.close(writing)


@contextmanager
def _running(
    command: Sequence[str], environment: dict[str, str], keep: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=keep,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        # With all that it has started, which is in a group of its own.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _text_of(path: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in _tries(process):
        if path.is_file() and (text := path.read_text("ascii").strip()):
            return text
    raise WebDriverError(f"{process.args!r} did not start")


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in _tries(process):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
    raise WebDriverError(f"{process.args!r} did not start")


def _tries(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Yield now and then while a process that is starting may still start."""
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        yield
        time.sleep(0.05)  # it tells nobody when it has written its file or listens
