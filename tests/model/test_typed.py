"""What people type, and what it says; ``tests/web/test_typed.py`` holds the browser to the same."""

from __future__ import annotations

import pytest

from course.model.typed import evened, is_within, numbers, twins

# What is typed, and the numbers that it can mean, where the unit is minutes, also called min or mins.
UNITS = ("minutes", "minute", "min", "mins")
READ: dict[str, list[float]] = {
    "12": [12], " 12 ": [12], "12.": [12], "+12": [12], "12.0": [12], "012": [12], "12,5": [12.5], ".5": [0.5],
    "12 min": [12], "12 minute": [12], "12 Mins.": [12], "12minutes": [12], "min 12": [12], "12 minutes": [12],
    # Digits of any script, as their keyboards have them.
    "１２": [12], "１２．５": [12.5], "١٢": [12], "۱۲": [12], "१२": [12], "১২": [12], "๑๒": [12], "١٢٫٥": [12.5],
    "𝟏𝟐": [12],
    "１２　ｍｉｎ": [12], "၁၂": [12], "١٬٢٣٤": [1234],
    # Signs.
    "-12": [-12], "−12": [-12], "–12": [-12], "— 12": [-12], "‑12": [-12], "﹣12": [-12], "－12": [-12], "＋12": [12],
    "\u200e12\u200f": [12], "\u202d12\u202c": [12], "1\u00ad2": [12],
    # Fractions and powers.
    "½": [0.5], "1/2": [0.5], "1 / 2": [0.5], "1½": [1.5], "1 1/2": [1.5], "1 ½": [1.5], "-½": [-0.5], "1⁄2": [0.5],
    "¾": [0.75], "⅓": [1 / 3], "１／２": [0.5], "3/0": [], "0/3": [0], "↉": [0],
    "1e3": [1000], "1E3": [1000], "1.5e-1": [0.15], "1,5e1": [15], "5×10³": [5000], "5*10^3": [5000],
    "5 x 10^-1": [0.5],
    "5⋅10³": [5000], "5 ∙ 10^3": [5000], "5 • 10³": [5000], "5*10**3": [5000], "10**-1": [0.1], "5 ** 3": [],
    "10³": [1000], "10⁻¹": [0.1], "1e999": [], "10^999": [],
    # Groups and decimals: one mark can be either, unless it would be a decimal comma before a last nought.
    "1,234": [1234, 1.234], "1.234": [1234, 1.234], "16,000": [16000], "16.000": [16000, 16], "1,500": [1500],
    "0,125": [0.125], "0.500": [0.5], "1 234": [1234], "1\u202f234,5": [1234.5], "1'234.50": [1234.5], "1’234": [1234],
    "1,234,567": [1234567], "1.234.567,8": [1234567.8], "1,234.5": [1234.5], "12,34,567": [1234567], "12,000,": [],
    "1,2,3": [], "1.2.3": [], "1 2": [], "1,234.567.8": [], "12 000": [12000], "0 123": [],
    # What prices end with where there is nothing more.
    "12,-": [12], "12,–": [12], "12.--": [12], "12,- min": [12], "min 1.234,—": [1234, 1.234], "-12,-": [-12], ",-": [],
    "12,---": [], "12-": [],
    # No number, or more than one: the learner is asked to write one.
    "": [], "two": [], "twelve minutes": [], "12 hours": [], "about 12": [], "12 or 13": [], "10-14": [], "12:30": [],
    "$12": [], "12%": [], "12 %": [], "NaN": [], "Infinity": [], "0x10": [], "1_000": [], "=12": [], "(12)": [],
    "--12": [],
    "m": [], "minutes": [], "1e": [], "e3": [], "-": [], ".": [], ",": [], "½½": [],
    "²": [], "12²": [], "一二": [], "Ⅻ": [],
}  # fmt: skip
SAME = [
    ("Narrate", " narrate. "), ("say why you can't", "Say  why you can’t"), ("follow-up", "follow‑up"),
    ("café", "cafe"),
    ("straße", "STRASSE"), ("Straße", "STRAẞE"), ("ΟΔΟΣ", "οδος"), ("ΟΔΟΣ", "οδοσ"), ("İstanbul", "istanbul"),
    ("ısı", "ISI"), ("ＡＢＣ", "abc"), ("ﬁle", "file"), ("ｶﾞ", "ガ"), ("\u200babc\ufeff", "abc"), ("a\u00a0b", "a b"),
    ('"yes"', "„yes“"), ("yes", "yes 。"), ("room ١٢", "room 12"), ("é", "e\u0301"), ("co\u00adoperate", "cooperate"),
]  # fmt: skip
OTHER = [("its", "it's"), ("x²", "x2"), ("a b", "ab"), ("U.S", "US"), ("re-sign", "resign"), ("ok", "ok!")]
NOTHING = [".", " . ", "。", "．", "\u200b", "\u0301", "\u00ad.", "\u3000", "\u2060"]


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_as_people_type_it(text: str) -> None:
    assert numbers(text, UNITS) == pytest.approx(READ[text])


def test_a_unit_is_read_in_every_notation() -> None:
    assert numbers("12 m²", ("m²",)) == numbers("12 m^2", ("m²",)) == [12]
    assert numbers("$12", ("$", "USD")) == numbers("12 usd", ("$", "USD")) == numbers("＄１２", ("$",)) == [12]
    assert (
        numbers("50 %", ("%", "per cent"))
        == numbers("50 per cent", ("%", "per cent"))
        == numbers("50٪", ("%",))
        == [50]
    )
    assert numbers("20 ℃", ("°C",)) == [20]
    assert numbers("12 ㎏", ("kg",)) == [12]
    assert numbers("12 cm", ("m",)) == numbers("12 m", ("cm",)) == []


@pytest.mark.parametrize("text", ["-$12", "−$12", "- $ 12", "–12 $", "$-12", "$ -12", "-12$", "-USD 12", "－＄１２"])
def test_a_sign_stands_before_or_behind_the_unit(text: str) -> None:
    assert numbers(text, ("$", "USD")) == [-12]
    assert numbers(text.replace("12", "1,234.50").replace("１２", "1,234.50"), ("$", "USD")) == [-1234.5]


@pytest.mark.parametrize("text", ["--$12", "-$-12", "$--12", "-$12$", "-$", "$", "+-$12", "-€12"])
def test_two_signs_or_two_units_are_no_number(text: str) -> None:
    assert numbers(text, ("$", "USD")) == []


def test_sixteen_thousand_is_not_sixteen() -> None:
    assert not is_within("16,000", (), 16, 16)
    assert is_within("16,000", (), 16000, 16000)
    assert is_within("0.1", (), 0.1 + 0.2 - 0.2, 1)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_a_keyboard_changes_makes_no_difference(one: str, other: str) -> None:
    assert evened(one) == evened(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_a_person_writes_otherwise_is_another_answer(one: str, other: str) -> None:
    assert evened(one) != evened(other)


def test_capitals_and_accents_can_matter() -> None:
    assert evened("José", case=True, accents=True) == "José" == evened("Jose\u0301 .", case=True, accents=True)
    assert len({evened(name, case=True, accents=True) for name in ("José", "Jose", "josé")}) == 3


@pytest.mark.parametrize("text", NOTHING)
def test_some_answers_even_out_to_nothing(text: str) -> None:
    assert evened(text) == ""


def test_answers_that_are_marked_alike_are_twins() -> None:
    assert twins(["café", "tea", "Cafe.", "TEA"]) == [(2, 0), (3, 1)]
    assert twins(["café", "cafe"], accents=True) == []
