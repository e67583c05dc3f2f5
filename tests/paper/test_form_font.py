"""The font of what people type into a form, as a PDF has it, and how letters are found in it.

GOLDEN=write pytest tests/paper/test_form_font.py writes the file anew; read its diff before you keep it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from course.paper.form_font import _letters_of_glyphs, embedded_font, read_face
from tests.golden import kept

FONT = Path(__file__).parents[2] / "overrides/paper/form/font.ttf"
FILE = Path(__file__).with_name("whole") / "form-font.txt"
MOST = 40  # entries of a list that are said one by one


def said(name: str, part: object, depth: int = 0) -> Iterator[str]:
    """Yield a line for each thing that an object of a PDF holds."""
    start = "  " * depth + name
    if isinstance(part, pikepdf.Stream):
        content = part.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        yield f"{start}: a stream of {len(content)} bytes, {digest}\n"
        names = sorted(set(part.keys()) - {"/Length"})
        yield from (line for key in names for line in said(key, part[key], depth + 1))
    elif isinstance(part, pikepdf.Dictionary):
        yield f"{start}:\n"
        yield from (line for key in sorted(part.keys()) for line in said(key, part[key], depth + 1))
    elif isinstance(part, pikepdf.Array):
        yield f"{start}: {len(part)} entries\n"
        yield from (line for one in list(part)[:MOST] for line in said("-", one, depth + 1))
    else:
        yield f"{start}: {part}\n"


def test_the_font_in_a_form_is_what_it_was() -> None:
    with pikepdf.new() as pdf:
        text = "".join(said("font", embedded_font(pdf, FONT)))
    face = read_face(FONT)
    text += f"{len(face.glyphs)} letters, {len(face.widths)} widths of {sum(face.widths)} together\n"
    assert text == kept(FILE, text)


@pytest.mark.parametrize(
    ("glyphs", "runs"),
    [
        ({65: 3, 66: 4, 67: 5}, ["<0003> <0005> <0041>"]),
        ({65: 3, 67: 4}, ["<0003> <0003> <0041>", "<0004> <0004> <0043>"]),
        ({65: 3, 66: 5}, ["<0003> <0003> <0041>", "<0005> <0005> <0042>"]),
        ({255: 3, 256: 4}, ["<0003> <0003> <00ff>", "<0004> <0004> <0100>"]),
        ({65: 255, 66: 256}, ["<00ff> <00ff> <0041>", "<0100> <0100> <0042>"]),
    ],
)
def test_letters_that_follow_each_other_as_their_glyphs_do_are_one_run(glyphs: dict[int, int], runs: list[str]) -> None:
    lines = _letters_of_glyphs(glyphs).decode().splitlines()
    begin = lines.index(f"{len(runs)} beginbfrange")
    assert lines[begin + 1 : lines.index("endbfrange")] == runs


def test_a_list_holds_no_more_than_a_hundred_runs() -> None:
    lines = _letters_of_glyphs({letter: letter for letter in range(2, 402, 2)} | {1001: 1001}).decode().splitlines()
    assert [line for line in lines if line.endswith("beginbfrange")] == [f"{n} beginbfrange" for n in (100, 100, 1)]
