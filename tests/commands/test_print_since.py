"""``print --since``: the sheets that are not what they were at a git revision, printed and listed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from course.commands.main import main
from tests.checks.published_course import LISTS, QUIZ, git, root, write
from tests.conftest import VALID

pytestmark = pytest.mark.process

__all__ = ["root"]  # a fixture

NEW_LIST = VALID[LISTS].replace("after-a-call", "before-a-call").replace("After a call", "Before a call")
LANGUAGES = "language: en\nlanguages: [de]\n"
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v{}z'/></svg>"


def said(capsys: pytest.CaptureFixture[str], root: Path, *words: str, ends: int = 0) -> list[str]:
    """Run ``print`` and return the lines of what it says, and of what it complains of."""
    capsys.readouterr()
    address = "--address", "https://training.acme.com/"
    assert main(["--root", str(root), "print", "--paper", "a4", *address, *words]) == ends
    out, err = capsys.readouterr()
    return [line.partition(" in ")[0] for line in (out + err).splitlines()]


def printed(root: Path) -> list[str]:
    with (root / "print/sheets.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = [line["file"] for line in csv.DictReader(file)]
    assert sorted(listed) == sorted(
        path.relative_to(root / "print").as_posix() for path in root.rglob("print/**/*.pdf")
    )
    return listed


def test_another_language_than_that_of_the_course_is_not_compared(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"modules/catalogue.yml": VALID["modules/catalogue.yml"].replace("language: en\n", LANGUAGES)})
    assert main(["--root", str(root), "print", "--since", "published", "--language", "de"]) == 2
    assert capsys.readouterr().err == (
        "--since compares the sheets in the course\u2019s own language alone: leave --language out.\n"
    )


def test_what_is_changed_new_or_gone_is_listed_and_what_is_there_is_printed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, root, "--since", "published") == [
        "No sheet has changed since published, so nothing was printed."
    ]
    assert not (root / "print").exists()
    write(root, {LISTS: VALID[LISTS].replace("Said where you are", "Said where you were")})
    forms = [f"modules/people/checklist-after-a-call-a4{mark}.pdf" for mark in ("", "-fillable")]
    changed = [*forms, "courses/essentials/pack-a4.pdf"]
    assert said(capsys, root, "--since", "published") == [
        *(f"Changed since published: {path}" for path in changed),
        "Printed 3 files",
    ]
    assert printed(root) == changed
    lesson = (root / "modules/people/lesson.md").read_text("utf-8")
    write(root, {LISTS: NEW_LIST, "modules/people/lesson.md": lesson.replace("after-a-call", "before-a-call")})
    new = [path.replace("after", "before") for path in forms]
    assert said(capsys, root, "--since", "published", "--only", "checklists") == [
        *(f"New since published: {path}" for path in new),
        *(f"Gone since published: {path}" for path in sorted(forms)),
        "Printed 2 files",
    ]
    assert printed(root) == new


def test_a_picture_that_is_another_changes_the_sheets_that_show_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prompt = next(line for line in VALID[QUIZ].splitlines() if line.strip().startswith("prompt: "))
    picture = prompt[: prompt.index("prompt")] + 'prompt: "Which?\\n\\n![A hall](hall.svg)"'
    write(root, {QUIZ: VALID[QUIZ].replace(prompt, picture, 1), "modules/people/hall.svg": DRAWING.format(3)})
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A picture")
    assert said(capsys, root, "--since", "HEAD", "--only", "worksheets")[0].startswith("No sheet has changed")
    write(root, {"modules/people/hall.svg": DRAWING.format(5)})
    assert said(capsys, root, "--since", "HEAD", "--only", "worksheets") == [
        *(f"Changed since HEAD: modules/people/worksheet-{version}-a4.pdf" for version in "ab"),
        "Printed 2 files",
    ]


def test_a_revision_that_there_is_not_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = said(capsys, root, "--since", "v7", ends=2)
    assert told == "There is no revision `v7`. Name a commit, a branch or a tag; `git log` and `git tag` list them."
    assert not (root / "print").exists()
