"""What an author most likely meant, where something else was written: what a hint can name for them to type.

Input: the text that was found. Output: the text that was meant, or None; and the name of a sign that looks like
another, such as a curly quotation mark or a no-break space.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator

from course.reading.telling import tell, tellable

# What word processors write in place of straight quotation marks and spaces, and what web pages hide in words.
OPENING, CLOSING = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c", (
    "\u201c\u201d\u2018\u2019\u00bb\u00ab\u203a\u2039\u300d"
)  # fmt: skip
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HIDDEN = re.compile(f"[{ODD_SPACES}\u00ad\u200b-\u200d\u2060]")
_QUOTED = re.compile(f"\\s*[{OPENING}](.*)[{CLOSING}]\\s*", re.DOTALL)
_NAMES = {
    "\u00a0": tellable("a no-break space"),
    "\u202f": tellable("a narrow no-break space"),
    "\u3000": tellable("an ideographic space"),
    "\u00ad": tellable("a soft hyphen"),
    "\u200b": tellable("a zero-width space"),
    "\u200c": tellable("a zero-width non-joiner"),
    "\u200d": tellable("a zero-width joiner"),
    "\u2060": tellable("a word joiner"),
}
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}
_YES = {"true", "yes", "y", "on", "ja", "j", "oui", "si", "sí", "sim", "tak", "wahr", "vrai", "x", "1", "✓"}
_NO = {"false", "no", "n", "off", "nein", "non", "nee", "nie", "falsch", "faux", "0", "-"}
_MONTHS = (
    "january januar janvier", "february februar fevrier", "march m\u00e4rz maerz mars", "april avril", "may mai",
    "june juni juin", "july juli juillet", "august aout", "september septembre", "october oktober octobre",
    "november novembre", "december dezember decembre",
)  # fmt: skip


def sign_named(sign: str) -> str:
    """Return the name of a sign that looks like another: "a no-break space (U+00A0)"."""
    return f"{tell(_NAMES.get(sign, tellable('an unusual space')))} (U+{ord(sign):04X})"


def disguise(text: str) -> str:
    """Return what makes a text look like what it is not, for a message: " in curly quotes", or nothing."""
    if _QUOTED.fullmatch(text):
        return tell(" in curly quotes")
    found = _HIDDEN.search(text)
    return tell(" with %(sign_named)s", sign_named=sign_named(found.group())) if found else ""


def plain(text: str) -> str:
    """Return a text without curly quotes around it, hidden signs and unusual spaces, with digits of 0 to 9."""
    quoted = _QUOTED.fullmatch(text)
    evened = unicodedata.normalize("NFKC", quoted.group(1) if quoted else text)
    return "".join(_digit(sign) for sign in _HIDDEN.sub("", evened)).strip()


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign


def as_id(text: str) -> str:
    """Return a text as an id or the name of a folder: lower-case words of a to z and digits, joined by hyphens."""
    lower = "".join(_LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", plain(text).lower()))
    ascii_alone = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_alone).strip("-")


def number_meant(text: str, *, whole: bool) -> float | None:
    """Return the number that somebody wrote as people write numbers: ``80 %``, ``2,5``, ``+1``, ``1,000``, ``1/2``."""
    evened = re.sub(r"\s+|%$|^\+|^['\"]|['\"]$|(?<=\d)['\u2019_](?=\d{3})", "", plain(text)).replace("\u2212", "-")
    if half := re.fullmatch(r"(-?\d{1,4})[/\u2044](\d{1,4})", evened):
        return _share(int(half[1]), int(half[2]), whole=whole)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3}){2,}", evened):
        evened = evened.replace(".", "")
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", evened):
        if not whole and evened.count(",") == 1 and not evened.endswith("0"):
            return None  # 1,234 can be either
        evened = evened.replace(",", "")
    if not re.fullmatch(r"-?(?:\d{1,15}[.,]?|\d{0,15}[.,]\d{1,15})|-?\d[.,]?\d{0,3}[eE]\+?\d", evened):
        return None
    number = float(evened.replace(",", "."))
    return number if not whole or number.is_integer() else None


def _share(above: int, below: int, *, whole: bool) -> float | None:
    """Return a fraction as a number, where a few digits say it."""
    if not below or (whole and above % below):
        return None
    value = above / below
    return value if value == round(value, 6) else None


def two_meant(text: str) -> tuple[float, float] | None:
    """Return both numbers that a text such as ``1.000`` says: one with a decimal point, and a thousand in groups.

    None for what says one number alone: ``0.500``, and ``1.234``, which people write with three decimals too.
    """
    evened = plain(text).replace("\u2212", "-")
    if not re.fullmatch(r"-?[1-9]\d{0,2}\.\d\d0", evened):
        return None
    return float(evened), float(evened.replace(".", ""))


def boolean_meant(text: str) -> str | None:
    """Return ``true`` or ``false`` for what says yes or no in several languages."""
    word = plain(text).casefold().strip("'\"")
    return "true" if word in _YES else "false" if word in _NO else None


def date_meant(text: str) -> datetime.date | None:
    """Return the day of a date in another order or in words; None where day and month could be either."""
    numbers = [int(part) for part in re.findall(r"\d+", plain(text))]
    words = re.findall(r"[^\W\d_]+", plain(text).casefold())
    month = next((at for word in words for at, names in enumerate(_MONTHS, 1) if _is_month(word, names)), None)
    if month and len(numbers) == 2:
        found = [(year, month, day) for year, day in (numbers, numbers[::-1]) if year > 31]
    elif len(numbers) == 3 and not words:
        found = list(_orders(numbers, dotted="." in text))
    else:
        found = []
    days = {day for day in map(_day, found) if day}
    return days.pop() if len(days) == 1 else None


def _is_month(word: str, names: str) -> bool:
    return len(word) > 2 and any(name.startswith(word) for name in names.split())


def _orders(numbers: list[int], *, dotted: bool) -> Iterator[tuple[int, int, int]]:
    first, second, third = numbers
    if first > 31:
        yield first, second, third
        if second > 12:
            yield first, third, second
    elif third > 31:
        yield third, second, first
        if not dotted:  # 21.11.2026 is day, month, year wherever dots are written
            yield third, first, second


def _day(parts: tuple[int, int, int]) -> datetime.date | None:
    try:
        return datetime.date(*parts)
    except ValueError:
        return None


def form_meant(text: str, fits: Callable[[str], object]) -> str | None:
    """Return the text in a form that fits, if one of the usual slips is all that is wrong with it."""
    evened = plain(text)
    guesses = (
        evened,
        evened.rpartition("#")[2],
        evened.removeprefix("mailto:"),
        re.sub(r"\s+%", "%", evened),
        evened.upper(),
        re.sub(r"-(\d)(?=-|\Z)", r"-0\1", evened.upper()),
        re.sub(r"[\s_/]+", "-", evened),
        evened.lower(),
        as_id(text),
        re.sub(r"\A([A-Za-z]+)[\s_]*(\d+)\Z", r"\1-\2", evened).upper(),
        evened.replace(",", "."),
        evened.lstrip("vV. "),
        f"https://{evened}",
    )
    return next((guess for guess in guesses if guess and guess != text and fits(guess)), None)
