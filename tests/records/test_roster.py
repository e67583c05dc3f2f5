"""The roster that records make: a row for each, those of one learner and course merged, and CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from course.model import Content
from course.records.code import Data, short
from course.records.present import present_of
from course.records.record import read_text
from course.records.roster import Entry, Row, as_csv, csv_of, folded, latest_of_each, roster
from course.records.verification import outcome
from tests.records.test_verify import TODAY, content, root
from tests.sample_records import of_course, of_staff

__all__ = ["content", "root"]  # fixtures


def entry(content: Content, data: Data | str, file: str = "record.json") -> Entry:
    reading = read_text(data if isinstance(data, str) else json.dumps(data))
    return Entry(file=file, reading=reading, outcome=outcome(reading, present_of(content), TODAY))


SAME = ("Zoë  Ångström", "zoe\u0308 ÅNGSTRÖM ", "\u00a0Zoë Ångström")  # one name, as it is compared


def test_records_of_one_number_and_name_become_one_row_that_of_the_latest(content: Content) -> None:
    made = [
        entry(
            content,
            of_course(content, number, of_staff(" d-117" if number else "D-117\u00a0"), name=name),
            f"{number}.json",
        )
        for number, name in enumerate(SAME)
    ]
    rows = roster([*made, made[0], entry(content, of_course(content, 5, name="Ada"))], present_of(content))
    assert [(row.learner, row.completed, row.merged, row.doubles, row.file) for row in rows] == [
        ("Ada", "2026-11-26", "0", "0", "record.json"),
        ("\u00a0Zoë Ångström", "2026-11-23", "3", "0", "2.json"),
    ]


def test_people_of_one_name_are_never_merged_and_told_as_possible_doubles_where_nothing_tells_them_apart(
    content: Content,
) -> None:
    bare = [entry(content, of_course(content, number, name=name), f"{number}.json") for number, name in enumerate(SAME)]
    rows = roster([*bare, bare[0]], present_of(content))
    assert [(row.file, row.merged, row.doubles) for row in rows] == [
        ("0.json", "1", "2"), ("1.json", "0", "2"), ("2.json", "0", "2"),
    ]  # fmt: skip
    numbered = [
        entry(content, of_course(content, 10 + place, of_staff(number), name="Zoë Ångström"), f"{number}.json")
        for place, number in enumerate(("117", "118"))
    ]
    rows = roster([*numbered, *bare], present_of(content))
    assert {row.file: row.doubles for row in rows} == {
        **{f"{number}.json": "4" for number in range(3)},
        **{f"{number}.json": "3" for number in (117, 118)},
    }
    assert {row.doubles for row in roster(numbered, present_of(content))} == {"0"}


def test_learners_stand_in_the_order_of_the_language(content: Content) -> None:
    names = ["Zoë", "Łucja", "Émile", "Lwow", "Emil"]
    made = [entry(content, of_course(content, number, name=name)) for number, name in enumerate(names)]
    listed = {
        language: " ".join(row.learner for row in roster(made, replace(present_of(content), language=language)))
        for language in ("en", "pl")
    }
    assert listed == {"en": "Emil Émile Łucja Lwow Zoë", "pl": "Emil Émile Lwow Łucja Zoë"}


def test_one_number_with_two_names_is_a_possible_double_and_no_merger(content: Content) -> None:
    made = [
        entry(content, of_course(content, number, of_staff("117"), name=name), name)
        for number, name in enumerate(("Ada Byron", "Ada Lovelace", "Ada Lovelace"))
    ]
    rows = roster(made, present_of(content))
    assert [(row.learner, row.merged, row.doubles) for row in rows] == [
        ("Ada Byron", "0", "1"), ("Ada Lovelace", "1", "1"),
    ]  # fmt: skip


def test_whoever_counts_answers_counts_a_learner_once_by_number_or_else_by_name(content: Content) -> None:
    bare = [entry(content, of_course(content, number, name=name), f"{number}.json") for number, name in enumerate(SAME)]
    numbered = [
        entry(content, of_course(content, 10 + place, of_staff(number), name=name), f"{place}-{number}.json")
        for place, (number, name) in enumerate((("117", "Ada"), ("117", "Ada Byron"), ("118", "Ada")))
    ]
    found = latest_of_each([*bare, *numbered], present_of(content))
    assert [one.file for one in found] == ["2.json", "1-117.json", "2-118.json"]


def test_what_was_altered_is_never_merged_with_what_was_not(content: Content) -> None:
    data = of_course(content, 1, name="Ada")
    altered = json.loads(json.dumps(data))
    altered["hours"] = 99
    rows = roster([entry(content, one) for one in (data, altered, altered, "x", "x")], present_of(content))
    assert [(row.state, row.merged) for row in rows] == [
        ("Not a record", "0"),
        ("Not a record", "0"),
        ("Altered", "1"),
        ("Unchanged", "0"),
    ]


def test_a_row_holds_what_a_trainer_asks_for(content: Content) -> None:
    (row,) = roster([entry(content, of_course(content, 1, name="Ada"))], present_of(content))
    assert (row.learner, row.course, row.title, row.version) == ("Ada", "CERT-FA", "Essentials", "1.0")
    assert (row.completed, row.valid_until, row.hours, row.modules) == ("2026-11-22", "", "0.2", "1")
    assert (row.attempts, row.state, row.made) == ("2", "Unchanged", "2026-11-22T10:01:00.000Z")


def test_a_file_and_the_link_on_its_certificate_are_one_row_that_of_the_file(content: Content) -> None:
    data = of_course(content, 1, name="Ada")
    link = entry(content, f"https://example.org/verify.html#r={short(data)}", "link")
    (alone,) = roster([link], present_of(content))
    assert (alone.title, alone.file) == ("Essentials", "link")
    (row,) = roster([link, entry(content, data)], present_of(content))
    assert (row.file, row.merged) == ("record.json", "1")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Ada", '"Ada"'),
        ("", '""'),
        ('Bob "the builder", Ltd', '"Bob ""the builder"", Ltd"'),
        ("two\r\nlines\x00", '"two lines "'),
        ("=1+1", '"\'=1+1"'),
        ("+49", '"\'+49"'),
        ("-1", '"-1"'),
        ("-0.57", '"-0.57"'),
        ("-1+1", '"\'-1+1"'),
        ("-1\n", '"\'-1 "'),
        ("-1.", '"\'-1."'),
        ("-.5", '"\'-.5"'),
        ("-1.2.3", '"\'-1.2.3"'),
        ("-A1", '"\'-A1"'),
        ("- 1", '"\'- 1"'),
        ("-٣", '"\'-٣"'),
        ("@ada", '"\'@ada"'),
        ("\tx", '"\' x"'),
        ("\rx", '"\' x"'),
        (" =1+1", '"\' =1+1"'),
        ("\uff1d1", '"\'\uff1d1"'),
        ("a=1", '"a=1"'),
        ('="1.10"', '"=""1.10"""'),
        ('="00117"', '"=""00117"""'),
        ('="D-1/2_a"', '"=""D-1/2_a"""'),
        ('="a b"', '"\'=""a b"""'),
        ('="1.10"&A1', '"\'=""1.10""&A1"'),
        ('="1"+1', '"\'=""1""+1"'),
        ("李雷", '"李雷"'),
    ],
)
def test_a_cell_is_quoted_and_no_formula(text: str, cell: str) -> None:
    assert csv_of([[text]]) == f"\ufeff{cell}\r\n".encode()


