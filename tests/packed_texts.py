"""What is packed in files of a site (``course/pages/packing.py``), for tests that look for words wherever they are."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

from course.pages.packing import unpacked

_PACKED = re.compile(rb'"([A-Za-z0-9+/]{16,}={0,2})"')


def with_packed(content: bytes) -> bytes:
    """Return what a file holds, and after it all that is packed in it."""
    found = [content]
    for packed in _PACKED.findall(content):
        with suppress(ValueError, zlib.error):  # a name that is as long
            found.append(unpacked(packed.decode()))
    return b"\n".join(found)
