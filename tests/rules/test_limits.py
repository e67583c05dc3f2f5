"""Each limit of a house at its edge: what comes up to it is let pass, and what goes past it by one is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest

from course.model import Content
from course.model.article_runs import ArticleRuns, fingerprint, written
from course.model.thresholds import House
from course.rules import RULES
from tests.rules.test_scenarios import GUIDE, SCENE, TWO_ENDINGS
from tests.rules.test_shared_words import ARTICLE

Change = tuple[str, str, str]
Row = tuple[str, str, float, float, str, int]
ChangedRow = tuple[str, str, float, float, dict[str, float], list[Change], str, int]

CATALOGUE, OFFERING = "modules/catalogue.yml", "modules/calling/index.md"
LESSON, REVIEW_LESSON = "modules/calling/lesson.md", "modules/review/lesson.md"
BANK, REVIEW_BANK = "quizzes/calling.yml", "quizzes/review.yml"
QUOTED = " ".join(ARTICLE.split()[:37])
SINGLE = "id: first-of-all\n    kind: single-choice"
NUMBERS = {part.name for part in fields(House)} - {"at", "verbs", "code_pattern"}
FOUR_FIXED: list[Change] = [
    (BANK, f"{name}\n    kind: single-choice", f"{name}\n    kind: single-choice\n    shuffle: false")
    for name in ("welder-on-the-floor", "pale-and-slow", "words-for-the-call", "first-of-all")
]
FIXED: Change = (BANK, SINGLE, f"{SINGLE}\n    shuffle: false")
WATER = """\
      - text: Fetch him some water
        feedback: A man who has fainted cannot drink, and the fire beside him is the nearer danger.
"""
FOURTH: Change = (BANK, WATER, WATER + WATER.replace("some water", "a blanket"))
HALF_GUESSED = """\
  - id: true-{number}
    kind: true-false
    objective: "1.1"
    claims: [house]
    bloom: apply
    prompt: A mask on the floor asks for a call.
    answer: false
    feedback: {{"true": It says little., "false": It says little.}}
    section: look
