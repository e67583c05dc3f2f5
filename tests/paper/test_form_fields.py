"""The fillable checklist: a field for each box and line, named, in order, in the tags."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import ImageFont

from course.paper import Press, checklist_pdf
from course.paper.form_font import read_face
from course.reading.problems import CourseProblems
from tests.paper.conftest import PROJECT, Presses, own_copy, tags_of, text_of
from tests.paper.test_checklists import only, with_items

FONT = PROJECT / "overrides/paper/form/font.ttf"


@pytest.fixture
def form(press: Presses) -> bytes:
    pressed = press(with_items("Called within [[call-within]]", "Stayed with *the* person"))
    return checklist_pdf(pressed, *only(pressed), "a4", fillable=True)


def fields_of(printed: bytes) -> list[tuple[str, str, str]]:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return [(str(field.FT), str(field.T), str(field.TU)) for field in pdf.Root.AcroForm.Fields]


def test_each_box_and_line_is_a_field_with_a_name_that_is_read_aloud(form: bytes) -> None:
    assert fields_of(form) == [
        ("/Btn", "item-0", "1. Called within ____ seconds"),
        ("/Tx", "call-within", "Time to call for help"),
        ("/Btn", "item-0-not-applicable", "1. Called within ____ seconds: Not applicable"),
        ("/Btn", "item-1", "2. Stayed with the person"),
        ("/Btn", "item-1-not-applicable", "2. Stayed with the person: Not applicable"),
        ("/Tx", "occasion", "Occasion"),
        ("/Tx", "note", "Note"),
        ("/Tx", "person-name", "Done by: name"),
        ("/Tx", "person-date", "Done by: date"),
        ("/Tx", "person-initials", "Done by: initials"),
        ("/Sig", "person-signature", "Done by: signature"),
        ("/Tx", "observer-name", "Observed by: name"),
        ("/Tx", "observer-date", "Observed by: date"),
        ("/Tx", "observer-initials", "Observed by: initials"),
        ("/Sig", "observer-signature", "Observed by: signature"),
    ]


@pytest.mark.long
def test_a_form_without_room_for_more_has_what_the_sheet_to_print_has(press: Presses) -> None:
    text = "Said where you are, what has happened, how many are hurt and who is asking for help"
    pressed = press(with_items(*[text] * 24))
    kinds = [name for _, name, _ in fields_of(checklist_pdf(pressed, *only(pressed), "a4", fillable=True))]
    assert kinds[23:] == [
        "item-23",
        *(f"{who}-{what}" for who in ("person", "observer") for what in ("name", "date", "initials")),
    ]


@pytest.mark.long
def test_fields_stand_in_the_tags_in_the_order_in_which_tab_reaches_them(form: bytes) -> None:
    assert tags_of(form).count("Form") == 15
    assert "Link" not in tags_of(form)
    with pikepdf.open(io.BytesIO(form)) as pdf:
        (page,) = pdf.pages
        assert page.Tabs == "/S"
        assert [str(one.Subtype) for one in page.Annots] == ["/Widget"] * 15
        assert [str(one.T) for one in page.Annots] == [name for _, name, _ in fields_of(form)]


def test_a_form_can_be_filled_in_and_keeps_what_was_typed(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        by_name = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        ticks = by_name["item-0"]
        assert ticks.V == ticks.AS == "/Off"
        assert set(ticks.AP.N.keys()) == {"/Yes", "/Off"}
        assert str(by_name["person-name"].DA) == "/CourseForm 11 Tf 0 g"
        assert int(by_name["note"].Ff) & 1 << 12  # of several lines
        font = pdf.Root.AcroForm.DR.Font.CourseForm
        assert [str(font.Subtype), str(font.Encoding)] == ["/Type0", "/Identity-H"]
        (letters,) = font.DescendantFonts
        assert letters.CIDToGIDMap == "/Identity"
        assert letters.FontDescriptor.FontFile2.read_bytes() == FONT.read_bytes()


@pytest.mark.long
def test_what_is_typed_in_large_print_is_large_too(press: Presses) -> None:
    pressed = press()
    with pikepdf.open(io.BytesIO(checklist_pdf(pressed, *only(pressed), "a4-large", fillable=True))) as pdf:
        assert str(pdf.Root.AcroForm.DA) == "/CourseForm 18 Tf 0 g"


def test_what_is_typed_stands_on_its_line(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        heights = [float(one.Rect[3]) - float(one.Rect[1]) for one in pdf.Root.AcroForm.Fields if one.FT == "/Tx"]
    # A program sets what is typed in the middle of its field: one that is higher would lift it off the line.
    assert sorted(round(height / 11, 1) for height in heights) == [1.4, *[1.7] * 7, 4.1]


def test_an_empty_line_is_drawn_as_large_as_its_field(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        lines = [one for one in pdf.Root.AcroForm.Fields if one.FT == "/Tx"]
        boxes = [[float(edge) for edge in one.AP.N.BBox] for one in lines]
        places = [[float(edge) for edge in one.Rect] for one in lines]
    assert boxes
    for box, (left, low, right, high) in zip(boxes, places, strict=True):
        assert box == pytest.approx([0, 0, right - left, high - low], abs=0.01)


@pytest.mark.parametrize(
    "name",
    ["Jos\u00e9", "Zden\u011bk \u017b\u00f3\u0142\u0107", "Ελένη Παπαδοπούλου", "Юлия Щербакова", "Nguyễn Thị Mỹ"],
)
def test_what_is_typed_is_shown_in_the_font_of_the_form_whatever_its_letters(form: bytes, name: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(form))
    writer.update_page_form_field_values(writer.pages[0], {"person-name": name}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    glyphs = read_face(FONT).glyphs
    codes = b"".join(glyphs[ord(letter)].to_bytes(2) for letter in name)
    with pikepdf.open(out) as pdf:
        (field,) = (field for field in pdf.Root.AcroForm.Fields if field.T == "person-name")
        assert str(field.V) == name
        shown = [one.operands[0] for one in pikepdf.parse_content_stream(field.AP.N) if str(one.operator) == "Tj"]
        assert [bytes(text) for text in shown] == [codes]
        assert "/CourseForm" in field.AP.N.Resources.Font


def test_the_font_of_forms_has_the_letters_of_names_and_says_how_wide_they_are() -> None:
    face = read_face(FONT)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x386, 0x386),
        (0x388, 0x38A),
        (0x38E, 0x3A1),
        (0x3A3, 0x3CE),
        (0x400, 0x45F),
        (0x490, 0x4FF),
        (0x1EA0, 0x1EF9),
    ):
        assert all(letter in face.glyphs for letter in range(first, last + 1)), hex(first)
    drawn = ImageFont.truetype(FONT, 1000)
    for letter in "Aié\u0142ΩλЩѓễ":
        assert abs(face.widths[face.glyphs[ord(letter)]] - drawn.getlength(letter)) < 1
    assert (face.ascent, -face.descent) == (drawn.getmetrics()[0], -drawn.getmetrics()[1])


@pytest.mark.long
def test_a_font_of_forms_that_cannot_be_read_is_told(press: Presses) -> None:
    pressed = press()
    font = own_copy(pressed, "form/font.ttf")
    for data in (b"no font", FONT.read_bytes()[:400], FONT.read_bytes().replace(b"glyf", b"CFF ", 1)):
        font.write_bytes(data)
        with pytest.raises(CourseProblems) as found:
            checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
        assert str(found.value) == (
            "overrides/paper/form/font.ttf:1:1: the font of forms is no TrueType font with letters by their Unicode "
            "numbers; put another file in its place"
        )


def test_fields_of_the_same_name_are_numbered_and_meet_no_other(press: Presses) -> None:
    items = with_items("Called within [[call-within]]", "Rang within [[call-within]]")
    items = {path: text.replace("id: item-0", "id: call-within-2") for path, text in items.items()}
    pressed = press(items)
    names = [name for _, name, _ in fields_of(checklist_pdf(pressed, *only(pressed), "a4", fillable=True))]
    assert [name for name in names if "not" not in name][:4] == [
        "call-within-2",
        "call-within",
        "item-1",
        "call-within-3",
    ]


@pytest.mark.long
def test_a_standard_that_stands_twice_gives_two_fields_of_different_names(press: Presses) -> None:
    pressed = press(with_items("Called within [[call-within]]", "Rang back within [[call-within]]"))
    printed = checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
    assert [name for kind, name, _ in fields_of(printed) if kind == "/Tx"][:2] == ["call-within", "call-within-2"]


@pytest.mark.long
def test_names_with_any_letters_and_marks_are_read_as_they_are_written(press: Presses) -> None:
    pressed = press(with_items("Asked 50% of the café: why/how? (“so”) #1 & <2>", "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
    assert fields_of(printed)[0][2] == "1. Asked 50% of the café: why/how? (“so”) #1 & <2>"


@pytest.mark.long
def test_a_form_shows_the_same_page_as_the_sheet_to_print_with_room_for_more(whole_press: Press) -> None:
    module = next(module for module in whole_press.content.modules if module.checklists)
    sheet, form = (
        text_of(checklist_pdf(whole_press, module, module.checklists[0], "a4", fillable=fillable))
        for fillable in (False, True)
    )
    for more in ("N/A ", "Occasion Note "):
        assert more in form
        form = form.replace(more, "")
    assert form == sheet.replace("Signature", "Initials Signature")


@pytest.mark.parametrize("kept", [(0, 3), (3, 1)], ids=["of Unicode", "of Windows"])
def test_a_font_has_its_letters_in_either_of_two_tables(tmp_path: Path, kept: tuple[int, int]) -> None:
    data = bytearray(FONT.read_bytes())
    (tables,) = struct.unpack_from(">H", data, 4)
    listed = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(tables))
    start = next(start for tag, _, start, _ in listed if tag == b"cmap")
    for place in range(start + 4, start + 4 + 8 * struct.unpack_from(">H", data, start + 2)[0], 8):
        if struct.unpack_from(">HH", data, place) != kept:
            struct.pack_into(">HH", data, place, 9, 9)
    font = tmp_path / "font.ttf"
    font.write_bytes(data)
    assert read_face(font).glyphs == read_face(FONT).glyphs


def test_the_map_of_the_letters_has_each_of_them_in_few_lines_of_the_form_that_pdf_wants() -> None:
    face = read_face(FONT)
    runs = re.findall(r"<(\w{4})> <(\w{4})> <(\w{4})>", face.letters_of_glyphs.decode())
    numbers = [tuple(int(number, 16) for number in run) for run in runs]
    mapped = {letter + glyph - first: glyph for first, last, letter in numbers for glyph in range(first, last + 1)}
    assert mapped == face.glyphs
    assert all(
        first >> 8 == last >> 8 and letter >> 8 == (letter + last - first) >> 8 for first, last, letter in numbers
    )
    assert len(numbers) < len(mapped) / 5
