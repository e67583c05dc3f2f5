"""A question on paper: what is printed to be answered, and what the key says of it.

Input: a question, a version, and what sets its texts. Output: data for the templates. The
worksheet and its key ask the same functions for letters and orders, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from course.locale import ENGLISH, Words
from course.model.questions.base import Question
from course.model.questions.part import GAP, Group, Order, Part
from course.paper.marking import scale
from course.paper.press import Data
from course.paper.rich_text import PaperTexts, Rich
from course.paper.versions import Version, arranged

LINE = 75  # letters of a line, at least
MOST_LINES = 35  # of the smaller page, with room to spare
PICTURE_LINES = 20  # of a picture with letters, at most
LONG_ANSWER = 40  # letters of an answer for which one line is too short


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part of a question as paper shows it; ``answer`` and ``why`` are the key's."""

    mark: str  # the letter or number it is known by
    text: str
    answer: str = ""
    why: str = ""
    short: str = ""  # the answer where there is little room, if it is another


def asked(question: Question, version: Version, number: int, texts: PaperTexts, words: Words = ENGLISH) -> Data:
    """Return what a worksheet prints of a question."""
    data = _introduced(question, version, number, texts, words) | {
        "id": question.id,
        "rows": [{"mark": row.mark, "text": texts.flow(row.text)} for row in rows_of(question, version, words)],
        "choose_from": [{"mark": row.mark, "text": texts.inline(row.text)} for row in choose_from(question, version)],
    }
    if question.answering == "say":
        data["lines"] = question.lines_to_write
    if question.answering == "write":
        (part,) = question.parts_in(words)
        data["lines"] = 1 + max(len(text) for text in part.accept) // LONG_ANSWER
        data["unit"] = part.unit
    if question.answering == "fill":
        data["text"] = with_gaps(question, version, texts)
    return data


def _introduced(question: Question, version: Version, number: int, texts: PaperTexts, words: Words = ENGLISH) -> Data:
    """Return what worksheet and key both say of a question: what it asks, and how it earns points."""
    data: Data = {
        "number": number,
        "kind": question.name,
        "long": _is_long(question, version),
        "lead": texts.lead(question.prompt),
        "rest": texts.rest(question.prompt),
        "points": words.count(question.points, "point") if question.is_marked else words.say("not marked"),
        "rule": question.rule_in(words),
    }
    return data | _pictured(question, texts)


def _pictured(question: Question, texts: PaperTexts) -> Data:
    """Return the picture of a question and its lettered areas, if it has one."""
    if question.shown_picture is None:
        return {}
    areas = [{"mark": letter(at), "area": part.area} for at, part in enumerate(question.made_parts) if part.area]
    return {"picture": texts.inline(question.shown_picture.markdown), "areas": areas}


def answered(question: Question, version: Version, number: int, texts: PaperTexts, words: Words = ENGLISH) -> Data:
    """Return what a key says of a question."""
    return _introduced(question, version, number, texts, words) | {
        "objective": question.objective,
        "scale": scale(question, words),
        "rows": [
            {
                "mark": row.mark,
                "text": texts.flow(row.text),
                "answer": texts.inline(row.answer),
                "why": texts.flow(row.why),
            }
            for row in rows_of(question, version, words)
        ],
        "compared_with": texts.blocks(question.compared_with) if question.compared_with else [],
        "explanation": texts.lead(question.explanation or ""),
        "more": texts.rest(question.explanation or ""),
        "note": texts.blocks(question.trainer) if question.trainer else [],
    }


def answer_in_short(question: Question, version: Version, texts: PaperTexts, words: Words = ENGLISH) -> Rich:
    """Return what a worksheet that is all right shows: letters or numbers from the top, or what is written."""
    rows = rows_of(question, version, words)
    match question.answering:
        case "tick":
            right = [row for row in rows if row.answer == "right"]
            said = " ".join(row.mark for row in right) if question.is_lettered else "; ".join(row.text for row in right)
        case "letter":
            said = " ".join(row.short for row in rows)
        case "number":
            said = " ".join(row.answer for row in rows)
        case "fill":
            said = "; ".join(f"({row.mark}) {row.short or row.answer}" for row in rows)
        case "write":
            said = rows[0].answer
        case "say":
            said = ""
    return texts.inline(said)


