"""Tables of questions, a row each: CSV and XLSX, as Kahoot, Quizizz and Forms hold them or somebody wrote them.

Input: the rows of a table, and which column is called what. Output: a question a row. A header is found by its words;
where those are others, ``columns`` says them.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from course.formats.question_heads import forms_in, forms_of
from course.formats.question_table import MARKUP, text_of
from course.importing import making
from course.importing.items import CannotHold, CannotRead, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number
from course.importing.packages import BROKEN, check_archive
from course.importing.texts import escaped
from course.importing.whole_rows import fields_of
from course.locale import ENGLISH, Words
from course.locale.reading import shipped
from course.reading.problems import nearest, shown
from course.reading.telling import tell

MOST_ROWS = 20_000
Row = tuple[int, Sequence[str]]  # its number, counted from 1, and its cells

# What a column may be, and the headers that say so; a number behind the word is that of a choice.
COLUMNS = {
    "prompt": r"question(?: text| title)?|prompt",
    "kind": r"(?:question )?type|kind",
    "choice": r"(?:answer|option|choice) ?(?:\d{1,2}|[a-l])|[a-l]",
    "feedback": r"feedback ?(?:\d{1,2}|[a-l])",
    "partner": r"partner ?\d{1,2}",
    "correct": r"correct(?: answer\(?s?\)?)?|right(?: answers?)?|key|solution|answers?",
    "points": r"points?|score|marks?",
    "hint": r"hint",
    "explanation": r"explanation|general feedback|feedback|rationale",
    "id": r"id(?:entifier)?",
    "markup": r"markup",
    "more": r"more",
}
_MORE = r" *(?:[-:(*].*)?"  # "Answer 1 - max 75 characters"
_COUNTED = ("choice", "feedback", "partner")  # of which there is a column for each choice
_TRUE, _FALSE = {"true", "t", "yes"}, {"false", "f", "no"}


_SAID_SEPARATOR = re.compile('"?sep=([,;\t])', re.IGNORECASE)  # a line for Excel, above the first


@dataclass
class _Header:
    """Which column, counted from 0, holds what; ``other`` are those that hold nothing of ours."""

    row: int
    names: list[str]
    single: dict[str, int] = field(default_factory=dict)
    choices: list[int] = field(default_factory=list)
    feedback: list[int] = field(default_factory=list)
    partner: list[int] = field(default_factory=list)

    @property
    def other(self) -> list[int]:
        """The columns that hold nothing of ours."""
        used = {*self.single.values(), *self.choices, *self.feedback, *self.partner}
        return [at for at, name in enumerate(self.names) if name.strip() and at not in used]


def read_csv(text: str, path: str, columns: Mapping[str, str] | None = None, words: Words = ENGLISH) -> Iterator[Found]:
    """Yield the questions of a CSV file; commas, semicolons or tabs part its cells. Raises ``CannotRead``.

    Its heads may be those of ``words``, of any language of ours, or what ``columns`` calls them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # so older programs on a Macintosh end a line
    first = next((line for line in text.splitlines() if line.strip()), "")
    said = _SAID_SEPARATOR.match(text)
    delimiter = said[1] if said else max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        rows = [(reader.line_num, row) for row in reader][1 if said else 0 :]
    except csv.Error as error:
        raise CannotRead(tell("%(path)s: this table cannot be read: %(error)s", path=path, error=error)) from None
    yield from _read(rows, path, _header(rows, columns or {}, words))


