"""`rename` that is refused: it says why and what to write, and leaves every file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.folders import journal
from tests.commands.course_to_rename import QUIZ, Rename, files, rename, root

__all__ = ["rename", "root"]  # fixtures


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
        (("lesson", "people/lesson.md", "first visit.md"),
         "`first visit.md` cannot be the name of a lesson. Write a file such as first-visit.md."),
        (("heading", "people/lesson.md#stay", "first things"),
         "`first things` cannot be the name of a heading. Write a heading's web address such as first-things."),
        (("code", "FA-101", "fa-1"), "`fa-1` cannot be the name of a code. Write a code "
         "such as FA-102: 2 to 8 capitals, then a hyphen and 2 to 6 capitals or digits, once or more."),
        (("item", "after-a-call/stayed", "said-where"),
         "There is an item `after-a-call/said-where` already, at modules/people/checklists.yml:12:11."),
        (("item", "after-a-call/stayed", "Nein!"),
         "`Nein!` cannot be the name of an item. Write lower-case words joined by hyphens, such as first-call, "
         "60 characters at most."),
        (("code", "FA-101", "FA-102"), "There is a code `FA-102` already, at modules/calls/index.md:3:7."),
        (("code", "FA-101", "CERT-FA"), "There is a code `CERT-FA` already, at modules/catalogue.yml:18:11."),
        (("code", "CERT-FA", "FA-102"), "There is a code `FA-102` already, at modules/calls/index.md:3:7."),
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


def test_a_name_of_a_choice_and_of_its_group_is_left_to_its_author(root: Path, rename: Rename) -> None:
    path = root / QUIZ
    path.write_text(path.read_text("utf-8").replace("{id: call, text: Call", "{id: now, text: Call"), "utf-8")
    before = files(root)
    assert rename("choice", "people/three/now", "first") == (
        2,
        "",
        "`now` stands in `categories` and `items` of the question. Give one of the two another name by hand, and write "
        "`was` beside it.\n",
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


def test_a_dry_run_leaves_an_earlier_rename_that_was_cut_off_as_it_is(
    rename: Rename, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_back: list[Path] = []

    def take_back(root: Path) -> list[str]:
        taken_back.append(root)
        return []

    monkeypatch.setattr(journal, "is_under_way", lambda root: True)
    monkeypatch.setattr(journal, "take_back", take_back)
    rename("question", "people/first-call", "call-first", "--dry-run")
    assert taken_back == []
    assert rename("question", "people/first-call", "call-first")[1].startswith("An earlier rename was cut off; ")
    assert len(taken_back) == 1
