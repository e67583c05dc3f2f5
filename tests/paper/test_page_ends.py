"""Where a page ends: no row of a table and no item is parted, no heading is left alone, and nothing is cut off."""

from __future__ import annotations

import pytest

from course.paper import PAPERS, Press, key_pdf, worksheet_pdf
from course.paper.packs import keys_document, pack_document
from tests.conftest import VALID
from tests.paper.conftest import Presses, read
from tests.paper.structure import lone_headings, parted

QUIZ = "quizzes/people.yml"
WORDS = "said where you are, what has happened, who is hurt and who is asking for the help that is needed now "


def with_questions(*questions: str) -> dict[str, str]:
    """Return the change that gives the test these questions beside its own."""
    return {QUIZ: VALID[QUIZ] + "".join(questions)}


def to_fill_in(number: int) -> str:
    """Return a question whose right answer takes many lines of a marking grid."""
    accept = ", ".join(f'"{WORDS}{at}"' for at in range(1 + number % 5))
    return (
        f"  - id: gap-{number}\n    kind: short-answer\n    objective: '1.1'\n    bloom: remember\n"
        f"    claims: [house]\n    prompt: {'Which words? ' * (1 + number % 7)}\n    accept: [{accept}]\n"
        "    explanation: They are the words.\n"
    )


def with_a_table(rows: int, words: int) -> str:
    lines = "".join(f"      | {number} | {WORDS * words} |\n" for number in range(rows))
    return (
        "  - id: tabled\n    kind: true-false\n    objective: '1.1'\n    bloom: remember\n    claims: [house]\n"
        f"    prompt: |\n      Read it.\n\n      | No. | What |\n      | --- | --- |\n{lines}"
        "    answer: true\n    explanation: It was.\n"
    )


@pytest.mark.long
def test_no_row_is_parted_and_no_heading_alone_in_a_long_course(press: Presses) -> None:
    pressed = press(with_questions(*(to_fill_in(number) for number in range(40))))
    (course,) = pressed.content.catalogue.courses
    for paper in PAPERS:
        for make, least in ((pack_document, 12), (keys_document, 15)):
            printed = pressed.print(make(pressed, course, paper, ("B",)))
            assert len(read(printed).pages) >= least
            assert parted(printed, "TR", "LI") == []
            assert lone_headings(printed) == []


@pytest.mark.long
def test_no_sheet_of_the_course_parts_a_row(whole_press: Press) -> None:
    for module in whole_press.content.modules[::2]:
        for sheet in (key_pdf(whole_press, module, "B", "letter"), worksheet_pdf(whole_press, module, "A", "a4")):
            assert parted(sheet, "TR", "LI") == []
            assert lone_headings(sheet) == []


def test_a_table_in_a_text_keeps_its_rows_whole_too(press: Presses) -> None:
    pressed = press(with_questions(with_a_table(rows=12, words=3)))
    printed = worksheet_pdf(pressed, pressed.content.modules[0], "A", "a4")
    assert len(read(printed).pages) > 1
    assert parted(printed, "TR") == []
