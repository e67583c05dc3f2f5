"""What makes a question unanswerable; every message of `course.model.questions` word for word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from course.model.questions import KINDS
from tests.mistakes import Mistake, told_word_for_word
from tests.model.questions.mistakes_of_places import OF_PLACES

# Kind, what stood there, what is wrong instead, what fixes it, what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "single-choice: no choice is correct": ("single-choice", ", correct: true", "", None, [
        "quizzes/people.yml:43:7: no choice is correct; write `correct: true` under the right one",
    ]),
    "single-choice: two choices are correct": ("single-choice", "text: Wait,", "text: Wait, correct: true,", None, [
        "quizzes/people.yml:44:41: 2 choices are correct in a single-choice question; "
        "keep one, or write `kind: multiple-choice`",
    ]),
    "single-choice: one choice alone": ("single-choice", "      - {id: wait, text: Wait, feedback: No.}\n", "", None, [
        "quizzes/people.yml:43:7: `choices` must hold 2 to 12 entries, but 1 was found; add to the list",
    ]),
    "single-choice: two choices with one id": ("single-choice", "id: wait", "id: call", None, [
        "quizzes/people.yml:44:14: the id `call` appears twice in `choices`; change one of the two",
    ]),
    "single-choice: two choices with one text, whatever its case and spacing": (
        "single-choice",
        "text: Wait",
        'text: " CALL"',
        None, [
        "quizzes/people.yml:44:26: `CALL` appears twice in `choices`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "multiple-choice: no choice is correct": ("multiple-choice", ", correct: true", "", None, [
        "quizzes/people.yml:43:7: no choice is correct; write `correct: true` under each right one",
    ]),
    "multiple-choice: every choice is correct": ("multiple-choice", "text: Wait,", "text: Wait, correct: true,", None, [
        "quizzes/people.yml:43:7: every choice is correct, so there is nothing to decide; "
        "add a choice that is wrong, or take `correct: true` from one",
    ]),
    "multiple-choice: two choices with one text": ("multiple-choice", "text: Wait", "text: call", None, [
        "quizzes/people.yml:44:26: `call` appears twice in `choices`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "hotspot: no place is correct": ("hotspot", ", correct: true", "", None, [
        "quizzes/people.yml:45:7: no place is correct; write `correct: true` under each right one",
    ]),
    "hotspot: every place is correct": ("hotspot", "feedback: No.", "correct: true, feedback: No.", None, [
        "quizzes/people.yml:45:7: every place is correct, so there is nothing to decide; "
        "add a place that is wrong, or take `correct: true` from one",
    ]),
    "hotspot: two places with one text": ("hotspot", "text: The lift", "text: the DOOR", None, [
        "quizzes/people.yml:46:26: `the DOOR` appears twice in `places`; two equal answers cannot be told apart; "
        "change one of the two",
    ]),
    "hotspot: two places with one id": ("hotspot", "id: lift", "id: door", None, [
        "quizzes/people.yml:46:14: the id `door` appears twice in `places`; change one of the two",
    ]),
    "hotspot: a place beyond the right-hand edge": ("hotspot", "x: 50", "x: 85.5", "x: 80", [
        "quizzes/people.yml:46:59: the place `The lift` ends at 105.5 per cent, beyond the right-hand edge of the "
        "picture; write 14.5 or less, or a smaller `x`",
    ]),
    "hotspot: a place beyond the lower edge": ("hotspot", "x: 50, y: 10", "x: 50, y: 80", "x: 50, y: 70", [
        "quizzes/people.yml:46:69: the place `The lift` ends at 110 per cent, beyond the lower edge of the picture; "
        "write 20 or less, or a smaller `y`",
    ]),
    "hotspot: a place that begins before the picture": ("hotspot", "x: 50", "x: -1", None, [
        "quizzes/people.yml:46:39: `x` must be a number from 0 to 100, but `-1` was found; "
        "write a number from 0 to 100",
    ]),
    "hotspot: a place without a size": ("hotspot", "x: 50, y: 10, width: 20", "x: 50, y: 10, width: 0", None, [
        "quizzes/people.yml:46:57: `width` must be a number from 1 to 100, but `0` was found; "
        "write a number from 1 to 100",
    ]),
    "hotspot: two places that overlap": ("hotspot", "x: 50", "x: 25", "x: 30", [
        "quizzes/people.yml:46:39: the place `The lift` overlaps `The door`; move one of the two, or make it smaller, "
        "so that each point of the picture is of one place",
    ]),
    "hotspot: two places that overlap from above": ("hotspot", "x: 50, y: 10", "x: 10, y: 39", "x: 10, y: 40", [
        "quizzes/people.yml:46:39: the place `The lift` overlaps `The door`; move one of the two, or make it smaller, "
        "so that each point of the picture is of one place",
    ]),
    "hotspot: a picture of another host": ("hotspot", "img/plan.svg", "https://example.org/plan.svg", None, [
        "quizzes/people.yml:42:14: `picture` must be a picture's file, such as img/desk.svg, but "
        "`https://example.org/plan.svg` was found; change it to that form",
    ]),
    "hotspot: a picture without words": ("hotspot", "    alt: A plan\n", "", None, [
        "quizzes/people.yml:38:5: a question has no `alt`; add a line `alt: ...` to it",
    ]),
    "hotspot: a picture that is not there": ("hotspot", "img/plan.svg", "img/plans.svg", None, [
        "quizzes/people.yml:42:14: there is no picture `img/plans.svg` to show; did you mean `img/plan.svg`?",
    ]),
    "true-false: no answer": ("true-false", "    answer: true\n", "", None, [
        "quizzes/people.yml:38:5: a question has no `answer`; add a line `answer: true` to it",
    ]),
    "true-false: feedback for one answer alone": ("true-false", ", false: No.", "", None, [
        "quizzes/people.yml:43:15: feedback has no `false`; add a line `false: ...` to it",
    ]),
    "short-answer: no accepted answer": ("short-answer", "[telephone, mobile]", "[]", None, [
        "quizzes/people.yml:42:13: `accept` must hold 1 to 40 entries, but 0 were found; add to the list",
    ]),
    "short-answer: one answer twice": (
        "short-answer",
        "[telephone, mobile]",
        "[telephone, Telephone]",
        "[telephone, Telephone]\n    case: match", [
        "quizzes/people.yml:42:25: `Telephone` appears twice in `accept`; remove one",
    ]),
    "short-answer: one answer twice to the letter": (
        "short-answer",
        "[telephone, mobile]",
        "[telephone, telephone]\n    case: match",
        None, [
        "quizzes/people.yml:42:25: `telephone` appears twice in `accept`; remove one",
    ]),
    "short-answer: an answer too short for typing mistakes": (
        "short-answer",
        "[telephone, mobile]",
        "[telephone, mobile]\n    typos: 2",
        "[telephone, mobile]\n    typos: 1", [
        "quizzes/people.yml:42:25: `mobile` is too short for 2 typing mistakes; "
        "write `typos: 1`, or accept a longer answer",
    ]),
    "short-answer: an answer too short for one typing mistake": (
        "short-answer",
        "[telephone, mobile]",
        "[telephone, 112]\n    typos: 1",
        "[telephone, 112]\n    typos: 0", [
        "quizzes/people.yml:42:25: `112` is too short for 1 typing mistake; "
        "write `typos: 0`, or accept a longer answer",
    ]),
    "short-answer: an answer that nobody can give": ("short-answer", "[telephone, mobile]", '[telephone, "."]', None, [
        "quizzes/people.yml:42:25: `.` evens out to nothing, so nobody can give this answer: a full stop at the end, "
        "blanks and accents are evened out; accept it in words, such as `full stop`",
    ]),
    "short-answer: an answer that is a local standard": (
        "short-answer", "[telephone, mobile]", '[telephone, "[[call-within]]"]', '[telephone, "[[ -f x ]]"]', [
        "quizzes/people.yml:42:25: `[[call-within]]` is not filled in where answers are typed; "
        "write the value itself, or ask for it without typing",
    ]),
    "short-answer: an answer that the field cannot take": (
        "short-answer", "mobile", "m" * 201, "m" * 200, [
        "quizzes/people.yml:42:25: the answer is 201 characters long, and the field takes 200; accept a shorter answer",
    ]),
    "short-answer: an answer that another one covers": (
        "short-answer",
        "[telephone, mobile]",
        "[telephone, téléphone]",
        "[telephone, téléphone]\n    accents: match", [
        "quizzes/people.yml:42:25: `téléphone` is marked like `telephone` already; remove one",
    ]),
    "numeric: unit and units": (
        "numeric", "    answer: 12\n",
        "    answer: 12\n    unit: minutes\n    units: [minutes, min]\n",
        "    answer: 12\n    units: [minutes, min]\n", [
        "quizzes/people.yml:44:12: the question has both `unit` and `units`; "
        "keep `units`, the name that is shown first",
    ]),
    "numeric: a unit that is a number": ("numeric", "answer: 12", "answer: 12\n    unit: '100'", None, [
        "quizzes/people.yml:43:11: the unit `100` is read as a number; write the unit alone, such as `minutes`",
    ]),
    "numeric: a unit that is nothing": ("numeric", "answer: 12", "answer: 12\n    units: [min, .]", None, [
        "quizzes/people.yml:43:18: `.` is nothing that can be typed; write the unit in letters, such as `minutes`",
    ]),
    "numeric: a unit twice": ("numeric", "answer: 12", "answer: 12\n    units: [min, Min.]", None, [
        "quizzes/people.yml:43:18: `Min.` is the same as `min` when typed; remove one",
    ]),
    "numeric: a unit that is taken for a sign": ("numeric", "answer: 12", "answer: -12\n    unit: '-'", None, [
        "quizzes/people.yml:42:13: `-12` is right and would not be read so; "
        "write a number with fewer digits, or another unit",
    ]),
    "short-answer: feedback for the right alone": ("short-answer", ", wrong: No.", "", None, [
        "quizzes/people.yml:43:15: feedback has no `wrong`; add a line `wrong: ...` to it",
    ]),
    "numeric: neither answer nor range": ("numeric", "    answer: 12\n", "", "    range: {from: 10, to: 14}\n", [
        "quizzes/people.yml:38:5: the question has neither `answer` nor `range`; "
        "add `answer: 12` or `range: {from: 10, to: 14}`",
    ]),
    "numeric: answer and range": (
        "numeric", "    answer: 12\n",
        "    answer: 12\n    range: {from: 10, to: 14}\n",
        None, [
        "quizzes/people.yml:43:12: the question has both `answer` and `range`; keep one of the two",
    ]),
    "numeric: a range that ends before it starts": (
        "numeric",
        "answer: 12",
        "range: {from: 14, to: 10}",
        "range: {from: 14, to: 14}", [
        "quizzes/people.yml:42:12: the range ends before it starts; write the smaller number after `from`",
    ]),
    "numeric: a range with a tolerance": (
        "numeric", "    answer: 12\n",
        '    range: {from: 10, to: 14}\n    tolerance: "1"\n',
        "    answer: 12\n    tolerance: 5%\n", [
        "quizzes/people.yml:43:16: a range needs no `tolerance`; widen the range instead",
    ]),
    "numeric: a share of nothing": (
        "numeric",
        "answer: 12",
        'answer: 0\n    tolerance: "5%"',
        'answer: 0\n    tolerance: "0.5"', [
        "quizzes/people.yml:43:16: 5% of 0 is 0; write how far off is right as a number, such as 0.5",
    ]),
    "numeric: a tolerance in words": ("numeric", "answer: 12", "answer: 12\n    tolerance: a few", None, [
        "quizzes/people.yml:43:16: `tolerance` must be a number such as 0.5, or a share such as 5%, but `a few` "
        "was found; change it to that form",
    ]),
    "numeric: an answer in words": ("numeric", "answer: 12", "answer: twelve", None, [
        "quizzes/people.yml:42:13: `answer` must be a number, but `twelve` was found; write digits alone",
    ]),
    "numeric: a unit with markup": ("numeric", "answer: 12", "answer: 12\n    unit: m^2^", "answer: 12\n    unit: m²", [
        "quizzes/people.yml:43:11: the unit `m^2^` is shown as it is written, with the signs of its markup; "
        "write it without them, such as `m²`",
    ]),
    "numeric: a number that two people read as two": ("numeric", "answer: 12", "answer: 1.000", "answer: 1000", [
        "quizzes/people.yml:42:13: `answer` must be a number, but `1.000` was found; "
        "write `1` or `1000`, whichever you mean",
    ]),
    "numeric: thousands and a half, or sixteen and a half": (
        "numeric", "    answer: 12", "    range: {from: -16.500, to: 16.500}", "    range: {from: -16.5, to: 16.5}", [
        "quizzes/people.yml:42:19: `from` must be a number, but `-16.500` was found; "
        "write `-16.5` or `-16500`, whichever you mean",
        "quizzes/people.yml:42:32: `to` must be a number, but `16.500` was found; "
        "write `16.5` or `16500`, whichever you mean",
    ]),
    "numeric: a tolerance that two people read as two": (
        "numeric", "answer: 12", "answer: 1200\n    tolerance: 1.000", "answer: 1200\n    tolerance: 1000", [
        "quizzes/people.yml:43:16: `tolerance` can be read as 1 and as 1000; write `1` or `1000`, whichever you mean",
    ]),
    "numeric: millions in groups": ("numeric", "answer: 12", "answer: 1.000.000", "answer: 1000000", [
        "quizzes/people.yml:42:13: `answer` must be a number, but `1.000.000` was found; write `1000000`",
    ]),
    "numeric: a fraction": ("numeric", "answer: 12", "answer: 3/4", "answer: 0.75", [
        "quizzes/people.yml:42:13: `answer` must be a number, but `3/4` was found; write `0.75`",
    ]),
    "numeric: a range in words": ("numeric", "    answer: 12", "    range: 10-14", "    range: {from: 10, to: 14}", [
        "quizzes/people.yml:42:12: `range` must be a set of keys, but `10-14` was found; "
        "write it as `range: {from: 10, to: 14}`",
    ]),
    "numeric: a range as a list": ("numeric", "answer: 12", "range: [10, 14]", "range: {from: 10, to: 14}", [
        "quizzes/people.yml:42:12: `range` must be a set of keys, but a list was found; "
        "write it as `range: {from: 10, to: 14}`",
    ]),
    "numeric: a range under other names": (
        "numeric", "    answer: 12", "    range: {min: 10, max: 14}", "    range: {from: 10, to: 14}", [
        "quizzes/people.yml:42:13: unknown key `min` in a range; known here: from, to",
        "quizzes/people.yml:42:22: unknown key `max` in a range; known here: from, to",
    ]),
}
# fmt: on
CASES |= OF_PLACES


@pytest.fixture
def mistake(
    problems_of: Callable[[Mapping[str, str]], list[str]],
    with_question: Callable[[str, str, str], dict[str, str]],
    be_sound: Callable[[Mapping[str, str]], None],
) -> Callable[..., list[str]]:
    """As everywhere, but with a kind of question in the place of a path."""

    def problems(kind: str, old: str, wrong: str, fixed: str | None) -> list[str]:
        be_sound(with_question(kind, old, old if fixed is None else fixed))
        return problems_of(with_question(kind, old, wrong))

    return problems


test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


def test_every_kind_has_its_mistakes_here() -> None:
    assert {case[0] for case in CASES.values()} == {vars(kind)["kind"] for kind in KINDS}
