"""The fillable checklist: a field for each box and line, named, in order, in the tags."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest

from course.paper import Press, checklist_pdf
from tests.paper.conftest import PROJECT, Presses, tags_of, text_of
from tests.paper.test_checklists import only, with_items


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
        ("/Btn", "item-1", "2. Stayed with the person"),
        ("/Tx", "person-name", "Done by: name"),
        ("/Tx", "person-date", "Done by: date"),
        ("/Tx", "person-initials", "Done by: initials"),
        ("/Tx", "observer-name", "Observed by: name"),
        ("/Tx", "observer-date", "Observed by: date"),
        ("/Tx", "observer-initials", "Observed by: initials"),
    ]


def test_fields_stand_in_the_tags_in_the_order_in_which_tab_reaches_them(form: bytes) -> None:
    assert tags_of(form).count("Form") == 9
    assert "Link" not in tags_of(form)
    with pikepdf.open(io.BytesIO(form)) as pdf:
        (page,) = pdf.pages
        assert page.Tabs == "/S"
        assert [str(one.Subtype) for one in page.Annots] == ["/Widget"] * 9
        assert [str(one.T) for one in page.Annots] == [name for _, name, _ in fields_of(form)]


def test_a_form_can_be_filled_in_and_keeps_what_was_typed(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        by_name = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        ticks = by_name["item-0"]
        assert ticks.V == ticks.AS == "/Off"
        assert set(ticks.AP.N.keys()) == {"/Yes", "/Off"}
        assert str(by_name["person-name"].DA) == "/CourseForm 11 Tf 0 g"
        font = pdf.Root.AcroForm.DR.Font.CourseForm
        assert font.Encoding == "/WinAnsiEncoding"
        assert len(font.Widths) == 224
        assert font.FontDescriptor.FontFile2.read_bytes() == (PROJECT / "overrides/paper/form/font.ttf").read_bytes()


def test_what_is_typed_is_shown_in_the_font_of_the_form(form: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(form))
    writer.update_page_form_field_values(writer.pages[0], {"person-name": "Jos\u00e9"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    with pikepdf.open(out) as pdf:
        (name,) = (field for field in pdf.Root.AcroForm.Fields if field.T == "person-name")
        assert "Jos\u00e9".encode("cp1252") in name.AP.N.read_bytes()
        assert "/CourseForm" in name.AP.N.Resources.Font


def test_fields_of_the_same_name_are_numbered_and_meet_no_other(press: Presses) -> None:
    items = with_items("Called within [[call-within]]", "Rang within [[call-within]]")
    items = {path: text.replace("id: item-0", "id: call-within-2") for path, text in items.items()}
    pressed = press(items)
    names = [name for _, name, _ in fields_of(checklist_pdf(pressed, *only(pressed), "a4", fillable=True))]
    assert names[:4] == ["call-within-2", "call-within", "item-1", "call-within-3"]


def test_a_standard_that_stands_twice_gives_two_fields_of_different_names(press: Presses) -> None:
    pressed = press(with_items("Called within [[call-within]]", "Rang back within [[call-within]]"))
    printed = checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
    assert [name for kind, name, _ in fields_of(printed) if kind == "/Tx"][:2] == ["call-within", "call-within-2"]


def test_names_with_any_letters_and_marks_are_read_as_they_are_written(press: Presses) -> None:
    pressed = press(with_items("Asked 50% of the café: why/how? (“so”) #1 & <2>", "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
    assert fields_of(printed)[0][2] == "1. Asked 50% of the café: why/how? (“so”) #1 & <2>"


def test_a_form_shows_the_same_page_as_the_sheet_to_print(whole_press: Press) -> None:
    module = next(module for module in whole_press.content.modules if module.checklists)
    sheet, form = (
        text_of(checklist_pdf(whole_press, module, module.checklists[0], "a4", fillable=fillable))
        for fillable in (False, True)
    )
    assert form == sheet.replace("Signature", "Initials")
