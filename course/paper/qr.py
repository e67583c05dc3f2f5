"""A code to scan: an address becomes a picture of squares.

Input: an address. Output: the bytes of a PNG as numbers, which is what JSON can carry: black on
white, one pixel a square, with the quiet zone that readers need.
"""

from __future__ import annotations

import functools
import io

import segno

QUIET = 4  # squares of white on each side


@functools.lru_cache(maxsize=1000)  # one address stands on several sheets
def qr_png(address: str) -> tuple[int, ...]:
    """Return a QR code for ``address``; it can lose 15 per cent and is still read."""
    # Whatever its mask, a code is read; to weigh all eight against each other takes four times as long.
    code = segno.make_qr(address, error="m", boost_error=False, mask=3)
    picture = io.BytesIO()
    code.save(picture, kind="png", border=QUIET)
    return tuple(picture.getvalue())