def rows_of(question: Question, version: Version, words: Words = ENGLISH) -> list[Row]:
    """Return the parts of a question in the order in which one version prints them."""
    parts = {part.id: part for part in question.parts_in(words)}
    places = {group.id: (letter(at), group.text) for at, group in enumerate(_groups(question, version))}
    order = order_of(question, version)
    return [row for at, name in enumerate(order) for row in _rows(question, parts[name], at, places, version)]


def order_of(question: Question, version: Version) -> list[str]:
    """Return the ids of the parts of a question in the order in which one version prints them."""
    return _names(question.id, version, [part.id for part in question.made_parts], question.shown_order)


def _rows(
    question: Question, part: Part, at: int, places: Mapping[str, tuple[str, str]], version: Version
) -> Iterator[Row]:
    accepted = escape("; ".join(part.accept))
    match question.answering:
        case "tick":
            mark = letter(at) if question.is_lettered else ""
            yield Row(mark=mark, text=part.text, answer="right" if part.right else "wrong", why=part.feedback)
        case "say":
            yield Row(mark="", text=part.text)
        case "number":
            yield Row(mark="", text=part.text, answer=part.group, why=part.feedback)
        case "letter":
            mark, text = places[part.group]
            yield Row(mark="", text=part.text, answer=f"{mark} {text}", why=part.feedback, short=mark)
        case "fill":
            right = [row for row in options_of(question, part, version) if row.text in part.accept]
            lettered = escape("; ".join(f"{row.mark} {row.text}" for row in right))
            short = " ".join(row.mark for row in right)
            yield Row(mark=str(at + 1), text="", answer=lettered or accepted, why=part.feedback, short=short)
        case "write":
            yield Row(mark="", text="", answer=accepted, why=part.feedback)
            yield Row(mark="", text="", answer="", why=part.otherwise)


def choose_from(question: Question, version: Version) -> list[Row]:
    """Return the lettered texts that a learner chooses from: partners, or categories."""
    return [Row(mark=letter(at), text=group.text) for at, group in enumerate(_groups(question, version))]


def options_of(question: Question, gap: Part, version: Version) -> list[Row]:
    """Return the lettered texts that a learner chooses from for one gap; none where it is filled in freely."""
    options = {f"{at}": text for at, text in enumerate(gap.options)}
    order = arranged(f"{question.id}:{gap.id}", version, list(options))
    return [Row(mark=letter(at), text=options[name]) for at, name in enumerate(order)]


def _groups(question: Question, version: Version) -> list[Group]:
    groups = {group.id: group for group in question.groups()}
    return [groups[name] for name in _names(question.id, version, list(groups), question.group_order)]


def _names(what: str, version: Version, names: list[str], order: Order) -> list[str]:
    if order == "kept":
        return names
    return arranged(what, version, names, never=names if order == "unlike" else ())


def _is_long(question: Question, version: Version) -> bool:
    """Whether a question with all that is said of it might fill a page, and so may be parted."""
    texts = [question.prompt, question.rule, question.explanation or "", question.compared_with]
    for row in (*rows_of(question, version), *choose_from(question, version)):
        texts += [row.text + row.answer + row.why, ""]  # an empty line for the space that a row takes
    lines = sum(1 + text.count("\n") + len(text) // LINE for text in texts)
    room = MOST_LINES - (PICTURE_LINES if question.shown_picture else 0)
    return lines + question.lines_to_write > room or "![" in question.prompt


def letter(number: int) -> str:
    """Return A, B, C ... for 0, 1, 2 ..."""
    return chr(65 + number)


def with_gaps(question: Question, version: Version, texts: PaperTexts) -> Rich:
    """Return the text of a question with its numbered gaps, each with what to choose from."""
    wanted = GAP.findall(question.passage)
    gaps = {
        part.id: {
            "is": "gap",
            "number": wanted.index(part.id) + 1,
            "options": [{"mark": row.mark, "text": row.text} for row in options_of(question, part, version)],
        }
        for part in question.made_parts
        if part.id in wanted
    }
    split = _split(texts.inline(question.passage), gaps)
    # A blank within an address would be lost with it; then the text is set as it was written.
    return split if _gaps(split) == len(wanted) else _split([question.passage], gaps)


def _split(parts: Rich, gaps: Mapping[str, object]) -> Rich:
    found: Rich = []
    for part in parts:
        if isinstance(part, dict):
            inside = part.get("of")
            found.append(part | {"of": _split(inside, gaps)} if isinstance(inside, list) else part)
            continue
        for at, piece in enumerate(GAP.split(str(part))):
            if at % 2 and piece in gaps:
                found.append(gaps[piece])
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
