"""The picture of a badge, and how a credential is baked into it: as PNG and as SVG, as Open Badges 3.0 has it.

Input: a course and a credential as JSON. Output: the bytes of a picture that is a badge.
"""

from __future__ import annotations

import re
import struct
import zlib

from course.model import Course
from course.paper.press import Data, Document, Press

_CHUNK = b"openbadgecredential"
_NAMES = "https://purl.imsglobal.org/ob/v3p0"
_HEAD = 8 + 4 + 4 + 13 + 4  # of a PNG: what it begins with, and its first chunk


def badge_document(press: Press, course: Course | None, code: str) -> Document:
    """Return what the picture of a course's badge is made of: its cover, or the logo, and its code."""
    catalogue = press.content.catalogue
    cover = f"/modules/{course.cover.picture}" if course and course.cover else ""
    tones = catalogue.look.light
    part: Data = {"kind": "badge", "code": code, "picture": cover, "colour": tones.colour, "on_colour": tones.on_colour}
    node = course.at if course else catalogue.at
    return Document(title=code, parts=[part], paper="a4", date=None, at=[node])


def baked_png(picture: bytes, credential: str) -> bytes:
    """Return a PNG that carries a credential, in a chunk of international text that is not compressed."""
    data = b"iTXt" + _CHUNK + b"\0\0\0\0\0" + credential.encode()
    chunk = struct.pack("!I", len(data) - 4) + data + struct.pack("!I", zlib.crc32(data))
    return picture[:_HEAD] + chunk + picture[_HEAD:]


def baked_svg(picture: bytes, credential: str) -> bytes:
    """Return an SVG that carries a credential, in an element of its own right after its head."""
    text = credential.replace("]]>", "]]\\u003e")  # which stands for the same letters, and ends nothing
    found = re.search(r"<svg\b[^>]*(?=>)", svg := picture.decode())
    if found is None:
        raise ValueError("a picture that is no SVG")
    inside = f"<openbadges:credential><![CDATA[{text}]]></openbadges:credential>"
    head = f'{found[0]} xmlns:openbadges="{_NAMES}">{inside}'
    return f"{svg[: found.start()]}{head}{svg[found.end() + 1 :]}".encode()
