"""`rename`: one name changes, everything that leads there follows, and all else in the files stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from tests.conftest import VALID

pytestmark = pytest.mark.long

CATALOGUE, INDEX, LESSON = "modules/catalogue.yml", "modules/people/index.md", "modules/people/lesson.md"
QUIZ, LISTS, SCENES = "quizzes/people.yml", "modules/people/checklists.yml", "modules/people/scenarios.yml"
SETTINGS = "mkdocs.yml"

# A course in which everything that has a name is named elsewhere too, in every way that there is.
CASES = """\
- id: three
  kind: categorise
  objective: "1.1"
  prompt: Sort.
  use: test
  categories:
    - {id: now, text: At once}
    - {id: later, text: Later}
  items:
    - {id: call, text: Call, category: now, feedback: First.}
    - {id: write, text: Write, category: later, feedback: After that.}
- id: filled
  kind: fill-in
  objective: "1.1"
  prompt: Fill in.
  text: |
    First

    you {call-verb}, then you {stay-verb}.
  blanks:
    - {id: call-verb, accept: [call], feedback: Yes.}
    - {id: stay-verb, accept: [stay], feedback: Yes.}
"""
GUIDE = """\
- id: at-the-door
  title: Somebody at the door
  use: guide
  setup: Somebody is at the door.
  start: ask
  way_out: fetch
  nodes:
    ask:
      says: Do they need help?  # ask first
      items: [after-a-call/stayed]
      choices:
        - {text: They do, goto: helped, items: ["after-a-call/said-where", after-a-call/stayed]}
        - {text: They say nothing, goto: fetch}
    helped: {ends: done, says: "Stay, see [the list](checklist-after-a-call.md) and [it](checklist-after-a-call.md)."}
    fetch: {ends: person, says: Fetch somebody.}
"""
SECOND = {
    "modules/calls/index.md": VALID[INDEX]
    .replace("FA-101", "FA-102")
    .replace("People: Until Help Comes", "Calls")
    .replace('"1.', '"2.')
    .replace("prerequisites: []", "prerequisites: [FA-101]\nrelated:\n  - FA-101 # the first"),
    "modules/calls/lesson.md": """\
---
title: The call
summary: Where, what, who.
---

## Before

