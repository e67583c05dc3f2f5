"""A browser and the command line read a list of people alike, and say the same of everybody, whatever was handed in."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.load import load_course
from course.locale.reading import words_for
from course.model import Content
from course.records import lists, standing
from course.records.people import WORDS, People, Person, read_people
from course.records.present import Present, present_of
from course.records.record import read_text
from course.records.roster import Entry
from course.records.spreadsheet import ENGLISH_FORM, form_in
from course.records.verification import outcome
from devtools.deno import Modules
from tests.records.test_people import FAULTS, PRESENT
from tests.records.test_standing import TODAY, on, root
from tests.sample_records import of_course, of_staff

__all__ = ["root"]  # a fixture

pytestmark = pytest.mark.process

READ = """([file, present, words]) => {
  const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
  const { all, faults } = coursewright.readPeople(bytes, present, words);
  return [all.map(({ due, ...person }) => ({ ...person, due: [...due] })), faults];
}"""
STAND = """([file, records, known, tables, mark]) => {
  const { readPeople, standing, lists } = coursewright;
  const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
  const { all } = readPeople(bytes, known.present, known.words);
  const found = standing(all, records, known);
  const { columns, standings, double } = tables;
  return {
    csv: lists.peopleCsv(found.lines, columns, standings, double, mark),
    matrix: lists.matrixCsv(all, found, columns, mark),
    lists: Object.fromEntries(Object.entries(lists.LISTS).map(([name, is]) => [name, found.lines.filter(is).length])),
    sites: lists.sitesOf(all, found.lines),
  };
}"""


def for_the_page(present: Present) -> dict[str, Any]:
    """Return what is in force as the page has it, as far as people are concerned."""
    courses = {
        code: {"core": list(course.core), "electives": list(course.electives)}
        for code, course in present.courses.items()
    }
    modules = {code: {"version": module.version} for code, module in present.modules.items()}
    return {"catalogue": present.catalogue, "courses": courses, "modules": modules}


def read_alike(web: Modules, content: bytes, present: Present = PRESENT) -> People:
    """Read a file on both sides, and return what it holds."""
    encoded = base64.b64encode(content).decode()
    people, faults = web.evaluate(READ, [encoded, for_the_page(present), WORDS])
    mine = read_people(content, present)
    assert [[one["line"], one["column"], one["message"]] for one in faults] == [
        [one.line, one.column, one.message] for one in mine.faults
    ]
    assert people == [_as_json(person) for person in mine.all]
    return mine


def _as_json(person: Person) -> dict[str, Any]:
    texts = {name: getattr(person, name) for name in ("number", "name", "site", "role", "line")}
    return texts | {"due": [list(entry) for entry in person.due.items()]}


def test_what_is_wrong_with_a_list_is_said_in_the_same_words_at_the_same_place(web: Modules) -> None:
    for content, faults in FAULTS.values():
        found = read_alike(web, content.encode() if isinstance(content, str) else content)
        assert len(found.faults) == len(faults)


PIECES = st.sampled_from(
    [
        *("number", "name", "site", "role", "due", "Ada", "00117", "CERT-FA", "CERT-FB 2027-01-31", "2026-02-30"),
        *("CERT-FA 31.12.2026", "CERT-FB 1/11/2026", "CERT-FA 12-31-2026", "CERT-FB 31/02/2026", "5.6.2026"),
        *('"', '""', '="1"', ",", ",", ";", "\t", "|", "\n", "\n", "\r\n", "\r", " ", "\u00a0", "\x1b", "\u2028"),
        *("Personalnummer", "nom", "é\U0001f600", "x" * 201, "\u200b", "'", "="),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(
    st.sampled_from(
        ["", "name,due\n", "number,name,site,role,due\n", "name;number\n", "sep=;\r\nname;number\n", "sep="]
    ),
    TEXTS,
)
def test_whatever_a_file_holds_is_read_alike(web: Modules, head: str, text: str) -> None:
    read_alike(web, (head + text).encode())


NAMES = ["Ada Lovelace", "ada  lovelace", "Zoë", "zoe\u0308", "李雷", "=SUM(A1)", "Bob \U0001f600"]
SITES = ["", "Harbour", "harbour", "Depot", "Ångström"]


def a_list(chance: random.Random) -> str:
    """Return people of few names at few sites, some with numbers, some with courses that are due."""
    lines = ["number,name,site,role,due"]
    for number in range(40):
        due = chance.choice(["", "CERT-FA", "CERT-FA 2026-11-28", "CERT-FA 2026-11-29", "CERT-FA 2027-01-31"])
        said = f'"=""{number:05}"""' if chance.random() < 0.7 else ""
        lines.append(f'{said},"{chance.choice(NAMES)}",{chance.choice(SITES)},{chance.choice(["", "phone"])},{due}')
    return "\n".join(lines)


