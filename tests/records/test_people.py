"""The list of people: what of a CSV file is read, and what is said of each line that cannot be."""

from __future__ import annotations

import io

import pytest

from course.locale.reading import shipped, words_for
from course.records.lists import COLUMNS as LIST_COLUMNS
from course.records.people import People, Person, read_people
from course.records.present import Present, PresentCourse
from course.records.table import MOST_BYTES, Fault

PRESENT = Present(
    "first-aid-training",
    {code: PresentCourse(title=code, version="1.0") for code in ("CERT-FA", "CERT-FB")},
    {},
)
HEAD = "number,name,site,role,due\n"
COLUMNS = "number, name, site, role, due"


def read(text: str | bytes) -> People:
    return read_people(text.encode() if isinstance(text, str) else text, PRESENT)


def test_a_list_of_people_is_read_whatever_a_spreadsheet_made_of_it() -> None:
    ada = Person(
        number="00117", name="Ada Lovelace", site="Harbour", role="front desk", due={"CERT-FA": "2026-12-31"}, line=2
    )
    bob = Person(name='Bob "the builder", Ltd', due={"CERT-FA": "", "CERT-FB": "2027-01-31"}, line=3)
    text = (
        HEAD
        + '"=""00117""",Ada Lovelace, Harbour ,front desk,CERT-FA 2026-12-31\n'
        + ',"Bob ""the builder"", Ltd",,,CERT-FA; CERT-FB  2027-01-31;\n'
    )
    assert read(text) == People((ada, bob))
    assert read("\ufeff" + text.replace("\n", "\r\n") + "\r\n,,,,\r\n \r\n") == People((ada, bob))
    assert read(text.replace("\n", "\r").removesuffix("\r")) == People((ada, bob))
    semicolons = text.replace(";", "|").replace(", Ltd", "\0").replace(",", ";").replace("\0", ", Ltd")
    assert read(semicolons) == People((ada, bob))
    assert read(semicolons.replace(";", "\t")) == People((ada, bob))


