"""What earns points in a question, and what people answer instead: for whoever marks and explains.

Input: a question of any kind. Output: ``Answer``s. Those that do not count, and every part that
can be put in a wrong place, carry the feedback that says which mistake it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from course.locale import ENGLISH, Words
from course.model.questions import Question
from course.model.questions.part import Part

# Where a text ends as a sentence does: its last sign, then marks of quotations and of Markdown.
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»“*_`)]*\s*$")
_SECOND_STOP = re.compile(r"(?<!\.)([.!?…؟。](?:[\"'”’»“]|&#34;|&#39;)*)[.。](?=</b>|$)")  # never one of three


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer, or one part of one: ``key`` is where it belongs, ``why`` the feedback."""

    text: str
    key: str = ""
    why: str = ""
    right: bool = True

    @property
    def is_sentence(self) -> bool:
        """Whether the text ends as a sentence does, so that no colon may stand behind it."""
        return _SENTENCE_END.search(self.text) is not None


def answers_to(question: Question, words: Words = ENGLISH) -> tuple[Answer, ...]:
    """Return the right answers and the wrong ones, in the order in which the author wrote them."""
    groups = {group.id: group.text for group in question.groups()}
    return tuple(
        answer
        for number, part in enumerate(question.parts_in(words), start=1)
        for answer in _answers(question, part, number, groups, words)
    )


def is_placed(question: Question) -> bool:
    """Tell whether each part of an answer has a place of its own, so that any of them can be mistaken."""
    return question.answering in ("number", "letter", "fill")


def _answers(question: Question, part: Part, number: int, groups: Mapping[str, str], words: Words) -> Iterator[Answer]:
    accepted = escape(words.say(" or ").join(part.accept))
    match question.answering:
        case "tick" | "say":
            yield Answer(text=part.text, why=part.feedback, right=part.right)
        case "number":
            yield Answer(text=part.text, key=words.say("Place %(number)s", number=part.group), why=part.feedback)
        case "letter":
            yield Answer(text=part.text, key=groups[part.group], why=part.feedback)
        case "fill":
            yield Answer(text=words.say("Blank %(number)s", number=number), key=accepted, why=part.feedback)
        case "write":
            yield Answer(text=accepted, why=part.feedback)
            yield Answer(text=words.say("Anything else"), why=part.otherwise, right=False)


def ended_once(said: str) -> str:
    """Return what is said, HTML or plain, without a full stop behind words that end a sentence of their own."""
    second = _SECOND_STOP.search(said)
    return said[: second.end(1)] + said[second.end() :] if second else said
