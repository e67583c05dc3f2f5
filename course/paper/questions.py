"""A question on paper: what is printed to be answered, and what the key says of it.

Input: a question, a version, and what sets its texts. Output: data for the templates. The
worksheet and its key ask the same functions for letters and orders, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from course.model.questions.base import Question, identified, points_in_words
from course.model.questions.categorise import Categorise
from course.model.questions.fill_in import BLANK, FillIn
from course.model.questions.matching import Matching
from course.model.questions.multiple_choice import MultipleChoice
from course.model.questions.numeric import Numeric
from course.model.questions.ordering import Ordering
from course.model.questions.short_answer import ShortAnswer
from course.model.questions.single_choice import SingleChoice
from course.model.questions.true_false import TrueFalse
from course.paper.marking import scale
from course.paper.press import Data
from course.paper.rich_text import PaperTexts, Rich
from course.paper.versions import Version, arranged

LINE = 75  # letters of a line, at least
MOST_LINES = 35  # of the smaller page, with room to spare
LONG_ANSWER = 40  # letters of an answer for which one line is too short


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part of a question as paper shows it; ``answer`` and ``why`` are the key's."""

    mark: str  # the letter or number it is known by
    text: str
    answer: str = ""
    why: str = ""


def asked(question: Question, version: Version, number: int, texts: PaperTexts) -> Data:
    """Return what a worksheet prints of a question."""
    data: Data = {
        "number": number,
        "id": question.id,
        "kind": question.name,
        "long": _is_long(question, version),
        "lead": texts.lead(question.prompt),
        "rest": texts.rest(question.prompt),
        "points": points_in_words(question.points),
        "rule": question.rule,
        "rows": [{"mark": row.mark, "text": texts.flow(row.text)} for row in rows_of(question, version)],
        "choose_from": [{"mark": row.mark, "text": texts.inline(row.text)} for row in choose_from(question, version)],
    }
    if isinstance(question, ShortAnswer):
        data["lines"] = 1 + max(len(text) for text in question.accept) // LONG_ANSWER
    if isinstance(question, Numeric):
        data["unit"] = question.shown_unit or ""
    if isinstance(question, FillIn):
        data["text"] = with_gaps(question, texts)
    return data


def answered(question: Question, version: Version, number: int, texts: PaperTexts) -> Data:
    """Return what a key says of a question."""
    return {
        "number": number,
        "kind": question.name,
        "long": _is_long(question, version),
        "objective": question.objective,
        "lead": texts.lead(question.prompt),
        "rest": texts.rest(question.prompt),
        "points": points_in_words(question.points),
        "rule": question.rule,
        "scale": scale(question),
        "rows": [
            {
                "mark": row.mark,
                "text": texts.flow(row.text),
                "answer": texts.inline(row.answer),
                "why": texts.flow(row.why),
            }
            for row in rows_of(question, version)
        ],
        "explanation": texts.lead(question.explanation or ""),
        "more": texts.rest(question.explanation or ""),
        "note": texts.blocks(question.trainer) if question.trainer else [],
    }


def rows_of(question: Question, version: Version) -> list[Row]:
    """Return the parts of a question in the order in which one version prints them."""
    match question:
        case SingleChoice() | MultipleChoice():
            return _choices(question, version)
        case TrueFalse():
            given = (("True", True, question.feedback.when_true), ("False", False, question.feedback.when_false))
            return [
                Row(mark="", text=words, answer="right" if is_so == question.answer else "wrong", why=why)
                for words, is_so, why in given
            ]
        case ShortAnswer():
            return [
                Row(mark="", text="", answer=escape("; ".join(question.accept)), why=question.feedback.right),
                Row(mark="", text="", answer="", why=question.feedback.wrong),
            ]
        case Numeric():
            return [
                Row(mark="", text="", answer=number_words(question), why=question.feedback.right),
                Row(mark="", text="", answer="", why=question.feedback.wrong),
            ]
        case Ordering():
            return _ordering(question, version)
        case Matching():
            return _matching(question, version)
        case Categorise():
            return _categorise(question, version)
        case FillIn():
            return _blanks(question)
    raise TypeError(f"no way to print {question.name}")


def choose_from(question: Question, version: Version) -> list[Row]:
    """Return the lettered texts that a learner chooses from: partners, or categories."""
    match question:
        case Matching():
            return [Row(mark=letter(at), text=text) for at, (_, text) in enumerate(_partners(question, version))]
        case Categorise():
            return [Row(mark=letter(at), text=category.text) for at, category in enumerate(question.categories)]
    return []


