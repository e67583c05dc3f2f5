"""Who stands where with what is due: whose a record is, the lists, the sites, the matrix, and the command `roster`."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.records.code import Data
from course.records.lists import LISTS, Site, matrix_csv, people_csv, sites_of
from course.records.people import Person
from course.records.present import present_of
from course.records.record import read_text
from course.records.roster import Entry
from course.records.standing import Standing, standing
from course.records.verification import outcome
from tests.conftest import VALID
from tests.faulty_records import FILES
from tests.sample_records import Change, of_course, of_staff

TODAY = "2026-11-29"
INDEX = "modules/people/index.md"


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    whole = FILES | {INDEX: VALID[INDEX].replace('version: "1.0"', 'version: "1.1"')}
    root = course_files({path: re.sub(r",? date: \S+?(?=[,}])", "", text) for path, text in whole.items()})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def content(root: Path) -> Content:
    return load_course(root, rules=False)


def person(number: str, name: str, site: str = "", line: int = 0, due: str | None = "", role: str = "") -> Person:
    """Return somebody for whom the course is due by a day, on no day (""), or not at all (None)."""
    courses = {} if due is None else {"CERT-FA": due}
    return Person(number=number, name=name, site=site, role=role, due=courses, line=line or int(number or 90))


def on(day: str, version: str = "") -> Change:
    """Return the change that puts a record on another day, for a year, and its first module in another version."""

    def change(data: Data) -> None:
        data.update(completed=day, made=f"{day}T10:00:00.000Z", valid_until=f"{int(day[:4]) + 1}{day[4:]}")
        for module in data["modules"]:
            module["completed"] = module["quiz"]["date"] = day
        if version:
            data["modules"][0]["version"] = version

    return change


def entry(content: Content, file: str, name: str, *changes: Change) -> Entry:
    reading = read_text(json.dumps(of_course(content, len(file), on("2026-11-20"), *changes, name=name)))
    return Entry(file=file, reading=reading, outcome=outcome(reading, present_of(content), TODAY))


def stand(content: Content, people: Sequence[Person], *entries: Entry, within: int = 60) -> Standing:
    return standing(people, entries, present_of(content), TODAY, within)


FAILED: Change = lambda data: data["modules"][0]["quiz"].update(points=0, per_cent=0)  # noqa: E731
LINES: dict[str, tuple[str | None, list[Change], tuple[str, str, str]]] = {
    "complete": ("2026-12-31", [], ("complete", "2026-11-20", "")),
    "complete, though after the day": ("2026-11-01", [], ("complete", "2026-11-20", "")),
    "complete, though nobody asked": (None, [], ("complete", "2026-11-20", "")),
    "it ends soon": (
        "",
        [on("2026-01-28")],
        ("expiring", "2026-01-28", "It is valid until 2027-01-28."),
    ),
    "it ends today": ("", [on("2025-11-29")], ("expiring", "2025-11-29", "It is valid until 2026-11-29.")),
    "it ends a day later than soon": ("", [on("2026-01-29")], ("complete", "2026-01-29", "")),
    "it is over": ("", [on("2025-11-28")], ("expired", "2025-11-28", "It was valid until 2026-11-28.")),
    "what does not count": (
        "2026-11-29",
        [FAILED],
        ("not-accepted", "", "A record was handed in that does not count: it.json (Not complete)."),
    ),
    "what does not count, and it is late": (
        "2026-11-28",
        [FAILED],
        ("late", "", "A record was handed in that does not count: it.json (Not complete)."),
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_how_somebody_stands_with_a_course_follows_from_the_record_and_the_days(content: Content, name: str) -> None:
    due, changes, wanted = LINES[name]
    one = person("117", "Ada", due=due)
    (line,) = stand(content, [one], entry(content, "it.json", "Ada", of_staff("117"), *changes)).lines
    assert (line.standing, line.completed, " ".join(line.notes)) == wanted
    assert (line.is_asked, line.due, line.file, line.is_double) == (due is not None, due or "", "it.json", False)


@pytest.mark.parametrize(
    ("due", "wanted"), [("2026-11-28", "late"), ("2026-11-29", "not-begun"), ("", "not-begun"), (None, "nothing-due")]
)
def test_of_whom_nothing_was_handed_in_is_told(content: Content, due: str | None, wanted: str) -> None:
    (line,) = stand(content, [person("117", "Ada", due=due)]).lines
    assert line.standing == wanted
    assert line.notes == (() if due is None else ("No record was handed in.",))


@pytest.mark.long
def test_of_several_records_the_one_counts_that_is_in_force_longest(content: Content) -> None:
    records = [
        entry(content, "failed.json", "Ada", FAILED),
        entry(content, "expired.json", "Ada", on("2025-11-01")),
        entry(content, "earlier.json", "Ada", on("2026-05-01")),
        entry(content, "good.json", "Ada"),
    ]
    for number in range(1, 5):
        (line,) = stand(content, [person("117", "Ada")], *records[:number]).lines
        assert line.file == records[number - 1].file
        (line,) = stand(content, [person("117", "Ada")], *reversed(records[:number])).lines
        assert line.file == records[number - 1].file


def owners(found: Standing) -> dict[str, tuple[str, bool]]:
    """Return by file whose it is ("" for nobody in the list), and whether it is told as a possible double."""
    return {
        line.file: (line.person.number or f"line {line.person.line}" if line.person.line else "", line.is_double)
        for line in found.lines
        if line.file
    }


def test_people_of_one_name_are_told_apart_by_their_numbers(content: Content) -> None:
    people = [person("117", "Ada Lovelace"), person("118", "ada  lovelace"), person("119", "Bob")]
    found = stand(
        content,
        people,
        entry(content, "one.json", "Ada Lovelace", of_staff("117", "")),
        entry(content, "other.json", "Ada Lovelace", of_staff(" 118", "")),
        entry(content, "nobody.json", "Ada Lovelace", of_staff("999", "")),
        entry(content, "stranger.json", "Eve", of_staff("998", "")),
        entry(content, "renamed.json", "Robert", of_staff("119", "")),
    )
    assert owners(found) == {
        "one.json": ("117", False),
        "other.json": ("118", False),
        "nobody.json": ("", True),
        "stranger.json": ("", False),
        "renamed.json": ("119", True),
    }
    notes = {line.file: line.notes for line in found.lines}
    assert notes["nobody.json"] == ("There is somebody of this name in the list, with another staff number.",)
    assert notes["renamed.json"] == ("The record renamed.json with this number names “Robert”.",)
    assert [line.standing for line in found.lines if line.file == "stranger.json"] == ["stranger"]


def test_a_record_without_a_number_is_somebodys_only_where_nobody_else_has_the_name(content: Content) -> None:
    people = [
        person("117", "Ada", "Harbour"),
        person("118", "Ada", "Depot"),
        person("119", "Bob", "Depot"),
        person("", "Eve", "Depot", line=91),
        person("", "Eve", "Depot", line=92),
    ]
    found = stand(
        content,
        people,
        entry(content, "which.json", "Ada"),
        entry(content, "there.json", "Ada", of_staff("", "depot ")),
        entry(content, "elsewhere.json", "Bob", of_staff("", "Harbour")),
        entry(content, "twins.json", "Eve", of_staff("", "Depot")),
    )
    assert owners(found) == {
        "which.json": ("", True),
        "there.json": ("118", False),
        "elsewhere.json": ("119", False),
        "twins.json": ("", True),
    }
    (which,) = [line for line in found.lines if line.file == "which.json"]
    assert which.notes == ("2 people have the name of the record which.json, and nothing in it tells them apart.",)
    same = "There is somebody else of this name in the list, and not both have a staff number."
    assert [line.notes for line in found.lines if line.person.line in (91, 92)] == [
        (same, "No record is surely theirs; their name stands in twins.json.")
    ] * 2


def test_of_whom_a_record_may_be_it_is_not_said_that_none_was_handed_in(content: Content) -> None:
    people = [person("117", "Ada"), person("118", "Ada"), person("119", "Bob")]
    found = stand(
        content,
        people,
        entry(content, "hers.json", "Ada", of_staff("118")),
        entry(content, "which.json", "Ada"),
        entry(content, "mistyped.json", "Ada", of_staff("171")),
    )
    told = [(line.standing, line.notes, line.is_double) for line in found.lines if line.person.line]
    assert told == [
        ("not-begun", ("No record is surely theirs; their name stands in which.json, mistyped.json.",), True),
        ("complete", (), False),
        ("not-begun", ("No record was handed in.",), False),
    ]


def test_what_was_altered_or_comes_from_elsewhere_is_nobodys(content: Content) -> None:
    altered = of_course(content, 1, of_staff("117"), name="Ada")
    altered["hours"] = 99
    readings = [read_text("x"), read_text(json.dumps(altered))]
    entries = [Entry(file="x", reading=one, outcome=outcome(one, present_of(content), TODAY)) for one in readings]
    foreign = entry(content, "y", "Ada", of_staff("117"), lambda data: data["catalogue"].update(id="another"))
    (line,) = stand(content, [person("117", "Ada")], *entries, foreign).lines
    assert (line.standing, line.file) == ("not-begun", "")


@pytest.fixture
def staff(content: Content) -> tuple[list[Person], Standing]:
    """Return people at two sites and at none, of every standing."""
    people = [
        person("00117", "Ada", "Harbour", due="2026-12-31", role="front desk"),
        person("118", "Bob", "harbour", due="2026-11-01"),
        person("119", "Cy", "Depot"),
        person("120", "=Di", "Depot", due="2026-12-01"),
        person("121", "Eve", "", due=None),
    ]
    found = stand(
        content,
        people,
        entry(content, "ada.json", "Ada", of_staff("00117")),
        entry(content, "cy.json", "Cy", of_staff("119"), on("2026-01-10", "1.0")),
        entry(content, "zoe.json", "Zoë", of_staff("999", "Depot")),
    )
    return people, found


def test_the_lists_hold_whom_their_names_say(staff: tuple[list[Person], Standing]) -> None:
    _, found = staff
    lists = {name: [line.person.name for line in found.lines if belongs(line)] for name, belongs in LISTS.items()}
    assert lists == {
        "late": ["Bob"],
        "not-begun": ["=Di", "Bob"],
        "not-accepted": [],
        "expiring": ["Cy"],
        "doubles": [],
        "strangers": ["Zoë"],
    }


def test_who_handed_in_what_does_not_count_is_in_a_list_even_before_the_day(content: Content) -> None:
    people = [person("117", "Ada", due="2026-12-31"), person("118", "Bob", due="2026-11-01"), person("119", "Cy")]
    numbers = {"ada.json": "117", "bob.json": "118", "cy.json": "119"}
    failed = (entry(content, file, file[:-5].title(), of_staff(number), FAILED) for file, number in numbers.items())
    found = stand(content, people, *failed)
    lists = {name: [line.person.name for line in found.lines if belongs(line)] for name, belongs in LISTS.items()}
    assert lists == {name: [] for name in LISTS} | {"late": ["Bob"], "not-accepted": ["Ada", "Cy"]}


@pytest.mark.parametrize(
    ("language", "names"), [("de", "Ärzte Émile Łucja Lwow Zoë"), ("pl", "Ärzte Émile Lwow Łucja Zoë")]
)
def test_sites_and_people_stand_in_the_order_of_the_language(content: Content, language: str, names: str) -> None:
    there = dataclasses.replace(present_of(content), language=language)
    sites = [person("", "Kim", name, line) for line, name in enumerate(("Zoë", "Lwow", "Émile", "Łucja", "Ärzte"))]
    people = [dataclasses.replace(one, name=one.site, site="") for one in sites]
    at_sites, found = (standing(some, [], there, TODAY) for some in (sites, people))
    assert [line.person.site for line in at_sites.lines] == names.split()
    assert [site.name for site in sites_of(sites, at_sites)] == names.split()
    assert [line.person.name for line in found.lines] == names.split()
    assert [row[1] for row in rows(matrix_csv(people, found))[1:]] == names.split()


def test_each_site_counts_its_people_and_what_is_due_for_them(staff: tuple[list[Person], Standing]) -> None:
    nothing = dict.fromkeys(("complete", "expiring", "expired", "late", "not-accepted", "not-begun"), 0)
    sites = sites_of(*staff)
    assert sites == [
        Site("Depot", 2, nothing | {"expiring": 1, "not-begun": 1}),
        Site("Harbour", 2, nothing | {"complete": 1, "late": 1}),
        Site("", 1, nothing),
    ]
    assert [site.due for site in sites] == [2, 2, 0]


def rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_everybody_stands_in_the_table_with_numbers_and_versions_as_texts(
    staff: tuple[list[Person], Standing],
) -> None:
    head, *lines = rows(people_csv(staff[1].lines))
    assert head == [
        *("Staff number", "Name", "Site", "Role", "Course", "Due", "State", "Completed", "Valid until", "Version"),
        *("Possible double", "Details", "File"),
    ]
    assert [line[:8] for line in lines] == [
        ['="121"', "Eve", "", "", "", "", "Nothing due", ""],
        ['="120"', "'=Di", "Depot", "", "CERT-FA", "2026-12-01", "Not begun", ""],
        ['="119"', "Cy", "Depot", "", "CERT-FA", "", "Expires soon", "2026-01-10"],
        ['="999"', "Zoë", "Depot", "", "CERT-FA", "", "Not in the list of people", "2026-11-20"],
        ['="00117"', "Ada", "Harbour", "front desk", "CERT-FA", "2026-12-31", "Complete", "2026-11-20"],
        ['="118"', "Bob", "harbour", "", "CERT-FA", "2026-11-01", "Late", ""],
    ]
    assert lines[4][8:] == ["2027-11-20", '="1.0"', "", "", "ada.json"]


def test_the_matrix_has_a_day_for_each_module_that_was_completed(
    staff: tuple[list[Person], Standing], content: Content
) -> None:
    head, *lines = rows(matrix_csv(*staff))
    assert head == ["Staff number", "Name", "Site", "Role", "FA-101", "FA-102", "FA-103"]
    assert [line[1:2] + line[4:] for line in lines] == [
        ["Eve", "", "", ""],
        ["'=Di", "", "", ""],
        ["Cy", "2026-01-10 (1.0)", "2026-01-10", ""],
        ["Ada", "2026-11-20", "2026-11-20", ""],
        ["Bob", "", "", ""],
    ]
