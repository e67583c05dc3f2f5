"""Figures as CSV: a line for each question and each objective, and how many records were left out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from course.locale import Words
from course.records.figures import MOST_NAMED, LeftOut, Report, as_csv, goals_csv, two_decimals
from course.records.spreadsheet import form_in
from course.records.statistics import Goal
from tests.records.test_advice import choice, item

ITEM = replace(
    item(40, [choice("a", 3, 12, right=True), choice("b", 17, 8)], facility=0.955, top=-0.25), earlier=2, shown=1
)
GOAL = Goal(
    module="FA-101", objective="1.10", text="Ring for help", questions=2, people=7, share=0.5, interval=(0.125, 0.875)
)
REPORT = Report((ITEM,), (GOAL,), 40, ())


def lines(text: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_a_question_has_its_figures_its_advice_and_its_choices_in_a_line() -> None:
    head, line = lines(as_csv(REPORT))
    found = dict(zip(head, line, strict=True))
    assert found == {
        "Module": "FA-101",
        "Question": "first-call",
        "Kind": "single-choice",
        "Answers": "40",
        "Answers to an earlier key": "2",
        "Answers after it was shown": "1",
        "Facility": "0.95",
        "Facility from": "0.00",
        "Facility to": "1.00",
        "Discrimination": "-0.25",
        "Discrimination from": "-1.00",
        "Discrimination to": "-0.25",
        "Advice": "the key is perhaps wrong: 17 of 20 in the better half took b, more than took a right choice; "
        "perhaps too easy, or well taught: more than 0.9 of the points are earned at once",
        "Choices": "a: 15; b: 25",
        "Better half": "a: 3 of 20; b: 17 of 20",
        "Worse half": "a: 12 of 20; b: 8 of 20",
        "Place": "quizzes/people.yml:5:5",
    }


def test_a_question_that_nobody_answered_has_no_figures() -> None:
    nobody = replace(ITEM, answers=0, facility=None, facility_interval=None, discrimination=None)
    line = lines(as_csv(Report((replace(nobody, discrimination_interval=None),), (), 0, ())))[1]
    assert line[6:12] == [""] * 6


def test_an_objective_has_its_share_in_a_line() -> None:
    assert lines(goals_csv(REPORT)) == [
        ["Module", "Objective", "Text", "Questions", "People", "Share", "Share from", "Share to"],
        ["FA-101", '="1.10"', "Ring for help", "2", "7", "0.50", "0.12", "0.88"],
    ]
    nobody = Report((), (replace(GOAL, people=0, share=None, interval=None),), 0, ())
    assert lines(goals_csv(nobody))[1][5:] == ["", "", ""]


def test_a_language_has_its_words_its_mark_and_its_separator() -> None:
    head, line = lines(goals_csv(REPORT, form_in(Words("de", {"Module": "Modul", "Objective": "Lernziel"}))), ";")
    assert head[:2] == ["Modul", "Lernziel"]
    assert line[5:] == ["0,50", "0,12", "0,88"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(None, ""), (0.0, "0.00"), (-0.0, "0.00"), (-0.004, "0.00"), (-0.005, "-0.01"), (1, "1.00"), (0.999, "1.00")],
)
def test_a_figure_has_two_decimals(number: float | None, shown: str) -> None:
    assert two_decimals(number) == shown


def test_of_what_is_left_out_ten_files_are_named() -> None:
    names = tuple(f"{at}.json" for at in range(MOST_NAMED))
    assert LeftOut("Altered", MOST_NAMED, names).named == ", ".join(names)
    assert LeftOut("Altered", MOST_NAMED + 1, names).named == f"{', '.join(names)}, …"
