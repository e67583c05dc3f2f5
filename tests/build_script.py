"""A folder with build.py in it, and a stand-in for Python that makes and fills `.venv` at once."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "build.py"

# Stands in for the interpreter: `-m venv` puts a copy of it into .venv; `-m pip` and `-m course.commands.main` say so.
STAND_IN = """#!/bin/sh
log="$(dirname "$BUILD_SCRIPT")/log"
case "$*" in
"-I -m venv "*)
    echo "venv" >> "$log"
    mkdir -p "$4/bin" "$4/lib/python3.11/site-packages"
    cp "$0" "$4/bin/python"
    ;;
"-I -m pip install "*)
    case "$*" in *base.txt) layer=base ;; *test.txt) layer=test ;; *) layer=project ;; esac
    case "$*" in *--ignore-installed*) echo "again" >> "$log" ;; esac
    case "$*" in *--quiet*) echo "pip $layer" >> "$log" ;; *) echo "pip $layer, with progress" >> "$log" ;; esac
    if [ "$PIP_TARGET$PIP_USER" != 0 ]; then echo "misled" >> "$log"; fi
    packages="$(dirname "$0")/../lib/python3.11/site-packages"
    for name in "${layer}_a" "${layer}_b"; do
        mkdir -p "$packages/$name/deep/__pycache__"
        echo "whole" > "$packages/$name/__init__.py"
    done
    echo "whole" > "$packages/$layer.py"
    if [ -n "$PIP_GATE" ] && [ $layer = base ]; then cat "$PIP_GATE"; fi
    printf '%s' "$PIP_SAYS" >&2
    exit "${PIP_ENDS:-0}"
    ;;
"-I -m compileall "* | "-I -c "*)
    echo "told to write nothing: ${PYTHONDONTWRITEBYTECODE:-no}" >> "$(dirname "$BUILD_SCRIPT")/compiled"
    exit "${PIP_ENDS:-0}"
    ;;
*)
    echo "ran $*"
    exit 7
    ;;
esac
"""
START = """
import os, runpy, sys
sys._base_executable = sys.argv[1]
sys.argv[:] = sys.argv[2:]
"""
RUN = "\nrunpy.run_path(sys.argv[0], run_name='__main__')"


class Project:
    """A project folder with build.py in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stand_in = folder.parent / "stand-in-python"
        self.stand_in.write_text(STAND_IN)
        self.stand_in.chmod(0o755)
        (folder / "requirements").mkdir(parents=True)
        for name in ("requirements/base.txt", "requirements/test.txt", "pyproject.toml"):
            (folder / name).write_text(f"# {name}\n")
        shutil.copy(SCRIPT, folder)

    def start(self, *arguments: str, before: str = "", **environment: str) -> subprocess.Popen[str]:
        script = str(self.folder / "build.py")
        return subprocess.Popen(
            [sys.executable, "-c", START + before + RUN, str(self.stand_in), script, *arguments],
            env={**os.environ, "BUILD_SCRIPT": script, "PIP_TARGET": "/elsewhere", **environment},
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, before: str = "", **environment: str) -> tuple[int, str, str]:
        """Return the exit code, what went to standard output and what to standard error."""
        process = self.start(*arguments, before=before, **environment)
        out, err = process.communicate()
        return process.returncode, out, err

    def done(self) -> list[str]:
        """Return what was done since the last call."""
        log = self.folder / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def gate(self) -> Path:
        """Return a gate that the first pip waits at; opening it to write waits until pip is there."""
        gate = self.folder.parent / "gate"
        os.mkfifo(gate)
        return gate


def make_wheel(folder: Path, name: str = "planted", files: dict[str, str] | None = None) -> Path:
    """Write a wheel into `folder`."""
    contents = files or {"planted.py": "words = 'it works'\n"}
    contents[f"{name}-1.0.dist-info/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    contents[f"{name}-1.0.dist-info/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = f"{name}-1.0.dist-info/RECORD"
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        lines = []
        for path, text in contents.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
            lines.append(f"{path},sha256={digest},{len(text.encode())}\n")
            archive.writestr(path, text)
        archive.writestr(record, "".join([*lines, f"{record},,\n"]))
    return wheel
