"""A table of marks, read against its course: what it says of whom, and what is wrong with a cell, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.paper import mark_sheet
from course.paper.mark_sheet import Entered, form_of, place, read_marks
from course.reading.problems import Problems

COURSE = Path(__file__).parents[1] / "course"
HEAD = "learner,number,site,course,module,worksheet,date,1,2,3,4,5,6\n"
LINE = "Ada,7,Yard,CERT-FA,FA-101,A,2026-11-28,1,1,1,0.67,1,0\n"
COLUMN = "is no column of a table of marks, or stands twice"
NAMED = "the worksheet of FA-101 is not named; write A, B, C or R, as its head says"
VERSIONS = "write what stands in its head: one of A, B"


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(COURSE, rules=False)


def read(text: str, content: Content) -> tuple[list[Entered], list[str]]:
    problems = Problems()
    return read_marks("m.csv", text, content, problems), [str(problem) for problem in problems.found]


def test_a_line_is_a_worksheet_and_lines_of_one_learner_are_together(content: Content) -> None:
    more = LINE.replace("FA-101,A", "fa-102,b").replace("0.67", "1")
    (ada, eve), said = read(HEAD.upper() + LINE + more + LINE.replace("Ada,7,Yard", "Eve,,"), content)
    assert said == []
    assert (ada.learner, eve.learner) == ({"name": "Ada", "number": "7", "site": "Yard"}, {"name": "Eve"})
    assert [(one.module.code, one.version, one.date) for one in ada.sheets] == [
        ("FA-101", "A", "2026-11-28"),
        ("FA-102", "B", "2026-11-28"),
    ]
    assert [round(mark.points, 2) for mark in eve.sheets[0].marks] == [1, 1, 1, 0.67, 1, 0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Ada", "", "2:1: cell A2: the learner has no name; write it"),
        ("CERT-FA", "", "2:12: cell D2: nothing is named under `course`; known here: CERT-FA"),
        ("CERT-FA", "CERT-FB", "2:12: cell D2: there is no course `CERT-FB`; did you mean `CERT-FA`?"),
        ("FA-101", "", "2:20: cell E2: nothing is named under `module`; known here: FA-101, FA-102"),
        ("FA-101", "FB-101", "2:20: cell E2: there is no module `FB-101`; did you mean `FA-101`?"),
        (",A,", ",,", f"2:27: cell F2: {NAMED}"),
        (",A,", ",D,", f"2:27: cell F2: {NAMED}"),
        (",A,", ",C,", f"2:27: cell F2: FA-101 has no worksheet C; {VERSIONS}"),
        (",A,", ",r,", f"2:27: cell F2: FA-101 has no worksheet R; {VERSIONS}"),
        ("2026-11-28", "", "2:29: cell G2: the day is missing; write it as 2026-11-28"),
        ("2026-11-28", "soon", "2:29: cell G2: `soon` is no day; write it as 2026-11-28"),
        (
            "2026-11-28",
            "03/04/2026",
            "2:29: cell G2: `03/04/2026` can be 2026-03-04 or 2026-04-03; write the one that is meant",
        ),
        (
            "Ada,7",
            "Ada,1E+10",
            "2:5: cell B2: “1E+10” is what a spreadsheet makes of a number; write the staff number itself, "
            'or ="1E+10" if it is that',
        ),
        ("1,1,1", "1,,1", "2:42: cell I2: nothing is said of question 2; write 0 where it was not answered"),
        (
            "1,1,1",
            "1,x,1",
            "2:42: cell I2: `x` says nothing of question 2 of FA-101; write its points (0 or 1), "
            "or the letter that was ticked (A to C)",
        ),
    ],
)
def test_a_cell_that_says_nothing_sure_is_told(old: str, new: str, said: str, content: Content) -> None:
    assert read(HEAD + LINE.replace(old, new, 1), content) == ([], [f"m.csv:{said}"])
    assert read(HEAD + LINE.replace("A,2026-11-28", "A,28.11.2026"), content)[1] == []


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            HEAD.replace("date", "day"),
            [f"1:45: cell G1: `day` {COLUMN}; known here: date",
             "1:1: there is no column `date`; add it to the first line"],
        ),
        (HEAD.replace("site", "date"), [f"1:45: cell G1: `date` {COLUMN}; known here: site"]),
        (HEAD.replace("5,6", "6"), [f"1:58: cell L1: `6` {COLUMN}; known here: 5"]),
        (HEAD.replace(",6", ""),
         ["2:20: cell E2: FA-101 asks more questions than there are columns; add columns up to 6"]),
    ],
)  # fmt: skip
def test_a_column_that_is_wrong_or_missing_is_told(head: str, said: list[str], content: Content) -> None:
    assert read(head + LINE, content) == ([], [f"m.csv:{one}" for one in said])


def test_more_marks_than_questions_are_told_unless_they_are_empty(content: Content) -> None:
    head = HEAD.replace("6\n", "6,7\n")
    assert read(head + LINE.replace("\n", ",\n"), content)[1] == []
    assert read(head + LINE.replace("\n", ",0\n"), content)[1] == [
        "m.csv:2:55: cell N2: the worksheet of FA-101 has 6 questions; leave the others empty, or see whether it is "
        "that module"
    ]


def test_a_worksheet_twice_is_told_at_the_second_line(content: Content) -> None:
    assert read(HEAD + LINE + LINE, content)[1] == [
        "m.csv:3:20: cell E3: Ada has a line for FA-101 above; leave one of them out"
    ]
    assert read(HEAD + LINE + LINE.replace("Ada,7", "Ada,8"), content)[1] == []


def test_a_table_has_so_many_lines_at_most(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark_sheet, "MOST_LINES", 2)
    assert read(HEAD + LINE, content)[1] == []
    assert read(HEAD + LINE + LINE, content) == (
        [],
        ["m.csv:1:1: the table has more than 2 lines; part it in several files"],
    )


def test_the_table_to_fill_in_has_a_line_for_each_module_and_a_column_for_each_question(content: Content) -> None:
    head, *lines = form_of(content, content.catalogue.courses[0])
    assert ",".join(head) + "\n" == HEAD
    assert lines == [["", "", "", "CERT-FA", "FA-101", "A"], ["", "", "", "CERT-FA", "FA-102", "A"]]


@pytest.mark.parametrize(
    ("column", "cell"),
    [(0, "A3"), (25, "Z3"), (26, "AA3"), (51, "AZ3"), (52, "BA3"), (701, "ZZ3"), (702, "AAA3")],
)
def test_a_cell_is_called_as_a_spreadsheet_calls_it(column: int, cell: str) -> None:
    assert place(column, 3) == cell
