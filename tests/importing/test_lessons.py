"""Lessons from Word files and Markdown, on a whole course: text, pictures, questions in their places, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.word_files import PICTURE, PNG, SIGNS, paragraph, table, word_file
from tests.in_process import command

LESSON = "modules/first-steps/wet-day.md"
NOTES = """\
---
title: Snow
author: Me
---
# Not this one

Look ![A step](img/a.png) and ![](img/a.png).

## Shovel

Text.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    root = tmp_path / "course"
    (root / "notes.docx").write_bytes(
        word_file(
            paragraph("Rain at the door", "Title"),
            "What to do, in *short*.",
            paragraph("First", "Heading 1"),
            table(("When", "What"), ("rain", "stop")),
            PICTURE.format("A bell"),
            "QUESTION: It is wet.",
            "ANSWER: true",
            "ID: wet",
            "QUESTION: Which?",
            paragraph("Then", "Heading 2"),
            paragraph("Go on.", "Poem"),
        )
    )
    return root


@pytest.mark.long
def test_a_word_file_becomes_a_lesson_with_its_questions_in_their_places(root: Path) -> None:
    trial = command(root, "import", "notes.docx", "--to", "first-steps", "--lesson", "wet-day", "--dry-run")
    assert trial.stdout.startswith(f"notes.docx: taken as {LESSON}, with 1 picture; nothing was written\n")
    assert not (root / LESSON).exists()
    ended = command(root, "import", "notes.docx", "--to", "first-steps", "--lesson", "wet-day")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        f"notes.docx: taken as {LESSON}, with 1 picture\n"
        "    lost: the looks of the style `Poem`\n"
        "notes.docx:6: taken as wet\n"
        "notes.docx:9: refused, Which?: it has no answer; write a paragraph such as ANSWER: B below it\n"
        "1 question in it, 1 refused.\n"
    )
    assert (root / LESSON).read_text("utf-8") == (
        '---\ntitle: "Rain at the door"\n---\n\n'
        "What to do, in **short**.\n\n"
        "## First\n\n"
        "| When | What |\n| --- | --- |\n| rain | stop |\n\n"
        f"![A bell](imported/picture-1-{SIGNS}.png)\n\n"
        "<!-- question: wet -->\n\n"
        "### Then\n\n"
        "Go on.\n"
    )
    assert (root / f"modules/first-steps/imported/picture-1-{SIGNS}.png").read_bytes() == PNG
    assert "  - id: wet\n" in (root / "quizzes/first-steps.yml").read_text("utf-8")


@pytest.mark.long
def test_a_lesson_that_is_there_stays_until_it_is_to_be_replaced(root: Path) -> None:
    command(root, "import", "notes.docx", "--to", "first-steps", "--lesson", "wet-day")
    (root / LESSON).write_text("---\ntitle: Mine\n---\n\nMine.\n", "utf-8")
    again = command(root, "import", "notes.docx", "--to", "first-steps", "--lesson", "wet-day")
    said = f"{LESSON} is there already, and stays as it is. Choose another name, or replace it with --force.\n"
    assert (again.returncode, again.stdout, again.stderr) == (2, "", said)
    forced = command(root, "import", "notes.docx", "--to", "first-steps", "--lesson", "wet-day", "--force")
    assert "notes.docx:6: wet is in the bank as it is\n" in forced.stdout
    assert "Rain at the door" in (root / LESSON).read_text("utf-8")


def test_a_page_of_markdown_is_taken_with_its_pictures(root: Path) -> None:
    (root / "notes/img").mkdir(parents=True)
    (root / "notes/img/a.png").write_bytes(PNG)
    (root / "notes/snow.md").write_text(NOTES, "utf-8")
    ended = command(root, "import", "notes/snow.md", "--to", "first-steps", "--lesson", "wet-day")
    assert ended.stdout == (
        f"notes/snow.md: taken as {LESSON}, with 1 picture\n"
        "    lost: its `author`\n"
        "    lost: the picture img/a.png, which does not say what it shows\n"
        "0 questions in it, 0 refused.\n"
    )
    assert (root / LESSON).read_text("utf-8") == (
        f'---\ntitle: "Snow"\n---\n\nLook ![A step](imported/a-{SIGNS}.png) and .\n\n## Shovel\n\nText.\n'
    )


def test_what_would_not_be_sound_is_told_and_nothing_is_written(root: Path) -> None:
    (root / "bad.md").write_text("# Bad\n\n[There](nowhere.md)\n", "utf-8")
    ended = command(root, "import", "bad.md", "--to", "first-steps", "--lesson", "wet-day")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"{LESSON}:5:1: ")
    assert "nowhere.md" in ended.stderr
    assert not (root / LESSON).exists()


@pytest.mark.parametrize("words", [("exam.gift",), ("notes.docx", "notes.docx"), ("notes.docx", "--format", "docx")])
def test_a_lesson_is_of_one_file(words: tuple[str, ...], root: Path) -> None:
    (root / "exam.gift").write_text("Is it?{T}\n", "utf-8")
    ended = command(root, "import", *words, "--to", "first-steps", "--lesson", "wet-day")
    said = "--lesson takes one Word file or one page of Markdown: import notes.docx --to people --lesson wet-floors\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)
