"""Questions as Moodle XML, for the question bank of Moodle 4: the same points wherever Moodle can mark so.

Input: the questions of a module, and their texts. Output: an XML document, and what of each question is lost.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from html import escape

from lxml import etree

from course.exporting import losses
from course.exporting.texts import Element, Written, category_path
from course.model.questions import Question
from course.model.questions.part import GAP, Answering, Part
from course.reading.telling import tell


def document(questions: Sequence[Question], category: str, texts: Written) -> tuple[bytes, dict[str, list[str]]]:
    """Return questions as a Moodle XML file, and what is lost of each, by its id."""
    root = etree.Element("quiz")
    _words(etree.SubElement(etree.SubElement(root, "question", type="category"), "category"), category_path(category))
    lost = {}
    for question in questions:
        lost[question.id] = list(
            losses.of_any(question, holds_hint=True, holds_parts=question.answering in ("tick", "write"))
        )
        _Question(root, question, texts, lost[question.id]).write()
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text, lost


class _Question:
    """Writes one question, in the type of Moodle's that earns the same."""

    def __init__(self, root: Element, question: Question, texts: Written, lost: list[str]) -> None:
        self.question, self.texts, self.lost = question, texts, lost
        self.element = etree.SubElement(root, "question")

    def write(self) -> None:
        """Write it: its name and text first, and then what can be answered."""
        question = self.question
        _words(etree.SubElement(self.element, "name"), question.id)
        self._html("questiontext", self._asked())
        self._html("generalfeedback", question.explanation or "")
        points = question.points if question.is_marked else 1
        _sub(self.element, "defaultgrade", f"{points:.7f}")
        _sub(self.element, "penalty", "0.0000000")
        _sub(self.element, "hidden", "0")
        _sub(self.element, "idnumber", question.id)
        self.element.set("type", _WAYS[question.answering](self))
        if question.hint:
            self._html("hint", question.hint)

    def _asked(self) -> str:
        """Return what is asked: the prompt, and the picture or the passage below it."""
        parts = [self.question.prompt]
        if self.question.shown_picture:
            parts.append(self.question.shown_picture.markdown)
        if self.question.passage:
            parts.append(self.question.passage)
        return "\n\n".join(parts)

    def _html(self, tag: str, text: str, into: Element | None = None, **attributes: str) -> Element:
        """Add an element with a text, and with the pictures that the text shows."""
        found = etree.SubElement(self.element if into is None else into, tag, {**attributes, "format": "html"})
        self.texts.pictures.clear()
        written = self.texts.xhtml(text) if text else ""
        for name in self.texts.pictures:
            written = written.replace(f'src="{name}"', f'src="@@PLUGINFILE@@/{name}"')
        etree.SubElement(found, "text").text = etree.CDATA(written) if "<" in written or "&" in written else written
        for name, content in self.texts.pictures.items():
            file = _sub(found, "file", base64.b64encode(content).decode())
            file.set("name", name.rpartition("/")[2])
            file.set("path", f"/{name.rpartition('/')[0]}/".replace("//", "/"))
            file.set("encoding", "base64")
        return found

    def _answer(self, text: str, worth: float, feedback: str = "", *, is_typed: bool = False) -> Element:
        if is_typed:
            found = etree.SubElement(self.element, "answer", fraction=_fraction(worth), format="plain_text")
            _words(found, text)
        else:
            found = self._html("answer", text, fraction=_fraction(worth))
        self._html("feedback", feedback, found)
        return found

    def tick(self) -> str:
        """Write choices to tick, one or several."""
        parts = self.question.made_parts
        if self.question.shown_picture:
            self.lost.append(tell(losses.IN_PICTURE))
        if self.question.is_half_guessed:
            for part in parts:
                self._answer(part.id, 100.0 * part.right, part.feedback)
            return "truefalse"
        if not self.question.takes_one and self.question.is_shared:
            self.lost.append(tell(losses.MATCHED))
            self._match([(part.text, "Right" if part.right else "Not right") for part in parts], ())
            return "matching"
        right = sum(part.right for part in parts)
        for part in parts:
            self._answer(
                part.text, 100 / right if part.right else 0 if self.question.takes_one else -100, part.feedback
            )
        _sub(self.element, "single", "true" if self.question.takes_one else "false")
        _sub(self.element, "shuffleanswers", "0" if self.question.shown_order == "kept" else "1")
        _sub(self.element, "answernumbering", "abc")
        if not self.question.takes_one and right > 1:
            self.lost.append(tell(losses.SHARED))
        return "multichoice"

    def _match(self, pairs: Sequence[tuple[str, str]], extras: Sequence[str]) -> None:
        _sub(self.element, "shuffleanswers", "1")
        for left, right in (*pairs, *(("", extra) for extra in extras)):
            one = self._html("subquestion", left)
            _words(etree.SubElement(one, "answer"), self.texts.plain(right))

    def number(self) -> str:
        """Write items to put into order."""
        self.lost.append(tell(losses.PLACED))
        self._tell_of_whole()
        self._match([(part.text, str(place)) for place, part in enumerate(self.question.made_parts, 1)], ())
        return "matching"

    def letter(self) -> str:
        """Write texts to match with groups."""
        self._tell_of_whole()
        texts = {group.id: group.text for group in self.question.groups()}
        used = {part.group for part in self.question.made_parts}
        extras = [text for name, text in texts.items() if name not in used]
        self._match([(part.text, texts[part.group]) for part in self.question.made_parts], extras)
        return "matching"

    def _tell_of_whole(self) -> None:
        if not self.question.is_shared and self.question.marked_parts > 1:
            self.lost.append(tell(losses.WHOLE))

    def typed_whole(self) -> str:
        """Write what may be typed."""
        (part,) = self.question.made_parts
        if bounds := self.question.right_range:
            low, high = bounds
            self.lost.append(tell(losses.NUMBERS))
            answer = self._answer(f"{(low + high) / 2:.12g}", 100, part.feedback, is_typed=True)
            _sub(answer, "tolerance", f"{(high - low) / 2:.12g}")
            if part.otherwise:
                self._answer("*", 0, part.otherwise, is_typed=True)
            if part.unit:
                unit = etree.SubElement(etree.SubElement(self.element, "units"), "unit")
                _sub(unit, "multiplier", "1")
                _sub(unit, "unit_name", part.unit)
                _sub(self.element, "unitgradingtype", "0")
            return "numerical"
        for text in part.accept:
            self._answer(_without_jokers(text), 100, part.feedback, is_typed=True)
        if part.otherwise:
            self._answer("*", 0, part.otherwise, is_typed=True)
        _sub(self.element, "usecase", "1" if self.question.counts_case else "0")
        self.lost.append(tell(losses.ACCENTS))
        return "shortanswer"

    def fill(self) -> str:
        """Write the gaps into the text, as embedded answers (Cloze)."""
        self._tell_of_whole()
        parts = {part.id: part for part in self.question.made_parts}
        text = self.element.find("questiontext/text")
        text.text = etree.CDATA(
            GAP.sub(lambda gap: self._gap(parts[gap[1]]) if gap[1] in parts else gap[0], text.text or "")
        )
        self.element.remove(self.element.find("defaultgrade"))
        self.lost.append(tell("its points, %(points)s: each gap has one there", points=self.question.points))
        if not all(part.options for part in parts.values()):
            self.lost.append(tell(losses.ACCENTS))
        return "cloze"

    def _gap(self, part: Part) -> str:
        if part.options:
            answers = [(option in part.accept, escape(option)) for option in part.options]
            return _gap_of("MULTICHOICE", answers)
        return _gap_of("SHORTANSWER", [(True, _without_jokers(text)) for text in part.accept])

    def say(self) -> str:
        """Write room for one's own words, with what a person marks them by."""
        criteria = "\n".join(f"- {part.text}" for part in self.question.made_parts)
        self._html("graderinfo", f"{self.question.compared_with}\n\n{criteria}")
        _sub(self.element, "responseformat", "editor")
        _sub(self.element, "responserequired", "1")
        _sub(self.element, "responsefieldlines", str(max(5, self.question.lines_to_write)))
        self.lost.append(
            tell("that learners compare by themselves: a person marks it there, by model answer and criteria")
        )
        return "essay"


