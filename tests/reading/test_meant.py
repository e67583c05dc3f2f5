"""What somebody meant who wrote a value as people write it, for the remedy of a message."""

from __future__ import annotations

import re

import pytest

from course.reading.meant import form_meant, number_meant


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
        ("ten", None, None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float | None, whole: float | None) -> None:
    assert number_meant(text, whole=False) == number
    assert number_meant(text, whole=True) == whole


def test_a_share_with_a_space_before_its_sign_stays_a_share() -> None:
    fits = re.compile(r"\d+(?:\.\d+)?%?").fullmatch
    assert form_meant("5 %", fits) == "5%"
    assert form_meant("5\u00a0%", fits) == "5%"
    assert form_meant("2,5", fits) == "2.5"
