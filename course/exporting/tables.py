"""Questions as a table, a row each, for spreadsheets to open and ``import`` to read back as the same questions.

Input: the questions of a module, as their author wrote them. Output: rows of cells below a header. What people read and
change in a spreadsheet has a column of its own; everything else stands in the last one, ``more``, as JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from course.exporting.texts import Written
from course.formats.question_heads import head_of
from course.formats.question_table import BETWEEN, MARKED, MARKUP, PARTS, TYPED, beside, disarmed
from course.model.questions import Question
from course.reading.data import Value, value_of
from course.reading.telling import tell, tell_row
from course.records.spreadsheet import ENGLISH_FORM, Form

SINGLE = ("id", "type", "markup", "question", "correct", "points", "hint", "explanation")  # and `more`, the last


def document(questions: Sequence[tuple[Question, Written]], form: Form = ENGLISH_FORM) -> tuple[str, list[list[str]]]:
    """Return questions as CSV, and what is lost of each: nothing but the files of its pictures.

    ``form`` has the words over the columns, what stands between cells, and the decimal mark.
    """
    rows, lost = [], []
    for question, texts in questions:
        fields = value_of(question.at)
        assert isinstance(fields, dict)  # noqa: S101 - a question is a set of keys
        rows.append(_row(fields, form))
        texts.pictures.clear()
        for text in _texts(fields):
            texts.xhtml(text)
        shown = question.shown_picture
        pictures = sorted({*texts.pictures, *([shown.src] if shown else [])})
        stay = tell(
            "the files of its pictures, %(pictures)s, which stay in the folder of the module",
            pictures=tell_row(pictures),
        )
        lost.append([stay] if pictures else [])
    return _written(rows, form), lost


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _row(fields: dict[str, Value], form: Form) -> dict[str, str]:
    """Return the cells of a question by the English heads of their columns."""
    more, kind = dict(fields), str(fields["kind"])
    row = {"id": str(more.pop("id")), "type": str(more.pop("kind")), "markup": MARKUP}
    row["question"] = str(more.pop("prompt"))
    row |= {key: str(more.pop(key)) for key in ("points", "hint", "explanation") if key in more}
    parts = more.get(PARTS.get(kind, ""))
    if isinstance(parts, list):
        row |= _cells_of_parts(kind, parts, more)
    elif kind in TYPED and _is_one_cell(answer := more.get(TYPED[kind])):
        del more[TYPED[kind]]
        row["correct"] = BETWEEN.join(answer) if isinstance(answer, list) else form.number(json.dumps(answer))  # type: ignore[arg-type]
    if more:
        row["more"] = json.dumps(more, ensure_ascii=False)
    return row


def _is_one_cell(answer: object) -> bool:
    if isinstance(answer, list):
        return all(isinstance(one, str) and one == one.strip() and one and not {"|", "\n"} & set(one) for one in answer)
    return isinstance(answer, (bool, int, float))


def _cells_of_parts(kind: str, parts: Sequence[Value], more: dict[str, Value]) -> dict[str, str]:
    """Return the cells of a list of parts, and leave in ``more`` what of them no cell holds."""
    row: dict[str, str] = {}
    right: list[str] = []
    rest: list[Value] = []
    for number, part in enumerate(parts, 1):
        left = dict(part) if isinstance(part, dict) else {}
        row |= {f"{head} {number}": str(left.pop(key)) for key, head in beside(kind).items() if key in left}
        if kind in MARKED and left.get("correct") is True:
            del left["correct"]
            right.append(str(number))
        rest.append(left)
    if right:
        row["correct"] = ", ".join(right)
    key = PARTS[kind]
    del more[key]
    if any(rest):
        more[key] = rest
    return row


def _written(rows: Sequence[Mapping[str, str]], form: Form) -> str:
    """Return rows as spreadsheets open them: marked as UTF-8, everything in quotes, nothing taken for a formula."""
    numbered = sorted({head for row in rows for head in row} - {*SINGLE, "more"}, key=_place_of_head)
    heads = [*SINGLE[:4], *numbered, *SINGLE[4:], "more"]
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, delimiter=form.separator)
    writer.writerow([_said(head, form) for head in heads])
    writer.writerows([disarmed(row.get(head, "")) for head in heads] for row in rows)
    return "\ufeff" + made.getvalue()


def _said(head: str, form: Form) -> str:
    """Return a head in the language of the table."""
    name, _, number = head.partition(" ")
    column = {"answer": "choice", "question": "prompt", "type": "kind"}.get(name, name)
    return head_of(column, form.words, int(number or 0))


def _place_of_head(head: str) -> tuple[int, str]:
    name, _, number = head.partition(" ")
    return int(number), {"answer": "0", "partner": "1"}.get(name, "2")
