"""How strictly a course holds each rule: its profile, and what its catalogue says otherwise.

Input: ``rules:`` of the catalogue, every rule there is, and a profile given on the command line instead. Output: the
level of each rule, and what is wrong with the choice: ids that name no rule, and one that stands in two lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from course.model import Catalogue
from course.model.rule_choice import Level, Profile
from course.model.thresholds import House
from course.reading.problems import Position, Problem, nearest, shown
from course.reading.telling import tell, tell_many, tell_row
from course.rules.rule import Rule, nearest_rule
from course.rules.word_lists import base_of

ALL = "ALL"
LISTS = ("select", "ignore", "error", "warning")


class Levels:
    """The level of each rule for one catalogue; ``profile`` takes the place of the one that the catalogue names."""

    def __init__(self, catalogue: Catalogue, rules: Mapping[str, Rule], profile: Profile | None = None) -> None:
        self._rules, self._choice, self._house = rules, catalogue.rules, catalogue.house
        self.is_chosen = profile is None
        self.profile: Profile = profile or catalogue.rules.profile
        named = [(name, key) for key in LISTS for name in getattr(catalogue.rules, key)]
        self._catalogue = catalogue
        self._of = {rule.id: self._level(rule, named) for rule in rules.values()}
        held = [rules[name] for name, level in self._of.items() if level != "off"]
        self._silent = [rule.id for rule in held if not rule.holds_for(catalogue.language)]
        self._in_part = [rule.id for rule in held if rule.english == "part" and base_of(catalogue.language) != "en"]

    def _level(self, rule: Rule, named: list[tuple[str, str]]) -> Level:
        """Return what the most specific entry says; of several equal ones, which are told, the strictest."""
        found = [(0 if name == ALL else len(name), key) for name, key in named if _means(name, rule)]
        most = max((length for length, _ in found), default=0)
        keys = {key for length, key in found if length == most}
        by_key: dict[str, Level] = {"select": rule.full, "ignore": "off", "error": "error", "warning": "warning"}
        levels = {by_key[key] for key in keys}
        return next((one for one in ("error", "warning", "off") if one in levels), rule.levels[self.profile])

    def of(self, name: str) -> Level:
        """Return the level of the rule with this id; one that knows no words of the language is off."""
        return "off" if name in self._silent else self._of[name]

    def is_silent(self, name: str) -> bool:
        """Whether a rule is held, and cannot judge the language of the course, or not all that it looks at."""
        return name in self._silent or name in self._in_part

    def left_out(self) -> Iterator[Problem]:
        """Yield a note of the rules that are held and know no words of the language of the course."""
        in_part = [name for name in self._in_part if name not in self._silent]
        hint = tell("see for yourself what is asked: check --explain")
        place, language = self._catalogue.at.at("language"), shown(self._catalogue.language)
        if names := self._silent:
            found = tell_many(
                "%(number)s rule knows no words of %(language)s and was left out: %(names)s",
                "%(number)s rules know no words of %(language)s and were left out: %(names)s",
                len(names),
                language=language,
                names=tell_row(names),
            )
            yield Problem(place, found, hint)
        if in_part:
            found = tell_many(
                "%(number)s rule knows no words of %(language)s and was left out in part: %(names)s",
                "%(number)s rules know no words of %(language)s and were left out in part: %(names)s",
                len(in_part),
                language=language,
                names=tell_row(in_part),
            )
            yield Problem(place, found, hint)

    def count(self) -> int:
        """Return how many rules are held."""
        return sum(level != "off" for level in self._of.values()) - len(self._silent)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the lists: entries that name no rule, and entries that stand in two places."""
        places: dict[str, str] = {}
        for key in LISTS:
            for number, name in enumerate(getattr(self._choice, key)):
                place = self._choice.at.at(key, number)
                if not any(_means(name, rule) for rule in self._rules.values()):
                    yield Problem(
                        place, tell("%(name)s names no rule and no family", name=shown(name)), self._nearest(name)
                    )
                elif name in places:
                    where = (
                        tell("twice in `%(key)s`", key=key)
                        if places[name] == key
                        else tell("in `%(places)s` and in `%(key)s`", places=places[name], key=key)
                    )
                    yield Problem(
                        place,
                        tell("%(name)s stands %(where)s", name=shown(name), where=where),
                        tell("keep one of the two"),
                    )
                places.setdefault(name, key)

    def _nearest(self, name: str) -> str:
        if any(letter.isdigit() for letter in name):
            return nearest_rule(name, self._rules)
        families = {rule.family for rule in self._rules.values()}
        return nearest(name, {ALL} if name.upper() == ALL else families)

    def unheard(self) -> Iterator[Problem]:
        """Yield the thresholds that the catalogue sets and no rule looks at, because those that do are off."""
        entries = self._house.at.entries if self.is_chosen else {}
        for name in (part.name for part in fields(House) if part.name in entries):
            readers = [rule.id for rule in self._rules.values() if name in rule.settings]
            if readers and all(self._of[one] == "off" for one in readers):
                place = Position(self._house.at.path, *self._house.at.key_places[name])
                yield Problem(
                    place,
                    tell("`%(name)s` changes nothing here: %(off)s", name=name, off=_off(readers)),
                    _select(readers),
                )


def _means(name: str, rule: Rule) -> bool:
    return name == ALL or (len(name) >= len(rule.family) and rule.id.startswith(name))


def _off(names: Iterable[str]) -> str:
    """Say that these rules are off: "OB02 and CK04 are off"."""
    *others, last = names
    return (
        tell("%(others)s and %(last)s are off", others=tell_row(others), last=last)
        if others
        else tell("%(last)s is off", last=last)
    )


def _select(names: list[str]) -> str:
    return tell("take it away, or hold the rule: `rules: {select: [%(names)s]}`", names=", ".join(names))
