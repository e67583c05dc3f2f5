"""The font of what people type into a form, in a PDF: with every letter that it has, of whichever script.

Input: a TrueType font. Output: a font for a form whose codes are the numbers of its glyphs, as every program which
fills in forms expects of a font with more than 256 letters.
"""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_END = 0xFFFF  # of a font's table of letters; no letter has this number


class NotReadableError(ValueError):
    """A file is no TrueType font with letters by their Unicode numbers."""


@dataclass(frozen=True)
class Face:
    """What a font file holds: lengths are in thousandths of the size of its letters, as PDF counts."""

    data: bytes
    glyphs: Mapping[int, int]  # by number of the letter in Unicode
    widths: Sequence[int]  # of each glyph, by its number
    ascent: int
    descent: int  # below the line, as a positive number
    letters_of_glyphs: bytes  # as PDF writes what each glyph stands for


def read_face(font: Path) -> Face:
    """Return what a font file holds; raises ``NotReadableError``."""
    return _face_of(font.read_bytes())


@functools.cache
def _face_of(data: bytes) -> Face:
    try:
        tables = dict(_tables(data))
        glyphs = dict(sorted(_letters(tables[b"cmap"])))
        units: int = struct.unpack_from(">H", tables[b"head"], 18)[0]
        ascent, descent = struct.unpack_from(">hh", tables[b"hhea"], 4)
        (measured,) = struct.unpack_from(">H", tables[b"hhea"], 34)
        advances = struct.unpack_from(">" + "Hh" * measured, tables[b"hmtx"])[::2]
        if b"glyf" not in tables or not glyphs:
            raise NotReadableError
    except (KeyError, struct.error, IndexError) as error:
        raise NotReadableError from error

    def thousandths(length: int) -> int:
        return round(length * 1000 / units)

    # Where a table of widths ends early, all glyphs after it are as wide as its last.
    widths = [thousandths(advances[min(glyph, measured - 1)]) for glyph in range(max(glyphs.values()) + 1)]
    return Face(data, glyphs, widths, thousandths(ascent), thousandths(-descent), _letters_of_glyphs(glyphs))


def _tables(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        yield tag, data[start : start + length]


def _letters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield each letter of a font, and the number of its glyph; of those tables that all fonts have (format 4)."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    places = [struct.unpack_from(">HHL", cmap, 4 + 8 * number) for number in range(count)]
    start = next(start for platform, kind, start in places if (platform, kind) in {(3, 1), (0, 3)})
    form, _, _, doubled = struct.unpack_from(">HHHH", cmap, start)
    if form != 4:
        raise KeyError(form)
    runs = doubled // 2
    ends, firsts, shifts, offsets = (
        struct.unpack_from(f">{runs}H", cmap, start + 14 + doubled * row + (2 if row else 0)) for row in range(4)
    )
    for run, (first, end, shift, offset) in enumerate(zip(firsts, ends, shifts, offsets, strict=True)):
        for letter in range(first, min(end + 1, _END)):
            glyph = letter
            if offset:
                at = start + 16 + doubled * 3 + 2 * run + offset + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", cmap, at)
            if glyph or not offset:
                glyph = (glyph + shift) & 0xFFFF
            if glyph:
                yield letter, glyph


def embedded_font(pdf: Pdf, font: Path) -> Object:
    """Return a font for what people type, embedded whole; raises ``NotReadableError``."""
    face = read_face(font)
    name = Name(f"/{font.parent.name.upper()[:6]:A<6}+CourseForm")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,  # a plain text font
        FontBBox=Array([-200, -face.descent, 1200, face.ascent]),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=-face.descent,
        CapHeight=round(face.ascent * 0.7),
        StemV=80,
        FontFile2=_packed_stream(pdf, face.data, Length1=len(face.data)),
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=Array([0, Array(face.widths)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(letters)]),
        ToUnicode=_packed_stream(pdf, face.letters_of_glyphs),
    )


def _packed_stream(pdf: Pdf, data: bytes, **entries: object) -> Object:
    """Return what a font holds as a stream of a PDF, packed once for all forms."""
    return pdf.make_stream(_packed(data), Filter=Name.FlateDecode, **entries)


@functools.cache
def _packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def _letters_of_glyphs(glyphs: Mapping[int, int]) -> bytes:
    """Return the map by which programs find the glyph of a letter, and what was typed: from glyphs to letters."""
    lines = [f"<{first:04x}> <{last:04x}> <{letter:04x}>" for first, last, letter in _runs(glyphs)]
    some = [lines[at : at + 100] for at in range(0, len(lines), 100)]  # no more may stand in one list
    lists = "\n".join(f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange" for part in some)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{lists}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _runs(glyphs: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Return the runs of glyphs whose letters follow each other: the first and the last, and the letter of the first.

    Glyphs of a run have the same number before their last eight bits, and so have its letters, as PDF wants it.
    """
    found: list[tuple[int, int, int]] = []
    for glyph, letter in sorted((glyph, letter) for letter, glyph in glyphs.items()):
        first, last, begins = found[-1] if found else (-1, -1, -1)
        if glyph == last + 1 and letter - begins == glyph - first and glyph & 0xFF and letter & 0xFF:
            found[-1] = (first, glyph, begins)
        else:
            found.append((glyph, glyph, letter))
    return found
