"""Names that were there and lead nowhere now: what `check --since` says of each, and what takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.checks.since import compare
from course.commands import check
from course.commands.main import main
from tests.checks.published_course import CATALOGUE, INDEX, LESSON, LISTS, QUIZ, SCENES, Since, git, root, since, write
from tests.commands.course_to_rename import WHOLE, files
from tests.commands.test_rename import RENAMES
from tests.commands.test_rename_cut_off import put_back
from tests.conftest import SETTINGS, VALID

pytestmark = pytest.mark.process

__all__ = ["root", "since"]  # fixtures


def test_a_module_that_is_gone_is_noted(root: Path) -> None:
    (root / "modules/people").rename(root / "modules/persons")
    (root / "quizzes/people.yml").rename(root / "quizzes/persons.yml")
    verdict = check.examine_since(root, "published")
    assert [str(problem) for problem in verdict.warnings if not problem.rule] == [
        "modules/persons/index.md:2:1: the module `people` was there at `published`, and what learners earned in it "
        "counts no more, and its addresses lead nowhere; if it is `persons` now, write `was: [people]` there, or give "
        "it its name back and let `rename module` change it"
    ]


# What is renamed by hand, where that is told, what it costs, and what `was` takes it back.
LOST = {
    "the catalogue": (
        (CATALOGUE, "id: first-aid-training\n", "id: first-aid\n", "was: [first-aid-training]\n"),
        "modules/catalogue.yml:2:5: the catalogue `first-aid-training` was there at `published`, and all that browsers "
        "keep of this training is kept under that id, and would not be found; if it is `first-aid` now, write `was: "
        "[first-aid-training]` there, or give it its name back and let `rename catalogue` change it",
    ),
    "a course": (
        (CATALOGUE, "id: essentials\n", "id: basics\n", "    was: [essentials]\n"),
        "modules/catalogue.yml:17:9: the course `essentials` was there at `published`, and that somebody completed it "
        "counts no more, and its addresses lead nowhere; if it is `basics` now, write `was: [essentials]` there, or "
        "give it its name back and let `rename course` change it",
    ),
    "the code of a course": (
        (CATALOGUE, "code: CERT-FA\n", "code: CERT-AID\n", "    was: [CERT-FA]\n"),
        "modules/catalogue.yml:18:11: the course code `CERT-FA` was there at `published`, and records that name it "
        "cannot be compared any more; if it is `CERT-AID` now, write `was: [CERT-FA]` there, or give it its name back "
        "and let `rename code` change it",
    ),
    "a heading": (
        (LESSON, "## Stay\n", "## Stay there\n", ""),
        "modules/people/lesson.md:12:1: the heading `people/lesson/stay` was there at `published`, and that somebody "
        "read it counts no more, and links to it lead to no part of the page; if it is `stay-there` now, write "
        "`headings_were: {stay-there: [stay]}` there, or give it its name back and let `rename heading` change it",
    ),
    "a question": (
        (QUIZ, "id: what-to-say\n", "id: what-to-tell\n", "    was: [what-to-say]\n"),
        "quizzes/people.yml:17:9: the question `people/what-to-say` was there at `published`, and what learners earned "
        "with it counts no more; if it is `what-to-tell` now, write `was: [what-to-say]` there, or give it its name "
        "back and let `rename question` change it",
    ),
    "a checklist": (
        (LISTS, "- id: after-a-call\n", "- id: after-the-call\n", "  was: [after-a-call]\n"),
        "modules/people/checklists.yml:1:7: the checklist `after-a-call` was there at `published`, and that somebody "
        "read or used it counts no more, and its address leads nowhere; if it is `after-the-call` now, write `was: "
        "[after-a-call]` there, or give it its name back and let `rename checklist` change it",
    ),
    "a scenario": (
        (SCENES, "- id: fall-on-the-stairs\n", "- id: fall-on-stairs\n", "  was: [fall-on-the-stairs]\n"),
        "modules/people/scenarios.yml:1:7: the scenario `people/fall-on-the-stairs` was there at `published`, and "
        "plays of it count no more; if it is `fall-on-stairs` now, write `was: [fall-on-the-stairs]` there, or give it "
        "its name back and let `rename scenario` change it",
    ),
    "a node": (
        (SCENES, "    called:\n", "    calling:\n", "      was: [called]\n"),
        "modules/people/scenarios.yml:18:7: the node `people/fall-on-the-stairs/called` was there at `published`, and "
        "earlier plays that passed it are not compared with new ones; if it is `calling` now, write `was: [called]` "
        "there, or give it its name back and let `rename node` change it",
    ),
}
ALSO = {  # what names them elsewhere
    "a heading": [(QUIZ, "section: stay", "section: stay-there")],
    "a checklist": [(LESSON, "checklist: after-a-call", "checklist: after-the-call")],
    "a scenario": [(LESSON, "scenario: fall-on-the-stairs", "scenario: fall-on-stairs")],
    "a node": [(SCENES, "goto: called", "goto: calling")],
}
KEPT_HEADING = (LESSON, "summary: Look", "headings_were: {stay-there: [stay]}\nsummary: Look")


@pytest.mark.parametrize("what", LOST)
def test_a_name_that_would_cost_a_learner_something_is_told_with_what_keeps_it(since: Since, what: str) -> None:
    (path, old, new, was), said = LOST[what]
    others = ALSO.get(what, [])
    lost = [one for one in since((path, old, new), *others) if "was there at" in one]
    assert lost == [said]
    assert since((path, old, new + was), *others, *([] if was else [KEPT_HEADING])) == []


def test_a_choice_under_another_id_is_told(root: Path) -> None:
    named = VALID[QUIZ].replace("- text: A cup of tea\n", "- text: A cup of tea\n        id: tea\n")
    write(root, {QUIZ: named})
    git(root, "commit", "--quiet", "--all", "--message", "Named")
    write(root, {QUIZ: named.replace("id: tea", "id: teas")})
    assert [str(one) for one in check.examine_since(root, "HEAD").warnings if "was there at" in one.message] == [
        "quizzes/people.yml:15:13: the part of the question `people/first-call/tea` was there at `HEAD`, and answers "
        "that named it name nothing any more; if it is `teas` now, write `was: [tea]` there, or give it its name back "
        "and let `rename choice` change it"
    ]


def test_a_lesson_under_another_file_is_told(root: Path) -> None:
    (root / LESSON).rename(root / "modules/people/minute.md")
    write(root, {INDEX: VALID[INDEX].replace("[lesson.md]", "[minute.md]")})
    assert [str(one) for one in check.examine_since(root, "published").warnings if not one.rule] == [
        "modules/people/minute.md:1:1: the lesson `people/lesson` was there at `published`, and that somebody read it "
        "counts no more, and its address leads nowhere; if it is `minute.md` now, write `was: [lesson.md]` there, or "
        "give it its name back and let `rename lesson` change it"
    ]


# In each module a text of a few words, most of which lead to something that can get another name.
LINKS = {
    INDEX: "## Overview\n\nSee [it](lesson.md#stay), [this](checklist-after-a-call.md), [that][1].\n\n[1]: lesson.md\n",
    "modules/people/zebra.md": """\
