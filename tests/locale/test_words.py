"""What a sentence is in a language: its words, its forms for a number, days and numbers as the language writes them."""

from __future__ import annotations

import datetime

import pytest

from course.locale import ENGLISH, Words
from course.locale.words import direction

DAY = datetime.date(2026, 11, 21)
GERMAN = Words(
    "de",
    {
        "Go on: %(title)s": "Weiter: %(title)s",
        "%(number)s point": {"one": "%(number)s Punkt", "other": "%(number)s Punkte"},
    },
)
POLISH = Words(
    "pl",
    {
        "%(number)s point": {
            "one": "%(number)s punkt",
            "few": "%(number)s punkty",
            "many": "%(number)s punktów",
            "other": "%(number)s punktu",
        }
    },
)


def test_english_is_what_stands_in_the_code() -> None:
    assert ENGLISH.say("Go on: %(title)s", title="Calls") == "Go on: Calls"
    assert ENGLISH.say("%(mark)s%% passes.", mark=80) == "80% passes."
    assert [ENGLISH.count(number, "point") for number in (0, 1, 2, 0.25)] == [
        "0 points", "1 point", "2 points", "0.25 points",
    ]  # fmt: skip
    assert (ENGLISH.day(DAY), ENGLISH.hours(89), ENGLISH.hours(60)) == ("21 November 2026", "1.4 hours", "1 hour")
    assert ENGLISH.list_of(["front desk", 7]) == "front desk, 7"
    assert Words("en-GB").day(DAY) == "21 November 2026"


def test_another_language_has_its_words_and_what_is_missing_is_said_in_english() -> None:
    assert GERMAN.say("Go on: %(title)s", title="Anrufe") == "Weiter: Anrufe"
    assert GERMAN.say("Take the quiz") == "Take the quiz"
    assert GERMAN.count(3, "question") == "3 questions"


def test_a_number_chooses_the_form_that_its_language_has_for_it() -> None:
    assert [GERMAN.count(number, "point") for number in (0, 1, 2, 0.5)] == [
        "0 Punkte", "1 Punkt", "2 Punkte", "0,5 Punkte",
    ]  # fmt: skip
    assert [POLISH.count(number, "point") for number in (0, 1, 3, 12, 22, 0.5)] == [
        "0 punktów", "1 punkt", "3 punkty", "12 punktów", "22 punkty", "0,5 punktu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("de", "21. November 2026"),
        ("fr-CA", "21 novembre 2026"),
        ("pl", "21 listopada 2026"),
        ("ar", "21 نوفمبر 2026"),
        ("en-XA", "21 November 2026"),
        ("tlh", "November 21, 2026"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, day: str) -> None:
    assert Words(language).day(DAY) == day


def test_a_script_says_which_way_it_runs_and_else_the_language_does() -> None:
    assert [direction(tag) for tag in ("ar", "ar-XB", "he-IL", "az-Arab")] == ["rtl"] * 4
    assert [direction(tag) for tag in ("en", "de", "ar-Latn")] == ["ltr"] * 3
