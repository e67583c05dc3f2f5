"""Questions as a table: every kind comes back as it was, and what was changed in a spreadsheet is told or taken."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from course.exporting import tables
from course.exporting.texts import Written
from course.importing.items import Refused, Taken
from course.importing.tables import read_csv, read_xlsx
from course.locale import Words
from course.locale.reading import words_for
from course.model.questions import KINDS, Question
from course.reading.data import value_of
from course.records.spreadsheet import form_in
from tests.examples_of_kinds import examples, question_of
from tests.in_process import command

TEXTS = Written(Path(__file__).parent, (), is_tex=True)
EXAMPLES = [one.question for kind in KINDS for one in examples(kind.called())]
ODD = """\
id: odd
kind: short-answer
points: 2
prompt: |
  - a list
  - *with* "quotes", and `code`

  | A | B |
  | - | - |
  | 1 | 2 |
accept: ["=1+1", "'=x", "No", "2.10", "12:30"]
hint: "+ is a sign"
objective: "1.10"
"""
SINGLE = """\
id: stairs
kind: single-choice
objective: "1.1"
prompt: What first?
choices:
  - {id: near, text: "1", correct: true, feedback: Yes.}
  - {text: "2"}
"""
LOOK = """\
  - id: look
    kind: true-false
    answer: true
    prompt: |
      ![A step](step.svg)

      Is it wet?
"""


def table_of(*questions: Question) -> str:
    text, lost = tables.document([(one, TEXTS) for one in questions])
    assert len(lost) == len(questions)
    return text


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("question", [*EXAMPLES, question_of(ODD)], ids=lambda one: f"{one.name}: {one.id}")
def test_a_question_comes_back_as_its_author_wrote_it(question: Question) -> None:
    text = table_of(question)
    (found,) = read_csv(text.removeprefix("\ufeff"), "a.csv")
    assert isinstance(found, Taken), found
    assert {"id": found.own_id, **found.fields} == value_of(question.at)
    assert found.lost == ()


def test_all_questions_of_a_workbook_come_back_too() -> None:
    book = Workbook()
    for row in csv.reader(io.StringIO(table_of(*EXAMPLES).removeprefix("\ufeff"))):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    found = [one.fields for one in read_xlsx(data.getvalue(), "a.xlsx") if isinstance(one, Taken)]
    written = [value_of(one.at) for one in EXAMPLES]
    assert found == [{key: value for key, value in one.items() if key != "id"} for one in written]  # type: ignore[union-attr]


def test_what_people_change_has_cells_and_the_rest_stands_in_the_last() -> None:
    text = table_of(question_of(SINGLE))
    assert text.splitlines() == [
        '\ufeff"id","type","markup","question","answer 1","feedback 1","answer 2","correct","points","hint",'
        '"explanation","more"',
        '"stairs","single-choice","markdown","What first?","1","Yes.","2","1","","","",'
        '"{""objective"": ""1.1"", ""choices"": [{""id"": ""near""}, {}]}"',
    ]


def test_no_cell_is_a_formula() -> None:
    (row,) = rows_of(table_of(question_of(ODD)))
    assert row["correct"] == "'=1+1 | '=x | No | 2.10 | 12:30"
    assert row["hint"] == "'+ is a sign"
    assert row["question"].startswith("'- a list\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "single-choise"}, "there is no kind of question `single-choise`; did you mean `single-choice`?"),
        ({"correct": "3"}, "`correct` says `3`; write numbers of answers, such as 1, 3"),
        ({"answer 1": ""}, "answer 1 is empty, and one behind it is not; move them together"),
        ({"more": "{"}, "its column `more` is not JSON; leave it as `export csv` wrote it"),
        ({"more": "[1]"}, "its column `more` holds no keys with values; leave it as `export csv` wrote it"),
        (
            {"more": '{"id": "x"}'},
            "its column `more` says `id`, which has a column of its own; take it out there",
        ),
        (
            {"answer 2": ""},
            "its column `more` speaks of 2 `choices`, and there are 1 answers; change both, or neither",
        ),
        ({"type": "true-false", "correct": "yes"}, "`correct` says `yes`; write true or false"),
        ({"type": "numeric", "correct": "two"}, "`correct` says `two`; write a number"),
        ({"question": ""}, "it has no words that ask anything"),
    ],
)
def test_a_change_that_cannot_be_taken_is_told(change: dict[str, str], said: str) -> None:
    (row,) = rows_of(table_of(question_of(SINGLE)))
    text = io.StringIO()
    writer = csv.DictWriter(text, row)
    writer.writeheader()
    writer.writerow(row | change)
    (found,) = read_csv(text.getvalue(), "a.csv")
    assert isinstance(found, Refused)
    assert found.why == said


@pytest.mark.long
def test_a_bank_that_was_exported_is_unchanged_by_its_import_and_takes_a_change(tmp_path: Path) -> None:
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    root = tmp_path / "course"
    bank = root / "quizzes/first-steps.yml"
    bank.write_text(bank.read_text("utf-8") + LOOK, "utf-8")
    (root / "modules/first-steps/step.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    ended = command(root, "export", "csv")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "first-steps/look: lost: the files of its pictures, step.svg, which stay in the folder of the module",
        "3 questions written to questions.csv, 1 with losses.",
    ]
    before = bank.read_bytes()
    again = command(root, "import", "questions.csv", "--to", "first-steps")
    assert again.stdout.splitlines()[-1] == "0 questions taken, 0 updated, 3 unchanged, 0 with losses, 0 refused."
    assert bank.read_bytes() == before
    table = root / "questions.csv"
    table.write_text(table.read_text("utf-8").replace("Is it wet?", "Is it dry?"), "utf-8")
    changed = command(root, "import", "questions.csv", "--to", "first-steps")
    assert "questions.csv:" in changed.stdout
    assert ": look updated: prompt\n" in changed.stdout
    assert "Is it dry?" in bank.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "nl", "pl", "ar"])
def test_a_table_has_the_heads_of_a_language_and_comes_back_from_there(language: str) -> None:
    text, _ = tables.document([(one, TEXTS) for one in EXAMPLES], form_in(words_for(language)))
    header = text.removeprefix("\ufeff").splitlines()[0]
    assert header.startswith({"en": '"id","type",', "de": '"Id";"Art";'}.get(language, '"'))
    found = list(read_csv(text.removeprefix("\ufeff"), "a.csv"))
    written = [value_of(one.at) for one in EXAMPLES]
    assert [{"id": one.own_id, **one.fields} for one in found if isinstance(one, Taken)] == written
    assert [one.lost for one in found if isinstance(one, Taken)] == [()] * len(EXAMPLES)


def test_a_number_has_the_decimal_mark_of_the_language() -> None:
    question = question_of("id: long\nkind: numeric\nobjective: '1.1'\nprompt: How long?\nanswer: 7.5\n")
    text, _ = tables.document([(question, TEXTS)], form_in(words_for("de")))
    assert '"7,5"' in text
    (found,) = read_csv(text.removeprefix("\ufeff"), "a.csv")
    assert isinstance(found, Taken)
    assert found.fields["answer"] == 7.5


def test_heads_are_read_in_words_of_a_projects_own() -> None:
    words = Words("it", {"question": "domanda", "answer %(number)s": "risposta %(number)s", "correct": "giusta"})
    (found,) = read_csv("Domanda,Risposta 1,Risposta 2,Giusta\nChe cosa?,A,B,2\n", "a.csv", None, words)
    assert isinstance(found, Taken)
    assert (found.fields["prompt"], found.lost) == ("Che cosa?", ())
