"""Whether a signature by Ed25519 (RFC 8032) was made with a key: looked at in the open, so nothing here is secret.

Input: a public key of 32 bytes, what was signed, and a signature of 64. Output: yes or no. Signing takes a secret key
and is left to the package `cryptography`; looking at a signature takes none, so that whoever verifies records installs
nothing. ``web/records/ed25519.js`` comes to the same answers in a browser.

It is as strict as the rules go, so that there is one signature for a text and one answer everywhere: a number that is
not the least of its kind is refused (that would be a second signature of the same text), and so is a point of small
order (under such a key almost anything is signed). The equation is the one without a cofactor, as OpenSSL has it.
"""

from __future__ import annotations

import functools
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)  # of -1
_BASE_Y = 4 * pow(5, -1, P) % P

Point = tuple[int, int, int, int]  # extended coordinates x, y, z and xy
_NEUTRAL: Point = (0, 1, 1, 0)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether ``signature`` is that of ``message`` by the holder of ``key``."""
    if not is_key(key) or len(signature) != 64:
        return False
    drawn, scalar = _strict_point(signature[:32]), int.from_bytes(signature[32:], "little")
    if drawn is None or scalar >= ORDER:
        return False
    bound = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return _are_equal(_times(_base(), scalar), _sum(drawn, _times(_table_of(key), bound)))


def is_key(key: bytes) -> bool:
    """Tell whether these bytes are a public key: a point of the curve, written in one way, and not of small order."""
    return _strict_point(key) is not None


def _strict_point(written: bytes) -> Point | None:
    point = _point(written) if len(written) == 32 else None
    if point is None:
        return None
    eightfold = point
    for _ in range(3):
        eightfold = _sum(eightfold, eightfold)
    return None if _are_equal(eightfold, _NEUTRAL) else point


def _point(written: bytes) -> Point | None:
    number = int.from_bytes(written, "little")
    y, odd = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    above, below = y * y - 1, _D * y * y + 1
    x = above * pow(below, 3, P) * pow(above * pow(below, 7, P), (P - 5) // 8, P) % P
    if below * x * x % P != above % P:
        x = x * _ROOT % P
    if below * x * x % P != above % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def _sum(one: Point, other: Point) -> Point:
    """Return the sum of two points, equal ones too: the formula is complete on this curve (RFC 8032, 5.1.4)."""
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * _D * t1 * t2 % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _are_equal(one: Point, other: Point) -> bool:
    x1, y1, z1, _ = one
    x2, y2, z2, _ = other
    return (x1 * z2 - x2 * z1) % P == 0 == (y1 * z2 - y2 * z1) % P


Table = tuple[tuple[Point, ...], ...]  # for each hex digit of a number, the point times that digit at its place


def _table(point: Point) -> Table:
    rows = []
    for _ in range(64):
        row = [_NEUTRAL]
        for _ in range(15):
            row.append(_sum(row[-1], point))
        rows.append(tuple(row))
        point = _sum(row[-1], point)
    return tuple(rows)


def _times(table: Table, number: int) -> Point:
    total = _NEUTRAL
    for row in table:
        total = _sum(total, row[number & 15])
        number >>= 4
    return total


@functools.cache
def _base() -> Table:
    point = _point(_BASE_Y.to_bytes(32, "little"))
    if point is None:
        raise AssertionError("the base point is a point")
    return _table(point)


@functools.lru_cache(maxsize=64)
def _table_of(key: bytes) -> Table:
    """Return the table of a key that is one; few people sign, and each signs many records."""
    point = _point(key)
    return _table(point) if point else ()
