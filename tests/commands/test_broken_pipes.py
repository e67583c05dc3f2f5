"""Whoever reads what is printed may go away: no command ends with a traceback, nor with another code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STDOUT, STDERR = 1, 2
COMMANDS: tuple[tuple[list[str], int, int], ...] = (  # what of each nobody reads, and its exit code
    (["--help"], STDOUT, 0),
    (["check"], STDOUT, 0),
    (["check", "--format", "json"], STDOUT, 0),
    (["check", "--explain"], STDOUT, 0),
    (["build"], STDOUT, 0),
    (["build"], STDERR, 0),
    (["print", "--only", "checklists"], STDOUT, 0),
    (["print", "--only", "keys"], STDERR, 0),
    (["graph"], STDOUT, 0),
    (["twee", "export", "fall-on-the-stairs"], STDOUT, 0),
    (["verify", "."], STDOUT, 1),
    (["statistics", "."], STDOUT, 0),
    (["fingerprint", "000", "article.txt"], STDOUT, 0),
)

# Each command ends with a process of its own, as always; that has read our code in already, which takes far longer.
EACH = """
import json, os, sys
from course.commands import build, check, fingerprint, print, scenarios, statistics, verify
from course.commands.main import main

read, write = os.pipe()
os.close(read)
codes = []
for arguments, unread, said in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(write if stream == unread else os.open(f"{said}-{stream}", os.O_CREAT | os.O_WRONLY), stream)
        sys.exit(main(arguments))
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
json.dump(codes, sys.stdout)
"""


@pytest.mark.process
@pytest.mark.long
def test_a_reader_that_goes_away_ends_no_command_with_a_traceback(
    course_files: Callable[..., Path], tmp_path: Path
) -> None:
    root = course_files({"article.txt": "Call first. " * 40, "a.json": "{}"})
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    cut = [
        (["--root", str(root), *arguments], unread, str(tmp_path / f"said-{number}"))
        for number, (arguments, unread, _) in enumerate(COMMANDS)
    ]
    done = subprocess.run(
        [sys.executable, "-c", EACH],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=json.dumps(cut),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [code for _, _, code in COMMANDS]
    said = {path.name: path.read_text("utf-8") for path in tmp_path.glob("said-*")}
    assert len(said) == len(COMMANDS)
    assert {name: text for name, text in said.items() if "Traceback" in text or "BrokenPipe" in text} == {}


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
