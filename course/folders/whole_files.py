"""Writes a file in one step: whoever looks sees the old or the new one, and a kill or a full disk leaves one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a file; without a ``mode`` its permissions are those of a new file. Raises ``OSError``."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o666 & ~umask() if mode is None else mode)  # mkstemp lets nobody else read
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def umask() -> int:
    """Return the mask of permissions for new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
