"""Two checkers of accessible PDF find nothing wrong with any kind of file that is printed here."""

from __future__ import annotations

import io
from pathlib import Path

import page
import pdfua
import pypdf
import pytest

from course.paper import (
    Press,
    certificate_form_pdf,
    checklist_pdf,
    course_keys_pdf,
    course_pack_pdf,
    key_pdf,
    one_page_key_pdf,
    worksheet_pdf,
)
from tests.paper.conftest import Presses
from tests.paper.test_checklists import with_items
from tests.paper.test_packs import TWO_MODULES


def faults(printed: bytes, folder: Path) -> list[str]:
    """Return what each checker calls an error."""
    path = folder / "printed.pdf"
    path.write_bytes(printed)
    found = [str(failure.message) for failure in page.validate_pdf(path, profile="UA-1").failures]
    report = pdfua.validate(str(path))
    found += [str(finding) for finding in report.findings if finding.severity.name == "ERROR"]
    return found


@pytest.mark.long
def test_every_checklist_and_form_of_the_course(whole_press: Press, tmp_path: Path) -> None:
    for module in whole_press.content.modules:
        for checklist in module.checklists:
            for fillable in (False, True):
                printed = checklist_pdf(whole_press, module, checklist, "a4", fillable=fillable)
                assert faults(printed, tmp_path) == [], checklist.id


@pytest.mark.long
def test_every_worksheet_and_key_of_the_course(whole_press: Press, tmp_path: Path) -> None:
    for module in whole_press.content.modules:
        assert faults(worksheet_pdf(whole_press, module, "B", "letter"), tmp_path) == [], module.slug
        assert faults(key_pdf(whole_press, module, "A", "letter"), tmp_path) == [], module.slug
        assert faults(one_page_key_pdf(whole_press, module, "A", "letter"), tmp_path) == [], module.slug


@pytest.mark.long
def test_certificates_and_packs(whole_press: Press, press: Presses, tmp_path: Path) -> None:
    for course in whole_press.content.catalogue.courses:
        assert faults(certificate_form_pdf(whole_press, course, "a4"), tmp_path) == [], course.id
    course = whole_press.content.catalogue.courses[0]
    assert faults(course_pack_pdf(whole_press, course, "a4"), tmp_path) == []
    small = press(TWO_MODULES)
    course = small.content.catalogue.courses[0]
    assert faults(course_pack_pdf(small, course, "a4"), tmp_path) == []
    assert faults(course_keys_pdf(small, course, "letter"), tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("fillable", [False, True])
def test_a_sheet_with_blanks_emphasis_and_links(press: Presses, tmp_path: Path, fillable: bool) -> None:
    pressed = press(with_items("Called within [[call-within]]", "Said *where* **you** `are` [now](https://acme.com/)"))
    module = pressed.content.modules[0]
    assert faults(checklist_pdf(pressed, module, module.checklists[0], "letter", fillable=fillable), tmp_path) == []


def test_the_checkers_do_find_faults(press: Presses, tmp_path: Path) -> None:
    pressed = press()
    module = pressed.content.modules[0]
    bare = pypdf.PdfWriter(clone_from=io.BytesIO(checklist_pdf(pressed, module, module.checklists[0], "a4")))
    del bare.root_object["/StructTreeRoot"]
    untagged = io.BytesIO()
    bare.write(untagged)
    assert len(faults(untagged.getvalue(), tmp_path)) == 2  # each of the two
