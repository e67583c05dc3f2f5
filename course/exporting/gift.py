"""Questions as GIFT, Moodle's format of plain text.

Input: the questions of a module, and their texts. Output: a text, and what of each question is lost. What GIFT has no
way to write is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from course.exporting import losses
from course.exporting.texts import Written, category_path
from course.model.questions import Question
from course.model.questions.part import Answering
from course.reading.telling import tell, tell_row

_Way = Callable[["_Question"], Iterator[str]]


def document(questions: Sequence[Question], category: str, texts: Written) -> tuple[str, dict[str, list[str]]]:
    """Return questions as a GIFT file, and what is lost of each, by its id."""
    blocks = [f"$CATEGORY: {category_path(category)}"]
    lost = {}
    for question in questions:
        lost[question.id] = list(losses.of_any(question, holds_parts=question.answering in ("tick", "write")))
        blocks.append(_Question(question, texts, lost[question.id]).text())
    return "\n\n".join(filter(None, blocks)) + "\n", lost


class _Question:
    """Writes one question."""

    def __init__(self, question: Question, texts: Written, lost: list[str]) -> None:
        self.question, self.texts, self.lost = question, texts, lost

    def text(self) -> str:
        """Return the question, or nothing where GIFT has no way to write it."""
        answers = [line for line in _WAYS[self.question.answering](self) if line]
        if not answers:
            return ""
        if self.question.points != 1:
            self.lost.append(
                tell("its points, %(points)s: the quiz says there what it is worth", points=self.question.points)
            )
        if self.question.explanation:
            answers.append(f"####{self._html(self.question.explanation)}")
        if self.question.shown_picture:
            self.lost.append(tell("its picture, for GIFT holds none"))
        lines = "\n".join(f"\t{line}" for line in answers)
        head = f"// [id:{self.question.id}]\n::{_escaped(self.question.id)}::[html]"
        return f"{head}{self._html(self.question.prompt)}{{\n{lines}\n}}"

    def _html(self, text: str) -> str:
        self.texts.pictures.clear()
        written = self.texts.xhtml(text)
        if self.texts.pictures:
            self.lost.append(
                tell("the pictures %(pictures)s, for GIFT holds none", pictures=tell_row(self.texts.pictures))
            )
        return _escaped(written)

    def _said(self, text: str) -> str:
        return f"#{self._html(text)}" if text else ""

    def tick(self) -> Iterator[str]:
        """Yield choices to tick, one or several."""
        parts = self.question.made_parts
        if self.question.is_half_guessed:
            right = next(part for part in parts if part.right)
            wrong = next(part for part in parts if not part.right)
            said = f"{self._said(wrong.feedback)}{self._said(right.feedback)}" if right.feedback else ""
            yield f"{right.id.upper()}{said}"
            return
        if self.question.takes_one:
            yield from (
                f"{'=' if part.right else '~'}{'' if part.right else self._weighed(0, part.text)}"
                f"{self._html(part.text)}{self._said(part.feedback)}"
                for part in parts
            )
            return
        if self.question.is_shared:
            self.lost.append(tell(losses.MATCHED))
            yield from (self._pair(part.text, "Right" if part.right else "Not right") for part in parts)
            return
        count = sum(part.right for part in parts)
        weight = f"{100 / count:.5f}".rstrip("0").rstrip(".")  # as Moodle reads it: two digits, or 100
        if count > 1:
            self.lost.append(tell(losses.SHARED))
        for part in parts:
            yield f"~%{weight if part.right else -100}%{self._html(part.text)}{self._said(part.feedback)}"

    def _weighed(self, weight: int, text: str) -> str:
        """Return the weight before a text that begins as one does, and would be taken for one."""
        return f"%{weight}%" if text.startswith("%") else ""

    def _pair(self, left: str, right: str) -> str:
        return f"={self._html(left)} -> {_escaped(self.texts.plain(right))}"

    def _tell_of_whole(self) -> None:
        if not self.question.is_shared and self.question.marked_parts > 1:
            self.lost.append(tell(losses.WHOLE))

    def number(self) -> Iterator[str]:
        """Yield items to put into order."""
        self._tell_of_whole()
        self.lost.append(tell(losses.PLACED))
        yield from (self._pair(part.text, str(place)) for place, part in enumerate(self.question.made_parts, 1))

    def letter(self) -> Iterator[str]:
        """Yield texts to match with groups."""
        self._tell_of_whole()
        texts = {group.id: group.text for group in self.question.groups()}
        used = {part.group for part in self.question.made_parts}
        yield from (self._pair(part.text, texts[part.group]) for part in self.question.made_parts)
        yield from (f"= -> {_escaped(self.texts.plain(text))}" for name, text in texts.items() if name not in used)

    def typed_whole(self) -> Iterator[str]:
        """Yield what may be typed."""
        (part,) = self.question.made_parts
        if bounds := self.question.right_range:
            low, high = bounds
            self.lost.append(tell(losses.NUMBERS))
            number = f"{low:.12g}" if low == high else f"{low:.12g}..{high:.12g}"
            yield f"#={number}{self._said(part.feedback)}"
            if part.otherwise:
                yield f"~{self._said(part.otherwise)}"
            if part.unit:
                self.lost.append(tell("its unit, %(unit)s", unit=part.unit))
            return
        self.lost.append(tell(losses.ACCENTS))
        if self.question.counts_case:
            self.lost.append(tell("that capitals count"))
        for text in part.accept:
            typed = text.replace("*", "\\*")  # which would stand for anything
            yield f"={self._weighed(100, text)}{_escaped(typed)}{self._said(part.feedback)}"
        if part.otherwise:
            yield f"=%0%*{self._said(part.otherwise)}"

    def left_out(self) -> Iterator[str]:
        """Yield nothing, and tell so."""
        self.lost.append(tell(losses.ALL))
        yield ""


_WAYS: dict[Answering, _Way] = {
    "tick": _Question.tick,
    "number": _Question.number,
    "letter": _Question.letter,
    "write": _Question.typed_whole,
    "fill": _Question.left_out,
    "say": _Question.left_out,
}


def _escaped(text: str) -> str:
    """Return a text in which each sign that GIFT knows stands for itself, on one line."""
    text = "".join(f"\\{sign}" if sign in "~=#{}:\\" else sign for sign in text)
    return text.replace("\n", "\\n")
