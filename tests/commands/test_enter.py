"""`build.py enter`: a table of marks becomes records, which say who entered them; and what is wrong with a table."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.locale.reading import shipped, words_for
from course.model import Content
from course.paper.questions import letter, order_of
from course.paper.worksheets import questions_of
from course.records.record import Record4, read_bytes
from course.records.table import MARK_COLUMNS
from tests.faulty_records import FILES
from tests.sample_records import of_course, write

Command = Callable[..., int]
WHICH = (
    "Name a table of marks, your name with --by, and a folder for the records with --to; or make a table to fill in "
    "with --form FILE.\n"
)


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files(FILES)
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def content(root: Path) -> Content:
    return load_course(root, rules=False)


def right(content: Content, code: str, version: str) -> list[str]:
    """Return the cells of a worksheet on which all is right: letters where there are some, else points."""
    cells = []
    for question in questions_of(content.by_code[code], version):  # type: ignore[arg-type]  # A or B
        marks = {name: letter(at) for at, name in enumerate(order_of(question, version))}  # type: ignore[arg-type]
        ticked = "".join(marks[part.id] for part in question.made_parts if part.right)
        cells.append(ticked if question.is_lettered else str(question.points))
    return cells


HEAD = "learner,number,site,course,module,worksheet,date,1,2,3"


def table(path: Path, *lines: str, head: str = HEAD) -> Path:
    path.write_text("\r\n".join([head, *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("as_typed", [str, str.upper], ids=["as it is", "in capitals"])
def test_a_german_course_has_a_german_table_which_is_read_back(
    root: Path, run: Command, content: Content, tmp_path: Path, as_typed: Callable[[str], str]
) -> None:
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    form = tmp_path / "marks.csv"
    assert run("enter", "--form", form, "--course", "CERT-FA") == 0
    head, *lines = form.read_text("utf-8-sig").replace('"', "").splitlines()
    assert head == "Lernende;Personalnummer;Standort;Kurs;Modul;Arbeitsblatt;Datum;1;2;3"
    filled = [
        f"Ada Lovelace;007;Harbour;CERT-FA;{code};A;2026-11-23;{';'.join(right(content, code, 'A'))}"
        for code in [line.split(";")[4] for line in lines]
    ]
    run("enter", table(form, *filled, head=as_typed(head)), "--by", "Kim Lee", "--to", tmp_path / "german")
    commas = [line.replace(";", ",") for line in filled]
    run("enter", table(form, *commas), "--by", "Kim Lee", "--to", tmp_path / "english")
    made, same = (
        json.loads((tmp_path / name / "ada-lovelace-cert-fa.json").read_text("utf-8")) for name in ("german", "english")
    )
    assert made["learner"] == {"name": "Ada Lovelace", "number": "007", "site": "Harbour"}
    assert [one["code"] for one in made["modules"]] == ["FA-101", "FA-102", "FA-103"]
    assert made["modules"] == same["modules"]


def test_what_is_wrong_with_a_german_table_is_told_with_its_own_words(
    root: Path, run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    marks = table(tmp_path / "marks.csv", "x", head="Lernende;Standrot;Kurs;Modul")
    assert run("--messages", "de", "enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{marks}:1:1: es gibt keine Spalte `Datum`; ergänzen Sie sie in der ersten Zeile",
        f"{marks}:1:10: Zelle B1: `standrot` ist keine Spalte einer Tabelle von Punkten, oder steht zweimal da; "
        "meinten Sie `Standort`?",
    ]


@pytest.mark.parametrize("language", shipped())
def test_no_two_columns_are_called_alike_nor_one_like_another_in_english(language: str) -> None:
    heads = {name: words_for(language).say(name).casefold() for name in MARK_COLUMNS}
    assert len(set(heads.values())) == len(MARK_COLUMNS)
    assert [name for name, head in heads.items() if head in MARK_COLUMNS and head != name] == []


def assert_all_right(first: object) -> None:
    """Look at a record of two worksheets, of which every question was answered rightly."""
    assert isinstance(first, Record4)
    assert (first.learner.name, first.learner.number, first.learner.site) == ("Ada Lovelace", "007", "Harbour")
    assert (first.entered.name, first.entered.source, first.completed) == ("Kim Lee", "paper", "2026-11-24")
    assert [(one.code, one.completed, one.worksheet and one.worksheet.version) for one in first.modules] == [
        ("FA-101", "2026-11-23", "A"),
        ("FA-102", "2026-11-24", "B"),
    ]
    assert [one.quiz and (one.quiz.points, one.quiz.of, one.quiz.per_cent) for one in first.modules] == [
        (3, 3, 100)
    ] * 2
    assert first.modules[1].firsts[0].response  # what was ticked is known


def test_records_are_made_of_a_table_and_say_who_entered_them(
    run: Command, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = [
        f"Ada Lovelace,007,Harbour,CERT-FA,FA-102,b,24.11.2026,{','.join(right(content, 'FA-102', 'B'))}",
        f"ada  lovelace,007,Harbour,cert-fa,fa-101,A,2026-11-23,{','.join(right(content, 'FA-101', 'A'))}",
    ]
    marks = table(tmp_path / "marks.csv", *ada, "", 'Bob,,,CERT-FA,FA-101,A,2026-11-23,0,"0,67",1')
    assert run("enter", marks, "--by", " Kim Lee ", "--to", tmp_path / "records") == 4
    paths = sorted((tmp_path / "records").iterdir())
    assert [path.name for path in paths] == ["ada-lovelace-cert-fa.json", "bob-cert-fa.json"]
    first, second = (read_bytes(path.read_bytes()).record for path in paths)
    assert_all_right(first)
    assert isinstance(second, Record4)
    quiz = second.modules[0].quiz
    assert quiz
    assert (quiz.points, quiz.per_cent, second.modules[0].firsts) == (1.67, 55, ())
    out = capsys.readouterr().out
    assert out == (
        "ada-lovelace-cert-fa.json: Ada Lovelace, CERT-FA: Unchanged. The code fits what the record says, the course "
        "is complete, and everything in it is still in force. Entered by Kim Lee from worksheets on paper (FA-101 A, "
        "FA-102 B), and not by the learner.\n"
        "bob-cert-fa.json: Bob, CERT-FA: Not complete. The code fits what the record says, but it does not show the "
        "course completed. Electives in the record: 0; the course asks for 1. FA-101: the test was not passed; the "
        "result is 55%, and 80% passes. Entered by Kim Lee from worksheets on paper (FA-101 A), and not by the "
        f"learner.\n{tmp_path / 'records'} holds 2 records more, entered by Kim Lee.\n"
    )
    assert run("enter", marks, "--by", "Kim Lee", "--to", tmp_path / "records") == 2
    assert capsys.readouterr().err == (
        f"{paths[0]} is there already. Name another folder, or take it away; nothing was written.\n"
    )
    changed = json.loads(paths[0].read_text())
    changed["entered"]["name"] = "Somebody"
    assert read_bytes(json.dumps(changed).encode()).problems == ("who entered it",)


def test_two_people_of_one_name_are_told_apart_by_their_numbers(run: Command, content: Content, tmp_path: Path) -> None:
    cells = ",".join(right(content, "FA-101", "A"))
    lines = [f"Ada,{number},,CERT-FA,FA-101,A,2026-11-23,{cells}" for number in ("1", "2")]
    run("enter", table(tmp_path / "marks.csv", *lines), "--by", "Kim", "--to", tmp_path / "records")
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == ["ada-cert-fa-2.json", "ada-cert-fa.json"]


def test_a_staff_number_that_a_spreadsheet_wrote_anew_is_told(
    run: Command, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = ",".join(right(content, "FA-101", "A"))
    marks = table(tmp_path / "m.csv", f"Ada,1.17E+05,,CERT-FA,FA-101,A,2026-11-23,{cells}")
    assert run("enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{marks}:2:5: cell B2: “1.17E+05” is what a spreadsheet makes of a number; write the staff number itself, or "
        '="1.17E+05" if it is that'
    )
    table(tmp_path / "m.csv", f'Ada,="1.17E+05",,CERT-FA,FA-101,A,2026-11-23,{cells}')
    assert run("enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 4  # an elective is missing
    made = json.loads((tmp_path / "records" / "ada-cert-fa.json").read_text("utf-8"))
    assert made["learner"] == {"name": "Ada", "number": "1.17E+05"}


def test_statistics_tell_records_from_paper_apart(
    run: Command, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "records"
    write(folder, [of_course(content, number) for number in range(2)])
    cells = ",".join(right(content, "FA-101", "A"))
    run("enter", table(tmp_path / "m.csv", f"Ada,,,CERT-FA,FA-101,A,2026-11-23,{cells}"), "--by", "Kim", "--to", folder)
    capsys.readouterr()
    assert run("statistics", folder) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "2 records used.\n1 left out: entered from paper, of which `--from paper` tells.\n    ada-cert-fa.json\nFirst"
    )
    assert run("statistics", folder, "--from", "paper") == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "1 record used.\n2 left out: made by a learner in a browser, of which `--from browser` tells.\n"
        "    record-0000.json, record-0001.json\nFirst answers"
    )
    assert re.search(r"^first-call +1\*  1.00", out, re.MULTILINE)
    alone = tmp_path / "points"
    run("enter", table(tmp_path / "p.csv", "Ada,,,CERT-FA,FA-101,A,23.11.2026,1,1,1"), "--by", "Kim", "--to", alone)
    capsys.readouterr()
    assert run("statistics", alone, "--from", "paper") == 0
    assert capsys.readouterr().out.endswith(
        "\n\nNo answer can be counted: of these records nothing but points is known. Enter the letters that were "
        "ticked on worksheets, and not their points alone.\n"
    )


@pytest.mark.long
def test_a_table_to_fill_in_has_a_line_for_each_module(
    run: Command, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "marks.csv"
    assert run("enter", "--form", form) == 0
    assert capsys.readouterr().out == (
        f"{form} is a table for CERT-FA: copy its lines for each learner, and write points or letters.\n"
    )
    assert form.read_text("utf-8-sig").splitlines() == [
        ",".join(f'"{name}"' for name in HEAD.split(",")),
        *(f'"","","","CERT-FA","{code}","A"' for code in ("FA-101", "FA-102", "FA-103")),
    ]
    assert run("enter", "--form", form) == 2
    assert run("enter", "--form", tmp_path / "other.csv", "--course", "CERT-FB") == 2
    assert "There is no course `CERT-FB`; did you mean `CERT-FA`?\n" in capsys.readouterr().err
    assert run("enter", "--form", root / "modules/marks.csv") == 2
    assert "is in modules/, which holds what people write. Name another file.\n" in capsys.readouterr().err


def test_a_table_of_one_of_several_courses_or_for_nobody_is_told(
    run: Command, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue, people = root / "modules/catalogue.yml", tmp_path / "people.csv"
    second = "  - {id: more, code: CERT-MORE, title: More, core: [FA-104]}\ncompletion:"
    catalogue.write_text(catalogue.read_text("utf-8").replace("completion:", second, 1), "utf-8")
    assert run("enter", "--form", tmp_path / "form.csv") == 2
    assert capsys.readouterr().err == "Name a course with --course; known here: CERT-FA, CERT-MORE\n"
    people.write_text("number,name,due\n1,Ada,CERT-MORE 2026-12-31\n", "utf-8")
    assert run("enter", "--form", tmp_path / "form.csv", "--people", people, "--course", "CERT-FA") == 2
    assert capsys.readouterr().err == f"CERT-FA is due for nobody in {people}.\n"


def test_what_is_wrong_with_a_table_is_told_by_its_cell(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = "Ada,,,CERT-FA,FA-101,A,2026-11-23,A,0,1"
    marks = table(
        tmp_path / "marks.csv",
        good,
        good,
        ",,,CERT-FB,FA-999,,yesterday,A,0,1",
        "Bob,,,CERT-FA,FA-102,C,2026-02-30,A,0,1",
        "Eve,,,CERT-FA,FA-102,,2026-11-23,A,0,1",
        "Eve,,,CERT-FA,FA-103,A,2026-11-23,Z,,7,1",
        "Fay,,,CERT-FA,FA-102,r,2026-11-23,A,0,1",
        "Gus,,,CERT-FA,FA-102,A,03/04/2026,A,0,1",
        head=f"{HEAD},4",
    )
    assert run("enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 1
    assert not (tmp_path / "records").exists()
    assert capsys.readouterr().err.splitlines() == [
        f"{marks}:3:15: cell E3: Ada has a line for FA-101 above; leave one of them out",
        f"{marks}:4:1: cell A4: the learner has no name; write it",
        f"{marks}:4:4: cell D4: there is no course `CERT-FB`; did you mean `CERT-FA`?",
        f"{marks}:4:12: cell E4: there is no module `FA-999`; known here: FA-101, FA-102, FA-103, FA-104",
        f"{marks}:4:20: cell G4: `yesterday` is no day; write it as 2026-11-28",
        f"{marks}:5:24: cell G5: `2026-02-30` is no day; write it as 2026-11-28",
        f"{marks}:6:22: cell F6: the worksheet of FA-102 is not named; write A, B, C or R, as its head says",
        f"{marks}:7:35: cell H7: `Z` says nothing of question 1 of FA-103; write its points (0 or 1), or the letter "
        "that was ticked (A to B)",
        f"{marks}:7:37: cell I7: nothing is said of question 2; write 0 where it was not answered",
        f"{marks}:7:38: cell J7: `7` says nothing of question 3 of FA-103; write its points (0 or 1)",
        f"{marks}:7:40: cell K7: the worksheet of FA-103 has 3 questions; leave the others empty, or see whether it "
        "is that module",
        f"{marks}:8:22: cell F8: FA-102 has no worksheet R; write what stands in its head: one of A, B",
        f"{marks}:9:24: cell G9: `03/04/2026` can be 2026-03-04 or 2026-04-03; write the one that is meant",
    ]


def test_a_table_without_its_columns_is_told_what_to_add(
    run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = table(tmp_path / "marks.csv", "x", head="Learner;nummer;course;module;2;learner")
    assert run("enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{marks}:1:1: there is no column `date`; add it to the first line",
        f"{marks}:1:9: cell B1: `nummer` is no column of a table of marks, or stands twice; did you mean `number`?",
        f"{marks}:1:30: cell E1: `2` is no column of a table of marks, or stands twice; known here: date, number, "
        "site, worksheet",
        f"{marks}:1:32: cell F1: `learner` is no column of a table of marks, or stands twice; known here: date, "
        "number, site, worksheet",
    ]
    few = table(
        tmp_path / "few.csv", "Ada,CERT-FA,FA-101,A,2026-11-23,1", head="learner,course,module,worksheet,date,1"
    )
    assert run("enter", few, "--by", "Kim", "--to", tmp_path / "records") == 1
    assert capsys.readouterr().err == (
        f"{few}:2:13: cell C2: FA-101 asks more questions than there are columns; add columns up to 3\n"
    )


@pytest.mark.long
def test_what_enter_cannot_go_by_is_told(
    run: Command, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = table(tmp_path / "marks.csv")
    for words in (
        (),
        (marks,),
        (marks, "--by", "Kim"),
        (marks, "--to", tmp_path / "r"),
        (marks, "--by", " ", "--to", "r"),
    ):
        assert run("enter", *words) == 2
        assert capsys.readouterr().err == WHICH
    gone = tmp_path / "gone.csv"
    assert run("enter", gone, "--by", "Kim", "--to", tmp_path / "records") == 2
    assert capsys.readouterr().err == f"{gone} cannot be read: No such file or directory.\n"
    marks.write_bytes("größe".encode("latin-1"))
    assert run("enter", marks, "--by", "Kim", "--to", tmp_path / "records") == 2
    assert capsys.readouterr().err == (
        f"{marks} cannot be read: the file is not text in UTF-8: have the spreadsheet save it as “CSV UTF-8”.\n"
    )
    assert run("enter", marks, "--by", "Kim", "--to", root / "quizzes") == 2
    assert capsys.readouterr().err == f"{root / 'quizzes'} holds what people write. Name another folder.\n"
