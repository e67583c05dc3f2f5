"""Numbers, hours and days in words, the same in messages, on pages and on paper."""

from __future__ import annotations

import datetime


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" + ("s" if number != 1 else "")


def hours(minutes: int) -> str:
    """Return contact hours, in tenths and never rounded up (1 contact hour = 60 minutes; IACET)."""
    tenths = minutes * 10 // 60
    return f"{tenths / 10:g} hour{'' if tenths == 10 else 's'}"


def day(date: datetime.date) -> str:
    """Return a date as people write it."""
    return f"{date.day} {date:%B %Y}"
