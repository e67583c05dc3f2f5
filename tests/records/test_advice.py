"""What figures advise to look at: every message word for word, at the bounds that the guide states."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from course.locale import Words
from course.records.advice import advice_on
from course.records.statistics import Choice, Item


def item(answers: int = 40, choices: Iterable[Choice] = (), facility: float = 0.5, top: float | None = None) -> Item:
    """Return a question with these figures; ``top`` is where the interval of its discrimination ends."""
    half = answers // 2
    return Item(
        module="FA-101",
        question="first-call",
        kind="single-choice",
        at="quizzes/people.yml:5:5",
        answers=answers,
        earlier=0,
        shown=0,
        facility=facility,
        facility_interval=(0, 1),
        discrimination=top,
        discrimination_interval=None if top is None else (-1, top),
        better=half,
        worse=answers - half,
        choices=tuple(choices),
    )


def choice(name: str, better: int, worse: int, *, right: bool = False) -> Choice:
    return Choice(id=name, text=name, count=better + worse, better=better, worse=worse, right=right)


def said(asked: Item) -> list[tuple[str, str, str]]:
    return [(advice.reason, advice.choice, advice.said()) for advice in advice_on(asked)]


def test_a_question_that_sets_people_apart_gets_no_advice() -> None:
    assert said(item(choices=[choice("a", 15, 8, right=True), choice("b", 5, 12)], top=0.5)) == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (0, ("nothing", "", "no first answers to the present key")),
        (1, ("few", "", "too few to judge: 1 answer, and 30 are needed")),
        (29, ("few", "", "too few to judge: 29 answers, and 30 are needed")),
    ],
)
def test_below_thirty_answers_nothing_is_judged(answers: int, words: tuple[str, str, str]) -> None:
    assert said(item(answers, facility=1, top=-0.9)) == [words]
    assert words not in said(item(30, facility=1, top=-0.9))


def test_a_question_that_nearly_everybody_gets_right_is_perhaps_too_easy() -> None:
    words = "perhaps too easy, or well taught: more than 0.9 of the points are earned at once"
    assert said(item(facility=0.91)) == [("easy", "", words)]
    assert said(item(facility=0.9)) == []


def test_where_those_who_do_well_miss_it_the_key_is_perhaps_wrong() -> None:
    words = "the key is perhaps wrong: those who do well elsewhere miss it more often"
    assert said(item(top=-0.01)) == [("key", "", words)]
    assert said(item(top=0.0)) == []


def test_a_wrong_choice_that_the_better_half_prefers_is_perhaps_misleading() -> None:
    words = "perhaps misleading: 8 of 20 in the better half took b, and 2 of 20 in the worse"
    right = choice("a", 12, 18, right=True)
    assert said(item(choices=[right, choice("b", 8, 2)], top=0.1)) == [("misleading", "b", words)]
    assert said(item(choices=[right, choice("b", 8, 3)], top=0.1)) == []  # chance does as much: p = 0.077


def test_a_wrong_choice_that_beats_the_right_one_there_is_perhaps_the_key() -> None:
    words = "the key is perhaps wrong: 14 of 20 in the better half took b, more than took a right choice"
    asked = item(choices=[choice("a", 6, 15, right=True), choice("b", 14, 5)], top=-0.2)
    assert said(asked) == [("key", "b", words)]


def test_one_of_several_right_choices_that_the_worse_half_prefers_perhaps_counts_wrongly() -> None:
    words = (
        "the key is perhaps wrong: 3 of 20 in the better half took c, and 12 of 20 in the worse, and it counts as right"
    )
    choices = [choice("a", 18, 12, right=True), choice("b", 1, 5), choice("c", 3, 12, right=True)]
    assert said(item(choices=choices, top=0.2)) == [("key", "c", words)]
    assert said(item(choices=choices[1:], top=0.2)) == []  # of one right choice, discrimination says it


def test_halves_of_fewer_than_ten_are_not_compared() -> None:
    few = Item(**vars(item(choices=[choice("a", 1, 30, right=True), choice("b", 8, 1)])) | {"better": 9, "worse": 31})
    assert said(few) == []
    enough = Item(**vars(few) | {"better": 10, "worse": 30})
    assert [advice.reason for advice in advice_on(enough)] == ["key"]


def test_a_wrong_choice_that_nobody_took_is_named() -> None:
    words = "nobody took %s, which tells nobody from anybody: write what somebody may believe"
    choices = [choice("a", 15, 8, right=True), choice("b", 5, 12), choice("c", 0, 0), choice("d", 0, 0, right=True)]
    assert said(item(choices=choices)) == [("unpicked", "c", words % "c")]
    assert said(item(choices=[*choices, choice("e", 0, 0)])) == [("unpicked", "", words % "c, e")]
    assert said(item(choices=[choice("true", 20, 20, right=True), choice("false", 0, 0)])) == []
    answers = [Choice(id="answer", text="tea", count=0)]  # where there are no choices, nothing is right or wrong
    assert said(item(choices=answers)) == []


def test_advice_is_said_in_the_language_of_the_course() -> None:
    messages: dict[str, str | dict[str, str]] = {
        "too few to judge: %(number)s answer, and %(enough)s are needed": {
            "one": "zu wenige: %(number)s von %(enough)s",
            "other": "zu wenige: %(number)s von %(enough)s",
        },
        "perhaps too easy, or well taught: more than %(bound)s of the points are earned at once": "leicht: %(bound)s",
    }
    german = Words("de", messages)
    assert [advice.said(german) for advice in advice_on(item(29))] == ["zu wenige: 29 von 30"]
    assert [advice.said(german) for advice in advice_on(item(facility=0.95))] == ["leicht: 0,9"]
