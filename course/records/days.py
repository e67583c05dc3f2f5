"""Days in the tables that people fill in: as we write them, and as a spreadsheet does where it takes them for days.

Input: the text of a cell. Output: the day or days that it may mean, as 2026-12-31. ``web/records/days.js`` reads
alike; a test compares the two.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

_OURS = re.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_OF_SPREADSHEETS = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([12][0-9]{3})")


def days_meant(text: str) -> list[str]:
    """Return the day that a text means; both where day and month could be either; none where it is no day.

    Between dots the day is first, wherever dots are written; before slashes and hyphens it is the day or the month.
    """
    return sorted({day for day in _possible(text) if _is_in_calendar(day)})


def _possible(text: str) -> Iterator[str]:
    if _OURS.fullmatch(text):
        yield text
    elif found := _OF_SPREADSHEETS.fullmatch(text):
        first, sign, second, year = found.groups()
        yield f"{year}-{second:0>2}-{first:0>2}"
        if sign != ".":
            yield f"{year}-{first:0>2}-{second:0>2}"


def _is_in_calendar(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True
