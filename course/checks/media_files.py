"""What a file of film or sound is by its first bytes, and how long a film lasts.

Input: a path. Output: what is wrong with the file, or its length in seconds. MP4 and WebM alone have captions here, so
of these alone the length is read: from the movie header of one, the segment's information of the other.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from course.reading.telling import tell

# What each ending stands for; `.ogg` may hold any of its sounds.
KINDS = {
    **dict.fromkeys((".mp4", ".m4v", ".m4a"), "MP4"),
    ".webm": "WebM",
    **dict.fromkeys((".ogg", ".oga", ".opus", ".ogv"), "Ogg"),
    ".mp3": "MP3",
    ".wav": "WAV",
    ".flac": "FLAC",
}
_MOST_HEAD = 1 << 20  # bytes of a WebM in which its information stands, or it is not looked for
_SEGMENT, _INFO, _SCALE, _DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489


def media_fault(path: Path) -> tuple[str, str] | None:
    """Return what is wrong with a file of film or sound, and what to do; None for a right one, or what is none."""
    expected = KINDS.get(path.suffix.lower())
    if expected is None:
        return None
    with path.open("rb") as file:
        found = _kind(file.read(64))
    if found == expected:
        return None
    if found:
        return tell("the file is called `%(suffix)s`, but it is %(found)s", suffix=path.suffix, found=found), tell(
            "rename it, or save it anew"
        )
    return tell(
        "the file is called `%(suffix)s`, but it is no %(expected)s", suffix=path.suffix, expected=expected
    ), tell("save it anew, or put a whole copy there")


def _kind(begin: bytes) -> str:
    if begin[4:8] == b"ftyp":
        return "MP4"
    if begin.startswith(b"\x1aE\xdf\xa3"):
        return "WebM"
    if begin.startswith(b"RIFF") and begin[8:12] == b"WAVE":
        return "WAV"
    if begin.startswith(b"ID3") or (len(begin) > 1 and begin[0] == 0xFF and begin[1] & 0xE6 in (0xE2, 0xE4, 0xE6)):
        return "MP3"
    return {b"OggS": "Ogg", b"fLaC": "FLAC"}.get(begin[:4], "")


def length_of(path: Path) -> float | None:
    """Return how many seconds a film lasts; None where the file does not say it."""
    try:
        with path.open("rb") as file:
            kind = _kind(file.read(64))
            file.seek(0)
            found = _of_mp4(file, path.stat().st_size) if kind == "MP4" else _of_webm(file.read(_MOST_HEAD))
    except (OSError, struct.error, IndexError, ZeroDivisionError):
        return None
    return found if found else None


def _of_mp4(file: BinaryIO, size: int) -> float | None:
    """Return the length that the movie header (moov/mvhd) names."""
    end = size
    for wanted in (b"moov", b"mvhd"):
        for kind, start, stop in _boxes(file, end):
            if kind == wanted:
                file.seek(start)
                end = stop
                break
        else:
            return None
    version = file.read(4)[0]
    scale, length = struct.unpack(">16xIQ" if version else ">8xII", file.read(28 if version else 16))
    return float(length / scale)


def _boxes(file: BinaryIO, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, start of the content and end of each box from here on."""
    at = file.tell()
    while at + 8 <= end:
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        start = at + 8
        if size == 1:
            size, start = struct.unpack(">Q", file.read(8))[0], at + 16
        stop = end if size == 0 else at + size
        if stop < start:
            return
        yield kind, start, stop
        at = stop


def _of_webm(begin: bytes) -> float | None:
    """Return the length that the segment's information names, in its own unit, of a million nanoseconds as a rule."""
    scale, length = 1_000_000, None
    for kind, start, stop in _elements(begin, 0, len(begin)):
        if kind == _SCALE:
            scale = int.from_bytes(begin[start:stop], "big")
        elif kind == _DURATION:
            length = struct.unpack(">f" if stop - start == 4 else ">d", begin[start:stop])[0]
    return None if length is None else length * scale / 1e9


def _elements(begin: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield id, start and end of each element, and of those in the segment and its information."""
    while at < end:
        kind, at = _number(begin, at, keep_mark=True)
        size, start = _number(begin, at)
        is_open = size == (1 << (7 * (start - at))) - 1  # of unknown size, as a live recording has it
        stop = end if is_open else min(start + size, end)
        yield kind, start, stop
        at = start if kind in (_SEGMENT, _INFO) else stop


def _number(begin: bytes, at: int, *, keep_mark: bool = False) -> tuple[int, int]:
    """Return a number of variable length, and where it ends."""
    width = 9 - begin[at].bit_length()
    found = int.from_bytes(begin[at : at + width], "big")
    return (found if keep_mark else found & ((1 << (7 * width)) - 1)), at + width
