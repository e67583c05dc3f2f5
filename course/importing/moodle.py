"""Moodle XML: what Moodle's question bank exports.

Input: the bytes of a file. Output: each question, with its line; what is no question is told. After the format's own
description (docs.moodle.org, "Moodle XML format") and files that Moodle 3 and 4 write.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from lxml import etree

from course.importing import making
from course.importing.cloze import Blank, embedded, passage, refuse_blanks, without_gaps
from course.importing.items import CannotHold, CannotRead, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number
from course.importing.texts import Losses, as_markdown, as_typed, plain
from course.importing.xml_files import parse_xml
from course.reading.telling import tell, tellable

_FORMS = {
    "html": "html",
    "markdown": "markdown",
    "plain_text": "plain",
    "moodle_auto_format": "moodle",
}
_GAP = re.compile(r"\[\[(\d{1,6})\]\]")
_NO_QUESTION = {
    "category": tellable("a bank has no categories: import into one module each"),
    "description": tellable("it asks nothing: put such a text into a lesson"),
    "essay": tellable("an essay has no right answer: write a say-it question with a model answer and criteria"),
    "random": tellable("it draws from a category; here `draw` in the bank does"),
    "randomsamatch": tellable("it is made of other questions; import those"),
}
_PLACES = tellable("its places are in a picture: write a hotspot question")
_OTHERS = dict.fromkeys(("ddmarker", "ddimageortext"), _PLACES) | dict.fromkeys(
    ("calculated", "calculatedsimple", "calculatedmulti"),
    tellable("a formula draws its numbers: write it with one of them"),
)


def read_moodle(data: bytes, path: str) -> Iterator[Found]:
    """Yield what stands in a Moodle XML file. Raises ``CannotRead``."""
    root = parse_xml(data, path)
    if root.tag != "quiz":
        raise CannotRead(tell("%(path)s: <%(tag)s> was found; Moodle XML begins with <quiz>", path=path, tag=root.tag))
    for element in root.iterchildren("question"):
        yield _Question(element, path).found()


class _Question:
    """One question, and what is lost of it."""

    def __init__(self, element: etree._Element, path: str) -> None:
        self.element = element
        self.kind = element.get("type", "")
        self.place = Place(path, element.sourceline or 0)
        self.losses = Losses()
        self.lost: list[str] = []

    def found(self) -> Found:
        """Return the question, or why it cannot be held."""
        name = self._said("name/text") or shortened(plain(self._said("questiontext/text"), "html"))
        called = name or self._said("category/text") or tell("a question of the type %(kind)s", kind=self.kind)
        why = _NO_QUESTION.get(self.kind) or _OTHERS.get(self.kind)
        if why:
            return Refused(self.place, called, tell(why))
        make: Callable[[], Made] | None = getattr(self, f"_as_{self.kind}", None)
        if make is None:
            return Refused(self.place, called, tell("the type %(kind)s is not known here", kind=self.kind))
        try:
            fields = self._fields(make)
        except CannotHold as cannot:
            return Refused(self.place, called, str(cannot))
        told = (*self.losses.lost, *self.lost)
        return Taken(self.place, self._said("idnumber") or name, name, fields, told, self.losses.files)

    def _fields(self, make: Callable[[], Made]) -> Fields:
        made = make()
        self.lost += made.lost
        fields: Fields = {"kind": made.fields["kind"]}
        fields["prompt"] = made.fields.get("prompt") or self._text(self.element.find("questiontext"))
        if not fields["prompt"]:
            raise CannotHold(tell("it has no words that ask anything"))
        points, told = making.whole_points(self._said("defaultgrade") or "1")
        if points != 1:
            fields["points"] = points
        if told:
            self.lost.append(told)
        fields |= {key: value for key, value in made.fields.items() if key not in ("kind", "prompt")}
        if explanation := self._text(self.element.find("generalfeedback")):
            fields["explanation"] = explanation
        self._add_hint(fields)
        self._tell_what_else_is_lost()
        return fields

    def _add_hint(self, fields: Fields) -> None:
        hints = [text for text in map(self._text, self.element.iterchildren("hint")) if text]
        if hints:
            fields["hint"] = hints[0]
        self.lost += [tell("another hint: %(hint)s", hint=shortened(hint)) for hint in hints[1:]]

    def _tell_what_else_is_lost(self) -> None:
        for tag, said in (
            ("correctfeedback", tell("what is said of every right answer")),
            ("partiallycorrectfeedback", tell("what is said of every half right answer")),
            ("incorrectfeedback", tell("what is said of every wrong answer")),
        ):
            if text := self._text(self.element.find(tag)):
                self.lost.append(f"{said}: {shortened(text)}")
        self.lost += [
            tell("the tag `%(text)s`", text=tag.text) for tag in self.element.iterfind("tags/tag/text") if tag.text
        ]

    def _said(self, path: str) -> str:
        return (self.element.findtext(path) or "").strip()

    def _text(self, element: etree._Element | None) -> str:
        """Return a text of the file as Markdown."""
        if element is None:
            return ""
        form = _FORMS.get(element.get("format", ""), "moodle" if element.get("format") is None else "html")
        return as_markdown(element.findtext("text") or element.text or "", form, self.losses, _files(element))

    def _typed(self, element: etree._Element) -> str:
        return as_typed(element.findtext("text") or element.text or "", "moodle", self.losses)

    def _answers(self, *, are_typed: bool = False) -> list[Answer]:
        return [
            Answer(self._typed(one) if are_typed else self._text(one), _weight(one), self._text(one.find("feedback")))
            for one in self.element.iterchildren("answer")
        ]

    def _as_multichoice(self) -> Made:
        made = making.choices(self._answers(), takes_many=self._said("single") in ("false", "0"))
        return self._shuffled(made)

    def _as_oumultiresponse(self) -> Made:
        return self._shuffled(making.choices(self._answers(), takes_many=True))

    _as_multichoiceset = _as_oumultiresponse

    def _shuffled(self, made: Made) -> Made:
        """Keep the order of the choices where the file says so."""
        if self._said("shuffleanswers") in ("false", "0"):
            return Made({**made.fields, "shuffle": False}, made.lost)
        return made

    def _as_truefalse(self) -> Made:
        answers = {self._typed(one).casefold(): one for one in self.element.iterchildren("answer")}
        if not {"true", "false"} <= set(answers):
            raise CannotHold(tell("its answers are not true and false"))
        said = {name: self._text(one.find("feedback")) for name, one in answers.items()}
        is_true = _weight(answers["true"]) > _weight(answers["false"])
        return making.true_false(answer=is_true, when_true=said["true"], when_false=said["false"])

    def _as_shortanswer(self) -> Made:
        return making.short_answer(self._answers(are_typed=True), counts_case=self._said("usecase") in ("true", "1"))

    def _as_numerical(self) -> Made:
        numbers, otherwise = [], ""
        for one in self.element.iterchildren("answer"):
            text, feedback = self._typed(one), self._text(one.find("feedback"))
            if text == "*":
                otherwise = feedback
                continue
            middle, room = _number(text), abs(_number(one.findtext("tolerance") or "0"))
            numbers.append(Number(round(middle - room, 12), round(middle + room, 12), _weight(one), feedback))
        units = [name for unit in self.element.iterfind("units/unit/unit_name") if (name := (unit.text or "").strip())]
        if len(units) > 1:
            self.lost.append(tell("what each unit is worth: here each is another name for the first"))
        return making.numeric(numbers, otherwise, units)

    def _as_matching(self) -> Made:
        pairs, extras = [], []
        for one in self.element.iterchildren("subquestion"):
            left, answer = self._text(one), one.find("answer")
            right = self._text(answer) if answer is not None else ""
            if left:
                pairs.append((left, right))
            elif right:
                extras.append(right)
        return making.matching(pairs, extras)

    _as_ddmatch = _as_matching

    def _as_ordering(self) -> Made:
        return making.ordering([answer.text for answer in self._answers()])

    def _as_cloze(self) -> Made:
        text = self.element.find("questiontext")
        if text is None:
            raise CannotHold(tell("it has no text"))
        raw = text.findtext("text") or ""
        form = _FORMS.get(text.get("format", ""), "html")
        return embedded(
            raw,
            lambda said: as_markdown(said, form, self.losses, _files(text)),
            lambda said: as_typed(said, form, self.losses),
        )

    _as_multianswer = _as_cloze

    def _as_gapselect(self) -> Made:
        """Gaps ``[[1]]`` with choices, numbered from 1, in groups: each gap offers those of its group."""
        choices = [
            (self._typed(one), one.findtext("group") or "1")
            for tag in ("selectoption", "dragbox")
            for one in self.element.iterchildren(tag)
        ]
        text = self._text(self.element.find("questiontext")).replace("\\[", "[").replace("\\]", "]")
        gaps = [int(found) for found in _GAP.findall(text)]
        refuse_blanks(len(gaps))
        if any(not 1 <= gap <= len(choices) for gap in gaps):
            raise CannotHold(tell("not each of its gaps has one right text"))
        blanks: list[Blank] = []
        for gap in gaps:
            right, group = choices[gap - 1]
            blanks.append(Blank([right], [said for said, other in choices if other == group]))
        numbers = iter(range(1, len(gaps) + 1))
        return passage(_GAP.sub(lambda _: f"{{blank-{next(numbers)}}}", without_gaps(text)), blanks)

    _as_ddwtos = _as_gapselect


def _weight(element: etree._Element) -> float:
    try:
        return float(element.get("fraction") or 0)
    except ValueError:
        return 0.0


def _number(text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise CannotHold(tell("`%(text)s` is not a number", text=shortened(text))) from None


def _files(element: etree._Element) -> dict[str, bytes]:
    """Return the files that came with a text, by their names."""
    found = {}
    for one in element.iterchildren("file"):
        try:
            found[one.get("name") or ""] = base64.b64decode(one.text or "", validate=False)
        except binascii.Error:
            continue
    return found
