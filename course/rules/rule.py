"""What a rule is, and what it finds.

Input: nothing of the content. Output: the two types that every group of rules is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from course.model import Content
from course.model.lesson import Lesson
from course.model.rule_choice import Level, Profile
from course.model.thresholds import House
from course.reading import data
from course.reading.problems import Position, nearest
from course.reading.telling import tell
from course.rules.word_lists import UNSPACED, base_of, languages, named_in_messages, word_lists

Scope = Literal["module", "course"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule: what was found, and what to write instead.

    ``holder`` is what may carry a waiver for it; in a lesson, the waiver also quotes ``words``.
    """

    position: Position
    found: str
    write: str
    holder: data.Mapping | Lesson | None = None
    words: str = ""


Check = Callable[[Content, House], Iterator[Finding]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it says in a sentence, why, how to fix a breach, what obeys it, and its level in each profile.

    ``minimal`` holds what pages need to be whole; ``practice`` what research and published guides ask of what stands
    there, and opens no part that a course does without; ``full`` the house's own rules too.

    ``check`` judges what the model shows, and ``scope`` says of what: of the whole course, or of each module. In a
    course of one module, with the same catalogue and sources, a module's rule finds what it finds of that module in
    the whole; ``course_check`` is for the rest of such a rule: what several modules show together, and what belongs
    to none, such as the catalogue. ``judged_by`` names what judges the rest: a test that
    looks at pages, paper or records, or the part of the loader that stops at the same mistake.
    ``awaits`` says what nothing judges yet, because it is not built.

    A rule that knows a language says so: ``words`` names the lists that it needs (``course.rules.word_lists``), and
    ``english`` says that it knows English alone, or that a part of it does. ``counts_words`` is for what needs words to
    be counted, which some scripts write without spaces. Elsewhere the rule is silent, and ``check`` says so.
    """

    id: str
    full: Level
    practice: Level = "off"
    minimal: Level = "off"
    says: str
    why: str
    fix: str
    example: str
    settings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    english: Literal["", "all", "part"] = ""
    counts_words: bool = False
    scope: Scope
    check: Check | None = None
    course_check: Check | None = None
    judged_by: tuple[str, ...] = ()
    awaits: str = ""

    @property
    def family(self) -> str:
        """Return the two letters that rules about one subject share."""
        return self.id[:2]

    def holds_for(self, language: str) -> bool:
        """Tell whether the rule can judge texts in a language, given by its tag."""
        if self.english == "all" and base_of(language) != "en":
            return False
        if self.counts_words and base_of(language) in UNSPACED:
            return False
        lists = word_lists(language) if self.words else None
        return not self.words or (lists is not None and all(getattr(lists, name) for name in self.words))

    @property
    def languages(self) -> str:
        """Return for which languages it holds, in a few words; nothing for a rule that holds for each."""
        if self.english == "all":
            return named_in_messages("en")
        named = [named_in_messages(name) for name in languages() if self.words and self.holds_for(name)]
        parts = [", ".join(named)] if named else []
        parts += [tell("partly English alone")] if self.english == "part" else []
        parts += [tell("written with spaces")] if self.counts_words else []
        return "; ".join(parts)

    @property
    def levels(self) -> dict[Profile, Level]:
        """Return how strictly each profile holds the rule."""
        return {"minimal": self.minimal, "practice": self.practice, "full": self.full}


def nearest_rule(name: str, rules: Mapping[str, Rule]) -> str:
    """Return a hint that names the rule nearest to ``name``; in QZ7 a nought is missing, not a one."""
    padded = name[:2].upper() + name[2:].zfill(2)
    return tell("did you mean `%(padded)s`?", padded=padded) if padded in rules else nearest(name, rules)
