"""Changes files of a project as a whole: all of them, or, after an error or a kill at any moment, none.

Input: files with what they become, and what moves. Output: the files changed. What was there stands in a journal beside
them until all is done; who finds one there can take back what was begun.

    <project>/.changes-under-way.json     paths, what they held, the digest of what they become, and the moves
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from course.folders import whole_files

NAME = ".changes-under-way.json"

Move = tuple[str, str]  # paths below the project, from and to


def change(root: Path, texts: Mapping[str, bytes], moves: Sequence[Move]) -> None:
    """Write files, called as before the moves, then move files and folders; raises ``OSError``, and nothing is done."""
    entry = {
        "texts": {path: [_packed((root / path).read_bytes()), _digest(content)] for path, content in texts.items()},
        "moves": moves,
    }
    whole_files.replace(root / NAME, json.dumps(entry).encode())
    try:
        for path, content in texts.items():
            _write(root / path, content)
        for old, new in moves:
            (root / old).rename(root / new)
    except BaseException:
        take_back(root)
        raise
    (root / NAME).unlink()


def is_under_way(root: Path) -> bool:
    """Tell whether changes were begun and not finished."""
    return (root / NAME).is_file()


def take_back(root: Path) -> list[str]:
    """Undo what was begun, and return the files that somebody has changed since, which stay as they are.

    Raises ``OSError``, and ``ValueError`` for a journal that is not ours.
    """
    try:
        entry: dict[str, Any] = json.loads((root / NAME).read_bytes())
        texts, moves = dict(entry["texts"]), [(str(old), str(new)) for old, new in entry["moves"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{NAME} cannot be read: {error}") from error
    for old, new in reversed(moves):
        if (root / new).exists() and not (root / old).exists():
            (root / new).rename(root / old)
    changed = []
    for path, (before, after) in texts.items():
        _beside(root / path).unlink(missing_ok=True)
        now = (root / path).read_bytes() if (root / path).is_file() else None
        if now is not None and _digest(now) == after:
            _write(root / path, base64.b64decode(before))
        elif now is None or _packed(now) != before:
            changed.append(path)
    (root / NAME).unlink()
    return changed


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole: another one takes its place, with its permissions."""
    new = _beside(path)
    try:
        new.write_bytes(content)
        shutil.copymode(path, new)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
