"""What `serve` does where MkDocs serves: a site with hooks or plugins of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from course.commands import serve
from course.site import mkdocs_process
from tests.ports import kept_port

ROOT = Path(__file__).parents[2]
Command = Callable[..., int]

# The real server, in a process of its own; the course is stood in for there too.
SERVE = (
    "import sys, course.commands.serve\ncourse.commands.serve.load_course = lambda root: None\n"
    "from course.commands.main import main\nsys.exit(main())\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one page, of whose content only MkDocs knows."""
    monkeypatch.setattr(serve, "load_course", lambda root: None)
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\nstrict: true\n")
    for folder in ("docs", "modules", "quizzes"):
        (tmp_path / folder).mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    return tmp_path


def wait_for_an_answer(port: int) -> None:
    """Return once a page is served: MkDocs says that it serves a moment before it can be ended in peace."""
    with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        answer.read()


@pytest.fixture
def port() -> Iterator[int]:
    with kept_port() as kept:
        yield kept


@pytest.mark.process
def test_serving_takes_a_free_port_and_stops_at_an_interrupt(root: Path, port: int) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "--root", str(root), "serve", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stdout is not None
    assert server.stderr is not None
    assert server.stdout.readline() == f"Serving on http://127.0.0.1:{port}/ ; to stop, press Ctrl+C.\n"
    log = ""
    while "Serving on" not in log:
        line = server.stderr.readline()
        assert line, log
        log += line
    assert "Watching paths for changes" in log
    wait_for_an_answer(port)
    os.killpg(server.pid, signal.SIGINT)
    out, err = server.communicate()
    assert server.returncode in (0, 130)
    assert "Traceback" not in out + err


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_the_command_ends_the_server(root: Path, port: int, number: signal.Signals) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, "--root", str(root), "serve", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    with server.stderr:
        while "Serving on" not in server.stderr.readline():
            assert server.poll() is None
        wait_for_an_answer(port)
        server.send_signal(number)  # to this one process alone
        assert "Traceback" not in server.stderr.read()  # to its end: nobody holds it open any more
    server.wait()
    assert mkdocs_process.is_free(port)


def test_a_port_that_is_taken_is_named(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not mkdocs_process.is_free(port)
        assert run("serve", "--port", str(port)) == 2
    assert capsys.readouterr().err == (
        f"Port {port} is taken. Choose another, or leave --port out to get a free one.\n"
    )


def test_the_next_free_port_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_process, "is_free", lambda port: port == 8003)
    assert mkdocs_process.free_port() == 8003
