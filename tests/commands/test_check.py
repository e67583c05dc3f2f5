"""What ``build.py check`` says: errors, warnings, waivers, and rules explained."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from course.commands import check
from course.commands.arguments import PROFILES
from course.commands.main import main
from course.commands.read_more import chapter_of
from course.model.rule_choice import Profile
from course.reading.problems import Position, Problem
from course.rules import FAMILIES, RULES, Verdict, Waived

Run = Callable[..., int]
ERROR = Problem(
    Position("quizzes/people.yml", 9, 7), "the option is `All of the above`", "write another", "QZ01", "error"
)
WARNING = Problem(
    Position("quizzes/people.yml", 12, 7), "the option holds the vague `often`", "say when", "QZ10", "warning"
)
QUIET = Waived(
    Problem(Position("quizzes/people.yml", 20, 7), "the option holds `not`", "say it", "QZ04", "warning"), "He said so."
)
LEARN = " The reason for a rule: coursewright check --explain"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run_check(*arguments: str, verdict: Verdict | None = None) -> int:
        monkeypatch.setattr(check, "examine_again", lambda root, profile: verdict or Verdict((), (), ()))
        return main(["--root", str(tmp_path), "check", *arguments])

    return run_check


def test_errors_come_first_then_warnings_then_waivers(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(verdict=Verdict((ERROR,), (WARNING,), (QUIET,))) == 1
    assert capsys.readouterr().out == (
        "quizzes/people.yml:9:7: the option is `All of the above`; write another [QZ01, error]\n\n"
        "Warnings, which block nothing:\n"
        "quizzes/people.yml:12:7: the option holds the vague `often`; say when [QZ10, warning]\n\n"
        "Waived, each with its reason:\n"
        "quizzes/people.yml:20:7: He said so. [QZ04, waived]\n\n"
        f"1 problem, 1 warning, 1 waived.{LEARN} QZ01\n"
        "Read more: coursewright chapter rules QZ\n"
    )


def test_warnings_alone_end_well(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(verdict=Verdict((), (WARNING,), ())) == 0
    assert capsys.readouterr().out == (
        "Warnings, which block nothing:\n"
        "quizzes/people.yml:12:7: the option holds the vague `often`; say when [QZ10, warning]\n\n"
        f"No problems, 1 warning.{LEARN} QZ10\n"
    )


def test_what_was_not_judged_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    note = Problem(Position("modules/catalogue.yml", 11, 11), "1 rule knows no words of `fr`", "look yourself")
    assert run(verdict=Verdict((), (), (), "full", 77, (note,))) == 0
    assert capsys.readouterr().out == (
        "Not judged:\nmodules/catalogue.yml:11:11: 1 rule knows no words of `fr`; look yourself\n\n"
        "No problems. Held to 77 rules (profile full).\n"
    )
    assert run("--format", "json", verdict=Verdict((), (), (), "full", 77, (note,))) == 0
    assert [one["severity"] for one in json.loads(capsys.readouterr().out)] == ["note"]
    assert run("--format", "github", verdict=Verdict((), (), (), "full", 77, (note,))) == 0
    assert capsys.readouterr().out == (
        "::notice file=modules/catalogue.yml,line=11,col=11::1 rule knows no words of `fr`; look yourself\n"
    )


def test_the_profile_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(verdict=Verdict((), (), (), "practice", 40)) == 0
    assert capsys.readouterr().out == "No problems. Held to 40 rules (profile practice).\n"


def test_the_command_line_knows_every_profile() -> None:
    assert get_args(Profile) == PROFILES


def test_programs_are_told_rule_severity_and_reason(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "json", verdict=Verdict((ERROR,), (WARNING,), (QUIET,))) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["severity"], one["rule"]) for one in told] == [
        ("error", "QZ01"),
        ("warning", "QZ10"),
        ("waived", "QZ04"),
    ]
    assert told[2]["reason"] == "He said so."


@pytest.mark.parametrize(
    ("path", "chapter"),
    [
        ("modules/catalogue.yml", "catalogue"),
        ("modules/sources.yml", "sources"),
        ("modules/people", "module"),
        ("modules/people/index.md", "module"),
        ("modules/people/lesson.md", "lesson"),
        ("modules/people/checklists.yml", "checklists"),
        ("modules/people/scenarios.yml", "scenarios"),
        ("modules/people/trainer.md", "for-trainers"),
        ("modules/pages/privacy.md", "own-pages"),
        ("modules/people/plan.svg", "pictures"),
        ("quizzes/people.yml", "question-bank"),
        ("mkdocs.yml", "settings"),
    ],
)
def test_a_mistake_leads_to_its_page_of_the_guide(
    path: str, chapter: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake = Problem(Position(path), "this is wrong", "write that")
    assert run(verdict=Verdict((mistake, mistake), (), ())) == 1
    said = capsys.readouterr().out
    assert said.endswith(f"\n2 problems.\nRead more: coursewright chapter {chapter}\n")
    assert main(["chapter", chapter]) == 0


def test_every_family_of_rules_has_its_section(capsys: pytest.CaptureFixture[str]) -> None:
    for family, name in FAMILIES.items():
        rule = next(rule.id for rule in RULES.values() if rule.family == family)
        assert chapter_of(ERROR._replace(rule=rule)) == ("rules", family)
        assert main(["chapter", "rules", family]) == 0
        assert capsys.readouterr().out.startswith(f"## {family}: {name}\n")


def test_github_shows_errors_and_warnings_beside_their_lines(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "github", verdict=Verdict((ERROR,), (WARNING,), (QUIET,))) == 1
    assert capsys.readouterr().out == (
        "::error file=quizzes/people.yml,line=9,col=7,title=QZ01::the option is `All of the above`; write another\n"
        "::warning file=quizzes/people.yml,line=12,col=7,title=QZ10::the option holds the vague `often`; say when\n"
    )


def test_a_rule_is_explained(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain", "ck05") == 0
    assert capsys.readouterr().out == (
        "CK05\n"
        "An item has at most 13 words, and one action.\n"
        "Levels: `off` in `minimal`, `warning` in `practice`, `warning` in `full`\n"
        "Why: Boeing's practice, as told in a book on checklists: simple, exact wording. "
        "The number is the house's; with two actions, a tick may stand for one.\n"
        "To fix: Cut it, or make two items of it.\n"
        "For example: Said who is hurt, and where\n"
        "Languages: partly English alone; written with spaces\n"
        "Settings under `house:` in modules/catalogue.yml: item_words_max (13), verbs (none)\n"
        "To hold it otherwise: `rules: {ignore: [CK05]}` in modules/catalogue.yml, or `error`, `warning`, `select`; "
        "at one place: `waive: [{rule: CK05, reason: ...}]`\n"
    )


def test_what_nothing_judges_yet_is_said(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    awaiting = dataclasses.replace(RULES["RC01"], awaits="the part that is still to be built")
    monkeypatch.setitem(RULES, "RC01", awaiting)
    assert run("--explain", "RC01") == 0
    assert capsys.readouterr().out.endswith("\nNot judged yet: the part that is still to be built.\n")
    assert run("--explain", "CK03") == 0
    assert capsys.readouterr().out.endswith("\nJudged by: tests/browser/test_checklist_paper.py\n")
    rule = next(one for one in RULES.values() if one.check and one.judged_by)
    assert run("--explain", rule.id) == 0
    assert f"\nAlso judged by: {', '.join(rule.judged_by)}\n" in capsys.readouterr().out


def test_all_rules_are_listed(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:4] for line in lines] == ["Rule", *RULES]
    assert lines[:3] == [
        "Rule      minimal   practice  full      What it says",
        "OB01      off       off       error     A module has 3 to 5 objectives.",
        "OB02      off       warning   error     An objective starts with a verb that somebody else can observe.",
    ]


def test_a_rule_that_is_none_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain", "QZ7") == 2
    assert capsys.readouterr().err == "There is no rule QZ7: did you mean `QZ07`?\n"
