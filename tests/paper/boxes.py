"""Where on its page each piece of text of a PDF stands, and how large its letters are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
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


@dataclass(frozen=True)
class Upright:
    """A line from top to bottom, such as between two cells of a table, in points from the page's lower left corner."""

    page: int
    across: float
    low: float
    high: float

    def parts(self, piece: Piece) -> bool:
        """Whether it goes through a piece of text, by more than a hair."""
        within = piece.left + 0.3 < self.across < piece.right - 0.3
        return self.page == piece.page and within and self.low < piece.low + 0.3 * piece.size < self.high


def uprights_in(printed: bytes) -> list[Upright]:
    """Return the upright lines of all pages."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return [line for number, page in enumerate(pdf.pages, start=1) for line in _uprights(number, page)]


def _steps(page: pikepdf.Page) -> Iterator[tuple[str, list[pikepdf.Object], Matrix]]:
    """Yield what draws a page: each operator with its operands, and the matrix that holds there."""
    outer: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                kept.append(outer)
            case "Q":
                outer = kept.pop()
            case "cm":
                outer = _within(_matrix(operands), outer)
            case operator:
                yield operator, operands, outer


def _uprights(number: int, page: pikepdf.Page) -> Iterator[Upright]:
    at = (0.0, 0.0)
    for operator, operands, outer in _steps(page):
        match operator:
            case "m":
                at = _placed(operands, outer)
            case "l":
                start, at = at, _placed(operands, outer)
                if abs(start[0] - at[0]) < 0.01:
                    yield Upright(number, at[0], min(start[1], at[1]), max(start[1], at[1]))


def _placed(operands: object, outer: Matrix) -> tuple[float, float]:
    x, y = (float(one) for one in cast(list[float], operands))
    return _within((1, 0, 0, 1, x, y), outer)[4:]


def texts_in(printed: bytes) -> list[Piece]:
    """Return the pieces of text of all pages that are set level."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return [piece for number, page in enumerate(pdf.pages, start=1) for piece in _texts(number, page)]


def faults_of(printed: bytes) -> list[str]:
    """Return what of the text cannot be read whole: beyond the edge of its page, under an upright line, or covered."""
    pieces = texts_in(printed)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        sides = [[float(side) for side in cast(list[float], page.MediaBox)] for page in pdf.pages]
    found = []
    for piece in pieces:
        left, low, right, high = sides[piece.page - 1]
        top = piece.low + 0.7 * piece.size  # of a capital letter
        if piece.left < left or piece.right > right or piece.low < low or top > high:
            found.append(f"beyond the edge: {piece}")
    found += [f"parted by a line: {piece}" for line in uprights_in(printed) for piece in pieces if line.parts(piece)]
    return found + [f"covered by other text: {one}, {two}" for one, two in covered(pieces)]


def covered(pieces: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Return the pairs of which one is printed over the other, from the foot of each page up."""
    ordered = sorted(pieces, key=lambda piece: (piece.page, piece.low))

    def above(at: int) -> Iterator[Piece]:
        """Yield what stands above a piece, for as long as it may be near enough."""
        one = ordered[at]
        return takewhile(lambda two: two.page == one.page and two.low - one.low < one.size, ordered[at + 1 :])

    return [(one, two) for at, one in enumerate(ordered) for two in above(at) if one.covers(two)]


def _texts(number: int, page: pikepdf.Page) -> Iterator[Piece]:
    fonts = {str(name): _widths(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
    blanks = {str(name): _blanks(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
    placed: Matrix = (1, 0, 0, 1, 0, 0)
    font, size = "", 1.0
    for operator, operands, outer in _steps(page):
        match operator:
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                placed = _matrix(operands)
            case "Tj" | "TJ":
                begins, ends, width = (size * one for one in _spread(operands[0], fonts[font], blanks[font]))
                a, b, _, d, x, y = _within(placed, outer)
                if b == 0 and begins >= 0:  # and not of blanks alone
                    yield Piece(number, x + begins * a, x + ends * a, y, size * abs(d))
                placed = _within((1, 0, 0, 1, width, 0), placed)  # where the next piece begins, unless it says so


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


def _blanks(font: pikepdf.Object) -> set[int]:
    """Return the codes of a font that show nothing: where a line ends, a space stands on what comes next."""
    said = font.ToUnicode.read_bytes().decode() if "/ToUnicode" in font else ""
    return {int(code, 16) for code in re.findall(r"<([0-9A-Fa-f]{4})>\s*<00(?:20|A0|a0)>", said)}


def _spread(shown: pikepdf.Object, widths: dict[int, float], blanks: set[int]) -> tuple[float, float, float]:
    """Return where the first letter begins, where the last one ends, and where the next piece begins."""
    at, begins, ends = 0.0, -1.0, -1.0
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if not isinstance(part, pikepdf.String):
            at -= float(part) / 1000
            continue
        codes = bytes(part)
        for code in (int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes), 2)):
            after = at + widths.get(code, 0.5)
            if code not in blanks:
                begins, ends = at if begins < 0 else begins, after
            at = after
    return begins, ends, at
