"""Rules between values and between files; every message of `course.checks.references`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest

from course.checks.load import load_course
from course.rules import judge
from tests.mistakes import Mistake, told_word_for_word

QUIZ = "quizzes/people.yml"
INDEX = "modules/people/index.md"
CHECKLISTS = "modules/people/checklists.yml"
SCENARIOS = "modules/people/scenarios.yml"
LESSON = "modules/people/lesson.md"
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "a model in a section that is not there": (
        INDEX, "level: intro", "models: {negative: look, positive: stay}\nlevel: intro",
        "models: {negative: look-and-call, positive: stay}\nlevel: intro", [
            "modules/people/index.md:7:20: there is no section `look`; known here: look-and-call, stay",
        ]),
    "recalled objectives that are of no other module": (
        QUIZ, "id: what-to-say\n", 'id: what-to-say\n    recalls: ["1.1", "9.9"]\n', None, [
            "quizzes/people.yml:18:15: `1.1` is an objective of this module; write it under `objective`",
            "quizzes/people.yml:18:22: no other module has the objective `9.9`; none is defined yet",
        ]),
    "a placement in an overview": (
        INDEX, "something happens.\n", "something happens.\n\n<!-- question: first-call -->\n", None, [
            "modules/people/index.md:33:1: no question can be placed in an overview; move it into a lesson",
        ]),
    "two objectives with one id": (INDEX, 'id: "1.2"', 'id: "1.1"', None, [
        "modules/people/index.md:18:9: the objective `1.1` appears here and at modules/people/index.md:14; "
        "change one of the two",
    ]),
    "two questions with one id": (QUIZ, "id: what-to-say", "id: first-call", None, [
        "quizzes/people.yml:17:9: the question `first-call` appears here and at quizzes/people.yml:5; "
        "change one of the two",
    ]),
    "a question's objective that is not there": (QUIZ, 'objective: "1.2"', 'objective: "1.3"', None, [
        "quizzes/people.yml:19:16: there is no objective `1.3`; did you mean `1.2`?",
    ]),
    "a section that is not there": (QUIZ, "section: stay", "section: stays", None, [
        "quizzes/people.yml:16:14: there is no section `stays`; did you mean `stay`?",
    ]),
    "more drawn than there are": (QUIZ, "pass_mark: 80", "draw: 4", "draw: 3", [
        "quizzes/people.yml:3:7: 4 questions are drawn, but 3 can be; lower `draw`, or add questions",
    ]),
    "attempts to reveal after, where none are counted": (
        QUIZ, "pass_mark: 80", "reveal_after: 2", "reveal_after: 2\nreveal: attempt", [
        "quizzes/people.yml:3:15: `reveal_after` counts attempts, but answers are revealed by `reveal: passed`; write "
        "`reveal: attempt`, or take `reveal_after` out",
    ]),
    "a claim that is not there": (
        QUIZ,
        "claims: [000-01]",
        "claims: [000-01, 000-10]",
        "claims: [000-01, E01, house]", [
        "quizzes/people.yml:8:22: there is no claim `000-10`; did you mean `000-01`?",
    ]),
    "two items with one id": (CHECKLISTS, "id: stayed", "id: said-where", None, [
        "modules/people/checklists.yml:16:11: the item `said-where` appears here and at "
        "modules/people/checklists.yml:12; change one of the two",
    ]),
    "an item's objective that is not there": (CHECKLISTS, 'objective: "1.2"', 'objective: "12"', None, [
        "modules/people/checklists.yml:14:18: there is no objective `12`; did you mean `1.2`?",
    ]),
    "an item's claim that is not there": (CHECKLISTS, "claims: [001-01]", "claims: [001-03]", None, [
        "modules/people/checklists.yml:15:16: there is no claim `001-03`; did you mean `001-02`?",
    ]),
    "a checklist issued without a trial": (
        CHECKLISTS,
        "  revision: 1\n",
        "  revision: 1\n  status: issued\n",
        "  revision: 1\n  status: issued\n  trials: [{date: 2026-11-01, by: Reception}]\n", [
        "modules/people/checklists.yml:9:11: the checklist is issued without a trial; "
        "add a dated entry to `trials`, or write `status: draft`",
    ]),
    "a scenario's objective that is not there": (SCENARIOS, 'objectives: ["1.1"]', 'objectives: ["1.4"]', None, [
        "modules/people/scenarios.yml:3:16: there is no objective `1.4`; did you mean `1.2`?",
    ]),
    "a start that is not there": (SCENARIOS, "start: arrival", "start: arival", None, [
        "modules/people/scenarios.yml:5:10: there is no node `arival`; did you mean `arrival`?",
    ]),
    "a way to nowhere": (SCENARIOS, "goto: waited", "goto: wait", None, [
        "modules/people/scenarios.yml:15:17: there is no node `wait`; did you mean `waited`?",
    ]),
    "a choice without a reason": (SCENARIOS, "          reason: Waiting costs time.\n", "", None, [
        "modules/people/scenarios.yml:14:11: the choice has no `reason`; say why it helps or hurts",
    ]),
    "a node that offers choices and ends": (
        SCENARIOS,
        "      says: They do not answer.",
        "      says: They do not answer.\n      ends: poor\n      debrief: Too late.",
        None, [
        "modules/people/scenarios.yml:8:7: the node offers choices and ends; "
        "keep `choices`, or `ends` with a `debrief`",
    ]),
    "a node that does neither": (SCENARIOS, "      ends: poor\n", "", None, [
        "modules/people/scenarios.yml:22:7: the node neither offers choices nor ends; "
        "keep `choices`, or `ends` with a `debrief`",
    ]),
    "an ending without a debrief": (SCENARIOS, "      debrief: A call could have come first.\n", "", None, [
        "modules/people/scenarios.yml:22:7: the ending has no `debrief`; say what to take from it",
    ]),
    "a node that cannot be reached": (SCENARIOS, "goto: waited", "goto: called", None, [
        "modules/people/scenarios.yml:22:7: the node `waited` cannot be reached; "
        "lead a choice to it, or remove it",
    ]),
    "no path to an end": (
        SCENARIOS,
        ("    waited:\n"
        "      ends: poor\n"
        "      says: Help comes late.\n"
        "      debrief: A call could have come first.\n"),
        ("    waited:\n"
        "      says: You wait.\n"
        "      choices:\n"
        "        - text: Wait\n"
        "          goto: waited\n"
        "          reason: It goes on.\n"),
        None, [
        "modules/people/scenarios.yml:22:7: no path from `waited` comes to an end; lead a choice to an ending",
    ]),
    "a module's family that is not there": (INDEX, "family: first-aid", "family: safety", None, [
        "modules/people/index.md:5:9: there is no family `safety`; known here: first-aid",
    ]),
    "a prerequisite that is not there": (INDEX, "prerequisites: []", "prerequisites: [FA-100]", None, [
        "modules/people/index.md:12:17: there is no module `FA-100`; did you mean `FA-101`?",
    ]),
    "a module that needs itself": (INDEX, "prerequisites: []", "prerequisites: [FA-101]", None, [
        "modules/people/index.md:12:17: the module names itself in `prerequisites`; remove it",
    ]),
    "a module that is related to itself": (
        INDEX,
        "reviewer: Not yet reviewed",
        "reviewer: Not yet reviewed\nrelated: [FA-101]",
        None, [
        "modules/people/index.md:28:11: the module names itself in `related`; remove it",
    ]),
    "a citation of nothing": (LESSON, "[^000-01]", "[^000-07]", "[^E01]", [
        "modules/people/lesson.md:8:18: there is no claim or evidence `000-07`; did you mean `000-01`?",
    ]),
    "a note of the lesson's own": (LESSON, "[^000-01]", "[^own]", "[^own]\n\n[^own]: A note", [
        "modules/people/lesson.md:8:18: there is no claim or evidence `own`; "
        "known here: 000, 000-01, 001, 001-01, 001-02, E01",
    ]),
    "a comment that places nothing": (
        LESSON,
        "<!-- question: first-call -->",
        "<!-- quiz: first-call -->",
        "<!-- a remark -->", [
        "modules/people/lesson.md:10:1: `quiz` cannot be placed; known here: checklist, question, scenario",
    ]),
    "a question that is not there": (LESSON, "question: first-call", "question: fist-call", None, [
        "modules/people/lesson.md:10:1: there is no question `fist-call`; did you mean `first-call`?",
    ]),
    "a scenario that is not there": (LESSON, "scenario: fall-on-the-stairs", "scenario: stairs", None, [
        "modules/people/lesson.md:14:1: there is no scenario `stairs`; known here: fall-on-the-stairs",
    ]),
    "a checklist that is not there": (LESSON, "checklist: after-a-call", "checklist: after-call", None, [
        "modules/people/lesson.md:16:1: there is no checklist `after-call`; did you mean `after-a-call`?",
    ]),
    "a placement from a module that is not there": (
        LESSON,
        "question: first-call",
        "question: peple/first-call",
        "question: people/first-call", [
        "modules/people/lesson.md:10:1: there is no module `peple`; did you mean `people`?",
    ]),
    "a section of another script that is not there": (
        QUIZ, "section: stay", "section: '%D0%BF%D0%BE%D0%BA%D0%B0'", None, [
        "quizzes/people.yml:16:14: there is no section `\u043f\u043e\u043a\u0430`; known here: look-and-call, stay",
    ]),
    "a section in bytes that are no text": (QUIZ, "section: stay", "section: 'sta%FF'", None, [
        "quizzes/people.yml:16:14: there is no section `sta%FF`; did you mean `stay`?",
    ]),
    "a test question in a lesson": (QUIZ, "    section: stay", "    section: stay\n    use: test", None, [
        "modules/people/lesson.md:10:1: the question `first-call` is for the test alone; "
        "give it `use: check` or `use: both`",
    ]),
    "a heading of the first level": (LESSON, "## Stay", "# Stay", None, [
        "modules/people/lesson.md:12:1: a lesson has its title from front matter, but `# ` was found; "
        "write `## ` for a section",
    ]),
    "a block of code that is not closed": (
        LESSON, "## Stay", "## Stay\n\n````\n# x\n```\n\n# y", "## Stay\n\n````\n# x\n````", [
        "modules/people/lesson.md:14:1: the block of code is not closed, so `# ` in it would be a heading; "
        "write ````, as many signs, on a line of its own below the code, as far indented",
    ]),
    "a block of code that more signs end": (
        LESSON, "## Stay", "## Stay\n\n```\n# x\n`````", "## Stay\n\n```\n# x\n```", [
        "modules/people/lesson.md:14:1: the block of code is not closed, so `# ` in it would be a heading; "
        "write ```, as many signs, on a line of its own below the code, as far indented",
    ]),
    "a block of code behind an invisible sign": (
        LESSON, "## Stay", "## Stay\n\n\u200b```\n# x\n```", "## Stay\n\n```\n# x\n```", [
        "modules/people/lesson.md:14:2: the block of code is not closed, so `# ` in it would be a heading; "
        "write ```, as many signs, on a line of its own below the code, as far indented",
    ]),
    "a block of code with another space in its head": (
        LESSON, "## Stay", '## Stay\n\n```py\u00a0title="a"\n# x\n```', '## Stay\n\n```py title="a"\n# x\n```', [
        "modules/people/lesson.md:14:1: the first line of the block of code cannot be read, so `# ` in it would be a "
        "heading; write ``` at the start of the line, and plain spaces alone behind the language",
    ]),
    "a heading of the first level below code": (
        LESSON, "## Stay", "## Stay\n\n```\n# x\n```\n\n# Stay", "## Stay\n\n```\n# x\n```", [
        "modules/people/lesson.md:18:1: a lesson has its title from front matter, but `# ` was found; "
        "write `## ` for a section",
    ]),
    "a note whose name has a space": (
        LESSON, "## Stay", "A.[^a b]\n\n[^a b]: N.\n\n## Stay", "A.[^a-b]\n\n[^a-b]: N.\n\n## Stay", [
        "modules/people/lesson.md:14:1: nothing refers to the note `a b`; "
        "its name holds no spaces: write `[^a-b]` in both places",
    ]),
    "a box that is indented by less than four": (
        LESSON, "## Stay", '- x\n\n  !!! note "A"\n      Words.\n\n## Stay',
        '- x\n\n    !!! note "A"\n        Words.\n\n## Stay', [
        "modules/people/lesson.md:14:3: the block is indented by 2 spaces, so it is none; "
        "write it at the left edge, or indent it by four spaces to belong to an item",
    ]),
    "an embedded picture of Obsidian": (LESSON, "## Stay", "## Stay\n\n![[plan.png|300]]", None, [
        "modules/people/lesson.md:14:1: there is no local standard `plan.png|300` in modules/catalogue.yml; "
        "for a picture write ![what it shows](picture.svg), for a link [words](page.md)",
    ]),
    "a table of contents of a wiki": (LESSON, "## Stay", "## Stay\n\n[[_TOC_]]", None, [
        "modules/people/lesson.md:14:1: there is no local standard `_TOC_` in modules/catalogue.yml; "
        "remove it; the page makes its own table of contents",
    ]),
    "a heading that jumps": (LESSON, "## Stay", "## Stay\n\n#### Who", "## Stay\n\n### Who", [
        "modules/people/lesson.md:14:1: the heading level jumps from 2 to 4; write `### `",
    ]),
    "an image without text": (
        LESSON,
        "## Stay",
        "## Stay\n\n![](stairs.svg)",
        None, [
        "modules/people/lesson.md:14:1: the image has no text in its [ ]; say there what it shows",
        "modules/people/lesson.md:14:1: there is no picture `stairs.svg` to show; "
        "put it into the folder of the page, or take the picture away",
    ]),
    "lists too deep": (LESSON, "## Stay", '## Stay\n\n' + '> ' * 41 + 'x', '## Stay\n\n' + '> ' * 40 + 'x', [
        "modules/people/lesson.md:14:1: lists or quotations are nested too deeply here; make them flatter",
    ]),
    "a heading of the first level that is underlined": (LESSON, "## Stay", "Stay\n====", "Stay\n----", [
        "modules/people/lesson.md:12:1: a lesson has its title from front matter, but a heading underlined with `=` "
        "was found; write `## ` for a section",
    ]),
    "a placement within a line": (LESSON, "## Stay", "## Stay\n\nSee <!-- question: trust --> here.", None, [
        "modules/people/lesson.md:14:5: the question stands within a line; put the comment on a line of its own",
    ]),
    "a comment that is not closed": (LESSON, "## Stay", "## Stay\n\nText <!-- remark", "## Stay\n\nText <!-- r -->", [
        "modules/people/lesson.md:14:6: the comment is not closed; write `-->` where it ends; "
        "a comment within a line ends in the same paragraph",
    ]),
    "a note that nothing refers to": (LESSON, "## Stay", "[^n]: A note.\n\n## Stay", "Text[^n]\n\n[^n]: N\n\n## Stay", [
        "modules/people/lesson.md:12:1: nothing refers to the note `n`; "
        "write `[^n]` where it belongs, or take the note away",
    ]),
    "an id that the page has": (LESSON, "## Stay", "## Stay {#next-step}", None, [
        "modules/people/lesson.md:12:1: the page has an id `next-step` of its own; "
        "give it another one; headings get theirs from their words",
    ]),
    "an id that appears twice": (LESSON, "## Stay", "## Stay\n\n## Two {#stay}\n\n## Three {#stay}", None, [
        "modules/people/lesson.md:16:1: the id `stay` stands on the page already; change one of the two",
    ]),
    "a section that is not on the page": (QUIZ, "section: stay", "section: stays", None, [
        "quizzes/people.yml:16:14: there is no section `stays`; did you mean `stay`?",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


def test_two_checklists_with_one_id(problems_of: Callable[[Mapping[str, str]], list[str]]) -> None:
    entry = (
        "- {id: after, title: After, purpose: To be sure., method: read-do, pause_point: now, roles: [all], "
        "owner: Desk, revision: 1, date: 2026-11-21, next_review: 2027-11-21, items: [{id: a, text: Act}]}\n"
    )
    lesson = "---\ntitle: A\nsummary: B\n---\nText.\n\n<!-- checklist: after -->\n\n## Stay\n"
    assert problems_of({CHECKLISTS: entry + entry, LESSON: lesson}) == [
        f"{CHECKLISTS}:2:8: the checklist `after` appears here and at {CHECKLISTS}:1; change one of the two"
    ]
    assert problems_of({CHECKLISTS: entry, LESSON: lesson}) == []


WORDS = {
    "a line below": ("snake_case names", "snake_case-names", "snake_case-names"),
    "another script": ("\u041f\u043e\u043a\u0430", "\u043f\u043e\u043a\u0430", "%D0%BF%D0%BE%D0%BA%D0%B0"),
    "an accent": ("Stra\u00dfe 1", "stra\u00dfe-1", "stra%C3%9Fe-1"),
    "marks": (
        "\u0939\u093f\u0902\u0926\u0940",
        "\u0939\u093f\u0902\u0926\u0940",
        quote("\u0939\u093f\u0902\u0926\u0940"),
    ),
    "a third level": ("Words\n\n### On the job", "on-the-job", "on-the-job"),
    "an id of one's own": ("Words {#Mine.1}", "Mine.1", "Mine%2E1"),
}


@pytest.mark.parametrize(("heading", "address", "copied"), WORDS.values(), ids=WORDS)
def test_a_section_is_named_as_the_page_has_it_or_as_a_browser_copies_it(
    course_files: Callable[..., Path],
    replaced: Callable[[str, str, str], dict[str, str]],
    heading: str,
    address: str,
    copied: str,
) -> None:
    run = "---\nsession: 10\nrun:\n  - {minutes: 10, sections: ['%s'], do: Read.}\n---\n\nBring pens.\n"
    for name in (address, copied):
        root = course_files(
            {
                **replaced(LESSON, "## Stay", f"## {heading}"),
                **replaced(QUIZ, "section: stay", f"section: '{name}'"),
                **replaced(INDEX, "level:", f"models: {{negative: '{name}', positive: '{name}'}}\nlevel:"),
                "modules/people/trainer.md": run % name,
            }
        )
        module = load_course(root, rules=False).modules[0]
        assert {question.section for question in module.quiz.questions if question.section} == {address}
        assert module.offering.models
        assert module.offering.models.negative == module.offering.models.positive == address
        assert module.trainer
        assert module.trainer.session
        assert [step.sections for step in module.trainer.session.run] == [(address,)]
        verdict = judge(load_course(root, rules=False))
        assert [one for one in (*verdict.problems, *verdict.warnings) if one.rule == "SC03"] == []


def test_a_run_sheets_section_is_told_with_the_nearest(
    problems_of: Callable[[Mapping[str, str]], list[str]], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    run = "---\nsession: 10\nrun:\n  - {minutes: 10, sections: [snake_case-name], do: Read.}\n---\n\nBring pens.\n"
    files = {**replaced(LESSON, "## Stay", "## snake_case names\n\n## Stay"), "modules/people/trainer.md": run}
    assert problems_of(files) == [
        "modules/people/trainer.md:4:30: there is no section `snake_case-name`; did you mean `snake_case-names`?"
    ]


def test_a_quiz_of_checks_alone(
    problems_of: Callable[[Mapping[str, str]], list[str]], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    checks = replaced(QUIZ, "    section: stay\n", "    section: stay\n")
    checks[QUIZ] = checks[QUIZ].replace("    objective:", "    use: check\n    objective:")
    assert problems_of(checks) == [f"{QUIZ}:5:3: every question is a check; give some `use: test` or `use: both`"]


def test_a_lesson_without_text(problems_of: Callable[[Mapping[str, str]], list[str]]) -> None:
    said = problems_of({LESSON: "---\ntitle: A\nsummary: B\n---\n"})
    assert f"{LESSON}:1:1: the lesson has no text; write it below the front matter" in said
