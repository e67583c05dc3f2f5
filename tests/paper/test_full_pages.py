"""Pages of a worksheet are filled: a long question goes on on the next page rather than leave one half empty."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from course.paper import worksheet_pdf
from course.paper.papers import Paper
from course.paper.worksheets import printed_in
from tests.conftest import VALID
from tests.examples_of_kinds import FOLDER
from tests.paper.boxes import texts_in
from tests.paper.conftest import Presses, read, tags_of
from tests.paper.test_accessible import faults
from tests.paper.test_no_room_lost import one
from tests.paper.test_page_ends import QUIZ
from tests.paper.test_worksheets import banked
from tests.pdf_texts import texts_of

pytestmark = pytest.mark.long

GOES_ON = "Continued on the next page."
FOOT = {"a4": 57, "letter": 57, "a5": 43, "half-letter": 43}  # points from below, where pages end and begin
TOP = {"a4": 797, "letter": 747, "a5": 564, "half-letter": 581}


def ticked(number: int, choices: int) -> str:
    """Return a question of so many choices, each of which says its own name and number."""
    line = "      - {{id: c-{at}, text: The {at}. answer of {number}, feedback: So it is., correct: {right}}}\n"
    offered = "".join(line.format(at=at, number=number, right=str(at < 2).lower()) for at in range(choices))
    return (
        f"  - id: more-{number}\n    kind: multiple-choice\n    objective: '1.1'\n    bloom: remember\n"
        f"    claims: [house]\n    prompt: Which of them, where somebody has fallen?\n    choices:\n{offered}"
        "    explanation: These two.\n"
    )


def with_ticked(questions: int, choices: int) -> dict[str, str]:
    """Return the change that gives the test so many of them beside its own."""
    return {QUIZ: VALID[QUIZ] + "".join(ticked(number, choices) for number in range(questions))}


@pytest.mark.parametrize("paper", ["a4", "letter", "a5", "half-letter"])
def test_no_page_but_the_last_is_less_than_two_thirds_full(press: Presses, paper: Paper) -> None:
    for choices in (8, 10, 12):
        pressed = press(with_ticked(10, choices))
        lowest: dict[int, float] = {}
        printed = worksheet_pdf(pressed, one(pressed), "A", paper)
        for piece in texts_in(printed):
            if piece.low > FOOT[paper]:
                lowest[piece.page] = min(piece.low, lowest.get(piece.page, piece.low))
        pages = list(lowest)[:-1]
        assert f"Page {len(lowest)} of {len(lowest)}" in read(printed).pages[-1].extract_text()
        assert max((lowest[page] - FOOT[paper]) / (TOP[paper] - FOOT[paper]) for page in pages) < 1 / 3


def test_a_question_that_goes_on_says_so_and_has_two_choices_at_least_before_that(press: Presses) -> None:
    pressed = press(with_ticked(8, 11))
    pages = texts_of(worksheet_pdf(pressed, one(pressed), "A", "a5"))
    going_on = [page for page in pages if GOES_ON in page]
    assert going_on
    for before, after in itertools.pairwise(pages):
        name = r"answer of (\d)"
        assert (GOES_ON in before) == (re.findall(name, before)[-1:] == re.findall(name, after)[:1])
    for page in going_on:
        assert page.partition(GOES_ON)[0].rpartition("Question ")[2].count("answer of") >= 2


LONG = "Somebody has fallen beside the stairs, and says nothing. " * 60
NAMED = re.compile(r"Name\s+Question (\d+)(, continued| ·)")


def with_every_kind() -> dict[str, str]:
    """Return the change that gives the test a question that asks more than a page holds, and one of each kind."""
    kinds = [banked(path.stem) for path in sorted(FOLDER.glob("*.yml"))]
    others = "".join(kind[QUIZ].removeprefix(VALID[QUIZ]) for kind in kinds)
    others = re.sub(r"objective: .*", "objective: '1.1'", re.sub(r" +section: .*\n", "", others))
    asked = ticked(0, 8).replace("Which of them, where somebody has fallen?", LONG)
    return kinds[0] | {QUIZ: VALID[QUIZ] + asked + others}


@pytest.mark.parametrize("paper", ["a4", "letter-large", "a5", "a5-large", "half-letter", "half-letter-large"])
def test_where_a_question_breaks_both_pages_say_so(press: Presses, paper: Paper, tmp_path: Path) -> None:
    pressed = press(with_every_kind())
    printed = worksheet_pdf(pressed, one(pressed), "A", paper)
    pages = texts_of(printed)
    for before, after in itertools.pairwise(pages):
        named = NAMED.search(after)
        assert named
        assert (GOES_ON in before) == (named[2] == ", continued")
        assert named[2] != ", continued" or re.findall(r"Question (\d+)[ ,]", before)[-1] == named[1]
    assert any(GOES_ON in page for page in pages)
    assert faults(printed, tmp_path) == []
    assert tags_of(printed).count("H2") == len(printed_in(one(pressed), "A"))
