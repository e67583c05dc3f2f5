"""Where on its page each piece of text of a PDF stands, and how large its letters are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pikepdf

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Piece:
    """One piece of text, in points from the page's lower left corner; ``size`` is that of its letters."""

    page: int
    left: float
    right: float
    low: float  # the line that letters stand on
    size: float

    def covers(self, other: Piece) -> bool:
        """Whether it is printed over another piece: half a letter's height and more than a hair of its width."""
        across = min(self.right, other.right) - max(self.left, other.left)
        apart = abs(self.low - other.low)
        return self.page == other.page and across > 1 and apart < 0.5 * min(self.size, other.size)


def texts_in(printed: bytes) -> list[Piece]:
    """Return the pieces of text of all pages that are set level."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return [piece for number, page in enumerate(pdf.pages, start=1) for piece in _texts(number, page)]


def covered(pieces: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Return the pairs of which one is printed over the other."""
    return [(one, two) for at, one in enumerate(pieces) for two in pieces[at + 1 :] if one.covers(two)]


def _texts(number: int, page: pikepdf.Page) -> Iterator[Piece]:
    fonts = {str(name): _widths(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
    outer: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    placed: Matrix = outer
    font, size = "", 1.0
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                kept.append(outer)
            case "Q":
                outer = kept.pop()
            case "cm":
                outer = _within(_matrix(operands), outer)
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                placed = _matrix(operands)
            case "Tj" | "TJ":
                width = _width(operands[0], fonts[font]) * size
                a, b, _, d, x, y = _within(placed, outer)
                if b == 0:
                    yield Piece(number, x, x + width * a, y, size * abs(d))


def _matrix(operands: object) -> Matrix:
    return cast(Matrix, tuple(float(one) for one in cast(list[float], operands)))


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _widths(font: pikepdf.Object) -> dict[int, float]:
    """Return the width of each letter of a font, by its code, in parts of the size."""
    found: dict[int, float] = {}
    listed = list(font.DescendantFonts[0].get("/W", pikepdf.Array()))
    while listed:
        first, following = int(listed.pop(0)), listed.pop(0)
        if isinstance(following, pikepdf.Array):
            found |= {first + at: float(width) / 1000 for at, width in enumerate(following)}
        else:
            width = float(listed.pop(0)) / 1000
            found |= dict.fromkeys(range(first, int(following) + 1), width)
    return found


def _width(shown: pikepdf.Object, widths: dict[int, float]) -> float:
    total = 0.0
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            total += sum(widths.get(int.from_bytes(codes[at : at + 2]), 0.5) for at in range(0, len(codes), 2))
        else:
            total -= float(part) / 1000
    return total