See [the lesson](../people/lesson.md#stay), [once more](<../people/lesson.md#look-and-call> "Title") and [that][1],
or [the module](../people/index.md), [the list](../people/checklist-after-a-call.md) and
[the course](../courses/essentials.md). Not code: `[x](../people/lesson.md)`.

<!-- question: people/first-call -->

<!-- scenario: people/fall-on-the-stairs -->

<!-- checklist: people/after-a-call -->

[1]: ../people/guide-at-the-door.md
""",
    "quizzes/calls.yml": VALID[QUIZ]
    .replace('"1.', '"2.')
    .replace("section: stay", "section: before")
    .replace("    prompt: Anybody can help.", '    prompt: "Anybody can help: [see](../people/lesson.md#stay)."'),
}
WHOLE: dict[str, str | bytes | None] = {
    **SECOND,
    CATALOGUE: VALID[CATALOGUE]
    .replace("core: [FA-101]", "core: [FA-101, 'FA-102']")
    .replace("standards:\n", "paths:\n  - {id: desk, title: Desk, modules: [FA-102, FA-101]}\nstandards:\n"),
    INDEX: VALID[INDEX].replace("on_the_job:", "models: {negative: look-and-call, positive: stay}\non_the_job:"),
    LESSON: VALID[LESSON].replace("\n", "\r\n").replace("Stay\r\n", "Stay   \r\n").encode("utf-8-sig"),
    "modules/people/trainer.md": """\
---
session: 5
run:
  - {minutes: 5, sections: [stay], do: Talk.}
---

Notes.
""",
    QUIZ: VALID[QUIZ] + "".join(f"  {line}\n" if line else "\n" for line in CASES.splitlines()),
    SCENES: VALID[SCENES] + GUIDE,
    SETTINGS: """\
site_name: First Aid Training
docs_dir: modules
theme: {name: material, font: false}
plugins: [search, course]
extra:
  course_header:
    - {title: Learning, url: learning.md#module-people}
  course_footer:
    - {title: Lesson, url: people/lesson.html#stay}
    - {title: Course, url: "courses/essentials/"}
""",
}

Rename = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(course_files: Callable[[Mapping[str, str | bytes | None]], Path]) -> Path:
    return course_files(WHOLE)


@pytest.fixture
def rename(root: Path, capsys: pytest.CaptureFixture[str]) -> Rename:
    """Run the command; return its exit code and what it said on both streams."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--root", str(root), "rename", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


RENAMES = {
    "catalogue": ("first-aid-training", "first-aid"),
    "course": ("essentials", "basics"),
    "code of a module": ("FA-101", "FA-201"),
    "code of a course": ("CERT-FA", "CERT-AID"),
    "module": ("people", "persons"),
    "lesson": ("people/lesson.md", "minute.md"),
    "heading": ("people/lesson.md#stay", "remain"),
    "question": ("people/first-call", "call-first"),
    "choice by its letter": ("people/first-call/a", "call"),
    "choice: a category": ("people/three/now", "at-once"),
    "choice: an item": ("people/three/call", "ring"),
    "choice: a blank": ("people/filled/call-verb", "verb"),
    "checklist": ("after-a-call", "after"),
    "item": ("after-a-call/stayed", "remained"),
    "scenario": ("people/fall-on-the-stairs", "fall"),
    "scenario: a guide": ("at-the-door", "door"),
    "node": ("people/at-the-door/fetch", "fetched"),
}


@pytest.mark.parametrize("case", RENAMES)
def test_there_and_back_everything_is_as_it_was_but_for_the_names_in_between(
    root: Path, rename: Rename, case: str
) -> None:
    """What was renamed and named back differs by ``was`` alone; the command itself makes sure that nothing is lost."""
    old, new = RENAMES[case]
    kind = case.partition(" ")[0].rstrip(":")
    before = files(root)
    code, out, err = rename(kind, old, new)
    assert (code, err) == (0, "")
    assert files(root) != before
    last = old.rpartition("#" if "#" in old else "/")[2]
    assert f"{last.removesuffix('.md')} is {new.removesuffix('.md')} now: " in out.splitlines()[-1]
    named = old[: len(old) - len(last)] + new
    code, _, err = rename(kind, named, last)
    assert (code, err) == (0, "")
    assert {path: bare(content) for path, content in files(root).items()} == before


def bare(content: bytes) -> bytes:
    """Return a file without its former names, and without the letter and the address that had to be written down."""
    content = re.sub(rb"(?m)^ *(?:was|headings_were): .*\r?\n", b"", content)
    content = re.sub(rb", was: \[[^]]*\]|was: \[[^]]*\], ", b"", content)
    return content.replace(b" {#stay}", b"").replace(b"- id: a\n        text", b"- text")


def test_a_new_name_changes_what_leads_there_and_nothing_else(root: Path, rename: Rename) -> None:
    code, out, err = rename("module", "people", "persons")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "mkdocs.yml:7: -     - {title: Learning, url: learning.md#module-people}",
        "mkdocs.yml:7: +     - {title: Learning, url: learning.md#module-persons}",
        "mkdocs.yml:9: -     - {title: Lesson, url: people/lesson.html#stay}",
        "mkdocs.yml:9: +     - {title: Lesson, url: persons/lesson.html#stay}",
        "modules/calls/lesson.md:8: - See [the lesson](../people/lesson.md#stay), [once more](<../people/lesson.md#look"
        '-and-call> "Title") and [that][1],',
        "modules/calls/lesson.md:8: + See [the lesson](../persons/lesson.md#stay), [once more](<../persons/lesson.md#lo"
        'ok-and-call> "Title") and [that][1],',
        "modules/calls/lesson.md:9: - or [the module](../people/index.md), [the list](../people/checklist-after-a-call."
        "md) and",
        "modules/calls/lesson.md:9: + or [the module](../persons/index.md), [the list](../persons/checklist-after-a-cal"
        "l.md) and",
        "modules/calls/lesson.md:12: - <!-- question: people/first-call -->",
        "modules/calls/lesson.md:12: + <!-- question: persons/first-call -->",
        "modules/calls/lesson.md:14: - <!-- scenario: people/fall-on-the-stairs -->",
        "modules/calls/lesson.md:14: + <!-- scenario: persons/fall-on-the-stairs -->",
        "modules/calls/lesson.md:16: - <!-- checklist: people/after-a-call -->",
        "modules/calls/lesson.md:16: + <!-- checklist: persons/after-a-call -->",
        "modules/calls/lesson.md:18: - [1]: ../people/guide-at-the-door.md",
        "modules/calls/lesson.md:18: + [1]: ../persons/guide-at-the-door.md",
        "modules/people/index.md:3: + was: [people]",
        'quizzes/calls.yml:33: -     prompt: "Anybody can help: [see](../people/lesson.md#stay)."',
        'quizzes/calls.yml:33: +     prompt: "Anybody can help: [see](../persons/lesson.md#stay)."',
        "modules/people becomes modules/persons",
        "quizzes/people.yml becomes quizzes/persons.yml",
        "people is persons now: 10 lines in 4 files, 2 moves. What learners kept under people follows.",
    ]
    assert "modules/people/index.md" not in files(root)
    lesson = (root / "modules/calls/lesson.md").read_text("utf-8")
    assert "Not code: `[x](../people/lesson.md)`." in lesson


def test_a_dry_run_shows_the_same_and_writes_nothing(root: Path, rename: Rename) -> None:
    before = files(root)
    code, out, err = rename("heading", "people/lesson.md#stay", "remain", "--dry-run")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "mkdocs.yml:9: -     - {title: Lesson, url: people/lesson.html#stay}",
        "mkdocs.yml:9: +     - {title: Lesson, url: people/lesson.html#remain}",
        "modules/calls/lesson.md:8: - See [the lesson](../people/lesson.md#stay), [once more](<../people/lesson.md#look"
        '-and-call> "Title") and [that][1],',
        "modules/calls/lesson.md:8: + See [the lesson](../people/lesson.md#remain), [once more](<../people/lesson.md#lo"
        'ok-and-call> "Title") and [that][1],',
        "modules/people/index.md:25: - models: {negative: look-and-call, positive: stay}",
        "modules/people/index.md:25: + models: {negative: look-and-call, positive: remain}",
        "modules/people/lesson.md:2: + headings_were: {remain: [stay]}",
        "modules/people/lesson.md:12: - ## Stay   ",
        "modules/people/lesson.md:12: + ## Stay    {#remain}",
        "modules/people/trainer.md:4: -   - {minutes: 5, sections: [stay], do: Talk.}",
        "modules/people/trainer.md:4: +   - {minutes: 5, sections: [remain], do: Talk.}",
        'quizzes/calls.yml:33: -     prompt: "Anybody can help: [see](../people/lesson.md#stay)."',
        'quizzes/calls.yml:33: +     prompt: "Anybody can help: [see](../people/lesson.md#remain)."',
        "quizzes/people.yml:16: -     section: stay",
        "quizzes/people.yml:16: +     section: remain",
        "Nothing was written; without --dry-run this changes 8 lines in 7 files.",
    ]
    assert files(root) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("question", "people/first-cal", "x"),
         "There is no question `people/first-cal`: did you mean `people/first-call`?"),
        (("question", "first-call", "x"),
         "There is more than one question `first-call`: calls/first-call, people/first-call. Write one of these."),
        (("question", "people/first-call", "what-to-say"),
         "There is a question `people/what-to-say` already, at quizzes/people.yml:17:9."),
        (("question", "people/first-call", "First Call"),
         "`First Call` cannot be the name of a question. Write lower-case words joined by hyphens, such as first-call, "
         "60 characters at most."),
        (("question", "people/first-call", "first-call"), "`first-call` is its name already."),
        (("question", "people/first-call", "calls/opening"),
         "`calls/opening` would stand elsewhere, and a new name changes nothing but the last part. To move something "
         "to another module, follow the guide: Splitting and merging modules."),
        (("module", "people", "calls"), "There is a module `calls` already, at modules/calls/index.md:2:1."),
        (("module", "people", "photos"), "modules/photos is there already. Write another name, or move it away."),
        (("module", "people", "pages"),
         "`pages` cannot be the name of a module: `pages/` holds pages of your own for learners, and is not a module. "
         "Write another name."),
        (("module", "people", "search"),
         "`search` cannot be the name of a module: the site keeps its own files in `search/`. Write another name."),
        (("lesson", "people/lesson.md", "index.md"),
         "`index.md` cannot be the name of a lesson: the module's overview is called so. Write another name."),
        (("lesson", "people/lesson.md", "trainer.md"),
         "`trainer.md` cannot be the name of a lesson: what is for trainers alone stands in a file of this name. "
         "Write another name."),
        (("lesson", "people/lesson.md", "Trainers.md"),
         "`Trainers.md` cannot be the name of a lesson: it may have been meant for `trainer.md`, which is not a "
         "lesson. Write another name."),
        (("lesson", "people/lesson.md", "quiz.md"),
         "`quiz.md` cannot be the name of a lesson: the site makes a page `quiz.md` itself. Write another name."),
        (("code", "FA-101", "fa-1"), "`fa-1` cannot be the name of a code. Write a code such as FA-102."),
        (("item", "after-a-call/stayed", "said-where"),
         "There is an item `after-a-call/said-where` already, at modules/people/checklists.yml:12:11."),
        (("item", "after-a-call/stayed", "Nein!"),
         "`Nein!` cannot be the name of an item. Write lower-case words joined by hyphens, such as first-call, "
         "60 characters at most."),
        (("code", "FA-101", "FA-102"), "There is a code `FA-102` already, at modules/calls/index.md:3:7."),
        (("catalogue", "training", "x"), "There is no catalogue `training`: did you mean `first-aid-training`?"),
        (("heading", "people/lesson.md#stays", "x"),
         "There is no heading `people/lesson.md#stays`: did you mean `people/lesson.md#stay`?"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_is_wrong_usage(root: Path, rename: Rename, words: tuple[str, ...], said: str) -> None:
    (root / "modules/photos").mkdir()
    before = files(root)
    assert rename(*words) == (2, "", f"{said}\n")
    assert files(root) == before


def test_a_former_name_of_something_else_is_wrong_usage(root: Path, rename: Rename) -> None:
    assert rename("question", "people/first-call", "call-first")[0] == 0
    assert rename("question", "people/what-to-say", "first-call") == (
        2,
        "",
        "`people/call-first` was called `first-call` before (quizzes/people.yml:6:11), and what learners kept under "
        "that name belongs to it. Write another name.\n",
    )


def test_what_would_be_wrong_under_the_new_name_is_told_and_nothing_written(root: Path, rename: Rename) -> None:
    index = root / "modules/calls/index.md"
    index.write_text(index.read_text("utf-8").replace("code: FA-102", "code: FA-102\nmerged: [persons]"), "utf-8")
    before = files(root)
    code, out, err = rename("module", "people", "persons")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "modules/calls/index.md:4:10: `persons` is the name of another module now, at modules/persons/index.md:2; "
        "give that one another name, or take this one out of `merged`",
        "",
        "This is what would be wrong under the new name, so nothing was written.",
    ]
    assert files(root) == before