"""
FIRST = "  - id: first-of-all\n"
TWO_OF_EIGHT: Change = (BANK, FIRST, HALF_GUESSED.format(number=1) + HALF_GUESSED.format(number=2) + FIRST)
ONE_OF_SEVEN: Change = (BANK, FIRST, HALF_GUESSED.format(number=1) + FIRST)

LONG_CHOICE: list[Change] = [(BANK, "some water", "some of the water from the yards")]
LONG_KEY: list[Change] = [(BANK, "off the welder", "off the welder at the wall, at once")]
UNASKED: list[Change] = [
    (CATALOGUE, "capstone: FA-102\n", ""),
    (REVIEW_BANK, '    recalls: ["1.1", "1.2", "1.3"]\n', ""),
]
WITH_GUIDE: list[Change] = [
    ("modules/calling/scenarios.yml", TWO_ENDINGS, f"{TWO_ENDINGS}{GUIDE}"),
    (LESSON, SCENE, f"{SCENE}\n<!-- scenario: who-rings -->\n"),
]
QUOTATION: list[Change] = [
    ("modules/sources.runs", "", written((ArticleRuns("000", fingerprint(ARTICLE)),))),
    (LESSON, "Speak to them.", f'Speak to them. "{QUOTED}"'),
]

# Rule, limit, the last value of it that lets the small course pass, the next one, what is found then, how often.
# Of several findings it is the first; each family's test has the rest of the message.
AS_IT_IS: list[Row] = [
    ("OB01", "objectives_min", 3, 4, "modules/calling/index.md:16:3: the module has 3 objectives", 2),
    ("OB01", "objectives_max", 3, 2, "modules/calling/index.md:16:3: the module has 3 objectives", 2),
    ("ST02", "module_minutes_max", 15, 14, "modules/calling/index.md:4:8: the module takes about 15 minutes", 1),
    ("QZ05", "options_min", 3, 4, "quizzes/calling.yml:12:7: the question offers 3 choices", 11),
    ("QZ05", "options_max", 3, 2, "quizzes/calling.yml:12:7: the question offers 3 choices", 11),
    ("QZ14", "stem_words_min", 12, 13, "quizzes/calling.yml:55:13: the prompt has 12 words", 1),
    ("QZ17", "questions_per_objective", 2, 3, "modules/calling/index.md:16:9: the objective `1.1` has 2 questions", 6),
    ("QZ17", "case_words_min", 19, 20,
     "modules/calling/index.md:20:9: no question on the objective `1.2` puts a case", 1),
    ("QZ20", "stem_words_max", 22, 21, "quizzes/review.yml:11:13: the prompt has 22 words", 3),
    ("QZ20", "option_words_max", 9, 8, "quizzes/review.yml:13:15: the option has 9 words", 3),
    ("QZ21", "stem_words_min", 5, 4,
     "quizzes/calling.yml:60:15: 100% of this text stands in the lesson word for word", 1),
    ("QZ07", "bank_min", 5, 4,
     "quizzes/calling.yml:5:3: the right choice is the longest in 3 of 4 questions with three choices", 1),
    ("FB01", "feedback_words", 14, 15, "quizzes/calling.yml:18:19: the feedback has 14 words", 7),
    ("SP02", "follow_ups_min", 4, 5, "modules/catalogue.yml:36:17: 4 follow-up days are planned", 1),
    ("SC01", "decisions_min", 2, 3, "modules/calling/scenarios.yml:8:5: the scenario has 2 decisions", 2),
    ("SC01", "scenario_choices_min", 2, 3, "modules/calling/scenarios.yml:12:9: the moment has 2 choices", 4),
    ("SC01", "scenario_choices_max", 2, 1, "modules/calling/scenarios.yml:12:9: the moment has 2 choices", 4),
    ("SC01", "scenario_depth_max", 2, 1, "modules/calling/scenarios.yml:8:5: the longest way has 2 choices", 2),
    ("SC01", "moment_words_max", 10, 9, "modules/review/scenarios.yml:9:13: the moment has 10 words", 1),
    ("SC05", "words_before_scenario", 230, 231,
     "modules/review/lesson.md:33:1: 230 words of teaching stand before the scenario", 1),
    ("SC06", "rule_words_max", 4, 3, "modules/calling/lesson.md:32:1: the rule has 4 words", 2),
    ("CK01", "items_min", 5, 6, "modules/calling/checklists.yml:12:5: the checklist has 5 items", 3),
    ("CK01", "items_max", 5, 4, "modules/calling/checklists.yml:12:5: the checklist has 5 items", 3),
    ("CK05", "item_words_max", 8, 7, "modules/calling/checklists.yml:25:13: the item has 8 words", 1),
    ("CK09", "checklist_seconds_max", 27, 26,
     "modules/calling/checklists.yml:12:5: reading it aloud takes 27 seconds", 1),
    ("CT01", "title_characters_max", 25, 24, "modules/calling/index.md:4:8: the title has 25 characters", 1),
    ("CT01", "purpose_words_max", 12, 11, "modules/review/index.md:6:10: the purpose has 12 words", 1),
    ("CT01", "audience_min", 2, 3, "modules/calling/index.md:12:3: `audience` has 2 entries", 2),
    ("CT01", "audience_max", 2, 1, "modules/calling/index.md:12:3: `audience` has 2 entries", 2),
    ("CT01", "topics_min", 4, 5, "modules/calling/index.md:29:3: `topics` has 4 entries", 2),
    ("CT01", "topics_max", 4, 3, "modules/calling/index.md:29:3: `topics` has 4 entries", 2),
    ("CT01", "related_max", 1, 0, "modules/calling/index.md:38:10: `related` has 1 entry", 2),
    ("CT01", "overview_words_min", 72, 73, "modules/calling/index.md:2:1: the overview has 72 words", 1),
    ("CT01", "overview_words_max", 76, 75, "modules/review/index.md:2:1: the overview has 76 words", 1),
    ("PL01", "sentence_words_max", 26, 25, "modules/calling/lesson.md:10:107: a sentence of 26 words", 2),
]  # fmt: skip

# The same for a changed course, in a house with other limits too.
CHANGED: list[ChangedRow] = [
    ("QZ06", "option_length_ratio", 2, 1.9, {}, LONG_CHOICE,
     "quizzes/calling.yml:87:7: the longest choice has 42 characters and the shortest 21", 1),
    ("QZ06", "option_short", 42, 41, {}, LONG_CHOICE,
     "quizzes/calling.yml:87:7: the longest choice has 42 characters and the shortest 21", 1),
    ("QZ07", "key_length_ratio", 2, 1.9, {}, LONG_KEY,
     "quizzes/calling.yml:87:7: the right choice has 42 characters and a wrong one 21 on average", 1),
    ("QZ07", "option_short", 42, 41, {}, LONG_KEY,
     "quizzes/calling.yml:87:7: the right choice has 42 characters and a wrong one 21 on average", 1),
    ("QZ07", "key_longest_share", 75, 74, {"bank_min": 4}, [],
     "quizzes/calling.yml:5:3: the right choice is the longest in 3 of 4 questions with three choices", 1),
    ("QZ08", "key_place_margin", 75, 74, {"bank_min": 1}, [FIXED, FOURTH],
     "quizzes/calling.yml:5:3: the right choice is number 1 in 1 of the 1 questions that are not shuffled", 1),
    ("QZ08", "bank_min", 2, 1, {}, [FIXED, FOURTH],
     "quizzes/calling.yml:5:3: the right choice is number 1 in 1 of the 1 questions that are not shuffled", 1),
    ("QZ08", "key_run_max", 4, 3, {}, FOUR_FIXED,
     "quizzes/calling.yml:91:7: the right choice is number 1 in 4 questions in a row", 1),
    ("QZ15", "true_false_share", 25, 24, {}, [TWO_OF_EIGHT],
     "quizzes/calling.yml:90:11: 2 of 8 questions are true-false", 1),
    ("QZ18", "application_share", 50, 51, {}, [(BANK, "[000-02]\n    bloom: apply", "[000-02]\n    bloom: understand")],
     "quizzes/calling.yml:5:3: 3 of 6 questions ask to apply, analyse, evaluate or create", 1),
    ("QZ21", "copied_share", 100, 99, {"stem_words_min": 4}, [],
     "quizzes/calling.yml:60:15: 100% of this text stands in the lesson word for word", 1),
    ("QZ22", "bank_min", 7, 6, {}, [(BANK, "draw: 3\n", "")],
     "quizzes/calling.yml:5:3: an attempt asks all 6 questions of the test, so that a retry has no others", 1),
    ("QZ23", "key_echo_share", 25, 24, {"bank_min": 4}, [],
     "quizzes/calling.yml:5:3: the right choice alone shares the most words with its question "
     "in 1 of 4 questions with one right choice", 1),
    ("QZ23", "bank_min", 7, 6, {"key_echo_share": 10}, [],
     "quizzes/review.yml:5:3: the right choice alone shares the most words with its question "
     "in 1 of 6 questions with one right choice", 1),
    ("SP01", "capstone_from", 3, 2, {}, UNASKED,
     "modules/calling/index.md:20:9: the objective `1.2` never comes back in a later module", 2),
    ("SP02", "follow_ups_min", 1, 2, {}, [(CATALOGUE, "[7, 14, 21, 28]", "[7]")],
     "modules/catalogue.yml:36:17: 1 follow-up day is planned", 1),
    ("SP02", "gap_margin", 60, 59, {}, [(CATALOGUE, "[7, 14, 21, 28]", "[10, 20, 30, 50]")],
     "modules/catalogue.yml:36:17: the gaps between the follow-ups are 10, 10, 10, 20 days", 1),
    ("SP03", "capstone_from", 3, 2, {}, [(CATALOGUE, "capstone: FA-102\n", "")],
     "modules/catalogue.yml:1:1: the catalogue has 2 modules and no capstone", 1),
    ("SC01", "guide_choices_max", 2, 1, {}, WITH_GUIDE,
     "modules/calling/scenarios.yml:54:9: the moment has 2 choices", 1),
    ("SC01", "guide_depth_max", 2, 1, {}, WITH_GUIDE,
     "modules/calling/scenarios.yml:47:5: the longest way has 2 choices", 1),
    ("SC01", "step_words_max", 4, 3, {}, WITH_GUIDE,
     "modules/calling/scenarios.yml:48:13: the step has 4 words", 1),
    ("CL10", "quotation_words_max", 37, 36, {}, QUOTATION,
     "modules/calling/lesson.md:10:79: a quotation from article 000 has 37 words", 1),
    ("CT01", "related_min", 0, 1, {}, [(OFFERING, "related: [FA-102]", "related: []")],
     "modules/calling/index.md:38:10: `related` has 0 entries", 1),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[tuple[Change, ...], Content]:
    """Courses by what was changed in them: no rule changes one."""
    return {}


@pytest.fixture
def told_by(read: dict[tuple[Change, ...], Content], content_of: Callable[..., Content]) -> Callable[..., list[str]]:
    """Return what a rule tells of the small course, changed, in a house with these limits."""

    def told(rule: str, changes: list[Change], **limits: Any) -> list[str]:
        key = tuple(changes)
        content = read[key] = read.get(key) or content_of(*changes)
        house = replace(content.catalogue.house, **limits)
        checks = [check for check in (RULES[rule].check, RULES[rule].course_check) if check]
        return sorted(f"{one.position}: {one.found}" for check in checks for one in check(content, house))

    return told


@pytest.mark.parametrize(
    ("rule", "limit", "last", "past", "said", "count"), AS_IT_IS, ids=[f"{row[0]}-{row[1]}" for row in AS_IT_IS]
)
def test_a_limit_lets_pass_what_comes_up_to_it(
    rule: str, limit: str, last: float, past: float, said: str, count: int, told_by: Callable[..., list[str]]
) -> None:
    assert told_by(rule, [], **{limit: last}) == []
    told = told_by(rule, [], **{limit: past})
    assert (told[0], len(told)) == (said, count)


@pytest.mark.parametrize("row", CHANGED, ids=[f"{row[0]}-{row[1]}" for row in CHANGED])
def test_a_limit_lets_pass_what_comes_up_to_it_in_a_changed_course(
    row: ChangedRow, told_by: Callable[..., list[str]]
) -> None:
    rule, limit, last, past, others, changes, said, count = row
    assert told_by(rule, changes, **others, **{limit: last}) == []
    told = told_by(rule, changes, **others, **{limit: past})
    assert (told[0], len(told)) == (said, count)


def test_each_limit_stands_here() -> None:
    assert NUMBERS - {row[1] for row in (*AS_IT_IS, *CHANGED)} == {
        "options_default",  # what is advised, and no limit
        "read_minutes_max",  # below
    }


@pytest.mark.parametrize("end", ["low", "high"])
def test_no_limit_breaks_a_rule_at_its_least_or_its_most(end: str, told_by: Callable[..., list[str]]) -> None:
    hints = get_type_hints(House, include_extras=True)
    limits = {name: getattr(hints[name].__metadata__[0], end) for name in NUMBERS}
    for changes in ([], [(CATALOGUE, "[7, 14, 21, 28]", "[]")], WITH_GUIDE, [TWO_OF_EIGHT]):
        for rule in RULES:
            assert isinstance(told_by(rule, changes, **limits), list)


def test_one_question_that_is_half_guessed_is_no_pattern(told_by: Callable[..., list[str]]) -> None:
    assert told_by("QZ15", [ONE_OF_SEVEN], true_false_share=0) == []
    assert len(told_by("QZ15", [TWO_OF_EIGHT], true_false_share=0)) == 1


def test_as_many_words_as_are_read_in_the_limit_are_let_pass(told_by: Callable[..., list[str]]) -> None:
    def longer(words: int) -> list[Change]:
        return [(REVIEW_LESSON, "Choose a change that", f"Choose {'now ' * words}a change that")]

    assert told_by("ST02", longer(169), read_minutes_max=1) == []
    assert told_by("ST02", longer(170), read_minutes_max=1) == [
        "modules/review/lesson.md:30:1: more than 1 minutes of reading start here, with nothing to do in between"
    ]
