"""The words by which rules judge texts, by language: a file of data for each, in ``word_lists/``.

Input: the tag of a language, such as de-AT. Output: its lists and the patterns made of them, or None where there is no
file for it. A rule that needs words names its lists; a language is added by adding a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import ClassVar

from course.locale.words import locale_of
from course.model import Content
from course.reading import files, schema
from course.reading.data import Mapping
from course.reading.problems import Problems
from course.reading.telling import language_told
from course.reading.yaml_text import parse_yaml
from course.rules.words import any_of, has_any

FOLDER = Path(__file__).with_name("word_lists")
# Written without spaces between words, so that nothing is known of how many a text has.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})


@dataclass(frozen=True, kw_only=True)
class WordLists:
    """The lists of one language; one that is empty leaves out the rules that need it."""

    label: ClassVar[str] = "a file of words"
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
    def all_above(self) -> re.Pattern[str]:
        """What finds an option that stands for all others."""
        return _at_the_end(self.all_of_the_above)

    @cached_property
    def none_above(self) -> re.Pattern[str]:
        """What finds an option that stands for none of the others."""
        return _at_the_end(self.none_of_the_above)

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """What finds a negative."""
        words = "|".join(re.escape(word).replace(r"\*", r"\w+") for word in self.negatives)
        return re.compile(rf"(?<![\w'\u2019])(?:{words})(?![\w'\u2019])", re.IGNORECASE)

    @cached_property
    def absolute(self) -> re.Pattern[str]:
        """What finds an absolute word; "all of the above" has rules of its own."""
        above = "|".join(one.pattern for one in (self.all_above, self.none_above))
        return re.compile(rf"(?!{above}){any_of(self.absolute_words).pattern}", re.IGNORECASE)

    @cached_property
    def vague(self) -> re.Pattern[str]:
        """What finds a vague word of frequency, with a small or a capital first letter."""
        both = (f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in self.vague_words)
        words = "|".join((*both, *self.vague_words_in_lower_case))
        return re.compile(rf"(?<![\w'\u2019-])(?:{words})(?![\w'\u2019-])")

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
    def idiom(self) -> re.Pattern[str]:
        """What finds an idiom, also across the end of a line."""
        phrases = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in self.idioms)
        return any_of(phrases)

    @cached_property
    def _idiom_words(self) -> tuple[frozenset[bytes], ...]:
        """Of each idiom the words that have one form alone."""
        whole = (" ".join(word for word in phrase.split() if "*" not in word) for phrase in self.idioms)
        return tuple(frozenset(_roughly(words)) for words in whole)

    def may_have_idiom(self, texts: Sequence[str]) -> list[str]:
        """Return those of some texts that have all words of an idiom: to look for each at every letter takes long."""
        there = set(_roughly("\n".join(texts)))
        asked = [words for words in self._idiom_words if words <= there]
        rarest = {max(words, key=len, default=b"").decode() for words in asked}  # in most texts there is none of these
        return [text for text in texts if has_any(text, rarest) and _has_all_of_any(_roughly(text), asked)]


def _roughly(text: str) -> list[bytes]:
    """Return the words of a text for a first look: in one case, and parted where there is no letter of ASCII."""
    return text.casefold().encode("ascii", "replace").translate(_PARTED).split()


_PARTED = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def _has_all_of_any(words: Iterable[bytes], groups: Iterable[frozenset[bytes]]) -> bool:
    there = set(words)
    return any(group <= there for group in groups)


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
