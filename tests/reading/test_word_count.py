"""How many words a text has, in scripts that write them apart and in those that do not."""

from __future__ import annotations

import pytest

from course.reading.word_count import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Stop, look around, and tell somebody.", 6),
        ("A step -- _now_ or 'then', e-mail'd: snake_case - 1,000.", 9),
        ("It isn\u2019t a well-known rule: 24 hours.", 7),
        ("Halten Sie an; sagen Sie jemandem Bescheid.", 7),
        ("توقف وانظر حولك وأخبر أحداً.", 5),
        ("看到隐患时\uff0c先停下来。", 9),
        ("请打开 Coursewright 2.0 的网页。", 9),  # seven signs, and two words between them, the number as one has it
        ("ぬれた床を見つけたら、すぐに知らせます。", 11),  # three ideographs, fifteen syllables
        ("แจ้งหัวหน้าทันที", 4),  # sixteen signs
        ("カタカナ", 2),
    ],
)
def test_words_are_counted_as_english_would_have_them(text: str, words: int) -> None:
    assert words_in(text) == words
