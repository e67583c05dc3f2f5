"""Rows of a table that hold a whole question of ours, as ``export csv`` writes them: their texts are Markdown already.

Input: the cells of a row by the heads of their columns. Output: the fields of a question as its author wrote them, to
which changes in a spreadsheet were made; or ``CannotHold`` with what to write.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from course.formats.question_table import BETWEEN, MARKED, PARTS, TYPED, beside
from course.importing.items import CannotHold, Fields
from course.model.questions import KINDS
from course.reading.problems import nearest, shown
from course.reading.telling import tell

Part = Mapping[str, str]  # what the cells of one part say: `answer`, `feedback`, `partner`


def fields_of(said: Mapping[str, str], parts: Sequence[Part]) -> Fields:
    """Return the question of a row. Raises ``CannotHold``."""
    kind, names = said["kind"].strip(), [one.called() for one in KINDS]
    if kind not in names:
        raise CannotHold(
            tell("there is no kind of question %(kind)s; %(nearest)s", kind=shown(kind), nearest=nearest(kind, names))
        )
    more = _more(said.get("more", ""))
    fields: Fields = {"kind": kind, "prompt": said["prompt"]}
    if points := said.get("points", "").strip():
        fields["points"] = int(points) if points.isdecimal() and len(points) < 10 else points
    fields |= {key: value for key, value in more.items() if key not in PARTS.values()}
    if kind in PARTS:
        fields |= _list_of(kind, parts, said.get("correct", ""), more)
    elif kind in TYPED and said.get("correct", "").strip():
        fields[TYPED[kind]] = _typed(kind, said["correct"])
    return fields | {key: said[key] for key in ("hint", "explanation") if said.get(key, "").strip()}


def _more(cell: str) -> dict[str, object]:
    """Return what the column ``more`` holds."""
    if not cell.strip():
        return {}
    try:
        more = json.loads(cell)
    except (ValueError, RecursionError):
        raise CannotHold(tell("its column `more` is not JSON; leave it as `export csv` wrote it")) from None
    if not isinstance(more, dict):
        raise CannotHold(tell("its column `more` holds no keys with values; leave it as `export csv` wrote it"))
    for key in ("id", "kind", "prompt", "points", "hint", "explanation"):
        if key in more:
            raise CannotHold(
                tell("its column `more` says `%(key)s`, which has a column of its own; take it out there", key=key)
            )
    return more


def _list_of(kind: str, parts: Sequence[Part], correct: str, more: Mapping[str, object]) -> Fields:
    """Return the parts of a question, each with what ``more`` says of it beside."""
    key = PARTS[kind]
    rest = more.get(key, [])
    if not isinstance(rest, list) or (rest and len(rest) != len(parts)):
        count = len(rest) if isinstance(rest, list) else 0
        raise CannotHold(
            tell(
                "its column `more` speaks of %(count)s `%(key)s`, and there are %(answers)s answers; change "
                "both, or neither",
                count=count,
                key=key,
                answers=len(parts),
            )
        )
    right = _right(correct, len(parts)) if kind in MARKED else set()
    found = []
    for number, part in enumerate(parts, 1):
        if not part.get("answer", "").strip():
            raise CannotHold(
                tell("answer %(number)s is empty, and one behind it is not; move them together", number=number)
            )
        cells: Fields = {key: text for key, head in beside(kind).items() if (text := part.get(head, "")).strip()}
        told = {"feedback": cells.pop("feedback")} if "feedback" in cells else {}
        also = rest[number - 1] if rest and isinstance(rest[number - 1], dict) else {}
        found.append(also | cells | ({"correct": True} if number in right else {}) | told)
    return {key: found}


def _right(correct: str, count: int) -> set[int]:
    numbers = [part.strip() for part in correct.split(",") if part.strip()]
    for number in numbers:
        if not number.isdecimal() or not 1 <= int(number[:9]) <= count:
            raise CannotHold(
                tell("`correct` says %(number)s; write numbers of answers, such as 1, 3", number=shown(number))
            )
    return {int(number) for number in numbers}


def _typed(kind: str, correct: str) -> object:
    if kind == "short-answer":
        return [part.strip() for part in correct.split(BETWEEN.strip()) if part.strip()]
    word = correct.strip()
    if kind == "true-false":
        if word.casefold() not in ("true", "false"):  # as spreadsheets write them: TRUE
            raise CannotHold(tell("`correct` says %(word)s; write true or false", word=shown(word)))
        return word.casefold() == "true"
    try:
        number = float(word.replace(",", "."))
    except ValueError:
        raise CannotHold(tell("`correct` says %(word)s; write a number", word=shown(word))) from None
    return int(number) if number.is_integer() else number
