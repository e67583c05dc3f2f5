"""A checklist with columns: a table with a day or shift in each, and room for what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.paper import checklist_pdf
from course.paper.papers import Paper
from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run
from tests.paper.boxes import covered, texts_in
from tests.paper.conftest import CHECKLIST, Presses, read, tags_of, text_of
from tests.paper.structure import parted
from tests.paper.test_accessible import faults
from tests.paper.test_checklists import only
from tests.paper.test_form_fields import fields_of

__all__ = ["project"]  # a fixture

WEEK = "columns: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]"
SHIFTS = "columns: [Early, Late, Night]"
LEGEND = "Tick what is done; write N/A where an item does not apply."


def with_keys(*keys: str) -> dict[str, str]:
    return {CHECKLIST: VALID[CHECKLIST].replace("  items:", "".join(f"  {key}\n" for key in keys) + "  items:")}


def test_a_list_for_a_week_lies_across_one_page_with_a_column_for_each_day(press: Presses) -> None:
    pressed = press(with_keys(WEEK, "found: true"))
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    (page,) = read(printed).pages
    assert page.mediabox.width > page.mediabox.height
    assert (
        f"Pause point: as you hang up {LEGEND} Date Place Item Mon Tue Wed Thu Fri Sat Sun Found, and told to whom "
        "1. Said where you are 2. Stayed with the person Initials For: everybody"
    ) in text_of(printed)
    assert tags_of(printed).count("TH") >= 9


def test_a_list_of_shifts_stands_upright_and_one_without_columns_has_one_to_tick(press: Presses) -> None:
    for keys, head in (
        ((SHIFTS,), "Item Early Late Night 1."),
        (("found: true",), "Item Done Found, and told to whom 1."),
    ):
        pressed = press(with_keys(*keys))
        printed = checklist_pdf(pressed, *only(pressed), "letter")
        (page,) = read(printed).pages
        assert page.mediabox.width < page.mediabox.height
        assert head in text_of(printed)


@pytest.mark.long
@pytest.mark.parametrize("paper", ["a5", "a6", "a4-large", "a6-large"])
def test_where_paper_is_narrow_there_are_several_tables_and_nothing_is_cut_or_covered(
    press: Presses, tmp_path: Path, paper: Paper
) -> None:
    pressed = press(with_keys(WEEK, "found: true"))
    printed = checklist_pdf(pressed, *only(pressed), paper)
    pieces = texts_in(printed)
    boxes = [page.mediabox for page in read(printed).pages]
    assert all(14 < piece.left < piece.right < boxes[piece.page - 1].width - 14 for piece in pieces)
    assert covered(pieces) == []
    assert parted(printed, "TR") == []
    found = text_of(printed)
    assert all(words in found for words in ("Mon", "Tue", "Wed", "Sun", "Found, and told to whom"))
    assert faults(printed, tmp_path) == []


def test_its_form_has_a_field_for_each_cell(press: Presses, tmp_path: Path) -> None:
    pressed = press(with_keys(SHIFTS, "found: true"))
    form = checklist_pdf(pressed, *only(pressed), "a4", fillable=True)
    names = [(name, label) for kind, name, label in fields_of(form) if kind == "/Tx"]
    assert names[:6] == [
        ("date", "Date"),
        ("place", "Place"),
        ("said-where-0", "1. Said where you are: Early"),
        ("said-where-1", "1. Said where you are: Late"),
        ("said-where-2", "1. Said where you are: Night"),
        ("said-where-found", "1. Said where you are: Found, and told to whom"),
    ]
    assert names[-1] == ("initials-2", "Night: initials")
    assert faults(form, tmp_path) == []


@pytest.mark.long
def test_a_sheet_with_a_name_says_whose_it_is(project: Roots, tmp_path: Path) -> None:
    people, folder = tmp_path / "people.csv", tmp_path / "out"
    people.write_text("name\nAda Lovelace\nŁukasz Żółć\n", "utf-8")
    root = project(changes=with_keys(SHIFTS))
    some = "--only", "checklists", "--paper", "a4", "--to", str(folder)
    assert run(root, "print", "--people", str(people), *some) == 0
    printed = read((folder / "modules/people/checklists-after-a-call-a4.pdf").read_bytes())
    pages = [" ".join(page.extract_text().split()) for page in printed.pages]
    assert ["Name Ada Lovelace Date" in pages[0], pages[1], "Name Łukasz Żółć Date" in pages[2]] == [True, "", True]
