"""What a typed answer says, whatever keyboard it was typed on: words evened out, and numbers read.

``web/questions/typed.js`` grades by the same rule, to the letter, which a test shows;
here it finds answers that nobody could give.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

MOST_TEXT = 200  # what a field for words takes (``overrides/course/question/``)

# Written out, because Python and JavaScript call different characters blank.
_BLANKS = re.compile("[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# What nobody sees: soft hyphens, joiners, marks of direction, byte order marks.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_WIDE = re.compile(
    "[\uff01-\uffee\ufb00-\ufb06\u2103\u2109\u3300-\u33ff]+"
)  # full and half width, joined letters, units in a square
_ALIKE = (
    (re.compile("[‘’‚‛ʼʹ`´′]"), "'"),
    (re.compile("[“”„‟«»″〝〞]"), '"'),
    (re.compile("[‐-―−⁃﹘﹣]"), "-"),
)
_STOP = re.compile(" ?[.。]$")

_FRACTIONS = re.compile("[¼-¾⅐-⅞↉]")
_RAISED = re.compile("[⁻⁺⁰¹²³⁴-⁹]+")
_RAISED_SIGNS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_SIGNS = str.maketrans("﹢⁄∕÷٫٬،٪", "+///.',%")

_NOTHING_MORE = re.compile("(?<=[0-9])[.,]--?$")  # as prices end: 12,-
_SIGNED = re.compile("([+-]?) ?(.*)", re.DOTALL)
_FRACTION = re.compile("(?:([0-9]+) )?([0-9]+) ?/ ?([0-9]+)")
_TEN_TO = "10 ?(?:\\^|\\*\\*) ?"
_SCIENTIFIC = re.compile(
    f"(?:([0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e| ?[x×*·⋅∙•] ?{_TEN_TO})|{_TEN_TO})([+-]?[0-9]{{1,3}})"
)
_DECIMAL = re.compile("[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+")
_GROUPED = re.compile("([1-9][0-9]{0,2})([., '])([0-9]{3}(?:\\2[0-9]{3})*)(?:([.,])([0-9]+))?")
_LAKHS = re.compile("[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]+)?")


def evened(text: str, *, case: bool = False, accents: bool = False) -> str:
    """Return a text as answers are compared: without what a keyboard or a phone changes by itself.

    Capitals and accents make no difference either, unless ``case`` or ``accents`` is true.
    """
    text = _BLANKS.sub(" ", _written(text)).strip(" ")
    text = _STOP.sub("", text)
    if not accents:
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if unicodedata.category(sign)[0] != "M")
    # Lower case first, so that both capitals of ß meet; upper case then, so that ß and ss, ς and σ do.
    if not case:
        text = text.lower().upper().lower()
    return unicodedata.normalize("NFC", text)


def numbers(text: str, units: Iterable[str] = ()) -> list[float]:
    """Return every number that a text can mean, with or without one of the ``units``; none for what is not a number.

    "1,234" is a thousand and more to one reader, and one and a little to another. "16,000" is sixteen
    thousand to all: whoever writes a decimal comma has no reason to end in a nought.
    """
    text = evened(_digits(text))
    bare = _without_unit(text, units)
    sign, rest = _SIGNED.fullmatch(bare).groups()  # type: ignore[union-attr]  # it fits every text
    if sign and bare == text:  # nothing but a sign stands before the unit: -$12
        rest = _without_unit(rest, units)
    rest = _NOTHING_MORE.sub("", rest)
    return [-value if sign == "-" else value for value in _readings(rest) if abs(value) < float("inf")]


def is_within(text: str, units: Iterable[str], low: float, high: float) -> bool:
    """Tell whether a text means a number from ``low`` to ``high``; 0.1 + 0.2 is 0.3 here."""
    slack = 1e-9 * max(1.0, abs(low), abs(high))
    return any(low - slack <= value <= high + slack for value in numbers(text, units))


def twins(texts: Sequence[str], *, case: bool = False, accents: bool = False) -> list[tuple[int, int]]:
    """Return the places of texts that are another once they are evened out, each with that other's."""
    first: dict[str, int] = {}
    found = []
    for at, text in enumerate(texts):
        before = first.setdefault(evened(text, case=case, accents=accents), at)
        if before != at:
            found.append((at, before))
    return found


def _written(text: str) -> str:
    text = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide.group()), _UNSEEN.sub("", text))
    for found, sign in _ALIKE:
        text = found.sub(sign, text)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text) if not text.isascii() else text


def _digits(text: str) -> str:
    """Return a text with fractions, powers and signs as a plain keyboard has them."""
    text = _FRACTIONS.sub(lambda sign: " " + unicodedata.normalize("NFKC", sign.group()), text)
    return _RAISED.sub(lambda power: "^" + power.group().translate(_RAISED_SIGNS), text).translate(_SIGNS)


def _without_unit(text: str, units: Iterable[str]) -> str:
    for unit in sorted((evened(_digits(unit)) for unit in units), key=lambda unit: -len(unit)):
        if unit and text.endswith(unit):
            return text[: -len(unit)].strip(" ")
        if unit and text.startswith(unit):
            return text[len(unit) :].strip(" ")
    return text


def _readings(text: str) -> list[float]:
    if found := _FRACTION.fullmatch(text):
        full, above, below = (float(part or 0) for part in found.groups())
        return [full + above / below] if below else []
    if found := _SCIENTIFIC.fullmatch(text):
        return [float(f"{(found[1] or '1').replace(',', '.')}e{found[2]}")]
    readings = []
    grouped = _GROUPED.fullmatch(text)
    if grouped and grouped[2] != grouped[4]:
        whole = grouped[1] + re.sub("[., ']", "", grouped[3])
        readings.append(float(f"{whole}.{grouped[5] or 0}"))
    elif _LAKHS.fullmatch(text):
        readings.append(float(text.replace(",", "")))
    if _DECIMAL.fullmatch(text) and not (grouped and grouped[2] == "," and text.endswith("0")):
        readings.append(float(text.replace(",", ".")))
    return readings
