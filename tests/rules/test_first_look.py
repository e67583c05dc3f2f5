"""The first look at a text misses nothing that a pattern finds, and sees most texts through."""

from __future__ import annotations

import re

import pytest

from course.rules.first_look import Look, Sought
from course.rules.words import WORD, words


@pytest.mark.parametrize(
    ("phrase", "pattern", "said"),
    [
        ("never", r"\bnever\b", "Say it; NEVER shout."),
        ("bit* the bullet", r"\bbit\w*\s+the\s+bullet\b", "He\nbites the\nbullet"),
        ("*n't", r"\b\w+n't\b", "It doesn't matter"),
        ("wrap* * head around", r"\bwrap\w*\s+\w*\s+head\s+around\b", "wrapping my head around it"),
        ("\u00fcber den Tellerrand", r"\b\u00fcber den Tellerrand\b", "\u00dcBER DEN TELLERRAND"),
    ],
)
def test_what_a_pattern_finds_has_passed_the_look(phrase: str, pattern: str, said: str) -> None:
    sought = Sought(re.compile(pattern, re.IGNORECASE), [phrase])
    assert sought.pattern.search(said)
    assert sought.may_be_in(Look(said))
    assert sought.among(Look(f"Before. {said} Behind.")).may_be_in(Look(said))


def test_what_cannot_stand_in_a_text_is_not_looked_for_in_its_parts() -> None:
    sought = Sought(re.compile("never again|always"), ["never again", "always"])
    assert sought.among(Look("never say so again, always")).may_be_in(Look("always"))
    assert not sought.among(Look("never say so again, always")).may_be_in(Look("never again"))
    assert not sought.among(Look("nothing of it"))


@pytest.mark.parametrize(
    "text", ["", "it's a well-known 'rule': e-mail--now", "-a- 'b' c_d", "caf\u00e9 it\u2019s x-y", "1,000 a/b\tc\nd"]
)
def test_words_are_those_of_the_pattern_however_they_are_parted(text: str) -> None:
    assert list(words(text)) == WORD.findall(text)
