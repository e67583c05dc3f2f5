"""Questions as they are written in a Word file: QUESTION: and what is asked, choices, ANSWER: and what is right.

Input: the blocks of a file. Output: questions, and the numbers of all blocks between them, in their order. The guide
says how to write them (``importing.md#word-files``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import Tag

from course.importing import making
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number
from course.importing.texts import Losses, as_markdown
from course.importing.word import LOOKS, Document, opened, without_start
from course.reading.telling import tell
from course.reading.wording import counted

_KEY = re.compile(r"\s*(QUESTION|ANSWER|HINT|EXPLANATION|POINTS|ID|FEEDBACK ([A-L]))\s*:\s*")
_CHOICE = re.compile(r"\s*([A-L])[.)]\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)(?:\s*(?:±|\+/-)\s*([0-9]+(?:[.,][0-9]+)?))?")
_LETTERS = re.compile(r"[A-L](?:\s*[,;]\s*[A-L])*")
_NAMES = "ABCDEFGHIJKL"  # of choices
_LISTS = ("ol", "ul")

Part = Found | list[int]


def read_docx(data: bytes, path: str) -> Iterator[Found]:
    """Yield the questions of a Word file, and tell of the text around them. Raises ``CannotRead``."""
    document = opened(data, path)
    rest: list[int] = []
    for part in parted(document, path):
        if isinstance(part, list):
            rest += part
        else:
            yield part
    for loss in document.lost:
        if not loss.startswith(tell(LOOKS)):
            yield Refused(Place(path), loss, tell("Word files are read without it"))
    if rest:
        why = tell("it is no question: take it with --lesson, or begin a question with QUESTION:")
        yield Refused(
            Place(path, rest[0]), tell("text, %(paragraphs)s", paragraphs=counted(len(rest), "paragraph")), why
        )


@dataclass
class _Written:
    """The blocks of one question, by what they are for."""

    number: int
    asks: list[Tag] = field(default_factory=list)
    choices: list[Tag] = field(default_factory=list)
    said: dict[str, Tag] = field(default_factory=dict)  # by key: ANSWER, HINT, FEEDBACK B
    twice: str = ""  # a key that is said again


def parted(document: Document, path: str) -> Iterator[Part]:
    """Yield questions, and between them the numbers of the blocks that are none."""
    aiken = not any(_key_of(block) == "QUESTION" for block in document.blocks)
    between: list[int] = []
    at = 0
    while at < len(document.blocks):
        taken = _question_at(document.blocks, at, aiken=aiken)
        if taken is None:
            between.append(at + 1)
            at += 1
            continue
        if between:
            yield between
            between = []
        written, count = taken
        yield _Question(written, document, path).found()
        at += count
    if between:
        yield between


def _key_of(block: Tag) -> str:
    found = _KEY.match(block.get_text()) if block.name == "p" else None
    return found[1] if found else ""


def _is_choice(block: Tag) -> bool:
    return block.name in _LISTS or (block.name == "p" and bool(_CHOICE.match(block.get_text())))


def _question_at(blocks: list[Tag], start: int, *, aiken: bool) -> tuple[_Written, int] | None:
    """Return the question that begins with a block, and of how many blocks it is.

    Where a file names no question (Aiken), one is a paragraph with choices below it, and their answer.
    """
    if aiken:
        end = start + 1
        while end < len(blocks) and _is_choice(blocks[end]):
            end += 1
        if end == start + 1 or end == len(blocks) or _key_of(blocks[end]) != "ANSWER" or _key_of(blocks[start]):
            return None
    elif _key_of(blocks[start]) != "QUESTION":
        return None
    written = _Written(start + 1, asks=[_rest(blocks[start])])
    at = start + 1
    while at < len(blocks) and (key := _key_of(blocks[at])) != "QUESTION":
        if key:
            written.twice = key if key in written.said else written.twice
            written.said[key] = _rest(blocks[at])
        elif "ANSWER" in written.said:
            break
        elif _is_choice(blocks[at]):
            is_list = blocks[at].name in _LISTS
            written.choices += blocks[at].find_all("li", recursive=False) if is_list else [_rest(blocks[at], _CHOICE)]
        elif written.choices or blocks[at].name.startswith("h"):
            break
        else:
            written.asks.append(blocks[at])
        at += 1
    return written, at - start


def _rest(block: Tag, form: re.Pattern[str] = _KEY) -> Tag:
    """Return a block without the word that says what it is for."""
    found = form.match(block.get_text()) if block.name == "p" else None
    return without_start(block, found.end()) if found else block


class _Question:
    """One question, and what is lost of it."""

    def __init__(self, written: _Written, document: Document, path: str) -> None:
        self.written, self.document = written, document
        self.place = Place(path, written.number)
        self.losses = Losses()

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        prompt = self._text("".join(map(str, self.written.asks)))
        try:
            if not prompt:
                raise CannotHold(tell("it has no words that ask anything"))
            if self.written.twice:
                raise CannotHold(tell("it says %(key)s: twice; keep one of them", key=self.written.twice))
            made = self._made()
        except CannotHold as why:
            return Refused(self.place, shortened(prompt) or tell("a question without words"), str(why))
        for words in made.lost:
            self.losses.tell(words)
        fields: Fields = {"kind": made.fields["kind"], "prompt": prompt}
        if points := self._said("POINTS"):
            fields["points"] = int(points) if points.isdecimal() and len(points) < 10 else points
        fields |= {key: value for key, value in made.fields.items() if key != "kind"}
        self._tell_of_choices_that_are_none()
        for key in ("HINT", "EXPLANATION"):
            if key in self.written.said:
                fields[key.lower()] = self._text(self.written.said[key].decode_contents())
        return Taken(self.place, self._said("ID"), "", fields, tuple(self.losses.lost), self.losses.files)

    def _tell_of_choices_that_are_none(self) -> None:
        for key, said in self.written.said.items():
            word, _, letter = key.partition(" ")
            if word == "FEEDBACK" and letter not in _NAMES[: len(self.written.choices)]:
                text = shortened(said.get_text())
                self.losses.tell(
                    tell("what is said of %(letter)s, which is no choice: %(text)s", letter=letter, text=text)
                )

    def _text(self, html: str) -> str:
        return as_markdown(html, "html", self.losses, self.document.pictures)

    def _said(self, key: str) -> str:
        return " ".join(self.written.said[key].get_text().split()) if key in self.written.said else ""

    def _made(self) -> Made:
        right = self._said("ANSWER")
        if not right:
            raise CannotHold(tell("it has no answer; write a paragraph such as ANSWER: B below it"))
        if self.written.choices:
            return self._chosen(right)
        if right.casefold() in ("true", "false"):
            return making.true_false(answer=right.casefold() == "true")
        if number := _NUMBER.fullmatch(right):
            middle, room = (float((part or "0").replace(",", ".")) for part in number.groups())
            return making.numeric([Number(round(middle - room, 12), round(middle + room, 12), 100)])
        return making.short_answer([Answer(part.strip(), 100) for part in right.split("|") if part.strip()])

    def _chosen(self, right: str) -> Made:
        if not _LETTERS.fullmatch(right.upper()):
            raise CannotHold(
                tell(
                    "its answer is `%(right)s`; write letters of choices, such as B or A, C", right=shortened(right, 40)
                )
            )
        letters = set(re.findall("[A-L]", right.upper()))
        names = _NAMES[: len(self.written.choices)]
        if strange := sorted(letters - set(names)):
            raise CannotHold(tell("its answer is %(strange)s, and there is no choice %(strange)s", strange=strange[0]))
        answers = []
        for name, choice in zip(names, self.written.choices, strict=False):
            feedback = self.written.said.get(f"FEEDBACK {name}")
            said = self._text(feedback.decode_contents()) if feedback else ""
            weight = 100 / len(letters) * (name in letters)
            answers.append(Answer(self._text(choice.decode_contents()), weight, said))
        return making.ticked(answers)
