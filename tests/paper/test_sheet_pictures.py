"""Every kind of sheet looks as it did when somebody last looked at its picture."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from course.paper import Paper, Press
from course.paper.certificates import certificate_document
from course.paper.lists import attendance_document
from devtools import pictures
from tests import stored_pictures
from tests.browser import slide_pictures
from tests.paper import sheet_pictures
from tests.paper.boxes import faults_of
from tests.paper.conftest import read
from tests.paper.sheet_pictures import SHEETS, Sheet, picture_of
from tests.stored_pictures import PROJECT, difference

pytestmark = pytest.mark.long

TEMPLATES = PROJECT / "overrides/paper"
CHECKLIST = Sheet("checklist to fill in")


@pytest.fixture(scope="module")
def press_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Press]:
    """Return the press of a language, made once."""
    return functools.cache(
        lambda language: sheet_pictures.press_in(tmp_path_factory.mktemp("pictured") / "course", language)
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_looks_as_its_stored_picture(press_of: Callable[[str], Press], sheet: Sheet) -> None:
    press = press_of(sheet.language)
    assert stored_pictures.faults_of(sheet.name, picture_of(press, sheet.document(press))) == ""


@pytest.mark.parametrize("paper", ["letter-large", "a5-large", "half-letter-large"])
@pytest.mark.parametrize("language", ["en", "de", "pl", "ar"])
def test_an_attendance_sheet_in_large_print_has_room_for_names(
    press_of: Callable[[str], Press], language: str, paper: Paper
) -> None:
    press = press_of(language)
    assert faults_of(press.print(Sheet("attendance", paper).document(press))) == []
    (course,) = press.content.catalogue.courses
    six = sheet_pictures.LEARNERS[:2] * 3
    assert len(read(press.print(attendance_document(press, course, six, paper))).pages) <= 3


SMALL_IN_LARGE: list[Paper] = ["a5-large", "half-letter-large"]
LANGUAGES = ["ar", "de", "es", "fr", "nl", "pl"]


@pytest.mark.parametrize("paper", SMALL_IN_LARGE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_worksheet_is_one_page_however_large_its_letters(
    press_of: Callable[[str], Press], language: str, paper: Paper
) -> None:
    press = press_of(language)
    first, second, *_ = read(press.print(Sheet("worksheet", paper).document(press))).pages
    assert "A welder sits down" in first.extract_text() + second.extract_text()


TITLES = (
    "Emergency Calls and First Response for All Yards and Offices",  # as long as a rule lets one be
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
)


@pytest.mark.parametrize("paper", [*SMALL_IN_LARGE, "a4"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_face_of_a_certificate_is_one_page_however_long_its_title(
    press_of: Callable[[str], Press], language: str, paper: Paper
) -> None:
    press = press_of(language)
    (course,) = press.content.catalogue.courses
    for title in TITLES:
        document = certificate_document(press, replace(course, title=title), paper)
        document = replace(document, copies=[sheet_pictures.LEARNERS[2].known])
        printed = press.print(document)
        assert language == "ar" or faults_of(printed) == []  # marks of Arabic stand over their letters
        assert len(read(printed).pages) == 2  # with that of the modules


def test_every_kind_of_sheet_that_the_templates_have_is_pictured(press_of: Callable[[str], Press]) -> None:
    text = (TEMPLATES / "main.typ").read_text("utf-8")
    known = set(re.findall(r"(?m)^  ([\w-]+): \1,$", text))
    documents = [sheet.document(press_of("en")) for sheet in SHEETS if sheet.language == "en"]
    assert {part["kind"] for document in documents for part in document.parts} == known
    assert any(document.cover for document in documents)


def test_every_stored_picture_is_that_of_a_sheet_or_slide_and_they_are_small_together() -> None:
    files = list(stored_pictures.STORED.iterdir())
    assert sorted(file.stem for file in files) == sorted([*slide_pictures.NAMES, *(sheet.name for sheet in SHEETS)])
    assert sum(file.stat().st_size for file in files) < 1_000_000


@pytest.mark.parametrize(
    ("template", "old", "new"),
    [
        ("checklist.typ", "  sheet-title(part.title)\n", "  sheet-title(part.title)\n  v(2mm)\n"),
        ("look.typ", "width: box-side, height: box-side, stroke: 0.8pt", "width: box-side, height: box-side"),
        ("look.typ", "height: height, stroke: (bottom: hair)", "height: height"),
        ("look.typ", "#let box-side = mm(4.5)", "#let box-side = mm(6.5)"),
    ],
    ids=["a line 2 mm lower", "no boxes", "no lines to write on", "larger boxes"],
)
def test_a_line_that_has_moved_and_a_box_that_has_gone_are_seen(
    tmp_path: Path, template: str, old: str, new: str
) -> None:
    press = sheet_pictures.press_in(tmp_path / "course", "en")
    own = press.root / "overrides/paper" / template
    own.parent.mkdir(parents=True)
    text = (TEMPLATES / template).read_text("utf-8")
    assert text.count(old) == 1
    own.write_text(text.replace(old, new), "utf-8")
    before = stored_pictures.stored(CHECKLIST.name)
    assert before
    assert difference(before, picture_of(press, CHECKLIST.document(press)))


def test_what_rasterisers_do_otherwise_is_no_difference() -> None:
    whole = stored_pictures.stored(CHECKLIST.name)
    assert whole
    before = whole.crop((0, 0, 400, whole.height))  # without the line between two pages
    paler = before.point(lambda tone: min(255, tone + 17))
    moved = ImageChops.offset(before, 1, 1)
    assert [difference(before, one) for one in (paler, moved)] == [None] * 2
    assert difference(before, ImageChops.offset(before, 0, 4))


def test_a_sheet_that_has_changed_is_told_shown_and_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, shown = tmp_path / "kept", tmp_path / ".cache/pictures"
    kept.mkdir()
    monkeypatch.setattr(stored_pictures, "PROJECT", tmp_path)
    monkeypatch.setattr(stored_pictures, "TO_LOOK_AT", shown)
    for name in ("flow-sheet-a4", "ways-a4"):
        shutil.copy(stored_pictures.STORED / f"{name}.png", kept)
    monkeypatch.setattr(stored_pictures, "STORED", kept)
    assert pictures.main(["flow-sheet-a4", "ways-a4"]) == 0
    capsys.readouterr()
    before = stored_pictures.stored("flow-sheet-a4")
    assert before
    other = ImageChops.offset(before, 0, 4)
    assert stored_pictures.faults_of("flow-sheet-a4", before) == ""
    assert stored_pictures.faults_of("flow-sheet-a4", other) == (
        "flow-sheet-a4 is not as its stored picture shows it. Look at .cache/pictures/flow-sheet-a4.png: before, now, "
        "and where they differ. Where it is as it should be, store it: python -m devtools.pictures flow-sheet-a4"
    )
    with Image.open(shown / "flow-sheet-a4.png") as picture:
        assert picture.height == 3 * (before.height + 4)
    stored_pictures.store("flow-sheet-a4", other)
    (kept / "of-no-sheet.png").touch()
    assert pictures.main(["flow-sheet-a4", "ways-a4"]) == 0
    assert capsys.readouterr().out == "Stored anew: flow-sheet-a4, of-no-sheet (gone).\n"
    assert difference(before, stored_pictures.stored("flow-sheet-a4") or other) is None
