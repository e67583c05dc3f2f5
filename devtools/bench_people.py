"""How long a roster of 3,000 people at 40 sites takes, 150 of whom share their name with another, and what it tells.

Input: the course of this folder, of which the records are made: nine of ten people have handed in one, every fifth
without a staff number. Output: seconds, megabytes, and how many lines stand in each list.
"""

from __future__ import annotations

import datetime
import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from course.checks.load import load_course
from course.commands import verify
from course.model import Content
from course.records.judgement import local_day
from course.records.lists import LISTS, matrix_csv, people_csv, sites_of
from course.records.people import read_people
from course.records.present import present_of
from course.records.standing import standing
from tests.sample_records import Change, observed, of_course, of_staff, write

NUMBER, SITES, DOUBLES = 3000, 40, 150
MOST_SECONDS = 30.0


@dataclass(frozen=True)
class Roster:
    """What was measured, and the lines of each list."""

    reading: float  # seconds of the processor, for all records
    lists: float  # and for people, lists and both tables
    megabytes: float  # the most that the process took
    lines: dict[str, int]
    sites: int


def measure(root: Path, number: int = NUMBER) -> Roster:
    """Return how long a roster of ``number`` people takes."""
    content = load_course(root, rules=False)
    present = present_of(content)
    with tempfile.TemporaryDirectory() as folder:
        # One at a time: all of them at once would be the most that this process takes.
        paths = [path for one in range(number) if one % 10 for path in _written(Path(folder) / str(one), content, one)]
        begun = _spent()
        entries = verify.entries(paths, content, keep=verify.without_answers)
        read = _spent()
        people = read_people(_people(content, number).encode(), present)
        today = local_day()
        found = standing(people.all, entries, present, today)
        people_csv(found.lines)
        matrix_csv(people.all, found)
        lines = {name: sum(map(belongs, found.lines)) for name, belongs in LISTS.items()}
        sites = len(sites_of(people.all, found))
        return Roster(read - begun, _spent() - read, _most(), lines, sites)


def _spent() -> float:
    own, others = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _most() -> float:
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _name(number: int) -> str:
    """Return a name, which of the first so many people is that of the next one, too."""
    return f"Person {number - number % 2 if number < 2 * DOUBLES else number:05}"


def _people(content: Content, number: int) -> str:
    code = content.catalogue.courses[0].code
    soon = datetime.datetime.now().astimezone().date()
    lines = ["number,name,site,role,due"]
    for one in range(number):
        due = soon + datetime.timedelta(one % 60 - 30)
        lines.append(f"{one:05},{_name(one)},Site {one % SITES:02},,{code} {due}")
    return "\n".join(lines)


def _written(folder: Path, content: Content, number: int) -> list[Path]:
    """Write the record of one person into a folder, and return its path."""
    changes: list[Change] = [observed(content)]
    if number % 5:
        changes.append(of_staff(f"{number:05}", f"Site {number % SITES:02}"))
    return write(folder, [of_course(content, number, *changes, name=_name(number))])
