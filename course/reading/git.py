"""The one place that runs git.

Input: the folder to run it in, and its arguments. Output: what came of it; what it means is for the caller.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in ``root`` and return what came of it; in English, so that its words can be passed on."""
    return subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def reason(words: str) -> str:
    """Return git's reason: its first line that starts with `fatal:`, or else its last."""
    lines = [line for line in words.splitlines() if line.strip()]
    found = next((line for line in lines if line.startswith("fatal: ")), lines[-1] if lines else "no reason given")
    return found.removeprefix("fatal: ").rstrip(".") + "."
