"""A former name leads to one thing: what else has it, or had it, is told with both places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.checks.load import load_course
from course.model.former_names import PARENTS, named_parts
from course.pages.old_ids import old_ids
from tests.conftest import VALID

Mistake = Callable[..., list[str]]

CATALOGUE, INDEX, LESSON = "modules/catalogue.yml", "modules/people/index.md", "modules/people/lesson.md"
QUIZ, LISTS, SCENES = "quizzes/people.yml", "modules/people/checklists.yml", "modules/people/scenarios.yml"


def with_all_renamed() -> dict[str, str]:
    """Return the valid course, every name of which was another once."""
    changes = {
        CATALOGUE: (
            ("id: first-aid-training\n", "was: [old-training]\n"),
            ("id: essentials\n", "    was: [old-course, CERT-OLD]\n"),
        ),
        INDEX: (("code: FA-101\n", "was: [persons, OLD-101]\nmerged: [waiting]\n"),),
        LESSON: (
            ("title: The first minute\n", "was: [minute.md, calls/first.md]\n"),
            ("summary: Look, call, stay.\n", "headings_were: {stay: [remain], look-and-call: [look]}\n"),
        ),
        QUIZ: (
            ("id: first-call\n", "    was: [call-first, calls/call]\n"),
            ("- text: A call for help\n", "        was: [call]\n"),
        ),
        LISTS: (("id: after-a-call\n", "  was: [calls/after]\n"), ("id: stayed\n", "      was: [remained]\n")),
        SCENES: (("id: fall-on-the-stairs\n", "  was: [fall]\n"), ("    called:\n", "      was: [rung]\n")),
    }
    texts = {}
    for path, pairs in changes.items():
        texts[path] = VALID[path]
        for old, more in pairs:
            assert texts[path].count(old) == 1
            texts[path] = texts[path].replace(old, old + more)
    return texts


def test_every_former_name_leads_to_the_name_of_today(course_files: Callable[..., object]) -> None:
    former = load_course(course_files(with_all_renamed()), rules=False).former  # type: ignore[arg-type]
    told = {
        "catalogues": (("old-training",), ("first-aid-training",)),
        "courses": (("old-course",), ("essentials",)),
        "course-codes": (("CERT-OLD",), ("CERT-FA",)),
        "modules": (("persons",), ("people",)),
        "codes": (("OLD-101",), ("FA-101",)),
        "merged": (("waiting",), ("people",)),
        "lessons": (("persons", "minute"), ("people", "lesson")),
        "sections": (("persons", "minute", "remain"), ("people", "lesson", "stay")),
        "questions": (("persons", "call-first"), ("people", "first-call")),
        "parts": (("persons", "call-first", "call"), ("people", "first-call", "a")),
        "scenarios": (("persons", "fall"), ("people", "fall-on-the-stairs")),
        "nodes": (("persons", "fall", "rung"), ("people", "fall-on-the-stairs", "called")),
        "checklists": (("after",), ("after-a-call",)),
        "sheets": (("calls", "after"), ("people", "after-a-call")),
        "items": (("after", "remained"), ("after-a-call", "stayed")),
    }
    assert {kind: former.now(kind, old) for kind, (old, _) in told.items()} == {
        kind: new for kind, (_, new) in told.items()
    }
    assert set(PARENTS) - {"groups"} <= told.keys()
    assert former.now("questions", ("calls", "call")) == ("people", "first-call")
    assert former.now("lessons", ("calls", "first")) == ("people", "lesson")
    assert former.now("questions", ("people", "unheard-of")) == ("people", "unheard-of")
    assert former.now("questions", ("calls", "other")) == ("calls", "other")


def test_a_former_name_of_digits_is_a_name_and_no_code(course_files: Callable[..., object]) -> None:
    changes = {
        CATALOGUE: VALID[CATALOGUE].replace("id: essentials\n", 'id: essentials\n    was: ["2023"]\n'),
        INDEX: VALID[INDEX].replace("code: FA-101\n", 'code: FA-101\nwas: ["2024"]\n'),
        QUIZ: VALID[QUIZ].replace("- text: A call for help\n", '- text: A call for help\n        was: ["2025"]\n'),
    }
    content = load_course(course_files(changes), rules=False)  # type: ignore[arg-type]
    assert [(one.kind, one.old, one.new) for one in content.former.all] == [
        ("courses", ("2023",), ("essentials",)),
        ("modules", ("2024",), ("people",)),
        ("parts", ("people", "first-call", "2025"), ("people", "first-call", "a")),
    ]
    (people,) = (module for module in content.modules if module.slug == "people")
    (part,) = (part for _, _, part in named_parts(people.quiz.questions[0]) if part.was)
    assert old_ids(part) == '<span id="2025"></span>'


@pytest.mark.parametrize(
    ("path", "old", "more", "said"),
    [
        (CATALOGUE, "id: first-aid-training\n", "was: [first-aid-training]\n",
         "modules/catalogue.yml:3:7: `first-aid-training` is the name that it has now; take it out of `was`"),
        (CATALOGUE, "    code: CERT-FA\n", "    was: [CERT-FA]\n",
         "modules/catalogue.yml:19:11: `CERT-FA` is the name that it has now; take it out of `was`"),
        (INDEX, "code: FA-101\n", "was: [people]\n",
         "modules/people/index.md:4:7: `people` is the name that it has now; take it out of `was`"),
        (INDEX, "code: FA-101\n", "merged: [people]\n",
         "modules/people/index.md:4:10: `people` is the name that it has now; take it out of `merged`"),
        (LESSON, "title: The first minute\n", "was: [people/lesson.md]\n",
         "modules/people/lesson.md:3:7: `people/lesson` is the name that it has now; take it out of `was`"),
        (LESSON, "title: The first minute\n", "headings_were: {stay: [look-and-call]}\n",
         "modules/people/lesson.md:3:24: `people/lesson/look-and-call` is the name of another heading now, at "
         "modules/people/lesson.md:7; give that one another name, or take this one out of `headings_were`"),
        (LESSON, "title: The first minute\n", "headings_were: {stays: [stand]}\n",
         "modules/people/lesson.md:3:24: there is no heading `stays` in this lesson; did you mean `stay`?"),
        (QUIZ, "  - id: first-call\n", "    was: [what-to-say]\n",
         "quizzes/people.yml:6:11: `people/what-to-say` is the name of another question now, at quizzes/people.yml:18; "
         "give that one another name, or take this one out of `was`"),
        (QUIZ, "      - text: A call for help\n", "        was: [b]\n",
         "quizzes/people.yml:12:15: `people/first-call/b` is the name of another part of the question now, at "
         "quizzes/people.yml:15; give that one another name, or take this one out of `was`"),
        (QUIZ, "  - id: what-to-say\n", "    was: [say, people/say]\n",
         "quizzes/people.yml:18:16: `people/say` appears here and on line 18; keep one of the two in `was`"),
        (LISTS, "    - id: stayed\n", "      was: [said-where]\n",
         "modules/people/checklists.yml:17:13: `after-a-call/said-where` is the name of another item now, at "
         "modules/people/checklists.yml:12; give that one another name, or take this one out of `was`"),
        (SCENES, "    called:\n", "      was: [waited]\n",
         "modules/people/scenarios.yml:18:13: `people/fall-on-the-stairs/waited` is the name of another node now, at "
         "modules/people/scenarios.yml:23; give that one another name, or take this one out of `was`"),
    ],
)  # fmt: skip
def test_a_former_name_that_something_has_now_is_told(
    mistake: Mistake, path: str, old: str, more: str, said: str
) -> None:
    assert mistake(path, old, old + more) == ([said] if said else [])


def test_two_that_had_the_same_name_are_told_with_both_places(mistake: Mistake) -> None:
    old = "    section: stay\n  - id: what-to-say\n"
    (said,) = mistake(QUIZ, old, old.replace("stay\n", "stay\n    was: [opening]\n") + "    was: [people/opening]\n")
    assert said == (
        "quizzes/people.yml:19:11: `people/opening` is a former name at quizzes/people.yml:17 too; leave it with the "
        "one to which what learners earned belongs"
    )


@pytest.mark.parametrize(
    ("path", "old", "more", "said"),
    [
        (INDEX, "code: FA-101\n", "was: [Peo ple]\n",
         "modules/people/index.md:4:7: an entry of `was` must be an id or a code that it had before, such as "
         "first-call, but `Peo ple` was found; write `peo-ple`"),
        (LESSON, "title: The first minute\n", "was: [minute]\n",
         "modules/people/lesson.md:3:7: an entry of `was` must be a file that it was, such as lesson.md or "
         "calling/lesson.md, but `minute` was found; change it to that form"),
        (QUIZ, "  - id: first-call\n", "    was: [a/b/c]\n",
         "quizzes/people.yml:6:11: an entry of `was` must be an id that it had before, such as first-call or "
         "calling/first-call, but `a/b/c` was found; write `a-b-c`"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_a_name_is_told(mistake: Mistake, path: str, old: str, more: str, said: str) -> None:
    assert mistake(path, old, old + more) == [said]
