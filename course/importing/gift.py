r"""GIFT, Moodle's format of plain text: questions apart by blank lines, answers in braces.

Input: the text of a file. Output: each question, with its line; what is no question is told. After the format's own
description (docs.moodle.org, "GIFT format") and what Moodle's importer takes beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from course.importing import making
from course.importing.cloze import embedded
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number
from course.importing.texts import Losses, as_markdown, as_typed, plain
from course.reading.telling import tell

_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
_ID = re.compile(r"\[id:((?:\\.|[^\]])*)\]")
_TAG = re.compile(r"\[tag:((?:\\.|[^\]])*)\]")
_WEIGHT = re.compile(r"\s*%(-?[0-9]+(?:[.,][0-9]*)?)%")
_EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):")
_NUMBER = r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
_TRUE, _FALSE = ("T", "TRUE"), ("F", "FALSE")
# Signs that were escaped stand for themselves, as letters that no text has, until a question is taken apart.
_PLACES = {sign: chr(0xE000 + number) for number, sign in enumerate("\\~=#{}:%->[]/")}
_BACK = {ord(place): sign for sign, place in _PLACES.items()}


@dataclass(frozen=True)
class _Block:
    """The lines of one question, without comments, and what its comments say of it."""

    line: int
    text: str
    own_id: str
    tags: tuple[str, ...]


def read_gift(text: str, path: str) -> Iterator[Found]:
    """Yield what stands in a GIFT file."""
    for block in _blocks(text):
        place = Place(path, block.line)
        if block.text.startswith("$CATEGORY"):
            yield Refused(
                place, block.text.partition("\n")[0], tell("a bank has no categories: import into one module each")
            )
        else:
            yield _question(block, place)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the parts between blank lines; a blank line within braces is part of its question."""
    lines: list[str] = []
    first, own_id, tags, depth = 0, "", [], 0
    listed = [*text.splitlines(), ""]
    braces = _next_braces(listed)
    for number, line in enumerate(listed, start=1):
        if line.lstrip().startswith("//"):
            own_id = found[1] if (found := _ID.search(line)) else own_id
            tags += _TAG.findall(line)
            continue
        if line.strip() or (depth > 0 and braces[number] != "{"):
            first = first or number
            lines.append(line)
            kept = _hidden(line)
            depth += kept.count("{") - kept.count("}")
            if not line.startswith("$CATEGORY"):
                continue
        if lines:
            yield _Block(first, "\n".join(lines).strip(), own_id, tuple(tags))
            lines, first, own_id, tags, depth = [], 0, "", [], 0
    if lines:
        yield _Block(first, "\n".join(lines).strip(), own_id, tuple(tags))


def _next_braces(lines: list[str]) -> list[str]:
    """Return, for each line and for the end, the first brace that stands in it or below it."""
    found = [""]
    for line in reversed(lines):
        brace = "" if line.lstrip().startswith("//") else next((sign for sign in _hidden(line) if sign in "{}"), "")
        found.append(brace or found[-1])
    return found[::-1]


def _hidden(text: str) -> str:
    r"""Return a text in which each escaped sign is another, and ``\n`` a line's end."""
    return re.sub(r"\\([\\~=#{}:%>\[\]/-])", lambda at: _PLACES[at[1]], text).replace("\\n", "\n")


def _shown(text: str) -> str:
    return text.translate(_BACK)


