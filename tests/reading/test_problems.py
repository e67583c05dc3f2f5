"""Problems: how they print, how they sort, and the hints that name what is near."""

from __future__ import annotations

import pytest

from course.reading.problems import CourseProblems, Position, Problem, Problems, nearest, shown


def test_a_problem_prints_place_message_and_hint() -> None:
    assert (
        str(Problem(Position("a.yml", 3, 7), "this is wrong", "write that")) == "a.yml:3:7: this is wrong; write that"
    )


def test_a_problem_without_a_hint_ends_with_its_message() -> None:
    assert str(Problem(Position("a.yml"), "this is wrong")) == "a.yml:1:1: this is wrong"


def test_problems_are_sorted_by_place_and_told_once() -> None:
    problems = Problems()
    for path, line, column in [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 2), ("a.yml", 9, 10), ("a.yml", 9, 2)]:
        problems.add(Position(path, line, column), "wrong")
    with pytest.raises(CourseProblems) as found:
        problems.stop_if_any()
    assert str(found.value) == "a.yml:9:2: wrong\na.yml:9:10: wrong\na.yml:10:1: wrong\nb.yml:1:1: wrong"


def test_without_problems_nothing_stops() -> None:
    Problems().stop_if_any()


def test_a_text_is_shown_on_one_line_and_not_too_long() -> None:
    assert shown("two\n  lines") == "`two lines`"
    assert shown("x" * 40) == f"`{'x' * 40}`"
    assert shown("x" * 41) == f"`{'x' * 37}...`"


MANY = [f"word-{number}" for number in range(20)]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("pas_mark", ["pass_mark", "prompt"], "did you mean `pass_mark`?"),
        ("Pass_Mark", ["pass_mark", "prompt"], "did you mean `pass_mark`?"),
        ("fa-101", ["FA-101", "FA-999"], "did you mean `FA-101`?"),
        ("colour", ["title", "id"], "known here: id, title"),
        ("colour", [], "none is defined yet"),
        ("wxyz", MANY, "20 are known here, such as word-9, word-8, word-7"),
        ("word-1" * 1000, MANY, "20 are known here, such as word-11, word-1, word-19"),
    ],
)
def test_a_hint_names_the_nearest_or_what_there_is(word: str, known: list[str], hint: str) -> None:
    assert nearest(word, known) == hint


def test_where_there_is_none_a_hint_says_where_one_is_written() -> None:
    place = "under `families` in modules/catalogue.yml"
    assert nearest("care", [], place) == "none is defined yet: write it under `families` in modules/catalogue.yml"
    assert nearest("care", ["cares"], place) == "did you mean `cares`?"


def test_a_hint_is_never_empty() -> None:
    assert all(nearest(word, MANY) for word in ("", "x", "\n"))
