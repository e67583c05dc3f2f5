"""`serve` shows each change, and what is wrong with it, in the browser and in the terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from course.commands import serve
from course.site.mkdocs_process import is_free
from course.site.preview import View
from tests.conftest import SETTINGS
from tests.ports import kept_port

PROJECT = Path(__file__).parents[2]
LESSON = "modules/people/lesson.md"
WRONG = f"{LESSON}:10:1: there is no question `firts-call`; did you mean `first-call`?"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ((), "Built 63 pages in 0.31 s\n"),
        (("a.md",), "Built 63 pages in 0.31 s, after a change of a.md\n"),
        (
            ("a.md", "b.md", "c.md", "d.md"),
            "Built 63 pages in 0.31 s, after a change of a.md, b.md, c.md and 1 other file\n",
        ),
    ],
)
def test_each_build_is_told_with_what_it_came_after(
    changed: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    serve.report(View(Path("site"), pages=63), 0.312, changed)
    assert capsys.readouterr() == (said, "")


def test_mistakes_are_told_with_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    serve.report(View(Path("site"), problems=("a.md:1:1: wrong", "b.md:1:1: wrong")), 0.3, ("a.md",))
    assert capsys.readouterr() == (
        "",
        "a.md:1:1: wrong\nb.md:1:1: wrong\n\n2 problems. Until they are fixed, the last good site is shown.\n",
    )


class Browser:
    """Asks for a page as it is, and waits as its script does until there is another."""

    def __init__(self, port: int) -> None:
        self.host = f"http://127.0.0.1:{port}"
        self.epoch = 0

    def page(self) -> str:
        try:
            with urllib.request.urlopen(f"{self.host}/people/lesson.html", timeout=60) as answer:  # noqa: S310 (our own)
                text = answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                text = answer.read().decode()
        found = re.search(r'data-epoch="(\d+)"', text)
        assert found
        self.epoch = int(found[1])
        return str(text)

    def next_page(self) -> str:
        """Return the page once it is told that there is another."""
        now = self.epoch
        while now == self.epoch:
            address = f"{self.host}/livereload/{self.epoch}/1"
            with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 (our own)
                now = int(answer.read())
        return self.page()

    def page_with(self, words: str) -> str:
        text = self.page()
        while words not in text:
            text = self.next_page()
        return text


@contextmanager
def served(root: Path, temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Browser]]:
    temporary.mkdir()
    with kept_port() as port:
        yield from _served(root, temporary, port)
        assert is_free(port)


def _served(root: Path, temporary: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], Browser]]:
    server = subprocess.Popen(
        [sys.executable, "-m", "course.commands.main", "--root", str(root), "serve", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(PROJECT), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert server.stdout
        assert server.stdout.readline() == f"Serving on http://127.0.0.1:{port}/ ; to stop, press Ctrl+C.\n"
        previews = f"One question, checklist or scenario by itself: http://127.0.0.1:{port}/preview/\n"
        assert server.stdout.readline() == previews
        yield server, Browser(port)
    finally:
        if server.poll() is None:
            server.kill()
        server.communicate()


def assert_right(text: str) -> None:
    assert "Anybody can help." in text
    assert "live-problems" not in text


@pytest.mark.process
@pytest.mark.long
def test_a_save_is_shown_and_a_mistake_until_it_is_fixed(course_files: Callable[..., Path], tmp_path: Path) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    right = (root / LESSON).read_text("utf-8")
    wrong = right.replace("question: first-call", "question: firts-call")
    (root / LESSON).write_text(wrong, "utf-8")
    with served(root, tmp_path / "temporary") as (server, browser):
        text = browser.page_with("firts-call")
        assert "<h1>The course has problems</h1>" in text
        assert "<summary>1 problem. Until it is fixed, there is no site to show.</summary>" in text

        (root / LESSON).write_text(right, "utf-8")
        assert_right(browser.next_page())

        (root / LESSON).write_text(right.replace("Anybody", "Everybody"), "utf-8")
        assert "Everybody can help." in browser.next_page()

        (root / LESSON).write_text(wrong, "utf-8")
        text = browser.next_page()
        assert "Everybody can help." in text
        assert f"<code>{LESSON}:10:1</code> there is no question `firts-call`; did you mean `first-call`?" in text

        (root / LESSON).write_text(right, "utf-8")
        assert_right(browser.next_page())

        assert len(list((tmp_path / "temporary").iterdir())) == 1
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate()
        assert server.returncode == 130
    assert re.sub(r"\d+\.\d\d s", "0.10 s", out) == (
        "Built 11 pages in 0.10 s, after a change of modules/people/lesson.md\n" * 3
    )
    assert err == (
        f"{WRONG}\n\n1 problem. Until it is fixed, there is no site to show.\n"
        f"{WRONG}\n\n1 problem. Until it is fixed, the last good site is shown.\n"
    )
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (root / "site").exists()


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whatever_ends_the_command_takes_its_site_away(
    course_files: Callable[..., Path], tmp_path: Path, number: signal.Signals
) -> None:
    with served(course_files({"mkdocs.yml": SETTINGS}), tmp_path / "temporary") as (server, browser):
        browser.page_with("Anybody can help.")
        server.send_signal(number)
        _, err = server.communicate()
        assert (server.returncode, err) == (130, "")
    assert list((tmp_path / "temporary").iterdir()) == []
