"""QZ, first part: what one question shows by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from course.model import Content
from course.model.questions.base import Question
from course.model.questions.part import Part
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.rules.first_look import Look, Sought
from course.rules.question_parts import (
    SEVERAL_KEYS,
    all_questions,
    choices_of,
    has_one_key,
    look_of_options,
    options_of,
)
from course.rules.rule import Check, Finding
from course.rules.word_lists import WordLists, is_english, lists_of
from course.rules.words import WORD, ends_in_question_mark, has_any, last_question, word_set, words

# "Which step was not done?" asks about the case, and so it may stand; "Which is not ..." asks for the odd one out.
_NEGATIVE_STEM = re.compile(
    r"\bNOT\b|\*+not\*+|\bEXCEPT\b|\bexcept\s*[:?]|(?<!\bat )(?<!\bAt )\b(?:LEAST|least (?:likely|useful|helpful"
    r"|important|appropriate|suitable|true))\b|\b[Ww]hich\b[^?]{0,80}?\b(?:is|are|does|do|would|should|could|can|will|must)"
    r"(?: not|n['\u2019]t)\b"
)
_NEGATIVES = ("not", "except", "least", "n't", "n\u2019t")
_ASKS_FOR_A_NUMBER = re.compile(
    r"\b(?:what|which) (?:percentage|per cent|proportion|share|year|date)\b|\bin (?:what|which) year\b"
    r"|\bhow many per ?cent\b|^\W*who (?:wrote|said|coined|published|found)\b|\bwhen was .{1,60} published\b",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\W*(?:about\s+)?[\d.,]+\s*(?:%|per cent|percent)?\W*")
_QUOTES = "\"'\u201c\u201d\u2018\u2019 "
_COMMON = word_set(
    "about after again against also another answer answers because been before being best between both choice "
    "client clients come comes could course does doing done down each either else even ever every first fits from "
    "give gives goes going have having help helps here hers herself himself his into itself just know last less "
    "like look looked looking looks make makes many more most much must need next once other others ours over "
    "part past people person place question reply right said same says shall should since some somebody someone "
    "something staff step still such take takes tell tells than that their theirs them then there these they "
    "thing this those time today true under until used using very want wants well were what when where which "
    "while will with without work worked works would year your yours"
)


def on_options(sought_in: Callable[[WordLists], Sought], message: str, write: str) -> Check:
    """Return a check that no option has what a language has for it; ``%(words)s`` in the message is what was found."""

    def check(content: Content, _: House) -> Iterator[Finding]:
        listed = sought_in(lists_of(content.catalogue.language))
        for module in content.modules:
            sought = listed.among(look_of_options(module))
            for question in module.quiz.questions if sought else ():
                for option in options_of(question):
                    found = sought.pattern.search(option.text) if sought.may_be_in(Look(option.text)) else None
                    if found:
                        yield Finding(
                            option.position,
                            tell(message, words=shown(found.group())),
                            tell(write, several=SEVERAL_KEYS),
                            question.at,
                        )

    return check


_SAY_ONE = tellable("let each option say one thing; for several right ones use %(several)s")
all_of_the_above = on_options(lambda words: words.all_above, tellable("the option is %(words)s"), _SAY_ONE)
none_of_the_above = on_options(
    lambda words: words.none_above,
    tellable("the option is %(words)s"),
    tellable("write a wrong answer that somebody would give"),
)
negative_option = on_options(
    lambda words: words.negation,
    tellable("the option holds the negative %(words)s"),
    tellable("say what is done instead of what is not"),
)
absolute_word = on_options(
    lambda words: words.absolute,
    tellable("the option holds the absolute %(words)s"),
    tellable("say how much or when, or leave the word out"),
)
vague_word = on_options(
    lambda words: words.vague,
    tellable("the option holds the vague %(words)s"),
    tellable("say when or how often, or leave the word out"),
)


def on_choices(judge: Callable[[Question, tuple[Part, ...], House], Iterator[Finding]]) -> Check:
    """Return a check that judges every choice question."""

    def check(content: Content, house: House) -> Iterator[Finding]:
        for _, question in all_questions(content):
            if choices := choices_of(question):
                yield from judge(question, choices, house)

    return check


def negative_stem(content: Content, _: House) -> Iterator[Finding]:
    """QZ03."""
    for _module, question in all_questions(content):
        asked = last_question(question.prompt)
        found = _NEGATIVE_STEM.search(asked) if has_any(asked, _NEGATIVES) else None
        if found:
            yield Finding(
                question.at.at("prompt"),
                tell("the question asks for an exception: %(found)s", found=shown(found.group())),
                tell("ask for what is right, or what was left out in the case"),
                question.at,
            )


@on_choices
def number_of_options(question: Question, choices: tuple[Part, ...], house: House) -> Iterator[Finding]:
    """QZ05."""
    if not house.options_min <= len(choices) <= house.options_max:
        yield Finding(
            question.at.at("choices"),
            tell("the question offers %(choices)s", choices=counted(len(choices), "choice")),
            tell(
                "offer %(options_default)s; %(options_min)s to %(options_max)s are allowed",
                options_default=house.options_default,
                options_min=house.options_min,
                options_max=house.options_max,
            ),
            question.at,
        )


def _lengths(choices: tuple[Part, ...]) -> list[int]:
    """Return how long the choices are as they are read."""
    return [len(" ".join(choice.text.split()).strip(_QUOTES)) for choice in choices]


@on_choices
def even_lengths(question: Question, choices: tuple[Part, ...], house: House) -> Iterator[Finding]:
    """QZ06."""
    lengths = _lengths(choices)
    if max(lengths) > house.option_short and max(lengths) > house.option_length_ratio * min(lengths):
        yield Finding(
            question.at.at("choices"),
            tell(
                "the longest choice has %(longest)s characters and the shortest %(shortest)s",
                longest=max(lengths),
                shortest=min(lengths),
            ),
            tell(
                "keep the longest within %(option_length_ratio)s times the shortest",
                option_length_ratio=house.option_length_ratio,
            ),
            question.at,
        )


@on_choices
def key_length(question: Question, choices: tuple[Part, ...], house: House) -> Iterator[Finding]:
    """QZ07, one question; its other half is in ``quiz_banks``."""
    lengths = _lengths(choices)
    right = [length for length, choice in zip(lengths, choices, strict=True) if choice.right]
    wrong = [length for length, choice in zip(lengths, choices, strict=True) if not choice.right]
    if max(lengths) <= house.option_short:
        return
    of_right, of_wrong = sum(right) / len(right), sum(wrong) / len(wrong)
    if of_right > house.key_length_ratio * of_wrong:
        yield Finding(
            question.at.at("choices"),
            tell(
                "the right choice has %(of_right)s characters and a wrong one %(of_wrong)s on average",
                of_right=f"{of_right:.0f}",
                of_wrong=f"{of_wrong:.0f}",
            ),
            tell(
                "keep it within %(key_length_ratio)s times: shorten it, or give the wrong ones as much detail",
                key_length_ratio=house.key_length_ratio,
            ),
            question.at,
        )


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """Return what a word shares with its other forms, roughly."""
    word = word.casefold().replace("\u2019", "'").removesuffix("'s")
    for ending in ("ing", "ies", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def content_words(text: str) -> set[str]:
    """Return the stems of the words that carry a text's meaning."""
    return {_meaning(word) for word in words(text)} - {""}


