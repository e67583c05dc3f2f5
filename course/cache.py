"""Generated pages on disk: written when they changed, and only then.

Comes in: a folder and the text of each page. Goes out: exactly these files. A page that stays as
it was keeps its time of change, so that ``mkdocs serve --dirty`` renders what changed alone.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_tree(folder: Path, texts: dict[str, str]) -> None:
    """Make ``folder`` hold these texts by relative path; each file is replaced in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        Path(temporary).replace(path)
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in texts:
            path.unlink(missing_ok=True)
