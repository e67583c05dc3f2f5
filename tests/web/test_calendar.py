"""A calendar file, read as a calendar reads it: whole days, the same UIDs each time, every text as it was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devtools.deno import Modules

pytestmark = pytest.mark.process

MADE = "2026-11-29T23:30:00.000Z"
WRITE = "([catalogue, reminders, made]) => coursewright.calendar(catalogue, reminders, new Date(made))"
REVIEW = {
    "id": "review-1",
    "day": "2026-12-06",
    "title": "Review: 6 questions",
    "note": "https://example.org/due.html",
    "url": "https://example.org/due.html",
}
HARD = "On Friday; at nine, I say \\ “please”: 你好 🎓 " + "ß" * 80 + "\nSecond line,\r\nthird"
# What a person can type: no half signs, and no controls but the end of a line.
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=300)


def written(web: Modules, *reminders: dict[str, Any], made: str = MADE) -> str:
    text: str = web.evaluate(WRITE, ["first-aid-training", list(reminders), made])
    return text


def events(text: str) -> list[Any]:
    """Return the events that a calendar finds in a file."""
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_day_is_a_whole_day_in_every_time_zone(web: Modules) -> None:
    [event] = events(written(web, REVIEW))
    assert event["UID"] == "review-1@first-aid-training"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 6), date(2026, 12, 7))
    assert "TZID" not in event["DTSTART"].params
    assert event["DTSTAMP"].dt == datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
    assert (event["SUMMARY"], event["URL"], event["TRANSP"]) == (REVIEW["title"], REVIEW["url"], "TRANSPARENT")


def test_the_day_after_the_last_of_a_month_and_a_year_is_the_first_of_the_next(web: Modules) -> None:
    days = ["2026-12-31", "2028-02-28", "2028-02-29"]
    found = events(written(web, *({**REVIEW, "id": day, "day": day} for day in days)))
    assert [event["DTEND"].dt for event in found] == [date(2027, 1, 1), date(2028, 2, 29), date(2028, 3, 1)]


def test_a_file_made_later_moves_the_same_event(web: Modules) -> None:
    [before] = events(written(web, REVIEW))
    [after] = events(written(web, {**REVIEW, "day": "2026-12-13"}, made="2026-12-06T08:00:00.000Z"))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"] > 0
    assert after["DTSTART"].dt - before["DTSTART"].dt == timedelta(days=7)


def test_every_line_ends_as_the_standard_says_and_has_75_octets_at_most(web: Modules) -> None:
    text = written(web, {**REVIEW, "title": HARD, "note": HARD})
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75


def test_a_text_is_read_back_as_it_was_typed(web: Modules) -> None:
    [event] = events(written(web, {**REVIEW, "title": HARD, "note": "A\tB\u0007"}))
    assert event["SUMMARY"] == HARD.replace("\r\n", "\n")
    assert event["DESCRIPTION"] == "A B "


@settings(max_examples=60)
@given(title=TYPED, note=TYPED)
def test_whatever_is_typed_makes_a_file_that_a_calendar_reads(web: Modules, title: str, note: str) -> None:
    text = written(web, {**REVIEW, "title": title, "note": note})
    [event] = events(text)
    assert event["SUMMARY"] == title
    assert event.get("DESCRIPTION", "") == note
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_without_days_there_is_a_file_without_events(web: Modules) -> None:
    assert events(written(web)) == []
