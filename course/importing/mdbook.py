"""Questions of mdbook-quiz: a TOML file, a table ``[[questions]]`` for each.

Input: the text of a file, and the pictures beside it. Output: each question, with the line where its table begins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from course.importing import making
from course.importing.items import CannotHold, CannotRead, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made
from course.importing.texts import Losses, from_markdown
from course.reading.telling import tell, tellable

_TABLE = re.compile(r"\s*\[\[\s*questions\s*\]\]\s*(?:#.*)?")
_KNOWN = {"id", "type", "prompt", "answer", "context", "multipart"}
_KINDS = tellable("MultipleChoice and ShortAnswer are taken")
_REFUSED = {
    "Tracing": tellable("it traces a program to its output: write a short-answer question"),
    "Informational": tellable("it asks nothing: put such a text into a lesson"),
}


def read_mdbook(text: str, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the questions of a quiz of mdbook-quiz. Raises ``CannotRead``."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CannotRead(tell("%(path)s: this is not TOML: %(error)s", path=path, error=error)) from None
    questions, parts = data.get("questions"), data.get("multipart")
    if not isinstance(questions, list) or not all(isinstance(one, dict) for one in questions):
        raise CannotRead(tell("%(path)s: it has no [[questions]], as a quiz of mdbook-quiz has", path=path))
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _TABLE.fullmatch(line)]
    places = lines if len(lines) == len(questions) else [0] * len(questions)
    shared = parts if isinstance(parts, dict) else {}
    for line, one in zip(places, questions, strict=True):
        yield _Question(one, Place(path, line), shared, pictures or {}).found()


class _Question:
    """One question, and what is lost of it."""

    def __init__(
        self, data: dict[str, Any], place: Place, parts: dict[str, Any], pictures: Mapping[str, bytes]
    ) -> None:
        self.data, self.place, self.parts, self.pictures = data, place, parts, pictures
        self.losses = Losses()

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        kind = str(self.data.get("type"))
        said = self._table("prompt").get("prompt")
        called = shortened(said) if isinstance(said, str) and said.strip() else tell("a question without words")
        try:
            if kind in _REFUSED:
                raise CannotHold(tell(_REFUSED[kind]))
            if kind not in ("MultipleChoice", "ShortAnswer"):
                raise CannotHold(tell("its type %(kind)s is not known here: %(kinds)s", kind=kind, kinds=tell(_KINDS)))
            fields = self._fields(self._chosen() if kind == "MultipleChoice" else self._typed())
        except CannotHold as why:
            return Refused(self.place, called, str(why))
        own = self.data.get("id")
        return Taken(
            self.place, own if isinstance(own, str) else "", "", fields, tuple(self.losses.lost), self.losses.files
        )

    def _fields(self, made: Made) -> Fields:
        for words in made.lost:
            self.losses.tell(words)
        shared = self.parts.get(str(self.data.get("multipart", "")), "")
        prompt = "\n\n".join(filter(None, [self._text(shared), self._text(self._table("prompt").get("prompt"))]))
        if not prompt:
            raise CannotHold(tell("it has no words that ask anything"))
        fields: Fields = {"kind": made.fields["kind"], "prompt": prompt}
        fields |= {key: value for key, value in made.fields.items() if key != "kind"}
        if explanation := self._text(self.data.get("context")):
            fields["explanation"] = explanation
        for key in self.data.keys() - _KNOWN:
            self.losses.tell(tell("its `%(key)s`", key=key))
        return fields

    def _table(self, key: str) -> dict[str, Any]:
        found = self.data.get(key)
        return found if isinstance(found, dict) else {}

    def _text(self, value: object) -> str:
        return from_markdown(value, self.losses, self.pictures) if isinstance(value, str) else ""

    def _texts(self, value: object) -> list[str]:
        listed = value if isinstance(value, list) else [value]
        return [one for one in listed if isinstance(one, str) and one.strip()]

    def _chosen(self) -> Made:
        right = self._texts(self._table("answer").get("answer"))
        wrong = self._texts(self._table("prompt").get("distractors"))
        answers = [Answer(self._text(text), 100 / len(right)) for text in right]
        return making.ticked([*answers, *(Answer(self._text(text), 0) for text in wrong)])

    def _typed(self) -> Made:
        answer = self._table("answer")
        words = self._texts([answer.get("answer"), *self._texts(answer.get("alternatives", []))])
        return making.short_answer([Answer(text, 100) for text in words])
