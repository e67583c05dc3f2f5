"""Texts that pages bring on request, packed: a third of the bytes, on a disk and on the way.

Input: a text. Output: the same by DEFLATE (RFC 1951), as a file of its own holds it; or in Base64, which a script can
hold. ``web/page/inflate.js`` opens both. What every learner loads is not packed: servers do that on the way, and
better.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode

_RAW = -15  # DEFLATE alone, with nothing around it


def deflated(text: bytes) -> bytes:
    """Return a text, in UTF-8, packed for a file that holds nothing else."""
    packer = zlib.compressobj(wbits=_RAW)
    return packer.compress(text) + packer.flush()


def inflated(held: bytes) -> bytes:
    """Return what such a file holds. Raises ``zlib.error`` where it was not packed."""
    return zlib.decompress(held, _RAW)


def packed(text: bytes) -> str:
    """Return a text, in UTF-8, packed for a script."""
    return b64encode(deflated(text)).decode()


def unpacked(held: str) -> bytes:
    """Return what was packed. Raises ``ValueError`` and ``zlib.error`` where it was not."""
    return inflated(b64decode(held, validate=True))
