"""What somebody meant who wrote a value as people write it, for the remedy of a message."""

from __future__ import annotations

import re

import pytest

from course.reading.meant import form_meant, number_meant, two_meant


@pytest.mark.parametrize(
    ("text", "number", "whole"),
    [
        ("12,5", 12.5, None),
        ("1,000", 1000, 1000),
        ("16,000", 16000, 16000),
        ("1,234", None, 1234),
        ("1,234,567", 1234567, 1234567),
        ("-2,500", -2500, -2500),
        ("\u0661\u0662", 12, 12),
        ("80 %", 80, 80),
        ("1 000", 1000, 1000),
        ("1'000", 1000, 1000),
        ("1_000", 1000, 1000),
        ("1.000.000", 1000000, 1000000),
        ("1/2", 0.5, None),
        ("½", 0.5, None),
        ("12/4", 3, 3),
        ("1/3", None, None),
        ("1/0", None, None),
        (".5", 0.5, None),
        ("12.", 12, 12),
        ("1e3", 1000, 1000),
        ("1.5E+3", 1500, 1500),
        (".", None, None),
        ("ten", None, None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float | None, whole: float | None) -> None:
    assert number_meant(text, whole=False) == number
    assert number_meant(text, whole=True) == whole


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("1.000", (1, 1000)),
        ("-16.500", (-16.5, -16500)),
        ("999.990", (999.99, 999990)),
        ("0.500", None),
        ("1.234", None),
        ("1.0", None),
        ("1.0000", None),
        ("1000.000", None),
    ],
)
def test_a_number_with_three_decimals_and_a_last_nought_says_two(text: str, both: tuple[float, float] | None) -> None:
    assert two_meant(text) == both


def test_a_share_with_a_space_before_its_sign_stays_a_share() -> None:
    fits = re.compile(r"\d+(?:\.\d+)?%?").fullmatch
    assert form_meant("5 %", fits) == "5%"
    assert form_meant("5\u00a0%", fits) == "5%"
    assert form_meant("2,5", fits) == "2.5"
