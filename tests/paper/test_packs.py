"""The pack of a course: everything in one file, with a cover, contents, bookmarks and page numbers."""

from __future__ import annotations

from typing import Any

import pytest

from course.paper import Press, certificate_form_pdf, course_keys_pdf, course_pack_pdf
from course.paper.packs import newest
from tests.conftest import VALID
from tests.paper.conftest import Presses, letters_of, read, tags_of, text_of

TWO_MODULES = {
    name.replace("people", "stairs"): text.replace("FA-101", "FA-102")
    .replace('"1.', '"2.')
    .replace("People: Until", "Stairs: Until")
    .replace("after-a-call", "after-a-fall")
    for name, text in VALID.items()
    if "people" in name
} | {
    "modules/catalogue.yml": VALID["modules/catalogue.yml"].replace(
        "core: [FA-101]", "core: [FA-101]\n    electives: [FA-102]\n    choose: 1"
    )
}


def outline(entries: list[Any], level: int = 1) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for entry in entries:
        found += outline(entry, level + 1) if isinstance(entry, list) else [(level, entry.title)]
    return found


def test_a_pack_has_a_bookmark_for_each_module_and_sheet(press: Presses) -> None:
    pressed = press(TWO_MODULES)
    reader = read(course_pack_pdf(pressed, pressed.content.catalogue.courses[0], "a4"))
    assert outline(reader.outline) == [
        (1, "FA-101 People: Until Help Comes"),
        (2, "After a call"),
        (2, "People: check yourself, worksheet A"),
        (2, "People: check yourself, worksheet B"),
        (1, "FA-102 Stairs: Until Help Comes"),
        (2, "After a call"),
        (2, "People: check yourself, worksheet A"),
        (2, "People: check yourself, worksheet B"),
        (1, "Certificate of completion"),
    ]


@pytest.mark.long
def test_contents_name_the_pages_on_which_sheets_stand(press: Presses) -> None:
    pressed = press(TWO_MODULES)
    reader = read(course_pack_pdf(pressed, pressed.content.catalogue.courses[0], "letter"))
    cover = reader.pages[0].extract_text()
    for level, title in outline(reader.outline):
        line = next(line for line in cover.splitlines() if line.startswith(title))
        page = reader.pages[int(line.split()[-1]) - 1]
        assert title in page.extract_text(), level
    assert "Essentials: sheets to print" in cover
    total = len(reader.pages)
    ends = [page.extract_text().splitlines()[-1] for page in reader.pages]
    assert ends == [f"CERT-FA, sheets to print Page {number} of {total}" for number in range(1, total + 1)]


def test_a_pack_holds_no_key_and_the_keys_are_apart(press: Presses) -> None:
    pressed = press()
    course = pressed.content.catalogue.courses[0]
    pack, keys = (text_of(make(pressed, course, "a4")) for make in (course_pack_pdf, course_keys_pdf))
    assert "They bring what is needed." not in pack
    assert "They bring what is needed." in keys
    assert keys.count("FOR THE TRAINER: holds every answer") == 4  # of each version, the one-page key and the full one
    assert "Date Score" not in keys


def test_one_version_alone_can_be_asked_for(press: Presses) -> None:
    pressed = press()
    course = pressed.content.catalogue.courses[0]
    found = text_of(course_pack_pdf(pressed, course, "a4", versions=("B",)))
    assert "worksheet B" in found
    assert "worksheet A" not in found


def test_a_pack_is_dated_by_the_newest_thing_in_it(press: Presses) -> None:
    text = VALID["modules/people/checklists.yml"].replace("date: 2026-11-21", "date: 2027-01-05")
    pressed = press({"modules/people/checklists.yml": text})
    course = pressed.content.catalogue.courses[0]
    assert str(newest(course, list(pressed.content.modules))) == "2027-01-05"
    info = read(course_pack_pdf(pressed, course, "a4")).metadata
    assert info is not None
    assert str(info.get("/CreationDate")) == "D:20270105000000Z"
    assert info.title == "Essentials: sheets to print"


def test_a_certificate_form_says_what_it_is_and_never_certified(press: Presses) -> None:
    pressed = press(TWO_MODULES)
    printed = certificate_form_pdf(pressed, pressed.content.catalogue.courses[0], "a4")
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in read(printed).pages]
    assert sizes == [(842, 595)] * 2
    found = text_of(printed)
    assert found == (
        "Training desk Certificate of completion Name has completed the course Essentials "
        "CERT-FA \u00b7 Version 1.0, 0.5 hours of learning "
        "Completed on Trainer\u2019s name Signature Date Seal CERT-FA Page 1 of 2 "
        "Essentials Modules \u2022 FA-101 People: Until Help Comes "
        "Electives: tick those taken, 1 or more FA-102 Stairs: Until Help Comes "
        "A trainer issues this certificate by hand, and it rests on the results that the trainer has seen. "
        "CERT-FA Page 2 of 2"
    )


def test_a_certificate_form_has_lines_for_what_the_catalogue_asks_of_learners(press: Presses) -> None:
    catalogue = "modules/catalogue.yml"
    asking = {catalogue: TWO_MODULES[catalogue] + "records: {number: require, site: ask}\n"}
    pressed = press(TWO_MODULES | asking)
    printed = certificate_form_pdf(pressed, pressed.content.catalogue.courses[0], "a4")
    assert len(read(printed).pages) == 2
    assert "Name Staff number Site has completed the course" in text_of(printed)


@pytest.mark.long
def test_the_certificates_of_the_course_are_a_face_and_its_modules(whole_press: Press) -> None:
    for course in whole_press.content.catalogue.courses:
        for paper in ("a4", "letter"):
            printed = certificate_form_pdf(whole_press, course, paper)
            assert len(read(printed).pages) == 2, course.id
            assert "certified" not in text_of(printed).casefold()
            assert min(letters_of(printed).values()) >= 11


def test_a_pack_starts_with_its_title_and_contents_in_the_tags(press: Presses) -> None:
    pressed = press()
    tags = tags_of(course_pack_pdf(pressed, pressed.content.catalogue.courses[0], "a4"))
    assert tags[0] == "Document"
    assert "TOC" in tags
    assert tags.index("TOC") < tags.index("L")