def test_what_a_course_has_beside_its_texts_is_there_when_a_name_is_tried(root: Path, rename: Rename) -> None:
    (root / "locale").mkdir()
    (root / "locale/da.po").write_text('msgid ""\nmsgstr ""\n"Language: da\\n"\n', "utf-8")
    (root / "tools").mkdir()
    (root / "tools/hook.py").write_text("", "utf-8")
    (root / "overrides").mkdir(exist_ok=True)
    (root / "overrides/brand.css").write_text("", "utf-8")
    catalogue, settings = root / CATALOGUE, root / SETTINGS
    text = re.sub(r"^language: .*\n", "", catalogue.read_text("utf-8"), flags=re.MULTILINE)
    catalogue.write_text(f"language: da\n{text}", "utf-8")
    more = "hooks: [tools/hook.py]\nwatch: [tools]\nextra_css: [brand.css]\n"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    code, out, err = rename("question", "people/first-call", "call-first")
    assert (code, err) == (0, "")
    assert out.endswith("What learners kept under first-call follows.\n")
    assert [path.name for path in (root / "tools").iterdir()] == ["hook.py"]


def test_a_course_with_mistakes_is_not_renamed(root: Path, rename: Rename) -> None:
    path = root / QUIZ
    path.write_text(path.read_text("utf-8").replace("kind: true-false", "kind: true"), "utf-8")
    before = files(root)
    code, out, err = rename("module", "people", "persons")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == (
        f"A course with mistakes cannot be renamed safely. Mend them first: coursewright --root {root} check"
    )
    assert files(root) == before