def some_records(content: Content, chance: random.Random) -> list[Entry]:
    """Return records of those people and of others: in force, older, over, failed, altered, foreign, and none."""
    present, entries = present_of(content), []
    for number in range(60):
        changes = [
            on(chance.choice(["2026-11-20", "2026-01-10", "2025-11-29", "2025-01-01"]), chance.choice(["", "1.0"]))
        ]
        if chance.random() < 0.7:
            given = f"{chance.randrange(45):05}" if chance.random() < 0.7 else ""
            changes.append(of_staff(given, chance.choice(SITES)))
        if chance.random() < 0.2:
            changes.append(lambda data: data["modules"][0]["quiz"].update(points=0, per_cent=0))
        if chance.random() < 0.1:
            changes.append(lambda data: data["catalogue"].update(id="another"))
        data = of_course(content, number, *changes, name=chance.choice(NAMES))
        if chance.random() < 0.1:
            data["hours"] = 99
        reading = read_text("x" if chance.random() < 0.05 else json.dumps(data))
        entries.append(Entry(file=f"{number:02}.json", reading=reading, outcome=outcome(reading, present, TODAY)))
    return entries


def test_everybody_stands_where_the_command_says_they_stand(web: Modules, root: Path) -> None:
    content = load_course(root, rules=False)
    seen: set[str] = set()
    for seed in range(8):
        chance = random.Random(seed)  # noqa: S311 - no secret
        file, entries = a_list(chance).encode(), some_records(content, chance)
        seen |= stand_alike(web, present_of(content), file, entries)
    assert seen == set(standing.STANDINGS)


def stand_alike(web: Modules, present: Present, file: bytes, entries: list[Entry]) -> set[str]:
    """Set people beside records on both sides, and return how they stand."""
    people = read_people(file, present)
    assert people.faults == ()
    found = standing.standing(people.all, entries, present, TODAY)
    records = [
        {
            "file": one.file,
            "state": one.outcome.state,
            "label": one.outcome.label,
            "record": one.reading.record and one.reading.data,
        }
        for one in entries
    ]
    words = WORDS | standing.WORDS
    known = {"present": for_the_page(present), "words": words, "today": TODAY, "within": standing.WITHIN}
    tables = {"standings": standing.STANDINGS, "double": lists.DOUBLE}
    for form in (ENGLISH_FORM, form_in(words_for("de"))):
        tables |= {"columns": {name: form.words.translated(head) for name, head in lists.COLUMNS.items()}}
        told = [base64.b64encode(file).decode(), records, known, tables, form.words.mark]
        theirs = web.evaluate(STAND, told)
        assert theirs["csv"] == lists.people_csv(found.lines, form).decode("utf-8", "surrogatepass")
        assert theirs["matrix"] == lists.matrix_csv(people.all, found, form).decode("utf-8", "surrogatepass")
    assert theirs["lists"] == {name: sum(map(belongs, found.lines)) for name, belongs in lists.LISTS.items()}
    assert theirs["sites"] == [
        {"name": site.name, "people": site.people, "due": site.due, "counts": site.counts}
        for site in lists.sites_of(people.all, found)
    ]
    return {line.standing for line in found.lines}
