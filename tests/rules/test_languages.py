"""Rules that know a language: they hold for it alone, and `check` says which were left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import cast

import pytest

from course.locale.tellers import teller_of
from course.model import Content
from course.reading.telling import told_by
from course.rules import RULES, Verdict, judge
from course.rules.word_lists import WordLists, languages, lists_of, word_lists

CATALOGUE = "modules/catalogue.yml"
BANK = "quizzes/calling.yml"
LISTS = [part.name for part in fields(WordLists) if part.name not in ("language", "is_draft", "at")]


def in_language(content: Content, language: str) -> Content:
    """Return a course as if it were in another language."""
    return replace(content, catalogue=replace(content.catalogue, language=language), derived={})


@pytest.fixture
def german(content_of: Callable[..., Content]) -> Callable[..., Verdict]:
    """Return the verdict on the small course with changes, as if it were in German."""
    return lambda *changes: judge(in_language(content_of(*changes), "de-AT"))


def test_there_are_words_for_english_and_a_draft_for_german() -> None:
    assert languages() == ("en", "de")
    assert {name: (lists_of(name).language, lists_of(name).is_draft) for name in languages()} == {
        "en": ("English", False),
        "de": ("German", True),
    }


@pytest.mark.parametrize("name", languages())
def test_every_list_is_of_use_to_a_rule_and_says_nothing_twice(name: str) -> None:
    used = {one for rule in RULES.values() for one in rule.words} | {"vague_words_in_lower_case"}
    assert used == set(LISTS)
    for key in LISTS:
        found = cast("tuple[str, ...]", getattr(lists_of(name), key))
        assert len({word.casefold() for word in found}) == len(found), key


@pytest.mark.parametrize(
    ("rule", "path", "old", "new"),
    [
        ("OB02", "modules/calling/index.md", "verb: Order", "verb: Hoffen"),
        ("OB03", "modules/calling/index.md", "verb: Order", "verb: Verstehen"),
        ("QZ01", BANK, "text: Who is to blame", "text: Alle genannten"),
        ("QZ02", BANK, "text: Who is to blame", "text: Keine davon"),
        ("QZ04", BANK, "text: Who is to blame", "text: Wer nicht half"),
        ("QZ09", BANK, "text: Who is to blame", "text: Wer immer half"),
        ("QZ10", BANK, "text: Who is to blame", "text: Wer manchmal half"),
        ("PL02", "modules/calling/lesson.md", "Speak to them.", "Werfen Sie ihn ins kalte Wasser."),
        ("PG01", "modules/calling/lesson.md", "Speak to them.", "[Hier klicken](../review/lesson.md)."),
    ],
)
def test_what_german_says_is_found_in_a_german_course_and_in_no_english_one(
    rule: str, path: str, old: str, new: str, content_of: Callable[..., Content]
) -> None:
    content = content_of((path, old, new))
    found = {
        language: {one.rule for one in (*verdict.problems, *verdict.warnings)}
        for language in ("en", "de", "fr")
        for verdict in [judge(in_language(content, language))]
    }
    assert rule in found["de"]
    assert rule == "OB02" or rule not in found["en"]  # there, no German verb is among those that can be observed
    assert rule not in found["fr"]


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT"])
def test_a_verb_is_judged_by_those_of_the_language_which_is_named(content_of: Callable[..., Content], tag: str) -> None:
    content = in_language(content_of(("modules/calling/index.md", "verb: Order", "verb: Hoffen")), tag)
    assert "`Hoffen` is not among the German verbs that can be observed" in [
        one.message for one in judge(content).problems
    ]


def test_that_language_is_named_in_the_language_of_messages(content_of: Callable[..., Content]) -> None:
    content = in_language(content_of(("modules/calling/index.md", "verb: Order", "verb: Hoffen")), "de-AT")
    with told_by(teller_of("de")):
        told = [one.message for one in judge(content).problems if one.rule == "OB02"]
    assert "`Hoffen` gehört nicht zu den Verben (Deutsch), die man beobachten kann" in told


def test_the_words_of_a_house_count_in_german_too(content_of: Callable[..., Content]) -> None:
    content = in_language(content_of(("modules/calling/index.md", "verb: Order", "verb: Verstehen")), "de")
    assert [one.message for one in judge(content).problems if one.rule == "OB03"] == [
        "nobody can see whether a learner does `Verstehen`"
    ]
    allowing = replace(content.catalogue, house=replace(content.catalogue.house, verbs=("verstehen",)))
    assert [one for one in judge(replace(content, catalogue=allowing)).problems if one.rule == "OB03"] == []


def test_check_says_which_rules_know_no_word_of_the_language(german: Callable[..., Verdict]) -> None:
    whole, part = german().left_out
    assert str(whole) == (
        "modules/catalogue.yml:11:11: 18 rules know no words of `de-AT` and were left out: OB04, OB06, QZ03, QZ11, "
        "QZ12, SC04, CK02, CK04, CL01, CL02, CL03, CL04, CL08, CL09, CT03, CT04, CT05, RC01; "
        "see for yourself what is asked: check --explain"
    )
    assert str(part) == (
        "modules/catalogue.yml:11:11: 4 rules know no words of `de-AT` and were left out in part: QZ20, CK05, CK07, "
        "RC03; see for yourself what is asked: check --explain"
    )
    assert german().held == 67


def test_a_single_rule_that_knows_no_word_of_the_language_is_told_as_one(german: Callable[..., Verdict]) -> None:
    chosen = "rules: {profile: minimal, select: [QZ11, QZ20]}"
    assert [str(one) for one in german((CATALOGUE, "rules: {profile: full}", chosen)).left_out] == [
        "modules/catalogue.yml:11:11: 1 rule knows no words of `de-AT` and was left out: QZ11; "
        "see for yourself what is asked: check --explain",
        "modules/catalogue.yml:11:11: 1 rule knows no words of `de-AT` and was left out in part: QZ20; "
        "see for yourself what is asked: check --explain",
    ]


def test_a_language_without_a_file_leaves_out_all_rules_with_words(content_of: Callable[..., Content]) -> None:
    assert word_lists("fr") is None
    whole, _ = judge(in_language(content_of(), "fr")).left_out
    for rule in RULES.values():
        assert (f" {rule.id}," in whole.message or whole.message.endswith(rule.id)) == (
            bool(rule.words) or rule.english == "all"
        )


def test_words_are_not_counted_where_nothing_stands_between_them(content_of: Callable[..., Content]) -> None:
    whole, _ = judge(in_language(content_of(), "ja")).left_out
    assert all(rule.id in whole.message for rule in RULES.values() if rule.counts_words)


def test_an_english_course_leaves_out_nothing(content_of: Callable[..., Content]) -> None:
    for language in ("en", "en-GB"):
        assert judge(in_language(content_of(), language)).left_out == ()


@pytest.mark.parametrize("rule", ["QZ11", "QZ20"])  # wholly, and in part
def test_a_waiver_of_a_rule_that_is_silent_is_left_alone(german: Callable[..., Verdict], rule: str) -> None:
    waiver = (BANK, "id: first-of-all\n", f"id: first-of-all\n    waive: [{{rule: {rule}, reason: It is a name.}}]\n")
    verdict = german(waiver)
    assert [one for one in (*verdict.problems, *verdict.warnings) if one.rule == rule] == []
