"""What a trainer types of a marked worksheet: points or letters, and what they earn."""

from __future__ import annotations

import pytest

from course.paper.entering import Mark, Unclear, read_mark
from course.paper.questions import letter, order_of
from course.paper.versions import VERSIONS
from tests.examples_of_kinds import all_examples, examples

EXAMPLES = [example.question for example in all_examples() if example.question.is_marked]


def why(*arguments: object) -> str:
    with pytest.raises(Unclear) as found:
        read_mark(*arguments)  # type: ignore[arg-type]  # as the tests have them
    return str(found.value)


def test_letters_as_they_are_printed_earn_what_the_same_answer_earns_on_screen() -> None:
    seen = 0
    for example in (*examples("single-choice"), *examples("multiple-choice")):
        for version in VERSIONS:
            letters = {name: letter(at) for at, name in enumerate(order_of(example.question, version))}
            for response, points in example.responses:
                chosen = [letters[name] for name, value in response.items() if value is True and name in letters]
                if not chosen or len(chosen) < len(response) or (example.question.takes_one and len(chosen) > 1):
                    continue
                for cell in ("".join(sorted(chosen)), ", ".join(chosen).lower(), f" {' + '.join(chosen)} "):
                    mark = read_mark(example.question, version, cell)
                    assert mark.points == pytest.approx(points, abs=0.005)
                    assert mark.response == response
                    seen += 1
    assert seen > 30


def test_points_are_those_that_a_question_can_earn() -> None:
    for question in EXAMPLES:
        assert read_mark(question, "A", f"{question.points}") == Mark(question.points)
        assert read_mark(question, "B", "0") == Mark(0)
        assert why(question, "A", str(question.points + 1)).startswith("write its points (0")
    shared = next(question for question in EXAMPLES if question.is_shared and question.points % question.marked_parts)
    part = shared.points / shared.marked_parts
    assert (
        read_mark(shared, "A", f"{part:.2f}") == read_mark(shared, "A", f"{part:.2f}".replace(".", ",")) == Mark(part)
    )


def test_a_cell_that_says_nothing_of_its_question_is_told_what_to_write() -> None:
    single = examples("single-choice")[0].question
    last = letter(len(single.made_parts) - 1)
    words = f"write its points (0 or {single.points}), or the letter that was ticked (A to {last})"
    assert {why(single, "A", cell) for cell in ("AB", "Z", "?", "", "-1", "1.234", "AA", "0.5")} == {words}
    several = examples("multiple-choice")[0].question
    assert why(several, "A", "AZ") == (
        "write its points (0, 0.5, 1, 1.5 or 2), or the letters that were ticked (A to D)"
    )
    number = examples("numeric")[0].question
    assert why(number, "A", "A") == f"write its points (0 or {number.points})"
