"""What rules take for a question and for a sentence, in whichever script."""

from __future__ import annotations

import pytest

from course.rules.words import ends_in_question_mark, last_question, sentences

ASKED = [
    "What do you do?",
    "ماذا تفعل أولاً؟",
    "何をしますか\uff1f",
    "Αλήθεια\u037e",
    'Was heißt "Was ist das?"',
    "Que veut dire « Qui est là ? »",
    "Was bedeutet „Wer da?“",
    "What is *this?*",
]


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_one_in_every_script_and_within_every_mark_of_quotation(text: str) -> None:
    assert ends_in_question_mark(text)


@pytest.mark.parametrize("text", ["Choose one.", "Why? Say it.", "اختر واحدًا.", ""])
def test_what_does_not_end_in_a_question_mark_asks_nothing(text: str) -> None:
    assert not ends_in_question_mark(text)


def test_sentences_end_at_the_marks_of_their_script() -> None:
    assert [text for _, text in sentences("هل ترى الماء؟ أغلق الممر. ")] == ["هل ترى الماء؟", "أغلق الممر."]
    assert last_question("ماذا تفعل؟ اختر واحدًا.") == "ماذا تفعل؟"
