"""Quizzes of LiaScript: lines with two brackets below a paragraph that asks, or gaps with two brackets in a text.

Input: the text of a course, and the pictures beside it. Output: each quiz, with its line. Of the course's other texts
nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course.importing import making
from course.importing.cloze import Blank, blank_mark, passage, refuse_blanks, with_blanks
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.lia_lines import GAP, GENERIC, MULTIPLE, RIGHT, ROW, SINGLE, SURVEY, TYPED, Lines, quizzes
from course.importing.making import Answer, Made
from course.importing.texts import Losses, as_typed, from_markdown
from course.reading.telling import tell

_MACRO = re.compile(r"(?<![\w\\`/])@[A-Za-z]\w*(?:\.\w+)*(?:\([^()]*\))?")
_DEFINED = re.compile(r"^\s*(@[A-Za-z][\w.]*)\s*:", re.MULTILINE)
_BROKEN = re.compile(r"\\$", re.MULTILINE)  # a line that ends here
_COLUMN = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_NOTHING = re.compile(r"[\s_]*")


def read_lia(text: str, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the quizzes of a LiaScript course."""
    defined = set(_DEFINED.findall(text))
    for quiz in quizzes(text):
        yield _Quiz(quiz, path, pictures or {}, defined).found()


class _Quiz:
    """One quiz, and what is lost of it."""

    def __init__(self, lines: Lines, path: str, pictures: Mapping[str, bytes], defined: set[str]) -> None:
        self.lines, self.pictures, self.defined = lines, pictures, defined
        self.place = Place(path, lines.line)
        self.losses = Losses()

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        prompt = self._text(self.lines.prompt)
        called = shortened(prompt or " ".join(self.lines.answers * self.lines.is_text)) or tell("a quiz without words")
        try:
            if self.lines.is_scripted:
                raise CannotHold(tell("a script of its own marks it, which nobody runs here"))
            if not prompt and not self.lines.is_text:
                raise CannotHold(tell("no paragraph above it asks anything"))
            self._refuse_macros()
            made = self._filled(prompt) if self.lines.is_text else self._made()
        except CannotHold as why:
            return Refused(self.place, called, str(why))
        for words in made.lost:
            self.losses.tell(words)
        fields: Fields = {"kind": made.fields["kind"], "prompt": made.fields.get("prompt") or prompt}
        fields |= {key: value for key, value in made.fields.items() if key not in ("kind", "prompt")}
        hints = [self._text(hint) for hint in self.lines.hints]
        if hints:
            fields["hint"] = hints[0]
        for hint in hints[1:]:
            self.losses.tell(tell("another hint: %(hint)s", hint=shortened(hint)))
        if explanation := self._text(self._without_macros(_BROKEN.sub("", "\n".join(self.lines.explains)))):
            fields["explanation"] = explanation
        return Taken(self.place, "", "", fields, tuple(self.losses.lost), self.losses.files)

    def _text(self, text: str) -> str:
        return from_markdown(text, self.losses, self.pictures)

    def _typed(self, text: str) -> str:
        return as_typed(text, "markdown", self.losses)

    def _macros(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what its course or a library of it puts something in for; a name alone only where it is defined."""
        for macro in _MACRO.finditer(text):
            name = macro[0].partition("(")[0]
            if name != macro[0] or "." in name or name in self.defined:
                yield macro

    def _refuse_macros(self) -> None:
        asked = "\n".join([self.lines.prompt, *self.lines.answers])
        if macro := next(self._macros(asked), None):
            raise CannotHold(
                tell("what `%(macro)s` stands for is made by a macro: write it out", macro=shortened(macro[0], 40))
            )

    def _without_macros(self, text: str) -> str:
        for macro in reversed(list(self._macros(text))):
            self.losses.tell(tell("the macro `%(macro)s`", macro=shortened(macro[0], 40)))
            text = text[: macro.start()] + text[macro.end() :]
        return text

    def _filled(self, prompt: str) -> Made:
        """Return a text whose gaps are typed, ``[[rain]]``, or chosen, ``[[(rain)|snow]]``."""
        text = "\n".join(line.strip().removesuffix("\\") for line in self.lines.answers)
        gaps = [gap[1].split("|") for gap in GAP.finditer(text)]
        refuse_blanks(len(gaps))
        blanks: list[Blank] = []
        for parts in gaps:
            options = [(part.strip(), RIGHT.fullmatch(part.strip())) for part in parts]
            if len(options) == 1 and _NOTHING.fullmatch(options[0][0]):
                raise CannotHold(tell("no answer is right: it asks for an opinion"))
            words = [self._typed(right[1] if right else word) for word, right in options]
            accept = [self._typed(right[1]) for _, right in options if right] if len(options) > 1 else words
            blanks.append(Blank(accept, words if len(words) > 1 else ()))
        numbers = iter(range(1, len(gaps) + 1))
        marked = GAP.sub(lambda _: blank_mark(next(numbers)), text)
        return passage(with_blanks(self._text(marked)), blanks, prompt=prompt)

    def _made(self) -> Made:
        first = self.lines.answers[0]
        if SINGLE.fullmatch(first):
            return making.choices(self._answers(SINGLE), takes_many=False)
        if MULTIPLE.fullmatch(first):
            return making.earning_whole(making.choices(self._answers(MULTIPLE), takes_many=True))
        if SURVEY.fullmatch(first):
            raise CannotHold(tell("no answer is right: it asks for an opinion"))
        if len(self.lines.answers) > 1 and ROW.fullmatch(self.lines.answers[1]):
            return self._sorted()
        if GENERIC.fullmatch(first):
            raise CannotHold(tell("it has no answer of its own, and a script marks it"))
        inside = TYPED.fullmatch("\n".join(self.lines.answers))
        options = [part.strip() for part in (inside[1] if inside else "").split("|")]
        if len(options) == 1 and _NOTHING.fullmatch(options[0]):
            raise CannotHold(tell("no answer is right: it asks for an opinion"))
        if len(options) == 1:
            return making.short_answer([Answer(self._typed(options[0]), 100)])
        found = [(option, RIGHT.fullmatch(option)) for option in options]
        answers = [Answer(self._text(right[1] if right else text), 100 * bool(right)) for text, right in found]
        return making.choices(answers, takes_many=False)

    def _sorted(self) -> Made:
        """Return a matrix in which each row has one right column as items of categories."""
        head, *rows = self.lines.answers
        names = [self._text((one[0] or one[1]).strip()) for one in _COLUMN.findall(head.partition("[")[2])]
        items = []
        for row in filter(None, map(ROW.fullmatch, rows)):
            marks = [(one[0] or one[1]).strip() for one in _COLUMN.findall(row[0][: row.start(1)].partition("[")[2])]
            right = [name for name, mark in zip(names, marks, strict=False) if mark]
            if len(right) != 1 or len(marks) != len(names):
                raise CannotHold(tell("it is a matrix: write a categorise question, or one for each row"))
            items.append((self._text(row[1]), right[0]))
        return making.categories(items, names)

    def _answers(self, form: re.Pattern[str]) -> list[Answer]:
        rows = [row for line in self.lines.answers if (row := form.fullmatch(line))]
        return [Answer(self._text(row[2]), 100 * (row[1] in "xX")) for row in rows]
