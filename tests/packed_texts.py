"""What is packed in files of a site (``course/pages/packing.py``), for tests that look for words wherever they are."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from pathlib import Path

from course.pages.packing import inflated, unpacked

_PACKED = re.compile(rb'"([A-Za-z0-9+/]{16,}={0,2})"')


def with_packed(path: Path) -> bytes:
    """Return what a file holds, and after it all that is packed in it; of one that is packed as a whole, that."""
    content = path.read_bytes()
    if path.suffix == ".dat":
        return inflated(content)
    found = [content]
    for packed in _PACKED.findall(content):
        with suppress(ValueError, zlib.error):  # a name that is as long
            found.append(unpacked(packed.decode()))
    return b"\n".join(found)
