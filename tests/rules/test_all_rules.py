"""The rules as a whole: none is missing, each is judged, each is documented, waivers are held to account."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import cast

import pytest

from course.checks.load import examine, load_course
from course.model import Content
from course.model.thresholds import House
from course.reading.problems import CourseProblems
from course.rules import RULES, Judged, Rule, Verdict, findings_of_course
from course.rules.reference import as_markdown
from course.rules.sign_offs import REVIEWS, ReviewRow, review_rows
from tests.rules import (
    test_checklists,
    test_claims,
    test_feedback,
    test_markup,
    test_objectives,
    test_offerings,
    test_plain,
    test_quiz,
    test_quiz_banks,
    test_records,
    test_scenarios,
    test_shared_words,
    test_site_pages,
    test_spacing,
    test_structure,
)

PROJECT = Path(__file__).parents[2]
GROUPS = {
    "OB": 7,
    "ST": 4,
    "QZ": 23,
    "FB": 4,
    "SP": 3,
    "SC": 6,
    "CK": 12,
    "CL": 10,
    "CT": 6,
    "RC": 3,
    "PG": 3,
    "MU": 2,
    "PL": 2,
}
ERRORS = (
    "OB01 OB02 OB03 OB05 OB06 OB07 ST01 QZ01 QZ03 QZ05 QZ07 QZ08 QZ13 QZ16 QZ17 QZ19 QZ21 FB01 FB02 SP01 SP03 "
    "SC01 SC02 CK01 CK02 CK03 CK04 CK06 CK07 CK08 CK10 CK11 CL01 CL02 CL03 CL05 CL06 CL07 CL10 CT01 CT02 CT03 "
    "CT04 CT05 CT06 RC01 RC02 PG01 PG02 PG03 MU01"
)
BROKEN_ONCE = {
    rule
    for group in (
        test_checklists, test_claims, test_feedback, test_markup, test_objectives, test_offerings, test_plain,
        test_quiz, test_quiz_banks, test_records, test_scenarios, test_site_pages, test_spacing, test_structure,
    )
    for rule, _, _ in group.CASES
} | {test_shared_words.RULE}  # fmt: skip
BANK = "quizzes/calling.yml"
LESSON = "modules/calling/lesson.md"
# Breaks QZ10, which warns.
VAGUE = (BANK, "text: Fetch him some water", "text: Often fetch him water")


def test_there_are_85_rules_and_none_is_missing() -> None:
    expected = [f"{group}{number:02}" for group, count in GROUPS.items() for number in range(1, count + 1)]
    assert list(RULES) == sorted(RULES, key=lambda name: (list(GROUPS).index(name[:2]), name))
    assert sorted(RULES) == sorted(expected)
    assert len(RULES) == 85


def test_errors_and_warnings_are_those_that_were_agreed() -> None:
    assert [name for name, rule in sorted(RULES.items()) if rule.full == "error"] == sorted(ERRORS.split())


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_is_judged_somewhere(rule: Rule) -> None:
    assert rule.check or rule.judged_by
    assert [name for name in rule.judged_by if not (PROJECT / name).is_file()] == []
    assert rule.check is None or rule.id in BROKEN_ONCE
    for name in rule.judged_by:
        if name.startswith("tests/rules/"):
            assert f"test_{rule.id.lower()}_" in (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z\"].{20,130}\.", rule.says), rule.says
    assert rule.why.endswith((".", ")."))
    assert rule.fix.endswith(".")
    assert len(rule.example) > 8
    assert set(rule.settings) <= {part.name for part in fields(House)}


def test_what_only_a_whole_course_shows_stands_beside_a_rule_about_modules() -> None:
    assert {rule.id for rule in RULES.values() if rule.scope == "course"} == {
        "CL06",
        "CL08",
        "CL09",
        "CT05",
        "RC01",
        "RC03",
        "SP01",
        "SP02",
        "SP03",
    }
    beside = {rule.id for rule in RULES.values() if rule.course_check}
    assert beside == {"CL10", "CT01", "CT03", "CT04", "CT06", "MU01", "MU02", "OB05", "PG01", "PG02", "PG03", "ST01"}
    assert {RULES[name].scope for name in beside} == {"module"}


def test_every_threshold_belongs_to_a_rule() -> None:
    used = {name for rule in RULES.values() for name in rule.settings}
    assert {part.name for part in fields(House)} - used == {"at"}


def test_the_reference_is_up_to_date() -> None:
    written = (PROJECT / "docs/modules/pages/rules.md").read_text(encoding="utf-8")
    assert written == as_markdown(), "write it anew: python -m course.rules.reference > docs/modules/pages/rules.md"


def test_the_small_course_breaks_no_rule(verdict_of: Callable[..., Verdict]) -> None:
    assert verdict_of() == Verdict((), (), (), "full", 85)


def test_a_course_of_one_module_can_pass_every_rule(rule_course: Callable[..., Path]) -> None:
    root = rule_course(
        ("modules/catalogue.yml", "core: [FA-101, FA-102]", "core: [FA-101]"),
        ("modules/catalogue.yml", "capstone: FA-102\n", ""),
        ("modules/calling/index.md", "related: [FA-102]\n", ""),
        (
            "modules/sources.yml",
            "found: No source was found.\n",
            "found: No source was found.\n    excluded: Doubtful.\n",
        ),
    )
    shutil.rmtree(root / "modules/review")
    (root / "quizzes/review.yml").unlink()
    assert examine(root) == Verdict((), (), (), "full", 85)


@pytest.mark.long
def test_a_module_has_as_many_related_ones_as_there_can_be(found_by: Callable[..., list[str]]) -> None:
    none = ("modules/calling/index.md", "related: [FA-102]", "related: []")
    house = ("modules/catalogue.yml", "rules: {profile: full}", "rules: {profile: full}\nhouse: {related_min: 2}")
    said = "modules/calling/index.md:38:10: `related` has 0 entries; write 1 to 3"
    assert found_by("CT01", none) == found_by("CT01", none, house) == [said]  # there is one other module
    assert found_by("CT01", house) == []
    assert found_by("CT01", none, (house[0], house[1], house[2].replace("2", "0"))) == []


def test_an_error_blocks_and_a_warning_does_not(rule_course: Callable[..., Path]) -> None:
    load_course(rule_course(VAGUE))
    with pytest.raises(CourseProblems) as stopped:
        load_course(rule_course((BANK, "text: Who is to blame", "text: All of the above")))
    assert [problem.rule for problem in stopped.value.problems] == ["QZ01"]


def test_what_lies_between_modules_is_asked_in_a_build_where_it_blocks_or_is_waived(
    rule_course: Callable[..., Path],
) -> None:
    breach = ("quizzes/review.yml", 'recalls: ["1.1", "1.2", "1.3"]', 'recalls: ["1.1", "1.2"]')  # of SP01
    waiver = ("modules/calling/index.md", "code: FA-101\n", "code: FA-101\nwaive: [{rule: SP01, reason: So it is.}]\n")
    warns = ("modules/catalogue.yml", "rules: {profile: full}", "rules: {profile: full, warning: [SP01]}")
    content = load_course(rule_course(breach, warns))
    assert [one.problem.rule for one in findings_of_course(content).breaches] == ["SP01"]
    assert findings_of_course(content, frozenset()) == Judged((), (), whole=False)
    load_course(rule_course(breach, warns, waiver))
    for changes in ((warns, waiver), (breach,)):
        with pytest.raises(CourseProblems) as stopped:
            load_course(rule_course(*changes))
        assert [problem.rule for problem in stopped.value.problems] == ["SP01"]


def test_a_waiver_keeps_a_warning_quiet_and_is_listed(verdict_of: Callable[..., Verdict]) -> None:
    waiver = (BANK, "id: first-of-all\n", "id: first-of-all\n    waive: [{rule: QZ10, reason: It is what he said.}]\n")
    verdict = verdict_of(VAGUE, waiver)
    assert verdict.problems == verdict.warnings == ()
    [entry] = verdict.waived
    assert (entry.problem.rule, entry.reason) == ("QZ10", "It is what he said.")


def test_a_waiver_holds_for_its_own_place_alone(verdict_of: Callable[..., Verdict]) -> None:
    waiver = (BANK, "id: acts-in-order\n", "id: acts-in-order\n    waive: [{rule: QZ10, reason: Elsewhere.}]\n")
    verdict = verdict_of(VAGUE, waiver)
    assert [problem.rule for problem in verdict.warnings] == ["QZ10"]
    assert [str(problem) for problem in verdict.problems] == [
        "quizzes/calling.yml:67:20: QZ10 finds nothing at this place, so there is nothing to waive; "
        "take the waiver away [QZ10]"
    ]


def test_a_waiver_names_a_rule(verdict_of: Callable[..., Verdict]) -> None:
    waiver = (BANK, "id: first-of-all\n", "id: first-of-all\n    waive: [{rule: QZ99, reason: So.}]\n")
    assert [str(problem) for problem in verdict_of(waiver).problems] == [
        "quizzes/calling.yml:81:20: there is no rule `QZ99`; did you mean `QZ19`?"
    ]


def test_an_error_can_be_waived_too(verdict_of: Callable[..., Verdict]) -> None:
    waiver = "id: first-of-all\n    waive: [{rule: QZ01, reason: It is a trick of the trade.}]\n"
    verdict = verdict_of(
        (BANK, "text: Fetch him some water", "text: All of the above"), (BANK, "id: first-of-all\n", waiver)
    )
    assert [one.rule for one in verdict.problems] == []
    assert [(one.problem.rule, one.problem.level, one.reason) for one in verdict.waived] == [
        ("QZ01", "error", "It is a trick of the trade.")
    ]


def test_a_waiver_in_a_lesson_quotes_the_words(verdict_of: Callable[..., Verdict]) -> None:
    absolute = (LESSON, "Speak to them.", "Always speak to them.")
    head = "summary: Look, call, stay.\n"
    waiver = head + "waive: [{rule: CL04, text: Always speak to them, reason: It is the rule of the yard.}]\n"
    verdict = verdict_of(absolute, (LESSON, head, waiver))
    assert verdict.problems == verdict.warnings == ()
    assert [entry.reason for entry in verdict.waived] == ["It is the rule of the yard."]
    verdict = verdict_of(absolute, (LESSON, head, waiver.replace("Always speak to them", "Always sing")))
    assert [problem.rule for problem in verdict.warnings] == ["CL04"]
    assert [str(problem) for problem in verdict.problems] == [
        "modules/calling/lesson.md:4:16: CL04 finds nothing at these words, so there is nothing to waive; "
        "take the waiver away [CL04]"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("modules/calling/checklists.yml", "    - id: happened\n", "    - id: happened\n      waive: [{}]\n"),
        ("modules/calling/checklists.yml", "- id: after-a-call\n", "- id: after-a-call\n  waive: [{}]\n"),
        ("modules/calling/scenarios.yml", "- id: fall-on-the-stairs\n", "- id: fall-on-the-stairs\n  waive: [{}]\n"),
        ("modules/calling/index.md", "code: FA-101\n", "code: FA-101\nwaive: [{}]\n"),
        ("modules/catalogue.yml", "  - id: first-minutes\n", "  - id: first-minutes\n    waive: [{}]\n"),
        ("modules/catalogue.yml", "language: en\n", "language: en\nwaive: [{}]\n"),
        ("modules/sources.yml", "  - id: 000-01\n", "  - id: 000-01\n    waive: [{}]\n"),
        ("modules/sources.yml", "  - id: E01\n", "  - id: E01\n    waive: [{}]\n"),
        ("modules/sources.yml", '  - id: "000"\n', '  - id: "000"\n    waive: [{}]\n'),
    ],
)
def test_every_kind_of_place_can_carry_a_waiver(
    path: str, old: str, new: str, verdict_of: Callable[..., Verdict]
) -> None:
    verdict = verdict_of((path, old, new.replace("{}", "{rule: QZ11, reason: A trial.}")))
    assert [problem.message for problem in verdict.problems] == [
        "QZ11 finds nothing at this place, so there is nothing to waive"
    ]


# What looks like a breach and is none: path, what stands there, what stands there instead.
ALLOWED = [
    ("QZ03", BANK, "What do you do before you speak?", "Which of the switches was not off before you spoke?"),
    ("QZ03", BANK, "Sparks fall beside", "They do not know at least one thing. Sparks fall beside"),
    ("QZ10", BANK, "text: Fetch him some water", "text: Come back in May then"),
    ("QZ12", BANK, "text: Switch off the welder", "text: Bring off the welder now"),
    ("CL01", LESSON, "Speak to them.", 'Speak to them. "Research shows" is a poor way to begin.'),
    ("CL01", LESSON, "Speak to them.", "Speak to them. Research shows that people wait.[^E02]"),
    ("CL01", LESSON, "Speak to them.", "Speak to them. `research shows` is code."),
    ("CL02", LESSON, "He stops the machine", "He said 20% of people found the stop of the machine"),
    (
        "CL03",
        LESSON,
        "Speak to them.",
        'Speak to them. Robert Quillfeather is credited with "one call saves ten hands".',
    ),
    ("CL04", LESSON, "Speak to them.", 'Speak to them. "Always run," he says.'),
    (
        "CL04",
        LESSON,
        "Speak to them.",
        "Speak to them. The second article holds that nothing comes first but the call.",
    ),
    ("CK05", "modules/calling/checklists.yml", "text: Test the line", "text: Test the line and name plate"),
    ("CT03", "modules/catalogue.yml", "fee: Free.", "fee: Free. We answer within 24 hours."),
    ("CT04", "modules/catalogue.yml", "fee: Free.", "fee: Free. This is not a professional certification."),
    ("PG01", LESSON, "Speak to them.", "Speak to them, as the [review](../review/lesson.md) says."),
]


@pytest.mark.parametrize(
    ("rule", "path", "old", "new"), ALLOWED, ids=[f"{case[0]}-{at}" for at, case in enumerate(ALLOWED)]
)
def test_what_only_looks_like_a_breach_is_left_alone(
    rule: str, path: str, old: str, new: str, found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, (path, old, new)) == []


def test_a_task_shows_an_objective_that_questions_cannot(found_by: Callable[..., list[str]]) -> None:
    cases = [(changes, found) for rule, changes, found in test_objectives.CASES if rule == "OB07"]
    [(changes, found)] = cases
    task = (LESSON, "## After the call", '!!! task "Your call (1.3)"\n    Ring the practice line.\n\n## After the call')
    assert found
    assert found_by("OB07", *changes, task) == []


def test_a_catalogue_that_is_still_growing_is_not_asked_for_the_whole(verdict_of: Callable[..., Verdict]) -> None:
    growing = ("modules/catalogue.yml", "capstone: FA-102", "capstone: FA-102\ncomplete: false")
    spacing = ("quizzes/review.yml", '    recalls: ["1.1", "1.2", "1.3"]\n', "")
    assert [one.rule for one in verdict_of(spacing).problems] == ["SP01", "SP01"]
    assert verdict_of(growing, spacing).problems == ()


def test_reviews_are_signed_in_front_matter(content_of: Callable[..., Content]) -> None:
    signed = "signed:\n" + "".join(
        f"  - {{what: distractors, name: {name}, date: {date}}}\n"
        for name, date in (("Anna Reed", "2026-12-02"), ("Ben Ross", "2026-12-01"))
    )
    content = content_of(("modules/calling/index.md", "code: FA-101\n", f"code: FA-101\n{signed}"))
    rows = review_rows(content.by_code["FA-101"])
    assert len(rows) == len(REVIEWS) == 8
    assert rows[0] == ReviewRow(REVIEWS["distractors"], "Anna Reed", datetime.date(2026, 12, 2))
    assert rows[1] == ReviewRow(REVIEWS["key"])


def test_every_review_can_be_signed() -> None:
    from typing import get_args

    from course.model.waivers import Review

    assert list(REVIEWS) == list(cast(tuple[str, ...], get_args(Review)))