def read_xlsx(
    data: bytes, path: str, columns: Mapping[str, str] | None = None, words: Words = ENGLISH
) -> Iterator[Found]:
    """Yield the questions of the first sheet of a workbook that has any; as ``read_csv``. Raises ``CannotRead``."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(data, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as lists to choose from
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [
                [
                    (number, [_cell(value) for value in row])
                    for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
                ]
                for sheet in book.worksheets
            ]
    except (
        InvalidFileException,
        *BROKEN,
        LookupError,
        TypeError,
        AttributeError,
        OverflowError,
        SyntaxError,  # what is no XML
    ) as error:
        raise CannotRead(
            tell("%(path)s is not a workbook that can be read: %(error)s", path=path, error=error)
        ) from None
    headed = ((rows, header) for rows in sheets if (header := _header(rows, columns or {}, words)))
    rows, header = next(headed, (sheets[0] if sheets else [], None))
    yield from _read(rows, path, header)


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def columns_of(words: Sequence[str]) -> dict[str, str]:
    """Return which column is called what, from words such as ``prompt=Frage``. Raises ``CannotRead``."""
    found = {}
    for word in words:
        name, sign, header = word.partition("=")
        if not sign or not header or name not in COLUMNS:
            raise CannotRead(
                tell(
                    "--columns takes prompt=HEADER and the like, not %(word)s; %(nearest)s",
                    word=shown(word),
                    nearest=nearest(name, COLUMNS),
                )
            )
        found[name] = header.casefold().strip()
    return found


def _header(rows: Sequence[Row], columns: Mapping[str, str], words: Words) -> _Header | None:
    """Return the header in that language of which it has most: English, that of the words, or another of ours."""
    english = _header_in(rows, columns, {})
    if english and not english.other:
        return english
    languages = (forms_in(words), *map(forms_of, shipped()))
    found = [english, *(_header_in(rows, columns, forms) for forms in languages)]
    return min(filter(None, found), key=lambda header: len(header.other), default=None)


def _header_in(rows: Sequence[Row], columns: Mapping[str, str], forms: Mapping[str, str]) -> _Header | None:
    """Return the first row that names a prompt, and choices or what is right."""
    for number, cells in rows[:50]:
        found = _Header(number, list(cells))
        for at, cell in enumerate(cells):
            kind = _kind_of(cell, columns, forms)
            if kind in _COUNTED:
                {"choice": found.choices, "feedback": found.feedback, "partner": found.partner}[kind].append(at)
            elif kind:
                found.single.setdefault(kind, at)
        if "prompt" in found.single and (found.choices or "correct" in found.single):
            return found
    return None


def _kind_of(cell: str, columns: Mapping[str, str], forms: Mapping[str, str]) -> str:
    words = " ".join(cell.split()).casefold()
    if not words:
        return ""
    for name, header in columns.items():
        counted = r" ?\w{1,2}" if name in _COUNTED else ""
        if words == header or re.fullmatch(re.escape(header) + counted, words):
            return name
    if said := next((name for name, form in forms.items() if re.fullmatch(form, words)), ""):
        return said
    return next((name for name, form in COLUMNS.items() if re.fullmatch(f"(?:{form}){_MORE}", words)), "")


def _read(rows: Sequence[Row], path: str, header: _Header | None) -> Iterator[Found]:
    if header is None:
        raise CannotRead(
            tell(
                "%(path)s: no row names its columns; write `question`, `answer 1`, `answer 2` and `correct` "
                "above them, or say what they are called: --columns prompt=Frage correct=Richtig",
                path=path,
            )
        )
    if len(rows) > MOST_ROWS:
        raise CannotRead(
            tell(
                "%(path)s has %(count)s rows, and %(most_rows)s are read at most; take it apart",
                path=path,
                count=f"{len(rows):,}",
                most_rows=f"{MOST_ROWS:,}",
            )
        )
    for number, cells in rows:
        if number > header.row and any(cell.strip() for cell in cells):
            yield _Line(header, number, cells, path).found()


class _Line:
    """One row below the header."""

    def __init__(self, header: _Header, number: int, cells: Sequence[str], path: str) -> None:
        self.header, self.cells = header, cells
        self.place = Place(path, number)

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        prompt = self._said("prompt")
        called = shortened(prompt) or tell("a row without a question")
        try:
            if not prompt:
                raise CannotHold(tell("it has no words that ask anything"))
            fields, lost = self._whole() if self._said("markup") == MARKUP else self._plain(prompt)
        except CannotHold as why:
            return Refused(self.place, called, str(why))
        lost += [
            tell("the column `%(name)s`: %(text)s", name=shortened(self.header.names[at], 40), text=shortened(text, 40))
            for at in self.header.other
            if (text := self._at(at))
        ]
        return Taken(self.place, self._said("id"), "", fields, tuple(lost))

    def _plain(self, prompt: str) -> tuple[Fields, list[str]]:
        """Return the question of a row that somebody wrote, or another program, and what is lost of it."""
        made = self._made()
        fields: Fields = {"kind": made.fields["kind"], "prompt": escaped(prompt)}
        points, told = making.whole_points(self._said("points") or "1")
        if points != 1:
            fields["points"] = points
        fields |= {key: value for key, value in made.fields.items() if key != "kind"}
        for name in ("hint", "explanation"):
            if text := self._said(name):
                fields[name] = escaped(text)
        return fields, [*made.lost, *filter(None, [told])]

    def _whole(self) -> tuple[Fields, list[str]]:
        """Return the question of a row that ``export csv`` wrote, of which nothing is lost."""
        columns = {"answer": self.header.choices, "feedback": self.header.feedback, "partner": self.header.partner}
        numbered = {head: [self._text_at(at) for at in places] for head, places in columns.items()}
        most = max((at for texts in numbered.values() for at, text in enumerate(texts, 1) if text.strip()), default=0)
        parts = [{head: texts[at] for head, texts in numbered.items() if at < len(texts)} for at in range(most)]
        said = {name: self._text_at(at) for name, at in self.header.single.items()}
        return fields_of(said, parts), []

    def _text_at(self, column: int) -> str:
        """Return the text of a cell of ``export csv``, with its blanks and without what disarms a formula."""
        return text_of(self.cells[column]) if column < len(self.cells) else ""

    def _at(self, column: int) -> str:
        return self.cells[column].strip() if column < len(self.cells) else ""

    def _said(self, name: str) -> str:
        return self._at(self.header.single[name]) if name in self.header.single else ""

    def _made(self) -> Made:
        kind, right = self._said("kind").casefold(), self._said("correct")
        texts = [text for at in self.header.choices if (text := self._at(at))]
        if not right and not self.header.single.get("correct"):
            raise CannotHold(tell("no column says which answer is right"))
        if not right:
            raise CannotHold(tell("it does not say which answer is right"))
        words = right.casefold()
        if not texts or {text.casefold() for text in texts} == {"true", "false"}:
            if words in _TRUE | _FALSE and not texts:
                return making.true_false(answer=words in _TRUE)
            if texts:
                (at,) = self._right(texts, right)[:1]
                return making.true_false(answer=texts[at].casefold() == "true")
            return self._typed(kind, right)
        return self._chosen(kind, texts, right)

    def _typed(self, kind: str, right: str) -> Made:
        accept = [part.strip() for part in re.split(r"[|;\n]", right) if part.strip()]
        if kind.startswith("num") and len(accept) == 1:
            try:
                number = float(accept[0].replace(",", "."))
            except ValueError:
                raise CannotHold(tell("%(text)s is not a number", text=shown(accept[0]))) from None
            return making.numeric([Number(number, number, 100)])
        return making.short_answer([Answer(text, 100) for text in accept])

    def _chosen(self, kind: str, texts: list[str], right: str) -> Made:
        chosen = self._right(texts, right)
        said = [escaped(self._at(at)) for at in self.header.feedback] + [""] * len(texts)
        takes_many = len(chosen) > 1 or bool(re.search(r"multiple (?:response|select|answers?)|checkbox|many", kind))
        share = 100 / len(chosen)
        answers = [Answer(escaped(text), share * (at in chosen), said[at]) for at, text in enumerate(texts)]
        made = making.choices(answers, takes_many=takes_many)
        if not takes_many:
            return made
        return making.earning_whole(made)

    def _right(self, texts: list[str], right: str) -> list[int]:
        """Return which choices are right, by their texts, numbers from 1, or letters."""
        parts = [part.strip() for part in re.split(r"[,;|\n]", right) if part.strip()]
        by_text = [_place_of_text(part, texts) for part in parts]
        by_name = [_place_of(part) for part in parts]
        named = by_name if all(0 <= at < len(texts) for at in by_name) else []
        whole = _place_of_text(right, texts)
        told = [whole] if whole >= 0 else by_text if -1 not in by_text else []
        if named and told and sorted(named) != sorted(told):
            raise CannotHold(
                tell(
                    "its right answer %(right)s is the number or letter of one choice and the text of another; "
                    "write the text out",
                    right=shown(right),
                )
            )
        if not (found := sorted(set(told or named))):
            raise CannotHold(tell("its right answer %(right)s is none of its choices", right=shown(right)))
        return found


def _place_of_text(text: str, texts: Sequence[str]) -> int:
    """Return which choice has this text, counted from 0; -1 for none."""
    return next((at for at, one in enumerate(texts) if one.casefold() == text.casefold()), -1)


def _place_of(part: str) -> int:
    """Return which choice a number from 1 or a letter names, counted from 0; -1 for anything else."""
    if part.isdecimal():
        return int(part[:9]) - 1
    return ord(part.casefold()) - ord("a") if re.fullmatch("[A-La-l]", part) else -1