class _Reader:
    """One question, its texts in the format that its stem has unless they say their own."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.losses = Losses()

    def text(self, text: str) -> str:
        """Return a text as Markdown."""
        found = _FORMAT.match(text)
        form = found[1].lower() if found else self.form
        return as_markdown(_shown(text[found.end() :] if found else text).strip(), form, self.losses)

    def typed(self, text: str) -> str:
        """Return a text as somebody types it."""
        found = _FORMAT.match(text)
        form = found[1].lower() if found else self.form
        return as_typed(_shown(text[found.end() :] if found else text), form, self.losses)

    def answer(self, text: str, *, is_right: bool, is_typed: bool) -> Answer:
        """Return an answer with its weight and what is said of it."""
        weight = 100.0 if is_right else 0.0
        if found := _WEIGHT.match(text):
            weight, text = float(found[1].replace(",", ".")), text[found.end() :]
        said, _, feedback = text.partition("#")
        return Answer(self.typed(said) if is_typed else self.text(said), weight, self.text(feedback))


def _question(block: _Block, place: Place) -> Found:
    text = block.text
    title = ""
    if found := _TITLE.match(_hidden(text)):
        title = _shown(found[1]).strip()
    stem = _hidden(text)[found.end() :] if found else _hidden(text)
    called = title or shortened(plain(_shown(stem.partition("{")[0]), "moodle")) or tell("a question without words")
    form = _FORMAT.match(stem)
    reader = _Reader(form[1].lower() if form else "moodle")
    stem = stem[form.end() :] if form else stem
    try:
        fields, lost = _fields(stem, reader)
    except CannotHold as why:
        return Refused(place, called, str(why))
    told = [*reader.losses.lost, *lost, *(tell("the tag `%(tag)s`", tag=_shown(_hidden(tag))) for tag in block.tags)]
    return Taken(place, _shown(_hidden(block.own_id)) or title, title, fields, tuple(told))


def _fields(stem: str, reader: _Reader) -> tuple[Fields, tuple[str, ...]]:
    """Return the fields of a question, with its prompt. Raises ``CannotHold``."""
    if _EMBEDDED.search(stem):
        made = embedded(stem, reader.text, reader.typed)
        return made.fields, made.lost
    start = stem.find("{")
    end = _closing(stem, start)
    if start < 0:
        raise CannotHold(tell("it asks nothing: put such a text into a lesson"))
    if end < 0:
        raise CannotHold(tell("its brace { is never closed; write } behind the last answer"))
    before, inside, after = stem[:start], stem[start + 1 : end], stem[end + 1 :]
    if "{" in after:
        raise CannotHold(tell("it has answers in braces twice; make a question of each"))
    inside, _, general = inside.partition("####")
    gap = "_____" if after.strip(" .?!\n") else ""
    prompt = reader.text(f"{before}{gap}{after}" if gap else before.rstrip() + after.strip())
    if not prompt:
        raise CannotHold(tell("it has no words that ask anything"))
    made = _answers(inside, reader)
    fields: Fields = {"kind": made.fields["kind"], "prompt": prompt}
    fields |= {key: value for key, value in made.fields.items() if key != "kind"}
    if explanation := reader.text(general):
        fields["explanation"] = explanation
    return fields, made.lost


def _closing(text: str, start: int) -> int:
    return text.find("}", start) if start >= 0 else -1


def _answers(inside: str, reader: _Reader) -> Made:
    """Return what is between the braces. Raises ``CannotHold``."""
    text = inside.strip()
    if not text:
        raise CannotHold(tell("an essay has no right answer: write a say-it question with a model answer and criteria"))
    if text.startswith("#"):
        return _numeric(text[1:], reader)
    judged, *said = text.split("#")
    if judged.strip().upper() in (*_TRUE, *_FALSE):
        return _true_false(judged.strip().upper() in _TRUE, said, reader)
    parts = [(sign, part) for sign, part in re.findall(r"([=~])([^=~]*)", text) if part.strip()]
    if not parts:
        parts = [("=", text)]
    if all(sign == "=" for sign, _ in parts) and any("->" in part for _, part in parts):
        return _matching([part for _, part in parts], reader)
    is_typed = all(sign == "=" for sign, _ in parts)
    answers = [reader.answer(part, is_right=sign == "=", is_typed=is_typed) for sign, part in parts]
    if is_typed:
        return making.short_answer(answers)
    takes_many = not any(sign == "=" for sign, _ in parts) and sum(answer.weight > 0 for answer in answers) > 1
    return making.choices(answers, takes_many=takes_many)


def _true_false(answer: bool, said: list[str], reader: _Reader) -> Made:
    """What is said of a wrong answer stands first, and of a right one behind it."""
    wrong, right = (reader.text(part) for part in (*said, "", "")[:2])
    return making.true_false(answer=answer, when_true=right if answer else wrong, when_false=wrong if answer else right)


def _matching(parts: list[str], reader: _Reader) -> Made:
    pairs, extras = [], []
    for part in parts:
        left, arrow, right = part.partition("->")
        if not arrow:
            raise CannotHold(
                tell("`%(part)s` has no partner; write -> and what belongs to it", part=shortened(_shown(part)))
            )
        right = right.partition("#")[0]
        if left.strip():
            pairs.append((reader.text(left), reader.text(right)))
        else:
            extras.append(reader.text(right))
    return making.matching(pairs, extras)


def _numeric(text: str, reader: _Reader) -> Made:
    """Return a number, ``5:0.1`` or ``1..5``, or several with weights, each behind ``=``."""
    parts = re.findall(r"([=~])([^=~]*)", text) if "=" in text else [("=", part) for part in [text.partition("~")[0]]]
    otherwise = "".join(part.partition("#")[2] for sign, part in re.findall(r"([=~])([^=~]*)", text) if sign == "~")
    numbers = []
    for sign, part in parts:
        if sign == "=":
            answer = reader.answer(part, is_right=True, is_typed=True)
            numbers.append(Number(*bounds(answer.text), answer.weight, answer.feedback))
    return making.numeric(numbers, reader.text(otherwise))


def bounds(text: str) -> tuple[float, float]:
    """Return the lowest and highest of ``5``, ``5:0.1`` (so far off) or ``1..5``. Raises ``CannotHold`` for others."""
    text = text.replace(" ", "")
    if found := re.fullmatch(rf"({_NUMBER})\.\.({_NUMBER})", text):
        return _number(found[1]), _number(found[2])
    if found := re.fullmatch(rf"({_NUMBER}):({_NUMBER})", text):
        middle, room = _number(found[1]), abs(_number(found[2]))
        return round(middle - room, 12), round(middle + room, 12)
    if re.fullmatch(_NUMBER, text):
        return _number(text), _number(text)
    raise CannotHold(tell("`%(text)s` is not a number, such as 5, 5:0.1 or 1..5", text=shortened(text)))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