def test_names_are_compared_without_capitals_spaces_and_ways_of_writing_accents() -> None:
    assert folded(" ZOË\u00a0 X\t") == folded("zoe\u0308 x")


@pytest.mark.long
def test_a_roster_of_200_records_is_csv_that_other_programs_read(content: Content) -> None:
    rows = roster([entry(content, of_course(content, number)) for number in range(200)], present_of(content))
    written = as_csv(rows).decode()
    assert written.startswith("\ufeff")
    assert written.count("\r\n") == 201
    lines = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert len(lines) == 200
    assert [line["Learner"] for line in lines] == [f"Learner {number:04}" for number in range(200)]
    assert {line["What it is"] for line in lines} == {"Unchanged"}
    assert as_csv([Row()]).count(b'","') == 2 * (len(lines[0]) - 1)


def test_a_version_stays_what_it_is_in_a_spreadsheet_and_text_of_its_form_is_no_formula(content: Content) -> None:
    changes = (lambda data: data["course"].update(version="1.10"), of_staff("00117", "1-2"))
    data = of_course(content, 1, *changes, name='="1"&A1')
    written = as_csv(roster([entry(content, data)], present_of(content))).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(written, newline=""))
    assert (line["Version"], line["Staff number"], line["Site"]) == ('="1.10"', '="00117"', "1-2")
    assert line["Learner"] == '\'="1"&A1'
    assert as_csv([Row(state="Altered")]).endswith(b'"","","","","Altered","","0","0","","","","","",""\r\n')
