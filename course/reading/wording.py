"""Numbers, hours and days in words, the same in messages, on pages and on paper."""

from __future__ import annotations

import datetime

from course.reading.telling import tell_many


def counted(number: float, noun: str, several: str = "") -> str:
    """Return a number with its noun: "1 point", "0.25 points"; ``several`` is a plural that does more than add an s."""
    return tell_many(f"%(number)s {noun}", f"%(number)s {several or noun + 's'}", number)


def hours(minutes: int) -> str:
    """Return contact hours, in tenths and never rounded up (1 contact hour = 60 minutes; IACET); less, in minutes."""
    return counted(minutes * 10 // 60 / 10, "hour") if minutes >= 6 else counted(minutes, "minute")


def day(date: datetime.date) -> str:
    """Return a date as people write it."""
    return f"{date.day} {date:%B %Y}"
