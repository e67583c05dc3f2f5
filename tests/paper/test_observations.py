"""The sheet of an observer on paper: one page, each item with its three boxes, room for notes, and a signature."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from course.paper import PAPERS, Press, printing
from course.paper.checklists import observation_document
from course.paper.printing import Wanted
from tests.conftest import VALID
from tests.paper.boxes import covered, texts_in
from tests.paper.conftest import CHECKLIST, Presses, read, text_of

OBSERVED = {CHECKLIST: VALID[CHECKLIST].replace("  revision: 1\n", "  revision: 1\n  required: observed\n")}


def sheets(press: Press, *, fillable: bool = False) -> dict[str, bytes]:
    mark = "-fillable" if fillable else ""
    files = printing.files(press, Wanted(only="checklists"))
    names = {f"modules/people/observation-after-a-call-{paper}{mark}.pdf": paper for paper in PAPERS}
    return {names[file.path]: file.made() for file in files if file.path in names}


def test_a_checklist_by_which_learners_are_observed_has_a_sheet_of_its_own(press: Presses) -> None:
    made = sheets(press(OBSERVED))
    assert {paper: len(read(pdf).pages) for paper, pdf in made.items()} == dict.fromkeys(PAPERS, 1)
    assert text_of(made["a4"]) == (
        "Training desk FA-101 People: Until Help Comes After a call For the observer: one person, one sheet. "
        "So that nobody waits for a call that was not made. To be marked: as you hang up "
        "Observed Date Observer Place "
        "1. Said where you are Seen Not seen Not applicable Note "
        "2. Stayed with the person Seen Not seen Not applicable Note "
        "Overall, in one line Observer\N{RIGHT SINGLE QUOTATION MARK}s signature Date "
        "For: everybody Owner: Training desk Revision: 1, 21 November 2026 Next review: 21 November 2027 "
        "Status: Draft, not yet trialled On screen: training.acme.com/first-aid/observe.html FA-101 Page 1 of 1"
    )
    assert sheets(press()) == {}


def test_it_can_be_filled_in_on_screen(press: Presses) -> None:
    with pikepdf.open(io.BytesIO(sheets(press(OBSERVED), fillable=True)["a4"])) as pdf:
        fields = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
    assert fields["said-where-seen"] == "1. Said where you are: Seen"
    assert fields["stayed-note"] == "2. Stayed with the person: Note"
    assert {"learner", "observer", "place", "date", "overall", "signature", "signed"} <= set(fields)


@pytest.mark.long
def test_a_list_of_nine_items_of_two_lines_is_still_one_page(press: Presses) -> None:
    text = "Said where they are, what happened, how many are hurt, and stayed on the line until told to hang up"
    items = "".join(f"    - id: item-{number}\n      text: {text}\n" for number in range(9))
    listed = OBSERVED[CHECKLIST].partition("    - id: said-where")[0] + items
    for fillable in (False, True):
        for pdf in sheets(press({CHECKLIST: listed}), fillable=fillable).values():
            assert len(read(pdf).pages) == 1


@pytest.mark.long
def test_on_the_smallest_paper_in_the_largest_letters_nothing_runs_over_the_foot(press: Presses) -> None:
    address = "https://training.acme.com/courses-for-everybody-at-the-desk/first-aid-and-what-comes-before-help/"
    for paper in ("a6-large", "a6"):
        pressed = press(OBSERVED, address=address)
        (module,) = pressed.content.modules
        printed = pressed.print(observation_document(pressed, module, module.checklists[0], paper))
        assert covered(texts_in(printed)) == []
        assert min(piece.low for piece in texts_in(printed)) > 8
        assert re.sub(r"\s", "", text_of(printed)).count("observe.html") == 1
