"""Dead links are told before anything is built: where they stand, and what is nearest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import examine
from tests.conftest import VALID, printed
from tests.in_process import command

PROJECT = Path(__file__).parents[2]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
LESSON = "modules/people/lesson.md"
PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\n"

CourseFiles = Callable[..., Path]
ProblemsOf = Callable[..., list[str]]


@pytest.fixture
def with_templates(course_files: CourseFiles) -> Callable[..., list[str]]:
    """What is said of a course that has the templates of its pages, and a picture."""

    def said(changes: dict[str, str]) -> list[str]:
        root = course_files({"modules/people/telephone.svg": PICTURE, **changes})
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        return printed(root)

    return said


def lesson(line: str) -> dict[str, str]:
    """A lesson with one more line: its line 19."""
    assert VALID[LESSON].count("\n") == 16
    return {LESSON: VALID[LESSON] + "\n\n" + line + "\n"}


NO_PAGE = "there is no page or file"
NO_QUIZ = f"{NO_PAGE} `quizz.md` to link to; did you mean `quiz.md`?"
DEAD = {
    "a page": ("See [the quiz](quizz.md).", "19:5: " + NO_QUIZ),
    "as the site has it": ("[Quiz](quiz.html)", f"19:1: {NO_PAGE} `quiz.html` to link to; did you mean `quiz.md`?"),
    "a folder": ("[All](../people/)", f"19:1: {NO_PAGE} `../people/` to link to; did you mean `../people/index.md`?"),
    "another module": (
        "[It](../peeple/lesson.md)",
        f"19:1: {NO_PAGE} `../peeple/lesson.md` to link to; did you mean `lesson.md`?",
    ),
    "a part of the page": (
        "[Stay](#sty)",
        "19:1: the page `people/lesson.md` has no part `#sty`; did you mean `#stay`?",
    ),
    "an address that another one ends with": ("[a](https://a.org/quizz.md) [c](quizz.md)", "19:29: " + NO_QUIZ),
    "a part of another page": (
        "[Home](../index.md#accessibilty)",
        "19:1: the page `index.md` has no part `#accessibilty`; did you mean `#accessibility`?",
    ),
    "a part of a quiz": (
        "[One](quiz.md#question-first-cal)",
        "19:1: the page `people/quiz.md` has no part `#question-first-cal`; did you mean `#question-first-call`?",
    ),
    "a picture": (
        "![A telephone](telefone.svg)",
        "19:1: there is no picture `telefone.svg` to show; did you mean `telephone.svg`?",
    ),
    "a picture in a link": (
        "[![A telephone](telefone.svg)](quiz.md)",
        "19:2: there is no picture `telefone.svg` to show; did you mean `telephone.svg`?",
    ),
    "a page for a picture": ("![Quiz](quiz.md)", "19:1: `people/quiz.md` is a page, and no picture; take the `!` away"),
    "a file": ("[Form](form.pdf)", f"19:1: {NO_PAGE} `form.pdf` to link to; known here: telephone.svg"),
    "data of the course": (
        "[Items](checklists.yml)",
        f"19:1: {NO_PAGE} `checklists.yml` to link to; known here: telephone.svg",
    ),
    "an address of the host": (
        "[Home](/people/lesson.md)",
        "19:1: `/people/lesson.md` starts at the root of the host, and the site may stand below it; "
        "did you mean `lesson.md`?",
    ),
    "nothing": ("[Nowhere]()", "19:1: the link leads nowhere; write a page or an address between its ( )"),
    "a reference": (
        "See [the quiz][q].\n\n[q]: quizz.md",
        "19:5: " + NO_QUIZ,
    ),
    "a reference without an address": (
        "See [the quiz][q].",
        "19:5: there is not an address for the reference `q`; add a line `[q]: address`, or write the address in ( )",
    ),
    "an address in angle brackets": ("[It](<quizz.md>)", "19:1: " + NO_QUIZ),
    "an address with a title": ('[It](quizz.md "Quiz")', "19:1: " + NO_QUIZ),
    "signs as HTML writes them": (
        "[It](q&amp;iz.md)",
        f"19:1: {NO_PAGE} `q&iz.md` to link to; did you mean `quiz.md`?",
    ),
    "a table": ("| a |\n| - |\n| [x](quizz.md) |", "21:3: " + NO_QUIZ),
    "a note": ("Said.[^n]\n\n[^n]: In [it](quizz.md).", "21:10: " + NO_QUIZ),
    "a page of the trainer's": (
        "[Sheet](trainer.md)",
        "19:1: `people/trainer.md` is the trainer's, and learners have no such page; "
        "move the link into a `!!! trainer` block, or remove it",
    ),
    "a trainer's block": (
        "!!! trainer\n    See [it](quizz.md).",
        "20:9: " + NO_QUIZ,
    ),
    "beside the same address in code": (
        "`[x](quizz.md)` and [x](quizz.md)",
        "19:21: " + NO_QUIZ,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "told"), DEAD.values(), ids=DEAD)
def test_a_dead_link_is_told_word_for_word(with_templates: Callable[..., list[str]], line: str, told: str) -> None:
    assert with_templates(lesson(line)) == [f"{LESSON}:{told}"]


ALIVE = {
    "pages": "[a](quiz.md) [b](../index.md) [c](../courses/essentials.md) [d](checklist-after-a-call.md)",
    "parts": "[a](#stay) [b](lesson.md#look-and-call) [c](../sources.md#source-000-01) [d](../index.md#accessibility)",
    "placed parts": "[a](#question-first-call) [b](#scenario-fall-on-the-stairs) [c](#checklist-after-a-call)",
    "pictures and files": "![A telephone](telephone.svg) [file](telephone.svg)",
    "elsewhere": "<https://example.org/x> [mail](mailto:a@example.org) <a@example.org> [call](tel:112)",
    "code": "`[x](nowhere.md)` and `` [y](#no) ``\n\n```\n[z](nowhere.md)\n![a](b.png)\n```",
    "an id of the author's": "### A part {: #own }\n\n[to it](#own)",
    "notes": "Said.[^n]\n\n[^n]: By somebody.",
    "trainer's pages in the trainer's block": "!!! trainer\n    [Sheet](trainer.md), [keys](trainer-keys.md)",
    "a reference": "See [the quiz][q] and [q][].\n\n[q]: quiz.md",
}


@pytest.mark.parametrize("line", ALIVE.values(), ids=ALIVE)
def test_what_leads_somewhere_is_not_spoken_of(with_templates: Callable[..., list[str]], line: str) -> None:
    assert with_templates(lesson(line)) == []


def test_an_address_that_would_run_something_is_a_warning(course_files: CourseFiles) -> None:
    root = course_files(lesson("[Run](javascript:run) ![z](data:x)"))
    told = [str(warning) for warning in examine(root).warnings if not warning.rule]
    hint = "write a page, a file, or an address that starts with https:, mailto: or tel:"
    assert told == [
        f"{LESSON}:19:1: a link cannot lead to `javascript:run`, and leads nowhere; {hint}",
        f"{LESSON}:19:23: a link cannot lead to `data:x`, and leads nowhere; {hint}",
    ]
    assert printed(root) == []


def test_every_kind_of_text_is_looked_at(
    with_templates: Callable[..., list[str]], replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    overview = VALID["modules/people/index.md"] + "\nThen [quiz](quizz.md).\n"
    said = with_templates(
        {
            "modules/people/index.md": overview.replace("purpose: Stay", 'purpose: "[Quiz](quizz.md): Stay').replace(
                "help comes.\nlevel", 'help comes."\nlevel'
            ),
            "modules/people/trainer.md": "Ask [them](trainerr.md).\n",
            "modules/pages/faq.md": PAGE + "[It](../people/quizz.md)\n",
            **replaced("quizzes/people.yml", "Help takes time to come.", "See [quiz](quizz.md)."),
            **replaced("modules/catalogue.yml", "fee: Free.", 'fee: "[Free](people/quizz.md#x)."'),
            **replaced("modules/people/checklists.yml", "Said where you are", '"[Said](#stay)"'),
            **replaced("modules/sources.yml", "says: Call first.", 'says: "![Call](call.png)"'),
        }
    )
    assert said == [
        "modules/catalogue.yml:39:8: there is no page or file `people/quizz.md` to link to; "
        "did you mean `people/quiz.md`?",
        "modules/pages/faq.md:6:1: there is no page or file `../people/quizz.md` to link to; "
        "did you mean `../people/quiz.md`?",
        "modules/people/checklists.yml:13:13: `#stay` names no page, and this text stands on more than one; "
        "write the page before it, such as `lesson.md#stay`",
        "modules/people/index.md:6:10: there is no page or file `quizz.md` to link to; did you mean `quiz.md`?",
        "modules/people/index.md:33:6: there is no page or file `quizz.md` to link to; did you mean `quiz.md`?",
        "modules/people/trainer.md:1:5: there is no page or file `trainerr.md` to link to; did you mean `trainer.md`?",
        "modules/sources.yml:34:11: there is no picture `call.png` to show; known here: people/telephone.svg",
        "quizzes/people.yml:13:19: there is no page or file `quizz.md` to link to; did you mean `quiz.md`?",
    ]


def test_a_part_that_a_link_of_the_header_names_is_looked_for(with_templates: Callable[..., list[str]]) -> None:
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert with_templates({"mkdocs.yml": settings}) == []
    (told,) = with_templates({"mkdocs.yml": settings.replace("#accessibility", "#acessibility")})
    assert told.startswith("mkdocs.yml:")
    assert told.endswith("the page `index.md` has no part `#acessibility`; did you mean `#accessibility`?")


INDEX = "modules/people/index.md"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"prerequisites: []": "prerequisites: [FA-999]"}, [f"{INDEX}:12:17: there is no module `FA-999`"]),
        ({}, []),
    ],
)
@pytest.mark.parametrize("template", ["", "{% if %}", "{{ acme.name }}"])
def test_a_part_of_a_page_that_cannot_be_made_hides_no_other_mistake(
    course_files: CourseFiles,
    replaced: Callable[[str, str, str], dict[str, str]],
    changes: dict[str, str],
    said: list[str],
    template: str,
) -> None:
    index = replaced(INDEX, "prerequisites: []", "prerequisites: []")[INDEX]
    for old, new in changes.items():
        index = index.replace(old, new)
    linked = {INDEX: f"{index}\n[This](index.md#objectives) and [home](../index.md#accessibility).\n"}
    root = course_files({"mkdocs.yml": (PROJECT / "mkdocs.yml").read_text("utf-8"), **linked})
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    if template:
        (root / "overrides/course/home.html").write_text(template, "utf-8")
        (root / "overrides/course/offering.html").write_text(template, "utf-8")
    told = printed(root)
    assert [one.partition(";")[0].partition(", known")[0] for one in told] == said


@pytest.mark.parametrize("form", ["json", "github"])
def test_editors_and_services_are_told_the_same(course_files: CourseFiles, form: str) -> None:
    root = course_files({"mkdocs.yml": "site_name: Trial\n", **lesson("[Quiz](quizz.md)")})
    done = command(root, "check", "--format", form)
    assert done.returncode == 1
    words = "there is no page or file `quizz.md` to link to"
    if form == "json":
        (found,) = [entry for entry in json.loads(done.stdout) if entry["message"] == words]
        assert (found["path"], found["line"], found["column"]) == (LESSON, 19, 1)
        assert found["hint"] == "did you mean `quiz.md`?"
    else:
        assert f"::error file={LESSON},line=19,col=1::{words}; did you mean `quiz.md`?" in done.stdout.splitlines()
