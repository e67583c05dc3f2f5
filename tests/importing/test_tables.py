"""Tables of questions: as programs export them, as somebody wrote them, and what is wrong with one, word for word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from course.importing import tables
from course.importing.items import CannotRead, Fields, Found, Refused, Taken
from course.importing.tables import columns_of, read_csv, read_xlsx

HEAD = "id,question,type,A,B,C,correct,points,feedback a,feedback b,explanation,hint\n"


def table(*rows: str, head: str = HEAD) -> list[Found]:
    return list(read_csv(head + "\n".join(rows), "a.csv"))


def taken(row: str, head: str = HEAD) -> Taken:
    (found,) = table(row, head=head)
    assert isinstance(found, Taken), found
    return found


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (
            "q-1,What *first*?,,Fetch a mop,Close it,,B,2,No.,Yes.,All said.,Look.",
            {
                "kind": "single-choice",
                "prompt": r"What \*first\*?",
                "points": 2,
                "choices": [
                    {"text": "Fetch a mop", "feedback": "No."},
                    {"text": "Close it", "correct": True, "feedback": "Yes."},
                ],
                "hint": "Look.",
                "explanation": "All said.",
            },
        ),
        (
            ',Which?,,a,b,c,"1, 3"',
            {
                "kind": "multiple-choice",
                "scoring": "all-or-nothing",
                "prompt": "Which?",
                "choices": [{"text": "a", "correct": True}, {"text": "b"}, {"text": "c", "correct": True}],
            },
        ),
        (
            ",Which?,checkbox,rain,snow,,rain",
            {
                "kind": "multiple-choice",
                "scoring": "all-or-nothing",
                "prompt": "Which?",
                "choices": [{"text": "rain", "correct": True}, {"text": "snow"}],
            },
        ),
        (",It rains.,,True,False,,false", {"kind": "true-false", "prompt": "It rains.", "answer": False}),
        (",It rains.,,,,,TRUE", {"kind": "true-false", "prompt": "It rains.", "answer": True}),
        (
            ",Who?,text,,,,caretaker|porter",
            {"kind": "short-answer", "prompt": "Who?", "accept": ["caretaker", "porter"]},
        ),
        (",How many?,numeric,,,,2.5", {"kind": "numeric", "prompt": "How many?", "answer": 2.5}),
    ],
)
def test_a_row_is_a_question(row: str, fields: Fields) -> None:
    found = taken(row)
    assert (found.fields, found.lost, str(found.place)) == (fields, (), "a.csv:2")


def test_semicolons_part_cells_too_and_columns_may_be_called_otherwise() -> None:
    text = "Frage;Antwort 1;Antwort 2;Richtig;Bild\nWas?;Ja, gern;Nein;1;x.png\n"
    (found,) = read_csv(text, "a.csv", columns_of(["prompt=Frage", "choice=Antwort", "correct=Richtig"]))
    assert isinstance(found, Taken)
    assert found.fields["choices"] == [{"text": "Ja, gern", "correct": True}, {"text": "Nein"}]
    assert found.lost == ("the column `Bild`: x.png",)


def test_the_line_that_tells_excel_the_separator_is_no_row() -> None:
    said = taken("Which, of two?;b;c;2", head="sep=;\r\nquestion;A;B;correct\r\n")
    assert (said.fields["prompt"], said.place.line) == ("Which, of two?", 3)


def test_a_workbook_of_kahoot_is_read_below_its_instructions() -> None:
    rows: list[list[object]] = [
        ["Quiz template"],
        [None, "Add questions below."],
        [
            None,
            "Question - max 120 characters",
            "Answer 1 - max 75 characters",
            "Answer 2 - max 75 characters",
            "Time limit (sec) - 5, 10, 20",
            "Correct answer(s) - choose at least one",
        ],
        [1, "What first?", "Mop", "Close", 20, 2],
        [None, None],
        [2, "How many?", 3, 4.0, 20, "1,2"],
    ]
    first, second = read_xlsx(workbook(rows), "a.xlsx")
    assert isinstance(first, Taken)
    assert first.fields["choices"] == [{"text": "Mop"}, {"text": "Close", "correct": True}]
    assert (str(first.place), first.lost) == ("a.xlsx:4", ("the column `Time limit (sec) - 5, 10, 20`: 20",))
    assert isinstance(second, Refused)
    assert (str(second.place), second.why) == (
        "a.xlsx:6",
        "every choice is right, so there is nothing to decide; mark some as right",
    )


def test_a_workbook_of_quizizz_is_read() -> None:
    rows: list[list[object]] = [
        ["Question Text", "Question Type", "Option 1", "Option 2", "Option 3", "Correct Answer", "Time in seconds"],
        ["Which?", "Multiple Choice", "a", "b", "c", 3, None],
        ["Which ones?", "Checkbox", "a", "b", "c", "1,2", None],
    ]
    first, second = read_xlsx(workbook(rows), "a.xlsx")
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (first.fields["kind"], second.fields["kind"]) == ("single-choice", "multiple-choice")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",,,a,b,,A", "it has no words that ask anything"),
        (",Which?,,a,b,,", "it does not say which answer is right"),
        (",Which?,,a,b,,D", "its right answer `D` is none of its choices"),
        (
            ",Which?,,2,3,4,2",
            "its right answer `2` is the number or letter of one choice and the text of another; write the text out",
        ),
        (",How many?,number,,,,some", "`some` is not a number"),
        (",Which?,,a,a,,A", "two of its choices are `a`; change one of the two"),
    ],
)
def test_a_row_that_no_bank_holds_is_refused_with_its_reason(row: str, why: str) -> None:
    (found,) = table(row)
    assert isinstance(found, Refused)
    assert (found.what, found.why) == (row.split(",")[1] or "a row without a question", why)


def test_a_table_has_so_many_rows_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    rows = [",Which?,,a,b,,A"] * 2
    assert [type(found) for found in table(*rows)] == [Taken, Taken]
    with pytest.raises(CannotRead, match=r"^a\.csv has 4 rows, and 3 are read at most; take it apart$"):
        table(*rows, rows[0])


def test_a_table_without_a_column_for_what_is_right_is_told() -> None:
    (found,) = table("Which?,a,b", head="question,answer 1,answer 2\n")
    assert isinstance(found, Refused)
    assert found.why == "no column says which answer is right"


def test_what_is_wrong_with_a_table_is_told() -> None:
    for read, said in (
        (
            lambda: list(read_csv("a,b\n1,2\n", "a.csv")),
            "a.csv: no row names its columns; write `question`, `answer 1`, `answer 2` and `correct` above them, "
            "or say what they are called: --columns prompt=Frage correct=Richtig",
        ),
        (
            lambda: list(read_csv('question,correct\n"a"b,c\n', "a.csv")),
            "a.csv: this table cannot be read: ',' expected after '\"'",
        ),
        (
            lambda: columns_of(["promt=Frage"]),
            "--columns takes prompt=HEADER and the like, not `promt=Frage`; did you mean `prompt`?",
        ),
        (
            lambda: list(read_xlsx(b"PK\x03\x04", "a.xlsx")),
            "a.xlsx is not an archive that can be read: File is not a zip file",
        ),
    ):
        with pytest.raises(CannotRead) as told:
            read()
        assert str(told.value) == said


def test_an_archive_that_only_looks_like_a_workbook_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
    with pytest.raises(CannotRead, match=r"^a\.xlsx is not a workbook that can be read: "):
        list(read_xlsx(made.getvalue(), "a.xlsx"))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id", ("identifier",)),
        ("question", ("prompt", "Question text", "question title", "Question - max 120 characters")),
        ("type", ("kind", "question type")),
        ("A", ("a", "answer 1", "Option 1", "choice1", "Answer A")),
        ("correct", ("Correct answer(s)", "right", "right answers", "key", "solution", "answers")),
        ("points", ("point", "score", "mark", "marks")),
        ("feedback a", ("feedback 1",)),
        ("explanation", ("general feedback", "rationale", "feedback")),
    ],
)
def test_a_column_is_known_by_each_name_that_programs_give_it(header: str, said: tuple[str, ...]) -> None:
    row = "q-1,Which?,checkbox,rain,snow,,1,2,Yes.,No.,All said.,Look."
    names = HEAD.rstrip("\n").split(",")
    for other in said:
        head = ",".join(other if name == header else name for name in names)
        assert taken(row, f"{head}\n") == taken(row), other
