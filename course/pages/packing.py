"""Texts that pages bring on request, packed: a third of the bytes, on a disk and on the way.

Input: a text. Output: the same by DEFLATE (RFC 1951) in Base64, which a script and JSON can hold, and which
``web/page/inflate.js`` opens. What every learner loads is not packed: servers do that on the way, and better.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode

_RAW = -15  # DEFLATE alone, with nothing around it


def packed(text: bytes) -> str:
    """Return a text, in UTF-8, packed."""
    packer = zlib.compressobj(wbits=_RAW)
    return b64encode(packer.compress(text) + packer.flush()).decode()


def unpacked(held: str) -> bytes:
    """Return what was packed. Raises ``ValueError`` and ``zlib.error`` where it was not."""
    return zlib.decompress(b64decode(held, validate=True), _RAW)