@lru_cache(maxsize=8192)
def _meaning(word: str) -> str:
    """Return the stem of a word, if it carries meaning."""
    return stem_of(word) if len(word) > 3 and word.casefold() not in _COMMON else ""


@on_choices
def clang(question: Question, choices: tuple[Part, ...], _: House) -> Iterator[Finding]:
    """QZ11: for the sentence that asks; the case before it is everybody's ground."""
    stem = content_words(last_question(question.prompt))
    for choice in choices:
        echoed = stem & content_words(choice.text) if choice.right else set()
        if echoed:
            echoed -= set().union(*(content_words(other.text) for other in choices if not other.right))
        word = next((word for word in WORD.findall(choice.text) if stem_of(word) in echoed), "") if echoed else ""
        if word:
            yield Finding(
                choice.text_at,
                tell("%(word)s of the question stands in the right choice and in no wrong one", word=shown(word)),
                tell("use another word, or use it in a wrong choice too"),
                question.at,
            )
            return


def _form(text: str) -> str:
    """Name the grammatical form of an option by its first word."""
    found = WORD.search(text)
    first = found.group().casefold() if found else ""
    if text.lstrip().startswith(('"', "\u201c")):
        return tell("a quotation")
    if text.lstrip()[:1].isdigit():
        return tell("a number")
    if first in ("to", "because", "by", "yes", "no", "when", "if"):
        return f'"{first} ..."'
    return '"...ing"' if first.endswith("ing") and len(first) > 5 else "plain"


