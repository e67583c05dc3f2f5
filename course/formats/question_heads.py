"""What stands over the columns of a table of questions, in the language of a course; read in every language.

Input: the names of columns, as ``course.importing.tables`` knows them, and words. Output: heads, and what a head names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from course.locale import ENGLISH, Words, translatable

HEADS = {
    "id": translatable("id"),
    "kind": translatable("type"),
    "markup": translatable("markup"),
    "prompt": translatable("question"),
    "correct": translatable("correct"),
    "points": translatable("points"),
    "hint": translatable("hint"),
    "explanation": translatable("explanation"),
    "more": translatable("more"),
}
COUNTED = {  # of which there is a column for each part of a question
    "choice": translatable("answer %(number)s"),
    "feedback": translatable("feedback %(number)s"),
    "partner": translatable("partner %(number)s"),
}
_PLACE = "%(number)s"


def head_of(column: str, words: Words = ENGLISH, number: int = 0) -> str:
    """Return what stands over a column; ``number`` is that of the part, where there is a column for each."""
    return words.say(COUNTED[column], number=number) if number else words.say(HEADS[column])


@functools.cache
def forms_of(language: str) -> Mapping[str, str]:
    """Return by their columns the patterns of heads in small letters, in one of our languages."""
    from course.locale.reading import words_for  # here, because most tables have English heads

    return forms_in(words_for(language))


def forms_in(words: Words) -> Mapping[str, str]:
    """Return by their columns the patterns of heads in small letters, in the language of these words."""
    return dict(_forms(words))


def _forms(words: Words) -> Iterator[tuple[str, str]]:
    for column, head in (*COUNTED.items(), *HEADS.items()):
        said = " ".join(words.translated(head).casefold().split())
        yield column, r"(?:\d{1,2}|[a-l])".join(map(re.escape, said.split(_PLACE)))
