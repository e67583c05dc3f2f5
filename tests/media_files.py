"""Small files of film and sound, made here: as much of each as a program reads first."""

from __future__ import annotations

import io
import struct
import wave


def wav(seconds: float = 0.1) -> bytes:
    """Return a recording of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * int(8000 * seconds))
    return made.getvalue()


def webm(seconds: float | None = 10.0) -> bytes:
    """Return a WebM without pictures; without ``seconds``, one that does not say how long it is, as recorders write."""
    scale = _element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big"))
    length = b"" if seconds is None else _element(b"\x44\x89", struct.pack(">d", seconds * 1000))
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
    return head + _element(b"\x18\x53\x80\x67", _element(b"\x15\x49\xa9\x66", scale + length))


def _element(kind: bytes, content: bytes) -> bytes:
    return kind + (len(content) | 0x4000).to_bytes(2, "big") + content


def mp4(seconds: float = 10.0, *, version: int = 0) -> bytes:
    """Return an MP4 without pictures, whose movie header has the form of a version, behind a part that is free."""
    form = ">B3xQQIQ" if version else ">B3xIIII"
    header = struct.pack(form, version, 0, 0, 1000, int(seconds * 1000))
    movie = _box(b"moov", _box(b"mvhd", header + bytes(80)))
    return _box(b"ftyp", b"isom\0\0\2\0isommp42") + _box(b"free", bytes(40)) + movie


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


VTT = """\
WEBVTT

NOTE made by hand

1
00:00.500 --> 00:02.000
Water runs from under a door.

00:00:02.000 --> 00:00:09.750 line:0
You close the corridor.
"""
