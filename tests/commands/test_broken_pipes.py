"""Whoever reads what is printed may go away: no command ends with a traceback, nor with another code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import in_process

ROOT = Path(__file__).parents[2]
COMMANDS = [
    ["--help"],
    ["check"],
    ["check", "--format", "json"],
    ["check", "--explain"],
    ["build"],
    ["print", "--only", "checklists"],
    ["graph"],
    ["twee", "export", "fall-on-the-stairs"],
    ["verify", "."],
    ["statistics", "."],
    ["fingerprint", "000", "article.txt"],
]


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "closed"),
    [
        *((arguments, "stdout") for arguments in COMMANDS),
        (["build"], "stderr"),
        (["print", "--only", "keys"], "stderr"),
    ],
)
def test_a_reader_that_goes_away_ends_no_command_with_a_traceback(
    course_files: Callable[..., Path], arguments: list[str], closed: str
) -> None:
    root = course_files({"article.txt": "Call first. " * 40, "a.json": "{}"})
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    command = [sys.executable, "-m", "course.commands.main", "--root", str(root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    whole = in_process.command(root, *arguments)
    read, write = os.pipe()
    os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, closed: write}
    cut = subprocess.run(command, cwd=root, env=environment, text=True, **streams)  # type: ignore[call-overload]
    os.close(write)
    assert "Traceback" not in whole.stderr
    assert cut.returncode == whole.returncode
    assert "Traceback" not in (cut.stderr or "") + (cut.stdout or "")
    assert "BrokenPipe" not in (cut.stderr or "")


@pytest.mark.process
@pytest.mark.parametrize("tool", ["audit", "bench", "bundle", "test"])
def test_a_reader_that_goes_away_ends_no_tool_with_a_traceback_or_another_code(tmp_path: Path, tool: str) -> None:
    """Each says more than a pipe holds, and ends with a code of its own once it has said it all."""
    (tmp_path / "mkdocs.yml").touch()
    words = "import sys\nfor number in range(20000): print('line', number)\nopen('ended', 'w').close()\nsys.exit(3)\n"
    (tmp_path / "devtools").mkdir()
    (tmp_path / "devtools/__init__.py").touch()
    (tmp_path / f"devtools/{tool}.py").write_text(words, "utf-8")
    command_line = [sys.executable, "-m", "course.commands.main", "--root", str(tmp_path), tool]
    with subprocess.Popen(
        command_line,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        assert command.stdout.readline() == "line 0\n"
        command.stdout.close()
        assert command.stderr.read() == ""
    assert command.returncode == 3
    assert (tmp_path / "ended").exists()