_IN_GAPS = {"}": "\\}", "#": "\\#", "~": "&#126;", "\\": "&#92;", **{sign: escape(sign) for sign in '&<>"'}}
_WAYS: dict[Answering, Callable[[_Question], str]] = {
    "tick": _Question.tick,
    "number": _Question.number,
    "letter": _Question.letter,
    "write": _Question.typed_whole,
    "fill": _Question.fill,
    "say": _Question.say,
}


def _sub(parent: Element, tag: str, text: str) -> Element:
    found = etree.SubElement(parent, tag)
    found.text = text
    return found


def _words(parent: Element, text: str) -> None:
    _sub(parent, "text", text)


def _fraction(worth: float) -> str:
    """Return a share as Moodle knows it, with five places: a third is 33.33333."""
    return f"{worth:.5f}".rstrip("0").rstrip(".") if worth else "0"


def _without_jokers(text: str) -> str:
    """Return what may be typed: an asterisk of its own stands for itself."""
    return text.replace("*", "\\*")


def _gap_of(kind: str, answers: Sequence[tuple[bool, str]]) -> str:
    """Return a gap with its answers, of which the right ones are marked."""
    return f"{{1:{kind}:{'~'.join('=' * is_right + _in_gap(text) for is_right, text in answers)}}}"


def _in_gap(text: str) -> str:
    """Return a text within a gap, where Moodle reads character references, and two signs after a backslash."""
    found = "".join(_IN_GAPS.get(sign, sign) for sign in text)
    return f"&#{ord(found[0])};{found[1:]}" if found[:1] in ("=", "%") else found
