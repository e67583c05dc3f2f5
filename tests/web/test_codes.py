"""The two algorithms that browsers keep from us, held against programs that others wrote."""

from __future__ import annotations

import hashlib
import random
import string

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devtools.deno import Modules

pytestmark = pytest.mark.process

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
MOST = 2953  # bytes in the largest code at level L
# The last length of one version and the first of the next: of one block and of several, of 8 and of 16 bits.
EDGES = (1, 17, 18, 32, 106, 107, 134, 135, 154, 155, 192, 193, 230, 231, 271, 272, 718, 719, 1952, 1953, MOST)
LETTERS = string.ascii_letters + string.digits + "-_./:%#=?"


def texts() -> list[str]:
    """Return a text for each edge, for forty lengths between, and a few beyond ASCII."""
    draw = random.Random(11)  # noqa: S311 - the same texts in every run
    lengths = [*EDGES, *(draw.randint(2, MOST - 1) for _ in range(40))]
    return ["".join(draw.choices(LETTERS, k=length)) for length in lengths] + [
        "Zoë, 灭火器",
        "é" * 400,
        "\U0001f9ef" * 9,
    ]


def test_a_code_is_the_one_that_segno_makes_module_by_module(web: Modules) -> None:
    grids = web.evaluate("(texts) => texts.map(coursewright.qr)", texts())
    for text, grid in zip(texts(), grids, strict=True):
        other = segno.make_qr(text, error="l", boost_error=False, mode="byte", encoding="utf-8", eci=False)
        assert grid == [list(row) for row in other.matrix], len(text)


def test_a_code_is_read_by_another_program(web: Modules) -> None:
    for text, grid in zip(texts(), web.evaluate("(texts) => texts.map(coursewright.qr)", texts()), strict=True):
        picture = Image.new("L", (len(grid) + 8, len(grid) + 8), 255)
        for y, row in enumerate(grid):
            for x, dark in enumerate(row):
                picture.putpixel((x + 4, y + 4), 0 if dark else 255)
        wide = picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)
        assert [found.text for found in zxingcpp.read_barcodes(wide, QR)] == [text]


def test_a_text_that_no_code_can_hold_makes_none(web: Modules) -> None:
    assert web.evaluate("(text) => coursewright.qr(text)", "x" * (MOST + 1)) is None


@given(st.lists(st.text(max_size=300), min_size=1, max_size=20))
def test_a_digest_is_the_one_that_python_makes(web: Modules, parts: list[str]) -> None:
    sums = web.evaluate("(texts) => texts.map((text) => Array.from(coursewright.sha256(text)))", parts)
    assert [bytes(found) for found in sums] == [hashlib.sha256(part.encode()).digest() for part in parts]


def test_a_digest_is_right_where_a_block_ends(web: Modules) -> None:
    parts = ["a" * length for length in (0, 1, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 127, 128, 129, 100_000)]
    sums = web.evaluate("(texts) => texts.map((text) => Array.from(coursewright.sha256(text)))", parts)
    assert [bytes(found) for found in sums] == [hashlib.sha256(part.encode()).digest() for part in parts]