@on_choices
def grammar_cue(question: Question, choices: tuple[Part, ...], _: House) -> Iterator[Finding]:
    """QZ12: what a program can see of it."""
    if re.search(r"\b(?:a|an)\s*(?:_+|\.{3}|\u2026)?\s*:?\s*$", question.prompt):
        hint = tell('write "a/an", or move the article into the choices')
        yield Finding(
            question.at.at("prompt"),
            tell("the question ends in an article, which fits some choices only"),
            hint,
            question.at,
        )
    keys = {_form(choice.text) for choice in choices if choice.right}
    others = {_form(choice.text) for choice in choices if not choice.right}
    if len(others) == 1 and len(keys) == 1 and keys != others:
        yield Finding(
            question.at.at("choices"),
            tell("the right choice alone starts as %(keys)s does", keys=min(keys))
            if min(keys) != "plain"
            else tell("every wrong choice starts as %(others)s does, and the right one does not", others=min(others)),
            tell("give all choices the same form"),
            question.at,
        )


@on_choices
def nested_options(question: Question, choices: tuple[Part, ...], _: House) -> Iterator[Finding]:
    """QZ13: one key and no duplicates are the loader's own business."""
    plain = [f" {' '.join(words(choice.text)).casefold()} " for choice in choices]
    for number, text in enumerate(plain):
        around = next((one for at, one in enumerate(plain) if at != number and text in one and text != one), None)
        if around is not None:
            yield Finding(
                choices[number].text_at,
                tell("the choice %(text)s is a part of another choice", text=shown(choices[number].text)),
                tell("make the two exclude each other"),
                question.at,
            )


@on_choices
def asks(question: Question, _choices: tuple[Part, ...], house: House) -> Iterator[Finding]:
    """QZ14."""
    stem = question.prompt.strip()
    if not ends_in_question_mark(stem):
        hint = tell("ask a whole question, which can be answered with the choices covered")
        yield Finding(question.at.at("prompt"), tell("the prompt does not end in a question mark"), hint, question.at)
    elif len(words(stem)) < house.stem_words_min:
        yield Finding(
            question.at.at("prompt"),
            tell("the prompt has %(words)s", words=counted(len(words(stem)), "word")),
            tell(
                "write at least %(stem_words_min)s, so that it can be answered with the choices covered",
                stem_words_min=house.stem_words_min,
            ),
            question.at,
        )


def lengths_and_trivia(content: Content, house: House) -> Iterator[Finding]:
    """QZ20."""
    for _, question in all_questions(content):
        at = question.at
        long = len(words(question.prompt))
        if long > house.stem_words_max:
            yield Finding(
                at.at("prompt"),
                tell("the prompt has %(long)s words", long=long),
                tell("keep to %(stem_words_max)s", stem_words_max=house.stem_words_max),
                at,
            )
        for option in options_of(question):
            long = len(words(option.text))
            if long > house.option_words_max:
                yield Finding(
                    option.position,
                    tell("the option has %(long)s words", long=long),
                    tell("keep to %(option_words_max)s", option_words_max=house.option_words_max),
                    at,
                )
        numbers = [choice for choice in choices_of(question) if _BARE_NUMBER.fullmatch(choice.text)]
        asked = is_english(content) and _ASKS_FOR_A_NUMBER.search(last_question(question.prompt))
        if has_one_key(question) and (asked or len(numbers) == len(choices_of(question))):
            hint = tell("ask what follows from it in a case")
            yield Finding(at.at("prompt"), tell("the question asks for a name, a date or a figure alone"), hint, at)
