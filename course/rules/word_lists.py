"""The words by which rules judge texts, by language: a file of data for each, in ``word_lists/``.

Input: the tag of a language, such as de-AT. Output: its lists and the patterns made of them, or None where there is no
file for it. A rule that needs words names its lists; a language is added by adding a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from course.locale.words import locale_of
from course.model import Content
from course.reading import files, schema
from course.reading.data import Mapping
from course.reading.problems import Problems
from course.reading.telling import language_told
from course.reading.yaml_text import parse_yaml
from course.rules.first_look import Sought
from course.rules.words import any_of

FOLDER = Path(__file__).with_name("word_lists")
# Written without spaces between words, so that nothing is known of how many a text has.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})


@dataclass(frozen=True, kw_only=True)
class WordLists:
    """The lists of one language; one that is empty leaves out the rules that need it."""

    language: str  # its name in English
    is_draft: bool = False  # drafted by a machine, and read by no speaker yet
    choosing_verbs: tuple[str, ...] = ()
    performing_verbs: tuple[str, ...] = ()
    stating_verbs: tuple[str, ...] = ()
    unseen_verbs: tuple[str, ...] = ()
    joining_words: tuple[str, ...] = ()
    all_of_the_above: tuple[str, ...] = ()
    none_of_the_above: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    absolute_words: tuple[str, ...] = ()
    vague_words: tuple[str, ...] = ()
    vague_words_in_lower_case: tuple[str, ...] = ()
    verdict_words: tuple[str, ...] = ()
    empty_link_texts: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @cached_property
    def objective_verbs(self) -> frozenset[str]:
        """Every verb that an objective may start with."""
        return frozenset((*self.choosing_verbs, *self.performing_verbs, *self.stating_verbs))

    @cached_property
    def unseen(self) -> re.Pattern[str]:
        """What finds a verb of which nobody can see whether it was done."""
        return any_of(self.unseen_verbs)

    @cached_property
    def all_above(self) -> Sought:
        """What finds an option that stands for all others."""
        return Sought(_at_the_end(self.all_of_the_above), self.all_of_the_above)

    @cached_property
    def none_above(self) -> Sought:
        """What finds an option that stands for none of the others."""
        return Sought(_at_the_end(self.none_of_the_above), self.none_of_the_above)

    @cached_property
    def negation(self) -> Sought:
        """What finds a negative."""
        words = "|".join(re.escape(word).replace(r"\*", r"\w+") for word in self.negatives)
        pattern = re.compile(rf"(?<![\w'\u2019])(?:{words})(?![\w'\u2019])", re.IGNORECASE)
        return Sought(pattern, self.negatives)

    @cached_property
    def absolute(self) -> Sought:
        """What finds an absolute word; "all of the above" has rules of its own."""
        above = "|".join(one.pattern.pattern for one in (self.all_above, self.none_above))
        pattern = re.compile(rf"(?!{above}){any_of(self.absolute_words).pattern}", re.IGNORECASE)
        return Sought(pattern, self.absolute_words)

    @cached_property
    def vague(self) -> Sought:
        """What finds a vague word of frequency, with a small or a capital first letter."""
        both = (f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in self.vague_words)
        words = "|".join((*both, *self.vague_words_in_lower_case))
        pattern = re.compile(rf"(?<![\w'\u2019-])(?:{words})(?![\w'\u2019-])")
        return Sought(pattern, (*self.vague_words, *self.vague_words_in_lower_case))

    @cached_property
    def verdict(self) -> re.Pattern[str]:
        """What matches feedback that says right or wrong, and no more."""
        words = "|".join(self.verdict_words)
        return re.compile(rf"(?:\W*\b(?:{words})\b)+\W*", re.IGNORECASE)

    @cached_property
    def empty_link(self) -> re.Pattern[str]:
        """What finds a link whose words do not say where it leads."""
        words = "|".join(sorted(self.empty_link_texts, key=len, reverse=True))
        return re.compile(rf"(?<!!)\[\s*({words})\s*[.!]?\]\(", re.IGNORECASE)

    @cached_property
    def idiom(self) -> Sought:
        """What finds an idiom, also across the end of a line."""
        phrases = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in self.idioms)
        return Sought(any_of(phrases), self.idioms)


def _at_the_end(phrases: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(r"\s+".join(phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\W*$", re.IGNORECASE)


def base_of(language: str) -> str:
    """Return the language of a tag: en of en-GB."""
    return language.partition("-")[0].casefold()


@cache
def languages() -> tuple[str, ...]:
    """Return the languages for which there is a file, English first."""
    return tuple(sorted((path.stem for path in files.names_of(FOLDER, ".yml")), key=lambda name: (name != "en", name)))


@cache
def word_lists(language: str) -> WordLists | None:
    """Return the lists of a language; a file that cannot be read is a mistake of ours."""
    name = base_of(language)
    if name not in languages():
        return None
    problems = Problems()
    text = files.read_text(FOLDER, FOLDER / f"{name}.yml", problems)
    node = parse_yaml(text or "", f"{name}.yml", problems)
    lists = schema.read(node, WordLists, problems) if isinstance(node, Mapping) else None
    if lists is None:
        raise AssertionError(f"{name}.yml: {problems.found}")
    return lists


def lists_of(language: str) -> WordLists:
    """Return the lists of a language for which a rule holds."""
    found = word_lists(language)
    if found is None:
        raise AssertionError(f"no rule with words holds for {language}")
    return found


def named_in_messages(language: str) -> str:
    """Return what a language is called in the language of messages: German, or Deutsch."""
    return str(locale_of(language_told()).languages.get(base_of(language), language))


def is_english(content: Content) -> bool:
    """Whether a course is in English, for the part of a rule that knows no other language."""
    return base_of(content.catalogue.language) == "en"
