"""Every sheet on every paper and in both sizes: letters of the size, nothing cut off, nothing printed over anything."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.model.sheet_choice import Side
from course.paper import Press, certificate_form_pdf, checklist_pdf, key_pdf, one_page_key_pdf, worksheet_pdf
from course.paper.checklists import observation_document, print_checklist
from course.paper.packs import pack_document
from course.paper.papers import EVERY_PAPER, Paper, is_card, size_of
from course.paper.printing import Wanted, files, press_for
from course.paper.two_sided import Bundle, print_two_sided, trainer_document
from course.reading.problems import CourseProblems
from tests.conftest import VALID
from tests.examples_of_kinds import text_of_first
from tests.paper.boxes import covered, texts_in
from tests.paper.conftest import CHECKLIST, Presses, read, text_of
from tests.paper.structure import lone_headings, parted
from tests.paper.test_accessible import faults
from tests.paper.test_checklists import only, with_items
from tests.paper.test_page_ends import QUIZ, with_a_table

pytestmark = pytest.mark.long

CATALOGUE = "modules/catalogue.yml"
KINDS = ("short-answer", "categorise", "matching", "ordering", "fill-in", "numeric", "true-false", "say-it")


def one_of(kind: str) -> str:
    """Return a question of a kind, as a bank holds it."""
    text = re.sub(r'objective: "[\d.]+"', 'objective: "1.1"', text_of_first(kind))
    return textwrap.indent(text, "    ").replace("    id:", "  - id:", 1)


FULL = {
    QUIZ: VALID[QUIZ] + "".join(one_of(kind) for kind in KINDS),
    CATALOGUE: f"{VALID[CATALOGUE]}records: {{number: ask, site: ask}}\n",
    CHECKLIST: with_items("Said where you are", "Called within [[call-within]]", "Stayed " * 9, "Left")[CHECKLIST],
}


def sheets(press: Press, paper: Paper) -> dict[str, bytes]:
    """Return every kind of sheet that there is on a paper."""
    module, checklist = only(press)
    found = {
        "checklist": checklist_pdf(press, module, checklist, paper),
        "fillable": checklist_pdf(press, module, checklist, paper, fillable=True),
        "observation": print_checklist(press, checklist, observation_document(press, module, checklist, paper)),
    }
    if is_card(paper):
        return found
    (course,) = press.content.catalogue.courses
    return found | {
        "worksheet": worksheet_pdf(press, module, "A", paper),
        "key": key_pdf(press, module, "B", paper),
        "one-page key": one_page_key_pdf(press, module, "A", paper),
        "certificate": certificate_form_pdf(press, course, paper),
        "pack": press.print(pack_document(press, course, paper, ("B",))),
    }


@pytest.mark.parametrize(
    ("paper", "boxes"), [*((paper, "left") for paper in EVERY_PAPER), ("letter", "right"), ("a5-large", "right")]
)
def test_letters_have_their_size_and_nothing_is_cut_off_or_covered(press: Presses, paper: Paper, boxes: Side) -> None:
    pressed = press(FULL)
    pressed.boxes = boxes
    for kind, printed in sheets(pressed, paper).items():
        pieces = texts_in(printed)
        assert min(piece.size for piece in pieces) >= (18 if size_of(paper) == "large" else 11), kind
        boxes_of = [page.mediabox for page in read(printed).pages]
        for piece in pieces:
            page = boxes_of[piece.page - 1]
            assert 14 < piece.left < piece.right < page.width - 14, kind
            assert 8 < piece.low < page.height - 8, kind
        assert covered(pieces) == [], kind
        assert parted(printed, "TR", "LI") == []
        assert lone_headings(printed) == []


@pytest.mark.parametrize("paper", ["a6-large", "a5-large"])
def test_the_smallest_paper_with_the_largest_letters_is_accessible(
    press: Presses, tmp_path: Path, paper: Paper
) -> None:
    pressed = press(FULL)
    pressed.boxes = "right"
    for kind, printed in sheets(pressed, paper).items():
        assert faults(printed, tmp_path) == [], kind


def test_lists_of_people_and_run_sheets_have_room_in_large_letters_and_on_small_paper(press: Presses) -> None:
    pressed = press(FULL)
    (course,) = pressed.content.catalogue.courses
    bundle = Bundle(press=pressed, modules=pressed.content.modules, course=course)
    for paper in ("a4-large", "a5", "a5-large"):
        printed = print_two_sided(bundle, trainer_document(bundle, ("A",), paper))
        for title in ("Class grid", "Attendance", "Sign-off"):
            assert title in text_of(printed)
        pieces = texts_in(printed)
        assert covered(pieces) == []
        widths = [page.mediabox.width for page in read(printed).pages]
        assert all(piece.right < widths[piece.page - 1] - 14 for piece in pieces)


def test_a_row_that_is_longer_than_a_page_goes_on_and_is_not_cut_off(press: Presses) -> None:
    pressed = press({QUIZ: VALID[QUIZ] + with_a_table(rows=1, words=30)})
    printed = worksheet_pdf(pressed, pressed.content.modules[0], "A", "a5-large")
    assert text_of(printed).count("hurt") == 30
    assert [tag for tag, _ in parted(printed, "TR")] == ["TR"]
    assert covered(texts_in(printed)) == []


@pytest.mark.parametrize(("boxes", "language", "is_left"), [
    (None, "en", True), ("left", "en", True), ("right", "en", False),
    (None, "ar", False), ("left", "ar", True), ("right", "ar", False),
])  # fmt: skip
def test_boxes_stand_on_the_side_that_was_asked_for(
    press: Presses, boxes: str | None, language: str, is_left: bool
) -> None:
    catalogue = VALID[CATALOGUE].replace("language: en", f"language: {language}")
    chosen = f"sheets: {{boxes: {boxes}}}\n" if boxes else ""
    pressed = press({CATALOGUE: catalogue + chosen})
    for paper in ("a4", "a6"):
        printed = checklist_pdf(pressed, *only(pressed), paper, fillable=True)
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            middle = float(pdf.pages[0].MediaBox[2]) / 2
            ticks = [one for one in pdf.Root.AcroForm.Fields if one.FT == "/Btn"]
            places = [float(one.Rect[0]) for one in ticks if not str(one.T).endswith("-not-applicable")]
        assert [place < middle for place in places] == [is_left] * 2


@pytest.mark.parametrize("boxes", ["left", "right"])
def test_the_number_of_an_item_stands_on_the_line_of_its_words(press: Presses, boxes: Side) -> None:
    pressed = press(with_items("Said where you are", "Left"))
    pressed.boxes = boxes
    heights: dict[str, float] = {}

    def visit(text: str, cm: list[float], *_: object) -> None:
        heights[text.strip()] = cm[5]

    read(checklist_pdf(pressed, *only(pressed), "a4-large")).pages[0].extract_text(visitor_text=visit)
    assert heights["1."] == pytest.approx(heights["Said where you are"], abs=0.1)


def test_items_grow_to_fill_the_page(press: Presses) -> None:
    few, many = ["Said where you are"] * 6, ["Said where you are"] * 9
    sizes = []
    for texts in (few, many):
        pressed = press(with_items(*texts))
        pieces = texts_in(checklist_pdf(pressed, *only(pressed), "a4"))
        items = [piece for piece in pieces if piece.size in (12, 13, 14, 17)]
        sizes.append(items[0].size)
        assert min(piece.low for piece in items) < 330  # where the names to write begin
    assert sizes == sorted(sizes, reverse=True)


def test_a_checklist_goes_on_where_paper_is_small_or_letters_are_large(press: Presses) -> None:
    pressed = press(with_items(*["Said where you are, what has happened and who is hurt"] * 14))
    for paper, pages in (("a4", 1), ("a5", 2), ("a6", 3), ("a4-large", 2)):
        printed = checklist_pdf(pressed, *only(pressed), paper)  # type: ignore[arg-type]  # one of them
        assert len(read(printed).pages) == pages
        assert f"Page {pages} of {pages}" in text_of(printed)


def test_the_catalogue_chooses_papers_and_sizes_and_options_choose_others(
    course_files: Callable[[Mapping[str, str]], Path],
) -> None:
    chosen = "sheets: {papers: [a5, a6], sizes: [normal, large]}\n"
    root = course_files({CATALOGUE: VALID[CATALOGUE] + chosen})
    pressed = press_for(load_course(root, rules=False), root)

    def made(**wanted: Any) -> list[str]:
        found = files(pressed, Wanted(module="people", **wanted))
        return [path.partition("people/")[2] for path in (file.path for file in found) if "key" not in path]

    card = ["checklist-after-a-call-a6.pdf", "checklist-after-a-call-a6-fillable.pdf"]
    page = [*(one.replace("a6", "a5") for one in card), "worksheet-a-a5.pdf"]
    large = [one.replace("a5", "a5-large").replace("a6", "a6-large") for one in (*page, *card)]
    assert made(versions=("A",)) == [*page, *card, *large]
    assert made(papers=("a6",), sizes=("normal",)) == card
    assert made(papers=("half-letter",), sizes=("large",), only="worksheets", versions=("B",)) == [
        "worksheet-b-half-letter-large.pdf"
    ]


def test_what_is_no_paper_size_or_side_is_told(course_files: Callable[[Mapping[str, str]], Path]) -> None:
    chosen = "sheets:\n  papers: [a4, a7]\n  sizes: [huge]\n  boxes: top\n"
    with pytest.raises(CourseProblems) as found:
        load_course(course_files({CATALOGUE: VALID[CATALOGUE] + chosen}), rules=False)
    line = VALID[CATALOGUE].count("\n") + 2
    assert [str(problem) for problem in found.value.problems] == [
        f"{CATALOGUE}:{line}:16: an entry of `papers` must be one of a4, letter, a5, half-letter, a6, but `a7` was "
        "found; write one of these",
        f"{CATALOGUE}:{line + 1}:11: an entry of `sizes` must be one of normal, large, but `huge` was found; "
        "write one of these",
        f"{CATALOGUE}:{line + 2}:10: `boxes` must be one of left, right, but `top` was found; write one of these",
    ]


def test_the_command_takes_paper_size_and_side(
    course_files: Callable[[Mapping[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = course_files({"mkdocs.yml": "site_name: Trial\nsite_url: https://training.acme.com/aid/\n"})
    command = ["--root", str(root), "print", "--only", "checklists", "--paper", "a6", "--size", "large"]
    printed = []
    for more in ([], ["--boxes", "right"]):
        assert main([*command, *more]) == 0
        assert capsys.readouterr().out.startswith("Printed 2 files in ")  # boxes on another side are printed anew
        printed.append((root / "print/modules/people/checklist-after-a-call-a6-large.pdf").read_bytes())
    assert printed[0] != printed[1]