def _is_long(question: Question, version: Version) -> bool:
    """Whether a question with all that is said of it might fill a page, and so may be parted."""
    texts = [question.prompt, question.rule, question.explanation or ""]
    for row in (*rows_of(question, version), *choose_from(question, version)):
        texts += [row.text + row.answer + row.why, ""]  # an empty line for the space that a row takes
    lines = sum(1 + text.count("\n") + len(text) // LINE for text in texts)
    return lines > MOST_LINES or "![" in question.prompt


def letter(number: int) -> str:
    """Return A, B, C ... for 0, 1, 2 ..."""
    return chr(65 + number)


def _choices(question: SingleChoice | MultipleChoice, version: Version) -> list[Row]:
    names = identified(question.choices)
    by_name = dict(zip(names, question.choices, strict=True))
    order = arranged(question.id, version, names) if question.shuffle else names
    return [
        Row(
            mark=letter(at),
            text=by_name[name].text,
            answer="right" if by_name[name].correct else "wrong",
            why=by_name[name].feedback,
        )
        for at, name in enumerate(order)
    ]


def _ordering(question: Ordering, version: Version) -> list[Row]:
    names = identified(question.items)
    by_name = dict(zip(names, question.items, strict=True))
    return [
        Row(mark="", text=by_name[name].text, answer=str(names.index(name) + 1), why=by_name[name].feedback)
        for name in arranged(question.id, version, names, never=names)
    ]


def _partners(question: Matching, version: Version) -> list[tuple[str, str]]:
    """Return the right-hand texts in the order of one version, each with the id of its pair."""
    names = identified(question.pairs)
    rights = {name: pair.right for name, pair in zip(names, question.pairs, strict=True)}
    # An author's id never starts with a hyphen, so these cannot meet one.
    rights |= {f"-{number}": text for number, text in enumerate(question.extras)}
    return [(name, rights[name]) for name in arranged(question.id, version, list(rights), never=list(rights))]


def _matching(question: Matching, version: Version) -> list[Row]:
    places = {name: at for at, (name, _) in enumerate(_partners(question, version))}
    return [
        Row(mark="", text=pair.left, answer=f"{letter(places[name])} {pair.right}", why=pair.feedback)
        for name, pair in zip(identified(question.pairs), question.pairs, strict=True)
    ]


def _categorise(question: Categorise, version: Version) -> list[Row]:
    names = identified(question.items)
    by_name = dict(zip(names, question.items, strict=True))
    places = {category.id: (at, category.text) for at, category in enumerate(question.categories)}
    rows = []
    for name in arranged(question.id, version, names):
        at, words = places[by_name[name].category]
        rows.append(Row(mark="", text=by_name[name].text, answer=f"{letter(at)} {words}", why=by_name[name].feedback))
    return rows


def _blanks(question: FillIn) -> list[Row]:
    order = {name: number for number, name in enumerate(dict.fromkeys(BLANK.findall(question.text)), start=1)}
    blanks = sorted(question.blanks, key=lambda blank: order[blank.id])
    return [
        Row(mark=str(order[blank.id]), text="", answer=escape("; ".join(blank.accept)), why=blank.feedback)
        for blank in blanks
    ]


def number_words(question: Numeric) -> str:
    """Return which numbers are right, as an author would write it."""
    low, high = question.bounds()
    unit = f" {question.shown_unit}" if question.shown_unit else ""
    return f"{low:.12g}{unit}" if low == high else f"{low:.12g} to {high:.12g}{unit}"


def with_gaps(question: FillIn, texts: PaperTexts) -> Rich:
    """Return the text of a fill-in question with its numbered gaps, each with what to choose from."""
    wanted = BLANK.findall(question.text)
    split = _split(texts.inline(question.text), question, wanted)
    # A blank within an address would be lost with it; then the text is set as it was written.
    return split if _gaps(split) == len(wanted) else _split([question.text], question, wanted)


def _split(parts: Rich, question: FillIn, wanted: Sequence[str]) -> Rich:
    blanks = {blank.id: blank for blank in question.blanks}
    found: Rich = []
    for part in parts:
        if isinstance(part, dict):
            inside = part.get("of")
            found.append(part | {"of": _split(inside, question, wanted)} if isinstance(inside, list) else part)
            continue
        for at, piece in enumerate(BLANK.split(str(part))):
            if at % 2 and piece in blanks:
                options = {f"{at}": text for at, text in enumerate(blanks[piece].options)}
                order = arranged(f"{question.id}:{piece}", "A", list(options))
                found.append(
                    {"is": "gap", "number": wanted.index(piece) + 1, "options": [options[name] for name in order]}
                )
            elif piece:
                found.append(piece)
    return found


def _gaps(parts: Rich) -> int:
    count = 0
    for part in parts:
        if isinstance(part, dict):
            inside = part.get("of")
            count += (part["is"] == "gap") + (_gaps(inside) if isinstance(inside, list) else 0)
    return count
