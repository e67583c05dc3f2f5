"""Aiken: a question on a line, its choices behind letters, and a line ``ANSWER: B``.

Input: the text of a file. Output: each question, with its line. After docs.moodle.org, "Aiken format".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.importing import making
from course.importing.items import CannotHold, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, by_name
from course.importing.texts import escaped
from course.reading.telling import tell

_CHOICE = re.compile(r"\s*([A-Z])[.)]\s+(.*\S)\s*")
_KEY = re.compile(r"\s*ANSWER:\s*([A-Z])\s*", re.IGNORECASE)


def is_aiken(text: str) -> bool:
    """Tell whether a text has choices behind letters and a line with the answer."""
    lines = text.splitlines()
    return any(map(_KEY.fullmatch, lines)) and any(map(_CHOICE.fullmatch, lines))


def read_aiken(text: str, path: str) -> Iterator[Found]:
    """Yield the questions of an Aiken file."""
    prompt: list[str] = []
    choices: list[tuple[str, str]] = []
    first = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if key := _KEY.fullmatch(line):
            yield _question(Place(path, first or number), " ".join(prompt), choices, key[1].upper())
            prompt, choices, first = [], [], 0
        elif (choice := _CHOICE.fullmatch(line)) and prompt:
            choices.append((choice[1], choice[2]))
        elif line.strip():
            first = first or number
            prompt.append(line.strip())
    if prompt:
        said = shortened(" ".join(prompt))
        yield Refused(
            Place(path, first), said, tell("it has no answer; write a line such as ANSWER: B below its choices")
        )


def _question(place: Place, prompt: str, choices: list[tuple[str, str]], key: str) -> Found:
    called = shortened(prompt) or tell("a question without words")
    try:
        if not prompt:
            raise CannotHold(tell("it has no words that ask anything"))
        texts = by_name(choices)
        if key not in texts:
            raise CannotHold(tell("its answer is %(key)s, and there is no choice %(key)s", key=key))
        answers = [Answer(escaped(text), 100.0 * (letter == key)) for letter, text in texts.items()]
        made = making.choices(answers, takes_many=False)
    except CannotHold as why:
        return Refused(place, called, str(why))
    fields = {"kind": made.fields["kind"], "prompt": escaped(prompt), "choices": made.fields["choices"]}
    return Taken(place, "", "", fields, made.lost)
