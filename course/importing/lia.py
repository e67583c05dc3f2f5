"""Quizzes of LiaScript: lines with two brackets below a paragraph that asks.

Input: the text of a course, and the pictures beside it. Output: each quiz, with its line. Of the course's other texts
nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from course.importing import making
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made
from course.importing.texts import Losses, from_markdown
from course.reading.telling import tell

_START = r"\s*(?:[-*+]\s+)?"
SINGLE = re.compile(_START + r"\[\(([ xX])\)\]\s*(.*)")
MULTIPLE = re.compile(_START + r"\[\[([ xX])\]\]\s*(.*)")
_HINT = re.compile(_START + r"\[\[\?\]\]\s*(.*)")
_GENERIC = re.compile(_START + r"\[\[!\]\]\s*")
_HEAD = re.compile(_START + r"\[\s*(?:\[[^\]]+\]|\([^)]+\))(?:\s*(?:\[[^\]]+\]|\([^)]+\)))+\s*\]\s*")
_ROW = re.compile(_START + r"\[\s*(?:(?:\[[ xX]\]|\([ xX]\))\s*)+\]\s*(.*)")
TYPED = re.compile(r"\s*\[\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)*)\]\]\s*")
_OPEN = re.compile(r"\s*\[\[[^\]]*\|?[^\]]*")  # a selection that goes on over lines
_STARS = re.compile(r"\s*\*{3,}\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_EFFECT = re.compile(r"\s*(?:--)?\{\{.*?\}\}(?:--)?.*|\s*<!--.*-->\s*")
_HEADING = re.compile(r"\s*#{1,6}\s+(.*)")
_RIGHT = re.compile(r"\((.*)\)", re.DOTALL)


def read_lia(text: str, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the quizzes of a LiaScript course."""
    for quiz in _quizzes(text.split("\n")):
        yield _Quiz(quiz, path, pictures or {}).found()


@dataclass
class _Lines:
    """The lines of one quiz: what asks, what is answered, hints, and what explains."""

    line: int
    prompt: list[str]
    answers: list[str]
    hints: list[str] = field(default_factory=list)
    explains: list[str] = field(default_factory=list)
    is_scripted: bool = False


def _quizzes(lines: Sequence[str]) -> Iterator[_Lines]:
    """Yield the quizzes among lines, without those in fenced code."""
    asks: list[str] = []
    at, fence = 0, ""
    while at < len(lines):
        line = lines[at]
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if fence or not (count := _length(lines, at)):
            asks = _paragraph(asks, lines, at)
            at += 1
            continue
        quiz = _Lines(at + 1, [one for one in asks if one.strip()], list(lines[at : at + count]))
        at = _with_what_follows(quiz, lines, at + count)
        asks = []
        yield quiz


def _paragraph(asks: list[str], lines: Sequence[str], at: int) -> list[str]:
    """Return the last paragraph, or heading, up to a line."""
    line = lines[at]
    if _EFFECT.fullmatch(line) or _STARS.fullmatch(line) or not line.strip():
        return [*asks, ""] if asks else asks
    if heading := _HEADING.fullmatch(line):
        return [heading[1], ""]
    return [line] if not asks or not asks[-1] else [*asks, line]


def _length(lines: Sequence[str], at: int) -> int:
    """Return of how many lines a quiz is that begins here; 0 for none."""
    line = lines[at]
    for form in (SINGLE, MULTIPLE):
        if form.fullmatch(line):
            return _run(lines, at, form)
    if _HEAD.fullmatch(line) and at + 1 < len(lines) and _ROW.fullmatch(lines[at + 1]):
        return 1 + _run(lines, at + 1, _ROW)
    if _GENERIC.fullmatch(line) or TYPED.fullmatch(line):
        return 1
    if _OPEN.fullmatch(line):
        for count in range(2, 20):
            whole = "\n".join(lines[at : at + count])
            if TYPED.fullmatch(whole):
                return count if "|" in whole else 0
    return 0


def _run(lines: Sequence[str], at: int, form: re.Pattern[str]) -> int:
    count = 0
    while at + count < len(lines) and form.fullmatch(lines[at + count]):
        count += 1
    return count


def _with_what_follows(quiz: _Lines, lines: Sequence[str], at: int) -> int:
    """Take hints, script and explanation to a quiz, and return the number of the line behind them."""
    while at < len(lines) and (hint := _HINT.fullmatch(lines[at])):
        quiz.hints.append(hint[1])
        at += 1
    if at < len(lines) and lines[at].strip().startswith("<script"):
        quiz.is_scripted = True
        while at < len(lines) and "</script>" not in lines[at]:
            at += 1
        at += 1
    if at < len(lines) and _STARS.fullmatch(lines[at]):
        end = next((number for number in range(at + 1, len(lines)) if _STARS.fullmatch(lines[number])), at)
        quiz.explains = list(lines[at + 1 : end])
        at = end + 1
    return at


class _Quiz:
    """One quiz, and what is lost of it."""

    def __init__(self, lines: _Lines, path: str, pictures: Mapping[str, bytes]) -> None:
        self.lines, self.pictures = lines, pictures
        self.place = Place(path, lines.line)
        self.losses = Losses()

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        prompt = self._text(" ".join(line.strip() for line in self.lines.prompt))
        called = shortened(prompt) or tell("a quiz without words")
        try:
            if self.lines.is_scripted:
                raise CannotHold(tell("a script of its own marks it, which nobody runs here"))
            if not prompt:
                raise CannotHold(tell("no paragraph above it asks anything"))
            made = self._made()
        except CannotHold as why:
            return Refused(self.place, called, str(why))
        for words in made.lost:
            self.losses.tell(words)
        fields: Fields = {"kind": made.fields["kind"], "prompt": prompt}
        fields |= {key: value for key, value in made.fields.items() if key != "kind"}
        hints = [self._text(hint) for hint in self.lines.hints]
        if hints:
            fields["hint"] = hints[0]
        for hint in hints[1:]:
            self.losses.tell(tell("another hint: %(hint)s", hint=shortened(hint)))
        if explanation := self._text("\n".join(self.lines.explains)):
            fields["explanation"] = explanation
        return Taken(self.place, "", "", fields, tuple(self.losses.lost), self.losses.files)

    def _text(self, text: str) -> str:
        return from_markdown(text, self.losses, self.pictures)

    def _made(self) -> Made:
        first = self.lines.answers[0]
        if SINGLE.fullmatch(first):
            return making.choices(self._answers(SINGLE), takes_many=False)
        if MULTIPLE.fullmatch(first):
            return making.earning_whole(making.choices(self._answers(MULTIPLE), takes_many=True))
        if len(self.lines.answers) > 1 and _ROW.fullmatch(self.lines.answers[1]):
            raise CannotHold(tell("it is a matrix: write a categorise question, or one for each row"))
        if _GENERIC.fullmatch(first):
            raise CannotHold(tell("it has no answer of its own, and a script marks it"))
        inside = TYPED.fullmatch("\n".join(self.lines.answers))
        options = [part.strip() for part in (inside[1] if inside else "").split("|")]
        if len(options) == 1:
            return making.short_answer([Answer(options[0], 100)])
        found = [(option, _RIGHT.fullmatch(option)) for option in options]
        answers = [Answer(self._text(right[1] if right else text), 100 * bool(right)) for text, right in found]
        return making.choices(answers, takes_many=False)

    def _answers(self, form: re.Pattern[str]) -> list[Answer]:
        rows = [row for line in self.lines.answers if (row := form.fullmatch(line))]
        return [Answer(self._text(row[2]), 100 * (row[1] in "xX")) for row in rows]
