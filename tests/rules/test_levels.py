"""How strictly a course holds each rule: profiles, lists in the catalogue, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from course.commands.main import main
from course.model import Content
from course.model.rule_choice import Level, Profile, RuleChoice
from course.rules import FAMILIES, RULES, Levels, Rule, Verdict, judge
from tests.conftest import SETTINGS, VALID

CATALOGUE = "modules/catalogue.yml"
BANK = "quizzes/calling.yml"
# Breaks QZ01, an error in the profile `full`, and QZ10, a warning there.
ALL_OF_THEM = (BANK, "text: Who is to blame", "text: All of the above")
VAGUE = (BANK, "text: Fetch him some water", "text: Often fetch him water")


def chosen(text: str) -> tuple[str, str, str]:
    """Return the change of the small course that writes this under `rules`."""
    return (CATALOGUE, "rules: {profile: full}", f"rules: {{{text}}}" if text else "")


def levels_found(verdict: Verdict) -> dict[str, str]:
    """Return the level of each rule that found something."""
    return {problem.rule: problem.level for problem in (*verdict.problems, *verdict.warnings)}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("profile: full", {"QZ01": "error", "QZ10": "warning"}),
        ("profile: practice", {"QZ01": "warning", "QZ10": "warning"}),
        ("", {"QZ01": "warning", "QZ10": "warning"}),
        ("profile: minimal", {}),
        ("profile: full, ignore: [QZ]", {}),
        ("profile: full, ignore: [QZ0]", {"QZ10": "warning"}),
        ("profile: full, ignore: [QZ01]", {"QZ10": "warning"}),
        ("profile: full, ignore: [ALL]", {}),
        ("profile: full, warning: [ALL]", {"QZ01": "warning", "QZ10": "warning"}),
        ("profile: full, warning: [ALL], error: [QZ], ignore: [QZ1]", {"QZ01": "error"}),
        ("ignore: [QZ], error: [QZ10]", {"QZ10": "error"}),
        ("error: [QZ], warning: [QZ01]", {"QZ01": "warning", "QZ10": "error"}),
        ("profile: minimal, select: [QZ]", {"QZ01": "error", "QZ10": "warning"}),
        ("profile: minimal, select: [ALL], ignore: [QZ01]", {"QZ10": "warning"}),
        ("profile: minimal, warning: [QZ01]", {"QZ01": "warning"}),
    ],
)
def test_the_most_specific_entry_counts(
    written: str, found: dict[str, str], verdict_of: Callable[..., Verdict]
) -> None:
    verdict = verdict_of(chosen(written), ALL_OF_THEM, VAGUE)
    assert levels_found(verdict) == found
    assert {problem.rule for problem in verdict.problems} == {rule for rule, level in found.items() if level == "error"}


def test_a_profile_for_once_takes_the_place_of_the_one_that_is_named(content_of: Callable[..., Content]) -> None:
    content = content_of(chosen("profile: minimal, ignore: [QZ10]"), ALL_OF_THEM, VAGUE)
    assert levels_found(judge(content)) == {}
    assert levels_found(judge(content, "full")) == {"QZ01": "error"}  # what it ignores, it ignores
    verdict = judge(content, "practice")
    assert (levels_found(verdict), verdict.profile) == ({"QZ01": "warning"}, "practice")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("select: [QZ7]", "33: `QZ7` names no rule and no family; did you mean `QZ07`?"),
        ("ignore: [OB01, QX01]", "39: `QX01` names no rule and no family; did you mean `QZ01`?"),
        (
            "warning: [QX]",
            "34: `QX` names no rule and no family; 13 are known here, such as QZ, ST, SP",
        ),
        ("error: [qz01]", "32: `qz01` names no rule and no family; did you mean `QZ01`?"),
        ("error: [all]", "32: `all` names no rule and no family; did you mean `ALL`?"),
        (
            "ignore: [Q]",
            "33: `Q` names no rule and no family; did you mean `QZ`?",
        ),
        ("ignore: [QZ01], error: [QZ01]", "48: `QZ01` stands in `ignore` and in `error`; keep one of the two"),
        ("ignore: [OB, OB]", "37: `OB` stands twice in `ignore`; keep one of the two"),
    ],
)
def test_an_entry_that_cannot_be_meant_is_told(written: str, told: str, verdict_of: Callable[..., Verdict]) -> None:
    verdict = verdict_of(chosen(f"profile: full, {written}"))
    assert [str(problem) for problem in verdict.problems] == [f"modules/catalogue.yml:53:{told}"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ignored: [QZ]", "9: unknown key `ignored` in the choice of rules; did you mean `ignore`?"),
        (
            "profile: ful",
            "18: `profile` must be one of minimal, practice, full, but `ful` was found; did you mean `full`?",
        ),
        ("ignore: QZ", "17: `ignore` must be a list, but `QZ` was found; write `ignore: [QZ]`"),
    ],
)
def test_a_list_or_profile_that_is_none_is_told(written: str, told: str, problems_of: Callable[..., list[str]]) -> None:
    text = f"rules: {{{written}}}\n{VALID[CATALOGUE]}"
    assert problems_of({CATALOGUE: text}) == [f"modules/catalogue.yml:1:{told}"]


def test_the_switch_of_earlier_versions_says_what_took_its_place(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of({CATALOGUE: f"house: {{errors_block: false}}\n{VALID[CATALOGUE]}"}) == [
        "modules/catalogue.yml:1:9: unknown key `errors_block` in the house thresholds; "
        "take it away; `rules: {warning: [ALL]}` in the catalogue tells errors as warnings"
    ]


def test_a_threshold_that_no_rule_looks_at_is_told(content_of: Callable[..., Content]) -> None:
    house = "house: {objectives_max: 6, verbs: [Sing], bank_min: 9}\nrules: {ignore: [QZ08]}"
    content = content_of((CATALOGUE, "rules: {profile: full}", house))
    assert [str(problem) for problem in judge(content).warnings] == [
        "modules/catalogue.yml:53:9: `objectives_max` changes nothing here: OB01 is off; "
        "take it away, or hold the rule: `rules: {select: [OB01]}`"
    ]
    assert judge(content, "practice").warnings == ()  # asked for once: the author has chosen nothing
    unlooked = "house: {bank_min: 9}\nrules: {ignore: [QZ07, QZ08, QZ22, QZ23]}"
    off = content_of((CATALOGUE, "rules: {profile: full}", unlooked))
    assert [str(problem) for problem in judge(off).warnings] == [
        "modules/catalogue.yml:53:9: `bank_min` changes nothing here: QZ07, QZ08, QZ22 and QZ23 are off; "
        "take it away, or hold the rule: `rules: {select: [QZ07, QZ08, QZ22, QZ23]}`"
    ]


def test_a_waiver_of_a_rule_that_is_off_is_told(content_of: Callable[..., Content]) -> None:
    waiver = "id: first-of-all\n    waive: [{rule: QZ10, reason: It is what he said.}]\n"
    content = content_of(chosen("ignore: [QZ10]"), VAGUE, (BANK, "id: first-of-all\n", waiver))
    verdict = judge(content)
    assert verdict.problems == ()
    assert [str(problem) for problem in verdict.warnings] == [
        "quizzes/calling.yml:81:20: QZ10 is off in this course, so there is nothing to waive; "
        "take the waiver away, or hold the rule [QZ10]"
    ]
    assert judge(content, "minimal").warnings == ()


def test_another_profile_is_asked_for(rule_course: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = rule_course(chosen("profile: minimal"), ("mkdocs.yml", "", SETTINGS))
    for arguments, told in (
        ((), "No problems. Held to 7 rules (profile minimal).\n"),
        (("--profile", "full"), "No problems. Held to 85 rules (profile full).\n"),
    ):
        assert main(["--root", str(root), "check", *arguments]) == 0
        assert capsys.readouterr().out == told
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(root), "check", "--profile", "fuller"])
    assert ended.value.code == 2
    assert "argument --profile: invalid choice: 'fuller'" in capsys.readouterr().err


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_profiles_hold_more_and_more(rule: Rule) -> None:
    strict: tuple[Level, ...] = ("off", "warning", "error")
    assert list(rule.levels) == list(get_args(Profile))
    ranks = [strict.index(level) for level in rule.levels.values()]
    assert ranks == sorted(ranks)
    assert rule.full != "off"
    assert rule.practice != "error" or rule.minimal == "error"  # what a page needs blocks, and nothing else


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_of_the_house_is_in_no_other_profile(rule: Rule) -> None:
    of_the_house = rule.why.startswith(("A house", "House numbers", "The house's"))
    assert not of_the_house or rule.practice == "off" or rule.id == "CL07"  # asked for by `sides`


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_that_nothing_looks_for_here_is_left_to_the_whole_profile(rule: Rule) -> None:
    assert rule.check or rule.course_check or rule.practice == "off"


def test_every_family_has_a_name() -> None:
    assert list(FAMILIES) == list(dict.fromkeys(rule.family for rule in RULES.values()))


def test_every_entry_of_the_lists_is_read(content_of: Callable[..., Content]) -> None:
    catalogue = content_of().catalogue
    for name, rule in RULES.items():
        for key, level in (("select", rule.full), ("ignore", "off"), ("error", "error"), ("warning", "warning")):
            choice = RuleChoice(profile="minimal", **{key: (name,)})  # type: ignore[arg-type]  # a list by its name
            assert Levels(replace(catalogue, rules=choice), RULES).of(name) == level