def test_a_name_that_is_written_with_escapes_is_left_to_its_author(root: Path, rename: Rename) -> None:
    path = root / QUIZ
    path.write_text(path.read_text("utf-8").replace("id: what-to-say", 'id: "what-to-s\\x61y"'), "utf-8")
    before = files(root)
    assert rename("question", "people/what-to-say", "words") == (
        1,
        "",
        "quizzes/people.yml:17:9: `what-to-say` is written here in a way that cannot be changed safely; change it by "
        "hand, and write `was` beside it. Nothing was written.\n",
    )
    assert files(root) == before


def test_former_names_are_added_to_a_list_in_the_form_that_it_has(root: Path, rename: Rename) -> None:
    path = root / QUIZ
    text = path.read_text("utf-8")
    text = text.replace("- id: what-to-say\n", "- id: what-to-say # a comment\n    was:\n      - words # the first\n")
    text = text.replace(
        "  - id: three\n",
        "  - {id: extra, was: [], kind: true-false, objective: '1.1', prompt: Is it?, "
        "answer: true, feedback: {true: Yes., false: No.}}\n  - id: three\n    was:\n",
    )
    path.write_text(text, "utf-8")
    pairs = ["what-to-say say", "say words", "extra more", "more most", "three sorted"]
    for old, new in map(str.split, pairs):
        assert rename("question", f"people/{old}", new)[0] == 0
    text = path.read_text("utf-8")
    assert "- id: words # a comment\n    was:\n      - words # the first\n      - what-to-say\n      - say\n" in text
    assert "- {id: most, was: [extra, more], kind" in text
    assert "- id: sorted\n    was: [three]\n" in text
    assert load_course(root, rules=False).former.now("questions", ("people", "say")) == ("people", "words")


def test_a_name_that_comes_back_again_and_again_stands_in_the_list_once(root: Path, rename: Rename) -> None:
    for old, new in (("first-call", "call"), ("call", "first-call"), ("first-call", "call")):
        assert rename("question", f"people/{old}", new)[0] == 0
    assert "  - id: call\n    was: [first-call, call]\n" in (root / QUIZ).read_text("utf-8")
