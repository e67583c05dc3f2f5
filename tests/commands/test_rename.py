"""`rename`: one name changes, everything that leads there follows, and all else in the files stays as it was."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from course.checks.load import load_course
from tests.commands.course_to_rename import CATALOGUE, QUIZ, SETTINGS, Rename, files, rename, root

__all__ = ["rename", "root"]  # fixtures


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


@pytest.mark.long
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


def test_a_file_that_is_written_anew_may_be_read_and_written_by_whoever_could(root: Path, rename: Rename) -> None:
    (root / QUIZ).chmod(0o640)
    assert rename("question", "people/first-call", "call-first")[0] == 0
    assert "- id: call-first\n" in (root / QUIZ).read_text("utf-8")
    assert stat.S_IMODE((root / QUIZ).stat().st_mode) == 0o640