---
title: The last one
summary: What comes last.
---

## At last

[It](lesson.md), [it](<lesson.md#stay> "Once more"), [this](checklist-after-a-call.md), [all](../calls/lesson.md).
""",
}


def test_no_rename_is_taken_for_other_words(course_files: Callable[..., Path]) -> None:
    """Lessons that are not listed stand in the order of their names, and places of links are not read."""
    root = course_files(WHOLE | {path: _with_links(path, text) for path, text in LINKS.items()})
    before = load_course(root, rules=False)
    for case, (old, new) in {**RENAMES, "lesson to another place": ("people/zebra.md", "aardvark.md")}.items():
        whole = files(root)
        assert main(["--root", str(root), "rename", case.partition(" ")[0].rstrip(":"), old, new]) == 0
        found = compare(before, load_course(root, rules=False), "published")
        assert [str(one) for one in (*found.problems, *found.warnings)] == [], case
        put_back(root, whole)


def _with_links(path: str, text: str) -> str:
    if path != INDEX:
        return text
    head = str(WHOLE[INDEX]).replace("lessons: [lesson.md]\n", "")
    return head.partition("\n---\n")[0] + f"\n---\n\n{text}"


def test_what_rename_changes_costs_nothing(root: Path) -> None:
    settings = SETTINGS.replace("A training course", "First Aid Training")
    (root / "mkdocs.yml").write_text(settings)
    for words in (
        "question people/first-call call", "choice people/call/b tea", "checklist after-a-call after",
        "item after/stayed remained", "heading people/lesson.md#stay remain", "lesson people/lesson.md minute.md",
        "scenario people/fall-on-the-stairs fall", "node people/fall/called rung", "module people persons",
        "code FA-101 FA-201", "code CERT-FA CERT-AID", "course essentials basics", "catalogue first-aid-training aid",
    ):  # fmt: skip
        assert main(["--root", str(root), "rename", *words.split()]) == 0
    verdict = check.examine_since(root, "published")
    assert [str(one) for one in (*verdict.problems, *verdict.warnings) if not one.rule] == []
