"""PL: sentences that somebody can read at work whose first language is another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from course.model import Content
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell
from course.rules.claims import learner_paragraphs
from course.rules.first_look import Look
from course.rules.lesson_parts import Paragraph
from course.rules.rule import Finding, Rule
from course.rules.texts import Text, module_texts
from course.rules.word_lists import lists_of
from course.rules.words import blanked, sentences, words

_PICTURE = re.compile(r"!\[[^\[\]]{0,2000}\](?:\([^()\s]{0,2000}\))?(?:\{[^{}]{0,200}\})?")


def _prose(paragraph: Paragraph) -> str:
    """Return a paragraph without its pictures; in a row of a table, each cell ends its sentence."""
    text = blanked(_PICTURE, paragraph.text)
    return text.replace("|", ".") if text.lstrip().startswith("|") else text


def _place(text: Text, offset: int) -> tuple[int, int]:
    before = text.text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _read(content: Content) -> Iterator[tuple[str, partial[Finding]]]:
    """Yield every text that learners read, with what makes a finding of an offset in it."""
    for _module, paragraph in learner_paragraphs(content):
        yield _prose(paragraph), partial(_in_lesson, paragraph)
    for module in content.modules:
        for text in module_texts(module):
            yield text.text, partial(_in_data, text)


def _in_lesson(paragraph: Paragraph, offset: int, found: str, write: str, words: str) -> Finding:
    return Finding(paragraph.at(offset), found, write, paragraph.lesson, words)


def _in_data(text: Text, offset: int, found: str, write: str, words: str) -> Finding:
    return Finding(text.at(*_place(text, offset)), found, write, text.holder, words)


def sentences_are_short(content: Content, house: House) -> Iterator[Finding]:
    """PL01."""
    most = house.sentence_words_max
    for text, told in _read(content):
        if text.count(" ") + text.count("\n") < most:
            continue
        for start, sentence in sentences(text.replace(";", ".")):  # what it parts is read as two
            count = len(words(sentence)) if len(sentence) > 2 * most else 0  # a sign stands between any two words
            if count > most:
                at = start + len(sentence) - len(sentence.lstrip())
                yield told(
                    at,
                    tell("a sentence of %(count)s words", count=count),
                    tell("make two of it; at most %(most)s words each", most=most),
                    sentence,
                )


def says_it_plainly(content: Content, _: House) -> Iterator[Finding]:
    """PL02."""
    read = list(_read(content))
    idiom = lists_of(content.catalogue.language).idiom.among(Look("\n".join(text for text, _ in read)))
    for text, told in read if idiom else ():
        for found in idiom.pattern.finditer(text) if idiom.may_be_in(Look(text)) else ():
            said = " ".join(found.group().split())
            yield told(
                found.start(),
                tell("the idiom %(said)s", said=shown(said)),
                tell("say it in words that mean what they say"),
                said,
            )


RULES = (
    Rule(
        id="PL01",
        scope="module",
        full="warning",
        practice="warning",
        says="A sentence has at most 30 words.",
        why="GOV.UK asks to check sentences of more than 25 words: long ones are read twice, or not to their end.",
        fix="Make two sentences of it.",
        example="Switch off the welder at the wall. Then call the person by name.",
        settings=("sentence_words_max",),
        counts_words=True,
        check=sentences_are_short,
    ),
    Rule(
        id="PL02",
        scope="module",
        full="warning",
        practice="warning",
        says="No idiom stands in what learners read.",
        why="WCAG 3.1.3 asks for idioms to be explained: who reads in a second language takes them at their word.",
        fix="Say it in words that mean what they say.",
        example="Do more than you were asked for; not: go the extra mile.",
        words=("idioms",),
        check=says_it_plainly,
    ),
)
