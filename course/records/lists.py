"""What is read off a ``Standing``: who has not begun, who is late, what ends soon, how each site does; and as CSV.

Input: a ``Standing``. Output: lines, counts, and tables that spreadsheets open. On the page
``verify.html``, ``web/records/lists.js`` does the same; a test compares the files byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from course.reading.telling import tell_word
from course.records import wording
from course.records.alphabet import filed
from course.records.people import Person
from course.records.roster import csv_of, folded, kept
from course.records.schema import units
from course.records.spreadsheet import ENGLISH_FORM, Form
from course.records.standing import STANDINGS, Line, Standing

COLUMNS = wording.LISTS_COLUMNS
DOUBLE = wording.DOUBLE
COUNTED = wording.COUNTED

# The lists, and which lines are in each.
LISTS: dict[str, Callable[[Line], bool]] = {
    "late": lambda line: line.is_asked and line.standing in ("late", "expired"),
    "not-begun": lambda line: line.is_asked and not line.file,
    "not-accepted": lambda line: line.is_asked and line.standing == "not-accepted",
    "expiring": lambda line: line.standing == "expiring",
    "doubles": lambda line: line.is_double,
    "strangers": lambda line: line.standing == "stranger",
}
HEADS = wording.LISTS_HEADS


@dataclass
class Site:
    """How many people work at a site, and how they stand with what is due for them."""

    name: str
    people: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))

    @property
    def due(self) -> int:
        """How many courses are due at the site, one for each person who has to take it."""
        return sum(self.counts.values())


def sites_of(people: Iterable[Person], standing: Standing) -> list[Site]:
    """Return the sites by their names, as they were written first; people without one are at "", the last."""
    sites: dict[str, Site] = {}
    for person in people:
        sites.setdefault(folded(person.site), Site(person.site)).people += 1
    for line in standing.lines:
        if line.is_asked:
            sites[folded(line.person.site)].counts[line.standing] += 1
    return [sites[name] for name in sorted(sites, key=lambda name: (not name, units(filed(name, standing.language))))]


def cells_of(line: Line) -> dict[str, str]:
    """Return a line as its columns show it."""
    person = line.person
    return {
        "number": person.number,
        "name": person.name,
        "site": person.site,
        "role": person.role,
        "course": line.course,
        "due": line.due,
        "standing": tell_word(STANDINGS[line.standing]),
        "completed": line.completed,
        "valid_until": line.valid_until,
        "version": line.version,
        "double": tell_word(DOUBLE) if line.is_double else "",
        "details": " ".join(line.notes),
        "file": line.file,
    }


def people_csv(lines: Iterable[Line], form: Form = ENGLISH_FORM) -> bytes:
    """Return lines as CSV; numbers and versions stay texts."""
    rows = (
        [kept(text) if name in ("number", "version") else text for name, text in cells_of(line).items()]
        for line in lines
    )
    return csv_of(chain([form.heads(COLUMNS.values())], rows), form)


def matrix_csv(people: Sequence[Person], standing: Standing, form: Form = ENGLISH_FORM) -> bytes:
    """Return people by modules as CSV: the day on which each was completed, with the version where it is older."""
    heads = form.heads(COLUMNS[name] for name in ("number", "name", "site", "role"))
    rows = []
    for person in in_order(people, standing.language):
        done = standing.completed.get(person.line, {})
        cells = [done.get(code, "") for code in standing.modules]
        rows.append([kept(person.number), person.name, person.site, person.role, *cells])
    return csv_of([[*heads, *standing.modules], *rows], form)


def in_order(people: Iterable[Person], language: str) -> list[Person]:
    """Return people by site and name, as lines are."""

    def order(one: Person) -> bytes:
        names = (filed(folded(name), language) for name in (one.site, one.name))
        return units("\0".join((*names, folded(one.number))))

    return sorted(people, key=order)
