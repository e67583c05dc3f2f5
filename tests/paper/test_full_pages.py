"""Pages of a worksheet are filled: a long question goes on on the next page rather than leave one half empty."""

from __future__ import annotations

import re

import pytest

from course.paper import worksheet_pdf
from course.paper.papers import Paper
from tests.conftest import VALID
from tests.paper.boxes import texts_in
from tests.paper.conftest import Presses, read
from tests.paper.test_no_room_lost import one
from tests.paper.test_page_ends import QUIZ

pytestmark = pytest.mark.long

GOES_ON = "Continued on the next page."
FOOT, TOP = {"a4": 57, "letter": 57, "a5": 43, "half-letter": 43}, {"a4": 797, "letter": 747, "a5": 564, "half-letter": 581}


def ticked(number: int, choices: int) -> str:
    """Return a question of so many choices, each of which says its own name and number."""
    offered = "".join(
        f"      - {{id: c-{at}, text: The {at}. answer of {number}, feedback: So it is., correct: {str(at < 2).lower()}}}\n"
        for at in range(choices)
    )
    return (
        f"  - id: more-{number}\n    kind: multiple-choice\n    objective: '1.1'\n    bloom: remember\n"
        f"    claims: [house]\n    prompt: Which of them, where somebody has fallen on the stairs?\n    choices:\n{offered}"
        "    explanation: These two.\n"
    )


@pytest.mark.parametrize("paper", ["a4", "letter", "a5", "half-letter"])
def test_no_page_but_the_last_is_less_than_two_thirds_full(press: Presses, paper: Paper) -> None:
    for choices in (9, 10, 11, 12):
        pressed = press({QUIZ: VALID[QUIZ] + "".join(ticked(number, choices) for number in range(6))})
        lowest: dict[int, float] = {}
        for piece in texts_in(worksheet_pdf(pressed, one(pressed), "A", paper)):
            if piece.low > FOOT[paper]:
                lowest[piece.page] = min(piece.low, lowest.get(piece.page, piece.low))
        room = TOP[paper] - FOOT[paper]
        assert max((lowest[page] - FOOT[paper]) / room for page in list(lowest)[:-1]) < 1 / 3


def test_a_question_that_goes_on_says_so_and_has_two_choices_at_least_before_that(press: Presses) -> None:
    pressed = press({QUIZ: VALID[QUIZ] + "".join(ticked(number, 11) for number in range(8))})
    pages = [page.extract_text() for page in read(worksheet_pdf(pressed, one(pressed), "A", "a5")).pages]
    going_on = [page for page in pages if GOES_ON in page]
    assert going_on
    for before, after in zip(pages, pages[1:], strict=False):
        name = r"answer of (\d)"
        assert (GOES_ON in before) == (re.findall(name, before)[-1:] == re.findall(name, after)[:1])
    for page in going_on:
        assert page.partition(GOES_ON)[0].rpartition("Question ")[2].count("answer of") >= 2
