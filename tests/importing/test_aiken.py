"""Aiken: questions with one right choice, and what is wrong with a file, word for word."""

from __future__ import annotations

from course.importing.aiken import is_aiken, read_aiken
from course.importing.items import Place, Refused, Taken

TEXT = """\
What comes first?
A. The *mop*
B) The close
ANSWER: B

Who is told?
A. Nobody
B. The caretaker
ANSWER: C

And now?
"""


def test_what_stands_in_a_file() -> None:
    assert is_aiken(TEXT)
    assert not is_aiken("Who?{=a ~b}")
    assert list(read_aiken(TEXT, "a.txt")) == [
        Taken(
            Place("a.txt", 1),
            "",
            "",
            {
                "kind": "single-choice",
                "prompt": "What comes first?",
                "choices": [{"text": r"The \*mop\*"}, {"text": "The close", "correct": True}],
            },
        ),
        Refused(Place("a.txt", 6), "Who is told?", "its answer is C, and there is no choice C"),
        Refused(Place("a.txt", 11), "And now?", "it has no answer; write a line such as ANSWER: B below its choices"),
    ]


def test_an_answer_without_a_question_is_told() -> None:
    assert list(read_aiken("ANSWER: B\n", "a.txt")) == [
        Refused(Place("a.txt", 1), "a question without words", "it has no words that ask anything")
    ]