@pytest.mark.parametrize("said", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\ufeffsep=;\r\n", "sep=;;;\r"])
def test_the_line_that_tells_excel_the_separator_is_read_as_what_it_is(said: str) -> None:
    rows = "name;due\nAda, B.Sc.;CERT-FA\nBob;\n"
    ada = Person(name="Ada, B.Sc.", due={"CERT-FA": ""}, line=3)
    assert read(said + rows) == People((ada, Person(name="Bob", line=4)))
    commas = said.replace(";", ",") + rows.replace(",", " ").replace(";", ",")
    assert [person.name for person in read(commas).all] == ["Ada B.Sc.", "Bob"]


def test_a_name_alone_is_enough_and_columns_may_stand_in_any_order() -> None:
    assert read("Name\nAda") == People((Person(name="Ada", line=2),))
    assert read('DUE, Name\n"CERT-FA\nCERT-FB 2027-01-31",Ada\n,Bob') == People(
        (Person(name="Ada", due={"CERT-FA": "", "CERT-FB": "2027-01-31"}, line=2), Person(name="Bob", line=4))
    )


@pytest.mark.parametrize("language", shipped())
def test_what_stands_over_columns_is_read_in_each_of_our_languages_and_in_english(language: str) -> None:
    words = words_for(language)
    heads = [words.translated(LIST_COLUMNS[name]) for name in COLUMNS.split(", ")]
    cells = ["00117", "Ada", "Harbour", "front desk", "CERT-FA 2026-12-31"]
    due = {"CERT-FA": "2026-12-31"}
    ada = Person(number="00117", name="Ada", site="Harbour", role="front desk", due=due, line=2)
    for row in (heads, list(map(str.upper, heads)), [words.say(name) for name in COLUMNS.split(", ")]):
        assert read(f"{';'.join(row)}\n{';'.join(cells)}") == People((ada,))


def test_a_column_that_stands_twice_in_two_languages_is_told() -> None:
    assert read("Name,nom\nAda,Ada").faults == (Fault(1, 6, "the column “nom” stands here a second time"),)


@pytest.mark.parametrize(
    "written", ["2026-12-31", "31.12.2026", "31/12/2026", "12/31/2026", "31-12-2026", "12-31-2026"]
)
def test_a_day_may_be_written_as_a_spreadsheet_writes_it(written: str) -> None:
    (ada,) = read(f"name,due\nAda,CERT-FA {written}").all
    assert ada.due == {"CERT-FA": "2026-12-31"}
    (ada,) = read("name,due\nAda,CERT-FA 5.6.2026; CERT-FB 07/07/2026").all
    assert ada.due == {"CERT-FA": "2026-06-05", "CERT-FB": "2026-07-07"}


def anew(found: str) -> str:
    """Return what is said of a staff number that a spreadsheet wrote anew."""
    return (
        f'“{found}” is what a spreadsheet makes of a number; write the staff number itself, or ="{found}" if it is that'
    )


FAULTS: dict[str, tuple[str | bytes, list[tuple[int, int, str]]]] = {
    "nothing at all": ("", [(1, 1, f"the file is empty; its first line names the columns: {COLUMNS}")]),
    "blank lines": (" \n,,\n", [(1, 1, f"the file is empty; its first line names the columns: {COLUMNS}")]),
    "a head alone": (HEAD, [(1, 1, "the file names nobody; below its first line stands one line for each person")]),
    "a column that is none": (
        "number,nmae,name\n1,Ada,Ada",
        [(1, 8, f"there is no column “nmae”; the columns are {COLUMNS}")],
    ),
    "no name": ("number,site\n1,Harbour", [(1, 1, f"no column is called name; the columns are {COLUMNS}")]),
    "a name misspelt": ("number,nmae\n1,Ada", [(1, 8, f"there is no column “nmae”; the columns are {COLUMNS}")]),
    "a separator that is none": (
        "sep=|\nname\nAda",
        [(1, 1, f"the first line names the columns, and “sep=|” is none of them; they are {COLUMNS}")],
    ),
    "no heads at all": (
        "117,Ada,Harbour\n118,Bob,Harbour",
        [(1, 1, f"the first line names the columns, and “117” is none of them; they are {COLUMNS}")],
    ),
    "a separator alone": ("sep=;\r\n", [(1, 1, f"the file is empty; its first line names the columns: {COLUMNS}")]),
    "a column that is none below the separator": (
        "sep=;\r\nname;nmae\r\nAda;Ada\r\n",
        [(2, 6, f"there is no column “nmae”; the columns are {COLUMNS}")],
    ),
    "a column without a head": ("name,\nAda,1", [(1, 6, f"there is no column “”; the columns are {COLUMNS}")]),
    "a column twice": ("name,site,NAME\nAda,,Ada", [(1, 11, "the column “NAME” stands here a second time")]),
    "too many cells": (
        HEAD + "1,Lovelace, Ada,Harbour,,\n",
        [(2, 1, "the line has 6 cells, and the first line 5; a text that holds a separator stands in quotes")],
    ),
    "too few cells": (
        HEAD + "1,Ada,,,\n2,Bob\n",
        [(3, 1, "the line has 2 cells, and the first line 5; a text that holds a separator stands in quotes")],
    ),
    "a name that is missing": (HEAD + "1,,Harbour,,\n", [(2, 3, "the name is missing")]),
    "a name that cannot be seen": (HEAD + "1,\u200b,Harbour,,\n", [(2, 3, "the name is missing")]),
    "a number twice": (
        HEAD + "d-1,Ada,,,\n2,Bob,,,\n D-1 ,Eve,,,\n",
        [(4, 1, "the number “D-1” stands in line 2 too; each person has one of their own")],
    ),
    "numbers that a spreadsheet wrote anew": (
        HEAD
        + '1.17E+05,Ada,,,\n"1,17E+12",Bob,,,\n117.0,Cy,,,\n"118,00",Di,,,\n######,Eve,,,\n#N/A,Flo,,,\n'
        + "1.17E+05,Gus,,,\n"
        + '="1.17E+05",Hal,,,\n="117.0",Ida,,,\n117.5,Jo,,,\n12E3,Kit,,,\n#117,Lee,,,\n',
        [
            (line, 1, anew(found))
            for line, found in enumerate(
                ("1.17E+05", "1,17E+12", "117.0", "118,00", "######", "#N/A", "1.17E+05"), start=2
            )
        ],
    ),
    "texts that are too long": (
        HEAD + f"{'1' * 41},{'a' * 201},{'é' * 201},{'b' * 201},\n",
        [
            (2, 1, "number has 41 characters, and may have 40"),
            (2, 43, "name has 201 characters, and may have 200"),
            (2, 245, "site has 201 characters, and may have 200"),
            (2, 447, "role has 201 characters, and may have 200"),
        ],
    ),
    "a course that is none": (
        HEAD + '1,Ada,,,"CERT-FA;  CERT-FX 2026-12-31"\n',
        [(2, 20, "there is no course “CERT-FX”; the courses are CERT-FA, CERT-FB")],
    ),
    "a course twice": (HEAD + "1,Ada,,,CERT-FA;CERT-FA\n", [(2, 17, "the course “CERT-FA” stands here a second time")]),
    "a day that is none": (
        HEAD + "1,Ada,,,CERT-FA 31.13.2026\n2,Bob,,,CERT-FA 2026-02-30\n3,Cy,,,CERT-FA 31/12-2026\n",
        [
            (2, 9, "“31.13.2026” is no day; write it as 2026-12-31"),
            (3, 9, "“2026-02-30” is no day; write it as 2026-12-31"),
            (4, 8, "“31/12-2026” is no day; write it as 2026-12-31"),
        ],
    ),
    "a day that may be another": (
        HEAD + "1,Ada,,,CERT-FA 01/11/2026\n2,Bob,,,CERT-FA 3-4-2026\n",
        [
            (2, 9, "“01/11/2026” can be 2026-01-11 or 2026-11-01; write the one that is meant"),
            (3, 9, "“3-4-2026” can be 2026-03-04 or 2026-04-03; write the one that is meant"),
        ],
    ),
    "more than a course and a day": (
        HEAD + "1,Ada,,,CERT-FA by 2026-12-31\n",
        [
            (
                2,
                9,
                "“CERT-FA by 2026-12-31” is not a course that is due; write its code, or its code and a day: "
                "CERT-A 2026-12-31",
            )
        ],
    ),
    "quotes without an end": (HEAD + '1,"Ada,,,\n2,Bob,,,\n', [(2, 3, "the quotes that begin here are not closed")]),
    "text behind quotes": (
        HEAD + '1,"Ada" Lovelace,,,\n',
        [(2, 8, "something follows the closing quotes; a quote within a text is written twice")],
    ),
    "text behind quotes over two lines": (
        HEAD + '1,"Ada\nB"x,,,\n',
        [(3, 3, "something follows the closing quotes; a quote within a text is written twice")],
    ),
    "UTF-16": (
        HEAD.encode("utf-16"),
        [(1, 1, "the file is in UTF-16, and has to be in UTF-8: have the spreadsheet save it as “CSV UTF-8”")],
    ),
    "another encoding": (
        HEAD.encode() + "1,Zoë,,,".encode("latin-1"),
        [(1, 1, "the file is not text in UTF-8: have the spreadsheet save it as “CSV UTF-8”")],
    ),
    "a workbook": (
        b"PK\x03\x04\x14\0",
        [(1, 1, "the file is a workbook, and has to be CSV: have the spreadsheet save it as “CSV UTF-8”")],
    ),
    "an old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        [(1, 1, "the file is a workbook, and has to be CSV: have the spreadsheet save it as “CSV UTF-8”")],
    ),
    "too much": (b" " * (MOST_BYTES + 1), [(1, 1, "the file is larger than 5 MB")]),
    "what would move a cursor": (
        "name,\x1b[2J\nAda,1",
        [(1, 6, f"there is no column “[2J”; the columns are {COLUMNS}")],
    ),
    "several at once, in the order of the lines": (
        HEAD + "1,,,,CERT-FX\n1,Bob,,,\n",
        [
            (2, 3, "the name is missing"),
            (2, 6, "there is no course “CERT-FX”; the courses are CERT-FA, CERT-FB"),
            (3, 1, "the number “1” stands in line 2 too; each person has one of their own"),
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_with_its_place_and_nobody_is_read(name: str) -> None:
    content, faults = FAULTS[name]
    assert read(content) == People(faults=tuple(Fault(*fault) for fault in faults))


def test_every_message_is_held_by_a_fault() -> None:
    from course.records.people import WORDS

    told = io.StringIO()
    for _, faults in FAULTS.values():
        told.write("\n".join(message for _, _, message in faults) + "\n")
    starts = [words.split("{")[0] or words.split("}")[1].split("{")[0] for words in WORDS.values()]
    assert [start for start in starts if start not in told.getvalue()] == []
